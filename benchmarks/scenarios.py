"""What many scenarios cost: thousands of rows of other inputs, every one worked out exactly, and draws of `sensitivity`.

    python benchmarks/scenarios.py

The answers are checked first: rows picked from each set, against the case read anew with those inputs (`--set`) and costed
afresh. Then the sets are timed. Making the rows of the first three is not counted; of the draws everything is, ranks and
percentiles too.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter, process_time

from scale_cases import posts

from supplement_calc.case.loading import load_text
from supplement_calc.case.overrides import parse_override
from supplement_calc.case.sections import SENSITIVITY
from supplement_calc.diagnostics import Source
from supplement_calc.ledger import POUND
from supplement_calc.scenarios.evaluation import Evaluation
from supplement_calc.scenarios.inputs import Varied
from supplement_calc.scenarios.questions import BUDGET, EXTRA_COST, Question
from supplement_calc.scenarios.sensitivity.draws import draw
from supplement_calc.scenarios.sensitivity.simulation import parts_of, simulate
from supplement_calc.scenarios.sensitivity.spreads import drawn_of, spreads_of
from supplement_calc.scenarios.spine import SPINE, paid_by_point

ROOT = Path(__file__).parents[1]
DERBYSHIRE = (ROOT / "cases" / "derbyshire-2019.yaml").read_text(encoding="utf-8")
IDS = ("current_spend.total", "full_establishment.total", "budget_position.full_over_budget")
RATES = ("on_costs", "agency.cost_per_fte", "budget")
CHECKED = 4

Columns = list[list[Decimal]]


def main() -> None:
    """Check, measure and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rows", type=int, default=10_000, metavar="N", help="scenarios of each set (default 10,000)")
    options.add_argument("--runs", type=int, default=3, metavar="N", help="times over, of which the median counts (default 3)")
    given = options.parse_args()
    print(f"{'':62}{'clock':>9}{'processor':>11}  target")
    for lines, salaries, target in ((24, True, 0.5), (1000, False, 0.5), (1000, True, 20.0)):
        text = posts(lines)
        evaluation = evaluated(text)
        inputs = [one for one in evaluation.inputs(IDS) if one.path in RATES or (salaries and one.path.endswith(".salary"))]
        columns = rows_of(inputs, given.rows)
        check(text, evaluation, inputs, columns)
        name = f"{given.rows:,} scenarios of {lines:,} lines, {len(inputs):,} inputs changed"
        measure(name, lambda e=evaluation, i=inputs, c=columns: worked(e, i, c), given.runs, f"{target:g} s")
    for name, question, number, seconds in (
        ("Derbyshire's annual tables", BUDGET, 100_000, 5),
        ("Derbyshire's forecast", EXTRA_COST, 10_000, 60),
    ):
        evaluation = evaluated(DERBYSHIRE)
        drawn(evaluation, question, 200, checked=True)
        what = f"{number:,} draws of {name}, all inputs"
        measure(what, lambda e=evaluation, q=question, n=number: drawn(e, q, n), given.runs, f"{seconds} s")


def measure(name: str, run: object, runs: int, target: str) -> None:
    """The medians of some runs."""
    assert callable(run)
    clock, processor = [], []
    for _ in range(runs):
        start, used = perf_counter(), process_time()
        run()
        clock.append(perf_counter() - start)
        processor.append(process_time() - used)
    print(f"{name:62}{median(clock):>7.2f} s{median(processor):>9.2f} s  {target} or less")


def evaluated(text: str, sets: Sequence[str] = ()) -> Evaluation:
    """A case, costed when first asked."""
    overrides = [one for number, given in enumerate(sets, 1) if (one := parse_override(given, number))]
    case = load_text(Source("case.yaml", text), SENSITIVITY, overrides).case
    assert case is not None
    return Evaluation(case, POUND)


def rows_of(inputs: Sequence[Varied], number: int) -> Columns:
    """A column of values for each input, the same on every run: from nine tenths of it to eleven."""
    random = Random(2019)
    columns = []
    for one in inputs:
        least, most = int(one.value / one.step * 9 / 10), int(one.value / one.step * 11 / 10)
        columns.append([random.randint(least, most) * one.step for _ in range(number)])
    return columns


def worked(evaluation: Evaluation, inputs: Sequence[Varied], columns: Columns) -> None:
    """Every scenario, set-up and all."""
    evaluation.columns([one.path for one in inputs], IDS)(columns, len(columns[0]))


def check(text: str, evaluation: Evaluation, inputs: Sequence[Varied], columns: Columns) -> None:
    """Some scenarios are what the case costs that has those inputs in its file."""
    found = evaluation.columns([one.path for one in inputs], IDS)(columns, len(columns[0]))
    for row in range(0, len(columns[0]), len(columns[0]) // CHECKED):
        sets = [set_of(one, column[row]) for one, column in zip(inputs, columns, strict=True)]
        same(evaluated(text, sets), {id: found[id][row] for id in IDS})


def set_of(input: Varied, value: Decimal) -> str:
    """The value as `--set` has it."""
    return f"{input.path}={value:f}{'%' if input.unit == 'percent' else ''}"


def sets_of(evaluation: Evaluation, input: Varied, value: Decimal) -> list[str]:
    """The same of a draw: of all pay points together one for each."""
    if input.path != SPINE:
        return [set_of(input, value)]
    return [f"{path}={pay:f}" for path, pay in paid_by_point(evaluation.case, value).items()]


def same(afresh: Evaluation, answers: dict[str, Decimal | None]) -> None:
    """The answers are those of the costing afresh, or the script ends."""
    for id, answer in answers.items():
        figure = afresh.figure(id)
        if figure is None or figure.value != answer:
            raise SystemExit(f"{id} is {answer} in the scenario and {figure} afresh")


def drawn(evaluation: Evaluation, question: Question, number: int, *, checked: bool = False) -> None:
    """All that `sensitivity` does with draws of one figure; checked against costings afresh where that is asked."""
    drawn = draw(drawn_of(spreads_of(evaluation, [question.figure])), {}, number, 1)
    simulate(evaluation, drawn, [question.figure], [question], {}, 1, parts_of(number))
    if checked:
        paths = [one.spread.input.path for one in drawn]
        found = evaluation.columns(paths, [question.figure])([one.values for one in drawn], number)[question.figure]
        for row in range(0, number, number // CHECKED):
            sets = [text for one in drawn for text in sets_of(evaluation, one.spread.input, one.values[row])]
            same(evaluated(DERBYSHIRE, sets), {question.figure: found[row]})


if __name__ == "__main__":
    main()
