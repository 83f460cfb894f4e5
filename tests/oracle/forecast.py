"""A forecast worked out a second time in plain fractions, month by month: heads, pounds and days, nothing of the engine's.

Every figure of a course is under the id that the engine promises for it.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

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


class Course(NamedTuple):
    """Turnover by the first month that it holds from; starters a year of all grades, or by grade; agency cover and beyond."""

    turnover: tuple[tuple[date, Fraction], ...]
    starters: Fraction | Mapping[str, Fraction]
    cover: Fraction | None = None
    beyond: Fraction | None = None


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


class Agency(NamedTuple):
    """Agency staff of a grade, by its id, or of all (None): how many, what one costs, and what goes for each more in post
    (None in proportion)."""

    grade: str | None
    fte: Fraction
    cost: Fraction
    release: Fraction | None = None


class Model(NamedTuple):
    """All that a forecast rests on. `raised` are uplifts: FTE, the salary before and after. `once` are the weeks of notice and
    double running, and the fee, of an agency worker released; `beyond` those stated to cover no vacancy."""

    grades: tuple[Grade, ...]
    first: date
    last: date
    courses: Mapping[str, Course]
    starts: date | None = None
    ends: date | None = None
    raised: tuple[tuple[Fraction, Fraction, Fraction], ...] = ()
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


def rounded(value: Fraction, unit: Fraction | None) -> Fraction:
    """To the nearest unit, halves away from nil."""
    if unit is None:
        return value
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
    """Of the month's days, the share that the supplement is paid for, counted one by one."""
    if model.starts is None:
        return F(1)
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
    for month in months(model):
        id = f"forecast.{name}.month_{month:%Y_%m}"
        flows: dict[str, Fraction] = {"starters": NIL, "leavers": NIL}
        if model.increments and month.month == 4 and month != model.first:
            flows["moved_up"] = _move_up(model, there)
        middle: dict[str, Fraction] = {}
        for grade in model.grades:
            came, gone = _grade_month(model, course, grade, month, there, middle)
            flows["starters"] += sum(came.values())
            flows["leavers"] += sum(gone.values())
            for line in grade.lines:
                found[f"{id}.{line.id}.leavers"] = gone[line.id]
                found[f"{id}.{line.id}.closing"] = there[line.id]
                found[f"{id}.{line.id}.in_post"] = middle[line.id]
        lines = _cost(model, name, month, middle)
        if pools:
            lines |= _agency(model, course, pools, middle, there, before, found, id)
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


def _move_up(model: Model, there: dict[str, Fraction]) -> Fraction:
    """Everyone not at the top goes up one line, from the top down so that nobody goes twice."""
    moved = NIL
    for grade in model.grades:
        ids = [line.id for line in grade.lines]
        for below, above in reversed(list(pairwise(ids))):
            there[above] += there[below]
            moved += there[below]
            there[below] = NIL
    return moved


def _grade_month(
    model: Model, course: Course, grade: Grade, month: date, there: dict[str, Fraction], middle: dict[str, Fraction]
) -> tuple[dict[str, Fraction], dict[str, Fraction]]:
    """Who starts and who leaves; `there` is brought to the close, `middle` is the mean of both ends."""
    rate = [rate for start, rate in course.turnover if start <= month][-1]
    opening = {line.id: there[line.id] for line in grade.lines}
    gone = {id: fte * rate / 1200 for id, fte in opening.items()}
    posts = sum((line.in_post or NIL) + (line.vacant or NIL) for line in grade.lines)
    room = posts - sum(opening.values()) + sum(gone.values())
    came = dict.fromkeys(opening, NIL)
    came[grade.entry] = max(NIL, min(_planned(model, course, grade) / 12, F(room)))
    for id in opening:
        there[id] = opening[id] - gone[id] + came[id]
        middle[id] = (opening[id] + there[id]) / 2
    return came, gone


def _planned(model: Model, course: Course, grade: Grade) -> Fraction:
    if isinstance(course.starters, Mapping):
        return course.starters.get(grade.name, NIL)
    vacant = {one.id: sum((line.vacant or NIL for line in one.lines), NIL) for one in model.grades}
    posts = {one.id: sum(((line.in_post or NIL) for line in one.lines), vacant[one.id]) for one in model.grades}
    by = vacant if any(vacant.values()) else posts
    return course.starters * by[grade.id] / sum(by.values())


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
        steps = [Paid(fte, before * lift, (after - before) * lift, True) for fte, before, after in model.raised]
        extras = [one._replace(on_top=one.on_top * share) for one in (*staff, *steps)]
        lines["supplement"] = sum((one.fte * one.on_top for one in extras), NIL) / 12
        if model.on_costs is not None:
            lines["supplement_on_costs"] = _of_extras(model.on_costs, extras, month)
    return lines


def _on_top(model: Model, grade: Grade, line: Line, lift: Fraction) -> Fraction:
    if grade.percent is not None:
        return line.salary * grade.percent / 100 * lift
    return (grade.pounds or NIL) * (lift if model.award_on_supplement else 1)


