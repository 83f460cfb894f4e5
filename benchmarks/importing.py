"""How long `import` takes, and how much memory, of 100,000 rows of posts: as text and as a workbook.

Run `python benchmarks/importing.py [ROWS]`. The limits are 10 seconds and 300 MB.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from support.establishments import Cells, as_csv, posts, spine, wide

MOST_SECONDS, MOST_MB = 10, 300


def main(rows: int = 100_000) -> None:
    """Print processor seconds and the most memory of each form."""
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        (here / "spine.csv").write_text(spine(), encoding="utf-8")
        made = wide(posts(rows))
        for path in (as_csv(here / "posts.csv", made), _workbook(here / "posts.xlsx", made)):
            command = [sys.executable, "-m", "supplement_calc", "import", str(path), str(here / "spine.csv")]
            process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            _, status, used = os.wait4(process.pid, 0)
            seconds, megabytes = used.ru_utime + used.ru_stime, used.ru_maxrss / 1000
            ok = status == 0 and seconds <= MOST_SECONDS and megabytes <= MOST_MB
            print(f"{path.suffix[1:]:5} {rows:,} rows: {seconds:5.1f} s, {megabytes:4.0f} MB{'' if ok else '  over the limit'}")


def _workbook(path: Path, rows: Cells) -> Path:
    """As Excel writes it: with its dimensions, and texts shared."""
    import xlsxwriter

    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Posts")
    for at, row in enumerate(rows):
        sheet.write_row(at, 0, row)
    book.close()
    return path


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
