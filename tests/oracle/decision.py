"""A decision worked out in plain fractions, month by month: both courses, each grade by itself, what is paid once or later.

From the words of the domain alone; nothing of the engine's, and nothing of `oracle/forecast.py`, which has pay points,
increments and discounting. Here every grade has one salary, and terms change by grade and by date.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from typing import NamedTuple

from .beyond import beyond_of

F = Fraction
NIL = F(0)
Steps = tuple[tuple[date, Fraction], ...]
"""A number by the first day that it holds from; of several in one month the last. A single step is one number for all time."""
ByGrade = Mapping[str, Steps]
# Employer's National Insurance, category A: from which pay day, the rate, and the threshold a month.
INSURANCE = (
    (date(2021, 4, 6), F("13.8"), 737),
    (date(2022, 4, 6), F("15.05"), 758),
    (date(2022, 11, 6), F("13.8"), 758),
    (date(2025, 4, 6), F(15), 417),
)
WELCOME = "Welcome"


class Grade(NamedTuple):
    """A grade on one salary. Its supplement: pounds, or pounds by the year that a financial year starts in. `starts` and `ends`
    are its own days where not the period's; `now` is what is paid already, to so many FTE (None: all in post)."""

    name: str
    id: str
    salary: Fraction
    in_post: Fraction
    vacant: Fraction
    supplement: Fraction | Mapping[int, Fraction] | None = None
    starts: date | None = None
    ends: date | None = None
    now: Fraction | None = None
    now_to: Fraction | None = None

    @property
    def posts(self) -> Fraction:
        """In post and vacant."""
        return self.in_post + self.vacant


class Course(NamedTuple):
    """Turnover and starters of all grades alike (`Steps`) or by grade; cover stated; staff beyond vacancies stated."""

    turnover: Steps | ByGrade
    starters: Steps | ByGrade
    cover: Steps | ByGrade | None = None
    beyond: Fraction | None = None


class Pool(NamedTuple):
    """Agency staff of one grade, or of all (`grade` is None): FTE, cost a year, and what goes for each FTE more in post, a
    number or None for in proportion."""

    grade: str | None
    fte: Fraction
    cost: Fraction
    release: Fraction | None = None


class Agency(NamedTuple):
    """All agency staff. `weeks` are of notice and double running together, `fee` the transfer fee, for each post released."""

    pools: tuple[Pool, ...]
    beyond: Fraction | None = None
    weeks: Fraction = NIL
    fee: Fraction = NIL


class OnCosts(NamedTuple):
    """A flat rate; or National Insurance by pay day, and percentages of pensionable and of insured pay."""

    flat: Fraction | None = None
    pension: Fraction = NIL
    levy: Fraction = NIL
    insured: bool = True
    pensionable: bool = True


class Payment(NamedTuple):
    """Pounds to starters or to staff in post, after so many months, or every so many; by which grades, and clawback by month:
    over so many months, so much of what is due."""

    amount: Fraction
    to: str
    grades: tuple[str, ...]
    after: int = 0
    every: int | None = None
    clawback: tuple[int, Fraction] | None = None


class Model(NamedTuple):
    """All that a decision rests on."""

    grades: tuple[Grade, ...]
    first: date
    last: date
    starts: date
    ends: date
    nothing: Course
    proposal: Course
    on_costs: OnCosts | None = None
    agency: Agency | None = None
    budget: Fraction | Mapping[int, Fraction] | None = None
    budget_inflation: Fraction | None = None
    agency_inflation: Fraction | None = None
    lasts: bool = False
    per_leaver: Fraction | None = None
    per_starter: Fraction | None = None
    induction: int = 0
    payment: Payment | None = None
    stops: date | None = None  # the last day that what is paid already would be; None where it goes on


def rounded(value: Fraction, unit: Fraction | None) -> Fraction:
    """To the nearest unit, halves away from nil; what is a half to 40 decimals is one, since shares are cut."""
    if unit is None:
        return value
    whole = int(abs(value) / unit + F(1, 2) + F(1, 10**40))
    return (whole if value >= 0 else -whole) * unit


