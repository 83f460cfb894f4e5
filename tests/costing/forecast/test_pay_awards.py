"""Pay awards of every form: percentages and pounds, the greater of both, by pay point, a national body's and cuts, held against
pay worked out in fractions, and what they do to supplements and uplifts."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from random import Random
from typing import NamedTuple

import pytest

from costing.engine import forecasted, value
from supplement_calc.costing.forecast.forecast import ForecastResult

F = Fraction
NIL = F(0)


class Given(NamedTuple):
    """An award as it is drawn: from a day, of points from the lowest to the highest or of all the others."""

    day: date
    points: tuple[int, int] | None
    pounds: Fraction | None
    percent: Fraction | None
    least: Fraction | None
    on_supplement: Fraction | None

    def written(self, *, lifts: bool) -> str:
        """As a case file has it, with what it lifts supplements by where awards do."""
        parts = [f"from: {self.day}"]
        if self.points is not None:
            low, high = self.points
            parts.append(f"points: {low}-{high}" if high < 9999 else f"points: {low} and above")
        amount = (
            f"{float(self.percent or 0):.2f}%"
            if self.pounds is None
            else f"{'-' if self.pounds < 0 else ''}£{abs(self.pounds)}"
        )
        parts.append(f'award: "{amount}"')
        if self.least is not None:
            parts.append(f"at_least: {self.least}")
        if self.on_supplement is not None and lifts:
            parts.append(f"on_supplement: {float(self.on_supplement):.1f}%")
        return f"{{{', '.join(parts)}}}"

    def rise(self, pay: Fraction) -> Fraction:
        """What it adds to pay."""
        share = pay * (self.percent or 0) / 100
        return self.pounds if self.pounds is not None else share if self.least is None else max(share, self.least)


def _draw(random: Random, day: date, points: tuple[int, int] | None) -> Given:
    match random.choice(("pounds", "percent", "least", "cut", "none")):
        case "pounds":
            return Given(day, points, F(random.randint(1, 3000)), None, None, F(random.randint(0, 50), 10))
        case "percent":
            return Given(day, points, None, F(random.randint(0, 900), 100), None, None)
        case "least":
            percent, least = F(random.randint(0, 900), 100), F(random.randint(1, 2500))
            return Given(day, points, None, percent, least, F(random.randint(0, 50), 10))
        case "cut":
            if random.random() < 0.5:
                return Given(day, points, -F(random.randint(1, 1500)), None, None, F(0))
            return Given(day, points, None, -F(random.randint(1, 500), 100), None, None)
        case _:
            return Given(day, points, None, F(0), None, None)


def drawn(random: Random) -> list[Given]:
    """Awards of some days from January 2024 on, some of them by pay point."""
    found: list[Given] = []
    for day in sorted(random.sample([date(2024 + n // 12, n % 12 + 1, 1) for n in range(24)], random.randint(1, 4))):
        if random.random() < 0.5:
            found.append(_draw(random, day, None))
            continue
        at = random.randint(1, 3)
        found += [_draw(random, day, (1, at)), _draw(random, day, (at + 1, 9999) if random.random() < 0.5 else None)]
    return found


def of(awards: list[Given], day: date, point: int) -> Given:
    """The award of a day to who is at a point: that of the point, or that of all the others."""
    on_day = [one for one in awards if one.day == day]
    return next((one for one in on_day if one.points and one.points[0] <= point <= one.points[1]), on_day[-1])


PAY = {1: F(20000), 2: F(21500), 3: F(24000), 4: F(26001)}
FORMS = {
    "fixed": "1000",
    "share": "10%",
    "at award": "{percent: 10%, of: salary at award}",
    "to a point": "{make_up_to: point 4}",
}


def case_text(awards: list[Given], form: str, lifts: bool, absorbs: bool) -> str:
    given = "\n".join(f"    - {one.written(lifts=lifts)}" for one in awards)
    return f"""
title: t
period: {{starts: 2024-01-01, ends: 2025-12-31}}
pay_points: {{{", ".join(f"{point}: {pay}" for point, pay in PAY.items())}}}
grades:
  A: {{points: 1-2, in_post: {{1: 1.5, 2: 2}}, supplement: {FORMS[form]}}}
  B: {{points: 2-4, costed_at: 3, in_post: 3, vacant: 1, supplement: {FORMS[form]}}}
