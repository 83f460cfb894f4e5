"""Numbers that cannot be, or hardly are: hours and weeks, fees and charges, rates, awards, supplements and salaries.

Each bound has its source beside it, or is this tool's own and wide: a slip of a digit or of the decimal point passes it, and no
case of a real paper does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from ...case.case import Case
from ...case.labels import phrase
from ...case.models.pay.supplement import amounts_within
from ...case.pay.pension_rates import own_pension_rates
from ...diagnostics import Related
from ...evidence.grade_pay import bottom, top
from ...ledger import Figure
from ...ledger.rounding import EXACT
from ...parser.tree import Path
from ..awards_given import awards_given, pounds_or_cut
from ..context import CheckContext
from ..inputs import ZERO, place_of_figure, plain, pounds, text_of, times
from ..rule import Breach, Rule, staff_of

_HOURS_IN_A_WEEK, _WEEKS_IN_A_YEAR, _DAYS_IN_A_YEAR = Decimal(168), Decimal(53), Decimal(366)
# Working Time Regulations 1998, regulation 4: 48 hours a week on average. A year has 262 weekdays at most.
_HOURS_WORKED, _DAYS_WORKED = Decimal(48), Decimal(262)
# Cover of one day a week, or of a quarter, can be; a number with its point a place too far left is below these.
_FEWEST_HOURS, _FEWEST_WEEKS, _FEWEST_DAYS = Decimal(5), Decimal(10), Decimal(30)
_WEEKS_OF_HANDOVER = Decimal(26)  # longer notice or double running than half a year is this tool's own bound
# Finance Act 2016, section 100: the apprenticeship levy is 0.5% of the pay bill.
_LEVY = Decimal("0.5")
_MOST_HEADS, _FEWEST_FOR_A_RATE = Decimal(3), Decimal(5)
# The Green Book (HM Treasury) discounts at 3.5%; the bounds that follow are this tool's own.
_DISCOUNT = Decimal(10)
_INFLATION = Decimal(15)  # no rate of the consumer or the retail prices index has been above it since 1981
_SUPPLEMENT = Decimal(50)  # of salary; the NHS, the most generous of the policies in docs/policies, stops at 30%
_LOWEST_SALARY, _HIGHEST_SALARY = Decimal(5_000), Decimal(300_000)
_HOURS_OF_A_POST = EXACT.multiply(Decimal(37), Decimal("52.143"))  # the national agreement's 37 hours, in a year of 365 days
_DAYS_OF_A_POST = Decimal(260)
_CANNOT_BE = ("a week has 168 hours", "a year has 53 weeks at most", "a year has 366 days at most", "the law has 0.5%")
# A number put right by its point is between these shares of the bound that it passes.
_LEAST_OF_MOST, _MOST_OF_LEAST = Decimal("0.04"), Decimal(50)
_TIMES_A_SALARY = Decimal(5)


def impossible_time(context: CheckContext) -> Iterator[Breach]:
    """More hours than a week has, more weeks or days than a year has."""
    for path, time in _times(context.case):
        for key, most, whole in (
            ("hours_a_week", _HOURS_IN_A_WEEK, "a week has 168 hours"),
            ("weeks_a_year", _WEEKS_IN_A_YEAR, "a year has 53 weeks at most"),
            ("days_a_year", _DAYS_IN_A_YEAR, "a year has 366 days at most"),
        ):
            yield from _above(context, (*path, key), getattr(time, key, None), most, whole)


def _times(case: Case) -> Iterator[tuple[Path, object]]:
    """What has hours a week and weeks a year: agency staff, and pay by the hour."""
    yield ("agency",), case.agency
    yield ("working_time",), case.working_time
    yield from ((("grades", name, "working_time"), grade.working_time) for name, grade in case.grades.items())


def unusual_time(context: CheckContext) -> Iterator[Breach]:
    """Hours, days or weeks that can be, but that hardly anyone works or is charged for."""
    for path, time in _times(context.case):
        for key, least, most, possible in (
            ("hours_a_week", _FEWEST_HOURS, _HOURS_WORKED, _HOURS_IN_A_WEEK),
            ("weeks_a_year", _FEWEST_WEEKS, _WEEKS_IN_A_YEAR, _WEEKS_IN_A_YEAR),
            ("days_a_year", _FEWEST_DAYS, _DAYS_WORKED, _DAYS_IN_A_YEAR),
            ("notice_weeks", ZERO, _WEEKS_OF_HANDOVER, None),
            ("double_running_weeks", ZERO, _WEEKS_OF_HANDOVER, None),
        ):
            given = getattr(time, key, None)
            if given is not None and (possible is None or given.known <= possible):
                yield from _above(context, (*path, key), given, most, f"the usual is {plain(most)} or fewer")
                yield from _below(context, (*path, key), given, least, f"the usual is {plain(least)} or more")


def unusual_fee(context: CheckContext) -> Iterator[Breach]:
    """An agency's fee above the policy's share of the charge, or a fee for a transfer above a year's salary."""
    agency, limits = context.case.agency, context.limits
    if agency is None:
        return
    if isinstance(agency.fee, Figure) and agency.fee.unit == "percent":
        most = limits.fee_at_most
        yield from _above(context, ("agency", "fee"), agency.fee, most, _usual(most), limits.where("fee_at_most"))
    elif isinstance(agency.fee, Figure):
        rate = agency.charge_rate or agency.day_rate
        if rate is not None:
            yield from _above(context, ("agency", "fee"), agency.fee, rate.known, f"the charge itself is {text_of(rate)}")
    salaries = _salaries(context.case)
    if salaries and agency.transfer_fee is not None:
        most = max(salaries)
        yield from _above(
            context, ("agency", "transfer_fee"), agency.transfer_fee, most, f"the highest salary is {pounds(most)}"
        )


