"""Numbers that no case gives and every table may use: each one figure of a ledger, whoever asks first."""

from __future__ import annotations

from decimal import Decimal

from ..ledger import Figure, Ledger
from ..reference.payment_kinds import RELOCATION_LIMIT

MONTHS = 12


def months_of_a_year(ledger: Ledger) -> Figure:
    """12."""
    return ledger.count("months_of_a_year", "Months of a year", MONTHS)


def year_in_percent(ledger: Ledger) -> Figure:
    """12 × 100%: a month's leavers are a twelfth of the turnover, so those who stay are so much less it, of 1,200%."""
    return ledger.constant("percent_months", "Months of a year, in per cent", Decimal(1200), "percent", "12 × 100%")


def pay_itself(ledger: Ledger) -> Figure:
    """100%, to which a percentage of pay is added."""
    return ledger.constant("pay_itself", "Pay itself", Decimal(100), "percent", "100%")


def relocation_limit(ledger: Ledger) -> Figure:
    """What of a move's costs bears no National Insurance, pounds."""
    label = "Relocation free of National Insurance"
    return ledger.constant("relocation_limit", label, Decimal(RELOCATION_LIMIT), "GBP", f"£{RELOCATION_LIMIT:,}")
