"""Every document, chart and table of every case, made in two processes whose sets have other orders, in other time zones and
at other times: the same bytes."""

from __future__ import annotations

import subprocess
import sys
from hashlib import sha256
from pathlib import Path

from support.running import ROOT, STARTERS, clean_environment

CASES = [*sorted((ROOT / "cases").glob("*.yaml")), *STARTERS, ROOT / "docs" / "options.yaml"]
_TIMEOUT = 1_800
# What a process makes of each of the cases that it is given, in the folder that it is given first.
_MAKES = """
import sys
from pathlib import Path
from supplement_calc.cli.main import main
folder = Path(sys.argv[1])
for name in sys.argv[2:]:
    case = Path(name)
    own = folder / case.stem
    own.mkdir()
    for ending in (".xlsx", ".docx", ".html", ".md"):
        more = ["--charts", str(own / "charts")] if ending == ".md" else []
        assert main(["report", name, "-o", str(own / f"report{ending}"), *more]) == 0
    for ending in (".json", ".csv", ".xlsx", ".html", ".docx"):
        main(["check", name, "-o", str(own / f"check{ending}")]) if ending != ".csv" else None
        main(["explain", name, "-o", str(own / f"figures{ending}")]) if ending in (".json", ".csv") else None
        main(["cost", name, "-o", str(own / f"cost{ending}")])
"""


def test_the_same_case_gives_the_same_bytes_in_any_process(tmp_path: Path) -> None:
    made = []
    for number, environment in enumerate(({"PYTHONHASHSEED": "1", "TZ": "UTC"}, {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo"})):
        folder = tmp_path / str(number)
        folder.mkdir()
        command = [sys.executable, "-c", _MAKES, *map(str, (folder, *CASES))]
        subprocess.run(command, env=clean_environment(environment), check=True, timeout=_TIMEOUT, capture_output=True)
        files = sorted(path for path in folder.rglob("*") if path.is_file())
        made.append({str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() for path in files})
    first, second = made
    assert len(first) > 15 * len(CASES)
    assert {Path(name).suffix for name in first} == {".xlsx", ".docx", ".html", ".md", ".json", ".csv", ".svg", ".png"}
    assert [name for name in first if first[name] != second.get(name)] == []
    assert list(first) == list(second)
