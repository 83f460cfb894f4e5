"""Sentences about further payments: who gets each and when, what is due on it and what is not, and what is paid back."""

from __future__ import annotations

from ...case.case import Case
from ...case.further_payments import lapses_unpaid
from ...case.models.payments import Clawback, FurtherPayment
from ...costing.costing import Costing
from ...costing.payments.recipients import landmark_name
from ...diagnostics.names import fold, listed
from ...reference.calendar import day_in_words
from ...reference.payment_kinds import RELOCATION_LIMIT
from ..amounts import fte, percent


def payments_sentences(costing: Costing) -> list[str]:
    """One for each payment, after where they are counted."""
    payments = costing.case.payments.values()
    if not payments:
        return []
    by_part = costing.case.on_costs_by_part is not None
    return [
        "Other payments are counted with all posts filled, in the budget position and in break-even, whatever posts are "
        "vacant. Those to staff in post are counted with staff in post too. A sum paid once is counted once.",
        *_starters(costing),
        *(
            f"{payment.what} ({payment.kind}): {_to(payment)}. {_capital(_due(payment, by_part=by_part))}."
            + _lapsed(costing.case, payment)
            for payment in payments
        ),
        *(_back(payment.what, payment.clawback) for payment in payments if payment.clawback),
        *(_bands(payment) for payment in payments if payment.at and any(f.expected is None for f in payment.amounts.values())),
    ]


def _starters(costing: Costing) -> list[str]:
    """Where more starters are planned than there are posts for, how many are counted."""
    figures, sentences = costing.ledger.figures, []
    for payment in costing.case.payments.values():
        id = f"payments.{fold(payment.what)}"
        planned, counted = figures.get(f"{id}.starters"), figures.get(f"{id}.starters.with_a_post")
        if payment.expected is not None:
            planned, counted = payment.expected, figures.get(f"{id}.people.with_a_post")
        if planned is None or counted is None or planned.value is None or counted.value is None:
            continue
        if counted.value < planned.value:
            verb = "planned" if payment.expected is None else "expected"
            sentences.append(
                f"{payment.what}: {fte(planned.value)} starters a year are {verb}, and there are posts for "
                f"{fte(counted.value)}. No more are counted."
            )
    return sentences


def _to(payment: FurtherPayment) -> str:
    if payment.at is not None:
        return f"staff who reach {listed([landmark_name(months) for months in payment.at])} of service"
    per = "for each person" if payment.is_per_head else "by FTE"
    return f"{payment.goes_to}, {_when(payment)}, {per}"


def _when(payment: FurtherPayment) -> str:
    if payment.every_months is not None:
        every = landmark_name(payment.every_months).removeprefix("1 ")
        return f"every {every}"
    if payment.after_months is not None:
        return f"those still there after {landmark_name(payment.after_months)}"
    return "as they start" if payment.goes_to == "starters" else "once"


def _lapsed(case: Case, payment: FurtherPayment) -> str:
    """Of one that is never made, that it is not, and why."""
    if not lapses_unpaid(case, payment):
        return ""
    assert case.period is not None
    assert case.period.ends is not None
    return f" It is never paid: it lapses when the supplement ends on {day_in_words(case.period.ends)}, before it falls due."


def _due(payment: FurtherPayment, *, by_part: bool) -> str:
    due = payment.due
    if not by_part:
        return f"{'with' if due.national_insurance or due.pension else 'without'} on-costs"
    parts = {"National Insurance": due.national_insurance, "pension": due.pension, "apprenticeship levy": due.levy}
    yes, no = ([name for name, is_due in parts.items() if is_due is wanted] for wanted in (True, False))
    if not yes:
        limited = payment.kind == "qualifying relocation" and payment.on_costs is None
        over = f", but National Insurance above £{RELOCATION_LIMIT:,} a move" if limited else ""
        return f"no {listed(no, 'or')} is due{over}"
    return f"due on it: {listed(yes)}" + (f", not {listed(no, 'or')}" if no else "")


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _back(what: str, clawback: Clawback) -> str:
    how = "all of it" if clawback.how == "whole" else "for each complete month not served"
    exempt = f" Exempt: {clawback.exempt}." if clawback.exempt else ""
    return (
        f"{what} is paid back, {how}, by those who leave within {clawback.months} months of {_from(clawback)}. "
        f"{percent(clawback.recovered.known)} of that is expected to be recovered, and none of what is due on it.{exempt}"
    )


def _from(clawback: Clawback) -> str:
    return "it" if clawback.counted_from == "payment" else "their start"


def _bands(payment: FurtherPayment) -> str:
    return (
        f"{payment.what}: staff expected to reach a length of service = share of the workforce in the service band below it × "
        "staff in post ÷ the years that the band spans."
    )
