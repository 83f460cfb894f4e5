"""The formats of `check`: a module of this folder and one line here for each."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from ..checked import CheckRun
from ..formats import Format
from ..styled_text import Rendered

FORMATS = {
    "full": Format("text", (".txt",)),
    "concise": Format("concise"),
    "github": Format("github"),
    "json": Format("json", (".json",)),
    "junit": Format("junit", (".xml",)),
    "sarif": Format("sarif", (".sarif",)),
}


class Renderer(Protocol):
    """What the module of a format has. A text is written as it is; lines are painted on a terminal."""

    def render(self, run: CheckRun, columns: int | None = None) -> Rendered:
        """The run in the format, for a terminal so many `columns` wide; None for a file or pipe."""


def renderer(name: str) -> Renderer:
    """The module of a format, imported now."""
    return cast("Renderer", import_module(f"{__package__}.{FORMATS[name].module}"))
