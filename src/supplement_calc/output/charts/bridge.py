"""The change from the case to each of its options, cause by cause: what `compare --bridge` says, as waterfalls."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ...case.known_rates import forecast_problems
from ...case.limits import forecast_size
from ...case.sections import OPTIONS
from ...case.variants import AS_IT_STANDS, changes_of, vary
from ...diagnostics.names import fold
from ...scenarios.bridge.moved import End, Moved, moved, totals_of
from ...scenarios.evaluation import Evaluation
from ..amounts import Shown
from ..pages.compare.bridge import label_of
from ..pages.sensitivity.page import told
from .costs import waterfall_alt
from .model import Mark, Stride, Waterfall

if TYPE_CHECKING:
    from decimal import Decimal

    from ...case.case import Case

MOST_OPTIONS = 6
_MAIN = "forecast.net.total"


class Way(NamedTuple):
    """The way from the case to one of its options: the main total that both have, and the change in it."""

    id: str
    option: str
    first: End
    second: End
    moved: Moved


def option_ways(case: Case, evaluation: Evaluation, shown: Shown) -> Iterator[Way]:
    """That of each option that can be worked out, of the first few."""
    first = End(case.title, AS_IT_STANDS, case.changed, evaluation)
    for number, name in enumerate(list(case.options)[:MOST_OPTIONS], 1):
        second = _end(case, name, shown)
        total = None if second is None else main_total(first, second)
        if second is not None and total is not None:
            (one,) = moved(first, second, [total], shown.rounding.unit)
            yield Way(f"bridge_{number}_{fold(name)}", name, first, second, one)


def main_total(first: End, second: End) -> str | None:
    """The total that a way is shown of."""
    totals = totals_of(first, second)
    return _MAIN if _MAIN in totals else totals[0] if totals else None


def option_charts(case: Case, evaluation: Evaluation, shown: Shown) -> Iterator[Waterfall]:
    """A waterfall an option, of the main total that both have; none where nothing changes, or it cannot be split."""
    for way in option_ways(case, evaluation, shown):
        yield from way_chart(way, shown)


def _end(case: Case, option: str, shown: Shown) -> End | None:
    """The case as an option has it; None where it cannot be worked out."""
    variant = vary(case, [*changes_of(case, "options", option)], OPTIONS - {"options", "scenarios"})
    if variant.case is None or any(forecast_problems(variant.case)) or any(forecast_size(variant.case)):
        return None
    return End(case.title, option, variant.changed, Evaluation(variant.case, shown.rounding))


def way_chart(way: Way, shown: Shown) -> Iterator[Waterfall]:
    """The change cause by cause, where there is one and it can be split."""
    one = way.moved
    bars = [] if one.bridge is None else [bar for bar in one.bridge.bars if bar.amount]
    if not bars or one.before is None or one.after is None:
        return

    def mark(value: Decimal, text: str) -> Mark:
        return Mark(told(one.id, label_of(one), value, "GBP"), text)

    def signed(value: Decimal) -> str:
        return f"{'+' if value > 0 else '−'}{shown.money(abs(value))}"

    steps = (
        Stride(AS_IT_STANDS, mark(one.before, shown.money(one.before)), is_level=True),
        *(Stride(bar.label, mark(bar.amount, signed(bar.amount))) for bar in bars),
        Stride(way.option, mark(one.after, shown.money(one.after)), is_level=True),
    )
    title = f"{label_of(one)}: from the case as it stands to {way.option}, by cause"
    yield Waterfall(way.id, title, waterfall_alt(steps), shown.heading, steps)
