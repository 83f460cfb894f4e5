"""One at a time is what `--set` gives; all at once agrees with a simulation of numpy's own, within sampling error."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supplement_calc.case.loading import load_text
from supplement_calc.case.overrides import parse_override
from supplement_calc.case.sections import SENSITIVITY
from supplement_calc.diagnostics import Source
from supplement_calc.ledger import POUND, Rounding
from supplement_calc.scenarios.evaluation import Evaluation
from supplement_calc.scenarios.questions import BUDGET, questions
from supplement_calc.scenarios.sensitivity.draws import Drawn, correlations_of, draw
from supplement_calc.scenarios.sensitivity.ranks import correlation, ranks_of
from supplement_calc.scenarios.sensitivity.simulation import PERCENTILES, Simulation, histogram, parts_of, percentile, simulate
from supplement_calc.scenarios.sensitivity.spreads import drawn_of, spreads_of
from supplement_calc.scenarios.sensitivity.tornado import tornadoes
from supplement_calc.scenarios.spine import paid_by_point

DERBYSHIRE = (Path(__file__).parents[2] / "cases" / "derbyshire-2019.yaml").read_text(encoding="utf-8")
TEAM = """\
title: A team
grades:
  Grade 9: {salary: 30000, in_post: 10, vacant: 2, supplement: 4000}
on_costs: 25%
budget: 520000
"""
RANGES = """\
sensitivity:
  inputs:
    grades.grade_9.in_post: {least: 8, most: 12}
    grades.grade_9.salary: {least: 28000, likely: 30000, most: 34000}
    grades.grade_9.supplement: {least: 2000, likely: 4000, most: 5000, shape: PERT}
    on_costs: {deviation: 2%}
    budget: {values: {500000: 25%, 520000: 60%, 560000: 15%}}
