"""Options side by side: each answer is what `cost`, `forecast` and `break-even` give for the same changes."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from supplement_calc.case.loading import load, load_text
from supplement_calc.case.sections import OPTIONS
from supplement_calc.diagnostics import Source
from supplement_calc.ledger import POUND
from supplement_calc.ledger.figure import Figure, Missing
from supplement_calc.scenarios.answers import (
    ANSWERS,
    BREAK_EVEN,
    EXTRA,
    FILLED,
    IN_POST,
    OVER,
    PAYBACK,
    VACANT,
    Answer,
    Given,
    better_on,
)
from supplement_calc.scenarios.comparison import AS_IT_STANDS, Compared, compared, dominated, options_of, scenarios_of, unranked
from support.running import DERBYSHIRE, ROOT, run

SAMPLE = ROOT / "docs" / "options.yaml"
COUNCILS = ("Do nothing", "£2,000", "£4,000", "10 %", "Retention lump", "Higher grade", "Recruitment only", "Agency only",
            "Renew for four years", "End after one year")  # fmt: skip


def rows_of(path: Path) -> list[Compared]:
    """Every option as the case stands and under every scenario."""
    loaded = load(str(path), OPTIONS)
    assert loaded.case is not None, [problem.headline for problem in loaded.problems]
    return list(compared(loaded.case, POUND, options_of(loaded.case), scenarios_of(loaded.case)))


@pytest.fixture(scope="module")
def rows() -> list[Compared]:
    """Those of the worked example."""
    return rows_of(SAMPLE)


def test_every_option_that_a_council_has_can_be_expressed(rows: list[Compared]) -> None:
    assert [row.option for row in rows[: len(COUNCILS) + 1]] == [AS_IT_STANDS, *COUNCILS]
    assert [row.refused for row in rows] == [None] * 4 * (len(COUNCILS) + 1)
    assert all(row.answers[EXTRA].value is not None and row.answers[OVER].value is not None for row in rows)


@pytest.mark.parametrize(
    ("option", "scenario"),
    [
        (AS_IT_STANDS, "high"),
        ("£2,000", "low"),
        ("10 %", "central"),
        (COUNCILS[-2], "high"),
        (COUNCILS[-1], "low"),
    ],
)
def test_figures_are_those_of_the_other_commands(option: str, scenario: str, rows: list[Compared]) -> None:
    row = next(one for one in rows if (one.option, one.scenario) == (option, scenario))
    sets = [part for one in row.changed for part in ("--set", f"{one.path}={one.value}")]
    figures: dict[str, str | None] = {}
    for command in ("cost", "forecast"):
        ran = run(command, str(SAMPLE), "-f", "json", *sets)
        assert ran.code == 0, ran.err
        figures |= json.loads(ran.out)["figures"]
    for answer in ANSWERS:
        figure = row.answers[answer].figure
        assert figure is not None
        given = figures[figure.id]
        assert figure.value == (None if given is None else Decimal(given)), answer.id


def test_an_optimism_bias_has_rows_of_its_own_and_changes_no_other(rows: list[Compared]) -> None:
    row = next(one for one in rows if (one.option, one.scenario) == (AS_IT_STANDS, "central"))
    plain = load(str(SAMPLE), OPTIONS).case
    assert plain is not None
    unbiased = next(compared(plain, POUND, [AS_IT_STANDS], [None]))
    assert {a: g.value for a, g in row.answers.items()} == {a: g.value for a, g in unbiased.answers.items()}
    raised = row.with_bias[EXTRA].figure
    assert raised is not None
    assert raised.value == 483966 + 48397  # 10% of 483,966 is 48,396.6
    assert raised.operands[0] is row.answers[EXTRA].figure
    assert not next(one for one in rows if one.scenario == "low").with_bias


def test_a_saving_is_lowered_by_the_bias() -> None:
    text = SAMPLE.read_text(encoding="utf-8").replace('cost_per_fte: "78,000"', 'cost_per_fte: "300,000"')
    case = load_text(Source("saving.yaml", text), OPTIONS).case
    assert case is not None
    row = next(compared(case, POUND, ["Recruitment only"], ["central"]))
    saving, lowered = row.answers[EXTRA].value, row.with_bias[EXTRA].value
    assert saving is not None
    assert lowered is not None
    assert saving < lowered < 0
    assert abs(lowered - saving * Decimal("0.9")) <= Decimal("0.5")


def test_a_dominated_option_is_no_better_on_any_answer(rows: list[Compared]) -> None:
    found = {(one.option, one.by) for one in dominated(rows) if one.scenario == "central"}
    assert ("Agency only", "Do nothing") in found
    assert "Do nothing" not in {option for option, _ in found}


def test_options_are_ranked_as_worked_by_hand() -> None:
    # 10 FTE for two years at £1,000, £2,000 and £500, with 25% on-costs: £25,000, £50,000 and £12,500. All posts filled cost
    # 10 × (£30,000 + the supplement) × 1.25 against £300,000: £87,500, £100,000 and £81,250 over, and C £50,000 more of budget.
    text = """\
