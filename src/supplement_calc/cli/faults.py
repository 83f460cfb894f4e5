"""A fault of ours: in one line, and where it comes in one file of several, that file's alone."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from ..output.streams import ClosedPipe, Unwritable

if TYPE_CHECKING:
    from ..diagnostics import Problem
    from .result import Result

FAULT = 3


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
        result.at_least(FAULT)
