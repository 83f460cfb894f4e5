"""The bridge between two cases adds to the penny, is the same both ways, and gives each cause what it is owed."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from supplement_calc.case.loading import load
from supplement_calc.case.overrides import parse_override
from supplement_calc.case.sections import OPTIONS
from supplement_calc.ledger import POUND
from supplement_calc.scenarios.bridge import NoBridge, bridge
from supplement_calc.scenarios.evaluation import Evaluation

DERBYSHIRE = Path(__file__).parents[2] / "cases" / "derbyshire-2019.yaml"
FIVE = (
    "grades.grade_9.in_post=70",
    "grades.grade_10.supplement=2,500",
    "on_costs=26%",
    "agency.fte=50",
    "forecast.proposal.turnover.2.rate=8%",
)
IDS = ("budget_position.full_over_budget", "day_one.over_budget", "forecast.net.total", "supplement_cost.period_total")


def read(*sets: str) -> Evaluation:
    """Derbyshire's case, with inputs changed."""
    overrides = [one for number, text in enumerate(sets, 1) if (one := parse_override(text, number)) is not None]
    case = load(str(DERBYSHIRE), OPTIONS, overrides).case
    assert case is not None
    return Evaluation(case, POUND)


@pytest.mark.parametrize("id", IDS)
@pytest.mark.parametrize(
    "sets",
    [FIVE, ("period.ends=2022-06-30", "grades.grade_9.supplement=3,000"), ("agency.fte=50",)],
    ids=["values", "another form", "one"],
)
def test_it_adds_to_the_penny_and_reverses(sets: tuple[str, ...], id: str) -> None:
    first, second = read(), read(*sets)
    there, back = bridge(first, second, id), bridge(second, first, id)
    end = second.figure(id)
    assert end is not None
    assert there.after == end.value
    assert sum(bar.amount for bar in there.bars) == there.change
    assert {bar.cause: bar.amount for bar in back.bars} == {bar.cause: -bar.amount for bar in there.bars}


def test_one_cause_has_the_whole_change() -> None:
    found = bridge(read(), read("budget=11,000,000"), "budget_position.full_over_budget")
    assert [(bar.cause, bar.amount) for bar in found.bars] == [("budget", Decimal(10334613 - 11000000))]
    assert [one.text for one in found.bars[0].inputs] == ["budget = 11,000,000 (case file: £10,334,613)"]


def test_two_causes_by_hand() -> None:
    # agency 65.5 × £65,797 = £4,309,704 becomes 50 × £60,000 = £3,000,000. The FTE is worth (65.5 - 50) × the mean of both
    # costs, £62,898.50; the cost the rest of it.
    found = bridge(read(), read("agency.fte=50", "agency.cost_per_fte=60,000"), "current_spend.total")
    fte, cost = found.bars
    assert found.change == 3000000 - 4309704
    assert fte.amount == (50 * Decimal(65797) - 4309704 + 3000000 - Decimal("65.5") * 60000) / 2
    assert cost.amount == found.change - fte.amount


def test_as_many_posts_in_another_mix_are_mix_alone() -> None:
    found = bridge(
        read(), read("grades.grade_9.in_post=51.03", "grades.grade_11.in_post=89.27"), "budget_position.full_over_budget"
    )
    assert [bar.cause for bar in found.bars] == ["mix"]


def test_nothing_changed_has_no_bars() -> None:
    found = bridge(read(), read(), "forecast.net.total")
    assert found.change == 0
    assert not found.bars


def test_a_figure_that_one_has_not_says_so() -> None:
    with pytest.raises(NoBridge, match="has no value for nothing"):
        bridge(read(), read(), "nothing")
