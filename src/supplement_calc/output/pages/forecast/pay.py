"""What a forecast assumes of pay and prices, awards, increments and inflation, and of the on-costs of each month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ....case.awards.days import Award, AwardDay, award_days
from ....case.awards.posts import lifts_supplement
from ....case.case import Case
from ....case.models.budget import BudgetByYear
from ....case.models.fields.points import PointRange
from ....case.models.pay.supplement import Whose, is_worked_out_anew, moving_parts
from ....costing.forecast.forecast import ForecastResult
from ....diagnostics.names import listed
from ....reference.calendar import FinancialYear
from ....reference.pay_awards import HIGHEST
from ...amounts import percent, price
from ..own_years import own_years
from .increments import increment_sentences


def pay_sentences(result: ForecastResult) -> Iterator[str]:
    assert result.case.forecast is not None
    given = result.case.forecast
    if days := days_counted(result):
        said = [_on(day) for day in days]
        awards = "; ".join(said) if any(len(day.awards) > 1 for day in days) else listed(said)
        yield f"Pay awards: {awards}. {_lifted(result.case, result.years)}"
        yield from _by_how_much(result.case, days)
    elif given.pay_awards:
        yield "No pay award falls in these months."
    else:
        yield "No pay award is assumed."
    if any(grade.by_post for grade in result.case.grades.values()):
        yield (
            "Where staff in post and vacant posts have different supplements, those in post at the start keep theirs, and all "
            "who start after it have that of vacant posts. Both leave at the grade's turnover."
        )
    yield from own_years(result.case)
    yield from _prices(result)
    yield from increment_sentences(result)


def days_counted(result: ForecastResult) -> list[AwardDay]:
    """The days of pay awards: all that the case gives, and a national body's in the months forecast."""
    last = result.months[-1].first
    return [day for day in award_days(result.case) if day.body is None or day.day <= last]


def _on(day: AwardDay) -> str:
    """`£1,925 from April 2023 (NJC)`, `£1,290 at points 2 to 43 and 2.5% at points from 44 from April 2024`."""
    given = listed([f"{_amount(award)}{_at(award.points, alone=len(day.awards) == 1)}" for award in day.awards])
    return f"{given} from {day.day:%B %Y}{f' ({day.body})' if day.body else ''}"


def _amount(award: Award) -> str:
    value = award.amount.known
    if award.amount.unit == "GBP":
        return f"{'-' if value < 0 else ''}{price(abs(value))}"
    least = f", {price(award.at_least.known)} at least," if award.at_least is not None else ""
    return f"{percent(value)}{least}"


def _at(points: PointRange | None, *, alone: bool) -> str:
    if points is None:
        return "" if alone else " at all other points"
    low, high = points
    if low == high:
        return f" at point {low}"
    return (
        f" at points from {low}"
        if high == HIGHEST
        else f" at points up to {high}"
        if not low
        else f" at points {low} to {high}"
    )


def _by_how_much(case: Case, days: list[AwardDay]) -> Iterator[str]:
    """What an award in pounds lifts supplements by, where the case says and they are lifted."""
    by = [
        f"{_amount(award)} of {day.day:%B %Y} by {percent(award.on_supplement.known)}"
        for day in days
        for award in day.awards
        if award.on_supplement is not None
    ]
    if by and lifts_supplement(case):
        yield f"What awards lift supplements by where the case says: {listed(by)}."


def _lifted(case: Case, years: Iterable[FinancialYear]) -> str:
    """What awards do to the supplement, as the engine has it."""
    halves: tuple[Whose, Whose] = ("in_post", "vacant")
    forms = [grade.form_in(year, whose) for grade in case.grades.values() for year in years for whose in halves]
    moves = [moved for form in forms for moved in moving_parts(form)]
    if case.payment is not None and case.payment.absorbed == "yes":
        return "The supplement falls by what they raise the salary, down to nothing."
    if lifts_supplement(case):
        return "They lift every supplement." if moves else "No supplement is paid for them to lift."
    if all(moves):
        within = " Limits in pounds stay as they are." if any(map(is_worked_out_anew, forms)) else ""
        said = f"Supplements move with the salary that they are a percentage of.{within}"
        return said if moves else "There is no supplement to lift."
    if any(moves):
        return "They lift supplements that move with salary, and no others."
    return "They do not lift the supplement."


def _prices(result: ForecastResult) -> Iterator[str]:
    """What the budget and agency staff cost from one year to the next, where pay or either of them moves."""
    case, given = result.case, result.case.forecast
    assert given is not None
    if len(result.years) == 1:
        return
    still, start = [], case.years.month_name
    has_agency = case.agency is not None or bool(case.agency_by_job)
    if has_agency and given.agency_inflation is None:
        still.append("the cost of agency staff")
    if case.budget is not None and not isinstance(case.budget, BudgetByYear) and given.budget_inflation is None:
        still.append("the budget")
    if given.agency_inflation is not None and has_agency:
        yield f"The cost of agency staff rises by {percent(given.agency_inflation.known)} each {start}."
    if given.budget_inflation is not None and case.budget is not None and not isinstance(case.budget, BudgetByYear):
        yield f"The budget rises by {percent(given.budget_inflation.known)} each {start}."
    if still and (given.pay_awards or given.agency_inflation is not None or given.budget_inflation is not None):
        keys = listed([f"`{'agency' if 'agency' in what else 'budget'}_inflation`" for what in still])
        both, several = listed(still), len(still) > 1
        yield (
            f"{both[0].upper()}{both[1:]} stand{'' if several else 's'} still while other prices rise. To move "
            f"{'them' if several else 'it'}, give {keys}."
        )


def on_costs_sentence(result: ForecastResult) -> str:
    if (flat := result.case.flat_on_costs) is not None:
        return f"On-costs are {percent(flat.known)} of pay in every month."
    parts = result.case.on_costs_by_part
    if parts is None:
        return "Costs are before on-costs, which the case does not give."
    limit = parts.no_ni_below
    young = (
        f" None is due up to {price(limit.known)} a year on staff under 21 and apprentices under 25, the same share throughout."
        if limit is not None
        else ""
    )
    return (
        "Employer's National Insurance at the rates on each month's pay day (the last day of the month): "
        f"{'. Then '.join(_terms(result))}.{young}"
    )


def _terms(result: ForecastResult) -> Iterator[str]:
    """The rate and threshold from the month that they first hold in."""
    before = None
    for month, of in result.rates.items():
        now = (of.rate.known, of.threshold.known, of.assumed, of.rebate is None)
        if now != before:
            assumed = f" (an assumption: as in {of.assumed})" if of.assumed else ""
            threshold = price(of.threshold.known)
            off = ""
            if of.rebate is not None:
                limits = f"{price(of.rebate.lower.known)} and {price(of.rebate.upper.known)}"
                off = f", less {percent(of.rebate.rate.known)} between {limits} for members of a contracted-out scheme"
            yield f"{percent(of.rate.known)} above {threshold} a month per FTE from {month.name}{off}{assumed}"
        before = now
