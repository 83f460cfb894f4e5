"""Problems as a SARIF log, for code scanning."""

from __future__ import annotations

import json
from typing import Any

from ... import __version__
from ..catalogue import Page, page_of
from ..characters import in_json
from ..checked import CheckRun
from ..problem import Problem, Severity
from ..span import Span
from ..text import relative, safe

_SARIF_LEVEL: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "note"}
_SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render(run: CheckRun, columns: int | None = None) -> str:
    """SARIF 2.1.0, for code scanning. Columns count characters from 1, the end exclusive, as ours do."""
    codes = sorted({problem.code for problem in run.problems})
    rules = [_rule(code, page_of(code)) for code in codes]
    driver: dict[str, Any] = {"name": "supplement-calc", "version": __version__, "rules": rules}
    log = {
        "tool": {"driver": driver},
        **_invocations(run),
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, codes.index(problem.code)) for problem in run.problems],
    }
    data = {"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [log]}
    return in_json(json.dumps(data, indent=2, ensure_ascii=False)) + "\n"


def _invocations(run: CheckRun) -> dict[str, Any]:
    """What was not checked, as notifications of the run: it is no result, and no result stands for it."""
    notifications = [
        {
            "level": "warning",
            "message": {"text": _text(not_checked)},
            "locations": [{"physicalLocation": {"artifactLocation": {"uri": _uri(one.file)}}}],
        }
        for one in run.files
        if (not_checked := one.not_checked_sentence)
    ]
    if not notifications:
        return {}
    return {"invocations": [{"executionSuccessful": True, "toolExecutionNotifications": notifications}]}


def _rule(code: str, page: Page | None) -> dict[str, Any]:
    """A code as the catalogue explains it."""
    if page is None:
        return {"id": code}
    return {
        "id": code,
        "shortDescription": {"text": page.summary},
        "fullDescription": {"text": page.meaning},
        "help": {"text": page.text, "markdown": page.text},
        "defaultConfiguration": {"level": page.severity},
    }


def _result(problem: Problem, rule: int) -> dict[str, Any]:
    text = _text(problem.headline) + (f" ({_text(problem.help)})" if problem.help else "")
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": _SARIF_LEVEL[problem.severity],
        "message": {"text": text},
        "locations": [{"physicalLocation": _location(problem.span)}],
    }
    if problem.excuse:
        result["suppressions"] = [{"kind": "inSource", "justification": _text(problem.excuse.reason)}]
    if problem.related:
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": _location(related.span), "message": {"text": _text(related.text)}}
            for number, related in enumerate(problem.related, 1)
        ]
    return result


def _text(text: str) -> str:
    """The text of a message, in which `[words](address)` would be a link."""
    return safe(text).replace("](", "]\\u0028")


def _location(span: Span) -> dict[str, Any]:
    region = {"startLine": span.line, "startColumn": span.column, "endLine": span.end_line, "endColumn": span.end_column}
    return {"artifactLocation": {"uri": _uri(span.source.name)}, "region": region}


def _uri(file: str) -> str:
    from urllib.parse import quote

    return quote(relative(file), errors="surrogateescape")
