"""Numbers of a case: each read exactly, as a figure that knows its text and place, or refused with what to write."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from decimal import Decimal
from functools import lru_cache
from typing import Annotated

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError

from ....diagnostics.look_alikes import DASHES, plainly
from ....diagnostics.names import fold
from ....ledger import Figure, Input, Unit
from ....parser.number_shapes import UNITS, bare_number
from ....parser.numbers import Kind, Misread, Number, read_number
from ....parser.tree import Path, Scalar
from ...labels import label, phrase
from .base import InSchema, leaf, reject
from .said_how_often import how_often_of

_UNITS: dict[Kind, Unit] = {"money": "GBP", "fte": "FTE", "percent": "percent", "count": "count"}
# A percentage, and what it is of: a supplement is of salary anyway.
_OF_PERCENT = re.compile(r"(?:%|per\s?cent|\d\s?p\.?c\.?t?)(?:\s+of\s[\w\s]*)?[\s”’\"']*$", re.IGNORECASE)
IN_MILLS = re.compile(r"[-−+]?£?\s?[1-9][0-9]{0,2}(?:,[0-9]{3})*\.[0-9]{3}")
"""Three digits after a point, as some write thousands: no amount a year is in tenths of a penny."""
PAID_IN_MILLS = ("hour", "day")
"""How often what may be in tenths of a penny is paid."""
_ZERO = Decimal(0)  # what values are compared with: a plain 0 would be made a Decimal for every figure


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
    if isinstance(number, Misread) and number.code == "not-a-number":
        from .said_how_often import without_how_often

        number = without_how_often(scalar, number, kind)
    if isinstance(number, Number) and kind == "money" and IN_MILLS.fullmatch(scalar.strip()):
        number = point_for_comma(scalar, number)
    if isinstance(number, Misread):
        name = phrase(scalar.path)
        headline = f"{name} {number.reason}" if not scalar.strip() else f"{name} is `{scalar.shown}`, which {number.reason}"
        reject(number.code, headline, _lacks_sign(scalar, number) if number.code == "missing-percent" else number.help)
    return scalar, number


def _lacks_sign(scalar: Scalar, number: Misread) -> str:
    """What to write for a rate without its sign: what a rate of its key can be."""
    from .rates_meant import rate_meant

    bare = bare_number(scalar)
    return f"write {rate_meant(scalar.path, bare)}" if bare else number.help


def point_for_comma(scalar: Scalar, number: Number) -> Number | Misread:
    """The number of an amount, unless a point stands where its comma should: `38.220` of a year, which is no £38.22."""
    text = scalar.strip()
    if not IN_MILLS.fullmatch(text) or how_often_of(scalar.path) in PAID_IN_MILLS:
        return number
    pounds = f", or {text[:-1]} for pounds and pence" if text.endswith("0") else ""
    help = f"write {text.replace('.', ',')} for thousands{pounds}"
    return Misread("ambiguous-number", "has three digits after its point", help)


def _figure(node: object, kind: Kind, wanted: str) -> Figure:
    scalar, number = _number(node, kind, wanted)
    return figure_of(scalar, number.value, _UNITS[kind])


def money(node: object) -> Figure:
    """Pounds, 0 or more."""
    figure = _figure(node, "money", "an amount in pounds")
    if figure.known < _ZERO:
        reject(
            "negative-amount",
            f"{phrase(_path(figure))} is {_text(figure)}; an amount must be 0 or more",
            f"write {without_minus(_text(figure))}",
        )
    return figure


def price(node: object) -> Figure:
    """Pounds, more than 0."""
    figure = money(node)
    if not figure.known:
        reject(
            "nil-amount",
            f"{phrase(_path(figure))} is 0; it must be more than 0",
            "give the pounds a year, or leave the line out",
        )
    return figure


def fte(node: object) -> Figure:
    """Full-time equivalents, 0 or more."""
    figure = _figure(node, "fte", "full-time equivalents")
    if figure.known < _ZERO:
        reject(
            "negative-fte",
            f"{_has_fte(figure)}; FTE must be 0 or more",
            f"write {without_minus(_text(figure))}{_or_none(figure)}",
        )
    return figure


def without_minus(text: str) -> str:
    """The text of a number below zero as that of the same above it: `-£4,000` or `(£4,000)` as `£4,000`."""
    return text.strip().translate(dict.fromkeys(map(ord, f"()-{DASHES}"))).strip()


def _has_fte(figure: Figure) -> str:
    """`Grade 9 has -3 FTE in post`."""
    path = _path(figure)
    match path:
        case ("grades", grade, ("in_post" | "vacant") as key, *point):
            at = f" at point {point[0]}" if point else ""
            return f"{grade} has {_text(figure)} FTE {key.replace('_', ' ')}{at}"
        case _:
            return f"{phrase(path)} is {_text(figure)} FTE"


def _or_none(figure: Figure) -> str:
    path = _path(figure)
    return ", or 0 if nobody is in post" if "in_post" in path else ", or 0 if no post is vacant" if "vacant" in path else ""


def percent(node: object) -> Figure:
    """A percentage with its sign, 0% or more."""
    figure = _figure(node, "percent", "a percentage")
    if figure.known < _ZERO:
        reject(
            "negative-rate",
            f"{phrase(_path(figure))} is {_text(figure)}; a rate must be 0% or more",
            f"write {without_minus(_text(figure))}",
        )
    return figure


def money_or_percent(node: object) -> Figure:
    """Pounds, or a percentage of salary where the text has its sign; the figure's unit tells them apart."""
    text = leaf(node, "an amount in pounds or a percentage of salary").strip()
    return percent(node) if _OF_PERCENT.search(text) else money(node)


