"""One turnover for a payment that staff of several grades get."""

from __future__ import annotations

from collections.abc import Sequence

from ....ledger import Figure, Ledger
from ..calendar import Month
from ..grade_lines import GradeLines
from .effects import Effects


def turnover_of_grades(ledger: Ledger, id: str, effects: Effects, grades: Sequence[GradeLines], month: Month) -> Figure:
    """The turnover that all of some grades have in a month; where they differ, their mean by posts."""
    rates = [effects.turnover(name, month) for name in [grade.label for grade in grades] or effects.case.grades]
    if not grades or len({rate.id for rate in rates}) == 1:
        return rates[0]
    name = f"{id}.turnover"
    posts = [grade.established for grade in grades]
    total = ledger.work(f"{name}.posts", "Posts of its grades", "FTE", "sum", posts)
    any_ = ledger.work(f"{name}.any", "1 where there are any, else 0", "count", "whether above", (total, ledger.zero("FTE")))
    none = ledger.work(
        f"{name}.none", "1 where there are none, else 0", "count", "difference", (ledger.count("one", "One", 1), any_)
    )
    pairs = [figure for fte, rate in zip(posts, rates, strict=True) for figure in (fte, rate)]
    return ledger.work(name, f"Turnover of its grades in {month.name}", "percent", "mean", [*pairs, none, rates[0]])