def cut(value: Fraction) -> Fraction:
    """To 60 decimals: a share of a share, month after month, would have twice as many digits each time."""
    return F(int(value * 10**60 + F(1, 2)), 10**60)


def next_month(month: date) -> date:
    """The first of the next month."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def months(model: Model) -> list[date]:
    """The first day of every month."""
    found, now = [], model.first
    while now <= model.last:
        found.append(now)
        now = next_month(now)
    return found


def year_of(month: date) -> int:
    """The calendar year that its financial year starts in."""
    return month.year - (month.month < 4)


def named(year: int) -> str:
    """A financial year in an id."""
    return f"{year}_{(year + 1) % 100:02}"


def share(month: date, starts: date, ends: date) -> Fraction:
    """Of a month the share from one day to another, both in, by days; twelve months from any day are twelve, so what is a whole
    number of months has in its last month what its first leaves. A month from the 30th of January ends before the 28th of a
    February."""
    days = monthrange(month.year, month.month)[1]
    inside = sum(starts <= month.replace(day=day) <= ends for day in range(1, days + 1))
    apart = 12 * (ends.year - starts.year) + ends.month - starts.month
    is_last = apart > 0 and (ends.year, ends.month) == (month.year, month.month)
    if is_last and starts.day > 1 and ends.day < days and ends.day + 1 == min(starts.day, days):
        return F(starts.day - 1, monthrange(starts.year, starts.month)[1])
    return F(inside, days)


def held(steps: Steps, month: date) -> Fraction:
    """The number that holds in a month."""
    return [value for day, value in steps if day <= month][-1]


class Both:
    """What holds in a course in a month. What the proposal alone causes ends with the payment, grade by grade, unless it lasts
    or is given from a day after that."""

    def __init__(self, model: Model, is_proposal: bool) -> None:
        self.model, self.is_proposal = model, is_proposal

    def turnover(self, grade: Grade, month: date) -> Fraction:
        """Leavers of a grade in a year, per cent."""
        before = _of(self.model.nothing.turnover, grade.name)
        assert before is not None
        own = self.model.proposal.turnover
        loses = self._loses(grade)
        if not self.is_proposal or not (isinstance(own, Mapping) or loses or is_ever_paid(self.model, grade)):
            return held(before, month)
        given = _of(own, grade.name)
        paid = self.model.payment is not None and grade.name in self.model.payment.grades
        time = (None, None) if paid else (grade.starts, grade.ends)
        if loses:
            time = (grade.starts, self.model.stops or date(9000, 1, 1))
        return held(given if given is not None and self._holds(given, month, *time) else before, month)

    def _loses(self, grade: Grade) -> bool:
        """Whether doing nothing goes on paying a grade what the proposal ends and puts nothing in place of."""
        stops = self.model.stops
        going_on = stops is None or stops >= self.model.starts
        return grade.now is not None and going_on and not is_ever_paid(self.model, grade)

    def starters(self, month: date) -> Fraction | dict[str, Fraction]:
        """FTE that start in a year: of all together, or by grade."""
        before, own = self.model.nothing.starters, self.model.proposal.starters
        if not self.is_proposal:
            return _planned(before, month)
        if not isinstance(own, Mapping):
            return _planned(own if self._holds(own, month) else before, month)
        on = {name: steps for name, steps in own.items() if self._holds(steps, month)}
        if len(on) == len(own):
            return _planned(own, month)
        if isinstance(before, Mapping):
            return _planned({**before, **on}, month)
        return _planned(before, month)

    def _holds(self, steps: Steps, month: date, starts: date | None = None, ends: date | None = None) -> bool:
        """Whether what the proposal gives holds in a month, of all or of a grade with days of its own."""
        starts, ends = starts or self.model.starts, ends or self.model.ends
        if share(month, starts, ends):
            return True
        if month <= ends:  # before it starts: only what is given by date can be meant
            return len(steps) > 1
        since = [day for day, _ in steps if day <= month][-1]
        return self.model.lasts or (len(steps) > 1 and since > ends)


def _of(given: Steps | ByGrade, grade: str) -> Steps | None:
    return given.get(grade) if isinstance(given, Mapping) else given


def _planned(given: Steps | ByGrade, month: date) -> Fraction | dict[str, Fraction]:
    if isinstance(given, Mapping):
        return {name: held(steps, month) for name, steps in given.items()}
    return held(given, month)


def is_ever_paid(model: Model, grade: Grade) -> bool:
    """Whether the proposal pays a grade something."""
    given = grade.supplement
    something = any(given.values()) if isinstance(given, Mapping) else bool(given)
    return something or (model.payment is not None and grade.name in model.payment.grades)


def amount(model: Model, grade: Grade, month: date) -> Fraction:
    """Pounds a year for one FTE of a grade in a month of the proposal, for the share of the month that it is paid."""
    given = grade.supplement
    yearly = given.get(year_of(month), NIL) if isinstance(given, Mapping) else given
    return (yearly or NIL) * share(month, grade.starts or model.starts, grade.ends or model.ends)


def amount_now(model: Model, grade: Grade, month: date, is_proposal: bool) -> Fraction:
    """The same of what is paid already: until it stops, or in the proposal until the new one starts."""
    if grade.now is None:
        return NIL
    until = model.stops or date(9000, 1, 1)
    if is_proposal:
        until = min(until, (grade.starts or model.starts) - timedelta(1))
    return grade.now * share(month, date(2000, 1, 1), until)


class Flow(NamedTuple):
    """A grade's month: who leaves and starts, staff at both ends and in the mean, and those in induction in the mean."""

    opening: Fraction
    leavers: Fraction
    starters: Fraction
    closing: Fraction
    in_post: Fraction
    induction: Fraction
    inducted: Fraction

    @property
    def working(self) -> tuple[Fraction, Fraction, Fraction]:
        """Staff who are not in induction: through the month, as it opens and as it closes."""
        before = 2 * self.induction - self.inducted
        return self.in_post - self.induction, self.opening - before, self.closing - self.inducted


