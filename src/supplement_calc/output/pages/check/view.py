"""What a check finds, as tables: a row a finding, a row a printed figure, and how many of each a file has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from ....diagnostics.checked import Checked, CheckRun
from ....diagnostics.problem import Problem
from ....diagnostics.render.json import data_of
from ...check_summary import AGREE, cause_of, reason_of
from ...document import Document, Grid, GridRow, Heading, Sentence
from ...view import Cell, Records, TableSheet, View

_SEVERITIES = ("error", "warning", "note")
_COUNTS = (
    *(f"{severity}s" for severity in _SEVERITIES), "accepted", "silenced", "printed_figures", "agree", "differ",
    "cannot_be_worked_out",
)  # fmt: skip
_FINDINGS = ("file", "line", "column", "code", "severity", "message", "help", "excused", "reason")
_PRINTED = (
    "file", "line", "figure", "printed", "case_gives", "result", "how", "reason_that_fits_best", "accepted_because", "where",
)  # fmt: skip
Row = tuple[Cell, ...]


def check_view(run: CheckRun) -> View:
    """A page of what is to be corrected; a workbook also has what is accepted or silenced, with the reasons."""
    return View(lambda: [_page(run)], lambda: _findings(run), lambda: data_of(run), sheets=lambda: list(_sheets(run)))


def _sheets(run: CheckRun) -> Iterator[TableSheet]:
    yield TableSheet("Summary", "What the check found", Records(("file", *_COUNTS, "not_checked"), [map(_counted, run.files)]))
    yield TableSheet("Findings", "Findings", _findings(run))
    if any(one.reconciled for one in run.files):
        yield TableSheet("Printed figures", "Printed figures held against the case", Records(_PRINTED, [_printed(run)]))


def _findings(run: CheckRun) -> Records:
    return Records(_FINDINGS, [map(_finding, run.problems)])


def _finding(problem: Problem) -> Row:
    span, excuse = problem.span, problem.excuse
    place = (span.source.name, Decimal(span.line), Decimal(span.column))
    excused = (None, None) if excuse is None else (excuse.kind, excuse.reason)
    return (*place, problem.code, problem.severity, problem.headline, problem.help, *excused)


def _printed(run: CheckRun) -> Iterator[Row]:
    for one in run.files:
        for verdict in one.reconciled:
            said = (verdict["published"], verdict["computed"], verdict["result"], verdict["how"])
            more = (_why(verdict), verdict["accepted"], verdict["where"])
            texts = (None if text is None else str(text) for text in (verdict["figure"], *said, *more))
            yield (one.file, Decimal(str(verdict["line"])), *texts)


def _counted(one: Checked) -> Row:
    return (one.file, *map(Decimal, _numbers(one)), one.not_checked_sentence or None)


def _numbers(one: Checked) -> list[int]:
    """How many of each of `_COUNTS`."""
    kinds = [None if problem.excuse is None else problem.excuse.kind for problem in one.problems]
    severities: list[str] = [problem.severity for problem in one.problems if problem.excuse is None]
    results = [verdict["result"] for verdict in one.reconciled]
    agree, derived = sum(map(results.count, AGREE)), results.count("cannot be derived")
    of_each = (*map(severities.count, _SEVERITIES), kinds.count("accepted"), kinds.count("silenced"))
    return [*of_each, len(results), agree, len(results) - agree - derived, derived]


def _page(run: CheckRun) -> Document:
    files, problems = run.files, run.shown
    name = files[0].file if len(files) == 1 else f"{len(files)} files"
    grids = [_summary(files), *([_found(problems, len(files) > 1)] if problems else []), *_verdicts(run)]
    told = [] if problems else [Sentence("Nothing to correct.")]
    not_checked = [one.not_checked_sentence for one in files if one.not_checked_sentence]
    return (Heading(f"Check of {name}"), *grids, *told, *map(Sentence, not_checked))


def _summary(files: Sequence[Checked]) -> Grid:
    """A row a file; what no file has is left out, but for the findings."""
    numbers = [_numbers(one) for one in files]
    columns = [
        ("Errors", [of[0] for of in numbers]),
        ("Warnings", [of[1] for of in numbers]),
        ("Notes", [of[2] for of in numbers]),
        ("Excused", [of[3] + of[4] for of in numbers]),
        ("Printed figures", [of[5] for of in numbers]),
        ("That agree", [of[6] for of in numbers]),
    ]
    used = [(head, column) for head, column in columns if any(column) or head in ("Errors", "Warnings", "Notes")]
    rows = (GridRow((one.file, *(str(column[row]) for _, column in used))) for row, one in enumerate(files))
    return Grid(("What the check found", *(head for head, _ in used)), tuple(rows), widest=60)


def _found(problems: Sequence[Problem], has_several: bool) -> Grid:
    rows = []
    for problem in problems:
        place = problem.span.place if has_several else f"Line {problem.span.line}"
        excuse = problem.excuse
        kind = problem.severity if excuse is None else f"{problem.severity}, {excuse.kind}"
        message = f"{problem.headline}." + ("" if excuse is None else f" {excuse.kind.capitalize()}: {excuse.reason}")
        rows.append(GridRow((place, f"{kind}: {problem.code}", message, problem.help or "")))
    return Grid(("Findings", "Code", "What is wrong", "To fix"), tuple(rows), left=(0, 1, 2, 3), widest=60)


def _verdicts(run: CheckRun) -> Iterator[Grid]:
    """The printed figures that do not agree; those that do are counted."""
    rows = [
        GridRow(
            (str(verdict["figure"]), str(verdict["published"]), _ours(verdict), str(verdict["result"]), _why(verdict) or "")
        )
        for one in run.files
        for verdict in one.reconciled
        if verdict["result"] not in AGREE and (run.verbose or verdict["accepted"] is None)
    ]
    if rows:
        heads = ("Printed figures that do not agree", "Printed", "Case gives", "Result", "Reason that fits best")
        yield Grid(heads, tuple(rows), left=(0, 3, 4), widest=60)


def _result(verdict: Mapping[str, object]) -> tuple[str, str]:
    return str(verdict["result"]), _why(verdict) or ""


def _ours(verdict: Mapping[str, object]) -> str:
    return "none" if verdict["computed"] is None else str(verdict["computed"])


def _why(verdict: Mapping[str, object]) -> str | None:
    """The slip that gives a figure which does not agree, in a few words and then in full."""
    if verdict["result"] in AGREE:
        return None
    cause = cause_of(verdict)
    return reason_of(verdict) + ("" if cause is None else f": {cause['says']}")