def unusual_charge(context: CheckContext) -> Iterator[Breach]:
    """A charge for an agency worker far from what an employee in the posts is paid for the same time."""
    case = context.case
    if case.agency is None or not _salaries(case):
        return
    odd = {id(one.figure) for one in context.odd_numbers}
    given: dict[Path, object] = {("agency",): case.agency}
    given |= {("agency", "by_grade", grade): one for grade, one in (case.agency.by_grade or {}).items()}
    for path, agency in given.items():
        salaries = _salaries(case, path[2] if len(path) > 2 else None) or _salaries(case)
        for key, in_a_year, per in (
            ("charge_rate", _HOURS_OF_A_POST, "an hour"),
            ("day_rate", _DAYS_OF_A_POST, "a day"),
            ("cost_per_fte", Decimal(1), "a year"),
        ):
            rate = getattr(agency, key)
            if rate is None or id(rate) in odd:
                continue
            charge = times(rate.known, in_a_year)
            low, high = (_quotient(end, in_a_year) for end in (min(salaries), max(salaries)))
            paid = f"{pounds(low)}" if low == high else f"{pounds(low)} to {pounds(high)}"
            if charge * 2 < min(salaries) or charge > times(max(salaries), _TIMES_A_SALARY):
                usual = (times(low, Decimal("0.5")), times(high, _TIMES_A_SALARY))
                yield _breach(context, (*path, key), rate, f"employees in the posts are paid {paid} {per}", usual)


def unusual_pension(context: CheckContext) -> Iterator[Breach]:
    """An employer's pension contribution above the policy's limit."""
    case, limits = context.case, context.limits
    parts = case.on_costs_by_part
    most = limits.pension_at_most
    given = case.flat_pension if parts is None else parts.pension
    where = limits.where("pension_at_most")
    if given is not None:
        yield from _above(context, ("on_costs", "pension"), given, most, _usual(most), where)
    for name, rate in own_pension_rates(case).items():
        own = name in case.grades and case.grades[name].pension is rate
        path = ("grades", name, "pension") if own else ("on_costs", "pension_by_grade", name)
        yield from _above(context, path, rate, most, _usual(most), where)
    if parts is not None:
        given = parts.salary_sacrifice
        yield from _above(context, ("on_costs", "salary_sacrifice"), given, most, _usual(most), limits.where("pension_at_most"))


def levy_above_rate(context: CheckContext) -> Iterator[Breach]:
    """An apprenticeship levy of more than the law's 0.5% of pay."""
    parts = context.case.on_costs_by_part
    if parts is not None:
        yield from _above(context, ("on_costs", "apprenticeship_levy"), parts.apprenticeship_levy, _LEVY, "the law has 0.5%")


def unusual_heads_per_fte(context: CheckContext) -> Iterator[Breach]:
    """Fewer people than full-time equivalents, or more than three people for each."""
    yield from _heads_of_rows(context)
    case = context.case
    given: dict[Path, Figure | None] = {}
    if case.on_costs_by_part is not None:
        given["on_costs", "heads_per_fte"] = case.on_costs_by_part.heads_per_fte
    given |= {("payments", str(number), "heads_per_fte"): one.heads_per_fte for number, one in case.payments.items()}
    for path, heads in given.items():
        yield from _below(context, path, heads, Decimal(1), "one person is one FTE at most")
        yield from _above(context, path, heads, _MOST_HEADS, "the usual is 1 to 3")


