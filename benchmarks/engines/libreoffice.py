"""Scenarios in LibreOffice through UNO: python3 libreoffice.py TASK.

The inputs are one column of the sheet, which is set at once, and the figures are read at once. The seconds are the processor's,
of LibreOffice and of this script together.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import uno

given = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
TICKS = os.sysconf("SC_CLK_TCK")


def connected(pipe: str) -> Any:
    """The desktop of the office that listens at a pipe."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(120):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        except Exception:
            time.sleep(0.5)
    raise SystemExit("Error: LibreOffice did not start")


def seconds_of(process: int) -> float:
    """The processor seconds of a process and of all that it started."""
    parents, used = {}, {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        one = int(stat.parent.name)
        parents[one], used[one] = int(fields[1]), (int(fields[11]) + int(fields[12])) / TICKS
    family = {process}
    while more := {one for one, parent in parents.items() if parent in family} - family:
        family |= more
    return sum(used.get(one, 0.0) for one in family)


def run(desktop: Any, office: int) -> dict[str, Any]:
    """Every scenario."""
    book = desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, ())
    sheet = book.Sheets.getByIndex(0)
    for row, cells in enumerate(given["sheet"]):
        for column, value in enumerate(cells):
            cell = sheet.getCellByPosition(column, row)
            if isinstance(value, str):
                cell.setFormula(value.replace(",", ";"))
            else:
                cell.setValue(value)
    assert all(column == 0 for _, column in given["at"])
    first, last = min(row for row, _ in given["at"]), max(row for row, _ in given["at"])
    assert last - first + 1 == len(given["at"])
    inputs = sheet.getCellRangeByPosition(0, first, 0, last)
    figures = sheet.getCellRangeByPosition(0, given["read"][0][0], 0, given["read"][-1][0])
    order = sorted(range(len(given["at"])), key=lambda n: given["at"][n])
    start, mine, answers = seconds_of(office), time.process_time(), []
    for values in given["rows"]:
        inputs.setDataArray(tuple((values[n],) for n in order))
        answers.append([row[0] for row in figures.getDataArray()])
    used = seconds_of(office) - start + time.process_time() - mine
    book.close(True)
    return {"seconds": used, "answers": answers}


with tempfile.TemporaryDirectory() as folder:
    name = f"scenarios{os.getpid()}"
    options = [f"-env:UserInstallation=file://{folder}", "--headless", "--norestore", f"--accept=pipe,name={name};urp;"]
    office = subprocess.Popen(["soffice", *options], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        desktop = connected(name)
        result = run(desktop, office.pid)
        desktop.terminate()
        office.wait(30)
    finally:
        if office.poll() is None:
            office.kill()
print(json.dumps(result))
