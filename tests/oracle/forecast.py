"""A forecast worked out a second time in plain fractions, month by month: heads, pounds and days, nothing of the engine's.

Every figure of a course is under the id that the engine promises for it.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from .beyond import beyond_of

F = Fraction
NIL = F(0)
# Employer's National Insurance by hand: from which day, the rate and the threshold a month.
INSURANCE = (
    (date(2018, 4, 6), F("13.8"), 702),
    (date(2019, 4, 6), F("13.8"), 719),
    (date(2020, 4, 6), F("13.8"), 732),
    (date(2021, 4, 6), F("13.8"), 737),
    (date(2022, 4, 6), F("15.05"), 758),
    (date(2022, 11, 6), F("13.8"), 758),
    (date(2025, 4, 6), F(15), 417),
)
LAST_KNOWN = date(2027, 4, 5)


class Line(NamedTuple):
    """Staff at one pay: the id, the salary, who is there and what is vacant (None where nothing is said of them)."""

    id: str
    salary: Fraction
    in_post: Fraction | None
    vacant: Fraction | None


class Grade(NamedTuple):
    """A grade: its lines lowest first, which of them starters join, its supplement in pounds or as a percentage."""

    name: str
    id: str
    lines: tuple[Line, ...]
    entry: str
    pounds: Fraction | None = None
    percent: Fraction | None = None


Dated = Fraction | tuple[tuple[date, Fraction], ...]
"""A number, or numbers by the first month that each holds from."""


class Course(NamedTuple):
    """Turnover, starters a year and agency cover: of all grades, or by grade, each by itself or by date; and agency beyond."""

    turnover: Dated | Mapping[str, Dated]
    starters: Dated | Mapping[str, Dated]
    cover: Dated | Mapping[str, Dated] | None = None
    beyond: Fraction | None = None


def now(given: Dated, month: date) -> Fraction:
    """The number that holds in a month."""
    return given if isinstance(given, Fraction) else [number for start, number in given if start <= month][-1]


class OnCosts(NamedTuple):
    """A flat rate, or parts: the insurance as stated (rate, threshold a year) or by the table."""

    flat: Fraction | None = None
    stated: tuple[Fraction, Fraction] | None = None
    pension: Fraction | None = None
    deficit: Fraction | None = None
    levy: Fraction | None = None
    other: Fraction | None = None
    heads: Fraction = F(1)
    sacrifice: Fraction = NIL
    insured: bool = True
    pensionable: bool = True


class Joined:
    """Those who started in a month, by its number, in a grade; and how many are left."""

    def __init__(self, began: int, grade: str, left: Fraction) -> None:
        self.began, self.grade, self.left = began, grade, left


class Agency(NamedTuple):
    """Agency staff of a grade, by its id, or of all (None): how many, what one costs, and what goes for each more in post
    (None in proportion)."""

    grade: str | None
    fte: Fraction
    cost: Fraction
    release: Fraction | None = None


class Model(NamedTuple):
    """All that a forecast rests on. `raised` are uplifts: FTE, and the salary at each point from the one before to the one
    after. `by_year` is the budget by financial year in place of one. `once` are the weeks of notice and double running, and the
    fee, of an agency worker released; `beyond` those stated to cover no vacancy."""

    grades: tuple[Grade, ...]
    first: date
    last: date
    courses: Mapping[str, Course]
    starts: date | None = None
    ends: date | None = None
    raised: tuple[tuple[Fraction, tuple[Fraction, ...]], ...] = ()
    on_costs: OnCosts | None = None
    agency: tuple[Agency, ...] | None = None
    beyond: Fraction | None = None
    once: tuple[Fraction, Fraction] | None = None
    budget: Fraction | None = None
    awards: tuple[tuple[date, Fraction], ...] = ()
    award_on_supplement: bool = False
    increments: bool = False
    discount: Fraction | None = None
    inflation: Fraction | None = None
    lasts: bool = False
    by_year: Mapping[str, Fraction] | None = None
    budget_rise: Fraction = NIL
    agency_rise: Fraction = NIL
    per_leaver: Fraction | None = None
    per_starter: Fraction | None = None
    induction: int = 0


def rounded(value: Fraction, unit: Fraction | None) -> Fraction:
    """To the nearest unit, halves away from nil."""
    if unit is None:
        return value
    value = F(round(value * 10**9), 10**9)  # a month's pennies are added to a billionth first, as the docs have it
    whole = int(abs(value) / unit + F(1, 2))
    return (whole if value >= 0 else -whole) * unit


def months(model: Model) -> list[date]:
    """The first day of every month."""
    found, now = [], model.first
    while now <= model.last:
        found.append(now)
        now = date(now.year + now.month // 12, now.month % 12 + 1, 1)
    return found


def year_of(month: date) -> str:
    """The financial year in an id."""
    first = month.year if month.month > 3 else month.year - 1
    return f"{first}_{(first + 1) % 100:02}"


def paid_share(model: Model, month: date) -> Fraction:
    """Of the month's days, the share that the supplement is paid for, counted one by one; of a whole number of months that
    starts inside one, the last has what the first leaves."""
    if model.starts is None:
        return F(1)
    ends = None if model.ends is None else model.ends.replace(day=1)
    if ends == month > model.starts and model.ends is not None and model.ends.day == model.starts.day - 1:
        return 1 - paid_share(model, model.starts.replace(day=1))
    days = monthrange(month.year, month.month)[1]
    inside = (month.replace(day=day) for day in range(1, days + 1))
    return F(sum(model.starts <= day and (model.ends is None or day <= model.ends) for day in inside), days)


def answers(model: Model, unit: Fraction | None) -> dict[str, Fraction | None]:
    """Every promised figure of the forecast."""
    found: dict[str, Fraction | None] = {}
    totals: dict[str, dict[date, Fraction]] = {}
    for name, course in model.courses.items():
        totals[name] = _course(model, name, course, unit, found)
    _compare(model, totals, unit, found)
    return found


def _course(
    model: Model, name: str, course: Course, unit: Fraction | None, found: dict[str, Fraction | None]
) -> dict[date, Fraction]:
    there = {line.id: line.in_post or NIL for grade in model.grades for line in grade.lines}
    posts = sum((line.in_post or NIL) + (line.vacant or NIL) for grade in model.grades for line in grade.lines)
    totals, years = {}, dict[str, dict[str, Fraction]]()
    pools = _pools(model, course)
    before = {pool.grade: pool.covering for pool in pools}
    joined: list[Joined] = []
    inducted = dict.fromkeys((grade.id for grade in model.grades), NIL)
    for number, month in enumerate(months(model)):
        id = f"forecast.{name}.month_{month:%Y_%m}"
        flows: dict[str, Fraction] = {"starters": NIL, "leavers": NIL}
        if model.increments and number and (moved := _increments(model, month, number, there, joined)) is not None:
            flows["moved_up"] = moved
        opening = dict(there)
        rates = {grade.id: _turnover(model, name, grade, month) for grade in model.grades}
        gone = {line.id: opening[line.id] * rates[grade.id] / 1200 for grade in model.grades for line in grade.lines}
        came = _starters(model, name, month, opening, gone)
        for one in joined:
            one.left *= 1 - rates[one.grade] / 1200
        joined += [Joined(number, grade, starters) for grade, starters in came.items()]
        middle: dict[str, Fraction] = {}
        for grade in model.grades:
            for line in grade.lines:
                there[line.id] += (came[grade.id] if line.id == grade.entry else NIL) - gone[line.id]
                middle[line.id] = (opening[line.id] + there[line.id]) / 2
                found[f"{id}.{line.id}.leavers"] = gone[line.id]
                found[f"{id}.{line.id}.closing"] = there[line.id]
                found[f"{id}.{line.id}.in_post"] = middle[line.id]
        flows["starters"], flows["leavers"] = sum(came.values(), NIL), sum(gone.values(), NIL)
        lines = _cost(model, name, month, middle)
        if pools:
            through, close = _empty(model, middle), _empty(model, there)
            for grade_id, now_inducted in _in_induction(model, number, joined).items():
                through[grade_id] += (inducted[grade_id] + now_inducted) / 2
                close[grade_id] += now_inducted
                inducted[grade_id] = now_inducted
            lines |= _agency(model, course, month, pools, through, close, before, found, id)
        each = {"leavers": model.per_leaver, "starters": model.per_starter}
        lines |= {f"cost_of_{key}": flows[key] * pounds for key, pounds in each.items() if pounds is not None}
        totals[month] = sum(lines.values(), NIL)
        found |= {f"{id}.{line}": value for line, value in lines.items()}
        found[f"{id}.total"] = totals[month]
        year = years.setdefault(year_of(month), {})
        for key, value in (*lines.items(), *((f"staff.{key}", value) for key, value in flows.items())):
            year[key] = year.get(key, NIL) + value
        year["staff.in_post"] = sum(there.values(), NIL)
        year["staff.vacant"] = posts - year["staff.in_post"]
    for id, year in years.items():
        under = f"forecast.{name}.{id}"
        lines = {key: rounded(value, unit) for key, value in year.items() if not key.startswith("staff.")}
        found |= {f"{under}.{key}": value for key, value in lines.items()}
        found |= {f"{under}.{key[6:]}": value for key, value in year.items() if key.startswith("staff.")}
        found[f"{under}.total"] = sum(lines.values(), NIL)
    return totals


def _in_induction(model: Model, number: int, joined: list[Joined]) -> dict[str, Fraction]:
    """By grade, who started in the last so many months and is left as a month closes."""
    return {
        grade.id: sum((one.left for one in joined if one.grade == grade.id and number - one.began < model.induction), NIL)
        for grade in model.grades
    }


def _increments(model: Model, month: date, number: int, there: dict[str, Fraction], joined: list[Joined]) -> Fraction | None:
    """In April everyone goes up one line who is not at the top and has not started since November; those do six months on."""
    if month.month == 4:
        moved = NIL
        for grade in model.grades:
            ids = [line.id for line in grade.lines]
            short = sum((one.left for one in joined if one.grade == grade.id and number - one.began < 6), NIL)
            for below, above in reversed(list(pairwise(ids))):
                up = there[below] - (short if below == grade.entry else NIL)
                there[above] += up
                there[below] -= up
                moved += up
        return moved
    late = None
    for grade in model.grades:
        ids = [line.id for line in grade.lines]
        if 5 <= month.month <= 9 and number >= 6 and grade.entry != ids[-1]:
            (up,) = (one.left for one in joined if one.grade == grade.id and one.began == number - 6)
            there[grade.entry] -= up
            there[ids[ids.index(grade.entry) + 1]] += up
            late = (late or NIL) + up
    return late


def _holds(model: Model, given: Dated, month: date) -> bool:
    """Whether what the proposal gives holds: while the supplement is paid, or as its own dates have it."""
    if paid_share(model, month) or model.starts is None:
        return True
    if month < model.starts:
        return not isinstance(given, Fraction)
    assert model.ends is not None
    if model.lasts:
        return True
    return not isinstance(given, Fraction) and [start for start, _ in given if start <= month][-1] > model.ends


def _turnover(model: Model, name: str, grade: Grade, month: date) -> Fraction:
    """A grade's turnover in a month: of the proposal where it is paid something, or named."""
    before = model.courses["doing_nothing"].turnover
    nothing = before[grade.name] if isinstance(before, Mapping) else before
    given: Dated | None = None
    if name == "proposal":
        own = model.courses["proposal"].turnover
        given = own.get(grade.name) if isinstance(own, Mapping) else own if grade.pounds or grade.percent else None
    return now(nothing if given is None or not _holds(model, given, month) else given, month)


