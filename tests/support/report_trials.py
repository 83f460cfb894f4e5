"""Documents of changed cases: each is whole, or there are problems and no file; the same number is the same case."""

from __future__ import annotations

from pathlib import Path

from supplement_calc.output.reports import KINDS
from support.running import run
from support.trials import ALL_PROBES, trial

ENDINGS = tuple(KINDS)
_FORECAST = next(number for number, (command, _) in enumerate(ALL_PROBES) if command == "forecast")


def report_fault(seed: int, number: int, ending: str, folder: Path) -> tuple[int, str]:
    """The exit code of `report` on a changed case, and what is wrong with it; nothing where all is as it is to be."""
    data, target = trial(seed, _FORECAST + number * len(ALL_PROBES)).data, folder / f"{number}{ending}"
    ran = run("report", "-", "-o", target, stdin=data)
    said = f"{number}{ending}: exit code {ran.code}: {ran.err.strip()}"
    if ran.code not in (0, 1) or ran.out or "Traceback" in ran.err or "fault of ours" in ran.err:
        return ran.code, said
    if target.exists() is not (ran.code == 0):
        return ran.code, f"{said}: a file is {'there' if target.exists() else 'not there'}"
    starts = {".xlsx": b"PK", ".docx": b"PK", ".html": b"<!doctype html>", ".md": b"# "}
    if ran.code == 0 and not target.read_bytes().startswith(starts[ending]):
        return ran.code, f"{said}: the file is of another kind"
    return ran.code, ""
