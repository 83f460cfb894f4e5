"""`report --charts`: each chart of the case in a folder, as SVG and as PNG."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..delivery import OutputError, deliver_bytes

if TYPE_CHECKING:
    from ...output.reports import Report

_LIBRARY = "matplotlib"


def refuse_without_libraries(folder: str) -> None:
    """Raises `OutputError`, with how to get it, where what draws charts is not installed."""
    from importlib import import_module

    from ...output.reports import EXTRA

    try:
        import_module(_LIBRARY)
    except ImportError:
        raise OutputError(f"{folder} needs {_LIBRARY}, which is not installed: {EXTRA}") from None


def write_charts(report: Report, folder: str) -> None:
    """Write every chart, each file whole; the folder is made where it is not there."""
    from ...output.charts.draw import png, svg
    from ...output.paper.contents import paper_of

    try:
        Path(folder).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder} cannot be written: {error.strerror or error}.") from None
    for drawing in paper_of(report).pictures:
        deliver_bytes(svg(drawing), str(Path(folder) / f"{drawing.id}.svg"))
        deliver_bytes(png(drawing), str(Path(folder) / f"{drawing.id}.png"))
