"""Break-even answers put back: with those posts left empty, the full cost is the budget."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from costing.engine import case_of, costed, costed_model, known, rounding_to
from oracle.cases import UNITS, cases, cases_by_part, written
from oracle.costing import (
    Case,
    Number,
    Place,
    budget_of,
    emptied,
    left,
    lines_of,
    savings_of,
    tables,
)
from supplement_calc.costing.break_even import Basis, every_basis, of_whole_case
from supplement_calc.costing.costing import Costing, cost
from supplement_calc.costing.ledgers import CaseLedgers
from supplement_calc.ledger import POUND, WorkedApart
from support.draws import TIMES

TEN_DECIMALS = Fraction(1, 10**10)
DERBYSHIRE = (Path(__file__).parents[2] / "cases" / "derbyshire-2019.yaml").read_text(encoding="utf-8")
thorough = settings(max_examples=50 * TIMES, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


def of_particular_posts(costing: Costing) -> Iterator[tuple[str, Fraction]]:
    """The bases that say which posts stay empty, each with its answer: the vacant mix, both orders, each grade."""
    for basis in costing.break_even.bases:
        ordered = basis.id in ("cheapest_first", "dearest_first")
        mixed = basis.id.endswith("_with_supplements") and basis.id != "mean_with_supplements"
        if (ordered or mixed) and basis.vacant_fte.value is not None:
            yield basis.id, Fraction(basis.vacant_fte.value)


def full_cost(case: Case, empty: dict[Place, Fraction], unit: Number) -> Fraction:
    """The full establishment with its supplements, some posts empty, in the oracle's own arithmetic."""
    total = tables(case, left(lines_of(case), empty), unit)["full_establishment.total"]
    assert total is not None
    return total


def tolerance(case: Case, empty: dict[Place, Fraction], unit: Number) -> Fraction:
    """The most that rounding can part the full cost from the budget.

    Every figure that moves is rounded twice, with its posts filled and with them empty, by half a unit at most each
    time. On-costs follow what their lines are rounded to, and are rounded themselves.
    """
    if unit is None:
        return TEN_DECIMALS
    moved = [line for line in lines_of(case) if empty.get(line.place)]
    supplemented = sum(line.supplement is not None for line in moved)
    lines, on_costs = len(moved) + supplemented, (len(moved) > 0) + (supplemented > 0)
    if case["on_costs"] is None:
        return unit * lines + TEN_DECIMALS
    return unit * (lines * (1 + case["on_costs"] / 100) + on_costs) + TEN_DECIMALS


@thorough
@given(cases, st.sampled_from((None, *UNITS)))
def test_costed_again_with_those_posts_empty_a_case_meets_its_budget(case: Case, unit: Fraction | None) -> None:
    costing = costed_model(case, unit, proofs=True)
    budget = budget_of(case, unit)
    for basis, fte in of_particular_posts(costing):
        assert budget is not None
        excess = Fraction(known(costing, "budget_position.full_over_budget"))
        empty = emptied(case, lines_of(case), basis, fte, excess)
        # an order that reaches its target stops there: the posts it takes come to the answer it gives
        assert abs(sum(empty.values(), Fraction(0)) - fte) < TEN_DECIMALS, basis
        allowed = tolerance(case, empty, unit)
        assert abs(full_cost(case, empty, unit) - budget) <= allowed, basis
        assert abs(Fraction(costing.proofs[basis].known) - budget) <= allowed, f"the engine's own proof of {basis}"


@thorough
@given(cases, st.sampled_from(UNITS))
def test_an_average_is_proved_by_the_full_cost_less_what_it_saves(case: Case, unit: Fraction | None) -> None:
    costing = costed_model(case, unit, proofs=True)
    budget = budget_of(case, unit)
    savings = savings_of(case, lines_of(case), budget)
    particular = {basis for basis, _ in of_particular_posts(costing)}
    for basis in costing.break_even.bases:
        if basis.vacant_fte.value is None or basis.id in particular:
            continue
        full, saved = Fraction(known(costing, "full_establishment.total")), savings[basis.id]
        assert budget is not None
        assert saved is not None
        assert abs(full - Fraction(basis.vacant_fte.value) * saved - budget) < TEN_DECIMALS
        assert abs(Fraction(costing.proofs[basis.id].known) - budget) < TEN_DECIMALS, f"the engine's own proof of {basis.id}"


@settings(thorough, max_examples=25 * TIMES)
@given(cases)
def test_every_answer_is_proved_and_nothing_else_is(case: Case) -> None:
    costing = costed_model(case, Fraction(1), proofs=True)
    answered = {basis.id for basis in costing.break_even.bases if basis.vacant_fte.value is not None}
    assert {id for id, proof in costing.proofs.items() if proof.value is not None} == answered


