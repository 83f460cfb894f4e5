"""Slips planted in made-up papers, and whether the reconciliation names them.

    python benchmarks/planted_slips.py [--trials N] [--right N] [--seed N]

Each trial makes up a case, picks a figure, works out by the plain fractions of `tests/oracle/slips/` what one slip would have
printed, and asks the reconciliation. A slip is found where it is named first, or behind simpler ones only that give the same
printed figure. Then papers that print every figure rightly are asked about, at every precision: none may be called wrong.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from random import Random
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from oracle.slips.planted import SLIPS, all_right, plant
from support.planting import Asked, ask, wrongly_called

LEAST = 95


def main() -> int:
    """Run the trials and print the table; 1 where fewer are found than should be, or a right figure is called wrong."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--trials", type=int, default=1000, metavar="N", help="planted slips (default 1,000)")
    options.add_argument("--right", type=int, default=10_000, metavar="N", help="right figures at least (default 10,000)")
    options.add_argument("--seed", type=int, default=2019, metavar="N", help="what the draws start from (default 2019)")
    options.add_argument("--missed", action="store_true", help="print the cases of slips that were not found")
    given = options.parse_args()

    start = perf_counter()
    random = Random(given.seed)
    names = list(SLIPS)
    asked = [ask(plant(random, names[number % len(names)])) for number in range(given.trials)]
    if given.missed:
        for one in asked:
            if not one.found:
                print(f"{one.trial}\n{one.named}\n")
    print_table(asked)
    found = sum(one.found for one in asked)
    first = sum(one.first == one.trial.planted for one in asked)
    print(f"\nFound: {found} of {len(asked)}, {found / len(asked):.1%}; named first: {first}, {first / len(asked):.1%}.")

    figures = wrong = papers = 0
    while figures < given.right:
        text, count = all_right(random)
        wrong += len(wrongly_called(text))
        figures += count
        papers += 1
    print(f"Right figures called wrong: {wrong} of {figures:,}, in {papers:,} papers.")
    print(f"Seed {given.seed}; {perf_counter() - start:.0f} s.")
    return int(found * 100 < LEAST * len(asked) or wrong > 0)


def print_table(asked: list[Asked]) -> None:
    """Planted by first named, as a table in Markdown; then what was found of each."""
    counts = Counter((one.trial.planted, one.first) for one in asked)
    columns = [
        name for name in [*SLIPS, *sorted({one.first for one in asked} - set(SLIPS))] if any(c == name for _, c in counts)
    ]
    print(f"| planted | trials | found | {' | '.join(columns)} |")
    print(f"|---|{'---:|' * (len(columns) + 2)}")
    for planted in SLIPS:
        of = [one for one in asked if one.trial.planted == planted]
        cells = [str(counts[planted, name] or "") for name in columns]
        print(f"| {planted} | {len(of)} | {sum(one.found for one in of)} | {' | '.join(cells)} |")


if __name__ == "__main__":
    raise SystemExit(main())
