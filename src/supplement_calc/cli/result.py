"""Exit codes, problems on standard error, and a fault of ours: in one line, and of several files that file's alone."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from ..output.streams import ClosedPipe, Unwritable
from ..output.terminal import columns, show

if TYPE_CHECKING:
    from ..diagnostics import Problem

WELL, CASE_WRONG, USAGE_WRONG, FAULT = 0, 1, 2, 3


class Result:
    """What a run comes to: the worst of its exit codes so far, and why the last of its cases was refused."""

    def __init__(self) -> None:
        self.code = WELL
        self.why = ""

    def at_least(self, code: int, why: str = "") -> None:
        """Note an exit code; the highest wins. `why` is what is wrong, as a list of cases says it."""
        self.code = max(self.code, code)
        self.why = why or self.why


def report_problems(problems: Sequence[Problem]) -> None:
    """Show problems to a person, on standard error."""
    if problems:
        from ..diagnostics.render.text import lines

        show(lines(problems, columns=columns(sys.stderr)), sys.stderr)


def wants_traceback() -> bool:
    """Whether whoever runs this has asked to see where a fault is."""
    return bool(os.environ.get("SUPPLEMENT_CALC_TRACEBACK"))


def fault_text(error: Exception) -> str:
    """What is said of a fault, on one line."""
    from ..diagnostics.text import safe

    text = safe(" ".join(str(error).split()))
    return (
        f"a fault of ours, not of your case: {type(error).__name__}: {text} "
        "(set SUPPLEMENT_CALC_TRACEBACK=1 to see where, and please report it)"
    )


@contextmanager
def own_fault(name: str, result: Result, report: Callable[[Sequence[Problem]], object]) -> Iterator[None]:
    """While one file of several is worked on: a fault of ours is reported as a problem of that file, and the rest go on."""
    from ..parser.source_file import STDIN, UnreadableFile

    try:
        yield
    except (click.ClickException, click.Abort, click.exceptions.Exit, UnreadableFile, ClosedPipe, Unwritable):
        raise
    except Exception as error:
        if wants_traceback():
            raise
        from ..diagnostics import Problem, Source, start_of

        place = start_of(Source(STDIN if name == "-" else name, ""))
        report([Problem("fault-of-ours", fault_text(error), place)])
        result.at_least(FAULT, "a fault of ours")
