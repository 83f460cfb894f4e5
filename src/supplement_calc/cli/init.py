"""`supplement-calc init`."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import click

from .delivery import OutputError, deliver

# In the order of `--list`, the one that is taken without a name first. The first line of each file says what it is.
STARTERS = ("flat", "percentage", "retention", "renewal", "evidence")


@click.command("init")
@click.argument("starter", required=False)
@click.argument("file", required=False)
@click.option("--list", "listed", is_flag=True, help="List the starters, a line each, and write nothing.")
@click.option("--ask", is_flag=True, help="Ask for your own figures, and make a case of the answers.")
@click.option("--force", is_flag=True, help="Replace FILE if it exists.")
@click.pass_context
def command(ctx: click.Context, starter: str | None, file: str | None, listed: bool, ask: bool, force: bool) -> None:
    """Start a case: a commented file with made-up figures, ready to run.

    \b
        supplement-calc init case.yaml
        supplement-calc init renewal case.yaml
        supplement-calc init --ask case.yaml
        supplement-calc init --list
        supplement-calc init | supplement-calc cost -

    Without STARTER it is `flat`. Without FILE it goes to standard output. A file that exists is left as it is unless
    --force is given.

    One name alone is the starter of that name, or else a file: write ./renewal for a file named renewal.

    --ask asks in place of a starter: the title, the dates, each grade with its pay, posts and supplement, on-costs, agency
    staff, budget, equal pay and terms. Each answer is checked as it is given, `back` goes to the question before, and
    Ctrl-C keeps what is answered.
    """
    if ask:
        from .ask.command import ask_for_case

        if listed or file is not None or starter in STARTERS:
            raise click.UsageError("--ask makes a case of your answers: give it a FILE or nothing, and no starter.")
        if starter and starter != "-":
            _refuse_existing(starter, force=force)
        ctx.exit(ask_for_case(starter))
    if listed:
        if starter is not None:
            raise click.UsageError("--list takes no name; `supplement-calc init NAME` prints one.")
        longest = max(map(len, STARTERS))
        deliver("".join(f"{name:{longest}}  {_summary(name)}\n" for name in STARTERS), None)
        return
    starter, file = _which(starter, file)
    if file and file != "-":
        _refuse_existing(file, force=force)
    deliver(_text(starter), file)


def _refuse_existing(file: str, *, force: bool) -> None:
    if not force and _exists(Path(file)):
        raise click.UsageError(f"{file} exists; give another name, or --force to replace it.")


def _which(first: str | None, second: str | None) -> tuple[str, str | None]:
    """The starter and the file that one or two names mean."""
    if first in STARTERS:
        return first, second
    if second is None:
        if first and first.isalpha():
            _refuse_misspelt(first)
        return STARTERS[0], first
    if second in STARTERS:
        raise click.UsageError(f"The starter comes first: `supplement-calc init {second} FILE`.")
    raise click.UsageError(f"There is no starter {first!r}. {_hint(first)}")


def _refuse_misspelt(name: str) -> None:
    """A name alone without an ending or folder is a file's, unless it is so like a starter's that it was meant for one."""
    if near := _nearest(name):
        raise click.UsageError(f"There is no starter {name!r}. Did you mean {near}? For a file of that name write ./{name}.")


def _hint(name: str | None) -> str:
    near = _nearest(name or "")
    return f"Did you mean {near}?" if near else "`supplement-calc init --list` lists them."


def _nearest(name: str) -> str | None:
    from ..diagnostics.names import nearest

    return nearest(name, STARTERS)


def _summary(starter: str) -> str:
    return _text(starter).partition("\n")[0].removeprefix("# ")


def _text(starter: str) -> str:
    return files("supplement_calc.case").joinpath("starters").joinpath(f"{starter}.yaml").read_text(encoding="utf-8")


def _exists(path: Path) -> bool:
    try:
        return path.exists() or path.is_symlink()
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror or error}.") from None
