"""Shares of a whole, which come to 100 but for rounding, and cumulative columns, which accumulate."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ...diagnostics import Related
from ...ledger.rounding import EXACT, added
from ..context import CheckContext
from ..inputs import half_unit, plain, text_of
from ..rule import Breach, Rule
from ..wholes import HUNDRED, wholes

if TYPE_CHECKING:
    from ...case.models.service_length import Band


def shares_not_100(context: CheckContext) -> Iterator[Breach]:
    """Shares that add up to something other than 100, by more than the rounding of each can explain."""
    for whole in wholes(context.case):
        total, allowed = whole.total, added(map(half_unit, whole.shares))
        off = EXACT.subtract(total, HUNDRED)
        if abs(off) > allowed and not whole.is_fraction:
            side = "above" if off > 0 else "below"
            yield Breach(
                f"the {len(whole.shares)} shares of {whole.name} add up to {plain(total)}%, {plain(abs(off))} {side} 100;"
                f" rounding explains {plain(allowed)} at most",
                whole.span,
                "look for a share that is missing or mistyped; if the paper prints it so, silence this rule and say that",
            )


def cumulative_breaks(context: CheckContext) -> Iterator[Breach]:
    """A cumulative share that is neither the shares so far added up nor the one before with its own share added."""
    for name, served in context.case.service_length.items():
        for number, band in enumerate(served.bands):
            so_far = served.bands[: number + 1]
            if band.cumulative is not None and all(b.share.value is not None for b in so_far):
                yield from _break(context, name, so_far, band, number)


def _break(context: CheckContext, name: str, so_far: Sequence[Band], band: Band, number: int) -> Iterator[Breach]:
    assert band.cumulative is not None
    printed = band.cumulative.value
    if printed is None:
        return
    running = added(b.share.known for b in so_far)
    tolerance = added([half_unit(band.cumulative), *(half_unit(b.share) for b in so_far)])
    before = so_far[-2].cumulative if number else None
    if before is not None and before.value is not None:
        follows = added([before.known, band.share.known])
        own_tolerance = added([half_unit(band.cumulative), half_unit(band.share), half_unit(before)])
        if abs(EXACT.subtract(printed, follows)) <= own_tolerance:
            return
    off = EXACT.subtract(printed, running)
    if abs(off) > tolerance:
        place = ("service_length", name, "bands", str(number + 1))
        side = "above" if off > 0 else "below"
        yield Breach(
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
