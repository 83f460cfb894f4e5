"""Shares that are parts of one whole: bands of service, coverage of posts, and an indicator by group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from ..case.case import Case
from ..diagnostics import Span
from ..ledger import Figure
from ..ledger.rounding import EXACT, added
from .inputs import is_hedged

HUNDRED = Decimal(100)
# Percentages by group that add up to within this of 100 are read as shares of a whole; others measure different things.
_NEAR = Decimal(5)


class Whole(NamedTuple):
    """Shares of one whole, with its name and where to point for it."""

    name: str
    span: Span
    shares: Sequence[Figure]

    @property
    def total(self) -> Decimal:
        """The shares added up."""
        return added(share.known for share in self.shares)

    @property
    def is_fraction(self) -> bool:
        """Whether the shares add up to 1 rather than 100: fractions with a percent sign behind them."""
        return Decimal("0.9") <= self.total <= Decimal("1.1")


def wholes(case: Case) -> Iterator[Whole]:
    """Every set of shares of a case that are parts of one whole, in the file's order."""
    for name, served in case.service_length.items():
        yield from _whole(name, case.place("service_length", name), [band.share for band in served.bands])
    for name, coverage in case.coverage.items():
        for at, covered in coverage.at.items():
            for parts in (
                (covered.permanent, covered.agency, covered.uncovered),
                (covered.permanent, covered.vacancy_gap),
            ):
                given = [part for part in parts if part is not None]
                if len(given) == len(parts):
                    yield from _whole(f"{name}, {at}", case.place("coverage", name, "at", at), given)
    for name, indicator in case.indicators.items():
        values = list(indicator.values.values())
        percents = all(value.unit == "percent" for value in values)
        if indicator.by == "group" and len(values) >= 3 and percents:
            for whole in _whole(name, case.place("indicators", name, "values"), values):
                if abs(EXACT.subtract(whole.total, HUNDRED)) <= _NEAR:
                    yield whole


def _whole(name: str, span: Span, shares: Sequence[Figure]) -> Iterator[Whole]:
    """The shares as a whole, unless one of them has no value or is hedged."""
    if all(share.value is not None and not is_hedged(share) for share in shares):
        yield Whole(name, span, shares)
