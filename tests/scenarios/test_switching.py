"""Switching values are proved by putting them back, and none in an input's range is missed."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from supplement_calc.case.loading import load
from supplement_calc.case.overrides import parse_override
from supplement_calc.case.sections import OPTIONS
from supplement_calc.ledger import POUND
from supplement_calc.scenarios.evaluation import Evaluation
from supplement_calc.scenarios.questions import BUDGET, DAY_ONE, EXTRA_COST, Question, questions
from supplement_calc.scenarios.spine import paid_by_point
from supplement_calc.scenarios.switching import Switching, frontier, switching

DERBYSHIRE = Path(__file__).parents[2] / "cases" / "derbyshire-2019.yaml"


def read(path: Path, *sets: str) -> Evaluation:
    """The case, with inputs changed."""
    overrides = [one for number, text in enumerate(sets, 1) if (one := parse_override(text, number)) is not None]
    case = load(str(path), OPTIONS, overrides).case
    assert case is not None
    return Evaluation(case, POUND)


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    """Derbyshire's case."""
    return read(DERBYSHIRE)


def of(evaluation: Evaluation, question: Question, path: str) -> Switching:
    """The switching values of the input at a path."""
    (input,) = (one for one in evaluation.inputs([question.figure]) if one.path == path)
    return switching(evaluation, question, input)


def test_every_value_put_back_gives_zero_or_an_answer_on_each_side(evaluation: Evaluation) -> None:
    proved = 0
    for question in questions(evaluation):
        for input in evaluation.inputs([question.figure]):
            for crossing in switching(evaluation, question, input).crossings:
                sign = "%" if input.unit == "percent" else ""
                again = [read(DERBYSHIRE, f"{input.path}={value}{sign}").figure(question.figure) for value in crossing.values]
                assert tuple(one and one.value for one in again) == crossing.figures, (question.id, input.path)
                assert not any(crossing.figures) or (crossing.figures[0] > 0) != (crossing.figures[1] > 0)
                proved += 1
    assert proved == 14


def test_by_hand(evaluation: Evaluation) -> None:
    # full cost 11,403,379 is met by a budget of as much: 1,068,766 more, 10.34% of 10,334,613
    budget = of(evaluation, BUDGET, "budget")
    (crossing,) = budget.crossings
    assert (crossing.values, crossing.figures) == ((Decimal(11403379),), (Decimal(0),))
    assert budget.change(crossing) == 1068766
    assert (budget.change_percent(crossing) or Decimal(0)).quantize(Decimal("0.01")) == Decimal("10.34")
    # 40 vacancies of Grade 9 at £30,890 × 1.2433 = £38,405.54 each: 27.83 fewer save 1,068,766
    vacant = of(evaluation, BUDGET, "grades.Grade 9.vacant")
    (crossing,) = vacant.crossings
    assert crossing.values == (Decimal("12.18"), Decimal("12.17"))
    assert vacant.whole_posts(crossing) == -28


def test_nothing_in_the_proposal_s_turnover_or_starters_makes_it_pay(evaluation: Evaluation) -> None:
    for path in ("forecast.proposal.turnover.1.rate", "forecast.proposal.turnover.2.rate", "forecast.proposal.starters"):
        found = of(evaluation, EXTRA_COST, path)
        assert found.crossings == ()
        assert found.searched.steps == 64
        (_, least), _ = found.extremes
        assert least > 0


def test_what_is_solved_is_what_a_fine_search_finds(evaluation: Evaluation) -> None:
    for input in evaluation.inputs([BUDGET.figure]):
        found = switching(evaluation, BUDGET, input)
        function = evaluation.function([input.path], [BUDGET.figure])
        most = input.most or max(3 * input.value, Decimal(10))
        tried = [input.least + (most - input.least) * number / 500 for number in range(501)]
        above = [(function([value])[BUDGET.figure] or Decimal(0)) > 0 for value in tried]
        changes = sum(one != other for one, other in pairwise(above))
        inside = sum(one.value <= most for one in found.crossings)
        assert changes == inside, input.path


TWO = """\
title: A team that agency staff cost more than they save
grades:
  Grade 9:
    salary: 30,000
    in_post: 100
    vacant: 20
    supplement: 1,000
on_costs: 25%
budget: 4,650,000
"""


def test_what_is_looked_through_is_what_set_gives_at_both_ends(evaluation: Evaluation) -> None:
    # of a grade without a supplement the proposal's turnover is another, so £0 is no end of a supplement in the forecast
    found = of(evaluation, EXTRA_COST, "grades.Grade 9.supplement")
    (at, least), _ = found.extremes
    assert found.searched.least == at == 1
    again = read(DERBYSHIRE, f"grades.Grade 9.supplement={at}").figure(EXTRA_COST.figure)
    nothing = read(DERBYSHIRE, "grades.Grade 9.supplement=0").figure(EXTRA_COST.figure)
    assert again is not None and nothing is not None
    assert again.value == least
    assert nothing.value != least
    assert of(evaluation, BUDGET, "grades.Grade 9.supplement").searched.least == 0


