"""Workbooks held against the engine: every computed cell, with the case's own inputs and with others."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import NamedTuple

from supplement_calc.case.loading import load_text
from supplement_calc.case.overrides import parse_override
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.diagnostics import Source
from supplement_calc.ledger import POUND, Rounding
from supplement_calc.output.amounts import Shown
from supplement_calc.output.reports import Report
from supplement_calc.output.workbook.workbook import written
from support.spreadsheets import recalculated
from support.xlsx import CellRead, Sheets, read, uncached

PENNY = Decimal("0.005")
_WHOLE = {"months": 0, "number": 0}
EDGES = 0.3
Sets = tuple[tuple[str, str], ...]

# A case of two grades that are both paid, and a forecast of it.
TURNOVER = """\
forecast:
  doing_nothing: {turnover: 22%, starters: 2}
  proposal: {turnover: 14%, starters: 3}
"""
TWO_PAID = """\
title: Two grades, both paid
period: {starts: 1 September 2026, ends: 31 August 2028}
grades:
  A: {salary: 42839, in_post: 9, vacant: 3, supplement: 3500}
  B: {salary: 46142, in_post: 5, vacant: 1, supplement: 3500}
on_costs: 30%
"""


def workbook(text: str, sets: Sets = (), rounding: Rounding = POUND, *, full: bool = False) -> bytes | None:
    """The workbook of a case; None where the case is refused."""
    overrides = [parse_override(f"{path}={value}", number) for number, (path, value) in enumerate(sets, 1)]
    loaded = load_text(Source("case.yaml", text), EVERYTHING, [one for one in overrides if one is not None])
    if loaded.case is None:
        return None
    return written(Report(loaded.case, loaded.problems, Shown("pounds", rounding), full))


class Trial(NamedTuple):
    """A case with inputs changed: the cells that hold them with their new numbers, and what the engine makes of it."""

    name: str
    text: str
    own: bytes
    sets: Sets
    cells: dict[tuple[str, str], str]
    changed: bytes

    @property
    def computed(self) -> int:
        """How many computed cells the workbook has."""
        return sum(bool(cell.formula) for cells in read(self.own).values() for cell in cells.values())


def trial(name: str, text: str, random: Random) -> Trial | None:
    """One to three inputs of a case changed at random; None where the case has none or is refused."""
    own = workbook(text)
    if own is None:
        return None
    inputs = list(_inputs(read(own)))
    for _ in range(8):
        chosen = random.sample(inputs, min(len(inputs), random.randint(1, 3)))
        moved = [
            (ref, path, unit, _moved(value, [one[3] for one in inputs if one[2] == unit], random))
            for ref, path, unit, value in chosen
        ]
        sets = tuple((path, f"{value}%" if unit == "per cent" else value) for _, path, unit, value in moved)
        changed = workbook(text, sets)
        if changed is not None:
            return Trial(name, text, own, sets, {("Inputs", ref): value for ref, _, _, value in moved}, changed)
    return Trial(name, text, own, (), {}, own)


def _inputs(sheets: Sheets) -> Iterator[tuple[str, str, str, Decimal]]:
    """Each input's cell, path, unit and value."""
    cells, row = sheets.get("Inputs", {}), 4
    while f"A{row}" in cells:
        value, unit, path = (cells[f"{column}{row}"].value for column in "BCJ")
        assert isinstance(value, Decimal)
        if unit not in _WHOLE:
            yield f"B{row}", shlex.split(str(path))[0], str(unit), value
        row += 1


def _moved(value: Decimal, alike: Sequence[Decimal], random: Random) -> str:
    """Another value: somewhat less or more; or none, or as much as of another, where the engine may make other tables."""
    if random.random() < EDGES:
        return f"{random.choice([Decimal(0), *alike]):f}"
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    places = max(0, -exponent)
    factor = Decimal(random.randint(60, 140)) / 100
    return f"{(value * factor).quantize(Decimal(1).scaleb(-places)):f}"


