"""The figures that a narrative names, found as `explain` finds them, whichever command shows them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ...case.known_rates import forecast_problems
from ...case.limits import forecast_size
from ...costing.ledgers import FORECASTS, as_an_id, every_kind, nearest_figure

if TYPE_CHECKING:
    from ...costing.ledgers import CaseLedgers
    from ...ledger import Figure, Ledger, Rounding


class Named(NamedTuple):
    """A figure of that name; None with the nearest where there is none."""

    figure: Figure | None
    nearest: Figure | None = None


class NamedFigures:
    """The figures of a case by their names, costs rounded to the one unit and prices to the other."""

    def __init__(self, ledgers: CaseLedgers, rounding: Rounding, of_prices: Rounding) -> None:
        self._ledgers, self._rounding, self._of_prices = ledgers, rounding, of_prices
        self._found: dict[str, Named] = {}

    def find(self, name: str) -> Named:
        """The figure of a name as people write it, such as `grades.Grade 9.in_post`."""
        if name not in self._found:
            self._found[name] = self._find(as_an_id(name))
        return self._found[name]

    def _find(self, id: str) -> Named:
        known: dict[str, Figure] = {}
        for ledger in self.holding(id):
            if id in ledger.figures:
                return Named(ledger.figures[id])
            known |= ledger.figures
        near = nearest_figure(self.holding, id, list(known))
        return Named(None, None if near is None else known.get(near) or self._found_at(near))

    def _found_at(self, id: str) -> Figure | None:
        return next((ledger.figures[id] for ledger in self.holding(id) if id in ledger.figures), None)

    def holding(self, id: str) -> Iterator[Ledger]:
        """Each ledger that may hold a figure of this id, the likeliest first; no forecast where none can be made."""
        for kind in every_kind(id):
            if kind in FORECASTS and not self._can_forecast:
                continue
            ledger = self._ledgers.ledger(kind, self._of_prices if kind == "market" else self._rounding)
            if ledger is not None:
                yield ledger

    @property
    def _can_forecast(self) -> bool:
        case = self._ledgers.case
        return case.forecast is not None and not any(forecast_problems(case)) and not any(forecast_size(case))
