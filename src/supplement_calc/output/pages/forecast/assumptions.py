"""The assumptions of a forecast in sentences: where each course's are from, those of both, and what is taken as given."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ....case.paid import first_day, last_day
from ....costing.forecast.assumed.effects import pays_supplement
from ....costing.forecast.forecast import ForecastResult
from ....diagnostics.names import listed
from ....ledger import Figure
from ....reference.calendar import day_in_words
from ...amounts import fte, price
from ...followed.kept import kept
from .agency import agency_sentences
from .pay import on_costs_sentence, pay_sentences
from .renewal import supplement_now_sentences

_TAKEN = (
    "Leavers each month: one twelfth of the yearly turnover rate × staff at the start of the month.",
    "Starters each month: one twelfth of the number planned for the year, but no more than the vacant posts.",
    "Pay, supplements and agency cover: on the mean of staff at the start and at the end of the month.",
)


@kept
def assumption_sentences(result: ForecastResult) -> list[str]:
    """Where the assumptions come from, what both courses assume, and what is taken as given."""
    return [
        *(f"{course.title}: {course.given.where}." for course in result.courses if course.given.where),
        *_supplement(result),
        *supplement_now_sentences(result),
        *_effect(result),
        *pay_sentences(result),
        on_costs_sentence(result),
        *_TAKEN[:2],
        _who_starts(result),
        _TAKEN[2],
        *agency_sentences(result),
        *_uplifts(result),
        *_people(result),
        *_payments(result),
    ]


@kept
def _supplement(result: ForecastResult) -> Iterator[str]:
    """When the proposal is paid; then each grade whose supplement has days or amounts of its own."""
    case = result.case
    period = case.period
    if not case.payments and not pays_supplement(case):
        yield "The proposal pays no supplement and no other payment."
        return
    what = "the supplement" if pays_supplement(case) else "other payments"
    if period is None:
        yield f"The proposal pays {what} in every month, and doing nothing in none."
    else:
        when = _from_to(period.starts, period.ends)
        yield f"Only the proposal pays {what}, {when}. Part months are paid by the day."
    for name, grade in case.grades.items():
        first, last = first_day(case, grade), last_day(case, grade)
        if grade.supplement is not None and first is not None and (grade.starts is not None or grade.ends is not None):
            yield f"{name} is paid its supplement {_from_to(first, last)}."
        if amounts := grade.amounts_by_year:
            years = listed([year.name for year in sorted(amounts)])
            yield f"{name} has an amount for each year, {years}, and none in any other."


def _from_to(first: date, last: date | None) -> str:
    until = "with no end date" if last is None else f"to {day_in_words(last)}"
    return f"from {day_in_words(first)} {until}"


@kept
def _effect(result: ForecastResult) -> Iterator[str]:
    """In which grades and how long the proposal's turnover and starters hold."""
    period, given = result.case.period, result.case.forecast
    assert given is not None
    posts = [grade.label for grade in result.grades]
    unpaid = [grade for grade in result.proposal.effects.turnovers_differ() if grade in posts]
    if losing := [grade for grade in posts if grade in result.proposal.effects.losing]:
        yield f"{listed(losing)} would lose the supplement paid now: the proposal's turnover holds there while they do."
    if unpaid:
        yield (
            f"The proposal pays nothing to {listed(unpaid)}: turnover there is that of doing nothing. Give turnover by grade "
            "where it would differ."
        )
    if period is not None and result.months[0].paid == 0:
        yield (
            "Until the supplement starts, one rate of turnover and one number of starters are those of doing nothing in "
            "both courses."
        )
    if period is None or period.ends is None or period.ends >= result.months[-1].first:
        return
    if given.effect == "lasts":
        yield "The case states that the effect lasts: the proposal keeps its turnover and starters after the supplement."
    else:
        yield (
            "Once the supplement has ended, turnover and starters of the proposal are those of doing nothing, unless given "
            "from a later date. `effect: lasts` would keep them."
        )


@kept
def _who_starts(result: ForecastResult) -> str:
    together = [isinstance(course.given.starters, Figure) for course in result.courses]
    by_point = any(line.id != grade.id for grade in result.grades for line in grade.lines)
    join = "They join at the lowest pay point in use" if by_point else "They are paid as the posts of their grade are costed"
    if not any(together):
        return f"{join}."
    if len(result.grades) == 1:
        return f"{join}."
    return f"{join}. Starters of all grades together are shared out by the vacancies of each month."


@kept
def _payments(result: ForecastResult) -> Iterator[str]:
    """Who is paid further payments, and what of them falls after the end."""
    payments = result.case.payments.values()
    if any(payment.goes_to == "starters" for payment in payments):
        yield "Other payments to starters are paid to no more than have started, however many are expected."
    if any(payment.after_months and payment.after_the_end == "paid" for payment in payments):
        yield "Other payments promised before the supplement ends are paid after it too. Only what was paid is recovered."
    if lapsing := [payment.what for payment in payments if payment.after_the_end == "lapses"]:
        yield f"Nothing is paid of {listed(lapsing)} after the supplement has ended."


@kept
def _uplifts(result: ForecastResult) -> Iterator[str]:
    moved = [uplift.in_post.known for uplift in result.case.uplifts.values() if uplift.in_post is not None]
    if moved:
        posts = listed([fte(one) for one in moved])
        yield f"Uplifts: {posts} FTE throughout, as now. Vacant posts to be uplifted stay vacant."
    if result.gross_and_net:
        yield (
            "Staff given an uplift would move up by increments anyway. An uplift costs what it adds to the point that they "
            "would have come to."
        )


@kept
def _people(result: ForecastResult) -> Iterator[str]:
    """What those who leave and start cost, and how long starters are inducted."""
    given = result.case.forecast
    assert given is not None
    if given.cost_per_leaver is not None:
        yield f"Each FTE that leaves costs {price(given.cost_per_leaver.known)}, in both courses."
    if given.cost_per_starter is not None:
        yield f"Each FTE that starts costs {price(given.cost_per_starter.known)}, in both courses."
    if given.induction_months is not None and result.case.agency is not None:
        months = given.induction_months
        yield f"Starters are inducted for {months} month{'' if months == 1 else 's'}, while agency staff stay in their posts."
