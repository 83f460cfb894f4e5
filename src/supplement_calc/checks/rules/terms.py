"""The record and terms of a payment: equal pay, review and withdrawal, and its pension."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...diagnostics import Span
from ...diagnostics.names import listed
from ...reference.payment_kinds import KINDS, KindName, is_lgps
from ..context import CheckContext
from ..rule import Breach, Rule, proposes, supplemented

if TYPE_CHECKING:
    from ...case.models.equal_pay import BySex, GradeRecord


def equal_pay_record(context: CheckContext) -> Iterator[Breach]:
    """A payment without the record that an equal-pay claim would be answered from (Equality Act 2010, sections 69 and 149)."""
    case = context.case
    if not proposes(case):
        return
    if case.equal_pay is None:
        yield Breach(
            "there is no equal-pay record of the payment",
            case.place("period"),
            "add `equal_pay:` with the men and women who are paid it, those on the same grade who are not, how the amount"
            " was reached, and the impact assessment",
        )
        return
    records = case.equal_pay.grades or {}
    for name in supplemented(case):
        missing = list(_missing(records.get(name)))
        if missing:
            at = ("equal_pay", "grades", name) if name in records else ("grades", name, "supplement")
            yield Breach(
                f"the equal-pay record of {name} lacks {listed(missing)}",
                case.place(*at),
                f"add it under `equal_pay`, `grades`, `{name}`",
            )
    if case.equal_pay.impact_assessment is None:
        yield Breach(
            "the equal-pay record names no equality impact assessment",
            case.place("equal_pay"),
            "add `impact_assessment: …`, where it is and its date",
        )


def _missing(record: GradeRecord | None) -> Iterator[str]:
    if record is None or _is_incomplete(record.paid):
        yield "who is paid it, men and women"
    if record is None or _is_incomplete(record.not_paid):
        yield "who on the same grade or job profile is not, men and women"
    if record is None or record.how_reached is None:
        yield "how the amount was reached"


def _is_incomplete(people: BySex | None) -> bool:
    return people is None or people.men is None or people.women is None


def terms_absent(context: CheckContext) -> Iterator[Breach]:
    """A payment that does not say how it is reviewed and how it is withdrawn."""
    case = context.case
    if not proposes(case):
        return
    missing = [key for key in ("review", "withdrawal") if case.terms is None or getattr(case.terms, key) is None]
    if missing:
        names = {"review": "how it is reviewed", "withdrawal": "how it is withdrawn"}
        yield Breach(
            f"the terms of the payment do not say {listed(names[key] for key in missing)}",
            case.place("terms") if case.terms is not None else case.place("period"),
            f"add {listed(f'`{key}: …`' for key in missing)}"
            + (" under `terms`" if "terms" in case.root else " under `terms:`"),
        )


def pensionability(context: CheckContext) -> Iterator[Breach]:
    """A payment whose pensionability departs from the rule of the Local Government Pension Scheme for its kind, or that is
    paid in another scheme, whose rule the case does not state."""
    yield from _further(context)
    payment = context.case.payment
    if payment is None:
        return
    by_rule = KINDS[payment.kind].pension
    if not is_lgps(payment.scheme):
        if payment.pensionable is None:
            yield Breach(
                f"whether the {payment.kind} is pensionable in the scheme {payment.scheme} is not said",
                context.case.place("payment"),
                "add `pensionable: yes` or `pensionable: no`, as the scheme's own rules have it",
            )
    elif by_rule is not None and payment.is_pensionable != by_rule and payment.why is None:
        place = context.case.place("payment", "pensionable")
        yield _against_the_rule(f"the {payment.kind}", payment.kind, place, "give the fund's advice as `why: …`")


def _further(context: CheckContext) -> Iterator[Breach]:
    """Further payments that state whether they are pensionable, against the rule for their kind."""
    case = context.case
    if case.payment is not None and not is_lgps(case.payment.scheme):
        return
    for number, payment in case.payments.items():
        by_rule = KINDS[payment.kind].pension
        if payment.pensionable is None or by_rule is None or (payment.pensionable == "yes") == by_rule:
            continue
        place = case.place("payments", str(number), "pensionable")
        yield _against_the_rule(payment.what, payment.kind, place, "silence this rule with the fund's advice")


def _against_the_rule(payment: str, kind: KindName, place: Span, otherwise: str) -> Breach:
    """A payment stated to be pensionable where its kind is not, or not to be where it is."""
    rule = KINDS[kind]
    stated, by_rule = ("not to be", "is") if rule.pension else ("to be", "is not")
    return Breach(
        f"{payment} is said {stated} pensionable; in the LGPS a {kind} {by_rule}",
        place,
        f"write `pensionable: {'yes' if rule.pension else 'no'}` ({rule.sources}), or {otherwise}",
    )


RULES = (
    Rule("equal-pay-record", "warning", equal_pay_record),
    Rule("terms-absent", "warning", terms_absent),
    Rule("pensionability", "warning", pensionability),
)
