"""The cover: whose case it is, of when, made by what from which file, whether all checks pass, and what is on each sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256

from ... import __version__
from ...case.case import Case
from ...ledger.figure import NO_VALUE, UNKNOWN
from ...reference.calendar import day_in_words
from ..reports import Report
from .book import Column, Placed, Sheet, Warned, literal
from .cells import Cell, Formula, Link, Look, Text
from .checks import MASTER, unchanged

COVER = "Cover"
_BOLD = Look(kind="subtotal")
Row = list[Cell | None]


def cover(
    sheet: Sheet,
    report: Report,
    sheets: Mapping[str, str],
    inputs: Placed | None,
    found: int,
    warned: Sequence[Warned],
    imprecise: str,
) -> None:
    """Fill the cover, which stands first and on one page, once all other sheets are there."""
    sheet.worksheet.fit_to_pages(1, 1)
    rows: list[Row] = [
        *_lines(report),
        [Text("Master check", _BOLD), Formula(_passes(warned), "All checks pass", _BOLD)],
        [Text("Inputs"), Formula(_inputs(inputs), "As in the case file")],
        [Text("Findings of check"), Text(f"{found} in the case file" if found else "None in the case file")],
    ]
    if imprecise:
        rows.append([Text("Precision"), Text(imprecise)])
    rows += [[Link(name, name), Text(what)] for name, what in sheets.items()]
    sheet.table((Column("About this workbook", 30), Column("What it is", 110)), rows)
    sheet.worksheet.set_first_sheet()
    sheet.worksheet.activate()


def _passes(warned: Sequence[Warned]) -> str:
    otherwise = '"A check fails: see the sheet of checks"'
    for one in reversed(warned):
        otherwise = f"IF({one.unless},{otherwise},{literal(one.text)})"
    return f'IF({MASTER},"All checks pass",{otherwise})'


def _inputs(inputs: Placed | None) -> str:
    return f'IF({unchanged(inputs)},"As in the case file","Changed in this workbook: see the sheet of inputs")'


def _lines(report: Report) -> list[Row]:
    return [[Text(name), Text(text)] for name, text in _about(report)]


def _about(report: Report) -> Iterator[tuple[str, str]]:
    case = report.case
    if case.organisation:
        yield "Organisation", case.organisation
    if case.source:
        yield "Source", case.source
    yield from _dates(case)
    yield "Case file", case.file.name
    yield "SHA-256 of the case file", sha256(case.file.text.encode() if case.file.data is None else case.file.data).hexdigest()
    yield from (("Changed for this run", one.text) for one in case.changed)
    yield "Made by", f"supplement-calc {__version__}"
    yield "Rounding", f"{report.shown.rounding_phrase}; halves away from zero; totals add the rounded lines"
    yield "How to use it", _HOW
    yield "What is fixed", _FIXED
    yield "Money", "In pounds on every sheet"


def _dates(case: Case) -> Iterator[tuple[str, str]]:
    if case.period is not None:
        ends = "" if case.period.ends is None else f" to {day_in_words(case.period.ends)}"
        yield "Supplement proposed", f"{'' if ends else 'From '}{day_in_words(case.period.starts)}{ends or ', no end date'}"


_HOW = (
    "Change a value on a yellow ground on the sheet of inputs: every other sheet is formulas and follows. A figure without an "
    f"answer says {NO_VALUE}; one that the case does not say enough for, {UNKNOWN}."
)
_FIXED = (
    "The dates, the number of months, which grades there are and which rules apply are as in the case file. For others, change "
    "that file and make the workbook again. Sentences and findings do not follow the inputs either."
)
