"""Slips of basis: another answer to the same question, other hours or weeks, the other end of a range."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from ....diagnostics.names import listed
from ....ledger import Figure
from ....ledger.rounding import EXACT, QUOTIENT
from ..mismatch import Candidate, Mismatch

if TYPE_CHECKING:
    from ....costing.ledgers import CaseLedgers
    from ....evidence.market import GradeMarket
    from ..revaluation import Revaluation

# Families of figures that answer one question on several bases.
_FAMILIES = ("break_even.by_basis.", "break_even.rate.", "break_even.saving.", "agency_premium.", "agency_cover.vacant_fte.")
_OF_THE_WHOLE = {
    "break_even.vacant_fte": ("break_even.by_basis.", "agency_cover.vacant_fte."),
    "break_even.vacancy_rate": ("break_even.rate.",),
}


def another_basis(mismatch: Mismatch) -> Iterator[Candidate]:
    """The vacancies that break even, or the agency premium, on another basis than the one named."""
    figure = mismatch.claim.figure
    for prefix in _OF_THE_WHOLE.get(figure.id) or [family for family in _FAMILIES if figure.id.startswith(family)]:
        for other in mismatch.siblings(prefix):
            if other.unit == figure.unit and other.value is not None and other.value != figure.value:
                yield Candidate(other.value, f"on another basis: {other.label}")


_HOURS = tuple(map(Decimal, ("35", "36", "36.25", "37", "37.5", "38", "39", "40")))
_WEEKS = tuple(map(Decimal, ("44", "45", "46", "47", "48", "50", "52", "52.14", "52.143", "52.18")))
_USUAL = frozenset(map(Decimal, ("35", "37", "37.5", "40", "44", "46", "47", "52")))
_GIVEN = {"agency.hours_a_week": (_HOURS, "hours a week"), "agency.weeks_a_year": (_WEEKS, "weeks")}


def other_hours(mismatch: Mismatch) -> Iterator[Candidate]:
    """A rate made annual on other hours a week or weeks a year: 37 × 52, 40 × 52 and 37 × 47 are all in use."""
    for again in mismatch.versions:
        held = {one.id: one.value for one in again.precedents if one.value is not None}
        for id, (others, what) in _GIVEN.items():
            now = held.get(id)
            for other in others if now is not None else ():
                if other != now:
                    says = f"made annual on {other} {what}, not {now:f}"
                    yield Candidate(again.value({id: other}), says, depth=int(other not in _USUAL))
        if "agency.cost_per_fte" in held:
            yield from _scaled(again, held["agency.cost_per_fte"])


def _scaled(again: Revaluation, cost: Decimal) -> Iterator[Candidate]:
    """A cost a year that the case gives as it is: the same on 47 weeks for 52, or on 40 hours for 37."""
    for one, other, what in ((47, 52, "weeks"), (37, 40, "hours a week")):
        for now, then in ((one, other), (other, one)):
            value = QUOTIENT.divide(EXACT.multiply(cost, then), Decimal(now))
            yield Candidate(again.value({"agency.cost_per_fte": value}), f"made annual on {then} {what}, not {now}")


def other_end(mismatch: Mismatch) -> Iterator[Candidate]:
    """The bottom of a comparator's range read as its top, or the top as its bottom: of all, of those whose own end cannot be
    read, or of one."""
    grade = _grade_of(mismatch)
    if grade is None:
        return
    tops = mismatch.claim.ledgers.case.market is None or mismatch.claim.ledgers.case.market.of == "tops"
    ends = [(one.name, _value(one.range.top), _value(one.range.bottom)) for one in grade.compared]
    known = ends if tops else [(name, bottom, top) for name, top, bottom in ends]
    unread = [name for name, end, other in known if end is None and other is not None]
    if unread:
        yield Candidate(_mean(other if end is None else end for _, end, other in known), _in_words(tops, unread))
    yield Candidate(_mean(end if other is None else other for _, end, other in known), _in_words(tops, ["all"]))
    for this, end, other in known:
        if end is not None and other is not None and end != other:
            yield Candidate(_mean(other if name == this else e for name, e, _ in known), _in_words(tops, [this]))


def _grade_of(mismatch: Mismatch) -> GradeMarket | None:
    """The grade whose mean of comparators the claim is."""
    ledgers = mismatch.claim.ledgers
    if not ledgers.case.comparators or (ledgers.case.market is not None and ledgers.case.market.statistic != "mean"):
        return None
    return mismatch.once(_grades_by_statistic).get(mismatch.claim.figure.id)


def _grades_by_statistic(ledgers: CaseLedgers) -> dict[str, GradeMarket]:
    return {grade.statistic.id: grade for grade in reversed(ledgers.market.grades)}


def _value(figure: Figure | None) -> Decimal | None:
    return None if figure is None else figure.value


def _mean(values: Iterator[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return QUOTIENT.divide(sum(known, Decimal(0)), Decimal(len(known))) if known else None


def _in_words(tops: bool, names: list[str]) -> str:
    other, own = ("bottom", "top") if tops else ("top", "bottom")
    return f"the {other} of the range of {listed(names)} used as its {own}"
