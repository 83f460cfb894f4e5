"""The ledgers of a case at any rounding, each worked out once and only when asked for."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ...case_file.case import Case
from ...costing.ledgers import ledgers
from ...ledger import POUND, Figure, Ledger, Rounding
from ..subject import Subject

_WORKFORCE = ("workforce", "service_length", "recruitment", "coverage", "indicators")
# Figures that are in ledgers of their own.
_APART = ("market", "pay_points", "forecast")
# What is worked out only with the proofs of break-even.
_PROVEN = ("proof.", "break_even.rate.")


class Books:
    """All figures of a case, by id and rounding."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self._kept: dict[tuple[str, Decimal | None], Sequence[Ledger]] = {}

    @property
    def case(self) -> Case:
        """The case they are of."""
        return self.subject.case

    def figure(self, id: str, rounding: Rounding) -> Figure | None:
        """The figure by its id, its lines rounded to the unit; None where there is none of that id."""
        return next((ledger.figures[id] for ledger in self.ledgers(id, rounding) if id in ledger.figures), None)

    def ledgers(self, id: str, rounding: Rounding) -> Sequence[Ledger]:
        """The ledgers that may have a figure of this id, the likeliest first."""
        first = id.partition(".")[0]
        if first in _WORKFORCE:
            return [self.subject.workforce.ledger]
        proofs = id.startswith(_PROVEN)
        kind = first if first in _APART else "proven" if proofs else "costing"
        key = (kind, None if kind == "pay_points" else rounding.unit)
        if key not in self._kept:
            self._kept[key] = self._made(id, rounding, proofs=proofs)
        return self._kept[key]

    def _made(self, id: str, rounding: Rounding, *, proofs: bool) -> Sequence[Ledger]:
        if not proofs and rounding == POUND and id.partition(".")[0] not in _APART:
            costing = self.subject.costing
            return [] if costing is None else [costing.ledger]
        return list(ledgers(id, self.case, rounding, proofs=proofs))
