"""The terms of payment, and its pension."""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics.names import fold, listed
from ...reference.payment_kinds import KINDS
from ..context import CheckContext
from .common import proposes
from .rule import Found, Rule

_LGPS = ("lgps", "local_government_pension_scheme")


def terms_absent(context: CheckContext) -> Iterator[Found]:
    """A payment that does not say how it is reviewed and how it is withdrawn."""
    case = context.case
    if not proposes(case):
        return
    lacks = [key for key in ("review", "withdrawal") if case.terms is None or getattr(case.terms, key) is None]
    if lacks:
        names = {"review": "how it is reviewed", "withdrawal": "how it is withdrawn"}
        yield Found(
            f"the terms of the payment do not say {listed(names[key] for key in lacks)}",
            case.place("terms") if case.terms is not None else case.place("period"),
            f"add {listed(f'`{key}: …`' for key in lacks)}" + (" under `terms`" if "terms" in case.root else " under `terms:`"),
        )


def pensionability(context: CheckContext) -> Iterator[Found]:
    """A payment whose pensionability departs from the rule of the Local Government Pension Scheme for its kind, or that is
    paid in another scheme, whose rule the case does not state."""
    yield from _further(context)
    payment = context.case.payment
    if payment is None:
        return
    by_rule = KINDS[payment.kind].pension
    if fold(payment.scheme) not in _LGPS:
        if payment.pensionable is None:
            yield Found(
                f"whether the {payment.kind} is pensionable in the scheme {payment.scheme} is not said",
                context.case.place("payment"),
                "add `pensionable: yes` or `pensionable: no`, as the scheme's own rules have it",
            )
    elif by_rule is not None and payment.is_pensionable != by_rule and payment.why is None:
        said, is_ = ("not to be", "is") if by_rule else ("to be", "is not")
        yield Found(
            f"the {payment.kind} is said {said} pensionable; in the LGPS a {payment.kind} {is_}",
            context.case.place("payment", "pensionable"),
            f"write `pensionable: {'yes' if by_rule else 'no'}` ({KINDS[payment.kind].sources}), or give the fund's advice as "
            "`why: …`",
        )


def _further(context: CheckContext) -> Iterator[Found]:
    """Further payments that are said to be pensionable, or not to be, against the rule for their kind."""
    case = context.case
    if case.payment is not None and fold(case.payment.scheme) not in _LGPS:
        return
    for number, payment in case.payments.items():
        by_rule = KINDS[payment.kind].pension
        if payment.pensionable is None or by_rule is None or (payment.pensionable == "yes") == by_rule:
            continue
        said, is_ = ("not to be", "is") if by_rule else ("to be", "is not")
        yield Found(
            f"{payment.what} is said {said} pensionable; in the LGPS a {payment.kind} {is_}",
            case.place("payments", str(number), "pensionable"),
            f"write `pensionable: {'yes' if by_rule else 'no'}` ({KINDS[payment.kind].sources}), or silence this rule with the "
            "fund's advice",
        )


RULES = (
    Rule("terms-absent", "warning", terms_absent),
    Rule("pensionability", "warning", pensionability),
)