@thorough
@given(st.one_of(cases, cases_by_part), st.sampled_from((None, *UNITS)))
def test_a_proof_recalculated_is_the_case_costed_again(case: Case, unit: Fraction | None) -> None:
    """Of every basis, by what depends on its posts alone, and with every line costed a second time."""
    case_file, rounding = case_of(written(case)), rounding_to(unit)
    again, recalculated = (cost(case_file, rounding, proofs=chosen) for chosen in (every_basis, no_basis))
    assert {id: proof.value for id, proof in recalculated.proofs.items()} == {
        id: proof.value for id, proof in again.proofs.items()
    }
    assert [proof.id for proof in recalculated.proofs.values()] == [proof.id for proof in again.proofs.values()]
    assert {id: figure.value for id, figure in recalculated.ledger.figures.items()}.items() <= {
        id: figure.value for id, figure in again.ledger.figures.items()
    }.items()


def no_basis(basis: Basis) -> bool:
    """None is costed again in full."""
    return False


def test_what_a_proof_rests_on_is_made_when_it_is_asked_for() -> None:
    """`break-even` keeps the full cost alone of a grade's proof, and the ledgers of the case have the rest of it."""
    case = case_of(DERBYSHIRE)
    shown = cost(case, POUND, proofs=of_whole_case)
    every = cost(case, POUND, proofs=every_basis)
    ledgers = CaseLedgers(case)
    for id, figure in every.ledger.figures.items():
        if id.startswith(("proof.", "break_even.rate.")):
            found = ledgers.figure(id, POUND)
            assert found is not None
            assert found.value == figure.value, id
            assert not isinstance(found.origin, WorkedApart), id
    assert [id for id in shown.ledger.figures if id.startswith("proof.grade_9_with_supplements.")] == [
        "proof.grade_9_with_supplements.full_establishment.total"
    ]


def test_any_other_figure_is_found_without_a_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    case = case_of(DERBYSHIRE)
    monkeypatch.setattr("supplement_calc.costing.costing.prove", None)
    assert CaseLedgers(case).figure("break_even.by_basis.dearest_first", POUND) is not None


def test_proofs_are_made_only_when_asked_for_and_change_no_figure() -> None:
    plain, proved = costed(DERBYSHIRE), costed(DERBYSHIRE, proofs=True)
    assert plain.proofs == {}
    assert not [id for id in plain.ledger.figures if id.startswith("proof.")]
    assert {id: proved.figure(id).value for id in plain.ledger.figures} == {
        id: figure.value for id, figure in plain.ledger.figures.items()
    }


@pytest.mark.parametrize(
    ("basis", "empty"),
    [
        ("cheapest_first", {"grade_9": 27.83, "grade_10": 0, "grade_11": 0}),
        ("dearest_first", {"grade_9": 0, "grade_10": 0, "grade_11": 23.12}),
        ("vacant_mix_with_supplements", {"grade_9": 11.50, "grade_10": 6.33, "grade_11": 7.78}),
    ],
)
def test_a_proof_says_which_posts_it_leaves_empty(basis: str, empty: dict[str, float]) -> None:
    costing = costed(DERBYSHIRE, proofs=True)
    found = {grade: round(known(costing, f"proof.{basis}.empty.{grade}"), 2) for grade in empty}
    assert found == {grade: Decimal(str(fte)) for grade, fte in empty.items()}


def test_an_order_empties_one_kind_after_another() -> None:
    """26 posts at £40,000 and 10 at £30,000; a budget 600,000 short takes all ten of the cheaper and then 7.5."""
    costing = costed(
        """
        title: Two grades
        grades:
          Dear: {salary: 40000, in_post: 20, vacant: 26}
          Cheap: {salary: 30000, in_post: 0, vacant: 10}
        budget: 1540000
        """,
        proofs=True,
    )
    assert known(costing, "budget_position.full_over_budget") == 600_000
    assert known(costing, "proof.cheapest_first.empty.cheap") == 10
    assert known(costing, "proof.cheapest_first.empty.dear") == Decimal("7.5")
    assert known(costing, "break_even.by_basis.cheapest_first") == Decimal("17.5")
    assert known(costing, "proof.dearest_first.empty.dear") == 15
    assert known(costing, "proof.dearest_first.empty.cheap") == 0
    assert costing.proofs["cheapest_first"].value == costing.proofs["dearest_first"].value == 1_540_000


def test_an_uplift_costs_the_same_however_many_of_another_grade_are_empty() -> None:
    costing = costed(DERBYSHIRE, proofs=True)
    for basis, _ in of_particular_posts(costing):
        for part, pounds in (("existing", 22_099), ("vacant", 3_773)):
            assert known(costing, f"proof.{basis}.supplement_cost.{part}.grade_12_28_to_29") == pounds


def test_the_derbyshire_answers_meet_the_budget_within_half_a_pound_for_each_figure_that_moves() -> None:
    """Of one grade four figures move: its salaries, its supplements, and the on-costs of both; of the mix, eight."""
    costing = costed(DERBYSHIRE, proofs=True)
    for basis, _ in of_particular_posts(costing):
        moving = 8 if basis.startswith("vacant_mix") else 4
        assert abs(costing.proofs[basis].known - 10_334_613) <= Decimal(moving) / 2, basis
