"""Thousands of random cases, every promised figure against the same case worked out in fractions."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from costing.engine import case_of, rounding_to
from oracle.cases import UNITS, cases, written
from oracle.costing import Agency, Answers, Case, Grade, answers, lines_of
from supplement_calc.costing.costing import Costing, cost
from support.draws import TIMES

EXACT_TABLES = ("current_spend.", "supplement_cost.", "full_establishment.", "day_one.", "budget_position.")
COVER = ("share", "cost_per_vacancy", "limit", "saving", "vacant_fte", "bearable_fte")
QUOTIENTS = ("break_even.by_basis.", "break_even.vac", *(f"agency_cover.{name}" for name in COVER))
NEAR = Fraction(1, 10**25)

OVER_THE_PERIOD = ("supplement_cost.period_total", "supplement_cost.period_in_post")

PROMISED = {
    "current_spend": ("salaries", "on_costs", "employed", "agency", "total"),
    "supplement_cost": ("existing", "vacant", "before_on_costs", "on_costs", "total", "period_total", "period_in_post"),
    "full_establishment": ("salaries", "on_costs", "without_supplements", "supplements", "total"),
    "day_one": ("supplements", "total", "over_budget"),
    "budget_position": ("budget", "current_over_budget", "full_over_budget", "difference"),
    "break_even": ("vacant_fte", "vacancy_rate"),
    "break_even.by_basis": (
        "budgeted",
        "mean_without_supplements",
        "mean_with_supplements",
        "vacant_mix_without_supplements",
        "vacant_mix_with_supplements",
        "cheapest_first",
        "dearest_first",
    ),
}

thorough = settings(
    max_examples=60 * TIMES,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def promised(costing: Costing) -> dict[str, Decimal | None]:
    """The figures of every table, without the inputs."""
    return {id: figure.value for id, figure in costing.ledger.figures.items() if id.startswith((*EXACT_TABLES, *QUOTIENTS))}


def agree(costing: Costing, expected: Answers) -> None:
    """Sums and lines to the last digit, quotients to 25 significant ones, and no figure on one side only.

    Over the period, where nothing is rounded to the unit, months are added to a billionth of a pound.
    """
    quotients = QUOTIENTS
    found = promised(costing)
    rates = set() if costing.rates else {id for id in expected.figures if id.startswith("break_even.rate.")}
    wanted = expected.figures.keys() - rates
    assert not found.keys() - wanted, "figures that tests/oracle/costing.py does not work out"
    assert not wanted - found.keys(), "figures of tests/oracle/costing.py that are not made"
    differing = {
        id: (value, expected.figures[id])
        for id, value in found.items()
        if not _same(value, expected.figures[id], expected.sizes.get(id) if id.startswith(quotients) else 0)
        and not (costing.rounding.unit is None and id in OVER_THE_PERIOD and _near(value, expected.figures[id]))
    }
    assert not differing


def _near(found: Decimal | None, wanted: Fraction | None) -> bool:
    return found is not None and wanted is not None and abs(Fraction(found) - wanted) <= Fraction(1, 10**6)


def _same(found: Decimal | None, wanted: Fraction | None, size: Fraction | int | None) -> bool:
    """Whether two values are the same, or as near as a quotient of that size can be (None: of its own size)."""
    if found is None or wanted is None:
        return found is None and wanted is None
    return abs(Fraction(found) - wanted) <= NEAR * (abs(wanted) if size is None else size)


@thorough
@given(cases, st.tuples(st.sampled_from(UNITS), st.sampled_from(UNITS)))
def test_every_figure_is_the_oracles_at_any_rounding_unit(case: Case, units: tuple[Fraction | None, ...]) -> None:
    read = case_of(written(case))
    for unit in units:
        agree(cost(read, rounding_to(unit)), answers(case, unit))


@pytest.mark.parametrize("unit", UNITS, ids=str)
def test_each_rounding_unit_alone(unit: Fraction | None) -> None:
    @settings(thorough, max_examples=25 * TIMES)
    @given(cases)
    def every_figure_is_the_oracles(case: Case) -> None:
        agree(cost(case_of(written(case)), rounding_to(unit)), answers(case, unit))

    every_figure_is_the_oracles()


@settings(thorough, max_examples=25 * TIMES)
@given(cases)
def test_what_is_promised_is_always_there_if_only_as_no_answer(case: Case) -> None:
    costing = cost(case_of(written(case)), rounding_to(Fraction(1)))
    for grade in {line.place[0] for line in lines_of(case)}:
        assert f"break_even.by_basis.{grade}_without_supplements" in costing.ledger.figures
        assert f"break_even.by_basis.{grade}_with_supplements" in costing.ledger.figures
    assert {f"{table}.{name}" for table, names in PROMISED.items() for name in names} <= costing.ledger.figures.keys()


LONG = st.integers(1, 10**25 - 1).map(lambda n: Fraction(n, 10**10))


@settings(thorough, max_examples=25 * TIMES)
@given(st.lists(LONG, min_size=6, max_size=6))
def test_numbers_as_long_as_a_case_may_give_are_added_and_multiplied_without_loss(numbers: list[Fraction]) -> None:
    salary, in_post, vacant, supplement, rate, each = numbers
    grade = Grade(
        name="PO2",
        id="po2",
        points=None,
        salary=salary,
        costed_at=None,
        in_post=in_post,
        vacant=vacant,
        supplement=("flat", supplement),
    )
    case = Case(
        pay_points={},
        grades=[grade],
        uplifts=[],
        on_costs=rate,
        agency=Agency(fte=in_post, cost=each),
        budget={"posts": vacant, "cost": each},
        period=None,
    )
    for unit in (None, Fraction(1, 100), Fraction(7)):
        agree(cost(case_of(written(case)), rounding_to(unit)), answers(case, unit))
