"""How often a case is costed once more for its published figures: at another unit that one is printed to, or for a proof."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ...costing.ledgers import is_proof, kinds_of
from ...ledger import NONE, PENNY, POUND, THOUSAND, Figure, Rounding
from .mismatch import at_most_a_thousand

if TYPE_CHECKING:
    from ...costing.ledgers import CaseLedgers

# Units other than those that every figure is tried at: papers print to two or three.
ROUNDINGS = 20
# Figures of all further costings together: twenty of a case of a thousand grades.
FIGURES = 350_000
_ALWAYS = (NONE, PENNY, POUND, THOUSAND)


class FurtherCostings:
    """The further costings that the published figures of one run take, each made once; bounded by their number and by how many
    figures they have together, so that a check grows with its file."""

    def __init__(self, ledgers: CaseLedgers) -> None:
        self._ledgers = ledgers
        self._units: set[Decimal | None] = {rounding.unit for rounding in _ALWAYS}
        self._taken: set[tuple[str, Decimal | None]] = set()
        self._left = FIGURES

    def may_prove(self, id: str) -> bool:
        """Whether the case may be costed with the proof that an id is of, at every unit that a figure is tried at. An id
        that is of no proof takes nothing."""
        kind = kinds_of(id)[0]
        if not is_proof(kind):
            return True
        costing = self._ledgers.ledger("costing", POUND)
        return costing is None or self._take((kind, None), len(_ALWAYS) * len(costing.figures))

    def may_round(self, figure: Figure, unit: Rounding) -> bool:
        """Whether what has a figure of pounds may be worked out with every line rounded to the unit that it is printed to."""
        rounding = at_most_a_thousand(unit)
        if figure.unit != "GBP" or rounding in _ALWAYS:
            return True
        if rounding.unit not in self._units and len(self._units) == ROUNDINGS + len(_ALWAYS):
            return False
        size = sum(len(ledger.figures) for ledger in self._ledgers.holding(figure.id, POUND))
        may = self._take((kinds_of(figure.id)[0], rounding.unit), size)
        if may:
            self._units.add(rounding.unit)
        return may

    def _take(self, costing: tuple[str, Decimal | None], size: int) -> bool:
        if costing not in self._taken:
            if size > self._left:
                return False
            self._left -= size
            self._taken.add(costing)
        return True
