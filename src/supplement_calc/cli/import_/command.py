"""`supplement-calc import`."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..delivery import refuse_overwriting
from ..options import no_twice_stdin

if TYPE_CHECKING:
    from ...importing.extract import Wanted

KINDS = ("establishment", "spine", "comparators", "workforce")


@click.command("import")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@click.option("-o", "--output", metavar="CASE", help="Write a new case to CASE (default: standard output).")
@click.option("--into", metavar="CASE", help="Replace only these sections of CASE, whole or not at all.")
@click.option("--kind", type=click.Choice(KINDS), help="What the file is (default: found by its columns).")
@click.option(
    "--column",
    "columns",
    metavar="FIELD=NAME",
    multiple=True,
    help="The column of a field, for example fte=WTE; none leaves the field out. May be repeated.",
)
@click.option("--sheet", metavar="NAME", help="The sheet of a workbook, hidden ones too.")
@click.option("--full-time-hours", default="37", metavar="HOURS", help="Hours a week of a full-time post (default: 37).")
@click.option("--date", "as_at", metavar="DATE", help="The day of the extract: who left before it is left out.")
@click.option("--area", help="The region or council to take from the Department for Education's file.")
@click.option("--grade", help="Our grade that every comparator's pay compares with, where the file says none.")
@click.option("--title", help="The title of a new case (default: from the name of the file).")
@click.option("--force", is_flag=True, help="Replace CASE if it exists.")
@click.pass_context
def command(
    ctx: click.Context, files: tuple[str, ...], output: str | None, into: str | None, kind: str | None,
    columns: tuple[str, ...], sheet: str | None, full_time_hours: str, as_at: str | None, area: str | None, grade: str | None,
    title: str | None, force: bool,
) -> None:  # fmt: skip
    """Bring in an extract: posts, a pay spine, comparators or the national workforce file.

    \b
        supplement-calc import establishment.csv spine.csv -o case.yaml
        supplement-calc import comparators.xlsx --sheet Survey --into case.yaml
        supplement-calc import workforce.csv --area 'East Midlands' --into case.yaml

    A row is a post or a person, or counts of them. What each file is and what each column gives is found, shown on
    standard error, and set with --kind and --column. Every row left out is listed with its reason. No name, number
    or birthday of anybody is carried over. A case that `check` would refuse is not written.

    `-` is standard input. Workbooks (.xlsx) need the extra: pip install 'supplement-calc[import]'.
    """
    from ...importing.table import Unimportable
    from .writing import new, refused, replace

    no_twice_stdin((*files, into or ""))
    if into is not None and output is not None:
        raise click.UsageError("--into replaces sections of a case, --output writes a new one; give one of them.")
    refuse_overwriting(output, files)
    if into is not None:
        refuse_overwriting(into, files)
    _refuse_existing(output, force)
    try:
        wanted = _wanted(kind, sheet, columns, full_time_hours, as_at, area, grade)
        ctx.exit(new(files, wanted, output, title) if into is None else replace(files, wanted, into))
    except Unimportable as error:
        ctx.exit(refused(error))


def _refuse_existing(output: str | None, force: bool) -> None:
    if output and output != "-" and not force and Path(output).is_file():
        raise click.UsageError(f"{output} exists; --into replaces its sections, --force all of it.")


def _wanted(
    kind: str | None,
    sheet: str | None,
    columns: Sequence[str],
    hours: str,
    as_at: str | None,
    area: str | None,
    grade: str | None,
) -> Wanted:
    from ...importing.extract import Wanted
    from ...importing.values import day, number

    full = number(hours).value
    if not full or full > Fraction(168):
        raise click.UsageError(f"--full-time-hours is the hours of a week, such as 37, not {hours!r}.")
    of = day(as_at) if as_at else None
    if as_at and of is None:
        raise click.UsageError(f"--date is a day such as 2026-03-31, not {as_at!r}.")
    pairs = [text.partition("=") for text in columns]
    for text, (field, _, name) in zip(columns, pairs, strict=True):
        if not field.strip() or not name.strip():
            raise click.UsageError(f"--column needs FIELD=NAME, for example fte=WTE; it was given {text!r}.")
    chosen = {field.strip().lower().replace("-", "_"): name.strip() for field, _, name in pairs}
    return Wanted(kind, sheet, chosen, full, of, area, grade)
