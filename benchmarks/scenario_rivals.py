"""The scenarios of 24 grade lines in spreadsheet engines: the same inputs put into the same sheet, and three figures read.

    npm install --prefix FOLDER hyperformula; pip install pycel openpyxl
    python benchmarks/scenario_rivals.py --node-modules FOLDER [--python PYTHON]

HyperFormula runs in node and pycel in the PYTHON that has it. Each sets every input of a scenario, in one batch where it has
batches, and reads the three figures. Its answers are held against ours: those that differ are counted.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from decimal import Decimal
from pathlib import Path
from time import process_time
from typing import Any

import yaml
from scale_cases import posts

from scenarios import IDS, RATES, Columns, evaluated, rows_of, worked

_HYPERFORMULA = """
const { HyperFormula } = require('hyperformula');
const given = JSON.parse(require('fs').readFileSync(process.argv[2]));
const engine = HyperFormula.buildFromArray(given.sheet, { licenseKey: 'gpl-v3' });
const start = process.cpuUsage();
const answers = given.rows.map(row => {
  const set = (value, n) => engine.setCellContents({ sheet: 0, row: given.at[n][0], col: given.at[n][1] }, value);
  engine.batch(() => row.forEach(set));
  return given.read.map(([row, col]) => engine.getCellValue({ sheet: 0, row, col }));
});
const used = process.cpuUsage(start);
console.log(JSON.stringify({ seconds: (used.user + used.system) / 1e6, answers }));
"""
_PYCEL = """
import json, sys, tempfile, time
import openpyxl
from openpyxl.utils import get_column_letter
from pycel import ExcelCompiler
given = json.load(open(sys.argv[1]))
book = openpyxl.Workbook()
for row in given["sheet"]:
    book.active.append(row)
path = tempfile.mkdtemp() + "/book.xlsx"
book.save(path)
def name(place):
    return f"Sheet!{get_column_letter(place[1] + 1)}{place[0] + 1}"
engine = ExcelCompiler(filename=path)
at, read = [name(place) for place in given["at"]], [name(place) for place in given["read"]]
for one in read:
    engine.evaluate(one)
start, answers = time.process_time(), []
for row in given["rows"]:
    for cell, value in zip(at, row):
        engine.set_value(cell, value)
    answers.append([engine.evaluate(one) for one in read])
print(json.dumps({"seconds": time.process_time() - start, "answers": answers}))
"""


def main() -> None:
    """Measure each engine, and count where it differs from the exact answer."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--rows", type=int, default=1_000, metavar="N", help="scenarios (default 1,000)")
    options.add_argument("--lines", type=int, default=24, metavar="N", help="grade lines (default 24)")
    options.add_argument("--node-modules", metavar="FOLDER", help="the folder that HyperFormula is installed in")
    options.add_argument("--python", default=sys.executable, metavar="PYTHON", help="the Python that has pycel")
    given = options.parse_args()
    text = posts(given.lines)
    evaluation = evaluated(text)
    inputs = [one for one in evaluation.inputs(IDS) if one.path in RATES or one.path.endswith(".salary")]
    columns = rows_of(inputs, given.rows)
    evaluation.columns([one.path for one in inputs], IDS)(columns[:], given.rows)
    start = process_time()
    worked(evaluation, inputs, columns)
    print(f"{'supplement-calc':18}{process_time() - start:8.2f} s for {given.rows:,} scenarios of {given.lines:,} lines")
    found = evaluation.columns([one.path for one in inputs], IDS)(columns, given.rows)
    exact = [[found[id][row] for id in IDS] for row in range(given.rows)]
    with tempfile.TemporaryDirectory() as folder:
        task = Path(folder) / "task.json"
        task.write_text(json.dumps(_task(yaml.safe_load(text), [one.path for one in inputs], columns)), encoding="utf-8")
        if given.node_modules:
            script = Path(given.node_modules) / "scenarios.cjs"
            script.write_text(_HYPERFORMULA, encoding="utf-8")
            _report("HyperFormula", ["node", str(script), str(task)], exact)
        _report("pycel", [given.python, "-c", _PYCEL, str(task)], exact)


def _report(name: str, command: list[str], exact: list[list[Decimal | None]]) -> None:
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    if ran.returncode:
        print(f"{name:18} did not run: {ran.stderr.strip().splitlines()[-1:]}")
        return
    came = json.loads(ran.stdout.splitlines()[-1])
    pairs = [
        (Decimal(str(a)), b) for row, ours in zip(came["answers"], exact, strict=True) for a, b in zip(row, ours, strict=True)
    ]
    apart = [abs(theirs - ours) for theirs, ours in pairs if ours is not None and theirs != ours]
    most = f", by £{max(apart):,.0f} at most" if apart else ""
    print(f"{name:18}{came['seconds']:8.2f} s, {len(apart):,} of {len(pairs):,} answers differ{most}")


def _task(data: dict[str, Any], paths: list[str], columns: Columns) -> dict[str, Any]:
    """The sheet, where each input of a scenario goes, the scenarios, and where the figures are."""
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
