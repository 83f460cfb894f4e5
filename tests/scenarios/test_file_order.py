"""Inputs are in the order of the case file, one that is set for a run in the place of the file's own."""

from __future__ import annotations

import pytest

from supplement_calc.case.loading import load_text
from supplement_calc.case.overrides import parse_override
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.diagnostics import Source
from supplement_calc.ledger import POUND
from supplement_calc.scenarios.evaluation import Evaluation
from supplement_calc.scenarios.sensitivity.spreads import spreads_of

CASE = """\
title: x
grades:
  A: {salary: 30000, in_post: 3, vacant: 1, supplement: 1000}
on_costs: 28%
agency: {fte: 2, cost_per_fte: 60000}
budget: 300000
"""
WANTED = ["grades.A.salary", "grades.A.in_post", "grades.A.vacant", "grades.A.supplement", "on_costs", "budget"]
ANSWER = "budget_position.full_over_budget"


@pytest.mark.parametrize(
    "sets", [(), ("budget=310000",), ("grades.a.vacant=2", "grades.a.in_post=1"), ("on_costs=29%",)], ids=str
)
def test_what_is_set_stays_in_its_place(sets: tuple[str, ...]) -> None:
    overrides = [one for number, each in enumerate(sets, 1) if (one := parse_override(each, number))]
    case = load_text(Source("case.yaml", CASE), EVERYTHING, overrides).case
    assert case is not None
    evaluation = Evaluation(case, POUND)
    assert [one.path for one in evaluation.inputs([ANSWER])] == WANTED
    assert [one.input.path for one in spreads_of(evaluation, [ANSWER])] == WANTED
