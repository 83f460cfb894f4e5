"""Increments on other days than 1 April, on anniversaries, after more than a year, and up to a point: worked by hand, and held
month by month against groups of staff followed one by one in fractions."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from random import Random
from typing import Any, NamedTuple

import pytest

from costing.engine import codes, forecasted, known
from supplement_calc.case.loading import load_text
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.costing.forecast.forecast import ForecastResult
from supplement_calc.diagnostics import Source
from supplement_calc.output.pages.forecast.increments import increment_sentences

NEAR = Fraction(1, 10**18)
TEACHERS = """\
title: t
pay_points: {M1: 31650, M2: 33483, M3: 35674, U1: 45646, U2: 47338}
grades: {Teacher: {points: M1-U2, in_post: {M1: 8, M2: 4, M3: 3, U1: 2}, vacant: {M1: 12}}}
forecast:
  starts: STARTS
  doing_nothing: {turnover: TURNOVER, starters: STARTERS}
  proposal: {turnover: TURNOVER, starters: STARTERS}
  increments: INCREMENTS
"""


def teachers(
    increments: str, starts: str = "2026-08-01", turnover: str = "0%", starters: int = 0, years: int = 3
) -> ForecastResult:
    text = TEACHERS.replace("STARTS", starts).replace("TURNOVER", turnover).replace("STARTERS", str(starters))
    return forecasted(text.replace("INCREMENTS", increments), years=years)


def staff(result: ForecastResult, month: str) -> list[Any]:
    """Who is in post at the end of a month, point by point."""
    lines = [line for grade in result.grades for line in grade.lines]
    return [Fraction(known(result, f"forecast.doing_nothing.month_{month}.{line.id}.closing")) for line in lines]


def near(result: ForecastResult, month: str) -> list[Any]:
    """The same, where a quotient has no end."""
    return [fte.limit_denominator(1000) for fte in staff(result, month)]


def test_on_1_september_up_to_a_point() -> None:
    result = teachers("{date: 1 September, up_to: M3}")
    assert staff(result, "2026_08") == [8, 4, 3, 2]  # nobody in the first month; U2 is reached by nobody
    assert staff(result, "2026_09") == [0, 8, 7, 2]
    assert staff(result, "2027_04") == [0, 8, 7, 2]
    assert staff(result, "2027_09") == [0, 0, 15, 2]
    assert staff(result, "2028_09") == [0, 0, 15, 2]
    by_hand = Fraction(8 * 31650 + 4 * 33483 + 3 * 35674 + 2 * 45646, 12) + 7 * Fraction(8 * 33483 + 7 * 35674 + 2 * 45646, 12)
    assert known(result, "forecast.doing_nothing.2026_27.salaries") == round(by_hand)  # August, and from September to March
    assert staff(teachers("{date: September}"), "2027_09") == [0, 0, 8, 4, 5]


def test_starters_with_less_than_the_service_move_up_on_completing_it_or_at_the_next_date() -> None:
    late = teachers("{date: 1 September}", "2027-03-01", starters=12)  # one a month
    assert staff(late, "2027_09")[:2] == [6, 9]  # of 6 who have joined, March's has served six months; September's joins
    assert staff(late, "2027_10")[:2] == [6, 10]  # April's completes them
    at_next = teachers("{date: 1 September, short_of_service: at the next date}", "2027-03-01", starters=12)
    assert (staff(at_next, "2027_09")[:2], staff(at_next, "2027_10")[:2]) == ([6, 9], [7, 9])
    year = teachers("{date: 1 September, service: 12 months, short_of_service: at the next date}", "2027-03-01", starters=12)
    assert staff(year, "2027_09")[:2] == [7, 8]


def test_after_two_years_half_of_those_in_post_move_up_in_each() -> None:
    result = teachers("{every: 2 years}", "2027-01-01")
    assert staff(result, "2027_04") == [4, 6, Fraction(7, 2), Fraction(5, 2), 1]
    assert staff(result, "2028_04") == [0, 8, 4, 3, 2]
    assert staff(result, "2029_04") == [0, 4, 6, Fraction(7, 2), Fraction(7, 2)]  # who moved in 2027 moves again


def test_on_anniversaries_a_twelfth_of_those_in_post_move_up_each_month() -> None:
    result = teachers("{date: anniversary, up_to: M2}", "2026-08-01")
    assert staff(result, "2026_08") == [8, 4, 3, 2]
    assert near(result, "2026_09") == [Fraction(22, 3), Fraction(14, 3), 3, 2]
    assert near(result, "2027_08") == [0, 12, 3, 2]
    steps = teachers("{date: anniversary, every: {M1: 2 years, M2: 3 years}}", "2026-08-01")
    up = [Fraction(8, 24), Fraction(4, 36), Fraction(3, 12), Fraction(2, 12)]
    by_hand = [8 - up[0], 4 + up[0] - up[1], 3 + up[1] - up[2], 2 + up[2] - up[3], up[3]]
    assert near(steps, "2026_09") == by_hand


def test_each_grade_has_its_own() -> None:
    text = """\