"""
PATHS = ("grades.Grade 9.in_post", "grades.Grade 9.salary", "grades.Grade 9.supplement", "on_costs", "budget")
DRAWS = 20_000
ERRORS = 5  # standard errors that a mean of draws may be off


def evaluated(text: str, *sets: str, rounding: Rounding = POUND) -> Evaluation:
    overrides = [one for number, text_ in enumerate(sets, 1) if (one := parse_override(text_, number))]
    loaded = load_text(Source("case.yaml", text), SENSITIVITY, overrides)
    assert loaded.case is not None, loaded.problems
    return Evaluation(loaded.case, rounding)


def draws_of(evaluation: Evaluation, number: int = DRAWS, seed: int = 1) -> list[Drawn]:
    spreads = spreads_of(evaluation, [BUDGET.figure])
    return draw(drawn_of(spreads), correlations_of(evaluation.case), number, seed)


def simulated(evaluation: Evaluation, drawn: Sequence[Drawn], *ids: str) -> Simulation:
    asked, pairs = list(questions(evaluation)), correlations_of(evaluation.case)
    return simulate(evaluation, drawn, ids, asked, pairs, 1, parts_of(len(drawn[0].values)))


# One at a time


@pytest.mark.parametrize("text", [TEAM, TEAM + RANGES])
def test_both_ends_are_what_set_gives(text: str) -> None:
    evaluation = evaluated(text)
    (tornado,) = tornadoes(evaluation, spreads_of(evaluation, [BUDGET.figure]), [BUDGET.figure])
    assert len(tornado.bars) == 6
    for bar in tornado.bars:
        for end, answer in ((bar.low, bar.at_low), (bar.high, bar.at_high)):
            sign = "%" if bar.spread.input.unit == "percent" else ""
            figure = evaluated(text, f"{bar.spread.input.path}={end}{sign}").figure(BUDGET.figure)
            assert figure is not None
            assert answer == figure.value, bar.spread.input.path


def test_the_forecasts_ends_are_what_set_gives() -> None:
    evaluation, id = evaluated(DERBYSHIRE), "forecast.net.total"
    (tornado,) = tornadoes(evaluation, spreads_of(evaluation, [id]), [id])
    for bar in tornado.bars[::6]:
        sign = "%" if bar.spread.input.unit == "percent" else ""
        figure = evaluated(DERBYSHIRE, f"{bar.spread.input.path}={bar.high}{sign}").figure(id)
        assert figure is not None
        assert bar.at_high == figure.value, bar.spread.input.path


def test_what_moves_it_furthest_is_first_and_a_tenth_is_said_not_to_be_given() -> None:
    evaluation = evaluated(TEAM)
    (tornado,) = tornadoes(evaluation, spreads_of(evaluation, [BUDGET.figure]), [BUDGET.figure])
    assert [bar.width for bar in tornado.bars] == sorted((bar.width for bar in tornado.bars), reverse=True)
    assert not any(bar.spread.is_given for bar in tornado.bars)
    ends = {bar.spread.input.path: (bar.low, bar.high) for bar in tornado.bars}
    assert ends["grades.Grade 9.in_post"] == (Decimal(9), Decimal(11))
    assert ends["on_costs"] == (Decimal("22.5"), Decimal("27.5"))


@pytest.mark.parametrize(("rate", "most"), [("95%", 100), ("100%", 100), ("50%", 55), ("120%", 120)])
def test_a_tenth_more_of_a_percentage_is_100_at_most_unless_the_case_has_more(rate: str, most: int) -> None:
    spreads = spreads_of(evaluated(TEAM.replace("25%", rate)), [BUDGET.figure])
    assert next(one.ends for one in spreads if one.input.path == "on_costs")[1] == most


def test_an_input_that_is_nought_is_not_varied_by_a_tenth_of_nothing() -> None:
    spreads = spreads_of(evaluated(TEAM.replace("vacant: 2", "vacant: 0")), [BUDGET.figure])
    assert "grades.Grade 9.vacant" not in {one.input.path for one in spreads}


def test_a_range_of_what_no_answer_rests_on_moves_nothing() -> None:
    text = TEAM + "agency: {fte: 1, cost_per_fte: 60000}\nsensitivity: {inputs: {agency.fte: {least: 0, most: 2}}}\n"
    evaluation = evaluated(text)
    (tornado,) = tornadoes(evaluation, spreads_of(evaluation, [BUDGET.figure]), [BUDGET.figure])
    assert next(bar.width for bar in tornado.bars if bar.spread.input.path == "agency.fte") == 0


# All at once


def moments(path: str) -> tuple[float, float]:
    """The mean and the variance of each shape of RANGES, by its own formula."""
    match path:
        case "grades.Grade 9.in_post":
            return 10, 4**2 / 12
        case "grades.Grade 9.salary":
            low, likely, high = 28e3, 30e3, 34e3
            squares = low**2 + likely**2 + high**2 - low * likely - low * high - likely * high
            return (low + likely + high) / 3, squares / 18
        case "grades.Grade 9.supplement":
            low, likely, high = 2e3, 4e3, 5e3
            mean = (low + 4 * likely + high) / 6
            return mean, (mean - low) * (high - mean) / 7
        case "on_costs":
            return 25, 4
        case _:
            values, chances = np.array([5e5, 5.2e5, 5.6e5]), np.array([0.25, 0.6, 0.15])
            mean = float(values @ chances)
            return mean, float((values - mean) ** 2 @ chances)


@pytest.mark.parametrize("path", PATHS)
def test_draws_have_the_mean_and_variance_of_their_shape_and_stay_in_range(path: str) -> None:
    one = next(one for one in draws_of(evaluated(TEAM + RANGES)) if one.spread.input.path == path)
    values = np.array([float(value) for value in one.values])
    mean, variance = moments(path)
    assert abs(values.mean() - mean) < ERRORS * (variance / DRAWS) ** 0.5
    fourth = ((values - values.mean()) ** 4).mean()
    assert abs(values.var() - variance) < ERRORS * ((fourth - variance**2) / DRAWS) ** 0.5
    least, most = one.spread.ends
    assert path == "on_costs" or (least <= min(one.values) and max(one.values) <= most)
    assert all(value % one.spread.step == 0 for value in one.values[:500])


def test_a_draw_is_rounded_to_the_nearest_step() -> None:
    """Between 0 and 3 pounds the ends are half as often as the values between them."""
    text = TEAM + "sensitivity: {inputs: {grades.grade_9.supplement: {least: 4000, most: 4003}}}\n"
    (one,) = draws_of(evaluated(text))
    for pounds, chance in ((4000, 1 / 6), (4001, 1 / 3), (4002, 1 / 3), (4003, 1 / 6)):
        assert abs(one.values.count(Decimal(pounds)) / DRAWS - chance) < ERRORS * (chance / DRAWS) ** 0.5


def test_a_normal_range_is_cut_off_at_its_ends() -> None:
    text = TEAM + "sensitivity: {inputs: {on_costs: {deviation: 4%, least: 24%, most: 30%}}}\n"
    (one,) = draws_of(evaluated(text))
    every = np.random.default_rng(4).normal(25, 4, 400_000)
    theirs = every[(every >= 24) & (every <= 30)]
    values = np.array([float(value) for value in one.values])
    assert (values.min(), values.max()) == (24, 30)
    assert abs(values.mean() - theirs.mean()) < ERRORS * theirs.std() * (1 / DRAWS + 1 / len(theirs)) ** 0.5
    assert abs(values.std() - theirs.std()) < 0.05


def numpys(number: int) -> tuple[np.ndarray, np.ndarray]:
    """What the team costs over its budget, by numpy's draws and a formula of its own, in pounds and parts of them."""
    random = np.random.default_rng(20)
    in_post = random.uniform(8, 12, number)
    salary = random.triangular(28e3, 30e3, 34e3, number)
    supplement = 2e3 + 3e3 * random.beta(1 + 4 * 2 / 3, 1 + 4 / 3, number)
    rate = random.normal(25, 2, number)
    budget = random.choice([5e5, 5.2e5, 5.6e5], number, p=[0.25, 0.6, 0.15])
    full = (in_post + 2) * (salary + supplement) * (1 + rate / 100)
    return full - budget, in_post


