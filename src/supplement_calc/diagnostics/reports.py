"""What a whole run found, file by file, for machines that keep it: JSON, JUnit and SARIF."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from .catalogue import Page, pages
from .formats import as_data, relative
from .problem import Problem, Severity, is_failure
from .span import Span
from .text import safe

FORMAT = 1
_SARIF_LEVEL: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "note"}
_SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


class Checked(NamedTuple):
    """One file and what was found in it; nothing where all is well. `reconciled` has a verdict, as plain data, for each
    published figure."""

    file: str
    problems: Sequence[Problem]
    reconciled: Sequence[Mapping[str, object]] = ()


def as_json(checked: Sequence[Checked]) -> str:
    """`format`, the `files` that were checked, `problems` in order, and `reconciled`: the verdict on each published figure."""
    data = {
        "format": FORMAT,
        "files": [one.file for one in checked],
        "problems": [as_data(problem) for one in checked for problem in one.problems],
        "reconciled": [{"file": one.file, **verdict} for one in checked for verdict in one.reconciled],
    }
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def junit(checked: Sequence[Checked], *, strict: bool = False) -> str:
    """A test case a file: a failure with every problem's first line and help where it fails; what passes with remarks
    carries them as its output."""
    from xml.etree.ElementTree import Element, SubElement, indent, tostring

    failing = [one for one in checked if any(is_failure(p, strict=strict) for p in one.problems)]
    counts = {"tests": str(len(checked)), "failures": str(len(failing)), "errors": "0"}
    named = {"name": "supplement-calc check", **counts}
    root = Element("testsuites", named)
    suite = SubElement(root, "testsuite", named)
    for one in checked:
        case = SubElement(suite, "testcase", name=_in_xml(safe(one.file)), classname="supplement-calc.check")
        text = _in_xml("\n".join(_told(problem) for problem in one.problems))
        if one in failing:
            first = next(p for p in one.problems if is_failure(p, strict=strict))
            SubElement(case, "failure", type=first.code, message=_in_xml(safe(first.headline))).text = text
        elif one.problems:
            SubElement(case, "system-out").text = text
    indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'


def _in_xml(text: str) -> str:
    """The text without the two characters that can be shown and still may not stand in XML."""
    return text.replace("\ufffe", "\\ufffe").replace("\uffff", "\\uffff")


def _told(problem: Problem) -> str:
    first = f"{safe(problem.span.place)}: {problem.severity}[{problem.code}]: {safe(problem.headline)}"
    help = f"\n  help: {safe(problem.help)}" if problem.help else ""
    excuse = f"\n  {problem.excuse.kind}: {safe(problem.excuse.reason)}" if problem.excuse else ""
    return f"{first}{help}{excuse}"


def sarif(checked: Sequence[Checked], version: str) -> str:
    """SARIF 2.1.0, for code scanning. Columns count characters from 1, the end exclusive, as ours do."""
    problems = [problem for one in checked for problem in one.problems]
    codes = sorted({problem.code for problem in problems})
    known = pages()
    rules = [_rule(code, known.get(code)) for code in codes]
    driver: dict[str, Any] = {"name": "supplement-calc", "version": version, "rules": rules}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, codes.index(problem.code)) for problem in problems],
    }
    return json.dumps({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2, ensure_ascii=False) + "\n"


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
    text = safe(problem.headline) + (f" ({safe(problem.help)})" if problem.help else "")
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": _SARIF_LEVEL[problem.severity],
        "message": {"text": text},
        "locations": [{"physicalLocation": _location(problem.span)}],
    }
    if problem.excuse:
        result["suppressions"] = [{"kind": "inSource", "justification": safe(problem.excuse.reason)}]
    if problem.related:
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": _location(related.span), "message": {"text": safe(related.text)}}
            for number, related in enumerate(problem.related, 1)
        ]
    return result


def _location(span: Span) -> dict[str, Any]:
    from urllib.parse import quote

    region = {"startLine": span.line, "startColumn": span.column, "endLine": span.end_line, "endColumn": span.end_column}
    return {"artifactLocation": {"uri": quote(relative(span.source.name))}, "region": region}
