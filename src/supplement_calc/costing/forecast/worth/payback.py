"""Payback against doing nothing: the month from which the proposal has cost no more, to the end of the forecast."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ....ledger import Figure, Ledger


class Payback(NamedTuple):
    """Months counted from the supplement's first: from which it holds to the end (None where it does not); by whose close the
    proposal had first cost no more; by whose close it had then cost more again (both None where there is none)."""

    month: Figure
    first: Figure
    lost_again: Figure


def pay_back(ledger: Ledger, so_far: Sequence[Figure]) -> Payback:
    """From the net cost to each close, in order; the last is the net cost of all years, as the page has it, after what is
    promised and falls after the last month."""
    operands = (ledger.zero("GBP"), *so_far)
    return Payback(
        ledger.work(
            "forecast.payback_month",
            "The month from whose end on, until the last, the proposal has cost no more than doing nothing, counted "
            "from the supplement's first",
            "count",
            "not above from",
            operands,
            why_undefined="to the end of the last month the proposal has cost more than doing nothing",
        ),
        ledger.work(
            "forecast.first_paid_back_month",
            "The month by whose end the proposal has first cost no more than doing nothing, counted from the "
            "supplement's first",
            "count",
            "first not above",
            operands,
            why_undefined="at every month end the proposal has cost more in total than doing nothing",
        ),
        ledger.work(
            "forecast.lost_again_month",
            "The month by whose end a proposal that had paid for itself has cost more than doing nothing again, counted from "
            "the supplement's first",
            "count",
            "above again from",
            operands,
            why_undefined="what the proposal has paid back, if anything, is not lost again",
        ),
    )
