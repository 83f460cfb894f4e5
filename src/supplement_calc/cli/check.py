"""`supplement-calc check`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import click

from ..output.progress import counted
from .options import chosen_format, set_option
from .run import CASE_WRONG, USAGE_WRONG, Result, deliver, deliver_lines, few_collections, no_twice_stdin, refuse_overwriting

if TYPE_CHECKING:
    from ..case_file.opening import Unopened
    from ..diagnostics import Problem
    from ..diagnostics.reports import Checked

FORMATS = ("full", "concise", "github", "json", "junit", "sarif")
_BY_SUFFIX = {".json": "json", ".txt": "full", ".xml": "junit", ".sarif": "sarif"}


@click.command("check")
@click.argument("cases", metavar="CASE...", nargs=-1, required=True)
@click.option(
    "-f", "--format", "format_", type=click.Choice(FORMATS), help="How to show what is found: full, or github on GitHub."
)
@click.option("-o", "--output", metavar="FILE", help="Write to FILE, replaced whole.")
@click.option(
    "--report", "reports", metavar="FORMAT=FILE", multiple=True, help="Write FILE in FORMAT as well. May be repeated."
)
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
@click.option("--no-source", is_flag=True, help="Leave the lines of the file out, for logs that others read.")
@set_option
@click.pass_context
def command(
    ctx: click.Context, cases: tuple[str, ...], format_: str | None, output: str | None, reports: tuple[str, ...], strict: bool,
    no_source: bool, sets: tuple[str, ...],
) -> None:  # fmt: skip
    """Check case files: every problem of every file in one run.

    \b
        supplement-calc check cases/*.yaml
        supplement-calc check cases --report junit=found.xml --report sarif=found.sarif

    A directory is searched for .yaml and .yml files. Silent when all is well. The exit code is 1 when a case is wrong,
    2 when a file cannot be read. `supplement-calc rule CODE` explains a problem's code.
    """
    no_twice_stdin(cases)
    wanted = [_report(report) for report in reports]
    result = Result()
    with counted(_files(cases), sys.stderr) as names, few_collections():
        checked = _check(names, sets, strict, result)
    files = [one.file for one in checked]
    for _, file in [("", output), *wanted]:
        refuse_overwriting(file, files)
    shown = _format(format_, output)
    for report_format, file in wanted:
        _deliver(report_format, checked, file, strict=strict, no_source=no_source)
    _deliver(shown, checked, output, strict=strict, no_source=no_source)
    _summarise(checked)
    ctx.exit(result.code)


def _report(text: str) -> tuple[str, str]:
    """`FORMAT=FILE`."""
    name, equals, file = text.partition("=")
    if name not in FORMATS or not equals or not file:
        raise click.UsageError(f"--report needs FORMAT=FILE, its format one of {', '.join(FORMATS)}; it was given {text!r}.")
    return name, file


def _format(format_: str | None, output: str | None) -> str:
    on_github = os.environ.get("GITHUB_ACTIONS") == "true" and output is None
    return chosen_format(format_, output, _BY_SUFFIX, "github" if on_github else "full")


def _files(cases: Sequence[str]) -> list[str | Unopened]:
    from ..case_file.finding import files_of

    return list(files_of(cases))


def _check(names: Iterable[str | Unopened], sets: tuple[str, ...], strict: bool, result: Result) -> list[Checked]:
    from ..case_file.loading import load
    from ..case_file.opening import Unopened
    from ..case_file.sections import EVERYTHING
    from ..diagnostics import is_failure
    from ..diagnostics.reports import Checked
    from .options import overrides

    checked = []
    for name in names:
        try:
            if isinstance(name, Unopened):
                raise name
            loaded = load(name, EVERYTHING, overrides(sets))
        except Unopened as unopened:
            checked.append(Checked(unopened.problem.span.source.name, [unopened.problem]))
            result.at_least(USAGE_WRONG)
            continue
        checked.append(Checked(loaded.file.name, loaded.problems))
        result.at_least(CASE_WRONG if any(is_failure(problem, strict=strict) for problem in loaded.problems) else 0)
    return checked


def _deliver(format_: str, checked: Sequence[Checked], output: str | None, *, strict: bool, no_source: bool) -> None:
    from .. import __version__
    from ..diagnostics import formats, reports
    from ..diagnostics.full import lines

    problems: list[Problem] = [problem for one in checked for problem in one.problems]
    match format_:
        case "full":
            deliver_lines(lambda columns: lines(problems, source=not no_source, columns=columns), output)
        case "concise":
            deliver(formats.concise(problems), output)
        case "github":
            deliver(formats.github(problems), output)
        case "json":
            deliver(reports.as_json(checked), output)
        case "junit":
            deliver(reports.junit(checked, strict=strict), output)
        case _:
            deliver(reports.sarif(checked, __version__), output)


def _summarise(checked: Sequence[Checked]) -> None:
    """What was found in all, on standard error: nothing where nothing was."""
    problems = [problem for one in checked for problem in one.problems]
    if not problems:
        return
    counts = [(word, sum(problem.severity == word for problem in problems)) for word in ("error", "warning", "note")]
    said = ", ".join(f"{count} {word}{'s' if count != 1 else ''}" for word, count in counts if count)
    files = sum(bool(one.problems) for one in checked)
    click.echo(f"Found {said} in {files} of {len(checked)} file{'s' if len(checked) != 1 else ''}.", file=sys.stderr)
