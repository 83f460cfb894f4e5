"""The field types of a case: each turns a leaf's text into an exact figure, a date or a text, or says what to write."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any, Literal, NoReturn

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from ...diagnostics.names import fold
from ...ledger import Figure, Input, Unit
from ...parser.numbers import EXAMPLE, Kind, Misread, Number, read_number
from ...parser.tree import Items, Mapping, Path, Scalar
from ...reference.calendar import FinancialYear
from ..labels import label, phrase

_UNITS: dict[Kind, Unit] = {"money": "GBP", "fte": "FTE", "percent": "percent", "count": "count"}


_NUMERIC = {"type": ["number", "string"]}
_PERCENT_SIGNS = ("%", "per cent", "percent")
_NIL = Decimal(0)  # what values are held against: a plain 0 would be made a Decimal for every figure


class Model(BaseModel):
    """The base of every section's model: frozen, no unknown keys, no coercion."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, defer_build=True, arbitrary_types_allowed=True)


def wrong(code: str, headline: str, help: str | None = None) -> NoReturn:
    """Refuse a value: the reader of pydantic's errors makes a problem of it where the value stands."""
    raise PydanticCustomError("reported", "{headline}", {"code": code, "headline": headline, "help": help})


def leaf(node: object, wanted: str) -> Scalar:
    """The leaf, or the problem that something else stands there."""
    if isinstance(node, Scalar):
        return node
    if isinstance(node, Mapping | Items):
        shape = "a list" if isinstance(node, Items) else "a section of its own"
        wrong("wrong-shape", f"{phrase(node.path)} must be {wanted}, not {shape}", f"write {wanted} after the colon")
    raise TypeError(f"not a node of a case file: {node!r}")


def figure_id(path: Path) -> str:
    """An input's id: its path folded, `grades.grade_9.in_post`."""
    return ".".join([fold(name) or name for name in path])


def figure_of(scalar: Scalar, value: Decimal, unit: Unit) -> Figure:
    """The input figure of a leaf."""
    origin = Input(str(scalar), scalar.span, scalar.path)
    return Figure(*_id_and_label(scalar.path), value, unit, origin)


@lru_cache(maxsize=4096)  # files of one council name their grades alike, and both take longer than the reading of a number
def _id_and_label(path: Path) -> tuple[str, str]:
    return figure_id(path), label(path)


def _number(node: object, kind: Kind, wanted: str) -> tuple[Scalar, Number]:
    scalar = leaf(node, wanted)
    number = read_number(scalar, kind)
    if isinstance(number, Misread):
        name = phrase(scalar.path)
        said = f"{name} {number.reason}" if not scalar.strip() else f"{name} is `{scalar.shown}`, which {number.reason}"
        wrong(number.code, said, number.help)
    return scalar, number


def _figure(node: object, kind: Kind, wanted: str) -> Figure:
    scalar, number = _number(node, kind, wanted)
    return figure_of(scalar, number.value, _UNITS[kind])


def _money(node: object) -> Figure:
    figure = _figure(node, "money", "an amount in pounds")
    if figure.known < _NIL:
        wrong(
            "negative-amount",
            f"{phrase(_path(figure))} is {_text(figure)}; an amount must be 0 or more",
            "leave out the minus",
        )
    return figure


def _price(node: object) -> Figure:
    figure = _money(node)
    if not figure.known:
        wrong("nil-amount", f"{phrase(_path(figure))} is nil", "give the pounds a year, or leave the line out")
    return figure


def _fte(node: object) -> Figure:
    figure = _figure(node, "fte", "full-time equivalents")
    if figure.known < _NIL:
        wrong(
            "negative-fte",
            f"{_has_fte(figure)}; FTE must be 0 or more",
            f"give {_fte_words(figure)}, for example {EXAMPLE['fte']}",
        )
    return figure


def _has_fte(figure: Figure) -> str:
    """`Grade 9 has -3 FTE in post`."""
    path = _path(figure)
    match path:
        case ("grades", grade, ("in_post" | "vacant") as key, *point):
            at = f" at point {point[0]}" if point else ""
            return f"{grade} has {_text(figure)} FTE {key.replace('_', ' ')}{at}"
        case _:
            return f"{phrase(path)} is {_text(figure)} FTE"


