"""The formats that every command can show its figures in: a module of this folder and one line here for each."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from ...diagnostics.formats import Format
from ...diagnostics.styled_text import Rendered
from ..view import View

FORMATS = {
    "table": Format("text", (".txt",)),
    "json": Format("json", (".json",)),
    "csv": Format("csv", (".csv",)),
    "markdown": Format("markdown", (".md", ".markdown")),
}

# Of a command that compares: also what a pull request is told of a change.
COMPARING = {**FORMATS, "comment": Format("comment")}


class Renderer(Protocol):
    """What the module of a format has. A text is written as it is; lines are painted on a terminal."""

    def render(self, view: View, columns: int | None = None) -> Rendered:
        """The view in the format, for a terminal so many `columns` wide; None for a file or pipe."""


def renderer(name: str) -> Renderer:
    """The module of a format, imported now."""
    return cast("Renderer", import_module(f"{__package__}.{COMPARING[name].module}"))
