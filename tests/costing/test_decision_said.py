"""What a forecast says where the sentence would go further than its figures: each right value worked out by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from costing.engine import forecasted
from costing.samples import two_posts
from supplement_calc.case.loading import load_text
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.costing.costing import cost
from supplement_calc.costing.forecast.forecast import ForecastResult
from supplement_calc.diagnostics import Source
from supplement_calc.ledger import POUND
from supplement_calc.ledger.ledger import is_answered
from supplement_calc.output.amounts import Shown
from supplement_calc.output.pages.budget import budget_sentence
from supplement_calc.output.pages.forecast.assumptions import assumption_sentences
from supplement_calc.output.pages.forecast.net import net_sentences

SHOWN = Shown("pounds", POUND)
LOSES = """
title: A supplement that is ended
period: {starts: 2025-04-01, ends: 2026-03-31, review: 2025-10-01}
grades:
  G: {salary: 40000, in_post: 20, vacant: 5, supplement_now: 2000}
forecast:
  doing_nothing: {turnover: 0%, starters: 0, supplement_now: NOW}
  proposal: {turnover: 12%, starters: 0}
"""
OPEN = """
title: No end
period: {starts: 2025-01-01, review: 2026-01-01}
grades:
  G: {salary: 36000, in_post: 10, supplement: 2400}
forecast:
  doing_nothing: {turnover: 0%, starters: 0}
  proposal: {turnover: 0%, starters: 0}
"""
OWN_DAYS = """
title: Own days and amounts
period: {starts: 2024-04-01, ends: 2026-03-31, review: 2025-04-01}
grades:
  A: {salary: 36000, in_post: 10, supplement: {2024/25: 3000, 2025/26: 2000}}
  B: {salary: 46000, in_post: 6, supplement: 2500, starts: 2024-10-01, ends: 2026-01-31}
forecast:
  doing_nothing: {turnover: 0%, starters: 0}
  proposal: {turnover: 0%, starters: 0}
"""


def late(months: int, more: str = "", starters: int = 2) -> ForecastResult:
    """What is promised to starters that many months after they start, in a supplement of 12 months."""
    return forecasted(two_posts(starters, after=f", after_months: {months}", more=more))


def sentence(result: ForecastResult, opens: str) -> str:
    (said,) = [one for one in net_sentences(result, SHOWN) if one.startswith(opens)]
    return said


def test_carrying_on_is_not_known_of_what_nobody_has_earned() -> None:
    """The first of two starters a year would be paid after March 2026; a supplement of £1,200 for ten goes on meanwhile."""
    alone, beside = late(18), late(18, ", supplement: 1200")
    for result in (alone, beside):
        assert result.comparison.carrying_on.value is None
        assert "not known, because nobody has earned Stay by March 2026" in sentence(result, "Continuing")
        assert "£0" not in sentence(result, "Continuing")
    # 2 starters over the year: in post through March 2026, 9 + 11/12 + 1/24 of two posts a twelfth each.
    through = Decimal(8) + Decimal(11) / 6 + Decimal(1) / 12
    assert beside.ledger.figures["forecast.carrying_on.besides"].known == (through * 1200).quantize(Decimal(1))
    assert f"£{through * 1200:,.0f} a year, as in March 2026" in sentence(beside, "Continuing")


@pytest.mark.parametrize(("months", "is_known"), [(11, True), (12, False)])
def test_carrying_on_is_known_from_the_month_that_the_first_are_paid(months: int, is_known: bool) -> None:
    """Those of April 2025 are paid in March 2026 after 11 months: a sixth of one, so £2,000 a year."""
    carrying_on = late(months).comparison.carrying_on
    assert carrying_on.value == (2_000 if is_known else None)


def test_nothing_spent_is_not_paid_back() -> None:
    assert sentence(late(18), "Payback") == (
        "Payback: none. The proposal costs what doing nothing does at first, and more from what is due after March 2026. By "
        "March 2026, with what is due after it, the proposal has cost £2,000 more than doing nothing."
    )


@pytest.mark.parametrize(
    ("now", "leavers"), [("goes on", Decimal("2.28")), ("stops", Decimal(0)), ("{stops: 2025-04-30}", Decimal("0.2"))]
)
def test_turnover_rises_where_a_supplement_that_would_go_on_is_ended(now: str, leavers: Decimal) -> None:
    """A hundredth of those there leaves each month, 20 × (1 − 0.99¹²), while doing nothing would still pay them."""
    result = forecasted(LOSES.replace("NOW", now))
    figure = result.ledger.figures["forecast.proposal.leavers"]
    assert figure.value is not None
    assert abs(figure.value - leavers) < Decimal("0.01")
    assert "The proposal pays no supplement and no other payment." in assumption_sentences(result)
    assert sentence(result, "Continuing") == "Continuing after 31 March 2026: nothing, since it pays nothing."


@pytest.mark.parametrize(("years", "last"), [(None, "2027_28"), (1, "2025_26")])
def test_what_goes_on_moves_the_base_budget_by_nothing_yet_known(years: int | None, last: str) -> None:
    """The forecast stops in December; the supplement does not. No year has it ended."""
    result = forecasted(OPEN, years=years)
    moved = {year.id: figure for year, figure in result.comparison.movement.items()}
    assert moved["2024_25"].value == 6_000
    assert max(moved) == last and not is_answered(moved[last])
    assert "the supplement goes on" in sentence(result, "Change to base budget: not known for")
    ended = forecasted(OPEN.replace("2025-01-01, review", "2025-01-01, ends: 2025-12-31, review")).comparison.movement
    assert [figure.value for figure in ended.values()] == [6_000, 12_000, -18_000]


def test_own_days_and_amounts_are_said() -> None:
    said = assumption_sentences(forecasted(OWN_DAYS))
    assert "B is paid its supplement from 1 October 2024 to 31 January 2026." in said
    assert "A has an amount for each year, 2024/25 and 2025/26, and none in any other." in said


def test_no_supplement_is_no_cost_per_leaver() -> None:
    buys = late(6).buys
    assert not is_answered(buys.supplement_per_leaver_avoided)
    assert not is_answered(buys.supplement_per_fte_year)


def test_what_is_due_after_the_end_has_the_months_in_which_it_is() -> None:
    """Two posts, filled in April 2025 at 24 starters a year: both are paid in October 2026 and nobody after that."""
    after = late(18, starters=24).proposal.after
    assert after is not None and after.cost.total.value == 2_000
    assert [month.name for month in after.months] == ["October 2026"]


def test_the_budget_that_is_held_against_is_named_by_its_year() -> None:
    text = OPEN.replace("grades:", "budget: {by_year: {2024/25: 300000, 2025/26: 420000}}\ngrades:")
    loaded = load_text(Source("case.yaml", text), EVERYTHING)
    assert loaded.case is not None
    said = budget_sentence(cost(loaded.case, POUND), SHOWN)
    assert said is not None and said.startswith(
        "Current spend, agency staff included, is £60,000 over the 2024/25 budget of £300,000."
    )
