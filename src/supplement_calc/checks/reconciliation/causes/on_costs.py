"""Slips of on-costs: left out, or put on a figure that has none."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ....ledger.rounding import EXACT
from ..mismatch import Candidate, Mismatch

_HUNDRED = Decimal(100)


def on_costs_left_out(mismatch: Mismatch) -> Iterator[Candidate]:
    """On-costs left out of a figure that has them."""
    for again in mismatch.versions:
        ids = {one.id for one in again.precedents if one.value is not None}
        changed = {id: Decimal(0) for id in ids if id.endswith(".on_costs")}
        if "break_even.pay_and_on_costs" in ids:
            changed["break_even.pay_and_on_costs"] = _HUNDRED
        if changed:
            yield Candidate(again.value(changed), "on-costs left out")


def on_costs_put_on(mismatch: Mismatch) -> Iterator[Candidate]:
    """On-costs put on a figure that is without them, or on one that has them already."""
    rate = mismatch.sibling("on_costs")
    for figure in (again.figure for again in mismatch.versions) if rate is not None and rate.value is not None else ():
        if figure.unit == "GBP" and figure.value is not None:
            assert rate is not None and rate.value is not None
            times = EXACT.multiply(_HUNDRED + rate.value, Decimal("0.01"))
            yield Candidate(EXACT.multiply(figure.value, times), f"on-costs of {rate.value:f}% put on it")
