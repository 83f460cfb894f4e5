"""What another employer pays for a level: both ends of a range, one of them, or a single salary."""

from __future__ import annotations

import re
from typing import Annotated, NamedTuple

from pydantic import PlainValidator

from ....diagnostics.look_alikes import plainly, unquoted
from ....ledger import Figure
from ....parser.numbers import Misread, Number, read_number
from ....parser.tree import Scalar
from ...labels import phrase
from .base import InSchema, leaf, reject
from .numbers import figure_of, point_for_comma
from .points import SEPARATOR
from .printed_forms import with_scale_of
from .said_how_often import without_how_often
from .stated_figures import absence, absent_figure


class PayRange(NamedTuple):
    """A comparator's pay for a level: both ends, one end, or a single figure that is both. An end that the paper does not
    give, or that is illegible, is a figure without a value."""

    text: str
    bottom: Figure | None
    top: Figure | None

    @property
    def is_single(self) -> bool:
        """Whether one figure stands for the whole range."""
        return self.bottom is not None and self.bottom is self.top


class _Ends(NamedTuple):
    """A range taken apart: the end that a single figure is said to be, `` where none is; and its figures as written."""

    end: str
    low: str
    high: str | None


_SEPARATOR = re.compile(SEPARATOR, re.IGNORECASE)
_LONGEST_RANGE = 500
_PAY = r"£?\s?\d[\d,.]*\s?[km]?"
# One end of a range in other words than `top` and `bottom`, and the two in other shapes than a range.
ONE_END = re.compile(
    rf"(?:(?P<top>up to|to|maximum(?: of)?|max\.?)|from|starting (?:at|from)|minimum(?: of)?|min\.?)\s+(?P<pay>{_PAY})"
    rf"|(?P<plus>{_PAY})\s?(?:\+|plus|upwards|min\.?|minimum)|(?P<most>{_PAY})\s?(?:max\.?|maximum)",
    re.IGNORECASE,
)
_TWO_ENDS = re.compile(
    rf"(?:between\s+)?({_PAY}?)(?:\s*(?:/|&|,\s|;|~|\.{{2,}}|…|--+|\band\b|\bor\b|(?=\s£))\s*)({_PAY})", re.IGNORECASE
)
_POINTS = re.compile(r"(?:scp|points?)\W*\d+.*|[a-z]\d{1,2}[a-z]?(?:\s?(?:-|–|to)\s?[a-z]\d{1,2}[a-z]?)?", re.IGNORECASE)


def _ends_of(text: str) -> _Ends | None:
    """A range taken apart at the first dash or `to` that has something on both sides; None where a text is no range."""
    if len(text) > _LONGEST_RANGE:
        return None
    if one_end := ONE_END.fullmatch(text):
        end = "top" if one_end["top"] or one_end["most"] else "bottom"
        return _Ends(end, one_end["pay"] or one_end["plus"] or one_end["most"], None)
    for end in ("top", "bottom", ""):
        if text.startswith(end) and (ends := _divided(end, text[len(end) :].lstrip())) is not None:
            return ends
    return None


def _divided(end: str, text: str) -> _Ends | None:
    if absence(text):
        return _Ends(end, text, None)
    for separator in _SEPARATOR.finditer(text):
        low, high = text[: separator.start()].rstrip(), text[separator.end() :].lstrip()
        if low and high and "\n" not in high:
            return _Ends(end, with_scale_of(low, high), high)
        if separator[0].lower() not in ("to", "−"):  # a minus may be of the number after it
            return None
    return _Ends(end, text, None) if text else None


def pay_range(node: object) -> PayRange:
    """Both ends of a salary range, one of them, or a single salary."""
    scalar = leaf(node, "a salary range such as £32,233 - £36,153")
    text = scalar.strip()
    shape = _Ends("", text, None) if absence(text) else _ends_of(text)
    if (two := _TWO_ENDS.fullmatch(plainly(text))) and not absence(text):
        reject(
            "not-a-range",
            f"{phrase(scalar.path)} is `{scalar.shown}`, which is not a salary or a range of them",
            f"write {two[1].strip()} - {two[2].strip()}",
        )
    if _POINTS.fullmatch(text):
        headline = f"{phrase(scalar.path)} is `{scalar.shown}`, which is pay points and not pay"
        reject("not-a-range", headline, f"write the lowest and the highest salary of {scalar.shown.strip()}")
    if shape is None:
        reject(
            "not-a-range",
            f"{phrase(scalar.path)} is `{scalar.shown}`, which is not a salary or a range of them",
            f"{_two_ends(scalar)}; top or bottom before a single figure says which end it is, illegible that it cannot be read",
        )
    low = _end(scalar, shape.low, "bottom" if shape.high else shape.end or "pay")
    if shape.high is None:
        return PayRange(str(scalar), None if shape.end == "top" else low, None if shape.end == "bottom" else low)
    high = _end(scalar, shape.high, "top")
    if low.value is not None and high.value is not None and low.value > high.value:
        reject(
            "not-a-range",
            f"{phrase(scalar.path)} runs backwards, from {shape.low} to {shape.high}",
            f"write {shape.high} - {shape.low}",
        )
    return PayRange(str(scalar), low, high)


def _two_ends(text: str) -> str:
    """What to write for a text that is no range, from the numbers in it."""
    numbers = re.findall(r"£?[0-9][0-9,]*", unquoted(text))
    return f"write {' - '.join(numbers[:2])}" if numbers else f"write a salary in digits in place of `{text[:40].strip()}`"


def _end(scalar: Scalar, text: str, end: str) -> Figure:
    place = Scalar.at(text.strip(), scalar.span, (*scalar.path, end))
    if (missing := absence(text)) is not None:
        return absent_figure(place, missing, "GBP")
    number = read_number(text, "money")
    if isinstance(number, Misread):
        number = without_how_often(place, number, "money")
    if isinstance(number, Number):
        number = point_for_comma(place, number)
    if isinstance(number, Misread):
        reject(number.code, f"{phrase(scalar.path)} has `{place.shown}`, which {number.reason}", number.help)
    if number.value <= 0:
        reject(
            "nil-amount",
            f"{phrase(scalar.path)} has {place.shown}, which nobody is paid",
            "write illegible or not given for what is not there",
        )
    return figure_of(place, number.value, "GBP")


Pay = Annotated[PayRange, PlainValidator(pay_range), InSchema("pay")]
"""A comparator's pay for a level."""