def _fte_words(figure: Figure) -> str:
    path = _path(figure)
    return (
        "full-time equivalents in post"
        if "in_post" in path
        else "full-time equivalents vacant"
        if "vacant" in path
        else "full-time equivalents"
    )


def percent(node: object) -> Figure:
    """A percentage with its sign, 0% or more."""
    figure = _figure(node, "percent", "a percentage")
    if figure.known < _NIL:
        wrong(
            "negative-rate",
            f"{phrase(_path(figure))} is {_text(figure)}; a rate must be 0% or more",
            "leave out the minus",
        )
    return figure


def money_or_percent(node: object) -> Figure:
    """Pounds, or a percentage of salary where the text has its sign: the unit says which."""
    text = leaf(node, "an amount in pounds or a percentage of salary").strip()
    return percent(node) if text.endswith(_PERCENT_SIGNS) else _money(node)


def _path(figure: Figure) -> Path:
    assert isinstance(figure.origin, Input)
    return figure.origin.path


def _text(figure: Figure) -> str:
    assert isinstance(figure.origin, Input)
    return figure.origin.text


def _count(node: object) -> Figure:
    figure = _figure(node, "count", "a number")
    if figure.known <= _NIL:
        wrong(
            "nil-amount",
            f"{phrase(_path(figure))} is {_text(figure)}; it must be more than 0",
            "give the number, or leave the line out",
        )
    return figure


Count = Annotated[Figure, PlainValidator(_count), WithJsonSchema({**_NUMERIC, "examples": [37, 52]})]
"""A number of hours, weeks or people, more than 0."""
Money = Annotated[Figure, PlainValidator(_money), WithJsonSchema({**_NUMERIC, "examples": ["25,064", 25064, "£10.335m"]})]
"""Pounds, 0 or more."""
Price = Annotated[Figure, PlainValidator(_price), WithJsonSchema({**_NUMERIC, "examples": ["25,064", 25064]})]
"""Pounds, more than 0."""
Fte = Annotated[Figure, PlainValidator(_fte), WithJsonSchema({**_NUMERIC, "examples": [61.03, "61.03"]})]
"""Full-time equivalents, 0 or more."""
Percent = Annotated[
    Figure,
    PlainValidator(percent),
    WithJsonSchema({"type": "string", "pattern": r"%|per cent", "examples": ["24.33%"]}),
]
"""A percentage with its sign; the value is the number before it."""


Supplement = Annotated[Figure, PlainValidator(money_or_percent), WithJsonSchema({**_NUMERIC, "examples": ["4,000", "10%"]})]
"""A supplement: pounds per FTE a year, or a percentage of salary; the figure's unit says which."""


def _words_of(node: object) -> str:
    scalar = leaf(node, "text")
    if not scalar.strip():
        wrong("no-value", f"{phrase(scalar.path)} has no text", "write some, or leave the line out")
    return str(scalar).strip()


Text = Annotated[str, PlainValidator(_words_of), WithJsonSchema({"type": ["string", "number"]})]
"""Any text on one line or several; a number or a date is text here too."""


def _point(node: object) -> int:
    scalar = leaf(node, "a pay point")
    if not re.fullmatch(r"[1-9][0-9]{0,3}|0", scalar):
        wrong(
            "not-a-point",
            f"{phrase(scalar.path)} is `{scalar.shown}`, which is not a pay point",
            "write its number, for example 19",
        )
    return int(scalar)


Point = Annotated[int, PlainValidator(_point), WithJsonSchema({"type": ["integer", "string"], "examples": [19]})]
"""A pay point by its number."""


class PointRange(tuple[int, int]):
    """Points from the first to the last, both in."""

    span: Any

    @property
    def all(self) -> range:
        """Every point of the range."""
        return range(self[0], self[1] + 1)


