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
from supplement_calc.scenarios.questions import BUDGET, EXTRA_COST, Question, questions
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
    assert proved == 24


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
        most = Decimal(100) if input.unit == "percent" else max(3 * input.value, Decimal(10))
        tried = [most * number / 500 for number in range(501)]
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
