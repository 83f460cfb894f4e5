"""Slips of agency cost: the agency's fee or VAT left out."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ....ledger import Figure
from ..figure_index import measure_of, table_of
from ..mismatch import Candidate, Mismatch

_TOPS = {"fee": "the agency's fee", "vat_rate": "VAT"}


def agency_without_fee(mismatch: Mismatch) -> Iterator[Candidate]:
    """The agency's fee left out, or VAT that is not recovered, or both."""
    for again in mismatch.versions:
        found: dict[str, dict[str, Decimal]] = {}
        for one in again.precedents:
            if one.is_input and one.value and _is_on_top(one):
                found.setdefault(_TOPS[measure_of(one)], {})[one.id] = Decimal(0)
        for name, changed in found.items():
            yield Candidate(again.value(changed), f"{name} left out")
        if len(found) > 1:
            together = {id: value for changed in found.values() for id, value in changed.items()}
            yield Candidate(again.value(together), f"{' and '.join(sorted(found, reverse=True))} left out")


def _is_on_top(figure: Figure) -> bool:
    return table_of(figure) in ("agency", "agency_cost") and measure_of(figure) in _TOPS
