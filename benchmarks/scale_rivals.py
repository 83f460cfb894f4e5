"""A spreadsheet of the posts that `scale.py` measures, recalculated by the programs that people have for it."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

# Tells LibreOffice to work every formula out anew as it opens a workbook; by itself it shows the values that are stored.
_RECALCULATE = """\
<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""
_HEADINGS = ("Grade", "Salary", "In post", "Vacant", "Supplement", "Full-time pay", "Current", "Paid", "Due", "Full")


class Rival(NamedTuple):
    """A program that recalculates a workbook and writes its first sheet as CSV."""

    name: str
    program: str
    folder: Path

    def command(self, case: Path) -> list[str]:
        """The process that recalculates the workbook of a case, which is written now if it is not there yet."""
        book = case.with_suffix(".xlsx")
        if not book.exists():
            write_workbook(case, book)
        if "ssconvert" in self.program:
            return [self.program, "--recalc", str(book), str(self._csv(case))]
        profile = f"-env:UserInstallation=file://{self.folder}/profile"
        return [self.program, profile, "--headless", "--convert-to", "csv", "--outdir", str(self._csv(case).parent), str(book)]

    def total(self, case: Path) -> str:
        """The current spend that it came to."""
        with self._csv(case).open(newline="", encoding="utf-8") as file:
            rows = {row[0]: row for row in csv.reader(file) if row}
        return f"{Decimal(rows['Total current spend'][6].replace(',', '')).normalize():f}"

    def _csv(self, case: Path) -> Path:
        folder = self.folder / Path(self.program).name
        folder.mkdir(exist_ok=True)
        return folder / f"{case.stem}.csv"


def rivals(folder: Path) -> Iterator[Rival]:
    """Those that are installed; of the others it is said that they are not."""
    for name, program in (("LibreOffice, headless", "soffice"), ("ssconvert", "ssconvert")):
        path = shutil.which(program)
        if path is None:
            print(f"{program} is not installed; left out")
            continue
        profile = folder / "profile" / "user"
        profile.mkdir(parents=True, exist_ok=True)
        (profile / "registrymodifications.xcu").write_text(_RECALCULATE, encoding="utf-8")
        yield Rival(name, path, folder)


def write_workbook(case: Path, book: Path) -> None:
    """The posts of a case as formulas: what staff in post, vacant posts and supplements cost, with their totals."""
    import xlsxwriter
    import yaml

    data = yaml.safe_load(case.read_text(encoding="utf-8"))
    with xlsxwriter.Workbook(book) as workbook:
        sheet = workbook.add_worksheet("Costs")
        sheet.write_row(0, 0, _HEADINGS)
        grades = list(data["grades"].items())
        for number, (name, grade) in enumerate(grades, 2):
            _write_grade(sheet, number, name, grade)
        _write_totals(sheet, len(grades) + 1, data)


def _number(text: object) -> float:
    return float(str(text).replace(",", "").rstrip("%"))


def _write_grade(sheet: Any, row: int, name: str, grade: dict[str, object]) -> None:
    sheet.write_string(row - 1, 0, name)
    for column, key in enumerate(("salary", "in_post", "vacant", "supplement"), 1):
        sheet.write_number(row - 1, column, _number(grade[key]))
    formulas = ("=B{0}+E{0}", "=ROUND(B{0}*C{0},0)", "=ROUND(E{0}*C{0},0)", "=ROUND(E{0}*D{0},0)", "=ROUND(B{0}*(C{0}+D{0}),0)")
    for column, formula in enumerate(formulas, 5):
        sheet.write_formula(row - 1, column, formula.format(row))


def _write_totals(sheet: Any, last: int, data: dict[str, Any]) -> None:
    rate, agency = _number(data["on_costs"]) / 100, data["agency"]
    sheet.write_string(last, 0, "Salaries")
    sheet.write_string(last + 1, 0, "On-costs")
    sheet.write_string(last + 2, 0, "Agency")
    sheet.write_string(last + 3, 0, "Total current spend")
    for column in "GHIJ":
        sheet.write_formula(f"{column}{last + 1}", f"=SUM({column}2:{column}{last})")
        sheet.write_formula(f"{column}{last + 2}", f"=ROUND({column}{last + 1}*{rate!r},0)")
    sheet.write_formula(f"G{last + 3}", f"=ROUND({_number(agency['fte'])!r}*{_number(agency['cost_per_fte'])!r},0)")
    sheet.write_formula(f"G{last + 4}", f"=SUM(G{last + 1}:G{last + 3})")
