"""What a scenario costs: the published case worked out again with three inputs changed, ten thousand times.

    python benchmarks/recalculation.py

The on-cost rate, the agency cost and one supplement change together, and every figure that depends on them is worked out
again, exactly. A few of the answers are checked, figure by figure, against costings afresh of the case with those inputs.
"""

from __future__ import annotations

import argparse
from decimal import Decimal
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter

from supplement_calc.case.loading import load
from supplement_calc.case.overrides import parse_override
from supplement_calc.case.sections import COSTING
from supplement_calc.costing.costing import Costing, cost
from supplement_calc.ledger import POUND, Recalculation

ROOT = Path(__file__).parents[1]
CASE = ROOT / "cases" / "derbyshire-2019.yaml"
CHANGED = ("on_costs", "agency.cost_per_fte", "grades.grade_9.supplement")
TARGET = 1.0
CHECKED = 5

Values = tuple[Decimal, Decimal, Decimal]


def main() -> None:
    """Measure, check, and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--runs", type=int, default=10_000, metavar="N", help="recalculations (default 10,000)")
    options.add_argument("--afresh", type=int, default=100, metavar="N", help="costings afresh to compare with (default 100)")
    options.add_argument(
        "--repeats", type=int, default=5, metavar="N", help="times over, of which the median counts (default 5)"
    )
    given = options.parse_args()
    drawn = draws(given.runs)
    costing = costed(())
    recalculation = Recalculation(costing.ledger, [costing.figure(id) for id in CHANGED])

    taken, afresh = [], []
    for _ in range(given.repeats):  # turn about, so that a busy moment falls on both
        start = perf_counter()
        for values in drawn:
            recalculation.run(values)
        taken.append(perf_counter() - start)
        start = perf_counter()
        for _ in range(given.afresh):
            cost(costing.case, POUND)
        afresh.append((perf_counter() - start) / given.afresh)

    for values in drawn[:: max(1, len(drawn) // CHECKED)]:
        check(recalculation, values)
    moved = sum(1 for id, value in recalculation.run(drawn[0]).items() if value != costing.figure(id).value)
    seconds, one_afresh = median(taken), median(afresh)
    print(f"{given.runs:,} recalculations            {seconds:8.2f} s    target {TARGET} s or less for 10,000")
    print(f"one of them, {moved} figures moved {seconds / given.runs * 1e6:8.0f} µs")
    print(f"one costing afresh               {one_afresh * 1e6:8.0f} µs")
    print(f"afresh ÷ recalculated            {one_afresh / (seconds / given.runs):8.1f}")


def draws(number: int) -> list[Values]:
    """The same values on every run: a rate to two places, and two amounts in pounds."""
    random = Random(2019)
    return [
        (
            Decimal(random.randrange(2000, 3000)) / 100,
            Decimal(random.randrange(50_000, 80_000)),
            Decimal(random.randrange(0, 8_000)),
        )
        for _ in range(number)
    ]


def check(recalculation: Recalculation, values: Values) -> None:
    """Every figure recalculated is the figure of a case that has those inputs in its file."""
    rate, agency, supplement = values
    again = recalculation.run(values)
    afresh = costed((f"{CHANGED[0]}={rate}%", f"{CHANGED[1]}={agency}", f"{CHANGED[2]}={supplement}"))
    for id, figure in afresh.ledger.figures.items():
        if again[id] != figure.value:
            raise SystemExit(f"{id} is {again[id]} recalculated and {figure.value} afresh")


def costed(sets: tuple[str, ...]) -> Costing:
    """The published case with other inputs."""
    overrides = [parsed for number, text in enumerate(sets, 1) if (parsed := parse_override(text, number))]
    case = load(str(CASE), COSTING, overrides).case
    assert case is not None
    return cost(case, POUND)


if __name__ == "__main__":
    main()
