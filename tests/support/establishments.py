"""A made-up establishment of 3,000 posts in the shapes that HR systems export, as rows of cells and as files."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from openpyxl import Workbook

Cells = list[list[str | int | float | None]]
GRADES = {"Grade 8": range(20, 25), "Grade 9": range(25, 30), "Grade 10 – senior": range(30, 34)}
PAY = {point: 20_311 + 733 * point for point in range(18, 40)}
HOURS = ("37", "37", "37", "18.5", "22.2", "30", "25")
FTES = {"37": "1", "18.5": "0.5", "22.2": "0.6", "30": "0.8108", "25": "0.6757"}


class MadePost(NamedTuple):
    """A post as all shapes know it."""

    number: str
    grade: str
    point: int
    hours: str
    is_vacant: bool
    team: str
    sex: str


def posts(count: int = 3000, seed: int = 16) -> list[MadePost]:
    """The posts, the same for the same seed."""
    draw = Random(seed)
    made = []
    for number in range(count):
        grade = draw.choice(list(GRADES))
        team, sex = draw.choice(("Assessment", "Court", "Fostering")), draw.choice(("Female", "Male"))
        made.append(
            MadePost(f"P{number:05}", grade, draw.choice(GRADES[grade]), draw.choice(HOURS), draw.random() < 0.15, team, sex)
        )
    return made


def wide(made: Sequence[MadePost]) -> Cells:
    """A row a post, with its FTE and whether it is filled; a salary in place of nothing."""
    head: Cells = [["Post number", "Grade", "SCP", "Team", "FTE", "Status", "Gender", "Employee name"]]
    for one in made:
        filled = [one.sex, "A. Person" + one.number] if not one.is_vacant else ["", ""]
        status = "Vacant" if one.is_vacant else "Filled"
        head.append([one.number, one.grade, one.point, one.team, _number(FTES[one.hours]), status, *filled])
    return head


def long(made: Sequence[MadePost]) -> Cells:
    """A row a measure of a post."""
    rows: Cells = [["Position ID", "Grade", "Spinal column point", "Measure", "Value"]]
    for one in made:
        fte = _number(FTES[one.hours])
        rows.append([one.number, one.grade, f"SCP {one.point}", "Establishment", fte])
        rows.append([one.number, one.grade, f"SCP {one.point}", "In post", 0 if one.is_vacant else fte])
    return rows


def two_headings(made: Sequence[MadePost]) -> Cells:
    """Two rows of headings, the upper merged over several columns, under a title and an empty row."""
    rows: Cells = [
        ["Establishment as at 31 March 2026", None, None, None, None, None],
        [None, None, None, None, None, None],
        ["Position", None, None, "Budgeted", "Actual", "Person"],
        ["Number", "Grade", "SCP", "FTE", "FTE", "Gender"],
    ]
    for one in made:
        fte = _number(FTES[one.hours])
        rows.append([one.number, one.grade, one.point, fte, 0 if one.is_vacant else fte, None if one.is_vacant else one.sex])
    return rows


def wte_and_fte(made: Sequence[MadePost]) -> Cells:
    """The establishment in WTE and staff in post in FTE, by grade and point and team."""
    rows: Cells = [["Grade", "Pay point", "Team", "WTE", "FTE in post"]]
    for one in made:
        fte = _number(FTES[one.hours])
        rows.append([one.grade, one.point, one.team, fte, 0 if one.is_vacant else fte])
    return rows


def heads_and_hours(made: Sequence[MadePost]) -> Cells:
    """People and their hours a week; a vacant post has none, and its hours."""
    rows: Cells = [["Grade", "SCP", "Headcount", "Hours per week"]]
    for one in made:
        rows.append([one.grade, one.point, 0 if one.is_vacant else 1, _number(one.hours)])
    return rows


SHAPES = {
    "wide": wide,
    "long": long,
    "two headings": two_headings,
    "WTE and FTE": wte_and_fte,
    "headcount with hours": heads_and_hours,
}


def spine() -> str:
    """The pay spine as a file of text."""
    return "Spinal column point,Annual salary\n" + "".join(f'{point},"£{pay:,}"\n' for point, pay in PAY.items())


def as_csv(path: Path, rows: Cells, encoding: str = "utf-8", separator: str = ",") -> Path:
    """The rows as a file of text."""
    text = io.StringIO()
    csv.writer(text, delimiter=separator).writerows([["" if cell is None else cell for cell in row] for row in rows])
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def as_xlsx(path: Path, rows: Cells, *, sheet: str = "Posts") -> Path:
    """The rows as a workbook of one sheet."""
    book = Workbook(write_only=True)
    made = book.create_sheet(sheet)
    for row in rows:
        made.append(row)
    book.save(path)
    return path


def _number(text: str) -> int | float:
    return int(text) if text.isdigit() else float(text)