def _heads_of_rows(context: CheckContext) -> Iterator[Breach]:
    """The same of a row with its headcount beside its staff in post; half a person is left to rounding."""
    for path, staff in staff_of(context):
        heads, in_post = staff.headcount, staff.in_post
        if heads is None or in_post is None or not heads.value or not in_post.value:
            continue
        fewer = in_post.value - heads.value >= Decimal("0.5")
        if fewer or (in_post.value >= _FEWEST_FOR_A_RATE and heads.value > times(in_post.value, _MOST_HEADS)):
            name = path[1] if path[-1] == "total" else path[-1]
            why = "one person is one FTE at most" if fewer else "the usual is 1 to 3 people for each FTE"
            yield Breach(
                f"{name} has {text_of(heads)} people and {text_of(in_post)} in post; {why}",
                place_of_figure(heads) or context.case.place(*path, "headcount"),
                "correct one of the two; if they are right, silence this rule with where the figures are from",
                (Related(context.case.place(*path, "in_post"), "its staff in post"),),
                shows=(heads, in_post),
            )


def unusual_award(context: CheckContext) -> Iterator[Breach]:
    """A pay award above the policy's limit, or inflation of more than 15% a year."""
    case, limits = context.case, context.limits
    most = limits.award_at_most
    where = limits.where("award_at_most")
    for path, award, salaries in awards_given(case, _salaries(case)):
        if award.unit == "percent" and award.known >= 0:
            yield from _above(context, path, award, most, _usual(most), where)
        elif most is not None:
            yield from pounds_or_cut(context, path, award, salaries, most, where)
    if case.forecast is None:
        return
    for key in ("inflation", "budget_inflation", "agency_inflation"):
        yield from _above(context, ("forecast", key), getattr(case.forecast, key), _INFLATION, _usual(_INFLATION))


def unusual_discount_rate(context: CheckContext) -> Iterator[Breach]:
    """A real discount rate above 10%; the Green Book has 3.5%."""
    forecast = context.case.forecast
    if forecast is not None:
        path = ("forecast", "discount_rate")
        yield from _above(context, path, forecast.discount_rate, _DISCOUNT, "the Green Book (HM Treasury) has 3.5%")


def supplement_against_salary(context: CheckContext) -> Iterator[Breach]:
    """A supplement of more than half the salary it is paid on, where no policy caps it; a further payment of more than half a
    salary in per cent, or in pounds of more than a year's."""
    yield from _further_payments(context)
    case = context.case
    if context.limits.cap is not None:
        return
    odd = {id(one.figure) for one in context.odd_numbers}
    for name, grade in case.grades.items():
        salary = top(case, name, grade)
        for keys, given in amounts_within(grade.supplement):
            path = ("grades", name, "supplement", *keys)
            if not isinstance(given, Figure) or id(given) in odd:
                continue
            if given.unit == "percent":
                yield from _above(context, path, given, _SUPPLEMENT, "the usual is 50% of salary or less")
            elif salary is not None:
                half = times(salary.known, _SUPPLEMENT.scaleb(-2))
                yield from _above(context, path, given, half, f"half the salary is {pounds(half)}")


def _further_payments(context: CheckContext) -> Iterator[Breach]:
    case = context.case
    for number, payment in case.payments.items():
        path = ("payments", str(number))
        salaries = [one for name in payment.grades or case.grades for one in _salaries(case, name)]
        given: dict[Path, Figure | None] = {(*path, "amount"): payment.amount}
        given |= {(*path, "at", str(months)): landmark.amount for months, landmark in payment.amounts.items()}
        for place, amount in given.items():
            if amount is not None and amount.unit == "percent":
                yield from _above(context, place, amount, _SUPPLEMENT, "the usual is 50% of salary or less")
            elif salaries:
                most = max(salaries)
                yield from _above(context, place, amount, most, f"the highest salary is {pounds(most)}")


