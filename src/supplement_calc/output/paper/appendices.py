"""The appendices: how each key figure was reached, and where every input stands."""

from __future__ import annotations

from collections.abc import Iterator

from ...ledger import Computed, Figure, Input
from ..document import Grid, GridRow, KeyFigures, Sentence
from ..key_figures import figures_of
from ..pages.explain import arithmetic
from . import costs
from .material import Material
from .model import Section

_MOST = 80  # rows of an appendix
_DEPTH = 3


def appendices(material: Material) -> Iterator[Section]:
    """The workings and the sources, where there are figures."""
    key = [one for block in costs.key_figures(material) if isinstance(block, KeyFigures) for one in figures_of(block)]
    workings = list(_workings(key))
    if workings:
        yield Section("workings", "Workings", "Appendix A.", tuple(_workings_blocks(workings, material)))
        yield Section("sources", "Inputs and sources", "Appendix B.", tuple(_sources(workings, material)))


def _workings(key: list[Figure]) -> Iterator[Figure]:
    """The key figures and what they rest on, each once, nearest first, to a depth that a reader can follow."""
    seen: set[str] = set()
    level = key
    for _ in range(_DEPTH):
        below: list[Figure] = []
        for figure in level:
            if figure.id not in seen:
                seen.add(figure.id)
                yield figure
                below += figure.operands
        level = below


def _workings_blocks(workings: list[Figure], material: Material) -> Iterator[Grid | Sentence]:
    instead = material.people.instead if material.workforce is not None else {}
    rows = []
    for figure in workings:
        if isinstance(figure.origin, Computed) and figure.value is not None and "." in figure.id:
            how = arithmetic(figure, instead, in_short=True).removeprefix("= ")
            rows.append(GridRow((figure.label, instead.get(figure.id) or _value(figure), how)))
    yield Sentence("Each key figure with the arithmetic that gives it, then what that rests on.")
    yield Grid(("How the key figures are reached", "Value", "Arithmetic"), tuple(rows[:_MOST]), left=(0, 2))
    if len(rows) > _MOST:
        yield Sentence(f"{len(rows) - _MOST:,} more steps are not shown here. The workbook of the case has every one.")


def _value(figure: Figure) -> str:
    from ..amounts import FigureText, plain

    return FigureText.of(figure, plain(figure))


def _sources(workings: list[Figure], material: Material) -> Iterator[Grid | Sentence]:
    case, rows = material.case, []
    inputs = {figure.id: figure for one in workings for figure in (one, *_all_below(one)) if isinstance(figure.origin, Input)}
    for figure in inputs.values():
        assert isinstance(figure.origin, Input)
        if figure.origin.span is None or material.instead_of(figure) is not None:
            continue
        rows.append((figure.origin.span.line, GridRow((figure.label, figure.origin.text, f"line {figure.origin.span.line}"))))
    if case.source:
        yield Sentence(f"Source of the figures: {case.source}.")
    yield Sentence(
        f"Every input below stands in the case file, {case.file.name.rpartition('/')[2]}, on the line that is named."
    )
    kept = [row for _, row in sorted(rows, key=lambda pair: pair[0])]
    yield Grid(("Inputs of the key figures", "As given", "Where"), tuple(kept[:_MOST]), left=(0, 2))
    if len(kept) > _MOST:
        yield Sentence(f"{len(kept) - _MOST:,} more inputs are in the case file.")


def _all_below(figure: Figure) -> Iterator[Figure]:
    from ...ledger.figure import precedents

    return precedents(figure)