def _points(node: object) -> PointRange:
    scalar = leaf(node, "a range of pay points")
    shape = re.fullmatch(r"([1-9][0-9]{0,3}|0)(?:\s*(?:-|–|to)\s*([1-9][0-9]{0,3}|0))?", scalar.strip())
    if shape is None:
        wrong(
            "not-a-range",
            f"{phrase(scalar.path)} is `{scalar.shown}`, which is not a range of pay points",
            "write the lowest and the highest, for example 16-19",
        )
    low, high = int(shape[1]), int(shape[2] or shape[1])
    if low > high:
        wrong("not-a-range", f"{phrase(scalar.path)} runs backwards, from {low} to {high}", f"write {high}-{low}")
    return PointRange((low, high))


Points = Annotated[
    PointRange, PlainValidator(_points), WithJsonSchema({"type": ["string", "integer"], "examples": ["16-19", 22]})
]
"""A range of pay points, both ends in."""

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


def _date(node: object) -> date:
    scalar = leaf(node, "a date")
    text = scalar.strip()
    try:
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            return date.fromisoformat(text)
        if as_printed := re.fullmatch(r"([0-9]{1,2}) ([A-Za-z]+) ([0-9]{4})", text):
            name = as_printed[2].lower()
            month = next((n for n, full in enumerate(_MONTHS, 1) if name in (full.lower(), full[:3].lower())), None)
            if month is not None:
                return date(int(as_printed[3]), month, int(as_printed[1]))
    except ValueError:
        wrong(
            "no-such-date",
            f"{phrase(scalar.path)} is {scalar.shown}, a day that does not exist",
            "write year-month-day, for example 2019-07-01",
        )
    if numeric := re.fullmatch(r"([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})", text):
        day, month_number, year = numeric.groups()
        wrong(
            "ambiguous-date",
            f"{phrase(scalar.path)} is {scalar.shown}, which is read day first or month first",
            _either_way(int(year), int(day), int(month_number)),
        )
    return wrong(
        "not-a-date",
        f"{phrase(scalar.path)} is `{scalar.shown}`, which is not a date",
        "write year-month-day, for example 2019-07-01",
    )


def _either_way(year: int, first: int, second: int) -> str:
    """What to write for a numeric date, by the parts that can be a month."""
    if second <= 12:
        return f"write {year}-{second:02}-{first:02} if the day comes first"
    if first <= 12:
        return f"write {year}-{first:02}-{second:02} if the month comes first"
    return "write year-month-day, for example 2019-07-01"


Date = Annotated[date, PlainValidator(_date), WithJsonSchema({"type": "string", "format": "date", "examples": ["2019-07-01"]})]
"""A day: `2019-07-01` or `1 July 2019`."""


def _in_words(node: object) -> object:
    """A closed choice is read in lower case, its words joined by `_` or spaces alike."""
    return fold(node).replace("_", " ") if isinstance(node, Scalar) else node


Choice = BeforeValidator(_in_words)


_SHAPE = re.compile(r"([1-9][0-9]{3}) ?[/–-] ?([0-9]{2})")


def _financial_year(node: object) -> FinancialYear:
    scalar = leaf(node, "a financial year")
    shape = _SHAPE.fullmatch(scalar.strip())
    if shape is None:
        headline = f"{phrase(scalar.path)} is `{scalar.shown}`, which does not name a financial year"
        wrong("not-a-financial-year", headline, "write 2021/22 for 1 April 2021 to 31 March 2022")
    year = FinancialYear(int(shape[1]))
    if int(shape[2]) != (year.first + 1) % 100:
        headline = f"{phrase(scalar.path)} is `{scalar.shown}`, which is not a year and the next"
        wrong("not-a-financial-year", headline, f"write {year.name} for 1 April {year.first} to 31 March {year.first + 1}")
    return year


Year = Annotated[
    FinancialYear,
    PlainValidator(_financial_year),
    WithJsonSchema({"type": "string", "pattern": r"^[1-9][0-9]{3} ?[/–-] ?[0-9]{2}$"}),
]


YesOrNo = Annotated[Literal["yes", "no"], Choice]
