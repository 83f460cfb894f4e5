"""The change from the case to each of its options, cause by cause: what `compare --bridge` says, as waterfalls."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

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


def option_charts(case: Case, evaluation: Evaluation, shown: Shown) -> Iterator[Waterfall]:
    """A waterfall an option, of the main total that both have; none where nothing changes, or it cannot be split."""
    first = End(case.title, AS_IT_STANDS, case.changed, evaluation)
    for number, name in enumerate(list(case.options)[:MOST_OPTIONS], 1):
        second = _end(case, name, shown)
        totals = [] if second is None else totals_of(first, second)
        if second is not None and totals:
            (one,) = moved(first, second, [_MAIN if _MAIN in totals else totals[0]], shown.rounding.unit)
            yield from _waterfall(f"bridge_{number}_{fold(name)}", name, one, shown)


def _end(case: Case, option: str, shown: Shown) -> End | None:
    """The case as an option has it; None where it cannot be worked out."""
    variant = vary(case, [*changes_of(case, "options", option)], OPTIONS - {"options", "scenarios"})
    if variant.case is None or any(forecast_problems(variant.case)) or any(forecast_size(variant.case)):
        return None
    return End(case.title, option, variant.changed, Evaluation(variant.case, shown.rounding))


def _waterfall(id: str, option: str, one: Moved, shown: Shown) -> Iterator[Waterfall]:
    bars = [] if one.bridge is None else [bar for bar in one.bridge.bars if bar.amount]
    if not bars or one.before is None or one.after is None:
        return
    label = label_of(one)

    def mark(value: Decimal, text: str) -> Mark:
        return Mark(told(one.id, label, value, "GBP"), text)

    def signed(value: Decimal) -> str:
        return f"{'+' if value > 0 else '−'}{shown.money(abs(value))}"

    steps = (
        Stride(AS_IT_STANDS, mark(one.before, shown.money(one.before)), is_level=True),
        *(Stride(bar.label, mark(bar.amount, signed(bar.amount))) for bar in bars),
        Stride(option, mark(one.after, shown.money(one.after)), is_level=True),
    )
    title = f"{label}: from the case as it stands to {option}, by cause"
    yield Waterfall(id, title, waterfall_alt(steps), shown.heading, steps)
