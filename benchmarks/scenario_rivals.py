"""The scenarios of `scenarios.py` in spreadsheet engines: the same inputs put into the same sheet, and three figures read.

    npm install --prefix FOLDER hyperformula
    python -m venv VENV; VENV/bin/pip install pycel openpyxl formulas; apt-get install libreoffice-calc python3-uno
    python benchmarks/scenario_rivals.py --node-modules FOLDER --python VENV/bin/python

Our answers are checked first, against the case read anew with those inputs. Each engine then sets every input of a scenario,
in one batch where it has batches, and reads the three figures. Its answers are held against ours, and those that differ are
counted. An engine that is not installed has a line that says so. Engines work out fewer scenarios than we do: what is compared
is processor time a scenario. LibreOffice's is that of its own process and of the one that drives it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from time import process_time
from typing import Any

import yaml
from scale_cases import posts

from scenarios import IDS, RATES, Columns, check, evaluated, rows_of, worked

ENGINES = Path(__file__).parent / "engines"
SETS = ((24, True, 1_000, "0.5 s"), (1_000, False, 100, "0.5 s"), (1_000, True, 20, "20 s"))
"""Grade lines, whether every salary is changed, how many scenarios an engine works out, and the target of ours."""


def main() -> None:
    """Measure each set, ours and then each engine's."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rows", type=int, default=10_000, metavar="N", help="scenarios of ours (default 10,000)")
    options.add_argument("--node-modules", metavar="FOLDER", help="the folder that HyperFormula is installed in")
    options.add_argument("--python", default=sys.executable, metavar="PYTHON", help="the Python that has pycel and formulas")
    options.add_argument("--uno-python", default="/usr/bin/python3", metavar="PYTHON", help="the Python that has uno")
    options.add_argument("--limit", type=int, default=600, metavar="SECONDS", help="the most for an engine (default 600)")
    given = options.parse_args()
    node = ["node", str(ENGINES / "hyperformula.cjs"), given.node_modules or ""]
    engines = {
        "LibreOffice through UNO": [given.uno_python, str(ENGINES / "libreoffice.py")],
        "HyperFormula": node,
        "formulas": [given.python, str(ENGINES / "formulas_engine.py")],
        "pycel": [given.python, str(ENGINES / "pycel_engine.py")],
    }
    for lines, salaries, rows, target in SETS:
        _measure(lines, given.rows, min(rows, given.rows), target, engines, given.limit, salaries=salaries)


def _measure(
    lines: int, rows: int, theirs: int, target: str, engines: dict[str, list[str]], limit: int, *, salaries: bool
) -> None:
    text = posts(lines)
    evaluation = evaluated(text)
    inputs = [one for one in evaluation.inputs(IDS) if one.path in RATES or (salaries and one.path.endswith(".salary"))]
    columns = rows_of(inputs, rows)
    check(text, evaluation, inputs, columns)
    start = process_time()
    worked(evaluation, inputs, columns)
    seconds = process_time() - start
    print(f"\n{lines:,} lines, {len(inputs):,} inputs changed in each scenario, {len(IDS)} figures read", flush=True)
    print(f"  {'supplement-calc':24}{rows:>7,}{seconds:>9.2f} s  exact; target {target} or less", flush=True)
    found = evaluation.columns([one.path for one in inputs], IDS)(columns, rows)
    exact = [[found[id][row] for id in IDS] for row in range(theirs)]
    some = [column[:theirs] for column in columns]
    with tempfile.TemporaryDirectory() as folder:
        task = Path(folder) / "task.json"
        task.write_text(json.dumps(_task(yaml.safe_load(text), [one.path for one in inputs], some)), encoding="utf-8")
        for name, command in engines.items():
            print(f"  {name:24}{_ran([*command, str(task)], exact, seconds / rows, limit)}", flush=True)


def _ran(command: Sequence[str], exact: list[list[Decimal | None]], ours: float, limit: int) -> str:
    """How long an engine takes beside ours, and how many of its answers differ; or why it did not run."""
    try:
        ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=limit)
    except subprocess.TimeoutExpired:
        return f"not measured: over {limit} s"
    except OSError as error:
        return f"not measured: {command[0]}: {error.strerror}"
    if ran.returncode:
        said = [line for line in ran.stderr.splitlines() if line.strip()]
        why = next((line for line in said if "Error" in line), said[-1] if said else f"exit {ran.returncode}")
        return f"not measured: it is not installed, or did not run ({why.strip()})"
    came = json.loads(ran.stdout.splitlines()[-1])
    answers = [one for row in came["answers"] for one in row]
    if not all(isinstance(one, int | float) for one in answers):
        return "not measured: it gave answers that are no numbers"
    pairs = [(Decimal(str(a)), b) for a, b in zip(answers, (one for row in exact for one in row), strict=True)]
    apart = [abs(theirs - known) for theirs, known in pairs if known is not None and theirs != known]
    most = f", by £{max(apart):,.0f} at most" if apart else ""
    times = came["seconds"] / len(exact) / ours
    differ = f"{len(apart):,} of {len(pairs):,} answers differ{most}"
    return f"{len(exact):>7,}{came['seconds']:>9.2f} s  {times:>9,.0f} times ours; {differ}"


def _task(data: dict[str, Any], paths: list[str], columns: Columns) -> dict[str, Any]:
    """The sheet, where each input of a scenario goes, the scenarios, and where the figures are.

    Every input that is changed is in the first column, so that an engine can set them as one range.
    """
    sheet: list[list[object]] = []
    places = {}
    for row, (name, grade) in enumerate(data["grades"].items(), 1):
        values = [_number(grade[key]) for key in ("salary", "in_post", "vacant", "supplement")]
        places[f"grades.{name}.salary"] = (row - 1, 0)
        current, paid, due = f"=ROUND(A{row}*B{row},0)", f"=ROUND(D{row}*B{row},0)", f"=ROUND(D{row}*C{row},0)"
        sheet.append([*values, current, paid, due, f"=ROUND(A{row}*(B{row}+C{row}),0)"])
    last = len(sheet)
    rate, agency = f"A{last + 1}", data["agency"]
    places |= {"on_costs": (last, 0), "agency.cost_per_fte": (last + 1, 0), "budget": (last + 2, 0)}
    sheet += [
        [_number(data["on_costs"]), f"=SUM(E1:E{last})", f"=SUM(F1:G{last})", f"=SUM(H1:H{last})"],
        [_number(agency["cost_per_fte"]), f"=ROUND(A{last + 2}*{_number(agency['fte'])!r},0)"],
        [_number(data["budget"])],
        [f"=B{last + 1}+ROUND(B{last + 1}*{rate}/100,0)+B{last + 2}"],
        [f"=D{last + 1}+ROUND(D{last + 1}*{rate}/100,0)+C{last + 1}+ROUND(C{last + 1}*{rate}/100,0)"],
        [f"=A{last + 5}-A{last + 3}"],
    ]
    rows = [[_number(value) for value in row] for row in zip(*columns, strict=True)]
    return {"sheet": sheet, "at": [places[path] for path in paths], "rows": rows, "read": [(last + n, 0) for n in (3, 4, 5)]}


def _number(text: object) -> float:
    return float(str(text).replace(",", "").rstrip("%"))


if __name__ == "__main__":
    main()
