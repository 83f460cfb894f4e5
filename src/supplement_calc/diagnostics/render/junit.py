"""Problems as a JUnit report, for CI dashboards."""

from __future__ import annotations

from ..checked import CheckRun
from ..problem import Problem, is_failure
from ..text import safe
from .concise import line


def render(run: CheckRun, columns: int | None = None) -> str:
    """A test case a file: a failure with every problem's first line and help where it fails; what passes with remarks
    carries them as its output."""
    from xml.etree.ElementTree import Element, SubElement, indent, tostring

    failures = [next((p for p in one.problems if is_failure(p, strict=run.strict)), None) for one in run.files]
    failing = len(failures) - failures.count(None)
    counts = {"tests": str(len(run.files)), "failures": str(failing), "errors": "0"}
    named = {"name": "supplement-calc check", **counts}
    root = Element("testsuites", named)
    suite = SubElement(root, "testsuite", named)
    for one, first in zip(run.files, failures, strict=True):
        case = SubElement(suite, "testcase", name=_text(one.file), classname="supplement-calc.check")
        text = "\n".join(_in_full(problem) for problem in one.problems)
        if first is not None:
            SubElement(case, "failure", type=first.code, message=_text(first.headline)).text = text
        elif one.problems:
            SubElement(case, "system-out").text = text
    indent(root)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{tostring(root, encoding="unicode")}\n'


def _text(text: str) -> str:
    """The text as a report may have it; `[[ATTACHMENT|…]]`, by which dashboards publish files, is no longer that."""
    return safe(text).replace("[[", "[\\u005b")


def _in_full(problem: Problem) -> str:
    help = f"\n  help: {_text(problem.help)}" if problem.help else ""
    excuse = f"\n  {problem.excuse.kind}: {_text(problem.excuse.reason)}" if problem.excuse else ""
    return f"{_text(line(problem))}{help}{excuse}"
