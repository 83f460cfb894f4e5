"""Problems and verdicts as JSON, for scripts."""

from __future__ import annotations

import json

from ..characters import in_json
from ..checked import CheckRun
from ..problem import Problem
from ..span import Span

FORMAT = 1


def render(run: CheckRun, columns: int | None = None) -> str:
    """The run as one object."""
    return in_json(json.dumps(data_of(run), indent=2, ensure_ascii=False)) + "\n"


def data_of(run: CheckRun) -> dict[str, object]:
    """`format`, the `files` that were checked, `problems` in order, `reconciled`: the verdict on each published figure, and
    `not_checked`: of each file whose sections have errors those sections, and the rules that need one of them."""
    return {
        "format": FORMAT,
        "files": [one.file for one in run.files],
        "problems": [as_data(problem) for problem in run.problems],
        "reconciled": [{"file": one.file, **verdict} for one in run.files for verdict in one.reconciled],
        "not_checked": [
            {"file": one.file, "sections": list(one.unsound), "rules": list(one.not_checked)}
            for one in run.files
            if one.not_checked
        ],
    }


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
