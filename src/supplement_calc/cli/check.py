"""`supplement-calc check`."""

from __future__ import annotations

import os
import sys

import click

from ..diagnostics.checked import CheckRun
from ..diagnostics.render.registry import FORMATS
from ..output.progress import counted
from ..output.terminal import columns as columns_of
from ..output.terminal import fitting
from .check_files import CheckOptions, Requirements, check_files
from .check_output import rendered_apart, tables_apart
from .delivery import columns_for, deliver, deliver_document, refuse_overwriting, refuse_two_in_one
from .options import chosen_format, no_twice_stdin, set_option
from .result import Result


@click.command("check")
@click.argument("cases", metavar="CASE...", nargs=-1, required=True)
@click.option(
    "-f", "--format", "format_", type=click.Choice(list(FORMATS)), help="Output format (default: full; github on GitHub)."
)
@click.option("-o", "--output", metavar="FILE", help="Write to FILE, replaced whole; its ending picks the format.")
@click.option(
    "--report", "reports", metavar="FORMAT=FILE", multiple=True, help="Write FILE in FORMAT as well. May be repeated."
)
@click.option(
    "--policy", metavar="FILE", help="Check the cases against the limits in FILE; a case's own `policy:` wins, key by key."
)
@click.option(
    "--require",
    "requires",
    metavar="'FIGURE <= AMOUNT'",
    multiple=True,
    help="Report an error if a figure of the case is not so: <=, >=, <, > or =. May be repeated.",
)
@click.option("--strict", is_flag=True, help="Exit with an error if there are warnings.")
@click.option("--no-accept", is_flag=True, help="Report accepted differences too.")
@click.option("-v", "--verbose", is_flag=True, help="List accepted and silenced findings, and count the published figures.")
@click.option("--full", is_flag=True, help="Show counts of people under 5 too.")
@click.option("--no-source", is_flag=True, help="Leave out the lines of the file, for logs that others read.")
@set_option
@click.pass_context
def command(
    ctx: click.Context, cases: tuple[str, ...], format_: str | None, output: str | None, reports: tuple[str, ...],
    policy: str | None, requires: tuple[str, ...], strict: bool, no_accept: bool, verbose: bool, full: bool, no_source: bool,
    sets: tuple[str, ...],
) -> None:  # fmt: skip
    """Check case files: list every problem of every file, with how to correct it.

    \b
        supplement-calc check cases/*.yaml
        supplement-calc check cases --report junit=found.xml --report sarif=found.sarif
        supplement-calc check case.yaml --require 'forecast.net.total <= £1.2m'

    A directory is searched for .yaml and .yml files. Piped, it is silent when all is well; on a terminal it says so. An
    error in one section hides no rule of the others. The exit code is 1 when a case is wrong, 2 when a file cannot be read.
    `supplement-calc rule CODE` explains a problem's code.
    """
    from .discovery import files_of

    no_twice_stdin((*cases, policy or ""))
    refuse_overwriting(output, [*cases, *([policy] if policy else [])])
    wanted, format_ = [_report(report) for report in reports], _format(format_, output)
    refuse_two_in_one([output, *(file for _, file in wanted)])
    result = Result()
    options = CheckOptions(sets, policy, strict, not no_accept, full, Requirements(requires))
    with counted(list(files_of(cases)), sys.stderr) as names:
        checked = check_files(names, options, result)
    inputs = [*cases, *(one.file for one in checked), *([policy] if policy else [])]
    for _, file in [("", output), *wanted]:
        refuse_overwriting(file, inputs)
    run = CheckRun(checked, strict, verbose, not no_source)
    for name, file in [*wanted, (format_, output)]:
        if name in FORMATS:
            deliver(rendered_apart(name, run, columns_for(file), result), file)
        else:
            deliver_document(name, file or "", lambda kind: tables_apart(kind, run, result))
    _summarise(run)
    ctx.exit(result.code)


def _report(text: str) -> tuple[str, str]:
    """`FORMAT=FILE`."""
    name, equals, file = text.partition("=")
    if name not in FORMATS or not equals or not file:
        raise click.UsageError(f"--report needs FORMAT=FILE, its format one of {', '.join(FORMATS)}; it was given {text!r}.")
    return name, file


def _format(format_: str | None, output: str | None) -> str:
    on_github = os.environ.get("GITHUB_ACTIONS") == "true" and output is None
    return chosen_format(format_, output, FORMATS, "github" if on_github else "full")


def _summarise(run: CheckRun) -> None:
    """What was found and what could not be checked, on standard error: for people on a terminal, in a line or two elsewhere."""
    from ..diagnostics.text import width
    from ..output.check_summary import piped_lines, terminal_lines
    from ..output.formats.wrapping import wrap

    if not sys.stderr.isatty():
        for line in piped_lines(run):
            click.echo(line, file=sys.stderr)
    elif run.files:
        columns = columns_of(sys.stderr) or _WIDEST
        for line in terminal_lines(run):
            indent = line[: len(line) - len(line.lstrip())]
            lines = [line] if width(line) <= columns else [indent + part for part in wrap(line.strip(), columns - len(indent))]
            for part in lines:
                click.echo(fitting(part, sys.stderr), file=sys.stderr)


_WIDEST = 80
