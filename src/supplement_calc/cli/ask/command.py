"""What `init --ask` does with the answers: the file, or standard output, and what is still to be done."""

from __future__ import annotations

from pathlib import Path

import click

from ...output.interrupts import INTERRUPTED
from ..delivery import OutputError, deliver
from .asking import Asking, Stopped
from .draft import text_of
from .saying import say

_MOST_SAID = 5


def ask_for_case(file: str | None) -> int:
    """Ask for a case and write it; gives the exit code."""
    _refuse_unwritable(file)

    def keep(text: str, given: int) -> None:
        where = "on standard output" if file in (None, "-") else f"in {file}"
        if not given:
            say("\nNothing was answered, so nothing is kept.")
            return
        _write(text, file)
        say(f"\nKept {given} answer{'' if given == 1 else 's'} {where}; notes in it say what is missing.")

    asking = Asking(keep)
    try:
        answers = asking.ask_all()
    except Stopped:
        return INTERRUPTED
    _write(text_of(answers), file)
    _say_what_is_left(answers, file)
    return 0


def _write(text: str, file: str | None) -> None:
    """Write the case; where the file cannot be written, show it, so that the answers are not lost with the file."""
    try:
        deliver(text, file)
    except OutputError:
        deliver(text, None)
        raise


def _refuse_unwritable(file: str | None) -> None:
    """Nobody answers thirty questions for a file in a folder that is not there."""
    if file == "":
        raise click.UsageError("--ask needs the name of a file, or - for standard output.")
    if file not in (None, "-") and not Path(str(file)).parent.is_dir():
        raise OutputError(f"{file} cannot be written: there is no folder {Path(str(file)).parent}.")


def _say_what_is_left(answers: dict[str, str], file: str | None) -> None:
    """What `check` finds in the case, and what to run next."""
    from .checking import can_be_costed, problems_of

    found = [problem for problem in problems_of(answers) if problem.excuse is None]
    name = "The case" if file in (None, "-") else file
    say("")
    if not found:
        say(f"{name} is ready: `check` finds nothing to correct.")
    else:
        say(f"{name} is made. `check` finds {len(found)} thing{'' if len(found) == 1 else 's'} still to put right:")
        for problem in found[:_MOST_SAID]:
            say(f"  {problem.headline}")
    if not can_be_costed(answers):
        say("It has nothing to cost yet: give a grade staff in post or vacant posts.")
    elif file not in (None, "-"):
        say(f"Next: supplement-calc cost {file}")
