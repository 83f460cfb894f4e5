"""The appendices: how each key figure was reached, and where every input stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from ...ledger import Computed, Figure, Input
from ...ledger.figure import precedents
from ...parser.tree import FileOrder
from ..document import GridRow, KeyFigures, Sentence
from ..followed.texts import given_text, identity, is_changed
from ..key_figures import figures_of
from ..labels_apart import courses_of, of_course
from ..pages.explain import arithmetic
from . import costs
from .material import Material
from .model import Worked

_MOST = 80  # rows of an appendix
_DEPTH = 3


def appendices(material: Material) -> Iterator[tuple[str, str, str, Callable[[], Iterator[Worked | Sentence]]]]:
    """The workings and the sources, where there are figures: the id of each, its title, its number and what makes it."""
    if _key(material):
        yield "workings", "Workings", "Appendix A.", lambda: _workings_blocks(material)
        yield "sources", "Inputs and sources", "Appendix B.", partial(_sources, material, {})


def _key(material: Material) -> list[Figure]:
    return [one for block in costs.key_figures(material) if isinstance(block, KeyFigures) for one in figures_of(block)]


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


def _workings_blocks(material: Material) -> Iterator[Worked | Sentence]:
    instead = material.people.instead if material.workforce is not None else {}
    courses = courses_of(material.forecast)
    computed = [one for one in _workings(_key(material)) if isinstance(one.origin, Computed) and "." in one.id]

    def row(figure: Figure) -> GridRow | None:
        if figure.value is None:
            return None
        how = arithmetic(figure, instead, in_short=True).removeprefix("= ")
        return GridRow((of_course(figure, figure.label, courses), instead.get(figure.id) or _value(figure), how))

    yield Sentence("Each key figure with the arithmetic that gives it, then what that rests on.")
    rows = tuple((identity(figure), partial(row, figure)) for figure in computed[:_MOST])
    yield Worked(("How the key figures are reached", "Value", "Arithmetic"), rows, left=(0, 2))
    if len(computed) > _MOST:
        yield Sentence(f"{len(computed) - _MOST:,} more steps are not shown here. The workbook of the case has every one.")


def _value(figure: Figure) -> str:
    from ..amounts import FigureText, plain

    return FigureText.of(figure, plain(figure))


def _sources(material: Material, under: dict[Figure, list[Figure]]) -> Iterator[Worked | Sentence]:
    """Inputs with their places; `under` keeps those that a figure rests on from one time to the next."""
    case, file = material.case, material.case.file.name
    for figure in (figures := list(_workings(_key(material)))):
        if figure not in under:
            under[figure] = [one for one in precedents(figure) if isinstance(one.origin, Input)]
    inputs = {one.id: one for figure in figures for one in under[figure]}

    def row(figure: Figure) -> GridRow:
        where = "changed for this run" if is_changed(figure, file) else f"line {_line(figure)}"
        return GridRow((figure.label, given_text(figure), where))

    if case.source:
        yield Sentence(f"Source of the figures: {case.source}.")
    yield Sentence(f"Every input below stands in the case file, {file.rpartition('/')[2]}, on the line that is named.")
    order = FileOrder(case.root)
    given = [one for one in inputs.values() if _line(one) is not None and material.instead_of(one) is None]
    given.sort(key=lambda one: order.place(getattr(one.origin, "path", ())))
    rows = tuple((identity(figure), partial(row, figure)) for figure in given[:_MOST])
    yield Worked(("Inputs of the key figures", "As given", "Where"), rows, left=(0, 2))
    if len(given) > _MOST:
        yield Sentence(f"{len(given) - _MOST:,} more inputs are in the case file.")


def _line(figure: Figure) -> int | None:
    span = getattr(figure.origin, "span", None)
    return None if span is None else span.line