def test_whole_ranges_are_solved_however_far(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(TWO, encoding="utf-8")
    # 120 × £31,000 × 1.25 = £4,650,000 exactly
    evaluation = read(path)
    found = of(evaluation, BUDGET, "grades.Grade 9.salary")
    assert found.now == 0
    (crossing,) = found.crossings
    assert crossing.values == (Decimal(30000),)


def test_a_frontier_s_ends_are_those_of_one_input_alone(evaluation: Evaluation) -> None:
    inputs = {one.path: one for one in evaluation.inputs([BUDGET.figure])}
    first, second = inputs["on_costs"], inputs["grades.Grade 9.vacant"]
    rows = dict(frontier(evaluation, BUDGET, first, second, steps=4))
    assert rows[first.value] == of(evaluation, BUDGET, second.path).crossings
    for value, crossings in rows.items():
        for crossing in crossings:
            again = read(DERBYSHIRE, f"on_costs={value}%", f"{second.path}={crossing.value}").figure(BUDGET.figure)
            assert again is not None
            assert again.value == crossing.figures[-1]


def test_a_pay_point_stays_between_its_neighbours_and_all_move_together(evaluation: Evaluation) -> None:
    points = evaluation.case.pay_points[0]
    for question in questions(evaluation):
        for input in evaluation.inputs([question.figure]):
            if input.path.startswith("pay_points."):
                number = int(input.path.partition(".")[2])
                assert input.least == points[number - 1].known + 1
                assert input.most == points[number + 1].known - 1
                assert not switching(evaluation, question, input).crossings
    proved = 0
    for question in (BUDGET, DAY_ONE):
        spine = evaluation.spine([question.figure])
        assert spine is not None
        (crossing,) = switching(evaluation, question, spine).crossings
        for percent, figure in zip(crossing.values, crossing.figures, strict=True):
            sets = [f"{path}={pay}" for path, pay in paid_by_point(evaluation.case, percent).items()]
            # £26,890 × 89.73% = £24,128.40
            assert len(sets) == len(points)
            assert question is not BUDGET or percent != Decimal("89.73") or "pay_points.19=24128" in sets
            again = read(DERBYSHIRE, *sets).figure(question.figure)
            assert again is not None
            assert again.value == figure
            proved += 1
    assert proved == 4


def test_a_spine_that_does_not_rise_has_no_end_there(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text(SPINE_CASE, encoding="utf-8")
    ends = {one.path: (one.least, one.most) for one in read(path).inputs([BUDGET.figure]) if "points." in one.path}
    zero = Decimal(0)
    assert ends == {
        "pay_points.1": (zero, None),
        "pay_points.2": (zero, Decimal("31499.99")),
        "pay_points.4": (Decimal(31501), None),
    }


SPINE_CASE = """\
title: A spine that falls once, its last point in pounds beside one in pence
pay_points: {1: 30500, 2: 30000.50, 3: 31500, 4: 32000}
grades:
  A: {points: 1-1, in_post: 10, vacant: 1, supplement: 1000}
  B: {points: 2-2, in_post: 10, vacant: 1, supplement: 1000}
  C: {points: 4-4, in_post: 10, vacant: 1, supplement: 1000}
on_costs: 25%
budget: 1000000
"""


def test_a_frontier_of_a_forecast_is_proved_row_by_row() -> None:
    path = DERBYSHIRE.parents[1] / "docs" / "options.yaml"
    evaluation = read(path, "agency.release=1")
    inputs = {one.path: one for one in evaluation.inputs([EXTRA_COST.figure])}
    first, second = inputs["forecast.proposal.turnover"], inputs["agency.release"]
    rows = dict(frontier(evaluation, EXTRA_COST, first, second, steps=2))
    assert sorted(rows) == [0, 17, 50, 100]
    assert [len(found) for _, found in sorted(rows.items())] == [1, 1, 1, 1]
    for value, (crossing,) in rows.items():
        for other, figure in zip(crossing.values, crossing.figures, strict=True):
            again = read(path, f"{first.path}={value}%", f"{second.path}={other}").figure(EXTRA_COST.figure)
            assert again is not None
            assert again.value == figure
    assert of(evaluation, EXTRA_COST, second.path).whole_posts(rows[first.value][0]) is None  # no posts, but FTE for each FTE
