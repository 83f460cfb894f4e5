"""What the supplement costs over its term for staff that do not change: month by month, each at its own pay day's rates.

Months that are alike are worked out once. The working of a month is the forecast's own, so that for the same staff the two come
to the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..case.case import Case
from ..ledger import Figure, Ledger
from ..reference.calendar import day_in_words
from ..reference.contracted_out import Rebate, rebate_on
from ..reference.national_insurance import Row, known_from, known_to, row_on
from .forecast.calendar import Month
from .forecast.on_costs import MonthlyOnCosts, Paid
from .forecast.pay import Line, share_of_month
from .forecast.rounded_sums import rounded_sum
from .on_costs.reliefs import is_contracted_out
from .posts import Posts, Staffing, UpliftPosts
from .supplement_in_month import amount_in

LABELS = {"in_post": "staff in post", "all_posts": "all posts filled"}


class MonthOfTerm(NamedTuple):
    """A month's supplement and its on-costs, pounds, not rounded; on-costs are None where the case gives none."""

    supplement: Figure
    on_costs: Figure | None


class Sum(NamedTuple):
    """Where so many months are added up: the id and label that it has, and what its lines are called."""

    id: str
    label: str


class TermCost:
    """The supplement to `in_post` or `all_posts`, under a table's id."""

    def __init__(self, case: Case, ledger: Ledger, staff: Staffing, on_costs: MonthlyOnCosts, whose: str, under: str) -> None:
        self.case, self.ledger, self.on_costs, self.whose = case, ledger, on_costs, whose
        self.under = f"{under}.{whose}"
        posts = ((one, self._fte(one)) for one in staff.posts if one.supplement is not None)
        self.posts = [(one, fte) for one, fte in posts if fte is not None]
        uplifts = ((one, self._moved(one)) for one in staff.uplifts)
        self.uplifts = [(one, fte) for one, fte in uplifts if fte is not None]
        self.zero = ledger.zero("GBP")
        self._months: dict[tuple[object, ...], MonthOfTerm] = {}

    def of_year(self, to: Sum, months: Sequence[Month]) -> Figure:
        """The months of a year together: supplements and on-costs, each rounded once, and their sum."""
        return self._together(to, [(month, 1) for month in months])

    def of_full_year(self, to: Sum, month: Month) -> Figure:
        """Twelve times a month, in the same way."""
        return self._together(to, [(month, 12)])

    def _together(self, to: Sum, months: Sequence[tuple[Month, int]]) -> Figure:
        if not self.posts and not self.uplifts:
            who = "posts" if self.whose == "all_posts" else "staff in post"
            return self.ledger.unanswered(to.id, to.label, "GBP", f"no {who} are given a supplement", absent=True)
        unknown = [month for month, _ in months if not is_known(self.case, month)]
        if unknown:
            return self.ledger.unanswered(to.id, to.label, "GBP", _why_unknown(unknown[0]))
        times: dict[int, int] = {}
        each: dict[int, MonthOfTerm] = {}
        for month, number in months:
            cost = self._month(month)
            each[id(cost)] = cost
            times[id(cost)] = times.get(id(cost), 0) + number
        parts = [(cost, times[key]) for key, cost in each.items()]
        lines = [self._sum(f"{to.id}.supplement", f"{to.label}: before on-costs", [(c.supplement, n) for c, n in parts])]
        on_costs = [(cost.on_costs, n) for cost, n in parts if cost.on_costs is not None]
        if on_costs:
            lines.append(self._sum(f"{to.id}.on_costs", f"{to.label}: on-costs", on_costs))
        return self.ledger.work(to.id, to.label, "GBP", "sum", lines)

    def _sum(self, id: str, label: str, parts: Sequence[tuple[Figure, int]]) -> Figure:
        return rounded_sum(self.ledger, id, label, "sum", [self._times(figure, number) for figure, number in parts])

    def _times(self, figure: Figure, number: int) -> Figure:
        if number == 1:
            return figure
        count = self.ledger.count(f"months_alike_{number}", "Months alike", number)
        label = f"{figure.label}, {number} months alike"
        return self.ledger.work(f"{figure.id}.times_{number}", label, "GBP", "product", (count, figure))

    def _month(self, month: Month) -> MonthOfTerm:
        """One month; the first of those that are alike, for all of them."""
        extras = self._extras(month) if month.paid else []
        lines = tuple((one.line.id, one.line.variant) for one in extras)
        key = (month.paid, lines, *self.on_costs.terms(month))
        if key not in self._months:
            self._months[key] = self._worked(month, extras)
        return self._months[key]

    def _worked(self, month: Month, extras: Sequence[Paid]) -> MonthOfTerm:
        under = f"{self.under}.month_{month.id}"
        label = f"Supplements of {month.name}, {LABELS[self.whose]}"
        yearly = [self._yearly(one) for one in extras] or [self.zero]
        together = self.ledger.work(f"{under}.a_year", f"{label}, at a year's rate", "GBP", "sum", yearly)
        supplement = share_of_month(self.ledger, f"{under}.supplement", label, month, together)
        return MonthOfTerm(supplement, self.on_costs.of_extras(under, month, extras, supplement))

    def _yearly(self, one: Paid) -> Figure:
        line = one.line
        assert line.on_top is not None
        id, label = f"{self.under}.pay.{line.id}{line.variant}", f"{line.label}: supplement at a year's rate"
        return self.ledger.work(id, label, "GBP", "product", (one.fte, line.on_top))

    def _extras(self, month: Month) -> list[Paid]:
        paid = []
        for posts, fte in self.posts:
            amount = amount_in(self.case, self.ledger, posts, month)
            if amount is not None:
                id, label = f"supplement_by_year.pay.{posts.id}{amount.variant}", f"{posts.label} supplement"
                on_top = amount.paid(self.ledger, id, label, amount.figure)
                line = Line(posts.id, posts.label, posts.salary, on_top, 0, grade=posts.grade, variant=amount.variant)
                paid.append(Paid(line, fte))
        paid += [
            Paid(Line(uplift.id, uplift.label, uplift.salary, uplift.price, 0, higher_point=True, grade=uplift.grade), fte)
            for uplift, fte in self.uplifts
        ]
        return paid

    def _fte(self, posts: Posts) -> Figure | None:
        return posts.in_post if self.whose == "in_post" else posts.established(self.ledger)

    def _moved(self, uplift: UpliftPosts) -> Figure | None:
        if self.whose == "in_post" or uplift.vacant is None:
            return uplift.in_post
        if uplift.in_post is None:
            return uplift.vacant
        id, label = f"{self.under}.posts.{uplift.id}", f"{uplift.label} posts"
        return self.ledger.work(id, label, "FTE", "sum", (uplift.in_post, uplift.vacant))


