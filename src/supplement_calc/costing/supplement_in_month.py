"""What a grade's staff are paid on top in one month, at a year's rate: its own amount, for its own days."""

from __future__ import annotations

from typing import NamedTuple

from ..case.case import Case
from ..case.paid import has_own_time, share_paid
from ..evidence.supplement_per_fte import supplement_on
from ..ledger import Figure, Ledger
from .forecast.calendar import Month
from .posts import Posts


class Amount(NamedTuple):
    """Pounds a year for one FTE before pay awards. `variant_of_year` and `part` are what tell it from other months' in an id,
    empty of an amount that is the same throughout. `times` and `of` are the parts of the month's own share in which it is paid;
    None of all."""

    figure: Figure
    variant_of_year: str = ""
    part: str = ""
    times: int | None = None
    of: int = 1

    @property
    def variant(self) -> str:
        """Both."""
        return f"{self.variant_of_year}{self.part}"

    def paid(self, ledger: Ledger, id: str, label: str, figure: Figure) -> Figure:
        """An amount, this one or what awards have made of it, for the part of the month's share that it is paid."""
        if self.times is None:
            return figure
        times = ledger.count(f"parts_paid_{self.times}", "Parts of a month paid", self.times)
        whole = ledger.count(f"parts_{self.of}", "Parts of a month", self.of)
        by = ledger.work(f"{id}.times", f"{label}, times the parts paid", "GBP", "product", (figure, times))
        return ledger.work(id, f"{label}, of the part of the month paid", "GBP", "ratio", (by, whole))


def amount_in(case: Case, ledger: Ledger, posts: Posts, month: Month) -> Amount | None:
    """The amount of a month; None where the posts have no supplement in it."""
    grade = case.grades[posts.grade]
    if posts.supplement is None or not has_own_time(grade):
        return None if posts.supplement is None else Amount(posts.supplement)
    share = share_paid(case, grade, month.first)
    figure, variant = posts.supplement, ""
    if grade.amounts_by_year:
        given = supplement_on(case, ledger, posts.grade, grade, posts.salary, posts.point, month.year)
        if given is None:
            return None
        figure, variant = given, f".in_{month.year.id}"
    if not share or not month.paid:
        return None
    if share == month.paid:
        return Amount(figure, variant)
    part = share / month.paid
    return Amount(figure, variant, f".part_{month.id}", part.numerator, part.denominator)
