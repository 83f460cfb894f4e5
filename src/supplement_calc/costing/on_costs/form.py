"""The form that a case gives its on-costs in, for months: one rate, or parts, with what is due on the supplement."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ...case.case import Case
from ...ledger import Figure, Ledger
from ...reference.payment_kinds import ALL_DUE, KINDS, Due
from .pensions import Pensions, pensions_of
from .reliefs import YoungStaff, is_contracted_out, young_staff

if TYPE_CHECKING:
    from ...case.models.on_costs import OnCostParts


class Flat(NamedTuple):
    """One rate on all pay, with its pension part where the case says, and what is due on the supplement; no rate where the
    case gives no on-costs."""

    rate: Figure | None
    pension: Figure | None = None
    supplement: Due = ALL_DUE


class ByPart(NamedTuple):
    """The parts, and what is due on the kind of payment that the supplement is."""

    parts: OnCostParts
    insured: bool
    pensionable: bool
    contracted_out: bool
    pensions: Pensions
    young: YoungStaff | None


def form_of(case: Case, ledger: Ledger) -> Flat | ByPart:
    """A flat rate where the case gives no parts."""
    parts = case.on_costs_by_part
    if parts is None:
        return Flat(case.flat_on_costs, case.flat_pension, ALL_DUE if case.payment is None else case.payment.due)
    from ...case.models.payment import Payment  # of use to a case with on-costs by part alone

    payment = Payment.model_validate({}) if case.payment is None else case.payment
    pensionable = payment.is_pensionable
    assert pensionable is not None  # a rule has seen to it
    insured, out = KINDS[payment.kind].national_insurance, is_contracted_out(case, parts)
    return ByPart(parts, insured, pensionable, out, pensions_of(case), young_staff(case, ledger, parts))