def is_known(case: Case, month: Month) -> bool:
    """Whether the rates of a month's pay day are known, or the case says what to take them to be."""
    parts = case.on_costs_by_part
    if parts is None or parts.national_insurance is not None:
        return True
    return known_from() <= month.pay_day and (parts.as_ is not None or month.pay_day <= known_to())


class PayDayRate(NamedTuple):
    """What National Insurance is due at from a month on; `rebate` is what is off for staff who were contracted out."""

    month: Month
    row: Row
    rebate: Rebate | None


def pay_day_rates(case: Case, months: Sequence[Month]) -> Iterator[PayDayRate]:
    """The rate, threshold and rebate of the first of some months, and of each in which they change; none where the case gives
    a flat rate or states its own. Months whose rates are not known are passed over."""
    parts = case.on_costs_by_part
    if parts is None or parts.national_insurance is not None:
        return
    out, before = is_contracted_out(case, parts), None
    for month in months:
        if is_known(case, month):
            row, rebate = row_on(month.pay_day, parts.as_), rebate_on(month.pay_day) if out else None
            now = (row.rate, row.threshold_year, rebate)
            if now != before:
                yield PayDayRate(month, row, rebate)
            before = now


def _why_unknown(month: Month) -> str:
    if month.pay_day < known_from():
        return f"employer's National Insurance is known from {day_in_words(known_from())}, not in {month.name}"
    after = day_in_words(known_to())
    return (
        f"employer's National Insurance is not known after {after}; `as: …` under on_costs says what to take later years to be"
    )


def full_year_month(months: Sequence[Month]) -> Month | None:
    """The last month of a year that is paid for in whole."""
    return next((month for month in reversed(months) if month.paid == 1), None)