def test_percentiles_mean_and_chance_agree_with_numpys_own_simulation() -> None:
    evaluation = evaluated(TEAM + RANGES)
    simulation = simulated(evaluation, draws_of(evaluation), BUDGET.figure)
    (outcome,), theirs = simulation.outcomes, numpys(200_000)[0]
    for which in PERCENTILES:
        share = which / 100
        near = np.percentile(theirs, [which - 1, which + 1])
        density = 0.02 / (near[1] - near[0])
        error = (share * (1 - share) * (1 / DRAWS + 1 / len(theirs))) ** 0.5 / density
        assert abs(float(outcome.percentiles[which]) - np.percentile(theirs, which)) < ERRORS * error, which
    assert abs(float(outcome.mean) - theirs.mean()) < ERRORS * theirs.std() * (1 / DRAWS + 1 / len(theirs)) ** 0.5
    share = float((theirs <= 0).mean())
    chance = next(one for one in simulation.chances if one.question == BUDGET)
    assert abs(chance.yes / DRAWS - share) < ERRORS * (share * (1 - share) / DRAWS) ** 0.5
    assert (chance.draws, sum(one.draws for one in outcome.histogram)) == (DRAWS, DRAWS)


def test_every_draw_is_what_the_engine_gives_for_it() -> None:
    evaluation = evaluated(TEAM + RANGES)
    drawn = draws_of(evaluation, 600)
    paths = [one.spread.input.path for one in drawn]
    together = evaluation.columns(paths, [BUDGET.figure])([one.values for one in drawn], 600)[BUDGET.figure]
    function = evaluation.function(paths, [BUDGET.figure])
    assert together == [function(row)[BUDGET.figure] for row in zip(*(one.values for one in drawn), strict=True)]
    sets = [f"{path}={one.values[7]}{'%' if path == 'on_costs' else ''}" for path, one in zip(paths, drawn, strict=True)]
    figure = evaluated(TEAM, *sets).figure(BUDGET.figure)
    assert figure is not None
    assert together[7] == figure.value


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.decimals(-1000, 1000, places=2), min_size=1, max_size=40), st.sampled_from(PERCENTILES))
def test_a_percentile_is_numpys(values: list[Decimal], which: int) -> None:
    theirs = np.percentile([float(value) for value in values], which)
    assert float(percentile(sorted(values), which)) == pytest.approx(theirs, abs=1e-9)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.decimals("-1e9", "1e9", places=2), min_size=1, max_size=60))
