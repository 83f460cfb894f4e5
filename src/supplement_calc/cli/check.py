"""`supplement-calc check`."""

from __future__ import annotations

import click

from .options import chosen_format, set_option
from .run import CASE_WRONG, USAGE_WRONG, Result, deliver, deliver_lines, no_twice_stdin, refuse_overwriting

FORMATS = ("full", "concise", "github", "json")
_BY_SUFFIX = {".json": "json", ".txt": "full"}


@click.command("check")
@click.argument("cases", metavar="CASE...", nargs=-1, required=True)
@click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help="How to show what is found; full unless said.",
)
@click.option("-o", "--output", metavar="FILE", help="Write to FILE, replaced whole.")
@click.option("--no-source", is_flag=True, help="Leave the lines of the file out, for logs that others read.")
@set_option
@click.pass_context
def command(
    ctx: click.Context, cases: tuple[str, ...], format_: str | None, output: str | None, no_source: bool, sets: tuple[str, ...]
) -> None:
    """Check case files: every problem of every file in one run.

    \b
        supplement-calc check cases/*.yaml
        supplement-calc check case.yaml -f github

    Silent when all is well. The exit code is 1 when a case is wrong, 2 when a file cannot be read.
    """
    from ..case_file.loading import load
    from ..case_file.opening import Unopened
    from ..case_file.sections import EVERYTHING
    from ..diagnostics import is_failure
    from .options import overrides

    refuse_overwriting(output, cases)
    format_ = chosen_format(format_, output, _BY_SUFFIX, "full")
    no_twice_stdin(cases)
    result, problems = Result(), []
    for name in cases:
        try:
            found = load(name, EVERYTHING, overrides(sets)).problems
            result.at_least(CASE_WRONG if any(map(is_failure, found)) else 0)
        except Unopened as unopened:
            found = [unopened.problem]
            result.at_least(USAGE_WRONG)
        problems += found
    match format_:
        case "full":
            from ..diagnostics.full import lines

            deliver_lines(lambda columns: lines(problems, source=not no_source, columns=columns), output)
        case "json":
            from ..diagnostics.formats import as_data
            from ..output.as_json import FORMAT, dumps

            deliver(dumps({"format": FORMAT, "problems": [as_data(problem) for problem in problems]}), output)
        case _:
            from ..diagnostics import formats

            deliver(getattr(formats, format_)(problems), output)
    ctx.exit(result.code)
