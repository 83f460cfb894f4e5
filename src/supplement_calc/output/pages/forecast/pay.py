"""What a forecast assumes of pay and prices, awards, increments and inflation, and of the on-costs of each month."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ....case.case import Case
from ....case.models.budget import BudgetByYear
from ....costing.forecast.forecast import ForecastResult
from ....costing.forecast.pay import lifts_supplement
from ....diagnostics.names import listed
from ....reference.calendar import FinancialYear
from ...amounts import percent, price
from .increments import increment_sentences


def pay_sentences(result: ForecastResult) -> Iterator[str]:
    assert result.case.forecast is not None
    given = result.case.forecast
    if given.pay_awards:
        awards = listed([f"{percent(award.award.known)} from {award.from_:%B %Y}" for award in given.pay_awards])
        yield f"Pay awards: {awards}. {_lifted(result.case, result.years)}"
    else:
        yield "No pay award is assumed."
    yield from _prices(result)
    yield from increment_sentences(result)


def _lifted(case: Case, years: Iterable[FinancialYear]) -> str:
    """What awards do to the supplement, as the engine has it."""
    moves = [grade.moves_with_pay(year) for grade in case.grades.values() for year in years if grade.form_in(year) is not None]
    if case.payment is not None and case.payment.absorbed == "yes":
        return "The supplement falls by what they raise the salary, down to nothing."
    if lifts_supplement(case):
        return "They lift every supplement." if moves else "No supplement is paid for them to lift."
    if all(moves):
        return "Supplements move with the salary that they are a percentage of." if moves else "There is no supplement to lift."
    if any(moves):
        return "They lift supplements that move with salary, and no others."
    return "They do not lift the supplement."


def _prices(result: ForecastResult) -> Iterator[str]:
    """What the budget and agency staff cost from one year to the next, where pay or either of them moves."""
    case, given = result.case, result.case.forecast
    assert given is not None
    if len(result.years) == 1:
        return
    still = []
    if case.agency is not None and given.agency_inflation is None:
        still.append("the cost of agency staff")
    if case.budget is not None and not isinstance(case.budget, BudgetByYear) and given.budget_inflation is None:
        still.append("the budget")
    if given.agency_inflation is not None and case.agency is not None:
        yield f"The cost of agency staff rises by {percent(given.agency_inflation.known)} each April."
    if given.budget_inflation is not None and case.budget is not None and not isinstance(case.budget, BudgetByYear):
        yield f"The budget rises by {percent(given.budget_inflation.known)} each April."
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
        return "No on-costs are counted: the case gives none."
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
