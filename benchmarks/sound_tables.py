"""Papers that are right in every figure, put to the reconciliation: none may be called wrong.

    python benchmarks/sound_tables.py [--figures N] [--seed N]

Tables with rounded cells, cells not given, hedges and the marks of official tables; changes and budgets in the words of papers.
Each is made up by `tests/oracle/slips/sound.py`, which prints every figure from what was there before it was rounded.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path
from random import Random
from time import perf_counter

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from oracle.slips.sound import any_sound
from support.planting import called_wrong, reconciled


def main() -> int:
    """Run the papers and say what came of them; 1 where a figure is called wrong."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--figures", type=int, default=10_000, metavar="N", help="figures at least (default 10,000)")
    options.add_argument("--seed", type=int, default=2023, metavar="N", help="what the draws start from (default 2023)")
    given = options.parse_args()

    start, random = perf_counter(), Random(given.seed)
    figures = papers = wrong = 0
    results: Counter[str] = Counter()
    while figures < given.figures:
        paper = any_sound(random)
        result = reconciled(paper.text)
        for said in called_wrong(result):
            wrong += 1
            print(f"{said}\n{paper.text}")
        results.update(verdict.result for verdict in result.verdicts)
        figures += paper.printed
        papers += 1
    print(f"Sound figures called wrong: {wrong} of {figures:,}, in {papers:,} papers.")
    print(", ".join(f"{result}: {count:,}" for result, count in results.most_common()))
    print(f"Seed {given.seed}; {perf_counter() - start:.0f} s.")
    return int(wrong > 0)


if __name__ == "__main__":
    raise SystemExit(main())