class Pool(NamedTuple):
    """Agency staff who may cover the same vacancies: today's, who cover one and who none."""

    grade: str | None
    cost: Fraction
    release: Fraction | None
    today: Fraction
    covering: Fraction
    beyond: Fraction


def _vacant(model: Model, grade: str | None, there: Mapping[str, Fraction] | None) -> Fraction:
    """Posts of a grade or of all that nobody of `there` fills; of None, today's."""
    lines = [line for one in model.grades for line in one.lines if grade in (None, one.id)]
    if there is None:
        return sum((line.vacant or NIL for line in lines), NIL)
    return sum(((line.in_post or NIL) + (line.vacant or NIL) - there[line.id] for line in lines), NIL)


def _pools(model: Model, course: Course) -> list[Pool]:
    """Each grade's agency staff or all: no more cover vacancies than there are, and the rest are beyond them."""
    found = []
    in_use = sum((one.fte for one in model.agency or ()), NIL)
    stated = model.beyond if course.beyond is None else course.beyond
    for one in model.agency or ():
        today = _vacant(model, one.grade, None)
        part = None if stated is None else stated if one.grade is None else stated * one.fte / (in_use or 1)
        beyond = max(NIL, one.fte - today) if part is None else part
        covering = min(today, max(NIL, one.fte - beyond))
        if course.cover is not None:
            beyond = part or NIL
        elif course.beyond is None:
            beyond = one.fte - covering
        found.append(Pool(one.grade, one.cost, one.release, today, covering, beyond))
    if course.cover is not None and in_use and found[0].grade is not None:
        mean = sum((one.fte * one.cost for one in model.agency or ()), NIL) / in_use
        others = [one for one in model.grades if one.id not in {pool.grade for pool in found}]
        found += [Pool(one.id, mean, None, _vacant(model, one.id, None), NIL, NIL) for one in others]
    return found


def _covering(course: Course, pool: Pool, vacant: Fraction) -> Fraction:
    if course.cover is not None:
        return course.cover / 100 * vacant
    if pool.release is None:
        return pool.covering / pool.today * vacant if pool.today else NIL
    return min(vacant, max(NIL, pool.covering - pool.release * (pool.today - vacant)))


def _agency(
    model: Model,
    course: Course,
    pools: list[Pool],
    middle: Mapping[str, Fraction],
    close: Mapping[str, Fraction],
    before: dict[str | None, Fraction],
    found: dict[str, Fraction | None],
    id: str,
) -> dict[str, Fraction]:
    """Agency staff through a month and what they cost; and once, those of its close fewer than of the close before."""
    each = [(pool, pool.beyond + _covering(course, pool, _vacant(model, pool.grade, middle))) for pool in pools]
    found[f"{id}.agency_fte"] = sum((fte for _, fte in each), NIL)
    lines = {"agency": sum((fte * pool.cost for pool, fte in each), NIL) / 12}
    if model.once is not None:
        lines["agency_release"] = NIL
        for pool in pools:
            now = _covering(course, pool, _vacant(model, pool.grade, close))
            weeks, fee = model.once
            lines["agency_release"] += max(NIL, before[pool.grade] - now) * (pool.cost * weeks / 52 + fee)
            before[pool.grade] = now
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
        if model.budget is not None:
            budget = rounded(rounded(model.budget, unit) * len(own) / 12, unit)
            found[f"forecast.budget.{year}"] = budget
            for name in totals:
                found[f"forecast.{name}.{year}.over_budget"] = (found[f"forecast.{name}.{year}.total"] or NIL) - budget
        if model.discount is not None:
            worth = net[year] / ((1 + model.discount / 100) * (1 + (model.inflation or NIL) / 100)) ** number
            found[f"forecast.present_value.{year}"] = rounded(worth, unit)
    last = int(years[-1][:4])
    found[f"forecast.movement.{last + 1}_{(last + 2) % 100:02}"] = -net[years[-1]]
    if model.discount is not None:
        found["forecast.present_value.total"] = sum((found[f"forecast.present_value.{y}"] or NIL for y in years), NIL)
    found["forecast.payback_month"] = next(_payback(model, monthly), None)
    whole = [month for month in every if paid_share(model, month) == 1]
    found["forecast.carrying_on"] = None
    if model.ends is not None and whole:
        id = f"forecast.proposal.month_{whole[-1]:%Y_%m}"
        carried = sum((found.get(f"{id}.{line}") or NIL for line in ("supplement", "supplement_on_costs")), NIL) * 12
        found["forecast.carrying_on"] = rounded(carried, unit)


def _payback(model: Model, monthly: Mapping[date, Fraction]) -> Iterator[Fraction]:
    """The months, counted from the first that the supplement is paid for, by whose close it has cost no more."""
    so_far, number = NIL, 0
    paid = any(paid_share(model, month) for month in monthly)
    for month, net in monthly.items():
        so_far += net
        number += 1 if number or not paid or paid_share(model, month) else 0
        if number and so_far <= 0:
            yield F(number)
