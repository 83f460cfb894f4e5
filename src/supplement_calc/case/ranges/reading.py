"""The ranges of a case's inputs, each value read as the input itself is: FTE, pounds or a percentage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from pydantic import BaseModel
from pydantic_core import PydanticCustomError

from ...diagnostics import Problem
from ...diagnostics.names import nearest
from ...ledger import Figure, Input
from ...parser.tree import Scalar, resolved
from ..awards.days import is_award
from ..case import Case
from ..models.fields.numbers import fte, money, percent, signed_money, signed_percent
from ..models.what_if.sensitivity import Range, Shape

_Readers = Mapping[str, Callable[[object], Figure]]
_READ: _Readers = {"GBP": money, "FTE": fte, "percent": percent}
_OF_AWARDS: _Readers = {"GBP": signed_money, "percent": signed_percent}
_NEEDS: dict[Shape, tuple[str, ...]] = {
    "uniform": ("least", "most"),
    "triangular": ("least", "likely", "most"),
    "pert": ("least", "likely", "most"),
    "normal": ("deviation",),
    "discrete": ("values",),
}
_MAY = {"normal": ("mean", "least", "most")}
_AMOUNTS = ("least", "likely", "most", "mean", "deviation")
_ENDS = ("least", "likely", "most", "mean")
_NO_INPUTS = ("file", "root", "changed", "options", "scenarios", "sensitivity", "silences", "published")
_WHOLE = Decimal(100)


class InputRange(NamedTuple):
    """What one input may be: its path, its figure, the shape, and what that shape is given by. `values` are those of a discrete
    shape, each with its chance in per cent."""

    path: str
    figure: Figure
    shape: Shape
    least: Decimal | None = None
    likely: Decimal | None = None
    most: Decimal | None = None
    mean: Decimal | None = None
    deviation: Decimal | None = None
    values: tuple[tuple[Decimal, Decimal], ...] = ()
    where: str | None = None

    @property
    def amounts(self) -> list[Decimal]:
        """Every value that the range is given by."""
        ends = (self.least, self.likely, self.most, self.mean, self.deviation)
        return [one for one in ends if one is not None] + [value for value, _ in self.values]


class ReadRanges(NamedTuple):
    """The ranges that can be read, what is wrong with the others, and the text of each value that the input may be, by the path
    of the input."""

    ranges: list[InputRange]
    problems: list[Problem]
    texts: list[tuple[str, Scalar]]


def canonical(case: Case, path: str) -> str | None:
    """A path as the file spells its names; None where the case has no such place."""
    found = resolved(case.root, path.strip())
    return None if found is None else ".".join(found)


def inputs_by_path(case: Case) -> dict[str, Figure]:
    """Every amount, FTE and percentage that the case gives, by its path."""
    found: dict[str, Figure] = {}
    for field in case._fields:
        if field not in _NO_INPUTS:
            for figure in _figures(getattr(case, field)):
                if isinstance(figure.origin, Input) and figure.origin.path and figure.unit in _READ:
                    found.setdefault(".".join(figure.origin.path), figure)
    return found


def _figures(thing: object) -> Iterator[Figure]:
    if isinstance(thing, Figure):
        yield thing
        yield from _of_all(thing.operands)  # pay by the hour, of which pounds a year were made
    elif isinstance(thing, BaseModel):
        yield from _of_all(thing.__dict__.values())
    elif isinstance(thing, Mapping):
        yield from _of_all(thing.values())
    elif isinstance(thing, list | tuple):
        yield from _of_all(thing)


def _of_all(things: Iterable[object]) -> Iterator[Figure]:
    for one in things:
        yield from _figures(one)


def read_ranges(case: Case) -> ReadRanges:
    """The ranges of the case's section, each by itself."""
    read = ReadRanges([], [], [])
    given = {} if case.sensitivity is None else case.sensitivity.inputs or {}
    inputs = inputs_by_path(case) if given else {}
    for name, one in given.items():
        path = canonical(case, name)
        if path in inputs:
            range_ = _Reader(case, name, one, inputs[path], read).range(path)
            if range_ is not None and any(other.path == path for other in read.ranges):
                place = case.place("sensitivity", "inputs", name)
                read.problems.append(Problem("range-unclear", f"{path} has two ranges", place, "leave out one of them"))
            elif range_ is not None:
                read.ranges.append(range_)
        else:
            read.problems.append(_no_input(case, name, path, inputs))
    return read


def _no_input(case: Case, name: str, path: str | None, inputs: Mapping[str, Figure]) -> Problem:
    why = f"the case has no place called {name}" if path is None else f"{name} is no amount, FTE or percentage by itself"
    within = [figure.id for at, figure in inputs.items() if path is not None and at.startswith(f"{path}.")]
    near = nearest(name, within or [figure.id for figure in inputs.values()])
    help = f"did you mean {near}?" if near else "join keys by dots as the file has them, for example grades.grade_9.in_post"
    return Problem("unknown-path", f"{why}, so it cannot have a range", case.place("sensitivity", "inputs", name), help)