def flows(model: Model, is_proposal: bool) -> dict[date, dict[str, Flow]]:
    """Every grade's month. Leavers are a twelfth of the turnover of who is there as it opens; starters fill posts that are
    empty once they have gone, all grades' together being shared out by those."""
    terms = Both(model, is_proposal)
    found: dict[date, dict[str, Flow]] = {}
    there = {grade.name: grade.in_post for grade in model.grades}
    new: dict[str, list[Fraction]] = {grade.name: [] for grade in model.grades}
    for month in months(model):
        gone = {grade.name: there[grade.name] * terms.turnover(grade, month) / 1200 for grade in model.grades}
        room = {grade.name: grade.posts - there[grade.name] + gone[grade.name] for grade in model.grades}
        planned, empty = terms.starters(month), sum(room.values(), NIL)
        found[month] = {}
        for grade in model.grades:
            name = grade.name
            if isinstance(planned, dict):
                came = min(planned.get(name, NIL) / 12, room[name])
            else:
                came = cut(min(planned / 12, empty) * room[name] / empty) if empty else NIL
            opening, before = there[name], sum(new[name][-model.induction :], NIL) if model.induction else NIL
            stay = 1 - terms.turnover(grade, month) / 1200
            new[name] = [*(one * stay for one in new[name]), came]
            after = sum(new[name][-model.induction :], NIL) if model.induction else NIL
            there[name] = opening - gone[name] + came
            mean = (opening + there[name]) / 2
            found[month][name] = Flow(opening, gone[name], came, there[name], mean, (before + after) / 2, after)
    return found


def insurance(month: date, pay: Fraction) -> Fraction:
    """On a month's pay of one FTE, by the rates of its last day."""
    day = month.replace(day=monthrange(month.year, month.month)[1])
    _, rate, threshold = [row for row in INSURANCE if row[0] <= day][-1]
    return rate / 100 * max(NIL, pay - threshold)


def on_pay(on: OnCosts, month: date, salary: Fraction) -> Fraction:
    """On a month's salary of one FTE."""
    if on.flat is not None:
        return salary * on.flat / 100
    return insurance(month, salary) + salary * (on.pension + on.levy) / 100


