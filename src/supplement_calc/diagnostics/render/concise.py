"""Problems as one line each, as editors and logs read them."""

from __future__ import annotations

from ..checked import CheckRun
from ..problem import Problem
from ..text import safe


def render(run: CheckRun, columns: int | None = None) -> str:
    """A line a problem, the same as the first of the full format."""
    return "".join(f"{line(problem)}\n" for problem in run.shown)


def line(problem: Problem) -> str:
    """`case.yaml:3:14: error[negative-fte]: Grade 9 has -3 FTE in post`."""
    return f"{safe(problem.span.place)}: {problem.severity}[{problem.code}]: {safe(problem.headline)}"
