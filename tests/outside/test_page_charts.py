"""The script of a page draws charts as the page has them without it, character for character."""

from __future__ import annotations

import json
import subprocess

from supplement_calc.output.charts.plain import plain
from supplement_calc.output.charts.svg import drawn
from support.drawings import odd_drawings
from support.running import ROOT

_RUN = """
const charts = JSON.parse(fs.readFileSync(0, "utf8"));
console.log(JSON.stringify(charts.map(drawn)));
"""


def test_the_script_draws_a_chart_as_the_page_has_it() -> None:
    folder = ROOT / "src" / "supplement_calc" / "output" / "paper" / "live"
    charts = [plain(drawing) for drawing in odd_drawings(40)]
    scripts = "".join((folder / name).read_text(encoding="utf-8") for name in ("ledger.js", "chart.js", "words.js"))
    command = ["node", "-e", f"const fs = require('node:fs');\n{scripts}\n{_RUN}"]
    ran = subprocess.run(command, input=json.dumps(charts), capture_output=True, text=True, check=True, timeout=60)
    for chart, by_script in zip(charts, json.loads(ran.stdout), strict=True):
        assert by_script == drawn(chart), chart
