"""Exit codes, and problems on standard error."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..output.terminal import columns, show

if TYPE_CHECKING:
    from ..diagnostics import Problem

WELL, CASE_WRONG, USAGE_WRONG = 0, 1, 2


class Result:
    """What a run comes to: the worst of its exit codes so far."""

    def __init__(self) -> None:
        self.code = WELL

    def at_least(self, code: int) -> None:
        """Note an exit code; the highest wins."""
        self.code = max(self.code, code)


def report_problems(problems: Sequence[Problem]) -> None:
    """Show problems to a person, on standard error."""
    if problems:
        from ..diagnostics.render.text import lines

        show(lines(problems, columns=columns(sys.stderr)), sys.stderr)
