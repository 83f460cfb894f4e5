"""Every assumption of a forecast: those of each course side by side, then those of both, and what is taken as given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from ....case.case import Case
from ....case.models.budget import BudgetByYear
from ....case.paid import first_day, last_day
from ....costing.agency.release import Pool
from ....costing.forecast.assumed.effects import pays_supplement
from ....costing.forecast.calendar import Month
from ....costing.forecast.forecast import ForecastResult
from ....costing.forecast.pay import lifts_supplement
from ....costing.forecast.projection import Projection
from ....diagnostics.names import listed
from ....ledger import Figure
from ....reference.calendar import FinancialYear, day_in_words
from ...amounts import fte, percent, price
from ...document import Grid, GridRow
from .agency import agency_sentences
from .cells import NONE, rates, staff
from .renewal import supplement_now_sentences

_TAKEN = (
    "Leavers of a month are a twelfth of the turnover, of staff as the month opens.",
    "Starters fill empty posts, as many as are planned and no more than there are.",
    "Pay, supplements and agency cover are on the mean of a month's opening and closing staff.",
)


def assumptions_grid(result: ForecastResult) -> Grid:
    """A row for each of what the two courses assume for themselves."""
    rows = [*_turnover(result), *_starters(result), *_agency(result)]
    titles = (course.title for course in result.courses)
    return Grid(("What is assumed", *titles), tuple(GridRow(row) for row in rows))


def _turnover(result: ForecastResult) -> Iterator[tuple[str, ...]]:
    """A row for each month from which another rate holds in either course; by grade where grades have rates of their own."""
    for name, grade in _alike(result):
        rates = {
            month: tuple(percent(course.effects.turnover(grade, month).known) for course in result.courses)
            for month in result.months
        }
        yield from _changes(result, f"Turnover a year{name}", rates)


def _starters(result: ForecastResult) -> Iterator[tuple[str, ...]]:
    planned = {month: [course.effects.starters(month) for course in result.courses] for month in result.months}
    if any(one.together is not None for both in planned.values() for one in both):
        together = {
            month: tuple("by grade" if one.together is None else staff(one.together) for one in both)
            for month, both in planned.items()
        }
        yield from _changes(result, "Starters a year, FTE", together)
    if any(one.by_grade is not None for both in planned.values() for one in both):
        for grade in result.grades:
            own = {
                month: tuple("shared" if one.by_grade is None else staff(one.by_grade.get(grade.label)) for one in both)
                for month, both in planned.items()
            }
            yield from _changes(result, f"Starters a year, {grade.label}", own)


def _alike(result: ForecastResult) -> list[tuple[str, str]]:
    """What rows are called, and the grade each is of: one row where all grades have the same in every month."""
    of = {
        grade.label: [[course.effects.turnover(grade.label, month).id for course in result.courses] for month in result.months]
        for grade in result.grades
    }
    first, *rest = of
    if all(of[grade] == of[first] for grade in rest):
        return [("", first)]
    return [(f", {grade}", grade) for grade in of]


def _changes(result: ForecastResult, name: str, by_month: dict[Month, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """One row, or one from each month that another holds from."""
    starts = [
        month
        for number, month in enumerate(result.months)
        if not number or by_month[month] != by_month[result.months[number - 1]]
    ]
    for month in starts:
        yield (name if len(starts) == 1 else f"{name}, from {month.name}", *by_month[month])


def _agency(result: ForecastResult) -> Iterator[tuple[str, ...]]:
    if all(course.cover is None for course in result.courses):
        return
    yield ("Agency cover of vacancies", *map(_cover, result.courses))
    pools = next(course.cover.pools for course in result.courses if course.cover is not None)
    for pool in pools if pools[0].grade is not None else ():
        yield (f"Agency cover of vacancies, {pool.grade}", *(_cover_of(course, pool) for course in result.courses))
    yield ("Agency staff beyond vacancies, FTE", *(staff(c.cover and c.cover.beyond) for c in result.courses))


def _cover_of(course: Projection, pool: Pool) -> str:
    """Of one grade's vacancies, where agency staff are by grade."""
    assert course.cover is not None
    if (stated := course.cover.stated_for(pool.grade)) is not None:
        return percent(stated.known, 2) if isinstance(stated, Figure) else rates(stated)
    shares = {one.id: share.value for one, share in zip(course.cover.pools, course.cover.shares, strict=True)}
    share = shares.get(pool.id)
    return NONE if share is None else f"{percent(share, 2)}, as today"


def _cover(course: Projection) -> str:
    if course.cover is None:
        return NONE
    given, share = course.given.agency_cover, course.cover.share.value
    if isinstance(given, Mapping):
        return ", ".join(f"{grade} {rates(part)}" for grade, part in given.items())
    if given is not None and not isinstance(given, Figure):
        return rates(given)
    cover = "none" if share is None else percent(share, 2)
    return cover if given is not None else f"{cover}, as today"


