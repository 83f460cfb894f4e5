"""Slips planted in made-up papers, and whether the reconciliation names them.

    python benchmarks/planted_slips.py [--trials N] [--right N] [--unknown N] [--seed N]

Each trial makes up a case, picks a figure, works out by the plain fractions of `tests/oracle/slips/` what one slip would have
printed, and asks the reconciliation. A slip is found where it is named first, or behind simpler ones only that give the same
printed figure. Of the causes named first, those are right that were planted; where the planted one is named behind, both give
the figure and no arithmetic can tell them apart. Then papers that print every figure rightly are asked about, at every
precision: none may be called wrong. Last, figures that are wrong by no slip at all: few may be given a cause.
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
from oracle.slips.unknown import wrong_by_no_slip
from support.planting import Asked, ask, named_of, wrongly_called

# Per cent: of trials found, of trials named first, and of causes named first that are right.
LEAST, FIRST, RIGHT = 95, 93, 98


def main() -> int:
    """Run the trials and print the table; 1 where fewer are found than should be, or a right figure is called wrong."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--trials", type=int, default=1000, metavar="N", help="planted slips (default 1,000)")
    options.add_argument("--right", type=int, default=10_000, metavar="N", help="right figures at least (default 10,000)")
    options.add_argument("--unknown", type=int, default=1000, metavar="N", help="figures wrong by no slip (default 1,000)")
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
    named = [one for one in asked if one.named]
    among = sum(one.trial.planted in one.named for one in named)
    print(
        f"Of {len(named)} with a cause the first is right in {first}, {first / len(named):.1%}; "
        f"it or another that gives the same, in {among}, {among / len(named):.1%}."
    )

    figures = wrong = papers = 0
    while figures < given.right:
        text, count = all_right(random)
        wrong += len(wrongly_called(text))
        figures += count
        papers += 1
    print(f"Right figures called wrong: {wrong} of {figures:,}, in {papers:,} papers.")
    guessed = Counter(named_of(*wrong_by_no_slip(random)) for _ in range(given.unknown))
    said = given.unknown - guessed["none"]
    print(f"Figures wrong by no slip: {said} of {given.unknown} given a cause, {said / max(given.unknown, 1):.1%}.")
    print(f"Seed {given.seed}; {perf_counter() - start:.0f} s.")
    enough = found * 100 >= LEAST * len(asked) and first * 100 >= FIRST * len(asked) and first * 100 >= RIGHT * len(named)
    return int(not enough or wrong > 0)


def print_table(asked: list[Asked]) -> None:
    """By what was planted, as a table in Markdown: how many were found and named first, and what else was named first."""
    print("| planted | trials | found | first | named first in its place |")
    print("|---|---:|---:|---:|---|")
    for planted in SLIPS:
        of = [one for one in asked if one.trial.planted == planted]
        first = Counter(one.first for one in of)
        others = ", ".join(f"{name} {count}" for name, count in first.most_common() if name != planted)
        print(f"| {planted} | {len(of)} | {sum(one.found for one in of)} | {first[planted]} | {others} |")


if __name__ == "__main__":
    raise SystemExit(main())