def test_a_histogram_counts_every_draw_once_where_it_belongs(values: list[Decimal]) -> None:
    bars = histogram(sorted(values))
    assert len(bars) <= 21
    assert sum(bar.draws for bar in bars) == len(values)
    assert all(bar.draws == sum(bar.low <= value < bar.high for value in values) for bar in bars)


# Together


@pytest.mark.parametrize("wanted", ["-1", "-0.9", "-0.4", "0.2", "0.7", "0.95", "1"])
def test_draws_have_the_rank_correlation_wanted_and_the_values_they_had(wanted: str) -> None:
    pair = f"  correlations: [{{inputs: [on_costs, grades.grade_9.salary], rank: {wanted}}}]\n"
    apart, together = draws_of(evaluated(TEAM + RANGES)), draws_of(evaluated(TEAM + RANGES + pair))
    assert [sorted(one.values) for one in apart] == [sorted(one.values) for one in together]
    by_path = {one.spread.input.path: ranks_of(one.steps) for one in together}
    assert abs(correlation(by_path["on_costs"], by_path["grades.Grade 9.salary"]) - Decimal(wanted)) < Decimal("0.01")
    assert abs(correlation(by_path["on_costs"], by_path["grades.Grade 9.in_post"])) < Decimal("0.04")


def test_three_that_move_together_have_all_three_correlations() -> None:
    wanted = {("on_costs", PATHS[0]): "0.6", ("on_costs", PATHS[1]): "-0.5", (PATHS[0], PATHS[1]): "-0.3"}
    pairs = "".join(f"    - {{inputs: ['{one}', '{other}'], rank: {rank}}}\n" for (one, other), rank in wanted.items())
    drawn = draws_of(evaluated(f"{TEAM}{RANGES}  correlations:\n{pairs}"))
    by_path = {one.spread.input.path: ranks_of(one.steps) for one in drawn}
    for (one, other), rank in wanted.items():
        assert abs(correlation(by_path[one], by_path[other]) - Decimal(rank)) < Decimal("0.015"), (one, other)


def test_ranks_and_their_correlation_are_those_of_numpy_and_equal_values_share_a_rank() -> None:
    first, second = [3, 1, 1, 7, 2, 2, 2], [5, 9, 1, 2, 2, 8, 0]

    def theirs(values: list[int]) -> np.ndarray:
        return np.array([(np.array(values) < one).sum() + (np.array(values) <= one).sum() for one in values])

    expected = np.corrcoef(theirs(first), theirs(second))[0, 1]
    assert float(correlation(ranks_of(first), ranks_of(second))) == pytest.approx(expected)


def test_another_seed_gives_other_draws_and_another_range_changes_no_draw_of_these() -> None:
    evaluation = evaluated(TEAM + RANGES)
    first, again, other = draws_of(evaluation, 200), draws_of(evaluation, 200), draws_of(evaluation, 200, seed=2)
    assert [one.values for one in first] == [one.values for one in again]
    assert all(one.values != another.values for one, another in zip(first, other, strict=True))
    more = draws_of(evaluated(TEAM + RANGES + "    grades.grade_9.vacant: {least: 1, most: 3}\n"), 200)
    by_path = {one.spread.input.path: one.values for one in more}
    assert all(by_path[one.spread.input.path] == one.values for one in first)


# What contributes


