"""Exit codes, and problems on standard error."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..output.terminal import columns, show

if TYPE_CHECKING:
    from ..costing.costing import Costing
    from ..costing.package import PackageCosting
    from ..diagnostics import Problem

    Costed = Costing | PackageCosting


WELL, CASE_WRONG, USAGE_WRONG = 0, 1, 2


class Result:
    """What a run comes to: the worst of its exit codes so far."""

    def __init__(self) -> None:
        self.code = WELL

    def at_least(self, code: int) -> None:
        """Note an exit code; the highest wins."""
        self.code = max(self.code, code)


def tell(problems: Sequence[Problem]) -> None:
    """Problems on standard error, for a person."""
    if problems:
        from ..diagnostics.render.text import lines

        show(lines(problems, columns=columns(sys.stderr)), sys.stderr)
