"""`python tests/outside/live_pages.py [CASES] [FIRST]`: as `test_live.py`, of 200 random cases or as many as asked."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.live_pages import outcome
from support.random_cases import random_cases

_EVERY = 10


def main(number: int, first: int) -> int:
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
    how_many, begin = [*map(int, sys.argv[1:]), *(200, 0)[len(sys.argv) - 1 :]]
    sys.exit(1 if main(how_many, begin) else 0)
