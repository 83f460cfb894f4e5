"""On-costs by part: every line of random cases against the same in fractions, the proofs, and recalculation."""

from __future__ import annotations

from copy import deepcopy
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from costing.engine import case_of, costed, costed_model, known, rounding_to, shown
from ledger.test_recalculation import changed, changes_of, recalculated, values_of
from oracle.cases import UNITS, any_case_by_part, cases_by_part, written
from oracle.costing import Case, Place, answers, budget_of, emptied, left, lines_of, rounded, tables
from supplement_calc.costing.costing import cost
from supplement_calc.ledger import Recalculation
from support.draws import TIMES

NEAR = Fraction(1, 10**15)
TABLES = ("current_spend", "supplement_cost", "full_establishment", "day_one")
PARTS = ("national_insurance", "pension", "apprenticeship_levy", "other.training", "pension_deficit")
thorough = settings(max_examples=20 * TIMES, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


def is_near(found: Decimal | None, wanted: Fraction | None) -> bool:
    """Whether a figure is the oracle's, but for the end of a quotient."""
    if found is None or wanted is None:
        return found is None and wanted is None
    return abs(Fraction(found) - wanted) <= NEAR * (1 + abs(wanted))


@thorough
@given(cases_by_part, st.sampled_from(UNITS))
def test_every_line_is_the_oracles_at_any_rounding_unit(case: Case, unit: Fraction | None) -> None:
    costing = cost(case_of(written(case)), rounding_to(unit))
    expected = {id: v for id, v in answers(case, unit).figures.items() if not id.startswith("agency_cover")}
    parts = {f"{table}.on_costs.{part}" for table in TABLES for part in PARTS}
    assert parts & costing.ledger.figures.keys() == parts & expected.keys()
    found = {id: costing.figure(id).value for id in expected}
    term = ("supplement_cost.period_total", "supplement_cost.period_in_post")  # months are added to a billionth of a pound
    near = {id: round(value, 6) for id in term if (value := expected.pop(id)) is not None}
    assert {id: round(Fraction(found[id] or 0), 6) for id in near} == near
    assert {id: (found[id], wanted) for id, wanted in expected.items() if not is_near(found[id], wanted)} == {}


def full_cost(case: Case, empty: dict[Place, Fraction]) -> Fraction:
    """The full establishment with some posts empty, in the oracle's own arithmetic, nothing rounded."""
    total = tables(case, left(lines_of(case), empty), None)["full_establishment.total"]
    assert total is not None
    return total


@thorough
@given(cases_by_part)
def test_costed_again_with_its_posts_empty_a_case_meets_its_budget(case: Case) -> None:
    costing = costed_model(case, None, proofs=True)
    budget = budget_of(case, None)
    for basis in costing.break_even.bases:
        if basis.vacant_fte.value is None:
            continue
        assert budget is not None
        assert is_near(costing.proofs[basis.id].value, budget), f"the engine's own proof of {basis.id}"
        if basis.emptied != "average":
            excess = Fraction(known(costing, "budget_position.full_over_budget"))
            empty = emptied(case, lines_of(case), basis.id, Fraction(basis.vacant_fte.value), excess)
            assert abs(full_cost(case, empty) - budget) < Fraction(1, 10**9)


@thorough
@given(st.randoms(use_true_random=True), st.sampled_from(UNITS), st.booleans())
def test_a_case_with_other_values_is_recalculated_as_it_is_costed_anew(
    random: Random, unit: Fraction | None, proofs: bool
) -> None:
    case = any_case_by_part(random)
    costing = costed_model(case, unit, proofs=proofs)
    changes = [change for change in changes_of(random, costing) if change.path[0] != "on_costs"]
    afresh = costed_model(changed(case, changes), unit, proofs=proofs)
    assert recalculated(costing, changes) == values_of(afresh.ledger)


# A part's key in a case, its name to the oracle, and another value for it.
OTHERS = {
    "pension": ("pension", Fraction(31, 2)),
    "apprenticeship_levy": ("levy", Fraction(1)),
    "salary_sacrifice": ("sacrifice", Fraction(7)),
    "heads_per_fte": ("heads", Fraction(3, 2)),
    "pension_deficit": ("deficit", Fraction(5)),
}


@thorough
@given(st.randoms(use_true_random=True))
def test_other_rates_are_recalculated_as_they_are_costed_anew(random: Random) -> None:
    case = any_case_by_part(random)
    costing = costed_model(case, Fraction(1), proofs=True)
    there = {key: other for key, other in OTHERS.items() if f"on_costs.{key}" in costing.ledger.figures}
    after = deepcopy(case)
    after["parts"] = after["parts"]._replace(**dict(there.values()))  # type: ignore[arg-type]
    run = Recalculation(costing.ledger, [costing.figure(f"on_costs.{key}") for key in there])
    values = run.run([Decimal(value.numerator) / value.denominator for _, value in there.values()])
    assert dict(values) == values_of(costed_model(after, Fraction(1), proofs=True).ledger)


DERBYSHIRE = (Path(__file__).parents[3] / "cases" / "derbyshire-2019.yaml").read_text(encoding="utf-8")
BY_PART = DERBYSHIRE.replace("on_costs: 24.33%", "on_costs:\n  tax_year: 2019-20\n  pension: 14.32%")


@pytest.mark.parametrize("text", [BY_PART, DERBYSHIRE], ids=["by part", "flat"])
def test_derbyshires_flat_rate_is_the_average_and_understates_what_a_supplement_bears(text: str) -> None:
    """In fractions: 13.8% over £8,632 a head on 5,637,041 of 179.25 FTE, and 14.32% of all; the flat 24.33% of 825,502."""
    costing = cost(case_of(text), rounding_to(Fraction(1)), marginal=True)
    pay, on_top = Fraction(5_637_041), Fraction(825_502)
    average = Fraction(138, 1000) * (pay - 8632 * Fraction("179.25")) / pay + Fraction("0.1432")
    marginal = Fraction("0.138") + Fraction("0.1432")
    assert is_near(costing.figure("on_costs.average").value, average * 100)
    assert is_near(costing.figure("on_costs.marginal").value, marginal * 100)
    assert (shown(costing, "on_costs.average"), shown(costing, "on_costs.marginal")) == ("24.33", "28.12")
    at_marginal = rounded(on_top * marginal, Fraction(1))
    assert known(costing, "on_costs.understated") == at_marginal - rounded(on_top * Fraction("0.2433"), Fraction(1)) == 31_286
    assert known(costing, "on_costs.understated_unrounded") == at_marginal - rounded(on_top * average, Fraction(1)) == 31_269


def test_derbyshire_by_part_costs_its_supplement_at_the_marginal_rate() -> None:
    costing = costed(BY_PART)
    assert known(costing, "supplement_cost.on_costs.national_insurance") == 113_919
    assert known(costing, "supplement_cost.on_costs.pension") == 118_212
    assert known(costing, "supplement_cost.on_costs") == 200_845 + 31_286
    assert known(costing, "current_spend.on_costs") == 1_371_610


def test_a_cash_deficit_is_paid_once_on_the_pay_bill_and_never_on_a_supplement() -> None:
    plain, cash = costed(BY_PART), costed(BY_PART.replace("14.32%", "14.32%\n  pension_deficit: 250,000"))
    for table in ("current_spend", "full_establishment"):
        assert known(cash, f"{table}.on_costs") == known(plain, f"{table}.on_costs") + 250_000
    for id in ("supplement_cost.on_costs", "day_one.on_costs", "break_even.saving.vacant_mix_with_supplements"):
        assert known(cash, id) == known(plain, id)
    assert known(cash, "on_costs.marginal") == known(plain, "on_costs.marginal")


def test_a_flat_rate_has_no_marginal_one_unless_it_is_asked() -> None:
    assert not [id for id in costed(DERBYSHIRE).ledger.figures if id.startswith("on_costs.")]


def test_a_supplement_on_a_salary_below_the_threshold_bears_only_what_passes_it() -> None:
    costing = costed(
        """
        title: t
        grades:
          Low: {salary: 4000, in_post: 10, supplement: 3000}
        on_costs: {tax_year: 2025-26}
        """
    )
    assert known(costing, "current_spend.on_costs") == 0
    assert known(costing, "supplement_cost.on_costs") == 3_000  # 15% of 10 × (7,000 − 5,000)


def test_nothing_is_due_on_a_professional_registration_fee() -> None:
    costing = costed(BY_PART + "\npayment:\n  kind: professional registration fee\n")
    assert known(costing, "supplement_cost.on_costs") == 3_570 + 3_705  # of the uplifts alone: 13.8% and 14.32% of 25,872


def test_a_pension_deficit_in_pounds_is_a_share_of_the_salaries_in_the_average_rate() -> None:
    costing = costed(
        """
        title: t
        grades:
          A: {salary: 40000, in_post: 3, supplement: 1000}
        on_costs: {tax_year: 2025-26, pension: 20%, pension_deficit: 12000}
        """
    )
    assert known(costing, "on_costs.average.pension_deficit") == 10  # 12,000 of 3 × 40,000
    assert known(costing, "on_costs.average") == 20 + 10 + Fraction(15 * 35_000, 40_000)
