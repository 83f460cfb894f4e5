"""Forms of a grade's supplement: what it is at the start, and what pay awards do to it in the forecast."""

from __future__ import annotations

from decimal import Decimal

import pytest

from costing.engine import codes, costed, forecasted, known
from supplement_calc.costing.forecast.forecast import ForecastResult

CASE = """
title: t
period: {{starts: 2024-01-01, ends: 2025-12-31}}
pay_points: {{1: 20000, 2: 21000, 3: 24000}}
grades:
  A: {{points: 1-2, in_post: {{1: 1, 2: 2}}, supplement: {supplement}}}
comparators:
  X: {{pay: {{A: 22500}}}}
payment: {{{payment}}}
forecast:
  doing_nothing: {{turnover: 0%, starters: 0}}
  proposal: {{turnover: 0%, starters: 0}}
  {forecast}
  pay_awards:
    - {{from: 2024-04-01, award: 10%}}
    - {{from: 2025-04-01, award: 10%}}
"""


def text(supplement: str, payment: str = "kind: monthly supplement", more: str = "") -> str:
    """A case whose pay rises by 10% each April: the third January to March is at the start's pay."""
    return CASE.format(supplement=supplement, payment=payment, forecast=more)


def a_year(result: ForecastResult, month: str) -> Decimal:
    """Supplements at a year's rate in a month."""
    value = result.ledger.figures[f"forecast.proposal.month_{month}.supplement.a_year"].value
    assert value is not None
    return value


@pytest.mark.parametrize(
    ("supplement", "point_1", "point_2"),
    [
        ("1000", 1000, 1000),
        ('"10%"', 2000, 2100),
        ("{percent: 10%, of: salary}", 2000, 2100),
        ("{percent: 10%}", 2000, 2100),
        ("{percent: 10%, of: salary at award}", 2000, 2100),
        ("{make_up_to: point 3}", 4000, 3000),
        ("{make_up_to: point 2}", 1000, 0),
        ("{make_up_to: Point 1}", 0, 0),
        ("{make_up_to: market mean}", 2500, 1500),
    ],
)
def test_what_a_supplement_is_at_the_start(supplement: str, point_1: int, point_2: int) -> None:
    costing = costed(text(supplement))
    assert known(costing, "supplement_cost.existing.a.point_1") == point_1
    assert known(costing, "supplement_cost.existing.a.point_2") == 2 * point_2


@pytest.mark.parametrize(
    ("supplement", "terms", "years"),
    [
        # Before any award, after one of 10%, after two.
        ("1000", "", (3000, 3000, 3000)),
        ("1000", "award_applies: yes", (3000, 3300, 3630)),
        ('"10%"', "", (6200, 6820, 7502)),
        ("{percent: 10%, of: salary}", "", (6200, 6820, 7502)),
        ("{percent: 10%, of: salary at award}", "", (6200, 6200, 6200)),
        ("{make_up_to: point 3}", "", (10000, 11000, 12100)),
        ("{make_up_to: market mean}", "", (5500, 5500, 5500)),
        # Absorbed: less 2,000 and 4,200 at point 1, less 2,100 and 4,410 at point 2, nil at least.
        ("3000", "absorbed: yes", (9000, 2800, 0)),
        ("{make_up_to: market mean}", "absorbed: yes", (5500, 500, 0)),
        ('"10%"', "absorbed: yes", (6200, 0, 0)),
    ],
)
def test_what_pay_awards_do_to_it(supplement: str, terms: str, years: tuple[int, int, int]) -> None:
    result = forecasted(text(supplement, terms or "kind: monthly supplement"), None)
    assert [a_year(result, month) for month in ("2024_03", "2024_04", "2025_04")] == list(map(Decimal, years))


def test_the_forecasts_own_word_for_it_still_holds() -> None:
    assert a_year(forecasted(text("1000", more="award_on_supplement: yes"), None), "2024_04") == 3300


@pytest.mark.parametrize(
    ("payment", "more"),
    [
        ("award_applies: yes, absorbed: yes", ""),
        ("award_applies: yes", "award_on_supplement: no"),
        ("award_applies: no", "award_on_supplement: yes"),
        ("absorbed: yes", "award_on_supplement: yes"),
    ],
)
def test_what_awards_do_is_said_in_one_way(payment: str, more: str) -> None:
    assert codes(text("1000", payment, more)) == ["award-unclear"]


@pytest.mark.parametrize(
    ("supplement", "code"),
    [
        ("{make_up_to: point 9}", "point-without-pay"),
        ("{make_up_to: the market}", "not-a-choice"),
        ("{of: salary}", "missing-key"),
        ("{percent: 10, of: salary}", "missing-percent"),
        ("{percent: 10%, of: pay}", "not-a-choice"),
    ],
)
def test_a_form_that_cannot_be_meant_is_told_of(supplement: str, code: str) -> None:
    assert codes(text(supplement)) == [code]
