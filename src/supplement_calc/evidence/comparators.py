"""Comparators: what each pays at a grade, as compared, and the statistic of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..case.case import Case
from ..case.models.comparators import Comparator
from ..case.models.fields.pay_ranges import PayRange
from ..case.models.market import Market
from ..diagnostics.names import fold
from ..ledger import NONE, Figure, Ledger, Operation, Rounding
from ..ledger.ledger import is_answered

_STATISTICS: dict[str, Operation] = {
    "median": "middle of",
    "lower quartile": "lower quartile of",
    "upper quartile": "upper quartile of",
}


class Compared(NamedTuple):
    """One comparator at one grade: its range as printed, what is compared (None where it does not give that end, or it
    is illegible), that figure brought to our own date, and its own supplement, which is in that where it is counted."""

    name: str
    comparator: Comparator
    range: PayRange
    figure: Figure | None
    brought: Figure | None
    supplement: Figure | None


def terms_of(case: Case) -> Market:
    """How the case compares; the mean of tops on basic pay where it does not say."""
    return case.market or Market.model_validate({})


def compared_at(case: Case, ledger: Ledger, terms: Market, grade: str) -> Iterator[Compared]:
    """What each comparator pays at the end of the range that is compared, brought to our own date by its stated award."""
    for name, comparator in case.comparators.items():
        pay = comparator.pay.get(grade)
        if pay is None:
            continue
        id, label = f"market.{fold(grade)}.by.{fold(name)}", f"{name}, {grade}"
        figure = _compared_end(ledger, id, label, terms, pay.bottom, pay.top)
        known = figure if figure is not None and is_answered(figure) else None
        supplement = (comparator.supplements or {}).get(grade)
        if supplement is not None and terms.counting == "pay with supplements":
            supplement = ledger.relabelled(f"{id}.supplement", f"{label}, its own supplement", supplement)
        brought = None if known is None else _brought(case, ledger, id, label, terms, comparator, grade, known, supplement)
        yield Compared(name, comparator, pay, known, brought, supplement)


def _compared_end(
    ledger: Ledger, id: str, label: str, terms: Market, bottom: Figure | None, top: Figure | None
) -> Figure | None:
    match terms.of:
        case "tops":
            return top
        case "bottoms":
            return bottom
        case _:
            return midpoint(ledger, id, label, bottom, top)


def _brought(
    case: Case,
    ledger: Ledger,
    id: str,
    label: str,
    terms: Market,
    comparator: Comparator,
    grade: str,
    figure: Figure,
    supplement: Figure | None,
) -> Figure:
    """The figure as compared: with its award, and with its own supplement where that is counted."""
    parts = [figure]
    if isinstance(comparator.award, str):
        parts = [_nationally(case, ledger, id, label, terms, comparator, grade)]
    elif comparator.award is not None and comparator.award.unit == "GBP":
        parts.append(comparator.award)
    elif comparator.award is not None:
        award = ledger.work(f"{id}.award", f"{label}, award to our date", "GBP", "share", (comparator.award, figure))
        parts.append(award)
    if terms.counting == "pay with supplements" and supplement is not None:
        parts.append(supplement)
    return ledger.work(id, f"{label}, as compared", "GBP", "sum", parts)


def _nationally(case: Case, ledger: Ledger, id: str, label: str, terms: Market, comparator: Comparator, grade: str) -> Figure:
    """The end that is compared, brought to our own date by a national body's awards; of midpoints both ends are."""
    from ..case.awards.points import number_of
    from .brought_by_awards import national_rise  # of use to a case that names a national body alone

    rise, pay, points = national_rise(case, comparator), comparator.pay[grade], (comparator.points or {}).get(grade)
    assert rise is not None
    ends = []
    for at, (end, figure) in enumerate((("bottom", pay.bottom), ("top", pay.top))):
        wanted = figure is not None and is_answered(figure) and terms.of in (f"{end}s", "midpoints")
        under = f"{id}.{end}" if terms.of == "midpoints" else id
        point = None if points is None else number_of(points[at])
        ends.append(rise.brought(ledger, under, label, figure, point) if wanted and figure is not None else None)
    brought = _compared_end(ledger, f"{id}.brought", f"{label}, at our date", terms, *ends)
    assert brought is not None
    return brought


def statistic_of(case: Case, ledger: Ledger, grade: str, statistic: str, id: str) -> Figure:
    """A statistic of the comparators at a grade, on the case's own terms otherwise; never rounded. For supplements that
    make pay up to it."""
    compared = tuple(compared_at(case, ledger, terms_of(case), grade))
    return statistic_among(ledger, id, grade, statistic, compared, NONE)


def statistic_among(
    ledger: Ledger, id: str, grade: str, statistic: str, compared: tuple[Compared, ...], rounding: Rounding
) -> Figure:
    """The mean, median or quartile of the comparators that have a figure."""
    values = [one.brought for one in compared if one.brought is not None]
    label = f"{grade}, {statistic} of comparators"
    if not values:
        return ledger.unanswered(id, label, "GBP", f"no comparator gives a figure for {grade} that can be read")
    if statistic in _STATISTICS:
        return ledger.work(id, label, "GBP", _STATISTICS[statistic], values, rounding)
    count = ledger.count(f"market.{fold(grade)}.compared", f"{grade}, comparators counted", len(values))
    together = ledger.work(f"market.{fold(grade)}.comparators_together", f"{grade}, comparators together", "GBP", "sum", values)
    return ledger.work(id, label, "GBP", "ratio", (together, count), rounding)


def midpoint(ledger: Ledger, id: str, name: str, bottom: Figure | None, top: Figure | None) -> Figure | None:
    if bottom is None or top is None or bottom.value is None or top.value is None:
        return None
    return ledger.work(f"{id}.midpoint", f"{name} midpoint", "GBP", "middle of", (bottom, top))
