"""The sheet of a task as a workbook, for the engines that read one."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any


def task() -> dict[str, Any]:
    """What the script is asked to work out."""
    given: dict[str, Any] = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    return given


def workbook(given: dict[str, Any]) -> str:
    """The path of the workbook."""
    import openpyxl

    book = openpyxl.Workbook()
    for row in given["sheet"]:
        book.active.append(row)
    path = f"{tempfile.mkdtemp()}/book.xlsx"
    book.save(path)
    return path


def cell(place: list[int]) -> str:
    """The name of a cell, from its row and column from 0; of at most 26 columns."""
    return f"{chr(ord('A') + place[1])}{place[0] + 1}"
