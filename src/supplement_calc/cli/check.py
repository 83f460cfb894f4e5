"""`supplement-calc check`."""

from __future__ import annotations

import click

from .options import set_option
from .run import CASE_WRONG, USAGE_WRONG, Result, deliver, deliver_lines, no_twice_stdin, refuse_overwriting

FORMATS = ("full", "concise", "github", "json")


@click.command("check")
@click.argument("cases", metavar="CASE...", nargs=-1, required=True)
@click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default="full",
    show_default=True,
    help="How to show what is found.",
)
@click.option("-o", "--output", metavar="FILE", help="Write to FILE, replaced whole.")
@click.option("--no-source", is_flag=True, help="Leave the lines of the file out, for logs that others read.")
@set_option
@click.pass_context
def command(
    ctx: click.Context, cases: tuple[str, ...], format_: str, output: str | None, no_source: bool, sets: tuple[str, ...]
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

    no_twice_stdin(cases)
    refuse_overwriting(output, cases)
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

            deliver_lines(lambda _: lines(problems, source=not no_source), output)
        case "json":
            from ..diagnostics.formats import as_data
            from ..output.as_json import FORMAT, dumps

            deliver(dumps({"format": FORMAT, "problems": [as_data(problem) for problem in problems]}), output)
        case _:
            from ..diagnostics import formats

            deliver(getattr(formats, format_)(problems), output)
    ctx.exit(result.code)