def _starters(
    model: Model, name: str, month: date, opening: Mapping[str, Fraction], gone: Mapping[str, Fraction]
) -> dict[str, Fraction]:
    """As many as are planned and there is room for; a number for all grades goes by the room in each."""
    room = {
        grade.id: sum(
            ((line.in_post or NIL) + (line.vacant or NIL) - opening[line.id] + gone[line.id] for line in grade.lines), NIL
        )
        for grade in model.grades
    }
    given = _planned(model, name, month)
    if isinstance(given, Mapping):
        return {
            grade.id: min(now(given[grade.name], month) / 12 if grade.name in given else NIL, room[grade.id])
            for grade in model.grades
        }
    all_ = sum(room.values(), NIL)
    together = min(now(given, month) / 12, all_)
    return {id: _short(together * own / all_) if all_ else NIL for id, own in room.items()}


def _short(value: Fraction) -> Fraction:
    """A share of a share of a share …, whose fraction would soon have thousands of digits, to sixty places."""
    return value if value.denominator < 10**60 else F(round(value * 10**60), 10**60)


def _planned(model: Model, name: str, month: date) -> Dated | Mapping[str, Dated]:
    before, given = model.courses["doing_nothing"].starters, model.courses[name].starters
    if name == "doing_nothing":
        return before
    if not isinstance(given, Mapping):
        return given if _holds(model, given, month) else before
    holding = {grade: one for grade, one in given.items() if _holds(model, one, month)}
    if len(holding) == len(given):
        return given
    return {**before, **holding} if isinstance(before, Mapping) else before