uplifts: [{{grade: B, from: 3, to: 4, in_post: 2}}]
payment: {{absorbed: {"yes" if absorbs else "no"}}}
forecast:
  doing_nothing: {{turnover: 0%, starters: 0}}
  proposal: {{turnover: 0%, starters: 0}}
  award_on_supplement: {"yes" if lifts else "no"}
  pay_awards:
{given}
"""


def pay_at(awards: list[Given], point: int, month: date) -> Fraction:
    """Pay at a point in a month."""
    pay = PAY[point]
    for day in sorted({one.day for one in awards if one.day <= month}):
        pay += of(awards, day, point).rise(pay)
    return pay


def supplement_at(awards: list[Given], form: str, lifts: bool, absorbs: bool, point: int, month: date) -> Fraction:
    """A supplement of staff at a point in a month."""
    now = pay_at(awards, point, month)
    first = {"fixed": F(1000), "to a point": max(PAY[4] - PAY[point], NIL)}.get(form, PAY[point] / 10)
    if absorbs:
        return max(first - max(now - PAY[point], NIL), NIL)
    if form == "share":
        return now / 10
    if form == "to a point":
        return max(pay_at(awards, 4, month) - now, NIL)
    for day in sorted({one.day for one in awards if one.day <= month}) if lifts else ():
        award = of(awards, day, point)
        rate = award.on_supplement if award.on_supplement is not None else award.percent
        first *= 1 + (rate or NIL) / 100
    return first


MONTHS = [date(2024 + n // 12, n % 12 + 1, 1) for n in range(24)]
STAFF = {1: F(3, 2), 2: F(2), 3: F(3)}


def a_year(result: ForecastResult, month: date, line: str) -> Fraction:
    found = value(result, f"forecast.proposal.month_{month:%Y_%m}.{line}.a_year")
    assert found is not None
    return F(found)


@pytest.mark.parametrize("seed", range(24))
def test_pay_of_every_month_is_as_worked_out_in_fractions(seed: int) -> None:
    random = Random(seed)
    awards, form = drawn(random), random.choice(list(FORMS))
    absorbs = random.random() < 0.3
    lifts = not absorbs and random.random() < 0.5
    text = case_text(awards, form, lifts, absorbs)
    result = forecasted(text)
    for month in MONTHS:
        salaries = sum((fte * pay_at(awards, point, month) for point, fte in STAFF.items()), NIL)
        on_top = sum((fte * supplement_at(awards, form, lifts, absorbs, point, month) for point, fte in STAFF.items()), NIL)
        on_top += 2 * (pay_at(awards, 4, month) - pay_at(awards, 3, month))
        assert a_year(result, month, "salaries") == salaries, (month, text)
        assert abs(a_year(result, month, "supplement") - on_top) < F(1, 10**12), (month, text)


NATIONAL = """
title: t
period: {starts: 2023-01-01, ends: 2026-12-31}
pay_points: {17: 24920, 43: 47665, 44: 50000}
grades:
  Low: {points: 17, in_post: 10, supplement: 1000}
  High: {points: 43-44, in_post: {43: 4, 44: 6}, supplement: 1000}
forecast:
  doing_nothing: {turnover: 0%, starters: 0}
  proposal: {turnover: 0%, starters: 0}
  pay_awards:
    - award: NJC
    - {from: 2026-04-01, award: 3%}
"""


def test_the_njcs_awards_hold_from_their_days_by_pay_point_and_then_what_is_assumed() -> None:
    """£1,925 in 2023; £1,290 at points 2 to 43 and 2.5% above in 2024; 3.2% in 2025; 3% assumed in 2026."""
    result = forecasted(NATIONAL)
    pay = {17: F(24920), 43: F(47665), 44: F(50000)}
    staff = {17: 10, 43: 4, 44: 6}
    rises = {
        date(2023, 4, 1): lambda point, now: now + 1925,
        date(2024, 4, 1): lambda point, now: now + 1290 if point < 44 else now * F("1.025"),
        date(2025, 4, 1): lambda point, now: now * F("1.032"),
        date(2026, 4, 1): lambda point, now: now * F("1.03"),
    }
    for month in (date(2023 + n // 12, n % 12 + 1, 1) for n in range(48)):
        if month in rises:
            pay = {point: rises[month](point, now) for point, now in pay.items()}
        assert a_year(result, month, "salaries") == sum(staff[point] * now for point, now in pay.items()), month


def test_an_uplift_net_of_increments_is_of_the_pay_that_awards_by_point_have_made() -> None:
    """From point 2, by then 3, to 4: 21,500, 24,000 and 26,001; £1,000 at points 1 to 3 and 2% above, then 1% of all."""
    text = case_text([], "fixed", lifts=False, absorbs=False).replace(
        "uplifts: [{grade: B, from: 3, to: 4, in_post: 2}]", "uplifts: [{grade: B, from: 2, to: 4, in_post: 2}]"
    )
    awards = """    - {from: 2024-06-01, points: up to 3, award: £1000}
    - {from: 2024-06-01, points: above 3, award: 2%}
    - {from: 2025-04-01, award: 1%}
"""
    text = text.replace("  pay_awards:\n", "  increments: yes\n  pay_awards:\n" + awards)
    text = text.replace("payment: {absorbed: no}", "payment: {kind: monthly supplement}").replace(
        "in_post: 3, vacant: 1", "in_post: {3: 3}, vacant: 1"
    )
    result = forecasted(text)
    now = {2: F(22500), 3: F(25000), 4: F(26001) * F("1.02")}
    for step, expected in (("", now[4] - now[2]), (".increment_1", now[4] - now[3])):
        found = value(result, f"forecast.pay.b_2_to_4{step}.after_award_1")
        assert found is not None
        assert F(found) == expected
    assert value(result, "forecast.pay.b_2_to_4.increment_2.after_award_2") == 0
