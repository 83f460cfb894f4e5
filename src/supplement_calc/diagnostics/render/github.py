"""Problems as annotations of a pull request on GitHub."""

from __future__ import annotations

from ..checked import CheckRun
from ..problem import Problem, Severity
from ..text import relative, safe_each

_GITHUB_LEVEL: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "notice"}
_ESCAPED = {"%": "%25", "\r": "%0D", "\n": "%0A"}


def render(run: CheckRun, columns: int | None = None) -> str:
    """GitHub workflow commands, which show a problem next to its line of the pull request."""
    return "".join(map(_annotation, run.shown))


def _annotation(problem: Problem) -> str:
    span = problem.span
    properties = {"file": _property(relative(span.source.name)), "line": str(span.line), "endLine": str(span.end_line)}
    if span.line == span.end_line:  # GitHub reads columns only within one line
        properties |= {"col": str(span.column), "endColumn": str(max(span.end_column, span.column + 1))}
    properties["title"] = _property(problem.code)
    fields = ",".join(f"{name}={value}" for name, value in properties.items())
    message = "%0A".join(_message(text) for text in (problem.headline, problem.help) if text)
    return f"::{_GITHUB_LEVEL[problem.severity]} {fields}::{message}\n"


def _message(text: str) -> str:
    """Escaped as GitHub wants it; what could steer a screen is shown by its code, line ends within the text too."""
    return _escaped(text, _ESCAPED)


def _property(text: str) -> str:
    return _escaped(text, {**_ESCAPED, ":": "%3A", ",": "%2C"})


def _escaped(text: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(character) or shown for character, shown in zip(text, safe_each(text), strict=True))