title: t
pay_points: {M1: 31650, M2: 33483, 1: 24000, 2: 25000, 8: 50000, 9: 51000}
grades:
  Teacher: {points: M1-M2, in_post: {M1: 8}}
  Clerk: {points: 1-2, in_post: {1: 5}}
  Head: {points: 8-9, in_post: {8: 1}}
forecast:
  starts: 2027-03-01
  doing_nothing: {turnover: 0%, starters: 0}
  proposal: {turnover: 0%, starters: 0}
  increments: {Teacher: {date: 1 September}, Clerk: yes}
"""
    result = forecasted(text, years=1)
    assert (staff(result, "2027_04"), staff(result, "2027_09")) == ([8, 0, 0, 5, 1], [0, 8, 0, 5, 1])
    said = list(increment_sentences(result))
    assert [one.partition(":")[0].partition(",")[0] for one in said] == [
        "Increments of Teacher",
        "Increments of Clerk",
        "No other grade has increments",
    ]
    assert known(result, "forecast.doing_nothing.2027_28.moved_up") == 13


@pytest.mark.parametrize(
    ("increments", "code"),
    [
        ("{date: 15 September}", "not-first-of-month"),
        ("{date: whenever}", "not-a-choice"),
        ("{every: 18 months}", "increments-unclear"),
        ("{every: {M2: 30 months}}", "increments-unclear"),
        ("{service: 13 months}", "increments-unclear"),
        ("{up_to: M9}", "point-off-grade"),
        ("{every: {M9: 2 years}}", "point-off-grade"),
        ("{date: anniversary, service: 6 months}", "not-used"),
        ("{every: 2 years, short_of_service: on completing it}", "not-used"),
        ("{Teachers: yes}", "unknown-grade"),
        ("{dates: 1 April, every: 2 years}", "unknown-key"),
        ("maybe", "not-a-choice"),
        ("{}", None),
        ("{date: 1 Sept}", None),
        ("{Teacher: no}", None),
    ],
)
def test_what_cannot_be_is_one_problem(increments: str, code: str | None) -> None:
    text = TEACHERS.replace("STARTS", "2026-08-01").replace("TURNOVER", "10%").replace("STARTERS", "1")
    assert codes(text.replace("INCREMENTS", increments)) == ([] if code is None else [code])


class Group(NamedTuple):
    """Staff who came to a point together, and the month in which they move on."""

    point: int
    due: int | None
    fte: Fraction


class Rule(NamedTuple):
    """How staff move up: `first` is the month of the year of month 1, `date` that of increments, 0 for anniversaries."""

    first: int
    date: int
    every: list[int]
    bar: int
    service: int
    late: bool

    @property
    def yearly(self) -> bool:
        return bool(self.date) and set(self.every) == {12}

    def date_from(self, number: int) -> int:
        """The first month of increments from a month on."""
        return next(n for n in range(number, number + 12) if (self.first + n - 2) % 12 + 1 == self.date)

    def due(self, point: int, number: int, *, joins: bool = False) -> int | None:
        """When those move on who came to a point in a month; who moved up late moves on with all others on the next day."""
        if point >= self.bar:
            return None
        if not self.date or (not joins and not self.yearly):
            return number + self.every[point]
        if not joins:
            return self.date_from(number + 1)
        if self.yearly and self.late:
            day = self.date_from(number + 1)
            return day if day - number >= self.service else number + self.service
        return self.date_from(number + self.service) + self.every[point] - 12

    def first_dues(self, point: int) -> list[int | None]:
        """When those move on who were at a point at the start: evenly over the time that staff stay there."""
        if point >= self.bar:
            return [None]
        if not self.date:
            return [*range(2, self.every[point] + 2)]
        return [self.date_from(2) + 12 * years for years in range(self.every[point] // 12)]


def followed(rule: Rule, months: int, posts: list[Fraction], turnover: Fraction, a_month: Fraction) -> Iterator[list[Fraction]]:
    """Staff at each point as each month closes."""
    groups = []
    for point, fte in enumerate(posts):
        dues = rule.first_dues(point)
        groups += [Group(point, due, fte / len(dues)) for due in dues]
    for number in range(1, months + 1):
        up = [Group(one.point + 1, rule.due(one.point + 1, number), one.fte) for one in groups if one.due == number]
        there = [one for one in groups if one.due != number] + up
        groups = [one._replace(fte=one.fte * (1 - turnover / 1200)) for one in there]
        groups.append(Group(0, rule.due(0, number, joins=True), a_month))
        yield [sum((one.fte for one in groups if one.point == point), Fraction(0)) for point in range(len(posts))]


def test_random_increments_agree_with_groups_followed_one_by_one() -> None:
    chance = Random(5)
    for _ in range(14):
        points = chance.randint(2, 5)
        bar = chance.randint(0, points - 1)
        date = chance.choice([0, 1, 4, 9, 9])
        lengths = [12] if chance.random() < 0.4 else [12, 24, 36]
        every = [chance.choice(lengths) if date else chance.choice([*lengths, 7, 18]) for _ in range(points)]
        service, late = chance.choice([1, 6, 12]), chance.random() < 0.5
        posts = [Fraction(chance.randint(1, 40), 4) for _ in range(points)]
        turnover, starters, first = Fraction(chance.randint(0, 300), 10), chance.randint(0, 24), chance.randint(1, 12)
        model = Rule(first, date, every, bar, service, late)
        rule = [f"date: {['anniversary', '1 January', '', '', '1 April', '', '', '', '', '1 September'][date]}"]
        rule += [f"every: {{{', '.join(f'P{n}: {length} months' for n, length in enumerate(every))}}}", f"up_to: P{bar}"]
        rule += [f"service: {service} months"] if date else []
        rule += ["short_of_service: at the next date"] if model.yearly and not late else []
        spine = ", ".join(f"P{n}: {20000 + 1000 * n}" for n in range(points))
        at = ", ".join(f"P{n}: {float(fte)}" for n, fte in enumerate(posts))
        text = f"""\
title: r
pay_points: {{{spine}}}
grades: {{A: {{points: P0-P{points - 1}, in_post: {{{at}}}, vacant: {{P0: 500}}}}}}
forecast:
  starts: 2026-{first:02}-01
  doing_nothing: {{turnover: {float(turnover)}%, starters: {starters}}}
  proposal: {{turnover: {float(turnover)}%, starters: {starters}}}
  increments: {{{", ".join(rule)}}}
"""
        loaded = load_text(Source("case.yaml", text), EVERYTHING)
        assert loaded.problems == [], (text, loaded.problems)
        result = forecasted(text, years=4)
        names = [f"{month.first:%Y_%m}" for month in result.months]
        expected = followed(model, len(names), posts, turnover, Fraction(starters, 12))
        for name, wanted in zip(names, expected, strict=True):
            found = staff(result, name)
            assert len(found) == points
            assert all(abs(one - other) < NEAR for one, other in zip(found, wanted, strict=True)), (text, name, found, wanted)
