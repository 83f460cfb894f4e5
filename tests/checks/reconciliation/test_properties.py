"""What holds of any figure: printed from the engine's own value at any precision it reproduces; tenfold, tenfold."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from oracle.slips.planted import all_right
from oracle.slips.sheet import PRECISIONS, written
from oracle.slips.tables import any_table
from supplement_calc.checks.reconciliation.verdict import Verdict
from support.planting import reconciled, wrongly_called


@settings(max_examples=12, deadline=None, derandomize=True)
@given(st.integers(0, 10**9))
def test_a_figure_printed_from_its_own_value_reproduces(seed: int) -> None:
    assert wrongly_called(all_right(Random(seed))[0]) == []


@settings(max_examples=25, deadline=None, derandomize=True)
@given(st.integers(0, 10**9))
def test_a_table_ten_times_as_large_has_the_same_rates_and_causes(seed: int) -> None:
    random = Random(seed)
    table = any_table(random)
    larger = table._replace(
        teams=tuple(
            team._replace(
                establishment=team.establishment * 10,
                vacant=team.vacant * 10,
                agency=team.agency * 10,
                starters=None if team.starters is None else team.starters * 10,
            )
            for team in table.teams
        )
    )
    step = PRECISIONS["percent"][0]
    printed = written(step.step * random.randint(50, 900), "percent", step)
    entry = f"published:\n  - {{figure: workforce.staff.pooled.vacancy_rate, value: '{printed}'}}\n"
    (one,), (other,) = reconciled(table.text() + entry).verdicts, reconciled(larger.text() + entry).verdicts
    assert (one.result, one.computed) == (other.result, other.computed)
    # parts that are rounded before they are added are rounded less, in proportion, where all is ten times as large
    assert _but_for_rounding(one) == _but_for_rounding(other)


def _but_for_rounding(verdict: Verdict) -> list[str]:
    return [cause.name for cause in verdict.causes if cause.name != "rounded-lines"]
