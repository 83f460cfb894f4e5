"""What the workings rest on: the inputs of the case file, and the values that it does not give as they stand."""

from __future__ import annotations

from ...case.case import Case
from ...case.ranges.allowed import Allowed, allowed
from ...case.schema import description
from ...diagnostics.shell import for_shell
from ...ledger import Figure, Input
from ...scenarios.rewritten import as_typed
from .allowed_inputs import IS_ALLOWED, asked, formula, in_words
from .book import Book, Column, Placed
from .cells import Cell, Formula, Look, Number, Text, unit_of
from .model import FIRST_ROW, FIXED, INPUTS, Fixed, Model

_INPUTS = (
    Column("Input", 50),
    Column("Value", 16, right=True),
    Column("Unit", 10),
    Column("What it is", 58),
    Column("In the case file", 16, right=True),
    Column("Changed", 10),
    Column("As written", 16),
    Column("Where", 38),
    Column("Name in this workbook", 60, is_printed=False),
    Column("As --set has it", 60, is_printed=False),
    Column("What it may be", 30, is_printed=False),
    Column("Allowed", 10, is_printed=False),
)
_FIXED = (
    Column("What it is", 52),
    Column("Value", 18, right=True),
    Column("Unit", 10),
    Column("Where it is from", 90),
    Column("Name", 30, is_printed=False),
)


def inputs(book: Book, model: Model, case: Case) -> Placed:
    """The inputs, each a named cell to be changed."""
    notes = (
        "Change the values on a yellow ground, and every sheet follows. Percentages are typed as 25 for 25 per cent. What is "
        "worked out from dates is on the sheet of fixed values: change those in the case file.",
    )
    sheet = book.sheet(INPUTS, "Inputs", notes, follows=True)
    assert sheet.row + 2 == FIRST_ROW
    limits = allowed(case, model.inputs)
    placed = sheet.table(
        _INPUTS, [_input(model, case, one, FIRST_ROW + n, limits.get(one, Allowed())) for n, one in enumerate(model.inputs)]
    )
    for number, figure in enumerate(model.inputs):
        row = FIRST_ROW + number
        book.define(model.names[figure], INPUTS, f"$B${row}")
        sheet.worksheet.data_validation(row - 1, 1, row - 1, 1, asked(figure, limits.get(figure, Allowed())))
    wrong = {"type": "formula", "criteria": f"=NOT(${IS_ALLOWED}{placed.first})", "format": book.warns}
    sheet.worksheet.conditional_format(placed.first - 1, 1, placed.last - 1, 1, wrong)
    return placed


def _input(model: Model, case: Case, figure: Figure, row: int, may: Allowed) -> list[Cell | None]:
    origin = figure.origin
    assert isinstance(origin, Input)
    assert origin.span is not None
    number = Look("0.00" if figure.unit in ("GBP", "FTE", "percent") else "general")
    return [
        Text(figure.label),
        Number(figure.known, Look(number.number, "input")),
        Text(unit_of(figure)),
        Text(description(origin.path, case.root)),
        Number(figure.known, number),
        Formula(f'IF(B{row}=E{row},"no","yes")', "no"),
        Text(origin.text),
        Text(f"{origin.span.source.name}, line {origin.span.line}"),
        Text(model.names[figure]),
        Text(for_shell(as_typed(case, origin.path))),
        Text(in_words(may)),
        Formula(formula(f"B{row}", may), True, Look("bool")),
    ]


def fixed_values(book: Book, model: Model) -> Placed:
    """Rates and thresholds of public data, what is counted from the dates of the case, and what the formulas themselves use."""
    notes = (
        "These do not change with the inputs. What is counted from dates, such as the months of a year, is fixed for this "
        "workbook: for other dates make it again from the case file.",
    )
    sheet = book.sheet(FIXED, "Fixed values", notes)
    assert sheet.row + 2 == FIRST_ROW
    every = [*model.fixed, *model.settings()]
    placed = sheet.table(_FIXED, [_fixed(one) for one in every])
    for number, one in enumerate(every):
        if one.name:
            book.define(one.name, FIXED, f"$B${FIRST_ROW + number}")
    return placed


def _fixed(one: Fixed) -> list[Cell | None]:
    value: Cell = Text(one.value) if isinstance(one.value, str) else Number(one.value, Look("general"))
    if one.formula:
        value = Formula(one.formula, one.value)
    unit = one.unit if one.figure is None else unit_of(one.figure)
    return [
        Text(one.label),
        value,
        Text(unit),
        Text(one.source),
        Text(one.name or ("" if one.figure is None else one.figure.id)),
    ]