title: A
period: {starts: 2026-04-01, ends: 2028-03-31}
grades: {A: {salary: 30000, in_post: 10, vacant: 0, supplement: 1000}}
on_costs: 25%
budget: 300000
options:
  B: {changes: {grades.a.supplement: 2000}}
  C: {changes: {grades.a.supplement: 500, budget: 250000}}
  D: {leave_out: [budget]}
"""
    case = load_text(Source("case.yaml", text), OPTIONS).case
    assert case is not None
    rows = list(compared(case, POUND, options_of(case), scenarios_of(case)))
    assert [row.answers[IN_POST].value for row in rows] == [25000, 50000, 12500, 25000]
    assert [row.answers[OVER].value for row in rows] == [87500, 100000, 131250, None]
    assert [(one.option, one.by, one.better) for one in dominated(rows)] == [
        ("B", AS_IT_STANDS, (IN_POST, FILLED, OVER, BREAK_EVEN))
    ]
    assert [row.option for row in unranked(rows)] == ["D"]  # over the budget is not known of it, and not nil


def given(values: dict[Answer, str | None]) -> dict[Answer, Given]:
    """Answers of these values; none where there is none."""

    def figure(value: str | None) -> Figure:
        return Figure("a", "A", None if value is None else Decimal(value), "GBP", Missing("it is not given"))

    return {answer: Given(figure(value)) for answer, value in values.items()}


def test_an_unknown_answer_never_dominates() -> None:
    cheap, dear = given({EXTRA: "1", OVER: "1"}), given({EXTRA: "2", OVER: "1"})
    assert better_on(cheap, dear) == [EXTRA]
    assert better_on(dear, cheap) is None
    assert better_on(cheap, cheap) is None
    assert better_on(given({EXTRA: "1", OVER: None}), dear) is None
    assert better_on(cheap, given({EXTRA: "2", OVER: None})) is None
    assert better_on(given({EXTRA: "1", OVER: None}), given({EXTRA: "2", OVER: None})) == [EXTRA]


def test_a_real_case_is_its_own_only_option() -> None:
    (row,) = rows_of(DERBYSHIRE)
    assert (row.option, row.scenario, row.changed) == (AS_IT_STANDS, None, ())
    assert row.answers[EXTRA].value == 1363193
    assert row.answers[PAYBACK].why == "to the end of the last month the proposal has cost more than doing nothing"
    assert row.answers[VACANT].value is not None


def test_a_supplement_that_nobody_is_given_costs_nothing(rows: list[Compared]) -> None:
    """£0, so that it is ranked against the others; not where other payments stand in its place, which are no part of it."""
    costs = {row.option: [row.answers[answer].value for answer in (IN_POST, FILLED)] for row in rows}
    assert costs["Do nothing"] == costs["Agency only"] == [0, 0]
    assert costs["Retention lump"] == costs["Recruitment only"] == [None, None]
    biased = next(row for row in rows if (row.option, row.scenario) == ("Do nothing", "central")).with_bias
    assert [given.value for given in biased.values()] == [0, 0, 0]
    assert "Do nothing" not in {row.option for row in unranked(rows)}
