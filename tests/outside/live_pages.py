"""Live pages of 200 random cases or as many as asked, as in `test_live.py`: in node, or in Chromium with values typed.

`python tests/outside/live_pages.py [--chromium] [CASES] [FIRST]`
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Callable
from itertools import islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.live_pages import Outcome, in_chromium, outcome
from support.random_cases import random_cases

_EVERY = 10
Outcomes = Callable[[str, str, int, Random, Path], Outcome]


def main(number: int, first: int, outcome: Outcomes) -> int:
    """Print every fault, and a line for every ten cases; gives how many faults there are."""
    found = lines = changes = lost = 0
    for place, (name, text) in enumerate(islice(random_cases(first + number), first, None), 1):
        with TemporaryDirectory() as folder:
            one = outcome(name, text, 1, Random(name), Path(folder))
        lines, changes, lost, found = lines + one.lines, changes + one.changes, lost + one.lost, found + len(one.faults)
        for fault in one.faults:
            print(fault, flush=True)
        if place % _EVERY == 0:
            print(f"{place} cases, {changes} changes, {lines:,} lines, {lost:,} that cannot follow: {found} faults", flush=True)
    return found


if __name__ == "__main__":
    asked = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    asked.add_argument("cases", nargs="?", type=int, default=200, help="how many cases (200)")
    asked.add_argument("first", nargs="?", type=int, default=0, help="how many to pass over before the first (0)")
    asked.add_argument("--chromium", action="store_true", help="type into pages in Chromium, in place of node")
    given = asked.parse_args()
    with TemporaryDirectory() as scripts:
        way = in_chromium(Path(scripts)) if given.chromium else outcome
        sys.exit(1 if main(given.cases, given.first, way) else 0)
