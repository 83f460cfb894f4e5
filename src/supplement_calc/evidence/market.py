"""The market: what comparators pay for each of our grades, the gap, and where a supplement leaves us.

Source of the method: Derbyshire County Council, 24 June 2019, application section 7 (the mean of the tops of grades).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from ..case_file.case import Case
from ..case_file.market import Comparator, Market
from ..case_file.pay import Grade
from ..case_file.stated import PayRange
from ..diagnostics.names import fold
from ..ledger import NONE, Figure, Ledger, Rounding
from ..ledger.ledger import is_answered
from . import own_pay
from .supplement import supplement_on

_STATISTICS = {"median": "middle of", "lower quartile": "lower quartile of", "upper quartile": "upper quartile of"}


class Compared(NamedTuple):
    """One comparator at one grade: its range as printed, what is compared (None where it does not give that end, or it
    is illegible) and that figure brought to our own date."""

    name: str
    comparator: Comparator
    range: PayRange
    figure: Figure | None
    brought: Figure | None


class GradeMarket(NamedTuple):
    """A grade against the market."""

    name: str
    id: str
    grade: Grade
    own: Figure | None
    compared: tuple[Compared, ...]
    statistic: Figure
    figures: dict[str, Figure]

    @property
    def used(self) -> list[Compared]:
        """The comparators that have a figure to compare."""
        return [one for one in self.compared if one.brought is not None]


class MarketEvidence(NamedTuple):
    """The market section worked out."""

    case: Case
    ledger: Ledger
    terms: Market
    grades: tuple[GradeMarket, ...]


def market(case: Case, rounding: Rounding) -> MarketEvidence:
    """Every grade that a comparator gives pay for. The statistic is rounded as a line is; the gap is of rounded figures."""
    ledger = Ledger(rounding)
    terms = terms_of(case)
    grades = tuple(_grade(case, ledger, terms, name, grade) for name, grade in case.grades.items() if _is_compared(case, name))
    return MarketEvidence(case, ledger, terms, grades)


def terms_of(case: Case) -> Market:
    """How the case compares; the mean of tops on basic pay where it does not say."""
    return case.market or Market.model_validate({})


def _is_compared(case: Case, grade: str) -> bool:
    return any(grade in comparator.pay for comparator in case.comparators.values())


def _grade(case: Case, ledger: Ledger, terms: Market, name: str, grade: Grade) -> GradeMarket:
    id = f"market.{fold(name)}"
    compared = tuple(compared_at(case, ledger, terms, name))
    statistic = _statistic(ledger, f"{id}.comparator", name, terms.statistic, compared, ledger.rounding)
    own = _own(case, ledger, terms, name, grade)
    figures = {"comparator": statistic}
    if own is not None:
        figures |= _against_own(ledger, id, name, own, statistic)
        figures |= _positions(ledger, id, name, own, [one.brought for one in compared if one.brought is not None])
        supplement = supplement_on(case, ledger, name, grade, own)
        if supplement is not None:
            figures |= _with_supplement(ledger, id, name, own, supplement, figures, compared)
    return GradeMarket(name, id, grade, own, compared, statistic, figures)


def _own(case: Case, ledger: Ledger, terms: Market, name: str, grade: Grade) -> Figure | None:
    top, bottom = own_pay.top(case, grade), own_pay.bottom(case, grade)
    if terms.of == "tops":
        return top
    if terms.of == "bottoms":
        return bottom
    return _midpoint(ledger, f"market.{fold(name)}.own", name, bottom, top)


def _midpoint(ledger: Ledger, id: str, name: str, bottom: Figure | None, top: Figure | None) -> Figure | None:
    if bottom is None or top is None or bottom.value is None or top.value is None:
        return None
    return ledger.work(f"{id}.midpoint", f"{name} midpoint", "GBP", "middle of", (bottom, top))


def compared_at(case: Case, ledger: Ledger, terms: Market, grade: str) -> Iterator[Compared]:
    """What each comparator pays at the end of the range that is compared, brought to our own date by its stated award."""
    for name, comparator in case.comparators.items():
        pay = comparator.pay.get(grade)
        if pay is None:
            continue
        id, label = f"market.{fold(grade)}.by.{fold(name)}", f"{name}, {grade}"
        match terms.of:
            case "tops":
                figure = pay.top
            case "bottoms":
                figure = pay.bottom
            case _:
                figure = _midpoint(ledger, id, label, pay.bottom, pay.top)
        known = figure if figure is not None and is_answered(figure) else None
        brought = None if known is None else _brought(ledger, id, label, terms, comparator, grade, known)
        yield Compared(name, comparator, pay, known, brought)


def _brought(ledger: Ledger, id: str, label: str, terms: Market, comparator: Comparator, grade: str, figure: Figure) -> Figure:
    """The figure as compared: with its award, and with its own supplement where that is counted."""
    parts = [figure]
    if comparator.award is not None:
        award = ledger.work(f"{id}.award", f"{label}, award to our date", "GBP", "share", (comparator.award, figure))
        parts.append(award)
    own = (comparator.supplements or {}).get(grade)
    if terms.counting == "pay with supplements" and own is not None:
        parts.append(own)
    return ledger.work(id, f"{label}, as compared", "GBP", "sum", parts)


def statistic_of(case: Case, ledger: Ledger, grade: str, statistic: str, id: str) -> Figure:
    """A statistic of the comparators at a grade, on the case's own terms otherwise; never rounded. For supplements that
    make pay up to it."""
    compared = tuple(compared_at(case, ledger, terms_of(case), grade))
    return _statistic(ledger, id, grade, statistic, compared, NONE)


def _statistic(
    ledger: Ledger, id: str, grade: str, statistic: str, compared: tuple[Compared, ...], rounding: Rounding
) -> Figure:
    """The mean, median or quartile of the comparators that have a figure."""
    values = [one.brought for one in compared if one.brought is not None]
    label = f"{grade}, {statistic} of comparators"
    if not values:
        return ledger.unanswered(id, label, "GBP", f"no comparator gives a figure for {grade} that can be read")
    if statistic in _STATISTICS:
        return ledger.work(id, label, "GBP", _STATISTICS[statistic], values, rounding)
    count = ledger.constant(
        f"market.{fold(grade)}.compared", f"{grade}, comparators counted", Decimal(len(values)), "count", str(len(values))
    )
    together = ledger.work(f"market.{fold(grade)}.comparators_together", f"{grade}, comparators together", "GBP", "sum", values)
    return ledger.work(id, label, "GBP", "ratio", (together, count), rounding)


def _against_own(ledger: Ledger, id: str, name: str, own: Figure, statistic: Figure) -> dict[str, Figure]:
    gap = ledger.work(f"{id}.gap", f"{name}, gap to the comparators", "GBP", "difference", (statistic, own))
    percent = ledger.work(f"{id}.gap_percent", f"{name}, gap as a percentage of our pay", "percent", "percentage", (gap, own))
    return {"own": ledger.work(f"{id}.own", f"{name}, our own pay", "GBP", "sum", [own]), "gap": gap, "gap_percent": percent}


def _positions(ledger: Ledger, id: str, name: str, own: Figure, others: list[Figure]) -> dict[str, Figure]:
    if not others:
        return {}
    return {"rank_before": ledger.work(f"{id}.rank_before", f"{name}, place among all", "count", "rank among", (own, *others))}


def _with_supplement(
    ledger: Ledger,
    id: str,
    name: str,
    own: Figure,
    supplement: Figure,
    figures: dict[str, Figure],
    compared: tuple[Compared, ...],
) -> dict[str, Figure]:
    after = ledger.work(f"{id}.own_after", f"{name}, our pay with the supplement", "GBP", "sum", (own, supplement))
    gap = figures["gap"]
    found = {
        "supplement": ledger.work(f"{id}.supplement", f"{name}, supplement proposed", "GBP", "sum", [supplement]),
        "own_after": after,
        "supplement_less_gap": ledger.work(
            f"{id}.supplement_less_gap", f"{name}, supplement above the gap", "GBP", "difference", (supplement, gap)
        ),
        "supplement_of_gap": ledger.work(
            f"{id}.supplement_of_gap",
            f"{name}, supplement as a percentage of the gap",
            "percent",
            "percentage",
            (supplement, gap),
        ),
    }
    others = [one.brought for one in compared if one.brought is not None]
    if others:
        found["rank_after"] = ledger.work(
            f"{id}.rank_after", f"{name}, place with the supplement", "count", "rank among", (after, *others)
        )
    return found
