"""`supplement-calc report`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from ..delivery import OutputError, deliver_bytes, document_writer, refuse_overwriting
from ..options import money_options, set_option, shown
from ..result import CASE_WRONG, Result, report_problems

if TYPE_CHECKING:
    from ...case.loading import Loaded
    from ...output.reports import Kind, Report, Writer


@click.command("report")
@click.argument("case")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE, replaced whole; its ending picks the document.")
@click.option("--template", metavar="FILE", help="Take the styles of the paper from this Word document (.docx).")
@click.option("--charts", metavar="DIR", help="Write each chart to this folder, as SVG and as PNG.")
@click.option("--full", is_flag=True, help="Show counts of people under 5 too.")
@money_options
@set_option
@click.pass_context
def command(
    ctx: click.Context, case: str, output: str | None, template: str | None, charts: str | None, full: bool,
    round_: str | None, unit: str, sets: tuple[str, ...],
) -> None:  # fmt: skip
    """Write a case as a document: the committee paper, or a workbook whose numbers are live.

    \b
        supplement-calc report cases/derbyshire-2019.yaml -o paper.docx
        supplement-calc report cases/derbyshire-2019.yaml -o paper.html
        supplement-calc report cases/derbyshire-2019.yaml -o case.xlsx
        supplement-calc report case.yaml -o paper.docx --template council.docx
        supplement-calc report case.yaml -o paper.md --charts charts

    The paper opens with the key figures. Its sections have the words of the case's `narrative:`, with figures in place of
    their names, then tables and charts. What it does not have yet is listed at its end. Every computed cell of the
    workbook is a formula: change an input on its sheet, and every figure follows.

    It needs the office extra: pip install 'supplement-calc[office]'.
    """
    from ...case.sections import EVERYTHING
    from ...output.reports import Report
    from ..loading import load_case

    if output is None and charts is None:
        raise click.UsageError("Missing option '-o' / '--output': name the file to write, such as paper.docx.")
    refuse_overwriting(output, [case, *([template] if template is not None else [])])
    kind = None if output is None else _kind(output)
    how = shown(round_, unit)
    document = None if kind is None or output is None else document_writer(kind, output)
    styles = _template(template, kind)
    if charts is not None:
        from .charts import refuse_without_libraries

        refuse_without_libraries(charts)
    result = Result()
    loaded = load_case(case, EVERYTHING, sets, result)
    if loaded is not None and loaded.case is not None and _is_sound(loaded, kind, result, full=full):
        at = None if charts is None or output is None else _link(output, charts)
        report = Report(loaded.case, loaded.problems, how, full, styles, at, _say)
        if charts is not None:
            from .charts import write_charts

            write_charts(report, charts)
        if document is not None and output is not None:
            deliver_bytes(_written(document, report, template, output), output)
    ctx.exit(result.code)


def _kind(output: str) -> Kind:
    from ...output.reports import KINDS, kind_of

    kind = kind_of(output)
    if kind is None:
        raise click.UsageError(f"The ending of {output or 'no name'} says no document; use one of {', '.join(KINDS)}.")
    return kind


def _template(name: str | None, kind: Kind | None) -> bytes | None:
    """The Word document whose styles the paper takes, read whole."""
    if name is None:
        return None
    if kind is None or not kind.takes_template:
        raise click.UsageError("--template is for a paper in Word; write it with -o FILE.docx.")
    from pathlib import Path

    try:
        data = Path(name).read_bytes()
    except OSError as error:
        raise OutputError(f"{name} cannot be read: {error.strerror or error}.") from None
    if len(data) > _LARGEST:
        raise click.UsageError(f"{name} is larger than {_LARGEST // 1_000_000} MB; a template has styles and no more.")
    return data


_LARGEST = 20_000_000


def _is_sound(loaded: Loaded, kind: Kind | None, result: Result, *, full: bool) -> bool:
    """Whether the narrative names figures that the case has, where the document has it; what is wrong with it is reported."""
    if kind is None or not kind.is_paper or loaded.case is None or loaded.case.narrative is None:
        return True
    from ...checks.context import CheckContext
    from ...checks.rules.narrative import errors_of
    from ...diagnostics import in_file_order

    context = CheckContext(loaded.case, full=full)
    wrong = context.without_small_counts(in_file_order(errors_of(context)))
    report_problems(wrong)
    result.at_least(CASE_WRONG if wrong else 0)
    return not wrong


def _written(document: Writer, report: Report, template: str | None, output: str) -> bytes:
    from ...output.reports import NotATemplate, TooLarge

    try:
        return document.written(report)
    except NotATemplate as error:
        raise click.UsageError(f"{template} {error}.") from None
    except TooLarge as error:
        raise OutputError(f"{output} cannot be written: {error}. A shorter forecast has fewer.") from None


def _link(output: str, charts: str) -> str:
    """The folder of the charts as a link from the document has it."""
    import os
    from pathlib import Path
    from urllib.parse import quote

    try:
        return quote(Path(os.path.relpath(charts, Path(output).parent)).as_posix())
    except ValueError:  # another drive
        return quote(Path(charts).as_posix())


def _say(text: str) -> None:
    from ...diagnostics.styled_text import StyledText
    from ...output.terminal import show

    show([(StyledText(text),)], sys.stderr)