def test_shares_are_of_squared_rank_correlations_and_make_100() -> None:
    evaluation = evaluated(TEAM + RANGES)
    (outcome,) = simulated(evaluation, draws_of(evaluation), BUDGET.figure).outcomes
    squares = {one.spread.input.path: one.rank_correlation**2 for one in outcome.contributions}
    assert abs(sum((one.share for one in outcome.contributions), Decimal(-100))) < Decimal("1e-20")
    for one in outcome.contributions:
        assert abs(one.share - 100 * squares[one.spread.input.path] / sum(squares.values(), Decimal(0))) < Decimal("1e-15")
    theirs, in_post = numpys(200_000)
    expected = np.corrcoef(theirs.argsort().argsort(), in_post.argsort().argsort())[0, 1]
    ours = next(one for one in outcome.contributions if one.spread.input.path == PATHS[0])
    assert abs(float(ours.rank_correlation) - expected) < ERRORS / DRAWS**0.5


def test_an_input_that_the_figure_does_not_rest_on_contributes_nothing() -> None:
    evaluation = evaluated(TEAM + RANGES)
    outcomes = simulated(evaluation, draws_of(evaluation, 500), "full_establishment.total").outcomes
    assert "budget" not in {one.spread.input.path for one in outcomes[0].contributions}


def test_draws_without_an_answer_are_counted_and_left_out() -> None:
    """A rate of cover has none where no post is vacant."""
    text = TEAM + "agency: {fte: 1, cost_per_fte: 60000}\n"
    text += "sensitivity: {inputs: {grades.grade_9.vacant: {values: {0: 40%, 2: 60%}}}}\n"
    evaluation = evaluated(text)
    drawn = draws_of(evaluation, 1000)
    function = evaluation.function(["grades.Grade 9.vacant"], ids := list(evaluation.ledgers[0].figures))
    none = [id for id in ids if function([Decimal(0)])[id] is None and function([Decimal(2)])[id] is not None]
    assert none
    (outcome,) = simulated(evaluation, drawn, none[0]).outcomes
    full = sum(value == 0 for value in drawn[0].values)
    assert 0 < full < 1000
    assert outcome.unanswered == full
    assert outcome.histogram[0].draws == 1000 - full


SPINE_TEAM = TEAM.replace("salary: 30000", "points: 1-2, costed_at: 2") + "pay_points: {1: 29500, 2: 30000}\n"


def test_pay_points_move_together_unless_the_case_gives_one_a_range() -> None:
    evaluation = evaluated(SPINE_TEAM)
    (spine,) = (one for one in draws_of(evaluation, 2000) if one.spread.input.path.startswith("pay_points"))
    assert [*spine.spread.ends, spine.spread.step] == [90, 110, Decimal("0.01")]
    # 12 FTE × (£30,000 × the per cent + £4,000) × 1.25, numpy's draws of the per cent beside ours
    ids = [BUDGET.figure]
    ours = [one for one in evaluation.columns(["pay_points"], ids)([spine.values], 2000)[BUDGET.figure] if one is not None]
    theirs = 12 * (300 * np.random.default_rng(3).uniform(90, 110, 200_000) + 4000) * 1.25 - 520_000
    assert abs(float(sum(ours)) / 2000 - theirs.mean()) < ERRORS * theirs.std() / 2000**0.5
    for which in (10, 90):
        assert abs(np.percentile([float(one) for one in ours], which) - np.percentile(theirs, which)) < theirs.std() / 10
    sets = [f"{path}={pay}" for path, pay in paid_by_point(evaluation.case, spine.values[7]).items()]
    figure = evaluated(SPINE_TEAM, *sets).figure(BUDGET.figure)
    assert figure is not None
    assert figure.value == ours[7]
    given = evaluated(SPINE_TEAM + "sensitivity: {inputs: {pay_points.1: {deviation: 400}}}\n")
    by_path = {one.input.path: one for one in spreads_of(given, ids)}
    assert "pay_points" not in by_path
    assert [*by_path["pay_points.2"].ends] == [29501, 33000]  # ±10%, above the point below it
    (point,) = draw([by_path["pay_points.1"]], {}, 2000, 1)
    assert 29_900 < max(point.values) < 30_000  # cut off at the point above it, 1.25 deviations away
