"""The bridge between two cases adds to the penny, is the same both ways, and gives each cause what it is owed."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import permutations
from pathlib import Path

import pytest

from supplement_calc.case.loading import load, load_text
from supplement_calc.case.overrides import parse_override
from supplement_calc.case.sections import OPTIONS
from supplement_calc.diagnostics import Source
from supplement_calc.ledger import POUND
from supplement_calc.scenarios.bridge.differences import Differences
from supplement_calc.scenarios.bridge.split import EXACT_UP_TO, Bridge, bridge
from supplement_calc.scenarios.bridge.trees import FORMS_UP_TO, Variants, by_trees
from supplement_calc.scenarios.bridge.values import NoBridge
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


@cache
def read(*sets: str) -> Evaluation:
    """Derbyshire's case, with inputs changed."""
    overrides = [one for number, text in enumerate(sets, 1) if (one := parse_override(text, number)) is not None]
    case = load(str(DERBYSHIRE), OPTIONS, overrides).case
    assert case is not None
    return Evaluation(case, POUND)


def holds_both_ways(first: Evaluation, second: Evaluation, id: str) -> Bridge:
    """The bridge adds to the penny, and that back has the opposite bars."""
    there, back = bridge(first, second, id), bridge(second, first, id)
    end = second.figure(id)
    assert end is not None
    assert there.after == end.value
    assert sum(bar.amount for bar in there.bars) == there.change
    assert {bar.cause: bar.amount for bar in back.bars} == {bar.cause: -bar.amount for bar in there.bars}
    return there


@pytest.mark.parametrize(
    "sets", [FIVE, ("period.ends=2022-06-30", "grades.grade_9.supplement=3,000")], ids=["values", "another form"]
)
def test_it_adds_to_the_penny_and_reverses(sets: tuple[str, ...]) -> None:
    first, second = read(), read(*sets)
    for id in IDS:
        holds_both_ways(first, second, id)


SMALL = """\
title: A
period: {starts: 2026-04-01, ends: 2026-09-30}
grades:
  A: {salary: 30000, in_post: 10, vacant: 5, supplement: 2000}
  B: {salary: 40000, in_post: 4, vacant: 1, supplement: 1000}
on_costs: 25%
agency: {fte: 3, cost_per_fte: 60000}
budget: 700000
forecast:
  doing_nothing: {turnover: 20%, starters: 2}
  proposal: {turnover: 10%, starters: 4}
"""
OTHER = """\
title: B
period: {starts: 2026-04-01, ends: 2026-12-31}
pay_points: {1: 30500, 2: 31000}
grades:
  A: {points: 1-2, in_post: 11, vacant: 5, supplement: 10%}
  B: {salary: 41000, in_post: 4, vacant: 1, supplement: 1500}
  C: {salary: 50000, in_post: 1, vacant: 1}
on_costs: {national_insurance: {rate: 15%, threshold: 5000}, pension: 20%}
payments: [{what: Lump, kind: retention payment, amount: 500, to: staff in post, every_months: 3}]
agency: {fte: 2, cost_per_fte: 61000, beyond_vacancies: 1}
budget: {posts: 20, cost_per_post: 40000}
forecast:
  doing_nothing: {turnover: 21%, starters: 2, agency_cover: 20%}
  proposal: {turnover: 11%, starters: 3, agency_cover: 20%}
"""


def written(text: str) -> Evaluation:
    """A case of so much text."""
    loaded = load_text(Source("case.yaml", text), OPTIONS)
    assert loaded.case is not None, loaded.problems
    return Evaluation(loaded.case, POUND)


def test_causes_of_other_values_and_of_another_form_are_what_every_order_gives() -> None:
    # Dates and a percentage in place of an amount change the steps; the rest are values, worked out from one ledger.
    text = SMALL.replace("supplement: 2000", "supplement: 8%").replace("09-30", "12-31").replace("25%", "26%")
    first, second = written(SMALL), written(text.replace("fte: 3", "fte: 2").replace("in_post: 4", "in_post: 5"))
    variants: Variants = {}
    for id in ("forecast.net.total", "budget_position.full_over_budget"):
        split = by_trees(first, second, id, variants)
        assert split.forms
        assert split.forms < set(split.causes)
        orders = list(permutations(split.causes))
        whole = dict.fromkeys(split.causes, Fraction(0))
        for order in orders:
            for place, cause in enumerate(order):
                whole[cause] += split.worth(frozenset(order[: place + 1])) - split.worth(frozenset(order[:place]))
        bars = {str(bar.cause): bar.amount for bar in holds_both_ways(first, second, id).bars}
        for cause in split.causes:
            assert abs(Fraction(bars[cause]) - whole[cause] / len(orders)) <= Fraction(1, 100)
            afresh = variants[frozenset((cause,))]
            assert isinstance(afresh, Evaluation)
            figure = afresh.figure(id)
            assert figure is not None
            assert split.worth(frozenset((cause,))) == figure.value  # alone, costed afresh


def test_many_causes_of_another_form_are_taken_in_whole_groups() -> None:
    first, second = written(SMALL), written(OTHER)
    found = holds_both_ways(first, second, "budget_position.full_over_budget")
    assert found.whole_groups
    assert len(found.bars) <= FORMS_UP_TO
    assert sum(len(bar.inputs) for bar in found.bars) > EXACT_UP_TO


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


def test_a_whole_section_or_list_is_said_input_by_input() -> None:
    lump = "payments: [{what: Lump, kind: retention payment, amount: 500, to: staff in post, every_months: 3}]\n"
    without = SMALL.replace("agency: {fte: 3, cost_per_fte: 60000}\n", "")
    inputs = [one for ones in Differences(written(SMALL).case, written(without + lump).case).inputs.values() for one in ones]
    said = {one.path: (one.in_file, one.value) for one in inputs}
    assert said["payments.1.amount"] == (None, "500")
    assert said["payments.1.every_months"] == (None, "3")
    assert said["agency"] == ("{fte: 3, cost_per_fte: 60000}", "not given")
    assert not any("entr" in text for pair in said.values() for text in pair if text)
