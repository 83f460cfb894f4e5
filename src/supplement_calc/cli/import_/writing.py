"""Write what extracts give: a new case, or the sections of one that is there; whole, and only where `check` would take it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..delivery import deliver
from ..result import CASE_WRONG, USAGE_WRONG, WELL, report_problems

if TYPE_CHECKING:
    from ...case.loading import Loaded
    from ...case.models.fields.points import PayPoint
    from ...diagnostics import Problem, Source
    from ...importing.extract import Extract, Wanted
    from ...importing.table import Row
    from ...importing.table import Unimportable as Refusal

_EVERY = 1000
_MARK = "\ufeff"


def new(files: Sequence[str], wanted: Wanted, output: str | None, title: str | None) -> int:
    """A new case from the files, in `output` or on standard output; the exit code.

    Raises `Unimportable` for a file that cannot be brought in.
    """
    from ...diagnostics import Source, is_failure
    from ...importing.case_text import new_case, titled
    from ...importing.table import Unimportable

    extracts = _brought_in(files, wanted, {})
    gives = {section for extract in extracts for section in extract.gives}
    if "comparators" in gives and "grades" not in gives:
        raise Unimportable(
            "a case of comparators alone has no grades to compare with", "put them into a case with --into case.yaml", 1
        )
    made = new_case(title or titled(files[0]), extracts)
    problems = _found(_loaded(Source(output if output not in (None, "-") else "<import>", made)))
    report_problems(problems)
    if any(map(is_failure, problems)):
        return _not_written()
    deliver(made, output)
    return WELL


def replace(files: Sequence[str], wanted: Wanted, into: str) -> int:
    """The case with the sections that the files give in place of its own; the exit code.

    Raises `Unimportable` for a file that cannot be brought in.
    """
    from ...diagnostics import Source
    from ...importing.case_text import case_with
    from ...parser.source_file import UnreadableFile, open_source

    try:
        source, problems = open_source(into)
    except UnreadableFile as error:
        report_problems([error.problem])
        return USAGE_WRONG
    before = _loaded(source, problems)
    if before.root is None:
        report_problems(before.problems)
        return CASE_WRONG
    spines = before.part.pay_points if before.part is not None else ()
    known = {
        point: Fraction(pay.value)
        for spine in spines
        for point, pay in spine.items()
        if pay.value is not None and sum(point in one for one in spines) == 1
    }
    extracts = _brought_in(files, wanted, known)
    made = case_with(source.text, before.root, extracts)
    after = _loaded(Source(source.name, made))
    if worse := _new_failures(before.problems, after.problems):
        report_problems(worse)
        return _not_written()
    has_mark = into != "-" and Path(into).read_bytes().startswith(_MARK.encode())
    deliver((_MARK if has_mark else "") + made, into)
    return WELL


def refused(error: Refusal) -> int:
    """Say why nothing is brought in; the exit code."""
    from ...diagnostics.text import safe

    help = f"\n  To fix: {safe(error.help)}" if error.help else ""
    click.echo(f"Error: {safe(error.text)}.{help}", err=True)
    return error.code


def _not_written() -> int:
    click.echo("Nothing is written: `check` would refuse the case.", err=True)
    return CASE_WRONG


def _brought_in(files: Sequence[str], wanted: Wanted, known: dict[PayPoint, Fraction]) -> list[Extract]:
    """What the files give, told on standard error."""
    from ...diagnostics.text import safe
    from ...importing.extract import bring_in
    from ...output.progress import tally

    with tally(sys.stderr, lambda number: f"Read {number:,} rows") as told:
        extracts = bring_in(files, wanted, known, _day_of, told, lambda rows: _watched(rows, told))
    for extract in extracts:
        first, *rest = extract.provenance(quoting=True)
        click.echo(safe(first), err=True)
        for line in rest:
            click.echo(f"  {safe(line)}", err=True)
    return extracts


def _watched(rows: Sequence[Row], told: Callable[[int], object]) -> Iterable[Row]:
    def each() -> Iterator[Row]:
        for number, row in enumerate(rows):
            if not number % _EVERY:
                told(number)
            yield row

    return each()


def _day_of(name: str) -> date:
    """The day that a file was last changed; today's for standard input."""
    try:
        changed = Path(name).stat().st_mtime_ns // 1_000_000_000
    except OSError:
        return datetime.now(UTC).date()
    return datetime.fromtimestamp(changed, UTC).date()


def _loaded(source: Source, problems: Sequence[Problem] = ()) -> Loaded:
    from ...case.loading import load_text
    from ...case.sections import EVERYTHING

    return load_text(source, EVERYTHING, before=problems)


def _found(loaded: Loaded) -> list[Problem]:
    """All that `check` finds."""
    if loaded.case is None:
        return loaded.problems
    from ...checks.check import findings
    from ...checks.context import CheckContext

    context = CheckContext(loaded.case)
    return context.without_small_counts([*loaded.problems, *findings(context).problems])


def _new_failures(before: Sequence[Problem], after: Sequence[Problem]) -> list[Problem]:
    """What stands in the way of the case now and did not before."""
    from ...diagnostics import is_failure

    known = {(problem.code, problem.headline) for problem in before}
    return [problem for problem in after if is_failure(problem) and (problem.code, problem.headline) not in known]
