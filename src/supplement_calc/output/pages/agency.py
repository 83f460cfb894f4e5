"""Sentences about agency staff: what one costs more than an employee, and on what terms."""

from __future__ import annotations

from ...costing.costing import Costing
from ...diagnostics.names import listed
from ...ledger import POUND
from ..amounts import plain, price


def premium_sentence(costing: Costing) -> str | None:
    """What an agency worker costs more than an employed one, on the two bases that papers mean."""
    figures = costing.ledger.figures
    premiums = [
        (words, figure.value)
        for words, id in (("staff in post", "in_post"), ("a vacant post with its supplement", "vacant_mix_with_supplements"))
        if (figure := figures.get(f"agency_premium.{id}")) is not None and figure.value is not None
    ]
    if not premiums:
        return None
    parts = [f"{price(POUND(abs(value)))} {'more' if value >= 0 else 'less'} than {words}" for words, value in premiums]
    return f"An agency FTE costs {listed(parts)} a year, on-costs included."


def agency_terms(costing: Costing) -> str | None:
    """What the agency cost has in it as well as the rate: the fee and VAT, where the case says or leaves it open."""
    agency = costing.case.agency
    if agency is None:
        return None
    rates = [
        agency.charge_rate,
        agency.day_rate,
        *(one.charge_rate or one.day_rate for one in (agency.by_grade or {}).values()),
    ]
    parts = []
    if agency.fee == "included":
        parts.append("the agency's fee is included in it")
    elif agency.fee is not None:
        per = "" if agency.fee.unit == "percent" else " an hour" if agency.hours_a_week is not None else " a day"
        parts.append(f"with a fee of {plain(agency.fee)}{per} on top of the charge")
    elif any(rates):
        parts.append("whether the charge includes a fee is not said")
    if agency.vat == "irrecoverable":
        parts.append("with VAT of 20% that is not recovered")
    return f"Agency cost: {', '.join(parts)}." if parts else None
