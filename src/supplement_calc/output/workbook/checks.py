"""The sheet of checks: each a formula that is true or false, and one that is true where all are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...ledger import Computed, Figure
from ...ledger.spreadsheet import NIL, NUMBERS
from .book import Book, Column, Placed, Warned, quoted
from .cells import Cell, Formula, Look, Text
from .contents import Part
from .model import INPUTS, PENNY, WORKINGS, Model
from .results import AMOUNT, Written

CHECKS, MASTER, FORM, ALLOWED = "Checks", "calc_master_check", "calc_form_check", "calc_inputs_check"
OTHER_FORM = "With these inputs the case takes another form: change the case file and make the workbook again."
NOT_ALLOWED = "An input is not what a case file may have, so no figure is to be used: see the sheet of checks."
_COLUMNS = (Column("Check", 90), Column("Passes", 12), Column("What it means where it fails", 80))
_AS_FILE = "An amount differs from what it was for the case file though no input does: the workbook is damaged."
_ERROR = "A formula has no number to work with: look at the inputs, and at what has been typed over a formula."
_TRUE = "TRUE"
_ADDS = "The total is not what its lines add to: a formula has been typed over."
_SAME_FORM = "With these inputs the case takes the form that it has in the case file"
_MAY_BE = "The inputs are what a case file may have"
_TEXT = "An input is text, or empty. What rests on it has an error, or says that it is not a number."


class Check(NamedTuple):
    """What should hold, as a formula, and what it means where it does not."""

    what: str
    formula: str
    where_not: str


def warnings(inputs: bool, of_form: Sequence[Check]) -> tuple[Warned, ...]:
    """What is said of figures where they are not to be used, the worse first."""
    of_inputs = (Warned(ALLOWED, NOT_ALLOWED),) if inputs else ()
    return (*of_inputs, Warned(FORM, OTHER_FORM)) if of_form else of_inputs


def checks(
    book: Book,
    model: Model,
    parts: Sequence[Part],
    written: Sequence[Written],
    inputs: Placed | None,
    of_inputs: Sequence[Check],
    of_form: Sequence[Check],
) -> Placed:
    """Every check, and the cells that say whether all pass, whether the inputs are what they may be and whether the case takes
    the form that it has in the file."""
    notes = ("Each should be TRUE; one that has an error counts as failed. The cover shows whether all are.",)
    sheet = book.sheet(CHECKS, "Checks", notes)
    of_inputs = [_numbers(inputs), *of_inputs]
    rest = [*_as_costed(written, inputs), *_errors(model, written), *_totals(model, parts, written)]
    first = sheet.row + 3  # below the headings and the master check
    below = first + (2 if of_form else 1)
    every = [Check(_MAY_BE, _all(below, len(of_inputs)), NOT_ALLOWED)]
    book.define(ALLOWED, CHECKS, f"$B${first}")
    book.define(NUMBERS, CHECKS, f"$B${below}")
    if of_form:
        every.append(Check(_SAME_FORM, _all(below + len(of_inputs) + len(rest), len(of_form)), OTHER_FORM))
        book.define(FORM, CHECKS, f"$B${first + 1}")
    every += [*of_inputs, *rest, *of_form]
    rows = [_row("All checks pass", _all(first, len(every)), "Look below for FALSE.", "total")]
    rows += (_row(one.what, one.formula, one.where_not) for one in every)
    placed = sheet.table(_COLUMNS, rows)
    book.define(MASTER, CHECKS, f"$B${placed.first}")
    return placed


def _all(first: int, count: int) -> str:
    return f"AND($B${first}:$B${first + count - 1})" if count else _TRUE


def _row(what: str, formula: str, where_not: str, kind: str = "") -> list[Cell | None]:
    """A check; one that cannot be worked out has failed."""
    safe = formula if formula == _TRUE else f"IFERROR({formula},FALSE)"
    return [Text(what, Look(kind=kind)), Formula(safe, True, Look("bool", kind)), Text(where_not)]


def unchanged(inputs: Placed | None) -> str:
    """A formula that is true while every input is as in the case file; one that is an error is not."""
    if inputs is None:
        return _TRUE
    cells = inputs.range("F", INPUTS)
    return f'COUNTIF({cells},"no")=ROWS({cells})'


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


def _numbers(inputs: Placed | None) -> Check:
    values = None if inputs is None else inputs.range("B", INPUTS)
    return Check("Inputs: each is a number", _TRUE if values is None else f"COUNT({values})=ROWS({values})", _TEXT)


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
    formula = f"IF(ISNUMBER({whole}),ABS({whole}-({added}))<={PENNY},{whole}={none})"
    return Check(f"{sheet}, {table}: {label} is what its lines add to", formula, _ADDS)