def faults(trials: Sequence[Trial], program: str, folder: Path) -> Iterator[str]:
    """What a program works out otherwise than the engine, of the cases as they are and with other inputs."""
    files: dict[str, bytes] = {}
    for number, one in enumerate(trials):
        files[f"own{number}"] = uncached(one.own)
        if one.sets:
            files[f"set{number}"] = uncached(one.own, one.cells)
    made = recalculated(program, files, folder)
    for number, one in enumerate(trials):
        for fault in differences(read(one.own), read(made[f"own{number}"])):
            yield f"{program}, {one.name}: {fault}"
        if not one.sets:
            continue
        moved = read(made[f"set{number}"])
        if not may_have_them(moved):
            yield f"{program}, {one.name} with {one.sets}: an input is said to be none that the case may have"
        if takes_its_form(moved):
            for fault in moved_otherwise(moved, read(one.changed)):
                yield f"{program}, {one.name} with {one.sets}: {fault}"


def may_have_them(sheets: Sheets) -> bool:
    """Whether a workbook says that each of its inputs is what the case file may have; pay points may fall, as `check` finds."""
    checks = sheets["Checks"]
    said = [
        checks[f"B{ref[1:]}"].value
        for ref, cell in checks.items()
        if cell.value == "Inputs: each is what the case file may have"
    ]
    return all(said)


def takes_its_form(sheets: Sheets) -> bool:
    """Whether a workbook does not say that with its inputs the case takes another form than its tables have."""
    return "takes another form" not in str(sheets["Key figures"]["A2"].value if "Key figures" in sheets else "")


def differences(ours: Sheets, theirs: Sheets) -> Iterator[str]:
    """Computed cells that differ by a penny or more, or in words."""
    for sheet, cells in ours.items():
        for ref, cell in cells.items():
            if cell.formula:
                got = theirs[sheet].get(ref)
                value = None if got is None else got.value
                if not same(cell.value, value):
                    yield f"{sheet}!{ref} is {value}, not {cell.value}: {cell.formula}"


def same(ours: object, theirs: object) -> bool:
    """Whether two values are one to the penny."""
    if isinstance(ours, bool) or isinstance(theirs, bool):
        return ours == theirs or (isinstance(theirs, Decimal) and Decimal(int(bool(ours))) == theirs)
    if isinstance(ours, Decimal) and isinstance(theirs, Decimal):
        return abs(ours - theirs) < PENNY
    return ours == theirs


def moved_otherwise(theirs: Sheets, engine: Sheets) -> Iterator[str]:
    """Figures that a workbook with other inputs has otherwise than the engine with the same."""
    for sheet in engine:
        if sheet in _COLUMNS and sheet in theirs:
            ours = figures(engine, sheet)
            for id, values in figures(theirs, sheet).items():
                if id in ours and (len(values) != len(ours[id]) or not all(map(same, ours[id], values))):
                    yield f"{sheet}, {id} is {values[:3]}, not {ours[id][:3]}"
    drawn, ours = (_drawn(one.get("Chart data", {})) for one in (theirs, engine))
    for point, values in drawn.items():
        if point in ours and (len(values) != len(ours[point]) or not all(map(same, ours[point], values))):
            yield f"Chart data, {point} is {values[:3]}, not {ours[point][:3]}"


def _drawn(cells: Mapping[str, CellRead]) -> dict[str, list[object]]:
    """The amounts of charts that follow the inputs, and what places them, by chart, series and point."""
    found: dict[str, list[object]] = {}
    for ref, cell in cells.items():
        if ref.startswith("F") and cell.value in ("from the tables", "places what is drawn"):
            row = ref[1:]
            what = " | ".join(str(cells[f"{column}{row}"].value) for column in "ABC")
            if isinstance(value := cells[f"D{row}"].value, Decimal):
                found.setdefault(what, []).append(value)
    return found


_COLUMNS: Mapping[str, tuple[str, str]] = {
    "Workings": ("E", "B"),
    **dict.fromkeys(("Cost", "Break-even", "Forecast", "Market", "Pay points", "Workforce"), ("K", "E")),
}


def figures(sheets: Sheets, sheet: str) -> dict[str, list[object]]:
    """The values of a sheet by the id of the figure."""
    ids, values = _COLUMNS[sheet]
    found: dict[str, list[object]] = {}
    for ref, cell in sheets[sheet].items():
        if ref.startswith(ids) and ref[1:].isdigit() and int(ref[1:]) > 3 and cell.value:
            at = sheets[sheet].get(f"{values}{ref[1:]}")
            found.setdefault(str(cell.value), []).append(None if at is None else at.value)
    return found
