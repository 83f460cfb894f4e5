"""`supplement-calc report`."""

from __future__ import annotations

import click

from ..delivery import OutputError, deliver_bytes, refuse_overwriting
from ..options import money_options, set_option, shown
from ..result import Result


@click.command("report")
@click.argument("case")
@click.option(
    "-o", "--output", metavar="FILE", required=True, help="Write to FILE, replaced whole; its ending picks the document."
)
@click.option("--full", is_flag=True, help="Show counts of people under 5 too.")
@money_options
@set_option
@click.pass_context
def command(
    ctx: click.Context, case: str, output: str, full: bool, round_: str | None, unit: str, sets: tuple[str, ...]
) -> None:
    """Write a case as a document: FILE.xlsx is a workbook whose numbers are live.

    \b
        supplement-calc report cases/derbyshire-2019.yaml -o case.xlsx
        supplement-calc report case.yaml -o case.xlsx --set agency.fte=50

    Every computed cell of the workbook is a formula: change an input on its sheet, and every figure follows. It needs
    the office extra: pip install 'supplement-calc[office]'.
    """
    from ...case.sections import EVERYTHING
    from ...output.reports import EXTRA, KINDS, MissingLibrary, Report, kind_of, writer
    from ..loading import load_case

    refuse_overwriting(output, [case])
    kind, how = kind_of(output), shown(round_, unit)
    if kind is None:
        raise click.UsageError(f"The ending of {output or 'no name'} says no document; use one of {', '.join(KINDS)}.")
    try:
        document = writer(kind)
    except MissingLibrary as missing:
        raise OutputError(f"{output} needs {missing}, which is not installed: {EXTRA}") from None
    result = Result()
    loaded = load_case(case, EVERYTHING, sets, result)
    if loaded is not None and loaded.case is not None:
        deliver_bytes(document.written(Report(loaded.case, loaded.problems, how, full)), output)
    ctx.exit(result.code)