def on_top(on: OnCosts, month: date, salary: Fraction, extra: Fraction) -> Fraction:
    """On what a month has on top of the salary."""
    if on.flat is not None:
        return extra * on.flat / 100
    due = extra * on.pension / 100 if on.pensionable else NIL
    if on.insured:
        due += insurance(month, salary + extra) - insurance(month, salary) + extra * on.levy / 100
    return due


def answers(model: Model, unit: Fraction | None) -> dict[str, Fraction | None]:
    """Every promised figure that the inputs of this oracle move."""
    found: dict[str, Fraction | None] = {}
    every, totals = months(model), dict[str, dict[date, Fraction]]()
    followed: dict[str, Mapping[date, Mapping[str, Flow]]] = {}
    for course in ("doing_nothing", "proposal"):
        staff = flows(model, course == "proposal")
        lines = {month: dict(_lines(model, course == "proposal", month, staff, found)) for month in every}
        totals[course] = {month: sum(lines[month].values(), NIL) for month in every}
        for month in every:
            found |= {f"forecast.{course}.month_{month:%Y_%m}.{line}": value for line, value in lines[month].items()}
            found[f"forecast.{course}.month_{month:%Y_%m}.total"] = totals[course][month]
        for year in dict.fromkeys(map(year_of, every)):
            own = [month for month in every if year_of(month) == year]
            by_line: dict[str, Fraction] = {}
            for month in own:
                for line, value in lines[month].items():
                    by_line[line] = by_line.get(line, NIL) + value
            under = f"forecast.{course}.{named(year)}"
            by_line = {line: rounded(value, unit) for line, value in by_line.items()}
            found |= {f"{under}.{line}": value for line, value in by_line.items()}
            found[f"{under}.total"] = sum(by_line.values(), NIL)
            for flow in ("starters", "leavers"):
                found[f"{under}.{flow}"] = sum((getattr(one, flow) for m in own for one in staff[m].values()), NIL)
            found[f"{under}.in_post"] = sum((one.closing for one in staff[own[-1]].values()), NIL)
        followed[course] = staff
    _after(model, followed["proposal"], unit, found)
    _compare(model, totals, unit, found)
    _buys(model, followed, unit, found)
    return found


def _lines(
    model: Model, is_proposal: bool, month: date, staff: Mapping[date, Mapping[str, Flow]], found: dict[str, Fraction | None]
) -> Iterator[tuple[str, Fraction]]:
    """The lines of a month."""
    here = staff[month]
    pay = {grade.name: here[grade.name].in_post * grade.salary / 12 for grade in model.grades}
    yield "salaries", sum(pay.values(), NIL)
    on = model.on_costs
    if on is not None:
        yield "on_costs", sum((here[one.name].in_post * on_pay(on, month, one.salary / 12) for one in model.grades), NIL)
    if is_proposal:
        extra = {one.name: amount(model, one, month) / 12 for one in model.grades}
        yield from _extra("supplement", model, month, here, extra)
    if any(grade.now is not None for grade in model.grades):
        extra = {one.name: amount_now(model, one, month, is_proposal) / 12 for one in model.grades}
        yield from _extra("supplement_now", model, month, here, extra)
    if is_proposal and model.payment is not None:
        yield from _payments(model, model.payment, month, staff)
    if model.agency is not None:
        yield from _agency(model, model.agency, is_proposal, month, here, found)
    for name, each_cost in (("leavers", model.per_leaver), ("starters", model.per_starter)):
        if each_cost is not None:
            yield f"cost_of_{name}", sum((getattr(one, name) for one in here.values()), NIL) * each_cost


def _extra(
    line: str, model: Model, month: date, here: Mapping[str, Flow], extra: Mapping[str, Fraction]
) -> Iterator[tuple[str, Fraction]]:
    """What each grade has on top for an FTE, and what is due on it; of what is paid already the share of staff who have it."""
    fte = {one.name: here[one.name].in_post for one in model.grades}
    if line == "supplement_now":
        fte |= {one.name: fte[one.name] * one.now_to / one.in_post for one in model.grades if one.now_to is not None}
    yield line, sum((fte[name] * each for name, each in extra.items()), NIL)
    if model.on_costs is not None:
        salary = {one.name: one.salary / 12 for one in model.grades}
        due = {name: on_top(model.on_costs, month, salary[name], each) for name, each in extra.items()}
        yield f"{line}_on_costs", sum((fte[name] * each for name, each in due.items()), NIL)