def assumption_sentences(result: ForecastResult) -> list[str]:
    """Where the assumptions come from, what both courses assume, and what is taken as given."""
    return [
        *(f"{course.title}: {course.given.where}." for course in result.courses if course.given.where),
        *_supplement(result),
        *supplement_now_sentences(result),
        *_effect(result),
        *_pay(result),
        _on_costs(result),
        *_TAKEN[:2],
        _who_starts(result),
        _TAKEN[2],
        *agency_sentences(result),
        *_uplifts(result),
        *_people(result),
        *_payments(result),
    ]


def _supplement(result: ForecastResult) -> Iterator[str]:
    """When the proposal is paid; then each grade whose supplement has days or amounts of its own."""
    case = result.case
    period = case.period
    if not case.payments and not pays_supplement(case):
        yield "The proposal pays no supplement and no other payment."
        return
    what, is_are = ("The supplement", "is") if pays_supplement(case) else ("Other payments", "are")
    if period is None:
        yield f"{what} {is_are} paid in every month of the proposal, and in none of doing nothing."
    else:
        when = _from_to(period.starts, period.ends)
        yield f"{what} {is_are} paid in the proposal alone, {when}; a part of a month by its days."
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


def _pay(result: ForecastResult) -> Iterator[str]:
    assert result.case.forecast is not None
    given = result.case.forecast
    if given.pay_awards:
        awards = listed([f"{percent(award.award.known)} from {award.from_:%B %Y}" for award in given.pay_awards])
        yield f"Pay awards: {awards}. {_lifted(result.case, result.years)}"
    else:
        yield "No pay award is assumed."
    yield from _prices(result)
    if given.increments == "yes":
        yield (
            "Increments: staff counted by pay point move up a point each April, to the top of their grade, but not in the "
            "first month. Starters with less than six months' service then move up on completing it."
        )
    else:
        yield "No increments are assumed: staff stay at the pay point that they are costed at."


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
            f"{both[0].upper()}{both[1:]} stand{'' if several else 's'} still while other prices rise; {keys} would move "
            f"{'them' if several else 'it'}."
        )


def _on_costs(result: ForecastResult) -> str:
    if (flat := result.case.flat_on_costs) is not None:
        return f"On-costs are {percent(flat.known)} of pay in every month."
    parts = result.case.on_costs_by_part
    if parts is None:
        return "No on-costs are counted; the case gives none."
    limit = parts.no_ni_below
    young = (
        f" None is due up to {price(limit.known)} a year on staff under 21 and apprentices under 25, the same share throughout."
        if limit is not None
        else ""
    )
    return f"National Insurance of each month, by its pay day, the last: {'; '.join(_terms(result))}.{young}"


def _terms(result: ForecastResult) -> Iterator[str]:
    """The rate and threshold from the month that they first hold in."""
    before = None
    for month, of in result.rates.items():
        now = (of.rate.known, of.threshold.known, of.assumed, of.rebate is None)
        if now != before:
            assumed = f", an assumption: as in {of.assumed}" if of.assumed else ""
            threshold = price(of.threshold.known)
            off = ""
            if of.rebate is not None:
                limits = f"{price(of.rebate.lower.known)} and {price(of.rebate.upper.known)}"
                off = f", less {percent(of.rebate.rate.known)} between {limits} for members of a contracted-out scheme"
            yield f"from {month.name}, {percent(of.rate.known)} above {threshold} a month per FTE{off}{assumed}"
        before = now


def _who_starts(result: ForecastResult) -> str:
    together = [isinstance(course.given.starters, Figure) for course in result.courses]
    by_point = any(line.id != grade.id for grade in result.grades for line in grade.lines)
    join = "They join at the lowest pay point in use" if by_point else "They are paid as the posts of their grade are costed"
    if not any(together):
        return f"{join}."
    if len(result.grades) == 1:
        return f"{join}."
    return f"{join}; starters of all grades together are shared out by the vacancies of each month."


def _payments(result: ForecastResult) -> Iterator[str]:
    """Who is paid further payments, and what of them falls after the end."""
    payments = result.case.payments.values()
    if any(payment.goes_to == "starters" for payment in payments):
        yield "Other payments to starters are paid to no more than have started, however many are expected."
    if any(payment.after_months and payment.after_the_end == "paid" for payment in payments):
        yield "Other payments promised before the supplement ends are paid after it too. Only what was paid is recovered."
    if lapsing := [payment.what for payment in payments if payment.after_the_end == "lapses"]:
        yield f"Nothing is paid of {listed(lapsing)} after the supplement has ended."


def _uplifts(result: ForecastResult) -> Iterator[str]:
    moved = [uplift.in_post.known for uplift in result.case.uplifts.values() if uplift.in_post is not None]
    if moved:
        posts = listed([fte(one) for one in moved])
        yield f"Uplifts: {posts} FTE throughout, as today; vacant posts to be uplifted stay empty."
    if result.gross_and_net:
        yield (
            "Staff given an uplift would move up by increments anyway: an uplift costs what it adds to the point that they "
            "would have come to."
        )


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