def word_or_number(node: object, words: Collection[str], wanted: str, number: Callable[[object], Figure]) -> Figure | str:
    """One of some words, in any case and with `_` for spaces, or else the number; `wanted` is what to write for neither."""
    scalar = leaf(node, wanted)
    word = " ".join(scalar.replace("_", " ").lower().split())
    if word in words:
        return word
    try:
        return number(node)
    except PydanticCustomError as error:
        refused = error.context or {}
        if refused.get("code") == "not-a-number":
            neither = f"which is neither a number nor {' or '.join(f'`{one}`' for one in words)}"
            reject("not-a-number", f"{phrase(scalar.path)} is `{scalar.shown}`, {neither}", f"write {wanted}")
        raise


def _path(figure: Figure) -> Path:
    assert isinstance(figure.origin, Input)
    return figure.origin.path


def _text(figure: Figure) -> str:
    assert isinstance(figure.origin, Input)
    return figure.origin.text


def count(node: object) -> Figure:
    """A number of hours, weeks or people, more than 0."""
    figure = _figure(node, "count", "a number")
    _check_time(figure)
    if figure.known <= _ZERO:
        reject(
            "nil-amount",
            f"{phrase(_path(figure))} is {_text(figure)}; it must be more than 0",
            "give the number, or leave the line out",
        )
    return figure


# What a number of hours, weeks, days or months is written in, by the word of its key that says so.
_TIME_OF_KEY = {"hours": "hours?|hrs?", "weeks": "weeks?", "days": "days?", "limit": "months?", "within": "months?"}
_IN_TIME = re.compile(rf"\d\s?(?P<unit>{UNITS['count']})\b")


def time_of_key(key: str) -> str | None:
    """The units of time that a number under a key may have, as a pattern; None where the key says none."""
    return next((unit for word, unit in _TIME_OF_KEY.items() if word in key.split("_")), None)


def _check_time(figure: Figure) -> None:
    """Turn away a number in another unit of time than its place counts in: `104 weeks` for a limit in months."""
    text = _text(figure).strip()
    if text[-1].isdigit() or (unit := _IN_TIME.search(plainly(text))) is None:
        return
    wanted = time_of_key(_path(figure)[-1])
    if wanted is None or re.fullmatch(wanted, unit["unit"]):
        return
    name = wanted.partition("?")[0]
    headline = f"{phrase(_path(figure))} is `{text}`, which is in {unit['unit']} and not in {name}"
    reject("wrong-unit", headline, f"write what {text} comes to in {name}")


def signed(node: object) -> Figure:
    """A plain number, which may be 0 or less."""
    return _figure(node, "count", "a number")


def signed_money(node: object) -> Figure:
    """Pounds, which may be 0 or less."""
    return _figure(node, "money", "an amount in pounds")


def signed_percent(node: object) -> Figure:
    """A percentage with its sign, which may be 0% or less."""
    return _figure(node, "percent", "a percentage")


Count = Annotated[Figure, PlainValidator(count), InSchema("count")]
"""A number of hours, weeks or people, more than 0."""
Money = Annotated[Figure, PlainValidator(money), InSchema("money")]
"""Pounds, 0 or more."""
Price = Annotated[Figure, PlainValidator(price), InSchema("price")]
"""Pounds, more than 0."""
Fte = Annotated[Figure, PlainValidator(fte), InSchema("fte")]
"""Full-time equivalents, 0 or more."""
Percent = Annotated[
    Figure,
    PlainValidator(percent),
    InSchema("percent"),
]
"""A percentage with its sign; the value is the number before it."""


Supplement = Annotated[Figure, PlainValidator(money_or_percent), InSchema("supplement")]
"""A supplement: pounds per FTE a year, or a percentage of salary; the figure's unit tells them apart."""
