"""`python tests/outside/mutate_reports.py [CASES] [FIRST]`: documents of every kind of 200 changed cases, or as asked."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1]))

from support.report_trials import ENDINGS, report_fault


def main(number: int, first: int) -> int:
    """Print every fault, then how many came to which exit code; gives how many faults there are."""
    codes: Counter[int] = Counter()
    found = 0
    with TemporaryDirectory() as folder:
        for one in range(first, first + number):
            for ending in ENDINGS:
                code, fault = report_fault(1, one, ending, Path(folder))
                codes[code] += 1
                if fault:
                    found += 1
                    print(fault, flush=True)
    print(f"{number} cases: {dict(sorted(codes.items()))} by exit code, {found} faults")
    return found


if __name__ == "__main__":
    how_many, begin = [*map(int, sys.argv[1:]), *(200, 0)[len(sys.argv) - 1 :]]
    sys.exit(1 if main(how_many, begin) else 0)
