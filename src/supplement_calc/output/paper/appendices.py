"""The appendices: how each key figure was reached, and where every input stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from ...ledger import Computed, Figure, Input
from ...parser.tree import FileOrder
from ..document import GridRow, KeyFigures, Sentence
from ..followed.kept import kept
from ..followed.texts import given_text, identity, is_changed
from ..key_figures import figures_of
from ..labels_apart import courses_of, of_course
from ..pages.explain import Instead, arithmetic
from . import costs
from .material import Material
from .model import Worked

_MOST = 80  # rows of an appendix
_DEPTH = 3


def appendices(material: Material) -> Iterator[tuple[str, str, str, Callable[[], Iterator[Worked | Sentence]]]]:
    """The workings and the sources, where there are figures: the id of each, its title, its number and what makes it."""
    if _key(material):
        yield "workings", "Workings", "Appendix A.", lambda: _workings_blocks(material)
        yield "sources", "Inputs and sources", "Appendix B.", partial(_sources, material)


@kept
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
    computed = [one for one in _workings(_key(material)) if isinstance(one.origin, Computed) and "." in one.id]
    yield Sentence("Each key figure with the arithmetic that gives it, then what that rests on.")
    yield _steps(computed[:_MOST], instead, tuple(courses_of(material.forecast).items()))
    if len(computed) > _MOST:
        yield Sentence(f"{len(computed) - _MOST:,} more steps are not shown here. The workbook of the case has every one.")


@kept
def _steps(computed: list[Figure], instead: Instead, courses: tuple[tuple[str, str], ...]) -> Worked:
    def row(figure: Figure) -> GridRow | None:
        if figure.value is None:
            return None
        how = arithmetic(figure, instead, in_short=True).removeprefix("= ")
        return GridRow((of_course(figure, figure.label, dict(courses)), instead.get(figure.id) or _value(figure), how))

    rows = tuple((identity(figure), partial(row, figure)) for figure in computed)
    return Worked(("How the key figures are reached", "Value", "Arithmetic"), rows, left=(0, 2))


def _value(figure: Figure) -> str:
    from ..amounts import FigureText, plain

    return FigureText.of(figure, plain(figure))


def _sources(material: Material) -> Iterator[Worked | Sentence]:
    """Inputs with their places."""
    case, file = material.case, material.case.file.name
    inputs = _inputs(material).of(_key(material))
    if case.source:
        yield Sentence(f"Source of the figures: {case.source}.")
    yield Sentence(f"Every input below stands in the case file, {file.rpartition('/')[2]}, on the line that is named.")
    given = _in_the_file(material, inputs)
    yield _places(given[:_MOST], file)
    if len(given) > _MOST:
        yield Sentence(f"{len(given) - _MOST:,} more inputs are in the case file.")


@kept
def _places(given: list[Figure], file: str) -> Worked:
    def row(figure: Figure) -> GridRow:
        where = "changed for this run" if is_changed(figure, file) else f"line {_line(figure)}"
        return GridRow((figure.label, given_text(figure), where))

    rows = tuple((identity(figure), partial(row, figure)) for figure in given)
    return Worked(("Inputs of the key figures", "As given", "Where"), rows, left=(0, 2))


class _Inputs:
    """The inputs that figures rest on, those of each figure worked out once."""

    def __init__(self) -> None:
        self._inputs: list[Figure] = []
        self._numbers: dict[str, int] = {}
        self._under: dict[int, tuple[Figure, int]] = {}  # a bit for each input

    def of(self, figures: list[Figure]) -> list[Figure]:
        """Those of any of the figures, each once."""
        found = 0
        for figure in figures:
            found |= self._bits(figure)
        return [one for number, one in enumerate(self._inputs) if found >> number & 1]

    def _bits(self, figure: Figure) -> int:
        under, waiting = self._under, [figure]
        while waiting:
            one = waiting[-1]
            lacking = () if id(one) in under else [operand for operand in one.operands if id(operand) not in under]
            if lacking:
                waiting += lacking
                continue
            if id(one) not in under:
                bits = self._own(one)
                for operand in one.operands:
                    bits |= under[id(operand)][1]
                under[id(one)] = (one, bits)
            waiting.pop()
        return under[id(figure)][1]

    def _own(self, figure: Figure) -> int:
        if not isinstance(figure.origin, Input):
            return 0
        if figure.id not in self._numbers:
            self._numbers[figure.id] = len(self._inputs)
            self._inputs.append(figure)
        return 1 << self._numbers[figure.id]


@kept
def _inputs(material: Material) -> _Inputs:
    """Of one paper."""
    return _Inputs()


@kept
def _in_the_file(material: Material, inputs: list[Figure]) -> list[Figure]:
    """Those that stand in the case file and may be shown, in its order."""
    order = FileOrder(material.case.root)

    def place(figure: Figure) -> tuple[int, tuple[str, ...], str]:
        path = getattr(figure.origin, "path", ())
        return order.place(path), tuple(map(str, path)), figure.id

    return sorted((one for one in inputs if _line(one) is not None and material.instead_of(one) is None), key=place)


def _line(figure: Figure) -> int | None:
    span = getattr(figure.origin, "span", None)
    return None if span is None else span.line
