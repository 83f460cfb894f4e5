"""A figure: a value that knows the arithmetic it came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from ..diagnostics import Span
from .operations import ROWS, Operation
from .rounding import Rounding


class Input(NamedTuple):
    """An input: the text as it stands in the case file, and where."""

    text: str
    span: Span | None = None
    path: tuple[str, ...] = ()


class Computed:
    """Worked out: an operation on other figures, then rounded where it is a line of a table.

    `part` is the kind wanted of the operations that take several kinds in order; `why_undefined` says in words why there is no
    answer, where the operation's own reason does not say it. Made for every figure, so it has slots: half the time of a tuple.
    """

    __slots__ = ("operands", "operation", "part", "rounding", "why_undefined")
    __match_args__ = ("operation", "operands", "rounding", "part", "why_undefined")

    def __init__(
        self,
        operation: Operation,
        operands: tuple[Figure, ...],
        rounding: Rounding | None = None,
        part: int | None = None,
        why_undefined: str | None = None,
    ) -> None:
        self.operation = operation
        self.operands = operands
        self.rounding = rounding
        self.part = part
        self.why_undefined = why_undefined

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Computed) and (
            (self.operation, self.operands, self.rounding, self.part, self.why_undefined)
            == (other.operation, other.operands, other.rounding, other.part, other.why_undefined)
        )

    def __hash__(self) -> int:
        return hash((self.operation, self.operands, self.part))


class Missing(NamedTuple):
    """The case does not say enough for a value: what it lacks, as the end of "none, because …".

    `absent` where the case leaves the whole of it out, so that totals do without it; what is only not known makes its total
    unknown too. `most` is what it may come to at most, from nil, where the case says so much. `is_none` where the case says
    enough: that there is none of it.
    """

    why: str
    span: Span | None = None
    absent: bool = False
    most: Decimal | None = None
    is_none: bool = False


class WorkedApart(NamedTuple):
    """Worked out, but the working is not kept: made again in full where it is asked for."""


_APART = WorkedApart()


class Figure:
    """One number: `id` is a promise to scripts, `value` is None where there is no answer, `origin` is how it was reached.

    Two figures are the same only if they are one object. Nothing of a figure is changed once it is made, but that its working
    may be let go of.
    """

    __slots__ = ("id", "label", "origin", "unit", "value")

    def __init__(self, id: str, label: str, value: Decimal | None, unit: Unit, origin: Origin) -> None:
        self.id: Final = id
        self.label: Final = label
        self.value: Final = value
        self.unit: Final = unit
        self.origin: Final = origin

    def __repr__(self) -> str:
        return f"<{self.id} = {self.value} {self.unit}>"

    def let_go(self) -> None:
        """Keep the value without its working, and so without the figures that only this one still rests on."""
        self.origin = _APART  # type: ignore[misc]  # the one change there is to a figure

    @property
    def known(self) -> Decimal:
        """The value of an input, which always has one."""
        assert self.value is not None, self.id
        return self.value

    @property
    def operands(self) -> tuple[Figure, ...]:
        """The figures it was worked out from; none for an input."""
        return self.origin.operands if isinstance(self.origin, Computed) else ()

    @property
    def is_input(self) -> bool:
        """Whether it is given rather than worked out."""
        return isinstance(self.origin, Input)


Roots = dict[object, Figure]
"""The figures that others without a value rest on, for whoever asks of many that rest on the same: by id, and by the operands
that the kinds of one operation share."""


def why_none(figure: Figure, known: Roots | None = None) -> str:
    """Why a figure has no value, as the end of "none, because …": that of the first it rests on that rests on no other such."""
    return "it has a value" if figure.value is not None else _reason(_root(figure, known))


def is_unknown(figure: Figure, known: Roots | None = None) -> bool:
    """Whether it has no value because the case does not say enough: of the first it rests on that rests on no other such. What
    the case leaves out as a whole, what there is none of, and what comes to no value, is none."""
    if figure.value is not None:
        return False
    root = _root(figure, known)
    return isinstance(root.origin, Missing) and not (root.origin.absent or root.origin.is_none)


UNKNOWN: Final = "not known"
NO_VALUE: Final = "none"


def in_place_of_value(figure: Figure, known: Roots | None = None) -> str:
    """What is said in place of the value that a figure has not: `not known` of what the case does not say enough for, else
    `none`."""
    return UNKNOWN if is_unknown(figure, known) else NO_VALUE


def without_value(figure: Figure, known: Roots | None = None) -> str:
    """The same with the reason: `not known, because …` or `none, because …`."""
    roots: Roots = {} if known is None else known
    return f"{in_place_of_value(figure, roots)}, because {why_none(figure, roots)}"


def why_of(note: str) -> str | None:
    """The reason in such a text; None in any other."""
    word, found, why = note.partition(", because ")
    return why if found and word in (UNKNOWN, NO_VALUE) else None


def _root(figure: Figure, known: Roots | None) -> Figure:
    """The first that a figure without a value rests on that rests on no other such."""
    roots: Roots = {} if known is None else known
    path, root = [_key(figure)], figure
    while path[-1] not in roots:
        missing = next((operand for operand in root.operands if operand.value is None), None)
        if missing is None:
            roots[path[-1]] = root
        else:
            path.append(_key(missing))
            root = missing
    roots.update(dict.fromkeys(path, roots[path[-1]]))
    return roots[path[-1]]


def _key(figure: Figure) -> object:
    """What a figure shares its reason by: the kinds of one operation have thousands of operands in one tuple."""
    worked = figure.origin
    if not isinstance(worked, Computed) or worked.part is None:
        return figure.id
    return (worked.operation, worked.why_undefined, id(worked.operands))


def _reason(root: Figure) -> str:
    if isinstance(root.origin, Missing):
        return root.origin.why
    assert isinstance(root.origin, Computed), f"{root.id} is an input without a value"
    return _why_undefined(root.origin)


def _why_undefined(worked: Computed) -> str:
    if worked.why_undefined is not None:
        return worked.why_undefined
    reason = ROWS[worked.operation].why_undefined
    assert reason is not None, f"{worked.operation} always has a value"
    return reason([operand.label for operand in worked.operands[:2]])  # it names no others, of which there may be thousands


def precedents(figure: Figure, without: Iterable[Figure] = ()) -> Iterator[Figure]:
    """The figure and all that it rests on, each once, nearest first; not those `without`, nor what only they rest on."""
    waiting, seen = [figure], {figure.id, *(one.id for one in without)}
    for one in waiting:  # grows on the way
        yield one
        for operand in one.operands:
            if operand.id not in seen:
                seen.add(operand.id)
                waiting.append(operand)


Origin = Input | Computed | Missing | WorkedApart
Unit = Literal["GBP", "FTE", "percent", "months", "count"]
