"""FTE by grade and pay point from the rows of a file, in fractions and with no code of the engine's."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from fractions import Fraction
from pathlib import Path

from openpyxl import load_workbook

Held = dict[tuple[str, int], list[Fraction]]
"""FTE in post and vacant."""


def rows_of(path: Path, encoding: str) -> list[list[str]]:
    """The cells of a file as text."""
    if path.suffix == ".csv":
        return list(csv.reader(io.StringIO(path.read_bytes().decode(encoding), newline="")))
    book = load_workbook(path, read_only=True)
    rows = [["" if cell is None else str(cell) for cell in row] for row in book.worksheets[0].iter_rows(values_only=True)]
    book.close()
    return rows


def _of(shape: str, rows: list[list[str]]) -> Held:
    held: Held = defaultdict(lambda: [Fraction(0), Fraction(0)])
    for row in rows[4 if shape == "two headings" else 1 :]:
        if shape == "wide":
            held[row[1], _point(row[2])][row[5] == "Vacant"] += Fraction(row[4])
        elif shape == "long":
            sign = 1 if row[3] == "Establishment" else -1
            held[row[1], _point(row[2])][1] += sign * Fraction(row[4])
            held[row[1], _point(row[2])][0] += Fraction(row[4]) if sign < 0 else 0
        elif shape == "headcount with hours":
            held[row[0], _point(row[1])][row[2] == "0"] += Fraction(row[3]) / 37
        else:
            at = 1 if shape == "two headings" else 0
            held[row[at], _point(row[at + 1])][0] += Fraction(row[4])
            held[row[at], _point(row[at + 1])][1] += Fraction(row[3]) - Fraction(row[4])
    return held


def establishment(shape: str, path: Path, encoding: str = "utf-8") -> dict[tuple[str, int], tuple[str, str]]:
    """FTE in post and vacant of each grade's points, as text of at most four places, halves away from zero."""
    return {key: (places(one), places(other)) for key, (one, other) in _of(shape, rows_of(path, encoding)).items()}


def places(value: Fraction) -> str:
    """To four decimal places, zeros at the end left off."""
    whole = int(value * 10_000 + Fraction(1, 2))
    text = f"{whole // 10_000}.{whole % 10_000:04}".rstrip("0").rstrip(".")
    return text or "0"


def salaries(held: dict[tuple[str, int], tuple[str, str]], pay: dict[int, int], *, with_vacant: bool) -> int:
    """The salaries of staff in post, or of all posts, every line rounded to a pound."""
    lines = ((Fraction(one) + (Fraction(other) if with_vacant else 0), point) for (_, point), (one, other) in held.items())
    return sum(int(fte * pay[point] + Fraction(1, 2)) for fte, point in lines)


def _point(text: str) -> int:
    return int(re.sub(r"\D", "", text))
