"""Any figure for other inputs is what the case read anew gives."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from supplement_calc.case.loading import load
from supplement_calc.case.overrides import parse_override
from supplement_calc.case.sections import OPTIONS
from supplement_calc.ledger import POUND
from supplement_calc.scenarios.evaluation import Evaluation
from supplement_calc.scenarios.inputs import Varied

DERBYSHIRE = Path(__file__).parents[2] / "cases" / "derbyshire-2019.yaml"
IDS = ("budget_position.full_over_budget", "day_one.over_budget", "supplement_cost.period_total", "forecast.net.total")


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    """The case as it stands."""
    case = load(str(DERBYSHIRE), OPTIONS).case
    assert case is not None
    return Evaluation(case, POUND)


def again(path: str, text: str) -> Evaluation:
    """The case read anew with one input changed."""
    override = parse_override(f"{path}={text}", 1)
    assert override is not None
    case = load(str(DERBYSHIRE), OPTIONS, [override]).case
    assert case is not None
    return Evaluation(case, POUND)


def moved(one: Varied) -> Decimal:
    """Another value, in steps of its own."""
    return one.value + 7 * one.step if one.unit == "percent" else 2 * one.value + one.step


def test_each_input_changed_gives_what_set_gives(evaluation: Evaluation) -> None:
    inputs = evaluation.inputs(IDS)
    assert len(inputs) == 25
    for one in inputs[::4]:
        value = moved(one)
        fresh = again(one.path, f"{value}%" if one.unit == "percent" else str(value))
        figures = [fresh.figure(id) for id in IDS]
        values = evaluation.function([one.path], IDS)([value])
        assert [values[id] for id in IDS] == [figure and figure.value for figure in figures], one.path


def test_inputs_are_in_the_files_order_and_constants_are_none(evaluation: Evaluation) -> None:
    inputs = evaluation.inputs(IDS)
    assert [one.span.line for one in inputs] == sorted(one.span.line for one in inputs)
    assert {one.unit for one in inputs} == {"GBP", "FTE", "percent"}
    fte = next(one for one in inputs if one.path == "grades.Grade 9.in_post")
    assert (fte.step, fte.value, fte.most) == (Decimal("0.01"), Decimal("61.03"), None)
