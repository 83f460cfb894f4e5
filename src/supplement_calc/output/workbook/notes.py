"""Sheets of words: notes and sources, the register of assumptions, and what a check of the case finds."""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Problem
from ...ledger import POUND
from ..amounts import Shown
from ..reports import Report
from .book import Book, Column
from .cells import Cell, Text, unit_of
from .contents import Contents
from .model import DIGITS, SURE, Model
from .results import amount

NOTES, ASSUMPTIONS, FINDINGS = "Notes and sources", "Assumptions", "Findings of check"
_ASSUMED = "What is assumed"
Row = list[Cell | None]


def notes(book: Book, model: Model, report: Report, contents: Contents) -> None:
    """What the tables rest on, in words, and where the case is from."""
    what = ("Sentences about the case as it is in the file: they do not follow inputs that are changed here.",)
    sheet = book.sheet(NOTES, "Notes and sources", what)
    rows: list[Row] = [[Text(about), Text(text)] for about, text in _notes(model, report, contents)]
    sheet.table((Column("About", 50), Column("Note", 130)), rows)


def _notes(model: Model, report: Report, contents: Contents) -> Iterator[tuple[str, str]]:
    case = report.case
    if case.source:
        yield "Source of the case", case.source
    yield from (("Changed for this run", one.text) for one in case.changed)
    yield "Rounding", f"{_sentence(report.shown)} {_ROUNDING}"
    yield "Precision", precision(model)
    yield from (("Not forecast", f"{one.headline} ({one.span.place})") for one in contents.refused)
    yield from ((f"{one.label} ({one.command})", one.text) for one in contents.answers if one.text)
    yield from dict.fromkeys(contents.notes)


_ROUNDING = (
    "Totals add the rounded lines. A line is first rounded to the guard places, since a spreadsheet holds binary floats: "
    "half a pound is then half a pound."
)


_PRECISION = f"A spreadsheet holds {DIGITS} digits of a number: amounts below £{SURE:,f} are exact to the penny."


def precision(model: Model) -> str:
    """Up to which amounts a spreadsheet is exact, and how far it may be off where the case has larger ones."""
    off = model.imprecision()
    larger = "" if off is None else f" This case has larger ones, which a spreadsheet may have otherwise by up to £{off:,.2f}."
    return f"{_PRECISION}{larger}"


def _sentence(shown: Shown) -> str:
    phrase = shown.rounding_phrase
    return f"{phrase[0].upper()}{phrase[1:]}, halves away from zero."


def assumptions(book: Book, model: Model, report: Report, contents: Contents) -> None:
    """What the case assumes, what the law or public data fix, and what the author has silenced, with where each is from."""
    sheet = book.sheet(
        ASSUMPTIONS, "Assumptions", ("Values follow the inputs. What is fixed has its source next to it.",), follows=True
    )
    columns = (
        Column("Assumption", 60),
        Column("Value", 18, right=True),
        Column("Unit", 10),
        Column("Kind", 26),
        Column("Where it is from", 100),
    )
    sheet.table(columns, list(_assumptions(model, report, contents)))


def _assumptions(model: Model, report: Report, contents: Contents) -> Iterator[Row]:
    for one in contents.answers:
        if one.text and one.label == "Rests on":
            yield [Text(f"The {one.command.lower()} rests on"), None, None, Text("in words"), Text(one.text)]
    for part in contents.parts:
        for row in part.rows:
            if row.table == _ASSUMED:
                span = getattr(row.figure.origin, "span", None)
                where = "worked out" if span is None else f"{span.source.name}, line {span.line}"
                yield [Text(row.label), amount(model, row.figure), Text(unit_of(row.figure)), Text("forecast"), Text(where)]
    for fixed in model.fixed:
        assert fixed.figure is not None
        kind = Text("fixed in this workbook")
        yield [Text(fixed.label), amount(model, fixed.figure), Text(unit_of(fixed.figure)), kind, Text(fixed.source)]
    for silence in report.case.silences.values():
        yield [Text(f"Silenced: {silence.rule}"), None, None, Text("by the author"), Text(silence.reason)]


def findings(book: Book, report: Report, contents: Contents) -> int:
    """What `check` finds in the case, each finding with its line and how to correct it; gives how many there are."""
    found = _found(report, contents)
    sheet = book.sheet(
        FINDINGS, "Findings of check", ("What the rules and the printed figures show of the case file as it is.",)
    )
    columns = (
        Column("Code", 28), Column("Severity", 12), Column("Finding", 100), Column("Line", 8), Column("How to correct it", 80)
    )  # fmt: skip
    rows: list[Row] = [_finding(one) for one in found]
    if not rows:
        rows = [[Text("none"), Text(""), Text("The check finds nothing."), Text(""), Text("")]]
    sheet.table(columns, rows)
    return len(found)


def _found(report: Report, contents: Contents) -> list[Problem]:
    from ...checks.check import findings as found_in
    from ...checks.context import CheckContext
    from ...diagnostics import in_file_order

    context = CheckContext(report.case, full=report.full)
    if contents.forecast is not None and report.shown.rounding == POUND:
        context.forecast = contents.forecast  # what is made already
    problems = context.without_small_counts([*report.problems, *found_in(context).problems])
    return in_file_order(one for one in problems if one.excuse is None)


def _finding(one: Problem) -> Row:
    line = str(one.span.line)
    return [Text(one.code), Text(one.severity), Text(one.headline), Text(line), Text(one.help or "")]