def _vacant_in(model: Model, pool: Pool) -> Fraction:
    return sum((grade.vacant for grade in model.grades if pool.grade in (None, grade.name)), NIL)


def covering(model: Model, agency: Agency, course: Course, pool: Pool) -> tuple[Fraction, Fraction]:
    """Who of a pool's staff cover a vacancy today, and who are beyond vacancies: with a stated cover, those alone who are
    said to be."""
    vacant = _vacant_in(model, pool)
    given = agency.beyond if course.beyond is None else course.beyond
    if given is None:
        cover = min(pool.fte, vacant)
        return cover, NIL if course.cover is not None else pool.fte - cover
    whole = sum((one.fte for one in agency.pools), NIL)
    own = given * pool.fte / whole if whole and pool.grade is not None else given
    if course.beyond is None and pool.grade is not None:
        own = beyond_of(given, [(one.fte, _vacant_in(model, one)) for one in agency.pools])[agency.pools.index(pool)]
    cover = min(max(pool.fte - own, NIL), vacant)
    is_said = course.beyond is not None or course.cover is not None
    return cover, own if is_said else pool.fte - cover


def _agency(
    model: Model,
    agency: Agency,
    is_proposal: bool,
    month: date,
    here: Mapping[str, Flow],
    found: dict[str, Fraction | None],
) -> Iterator[tuple[str, Fraction]]:
    course = model.proposal if is_proposal else model.nothing
    rise = (1 + (model.agency_inflation or NIL) / 100) ** (year_of(month) - year_of(model.first))
    fte, cost, once = NIL, NIL, NIL
    for pool in agency.pools:
        grades = [grade for grade in model.grades if pool.grade in (None, grade.name)]
        through, opening, closing = (
            in_cover(model, agency, course, pool, month, {one.name: here[one.name].working[when] for one in grades})
            for when in range(3)
        )
        used = through + covering(model, agency, course, pool)[1]
        fte += used
        cost += used * pool.cost * rise / 12
        once += max(NIL, opening - closing) * (agency.weeks * pool.cost * rise / 52 + agency.fee)
    found[f"forecast.{'proposal' if is_proposal else 'doing_nothing'}.month_{month:%Y_%m}.agency_fte"] = fte
    yield "agency", cost
    if agency.weeks or agency.fee:
        yield "agency_release", once


def in_cover(
    model: Model, agency: Agency, course: Course, pool: Pool, month: date, working: Mapping[str, Fraction]
) -> Fraction:
    """Agency staff in vacancies, with so many staff of each grade in post and out of induction: today's less what those more in
    post release, between nil and the posts that are still to be covered; or the share of those that the course states."""
    grades = [grade for grade in model.grades if grade.name in working]
    empty = {one.name: one.posts - working[one.name] for one in grades}
    today, _ = covering(model, agency, course, pool)
    vacant = sum((one.vacant for one in grades), NIL)
    if course.cover is not None and not isinstance(course.cover, Mapping):
        return held(course.cover, month) / 100 * sum(empty.values(), NIL)
    if isinstance(course.cover, Mapping):
        stated, as_today = course.cover, today / vacant if vacant else NIL
        return sum(
            ((held(stated[name], month) / 100 if name in stated else as_today) * fte for name, fte in empty.items()), NIL
        )
    release = pool.release if pool.release is not None else today / vacant if vacant else NIL
    more = sum((working[one.name] - one.in_post for one in grades), NIL)
    return min(max(NIL, today - release * more), max(NIL, sum(empty.values(), NIL)))


