"""Shares of a whole, which come to 100 but for rounding, and cumulative columns, which accumulate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from ...diagnostics import Related, Span
from ...ledger import Figure
from ...ledger.rounding import EXACT
from ..context import CheckContext
from .common import added, half_unit, is_hedged, plain, text_of
from .rule import Found, Rule

if TYPE_CHECKING:
    from ...case.case import Case
    from ...case.models.service_length import Band

HUNDRED = Decimal(100)
# Percentages by group that add up to within this of 100 are taken for shares of a whole; others measure different things.
_NEAR = Decimal(5)


class Whole(NamedTuple):
    """Shares of one whole, with its name and where to point for it."""

    name: str
    span: Span
    shares: Sequence[Figure]
    path: tuple[str, ...]

    @property
    def total(self) -> Decimal:
        """The shares added up."""
        return added(share.known for share in self.shares)

    @property
    def is_fraction(self) -> bool:
        """Whether the shares add up to 1 rather than 100: fractions with a percent sign behind them."""
        return Decimal("0.9") <= self.total <= Decimal("1.1")


def shares_not_100(context: CheckContext) -> Iterator[Found]:
    """Shares that add up to something other than 100, by more than the rounding of each can explain."""
    for whole in wholes(context.case):
        total, allowed = whole.total, added(map(half_unit, whole.shares))
        off = EXACT.subtract(total, HUNDRED)
        if abs(off) > allowed and not whole.is_fraction:
            side = "above" if off > 0 else "below"
            yield Found(
                f"the {len(whole.shares)} shares of {whole.name} add up to {plain(total)}%, {plain(abs(off))} {side} 100;"
                f" rounding explains {plain(allowed)} at most",
                whole.span,
                "look for a share that is missing or mistyped; if the paper prints it so, silence this rule and say that",
            )


def wholes(case: Case) -> Iterator[Whole]:
    """Every set of shares that are parts of one whole."""
    path: tuple[str, ...]
    for name, served in case.service_length.items():
        path = ("service_length", name)
        yield from _whole(name, case.place(*path), [band.share for band in served.bands], path)
    for name, coverage in case.coverage.items():
        for at, covered in coverage.at.items():
            path = ("coverage", name, "at", at)
            for parts in (
                (covered.permanent, covered.agency, covered.uncovered),
                (covered.permanent, covered.vacancy_gap),
            ):
                given = [part for part in parts if part is not None]
                if len(given) == len(parts):
                    yield from _whole(f"{name}, {at}", case.place(*path), given, path)
    for name, indicator in case.indicators.items():
        values = list(indicator.values.values())
        percents = all(value.unit == "percent" for value in values)
        if indicator.by == "group" and len(values) >= 3 and percents:
            path = ("indicators", name, "values")
            for whole in _whole(name, case.place(*path), values, path):
                if abs(EXACT.subtract(whole.total, HUNDRED)) <= _NEAR:
                    yield whole


def _whole(name: str, span: Span, shares: Sequence[Figure], path: tuple[str, ...]) -> Iterator[Whole]:
    """The shares as a whole, unless one of them is not there or only about so much."""
    if all(share.value is not None and not is_hedged(share) for share in shares):
        yield Whole(name, span, shares, path)


def cumulative_breaks(context: CheckContext) -> Iterator[Found]:
    """A cumulative share that is neither the shares so far added up nor the one before with its own share added."""
    for name, served in context.case.service_length.items():
        for number, band in enumerate(served.bands):
            so_far = served.bands[: number + 1]
            if band.cumulative is not None and all(b.share.value is not None for b in so_far):
                yield from _break(context, name, so_far, band, number)


def _break(context: CheckContext, name: str, so_far: Sequence[Band], band: Band, number: int) -> Iterator[Found]:
    assert band.cumulative is not None
    printed = band.cumulative.value
    if printed is None:
        return
    running = added(b.share.known for b in so_far)
    tolerance = added([half_unit(band.cumulative), *(half_unit(b.share) for b in so_far)])
    before = so_far[-2].cumulative if number else None
    if before is not None and before.value is not None:
        follows = added([before.known, band.share.known])
        own_slack = added([half_unit(band.cumulative), half_unit(band.share), half_unit(before)])
        if abs(EXACT.subtract(printed, follows)) <= own_slack:
            return
    off = EXACT.subtract(printed, running)
    if abs(off) > tolerance:
        place = ("service_length", name, "bands", str(number + 1))
        side = "above" if off > 0 else "below"
        yield Found(
            f"{name}, {band.band}: the cumulative share is {text_of(band.cumulative)}, {plain(abs(off))} {side} the shares so"
            f" far, {plain(running)}%",
            context.case.place(*place, "cumulative"),
            "a cumulative share is the one above it and the band's own share added up",
            (Related(context.case.place(*place, "share"), "its share"),),
        )


RULES = (
    Rule("shares-not-100", "error", shares_not_100),
    Rule("cumulative-breaks", "error", cumulative_breaks),
)
