"""What `check` shows: a fault of ours in showing one file is that file's own, in the format in which it happens."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, cast

from ..diagnostics.checked import Checked, CheckRun
from ..diagnostics.render.registry import renderer
from ..diagnostics.styled_text import Pieces
from .result import Result, own_fault, wants_traceback

if TYPE_CHECKING:
    from ..diagnostics import Problem
    from ..diagnostics.styled_text import Line, Rendered
    from ..output.reports import Writer


def rendered_apart(name: str, run: CheckRun, columns: int | None, result: Result) -> Rendered:
    """The run in the format of that name. A file that cannot be shown in it has the fault in place of its problems."""
    render = renderer(name).render
    try:
        rendered = render(run, columns)
    except Exception:
        if wants_traceback():
            raise
        return render(run._replace(files=_showable(_rendering(name), run, result)), columns)
    return rendered if isinstance(rendered, str | Pieces) else _lines(name, rendered, run, columns, result)


def tables_apart(kind: Writer, run: CheckRun, result: Result) -> bytes:
    """The tables of the run as a kind of document, each file's fault in place of its problems as above."""
    from ..output.pages.check.view import check_view

    def made(run: CheckRun) -> bytes:
        return kind.tables(check_view(run))

    try:
        return made(run)
    except Exception:
        if wants_traceback():
            raise
        return made(run._replace(files=_showable(made, run, result)))


def _lines(name: str, lines: Iterable[Line], run: CheckRun, columns: int | None, result: Result) -> Iterator[Line]:
    """The lines, made as they are written; from the first file that cannot be shown on, its fault and those of the others."""
    try:
        yield from lines
    except Exception:
        if wants_traceback():
            raise
        showable = _showable(_rendering(name), run, result)
        shown = next((number for number, one in enumerate(showable) if one is not run.files[number]), None)
        if shown is None:
            raise
        yield ()
        yield from cast("Iterable[Line]", renderer(name).render(run._replace(files=showable[shown:]), columns))


def _rendering(name: str) -> Callable[[CheckRun], object]:
    """What makes all that a run is in a format."""

    def made(run: CheckRun) -> None:
        rendered = renderer(name).render(run)
        deque(rendered.texts if isinstance(rendered, Pieces) else rendered, maxlen=0)

    return made


def _showable(make: Callable[[CheckRun], object], run: CheckRun, result: Result) -> Sequence[Checked]:
    """The files of a run, each that cannot be made into what is asked for with that fault alone."""
    files: list[Checked] = []
    for one in run.files:
        faults: list[Problem] = []
        with own_fault(one.file, result, faults.extend):
            make(run._replace(files=[one]))
        files.append(Checked(one.file, faults) if faults else one)
    return files
