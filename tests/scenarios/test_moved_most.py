"""The input that moves a figure most, held against setting every input by hand."""

from __future__ import annotations

from decimal import Decimal

from supplement_calc.case.loading import load_text
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.costing.costing import cost
from supplement_calc.diagnostics import Source
from supplement_calc.ledger import NONE, POUND
from supplement_calc.scenarios.moved_most import moved_most

CASE = "title: x\ngrades:\n  A: {salary: 30000, in_post: 3, vacant: 1}\n  B: {salary: 50000, in_post: 2}\non_costs: 100%\n"


def test_it_is_the_input_of_which_one_per_cent_moves_the_figure_most() -> None:
    case = load_text(Source("case.yaml", CASE), EVERYTHING).case
    assert case is not None
    ledger = cost(case, NONE).ledger
    mover = moved_most(case.root, ledger, ledger.figures["full_establishment.total"])
    assert mover is not None
    assert (mover.input.path, mover.by) == ("grades.A.salary", Decimal(2400))  # 1% of 4 × 30,000, with as much again


def test_a_share_of_all_is_moved_down_where_more_cannot_be() -> None:
    case = load_text(Source("case.yaml", CASE.replace("30000", "10").replace("50000", "100")), EVERYTHING).case
    assert case is not None
    ledger = cost(case, NONE).ledger
    mover = moved_most(case.root, ledger, ledger.figures["current_spend.on_costs"])
    assert mover is not None and mover.by > 0


def test_an_input_moves_itself() -> None:
    case = load_text(Source("case.yaml", CASE), EVERYTHING).case
    assert case is not None
    ledger = cost(case, POUND).ledger
    mover = moved_most(case.root, ledger, ledger.figures["grades.b.in_post"])
    assert mover is not None and (mover.input.path, mover.by) == ("grades.B.in_post", Decimal("0.02"))
