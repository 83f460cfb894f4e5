"""`python tests/outside/workbooks.py [CASES] [FIRST]`: as `test_workbook.py`, of 200 random cases or as many as asked."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from itertools import islice
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.random_cases import random_cases
from support.spreadsheets import PROGRAMS
from support.workbooks import faults, trial

_AT_ONCE = 10


def main(number: int, first: int) -> int:
    """Print every fault, and a line for every ten cases; gives how many faults there are."""
    cases, found, cells = islice(random_cases(first + number), first, None), 0, 0
    tried = changed = 0
    while some := list(islice(cases, _AT_ONCE)):
        trials = [one for name, text in some if (one := trial(name, text, Random(name))) is not None]
        tried, changed = tried + len(trials), changed + sum(bool(one.sets) for one in trials)
        cells += sum(one.computed for one in trials)
        for program in PROGRAMS:
            with TemporaryDirectory() as folder:
                for fault in faults(trials, program, Path(folder)):
                    found += 1
                    print(fault, flush=True)
        print(f"{tried} cases, {changed} of them with inputs changed, {cells:,} computed cells: {found} faults", flush=True)
    return found


if __name__ == "__main__":
    asked = ArgumentParser(description=__doc__)
    asked.add_argument("cases", nargs="?", type=int, default=200, help="how many cases (200)")
    asked.add_argument("first", nargs="?", type=int, default=0, help="how many to pass over before the first (0)")
    given = asked.parse_args()
    sys.exit(1 if main(given.cases, given.first) else 0)