def _payments(
    model: Model, payment: Payment, month: date, staff: Mapping[date, Mapping[str, Flow]]
) -> Iterator[tuple[str, Fraction]]:
    """What falls due in a month, what is due on it, and what those who leave pay back of what they were paid."""
    paid = back = NIL
    for began in months(model):
        if began > month or not share(began, model.starts, model.ends):
            continue
        age = 12 * (month.year - began.year) + month.month - began.month
        worth = _cohort(model, payment, began, staff) * payment.amount
        if not worth or (age > payment.after and payment.clawback is None):
            continue
        left = [worth]
        for n in range(age):
            left.append(left[-1] * _stays(model, payment, _on(began, n + 1)))
        if age == payment.after:
            paid += left[-1]
        if payment.clawback is not None and age > payment.after:
            over, recovered = payment.clawback
            served = age - payment.after - 1
            back += max(0, over - served) * (left[-2] - left[-1]) / over * recovered / 100
    yield "payments", paid
    if model.on_costs is not None:
        yield "payments_on_costs", paid * _due(model.on_costs, month)
    yield "payments_recovered", -back


def _after(
    model: Model, staff: Mapping[date, Mapping[str, Flow]], unit: Fraction | None, found: dict[str, Fraction | None]
) -> None:
    """What was promised by the last month and is paid or comes back after it."""
    payment = model.payment
    if payment is None:
        return
    lines: dict[str, Fraction] = {}
    month = model.last.replace(day=1)
    for _ in range(payment.after + (payment.clawback[0] if payment.clawback else 0)):
        month = next_month(month)
        for line, value in _payments(model, payment, month, staff):
            lines[line] = lines.get(line, NIL) + value
    rounded_lines = {line: rounded(value, unit) for line, value in lines.items()}
    if any(lines.values()):
        found |= {f"forecast.proposal.after.{line}": value for line, value in rounded_lines.items()}
        found["forecast.proposal.after.total"] = sum(rounded_lines.values(), NIL)


def _due(on: OnCosts, month: date) -> Fraction:
    """On a lump to stay: no pension, National Insurance at the rate of its pay day, and the levy."""
    if on.flat is not None:
        return on.flat / 100
    day = month.replace(day=monthrange(month.year, month.month)[1])
    return ([row for row in INSURANCE if row[0] <= day][-1][1] + on.levy) / 100


def _on(month: date, count: int) -> date:
    for _ in range(count):
        month = next_month(month)
    return month


def _stays(model: Model, payment: Payment, month: date) -> Fraction:
    """The share of those promised a payment who stay a month; where its grades differ, their mean by posts."""
    terms = Both(model, True)
    grades = [grade for grade in model.grades if grade.name in payment.grades]
    rates = [terms.turnover(grade, month) for grade in grades]
    posts = sum((grade.posts for grade in grades), NIL)
    rate = rates[0]
    if len(set(rates)) > 1 and posts:
        rate = sum((one * grade.posts for one, grade in zip(rates, grades, strict=True)), NIL) / posts
    return max(NIL, 1 - rate / 1200)


def _cohort(model: Model, payment: Payment, month: date, staff: Mapping[date, Mapping[str, Flow]]) -> Fraction:
    """How many of a month are promised it; in a month that is paid for in part, as many of those who come to it in turn."""
    here = [staff[month][name] for name in payment.grades]
    if payment.to == "starters":
        return sum((flow.starters for flow in here), NIL) * share(month, model.starts, model.ends)
    if payment.every is not None:
        return sum((flow.in_post for flow in here), NIL) / payment.every * share(month, model.starts, model.ends)
    paid_from = next(one for one in months(model) if share(one, model.starts, model.ends))
    return sum((flow.opening for flow in here), NIL) if month == paid_from else NIL


def _compare(
    model: Model,
    totals: Mapping[str, Mapping[date, Fraction]],
    unit: Fraction | None,
    found: dict[str, Fraction | None],
) -> None:
    every = months(model)
    years = list(dict.fromkeys(map(year_of, every)))
    so_far = NIL
    for year in years:
        under = [f"forecast.{course}.{named(year)}.total" for course in ("proposal", "doing_nothing")]
        net = (found[under[0]] or NIL) - (found[under[1]] or NIL)
        so_far += net
        found[f"forecast.net.{named(year)}"], found[f"forecast.cumulative.{named(year)}"] = net, so_far
        if model.budget is not None:
            _against_budget(model, year, years[0], len([one for one in every if year_of(one) == year]), unit, found)
    so_far += found.get("forecast.proposal.after.total") or NIL
    found["forecast.net.total"] = so_far
    found["forecast.payback_month"] = payback(model, totals, so_far)


