"""One figure for other values of some inputs: the same as a recalculation of the whole ledger, whichever inputs they are."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from costing.engine import costed_model
from ledger.sheets import a_ledger, an_input
from ledger.test_recalculation import changes_of, decimal
from oracle.cases import UNITS, any_case, any_case_by_part
from oracle.costing import Case
from supplement_calc.ledger import NONE, Computed, Dependents, Recalculation
from supplement_calc.ledger import dependents as module
from supplement_calc.ledger.ledger import evaluate
from support.draws import TIMES

thorough = settings(max_examples=35 * TIMES, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


@thorough
@given(st.randoms(use_true_random=True), st.sampled_from((any_case, any_case_by_part)), st.sampled_from(UNITS))
def test_any_figure_is_what_a_recalculation_gives(
    random: Random, made: Callable[[Random], Case], unit: Fraction | None
) -> None:
    costing = costed_model(made(random), unit)
    changes = changes_of(random, costing)
    now = Recalculation(costing.ledger, [change.figure for change in changes]).run([decimal(c.value) for c in changes])
    values = {change.figure: decimal(change.value) for change in changes}
    for figure in random.sample(list(costing.ledger.figures.values()), 40):
        dependents = Dependents(costing.ledger, figure)
        assert dependents.value(values) == now[figure.id], figure.id
        assert dependents.value({}) == figure.value, "nothing is remembered from one run to the next"


@thorough
@given(st.randoms(use_true_random=True), st.sampled_from((any_case, any_case_by_part)), st.sampled_from(UNITS))
def test_what_is_fixed_stays_whatever_it_rests_on(
    random: Random, made: Callable[[Random], Case], unit: Fraction | None
) -> None:
    """As where a recalculation is given the fixed figures' own values for them."""
    ledger = (costing := costed_model(made(random), unit)).ledger
    values = {change.figure: decimal(change.value) for change in changes_of(random, costing)}
    worked = [figure for figure in ledger.figures.values() if isinstance(figure.origin, Computed) and figure.value is not None]
    fixed = random.sample(worked, min(8, len(worked)))
    given_values = {**values, **{figure: figure.known for figure in fixed}}
    now = Recalculation(ledger, given_values).run(list(given_values.values()))
    for figure in random.sample(list(ledger.figures.values()), 40):
        if figure not in fixed:
            assert Dependents(ledger, figure, fixed).value(values) == now[figure.id], figure.id


def test_a_figure_twice_in_a_sum_is_counted_twice() -> None:
    ledger, one, other = a_ledger(NONE), an_input("one", 3), an_input("other", 4)
    total = ledger.work("total", "Total", "GBP", "sum", (one, one, other))
    assert Dependents(ledger, total).value({one: Decimal(10)}) == 24


def test_no_value_makes_a_sum_unknown() -> None:
    ledger, one, other = a_ledger(NONE), an_input("one", 3), an_input("other", 4)
    total = ledger.work("total", "Total", "GBP", "sum", (one, other))
    assert Dependents(ledger, total).value({one: None}) is None


def test_a_run_works_out_only_what_depends_on_its_changes(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many lines there are: one line anew, and the sum by what that line gained."""
    ledger = a_ledger(NONE)
    inputs = [an_input(f"input_{number}", number) for number in range(100)]
    rate = an_input("rate", 2)
    lines = [ledger.work(f"line_{n}", "Line", "GBP", "product", (rate, one)) for n, one in enumerate(inputs)]
    total = ledger.work("total", "Total", "GBP", "sum", lines)
    dependents, worked = Dependents(ledger, total), list[Computed]()

    def counted(one: Computed, values: Sequence[Decimal | None]) -> Decimal | None:
        worked.append(one)
        return evaluate(one, values)

    monkeypatch.setattr(module, "evaluate", counted)
    assert dependents.value({inputs[7]: Decimal(8)}) == total.known + 2
    assert len(worked) == 1