def _empty(model: Model, middle: Mapping[str, Fraction]) -> dict[str, Fraction]:
    return {
        grade.id: sum(((line.in_post or NIL) + (line.vacant or NIL) - middle[line.id] for line in grade.lines), NIL)
        for grade in model.grades
    }


class Paid(NamedTuple):
    """So many FTE on a salary a year, with so much on top; `step` where that is a rise to a higher point."""

    fte: Fraction
    salary: Fraction
    on_top: Fraction
    step: bool


def _cost(model: Model, name: str, month: date, middle: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """The lines of a month."""
    lift = F(1)
    for start, award in model.awards:
        lift *= 1 + award / 100 if start <= month else 1
    staff = [
        Paid(middle[line.id], line.salary * lift, _on_top(model, grade, line, lift), False)
        for grade in model.grades
        for line in grade.lines
    ]
    lines = {"salaries": sum((one.fte * one.salary for one in staff), NIL) / 12}
    if model.on_costs is not None:
        lines["on_costs"] = _of_pay(model.on_costs, staff, month)
    if name == "proposal":
        share = paid_share(model, month)
        steps = [
            Paid(fte, steps_on[had] * lift, (steps_on[-1] - steps_on[had]) * lift, True)
            for fte, steps_on in model.raised
            for had in [min(_aprils(model, month), len(steps_on) - 1) if model.increments else 0]
        ]
        extras = [one._replace(on_top=one.on_top * share) for one in (*staff, *steps)]
        lines["supplement"] = sum((one.fte * one.on_top for one in extras), NIL) / 12
        if model.on_costs is not None:
            lines["supplement_on_costs"] = _of_extras(model.on_costs, extras, month)
    return lines


def _on_top(model: Model, grade: Grade, line: Line, lift: Fraction) -> Fraction:
    if grade.percent is not None:
        return line.salary * grade.percent / 100 * lift
    return (grade.pounds or NIL) * (lift if model.award_on_supplement else 1)


def _aprils(model: Model, month: date) -> int:
    """Aprils after the forecast's first month, to this one."""
    return sum(one.month == 4 and model.first < one <= month for one in months(model))


def _says(model: Model, course: Course, grade: str | None) -> Dated | None:
    """What a course says of the cover of a grade, or of all."""
    if not isinstance(course.cover, Mapping):
        return course.cover
    return next((course.cover.get(one.name) for one in model.grades if one.id == grade), None)


class Pool(NamedTuple):
    """Agency staff who may cover the same vacancies: today's, who cover one and who none."""

    grade: str | None
    cost: Fraction
    release: Fraction | None
    today: Fraction
    covering: Fraction
    beyond: Fraction


def _vacant(model: Model, grade: str | None) -> Fraction:
    """Vacant posts of a grade or of all today."""
    lines = [line for one in model.grades for line in one.lines if grade in (None, one.id)]
    return sum((line.vacant or NIL for line in lines), NIL)


def _pools(model: Model, course: Course) -> list[Pool]:
    """Each grade's agency staff or all: no more cover vacancies than there are, and the rest are beyond them."""
    found = []
    in_use = sum((one.fte for one in model.agency or ()), NIL)
    stated = model.beyond if course.beyond is None else course.beyond
    of_grades = [one for one in model.agency or () if one.grade is not None]
    given = model.beyond if course.beyond is None and of_grades else None
    beyond_each = beyond_of(given or NIL, [(one.fte, _vacant(model, one.grade)) for one in of_grades])
    parts = dict(zip([one.grade for one in of_grades], beyond_each, strict=True))
    for one in model.agency or ():
        today = _vacant(model, one.grade)
        part = None if stated is None else stated if one.grade is None else stated * one.fte / (in_use or 1)
        if stated is not None and one.grade is not None and course.beyond is None:
            part = parts[one.grade]
        beyond = max(NIL, one.fte - today) if part is None else part
        covering = min(today, max(NIL, one.fte - beyond))
        if _says(model, course, one.grade) is not None or (course.cover is not None and one.grade is None):
            beyond = part or NIL
        elif course.beyond is None:
            beyond = one.fte - covering
        found.append(Pool(one.grade, one.cost, one.release, today, covering, beyond))
    if course.cover is not None and in_use and found[0].grade is not None:
        mean = sum((one.fte * one.cost for one in model.agency or ()), NIL) / in_use
        others = [one for one in model.grades if one.id not in {pool.grade for pool in found} and _says(model, course, one.id)]
        found += [Pool(one.id, mean, None, _vacant(model, one.id), NIL, NIL) for one in others]
    return found


def _covering(model: Model, course: Course, month: date, pool: Pool, empty: Mapping[str, Fraction]) -> Fraction:
    """Of the posts that are empty by grade: those stated, in proportion, or today's less those released."""
    as_today = pool.covering / pool.today if pool.today else NIL
    if pool.grade is None and isinstance(course.cover, Mapping):
        of = {grade: _says(model, course, grade) for grade in empty}
        return sum(
            (fte * (as_today if (said := of[grade]) is None else now(said, month) / 100) for grade, fte in empty.items()), NIL
        )
    vacant = sum(empty.values(), NIL) if pool.grade is None else empty[pool.grade]
    stated = _says(model, course, pool.grade)
    if stated is not None:
        return now(stated, month) / 100 * vacant
    if pool.release is None:
        return as_today * vacant
    return min(vacant, max(NIL, pool.covering - pool.release * (pool.today - vacant)))


def _agency(
    model: Model,
    course: Course,
    month: date,
    pools: list[Pool],
    through: Mapping[str, Fraction],
    close: Mapping[str, Fraction],
    before: dict[str | None, Fraction],
    found: dict[str, Fraction | None],
    id: str,
) -> dict[str, Fraction]:
    """Agency staff through a month and what they cost; and once, those of its close fewer than of the close before."""
    each = [(pool, pool.beyond + _covering(model, course, month, pool, through)) for pool in pools]
    found[f"{id}.agency_fte"] = sum((fte for _, fte in each), NIL)
    rises = int(year_of(month)[:4]) - int(year_of(model.first)[:4])
    dearer = (1 + model.agency_rise / 100) ** rises
    lines = {"agency": sum((fte * pool.cost for pool, fte in each), NIL) / 12 * dearer}
    if model.once is not None:
        lines["agency_release"] = NIL
        for pool in pools:
            now_there = _covering(model, course, month, pool, close)
            weeks, fee = model.once
            lines["agency_release"] += max(NIL, before[pool.grade] - now_there) * (pool.cost * weeks / 52 + fee) * dearer
            before[pool.grade] = now_there
    return lines


def _insurance(on: OnCosts, month: date, pay: Fraction) -> Fraction:
    """On a month's liable pay of one FTE: of each of its heads, above the threshold."""
    if on.stated is not None:
        rate, threshold = on.stated[0], on.stated[1] / 12
    else:
        pay_day = month.replace(day=monthrange(month.year, month.month)[1])
        pay_day = min(pay_day, LAST_KNOWN)
        _, rate, monthly = [row for row in INSURANCE if row[0] <= pay_day][-1]
        threshold = F(monthly)
    return rate / 100 * on.heads * max(NIL, pay / on.heads - threshold)


def _left(on: OnCosts, pay: Fraction) -> Fraction:
    return pay * (1 - on.sacrifice / 100)


def _of_pay(on: OnCosts, staff: list[Paid], month: date) -> Fraction:
    total = sum((one.fte * one.salary for one in staff), NIL) / 12
    if on.flat is not None:
        return on.flat / 100 * total
    insured = sum((one.fte * _insurance(on, month, _left(on, one.salary / 12)) for one in staff), NIL)
    rest = total * ((on.pension or 0) + (on.other or 0)) / 100 + _left(on, total) * (on.levy or 0) / 100
    return insured + rest + (on.deficit or NIL) / 12


def _of_extras(on: OnCosts, extras: list[Paid], month: date) -> Fraction:
    total = NIL
    for one in extras:
        extra, salary = one.on_top / 12, one.salary / 12
        insured, pensioned = one.step or on.insured, one.step or on.pensionable
        if on.flat is not None:
            total += one.fte * extra * on.flat / 100
            continue
        each = extra * (on.other or 0) / 100 + (extra * (on.pension or 0) / 100 if pensioned else 0)
        if insured:
            liable = _left(on, extra) if pensioned else extra
            before = _left(on, salary)
            each += _insurance(on, month, before + liable) - _insurance(on, month, before) + liable * (on.levy or 0) / 100
        total += one.fte * each
    return total


LINES = (
    "salaries", "on_costs", "supplement_now", "supplement_now_on_costs", "supplement", "supplement_on_costs", "agency",
    "agency_release", "cost_of_leavers", "cost_of_starters", "payments", "payments_on_costs", "payments_recovered",
)  # fmt: skip


def _lines(found: Mapping[str, Fraction | None], under: str) -> dict[str, Fraction | None]:
    return {name: found[f"{under}{name}"] for name in LINES if f"{under}{name}" in found}


def _extra(found: Mapping[str, Fraction | None], years: list[str]) -> dict[str, Fraction | None]:
    """The lines of a year side by side, and those of all years."""
    extra: dict[str, Fraction | None] = {}
    for when in [*(f"{year}." for year in years), ""]:
        nothing, proposal = (_lines(found, f"forecast.{name}.{when}") for name in ("doing_nothing", "proposal"))
        for line in nothing | proposal:
            extra[f"forecast.extra.{when or 'total.'}{line}"] = (proposal.get(line) or NIL) - (nothing.get(line) or NIL)
    return extra


def _compare(
    model: Model, totals: Mapping[str, Mapping[date, Fraction]], unit: Fraction | None, found: dict[str, Fraction | None]
) -> None:
    every = months(model)
    years = list(dict.fromkeys(map(year_of, every)))
    net = {
        y: (found[f"forecast.proposal.{y}.total"] or NIL) - (found[f"forecast.doing_nothing.{y}.total"] or NIL) for y in years
    }
    found |= {f"forecast.net.{year}": value for year, value in net.items()}
    found["forecast.net.total"] = sum(net.values(), NIL)
    found |= _extra(found, years)
    monthly = {month: totals["proposal"][month] - totals["doing_nothing"][month] for month in every}
    for number, year in enumerate(years):
        found[f"forecast.cumulative.{year}"] = sum(list(net.values())[: number + 1], NIL)
        found[f"forecast.movement.{year}"] = net[year] - (net[years[number - 1]] if number else 0)
        own = [month for month in every if year_of(month) == year]
        whole = [month for month in own if paid_share(model, month) in (0, 1)] or own
        once = [found.get(f"forecast.{name}.month_{whole[-1]:%Y_%m}.agency_release") or NIL for name in totals]
        again = monthly[whole[-1]] - once[list(totals).index("proposal")] + once[list(totals).index("doing_nothing")]
        ends_in = model.ends is not None and year_of(model.ends) == year
        found[f"forecast.full_year.{year}"] = None if ends_in else rounded(12 * again, unit)
        if model.budget is not None or model.by_year is not None:
            budget = _budget(model, year, number, len(own), unit)
            found[f"forecast.budget.{year}"] = budget
            for name in totals:
                total = found[f"forecast.{name}.{year}.total"] or NIL
                found[f"forecast.{name}.{year}.over_budget"] = None if budget is None else total - budget
        if model.discount is not None:
            rising = any(award and start <= every[-1] for start, award in model.awards) or (model.agency and model.agency_rise)
            prices = 1 + (model.inflation or NIL) / 100 if rising else F(1)
            worth = net[year] / ((1 + model.discount / 100) * prices) ** number
            found[f"forecast.present_value.{year}"] = rounded(worth, unit)
    last = int(years[-1][:4])
    if model.ends is not None and year_of(model.ends) <= years[-1] and model.ends < _after(every[-1]):
        found[f"forecast.movement.{last + 1}_{(last + 2) % 100:02}"] = -net[years[-1]]
    elif every[-1].month != 3:
        found[f"forecast.movement.{years[-1]}"] = None
    if model.discount is not None:
        found["forecast.present_value.total"] = sum((found[f"forecast.present_value.{y}"] or NIL for y in years), NIL)
    found |= _payback(model, monthly, found["forecast.net.total"] or NIL)
    whole = [month for month in every if paid_share(model, month) == 1]
    found["forecast.carrying_on"] = None
    if model.ends is not None and whole:
        id = f"forecast.proposal.month_{whole[-1]:%Y_%m}"
        carried = sum((found.get(f"{id}.{line}") or NIL for line in ("supplement", "supplement_on_costs")), NIL) * 12
        found["forecast.carrying_on"] = rounded(carried, unit)


def _after(month: date) -> date:
    """The first day of the next month."""
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def _budget(model: Model, year: str, number: int, months: int, unit: Fraction | None) -> Fraction | None:
    """A year's own, or the one budget with its rises; of the year's months."""
    if model.by_year is not None:
        own = model.by_year.get(year)
        return None if own is None else rounded(rounded(own, unit) * months / 12, unit)
    assert model.budget is not None
    return rounded(rounded(model.budget, unit) * (1 + model.budget_rise / 100) ** number * months / 12, unit)


def _payback(model: Model, monthly: Mapping[date, Fraction], total: Fraction) -> dict[str, Fraction | None]:
    """The months, counted from the first that the supplement is paid for: from which on it has cost no more, by whose close it
    first had not, and by whose close it then had again. The last close is what the page has in all."""
    so_far, above = NIL, list[bool]()
    paid = any(paid_share(model, month) for month in monthly)
    for month, net in monthly.items():
        so_far += net
        if above or not paid or paid_share(model, month):
            above.append(so_far > 0)
    above[-1] = total > 0
    first = above.index(False) if False in above else None
    again = next((n for n, one in enumerate(above) if first is not None and n > first and one), None)
    lasting = None if above[-1] else max((n + 1 for n, one in enumerate(above) if one), default=0)
    answers = {"payback_month": lasting, "first_paid_back_month": first, "lost_again_month": again}
    return {f"forecast.{name}": None if place is None else F(place + 1) for name, place in answers.items()}