def unusual_salary(context: CheckContext) -> Iterator[Breach]:
    """A full-time salary under £5,000 or above £300,000 a year."""
    case = context.case
    odd = {id(one.figure) for one in context.odd_numbers}
    given: dict[Path, Figure | None] = {spine.path(point): pay for spine in case.pay_points for point, pay in spine.items()}
    given |= {("grades", name, "salary"): grade.salary for name, grade in case.grades.items()}
    for name, comparator in case.comparators.items():
        for grade_name, pay in comparator.pay.items():
            place = ("comparators", name, "pay", grade_name)
            ends = {"pay": pay.top} if pay.is_single else {"bottom": pay.bottom, "top": pay.top}
            given |= {(*place, end): figure for end, figure in ends.items() if figure is not None and figure.value is not None}
    for path, salary in given.items():
        if salary is not None and id(salary) not in odd:
            yield from _below(context, path, salary, _LOWEST_SALARY, "a full-time year is paid £5,000 or more")
            yield from _above(context, path, salary, _HIGHEST_SALARY, "the usual is £300,000 a year or less")


def in_post_above_establishment(context: CheckContext) -> Iterator[Breach]:
    """A team with more staff in post than posts, and no number of vacancies, with which it would have to add up."""
    for path, staff in staff_of(context):
        posts, in_post = staff.establishment, staff.in_post
        if posts is None or in_post is None or posts.value is None or in_post.value is None:
            continue
        if in_post.value <= posts.value or staff.vacant is not None:
            continue
        name = path[1] if path[-1] == "total" else path[-1]
        more = plain(EXACT.subtract(in_post.value, posts.value))
        yield Breach(
            f"{name} has {text_of(in_post)} in post, {more} more than its establishment of {text_of(posts)}",
            context.case.place(*path, "in_post"),
            f"correct one of the two, or say that the team is over its posts: `vacant: -{more}`",
            (Related(context.case.place(*path, "establishment"), "its establishment"),),
            shows=(in_post, posts),
        )


def _above(
    context: CheckContext, path: Path, given: Figure | None, most: Decimal | None, why: str, where: tuple[Related, ...] = ()
) -> Iterator[Breach]:
    if given is not None and given.value is not None and most is not None and given.value > most:
        yield _breach(context, path, given, why, (times(most, _LEAST_OF_MOST), most), where)


def _below(context: CheckContext, path: Path, given: Figure | None, least: Decimal, why: str) -> Iterator[Breach]:
    if given is not None and given.value is not None and given.value < least:
        yield _breach(context, path, given, why, (least, times(least, _MOST_OF_LEAST)))


def _breach(
    context: CheckContext, path: Path, given: Figure, why: str, usual: tuple[Decimal, Decimal], where: tuple[Related, ...] = ()
) -> Breach:
    """The breach of a bound; its help has the number with its point moved the fewest places that make it usual."""
    moved = (given.known.scaleb(places) for places in (-1, 1, -2, 2, -3, 3))
    fitting = next((number for number in moved if usual[0] <= number <= usual[1]), None)
    sign = "%" if given.unit == "percent" else ""
    meant = "check it against the paper" if fitting is None else f"write {plain(fitting)}{sign} if that is meant"
    right = "" if why in _CANNOT_BE else "; if it is right, silence this rule with where the figure is from"
    return Breach(
        f"{phrase(path)} is {text_of(given)}; {why}",
        place_of_figure(given) or context.case.place(*path),
        f"{meant}{right}",
        where,
    )


def _usual(most: Decimal | None) -> str:
    return "" if most is None else f"the usual is {plain(most)}% or less"


def _salaries(case: Case, of: str | None = None) -> list[Decimal]:
    """The lowest and the highest salary of each grade that has one; of one grade alone where it is named."""
    grades = [(name, grade) for name, grade in case.grades.items() if of is None or name == of]
    ends: Iterable[Figure | None] = (end(case, name, grade) for name, grade in grades for end in (bottom, top))
    return [salary.known for salary in ends if salary is not None]


def _quotient(salary: Decimal, in_a_year: Decimal) -> Decimal:
    return EXACT.divide(salary, in_a_year).quantize(Decimal("0.01") if in_a_year != 1 else Decimal(1))


RULES = (
    Rule("impossible-time", "error", impossible_time),
    Rule("unusual-time", "warning", unusual_time),
    Rule("unusual-fee", "warning", unusual_fee),
    Rule("unusual-charge", "warning", unusual_charge),
    Rule("unusual-pension", "warning", unusual_pension),
    Rule("levy-above-rate", "error", levy_above_rate),
    Rule("unusual-heads-per-fte", "warning", unusual_heads_per_fte),
    Rule("unusual-award", "warning", unusual_award),
    Rule("unusual-discount-rate", "warning", unusual_discount_rate),
    Rule("supplement-against-salary", "warning", supplement_against_salary),
    Rule("unusual-salary", "warning", unusual_salary),
    Rule("in-post-above-establishment", "warning", in_post_above_establishment),
)
