"""Problems for machines: one line each, GitHub annotations, and JSON."""

from __future__ import annotations

from collections.abc import Iterable

from .problem import Problem, Severity
from .span import Span
from .text import safe

_GITHUB_LEVEL: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}


def concise(problems: Iterable[Problem]) -> str:
    """One line a problem, the same first line as the full format."""
    return "".join(f"{safe(p.span.place)}: {p.severity}[{p.code}]: {safe(p.headline)}\n" for p in problems)


def github(problems: Iterable[Problem]) -> str:
    """GitHub workflow commands, which show a problem beside the line of the pull request."""
    return "".join(_annotation(p) for p in problems)


def _annotation(problem: Problem) -> str:
    span = problem.span
    properties = {"file": _property(relative(span.source.name)), "line": str(span.line), "endLine": str(span.end_line)}
    if span.line == span.end_line:  # GitHub reads columns only within one line
        properties |= {"col": str(span.column), "endColumn": str(max(span.end_column, span.column + 1))}
    properties["title"] = _property(problem.code)
    fields = ",".join(f"{name}={value}" for name, value in properties.items())
    message = "%0A".join(_message(text) for text in (problem.headline, problem.help) if text)
    return f"::{_GITHUB_LEVEL[problem.severity]} {fields}::{message}\n"


def relative(name: str) -> str:
    """The path as GitHub wants it: from the root of the repository, with forward slashes."""
    import os
    from pathlib import Path

    root = Path(os.environ.get("GITHUB_WORKSPACE") or Path.cwd())
    path = Path(os.path.normpath(Path.cwd() / name))
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else Path(name).as_posix()


def _message(text: str) -> str:
    """Escaped as GitHub wants it; what could steer a screen is shown by its code, line ends within the text too."""
    escaped = {"%": "%25", "\r": "%0D", "\n": "%0A"}
    return "".join(escaped.get(character) or safe(character) for character in text)


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def as_data(problem: Problem) -> dict[str, object]:
    """The problem as plain data for JSON; lines and columns count from 1 and the end is exclusive."""
    return {
        "code": problem.code,
        "severity": problem.severity,
        "headline": problem.headline,
        **_place(problem.span),
        "help": problem.help,
        "excuse": None if problem.excuse is None else {"kind": problem.excuse.kind, "reason": problem.excuse.reason},
        "related": [{"text": related.text, **_place(related.span)} for related in problem.related],
    }


def _place(span: Span) -> dict[str, object]:
    return {
        "file": span.source.name,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