class _Reader:
    """One range: each value read by the unit of the input."""

    def __init__(self, case: Case, name: str, given: Range, figure: Figure, read: ReadRanges) -> None:
        self._place = ("sensitivity", "inputs", name)
        self._case, self._name, self._given, self._figure, self._read = case, name, given, figure, read
        self._of_value = _OF_AWARDS if isinstance(figure.origin, Input) and is_award(figure.origin.path) else _READ
        self._well = True

    def range(self, path: str) -> InputRange | None:
        """The range; None, with its problems noted, where it is unclear."""
        shape = self._shape()
        used = (*_NEEDS[shape], *_MAY.get(shape, ()))
        for key in _NEEDS[shape]:
            if getattr(self._given, key) is None:
                self._wrong(
                    "missing-key", f"the range of {self._name} is {_named(shape)} and has no `{key}`", f"add `{key}: …`"
                )
        for key in (*_AMOUNTS, "values"):
            if key not in used and getattr(self._given, key) is not None:
                headline = f"the range of {self._name} is {_named(shape)}, which has no `{key}`"
                self._wrong("range-unclear", headline, f"leave out `{key}`, or give the `shape` that it is of", key)
        amounts = {key: self._amount(path, getattr(self._given, key), key) for key in _AMOUNTS if key in used}
        values = self._values(path) if shape == "discrete" else ()
        range_ = InputRange(path, self._figure, shape, **amounts, values=values, where=self._given.where)
        if self._well:
            self._in_order(range_)
        return range_ if self._well else None

    def _shape(self) -> Shape:
        given = self._given
        if given.shape is not None:
            return given.shape
        if given.likely is not None:
            return "triangular"
        return "normal" if given.deviation is not None else "discrete" if given.values is not None else "uniform"

    def _wrong(self, code: str, headline: str, help: str, *key: str) -> None:
        self._read.problems.append(Problem(code, headline, self._case.place(*self._place, *key), help))
        self._well = False

    def _amount(self, path: str, text: Scalar | None, key: str) -> Decimal | None:
        if text is None:
            return None
        value = self._number(text, self._figure.unit, _READ if key == "deviation" else self._of_value)
        if value is not None and key != "deviation":
            self._read.texts.append((path, text))
        return value

    def _number(self, text: Scalar, unit: str, readers: _Readers = _READ) -> Decimal | None:
        try:
            return readers[unit](text).known
        except PydanticCustomError as error:
            context = error.context or {}
            self._read.problems.append(Problem(context["code"], context["headline"], text.span, context["help"]))
            self._well = False
            return None

    def _values(self, path: str) -> tuple[tuple[Decimal, Decimal], ...]:
        read: list[tuple[Decimal, Decimal]] = []
        for text, chance in (self._given.values or {}).items():
            value = self._number(text, self._figure.unit, self._of_value)
            share = self._number(chance, "percent")
            if value is not None and share is not None:
                read.append((value, share))
                self._read.texts.append((path, text))
        together = sum((share for _, share in read), Decimal(0))
        if self._well and together != _WHOLE:
            headline = f"the chances of {self._name} add to {together:f}%; together they must be 100%"
            self._wrong("chances-not-100", headline, "correct a chance, or add the value that is left out", "values")
        return tuple(sorted(read))

    def _in_order(self, one: InputRange) -> None:
        if one.least is not None and one.most is not None and one.least > one.most:
            headline = f"the least of {self._name} is {self._given.least}, above the most, {self._given.most}"
            self._wrong("range-out-of-order", headline, "write the lower as `least` and the higher as `most`", "least")
            return
        if self._is_beyond(one) or self._is_of_none(one):
            return
        mean = self._figure.known if one.mean is None else one.mean
        key, middle = ("mean", mean) if one.shape == "normal" else ("likely", one.likely)
        below = middle is not None and one.least is not None and middle < one.least
        if below or (middle is not None and one.most is not None and middle > one.most):
            text = getattr(self._given, key)
            said = f"{self._figure.known:f}, as the case has it" if text is None else str(text)
            end, its = ("below the least", self._given.least) if below else ("above the most", self._given.most)
            headline = f"the {key} of {self._name} is {said}: {end}, {its}"
            at = key if text is not None else "least" if below else "most"
            self._wrong("range-out-of-order", headline, f"correct one of them: the {key} is between the ends", at)

    def _is_beyond(self, one: InputRange) -> bool:
        """Whether a percentage goes past 100%, which that of the case itself does not."""
        if self._figure.unit != "percent" or self._figure.known > _WHOLE:
            return False
        by_key = [(key, value) for key in _ENDS if (value := getattr(one, key)) is not None]
        by_key += [("values", value) for value, _ in one.values]
        beyond = next(((key, value) for key, value in by_key if value > _WHOLE), None)
        if beyond is not None:
            key, value = beyond
            said = "a value" if key == "values" else f"the {key}"
            headline = f"{said} of {self._name} is {value:f}%, above 100%"
            self._wrong("range-out-of-order", headline, "write 100% or less", key)
        return beyond is not None

    def _is_of_none(self, one: InputRange) -> bool:
        """Whether a supplement of a forecast is nothing in some draws: the grade would have another turnover in those."""
        path = one.path.split(".")
        if self._case.forecast is None or path[0] != "grades" or "supplement" not in path or not self._figure.known:
            return False
        key = next((key for key in _ENDS if getattr(one, key) == 0), None)
        key = key or next(("values" for value, _ in one.values if not value), None)
        if key is None:
            return False
        headline = f"the range of {self._name} goes to 0, and without a supplement the proposal's turnover is not the grade's"
        self._wrong(
            "range-unclear", headline, "give a value above 0, and an option in `options` that leaves the supplement out", key
        )
        return True


def _named(shape: Shape) -> str:
    return "PERT" if shape == "pert" else shape
