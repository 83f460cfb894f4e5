"""The last lines of a page on a terminal, whose window shows the end of a page and not its start: where the key figures are,
and how one of them is explained."""

from __future__ import annotations

from collections.abc import Collection

from ..case.case import Case
from ..diagnostics.text import safe, width
from ..ledger import Computed, Figure
from ..parser.source_file import STDIN
from . import key_figures
from .document import KeyFigures

_INDENT = "  "
_EXPLAIN = "supplement-calc explain"


def closing_lines(case: Case, block: KeyFigures | None, hidden: Collection[str], columns: int) -> list[str]:
    """Two sentences and a command that can be copied; its case and figure by those words alone where there is no room for it.
    None for a page without key figures."""
    if block is None:
        return []
    lines = ["Key figures are at the top; --brief shows them alone."]
    if examples := _examples(block, hidden):
        asked = "Working of one figure, with the same --set:" if case.changed else "Working of one figure:"
        lines = [f"{lines[0]} {asked}"] if len(lines[0]) + 1 + len(asked) <= columns else [*lines, asked]
        file = _file(case)
        commands = (f"{_INDENT}{_EXPLAIN} {file} {figure.id}" for figure in examples if file.isascii())
        short_enough = (command for command in commands if width(command) <= columns)
        lines.append(next(short_enough, f"{_INDENT}{_EXPLAIN} CASE FIGURE"))
    return lines


def _examples(block: KeyFigures, hidden: Collection[str]) -> list[Figure]:
    """The key figures that are shown and worked out."""
    return [
        figure
        for figure in key_figures.figures_of(block)
        if figure.value is not None and isinstance(figure.origin, Computed) and figure.id not in hidden
    ]


def _file(case: Case) -> str:
    name = safe(case.file.name)
    if name == STDIN:
        return "-"
    return f'"{name}"' if " " in name else name
