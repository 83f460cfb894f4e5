"""The inputs of a case that an answer rests on: where each stands, the step it is given in, and what it can be."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from ..diagnostics import Span
from ..ledger import Figure, Input, Unit
from ..ledger.figure import precedents
from ..parser.tree import FileOrder, Node, Path

_MOST_PERCENT = Decimal(100)
_ZERO = Decimal(0)
_FINEST: dict[Unit, Decimal] = {"FTE": Decimal("0.01"), "GBP": Decimal(1), "percent": Decimal("0.01")}


class Varied(NamedTuple):
    """An input that can be other than it is: its path as `--set` has it, its figure, and the step of its own text (0.01 of
    `61.03`, 1 of `£4,000`). `least` and `most` are the ends of what it can be; `most` is None where there is none."""

    path: str
    figure: Figure
    step: Decimal
    most: Decimal | None
    span: Span
    least: Decimal = _ZERO  # no post, pay or share is below 0

    @property
    def value(self) -> Decimal:
        """What the case gives."""
        return self.figure.known

    @property
    def finest(self) -> Decimal:
        """The step that other values are tried in: of its own text, or a pound, 0.01 FTE and 0.01% where that is finer."""
        return min(self.step, self.finest_of_unit)

    @property
    def finest_of_unit(self) -> Decimal:
        """The same of a text without decimals."""
        return _FINEST[self.unit]

    @property
    def keys(self) -> Path:
        """Its path, key by key: of what stands in one place with others, which of them it is."""
        assert isinstance(self.figure.origin, Input)
        return self.figure.origin.path

    @property
    def unit(self) -> Unit:
        """Its unit."""
        return self.figure.unit


def inputs_of(root: Node, figures: Iterable[Figure]) -> list[Varied]:
    """Every input of a case file that these figures rest on, each once, in the order of its tree."""
    found: dict[str, Varied] = {}
    for figure in figures:
        for one in precedents(figure):
            if (varied := varied_of(one)) is not None:
                found.setdefault(varied.path, varied)
    return in_file_order(root, found.values())


def in_file_order(root: Node, inputs: Iterable[Varied]) -> list[Varied]:
    """The inputs as they follow each other in a case file, one that is set for this run in the place of the file's own."""
    order = FileOrder(root)
    return sorted(inputs, key=lambda one: (order.place(one.keys), one.span.line, one.span.column))


def varied_of(figure: Figure, *, counts: bool = False) -> Varied | None:
    """An input with a place of its own in the file; None of a constant, and of what is counted from dates. `counts` has those
    that are neither pounds, FTE nor rates too, such as hours a week, which nothing is tried of unasked."""
    origin, left_out = figure.origin, ("months",) if counts else ("months", "count")
    if not isinstance(origin, Input) or origin.span is None or not origin.path or figure.unit in left_out:
        return None
    path, step = ".".join(origin.path), step_of(figure)
    if figure.known < _ZERO:  # a cut of pay, which nothing else of a case file is below 0
        least = 10 * figure.known if figure.unit != "percent" else max(10 * figure.known, step - _MOST_PERCENT)
        return Varied(path, figure, step, _ZERO, origin.span, least)
    return Varied(path, figure, step, _MOST_PERCENT if figure.unit == "percent" else None, origin.span)


def is_supplement(path: str) -> bool:
    """Whether a path is that of what a grade is given, or of what some of it are."""
    section, *rest = path.split(".")
    return section == "grades" and "supplement" in rest


def step_of(figure: Figure) -> Decimal:
    """The step of an input's own text, 1 at most."""
    exponent = figure.known.as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(1).scaleb(min(exponent, 0))