def _buys(
    model: Model,
    followed: Mapping[str, Mapping[date, Mapping[str, Flow]]],
    unit: Fraction | None,
    found: dict[str, Fraction | None],
) -> None:
    """What the money buys: supplements, and those to as many as doing nothing has too; leavers avoided; more in post."""
    every, nothing, proposal = months(model), followed["doing_nothing"], followed["proposal"]
    paid = (f"forecast.proposal.{named(year)}.{line}" for year in dict.fromkeys(map(year_of, every)) for line in PAID)
    id, supplements = "forecast.buys", sum((found.get(line) or NIL for line in paid), NIL)
    anyway: dict[tuple[int, str], Fraction] = {}
    for month in every:
        both = {name: min(nothing[month][name].in_post, flow.in_post) for name, flow in proposal[month].items()}
        here = {name: flow._replace(in_post=both[name]) for name, flow in proposal[month].items()}
        extra = {one.name: amount(model, one, month) / 12 for one in model.grades}
        for line, value in _extra("supplement", model, month, here, extra):
            key = (year_of(month), line)
            anyway[key] = anyway.get(key, NIL) + value
    if any(grade.supplement is not None for grade in model.grades):
        found[f"{id}.supplements"] = supplements
        found[f"{id}.paid_to_those_who_would_stay"] = sum((rounded(one, unit) for one in anyway.values()), NIL)
    left, there = ([_of_all(course, part) for course in (nothing, proposal)] for part in ("leavers", "in_post"))
    net = found["forecast.net.total"] or NIL
    for name, more, each in (
        ("leavers_avoided", left[0] - left[1], "cost_per_leaver_avoided"),
        ("fte_years", (there[1] - there[0]) / 12, "cost_per_fte_year"),
    ):
        fte = max(NIL, rounded(more, F(1, 10**9)))
        found |= {f"{id}.{name}": fte, f"{id}.{each}": net / fte if fte else None}


PAID = ("supplement", "supplement_on_costs")


def _of_all(course: Mapping[date, Mapping[str, Flow]], part: str) -> Fraction:
    return sum((getattr(flow, part) for grades in course.values() for flow in grades.values()), NIL)


def _against_budget(
    model: Model, year: int, first: int, months: int, unit: Fraction | None, found: dict[str, Fraction | None]
) -> None:
    whole = model.budget
    if isinstance(whole, Mapping):
        whole = rounded(whole[year], unit) if year in whole else None
    elif whole is not None:
        whole = rounded(whole, unit) * (1 + (model.budget_inflation or NIL) / 100) ** (year - first)
    budget = None if whole is None else rounded(whole * months / 12, unit)
    found[f"forecast.budget.{named(year)}"] = budget
    for course in ("doing_nothing", "proposal"):
        total = found[f"forecast.{course}.{named(year)}.total"] or NIL
        found[f"forecast.{course}.{named(year)}.over_budget"] = None if budget is None else total - budget


def payback(model: Model, totals: Mapping[str, Mapping[date, Fraction]], at_the_end: Fraction) -> Fraction | None:
    """The month, counted from the first that is paid, from whose close to the last it has cost no more than doing nothing."""
    every = months(model)
    paid = [month for month in every if share(month, model.starts, model.ends)]
    since, so_far, answer = paid[0] if paid else every[0], NIL, None
    for month in every:
        so_far += totals["proposal"][month] - totals["doing_nothing"][month]
        if month < since:
            continue
        close = at_the_end if month == every[-1] else so_far
        if close > 0:
            answer = None
        elif answer is None:
            answer = month
    if answer is None:
        return None
    return F(12 * (answer.year - since.year) + answer.month - since.month + 1)
