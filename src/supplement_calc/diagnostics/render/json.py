"""What a whole run found, file by file, for machines that keep it: JSON, JUnit and SARIF."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ..problem import Problem
from ..span import Span

FORMAT = 1


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
