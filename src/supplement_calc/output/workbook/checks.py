"""The sheet of checks: each a formula that is true or false, and one that is true where all are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...ledger import Computed, Figure
from ...ledger.spreadsheet import NIL
from .book import Book, Column, Placed, quoted
from .cells import Cell, Formula, Look, Text
from .contents import Part
from .model import INPUTS, PENNY, WORKINGS, Model
from .results import AMOUNT, Written

CHECKS, MASTER, FORM = "Checks", "calc_master_check", "calc_form_check"
OTHER_FORM = "With these inputs the case takes another form: change the case file and make the workbook again."
_COLUMNS = (Column("Check", 90), Column("Passes", 12), Column("What it means where it fails", 80))
_AS_FILE = "An amount differs from what it was for the case file though no input does: the workbook is damaged."
_ERROR = "A formula has no number to work with: look at the inputs, and at what has been typed over a formula."
_ADDS = "The total is not what its lines add to: a formula has been typed over."
_SAME_FORM = "With these inputs the case takes the form that it has in the case file"


class Check(NamedTuple):
    """What should hold, as a formula, and what it means where it does not."""

    what: str
    formula: str
    where_not: str


def checks(
    book: Book,
    model: Model,
    parts: Sequence[Part],
    written: Sequence[Written],
    inputs: Placed | None,
    of_form: Sequence[Check],
) -> Placed:
    """Every check, and the cells that say whether all pass and whether the case takes the form that it has in the file."""
    notes = ("Each should be TRUE. The cover shows whether all are.",)
    sheet = book.sheet(CHECKS, "Checks", notes)
    every = [*_as_costed(written, inputs), *_errors(model, written), *_signs(inputs), *_totals(model, parts, written)]
    first = sheet.row + 3  # below the headings and the master check
    if of_form:
        every.insert(0, Check(_SAME_FORM, _all(first + 1 + len(every), len(of_form)), OTHER_FORM))
        book.define(FORM, CHECKS, f"$B${first}")
    every += of_form
    rows = [_row("All checks pass", _all(first, len(every)), "Look below for FALSE.", "total")]
    rows += (_row(one.what, one.formula, one.where_not) for one in every)
    placed = sheet.table(_COLUMNS, rows)
    book.define(MASTER, CHECKS, f"$B${placed.first}")
    return placed


def _all(first: int, count: int) -> str:
    return f"AND($B${first}:$B${first + count - 1})" if count else "TRUE"


def _row(what: str, formula: str, where_not: str, kind: str = "") -> list[Cell | None]:
    return [Text(what, Look(kind=kind)), Formula(formula, True, Look("bool", kind)), Text(where_not)]


def unchanged(inputs: Placed | None) -> str:
    """A formula that is true while every input is as in the case file."""
    return "TRUE" if inputs is None else f'COUNTIF({inputs.range("F", INPUTS)},"yes")={NIL}'


def _as_costed(written: Sequence[Written], inputs: Placed | None) -> Iterator[Check]:
    for one in written:
        if one.compared is not None:
            cells = one.placed.range(one.compared[1], one.sheet)
            moved = f'COUNTIF({cells},">"&{PENNY})+COUNTIF({cells},"<"&-{PENNY})'
            formula = f"OR(NOT({unchanged(inputs)}),{moved}={NIL})"
            yield Check(f"{one.sheet}: while no input is changed, every amount is as it was costed", formula, _AS_FILE)


def _errors(model: Model, written: Sequence[Written]) -> Iterator[Check]:
    ranges = [(one.sheet, one.placed.range(one.compared[0], one.sheet)) for one in written if one.compared is not None]
    if model.workings:
        ranges.append((WORKINGS, f"{WORKINGS}!$B$4:$B${3 + len(model.workings)}"))
    for sheet, cells in ranges:
        yield Check(f"{sheet}: no formula gives an error", f"NOT(ISERROR(SUM({cells})))", _ERROR)


def _signs(inputs: Placed | None) -> Iterator[Check]:
    if inputs is not None:
        units, values = inputs.range("C", INPUTS), inputs.range("B", INPUTS)
        formula = f'SUMPRODUCT(({units}="FTE")*({values}<{NIL}))={NIL}'
        yield Check("Inputs: no number of posts or staff is below 0", formula, "FTE is 0 or more.")
        yield Check("Inputs: each is a number", f"COUNT({values})=ROWS({values})", "An input is text, or empty.")


def _totals(model: Model, parts: Sequence[Part], written: Sequence[Written]) -> Iterator[Check]:
    """Totals whose lines stand in the same table: what is shown adds up."""
    by_sheet = {one.sheet: one for one in written}
    for part in parts:
        rows = by_sheet[part.sheet].rows
        tables: dict[str, set[Figure]] = {}
        for row in part.rows:
            if not row.instead:  # a count that is not shown adds nothing that can be seen
                tables.setdefault(row.table, set()).add(row.figure)
        for row in part.rows:
            figure, origin = row.figure, row.figure.origin
            if not isinstance(origin, Computed) or origin.operation != "sum" or row.instead or len(origin.operands) < 2:
                continue
            if tables[row.table].issuperset(origin.operands):
                lines = [rows[one] for one in origin.operands]
                yield _adds(part.sheet, row.table, row.label, rows[figure], lines, model.none_of(figure))


def _adds(sheet: str, table: str, label: str, total: int, lines: Sequence[int], none: str) -> Check:
    cells = [f"{quoted(sheet)}!{AMOUNT}{line}" for line in lines]
    added = "+".join(f"SUM({','.join(cells[start : start + 100])})" for start in range(0, len(cells), 100))
    whole = f"{quoted(sheet)}!{AMOUNT}{total}"
    formula = f"IFERROR(ABS({whole}-({added}))<={PENNY},{whole}={none})"
    return Check(f"{sheet}, {table}: {label} is what its lines add to", formula, _ADDS)
