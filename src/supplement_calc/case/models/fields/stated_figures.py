"""Numbers of evidence, as a paper states them: exact, hedged, or absent, which is never zero."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, NamedTuple

from pydantic import PlainValidator

from ....diagnostics.look_alikes import unquoted
from ....ledger import Figure, Missing, Unit
from ....parser.numbers import Kind, Misread, Number, read_number
from ....parser.tree import Scalar
from ...labels import label, phrase
from .base import InSchema, leaf, reject
from .numbers import figure_id, figure_of, without_minus
from .points import SEPARATOR
from .printed_forms import taken_apart
from .said_how_often import without_how_often

MARKS = {
    "n/a": "the paper prints n/a for it",
    "-": "the paper prints a dash for it",
    "–": "the paper prints a dash for it",
    **dict.fromkeys(("—", "‑", "−", "‒"), "the paper prints a dash for it"),
    "illegible": "it is illegible in the text of the paper",
    "not given": "the paper does not give it",
}
# Marks of official tables, as they are printed or in square brackets.
OFFICIAL = {
    "c": "it is confidential (c)",
    "*": "it is suppressed (*)",
    "x": "it is not available (x)",
    "u": "it is too unreliable to publish (u)",
    "..": "it is not available (..)",
    ":": "it is not available (:)",
}
LOW = re.compile(r"\[?low\]?", re.IGNORECASE)
FEWER = re.compile(r"(?:<|fewer than |less than |under )\s*([1-9]|10)", re.IGNORECASE)
SERVICE = re.compile(r"([0-9]{1,3}) years?,? (?:and )?([0-9]{1,2}) months?")
_KINDS: dict[Unit, Kind] = {"percent": "percent", "GBP": "money", "FTE": "fte"}
_UNITS = {"%": "percent", "per cent": "percent", "percent": "percent", "fte": "FTE", "months": "months", "month": "months"}


class Absence(NamedTuple):
    """What a paper prints in place of a figure. `most` is what it may come to at most, from nil, where a mark says so; `is_nil`
    where there is no such thing, so that totals do without it."""

    text: str
    why: str
    most: Decimal | None = None
    is_nil: bool = False


def absence(text: str) -> Absence | None:
    """What a text gives in place of a figure: `n/a`, `-`, `illegible` (with what is left, `illegible: £39…`), `not given`; or a
    mark of official tables: `c`, `*`, `x`, `u`, `z`, `low`, `<5`, in square brackets or not."""
    bare = text.strip()
    if (mark := _mark(text, bare[1:-1] if bare.startswith("[") and bare.endswith("]") else bare)) is not None:
        return mark
    word, _, rest = bare.partition(":")
    why = MARKS.get(word.strip().lower())
    if why is None:
        return None
    return Absence(text, f"{why}, but for {rest.strip()}" if rest.strip() else why)


def _mark(text: str, bare: str) -> Absence | None:
    """A mark of official tables."""
    if bare.lower() == "z":
        return Absence(text, "it does not apply (z)", is_nil=True)
    if LOW.fullmatch(bare):
        return Absence(text, "it rounds to nothing but is not 0 (low)", Decimal("0.5"))
    if fewer := FEWER.fullmatch(bare):
        return Absence(text, f"it is fewer than {fewer[1]}", Decimal(fewer[1]))
    why = OFFICIAL.get(bare.lower())
    return None if why is None else Absence(text, why)


def absent_figure(scalar: Scalar, missing: Absence, unit: Unit) -> Figure:
    """An input without a value; whatever rests on it has no answer for the same reason."""
    name = label(scalar.path)
    origin = Missing(f"{missing.why} ({name})", scalar.span, missing.is_nil, missing.most)
    return Figure(figure_id(scalar.path), name, None, unit, origin)


def stated(node: object) -> Figure:
    """A figure in its own unit, a length of service in months, or what stands in its place."""
    scalar = leaf(node, "a figure as the paper states it")
    text = scalar.strip()
    if (missing := absence(text)) is not None:
        return absent_figure(scalar, missing, "count")
    if service := SERVICE.fullmatch(text):
        return figure_of(scalar, Decimal(service[1]) * 12 + Decimal(service[2]), "months")
    unit = unit_of(text)
    number = read_stated(text, unit)
    if isinstance(number, Misread):
        reject(
            number.code,
            f"{phrase(scalar.path)} is `{scalar.shown}`, which {number.reason}",
            f"{number.help}; n/a, -, illegible and not given say that there is none",
        )
    return figure_of(scalar, number.value, unit)


def _stated_in(node: object, unit: Unit, wanted: str) -> Figure:
    """A stated figure whose place decides what it counts: £3.4m, 50,000 and 48 fte alike; 0 or more."""
    scalar = leaf(node, wanted)
    if (missing := absence(scalar)) is not None:
        return absent_figure(scalar, missing, unit)
    number = read_stated(scalar, unit)
    if isinstance(number, Misread):
        reject(
            number.code,
            f"{phrase(scalar.path)} is `{scalar.shown}`, which {number.reason}",
            f"{number.help}; n/a, -, illegible and not given say that there is none",
        )
    if number.value < 0:
        code = "negative-fte" if unit == "FTE" else "negative-amount"
        reject(code, f"{phrase(scalar.path)} is {scalar.shown}; it must be 0 or more", f"write {without_minus(scalar)}")
    return figure_of(scalar, number.value, unit)


def stated_money(node: object) -> Figure:
    """Pounds as a paper states them, 0 or more; or their absence."""
    return _stated_in(node, "GBP", "an amount in pounds")


def stated_fte(node: object) -> Figure:
    """Full-time equivalents as a paper states them, 0 or more; or their absence."""
    return _stated_in(node, "FTE", "full-time equivalents")


def read_stated(text: str, unit: Unit) -> Number | Misread:
    """The number in a text, without its hedge; below zero in brackets. A range or a change is none."""
    form = taken_apart(text)
    is_one = not (form.high or form.measured or form.in_words)
    number = read_bare(form.bare if is_one else text, unit)
    if isinstance(number, Misread) or form.way >= 0:
        return number
    return number._replace(value=-abs(number.value))


def read_bare(text: str, unit: Unit) -> Number | Misread:
    """The number in a text that has nothing else in it than its unit."""
    return read_number(text, _KINDS.get(unit, "count"))


def unit_of(text: str) -> Unit:
    """What a text counts in, by its own sign: £, %, fte, months; else a plain count."""
    lower = taken_apart(text).bare.lower()
    for ending, unit in _UNITS.items():
        if lower.endswith(ending):
            return unit  # type: ignore[return-value]
    return "GBP" if "£" in lower else "count"


def _count_of(node: object, units: tuple[Unit, ...], wanted: str) -> Figure:
    """A stated figure that counts posts or people: none of them below zero, and in no other unit."""
    figure = stated(node)
    scalar = leaf(node, wanted)
    if figure.value is None:
        return figure
    if figure.unit not in units:
        reject(
            "wrong-unit",
            f"{phrase(scalar.path)} is `{scalar.shown}`, which is not {wanted}",
            _in_the_unit(figure, wanted),
        )
    if figure.value < 0 and scalar.path[-1:] != ("vacant",):  # over-established: never an error
        reject(
            "negative-count", f"{phrase(scalar.path)} is {scalar.shown}; it must be 0 or more", f"write {without_minus(scalar)}"
        )
    return figure


_POSTS, _PEOPLE, _RATE = "posts or people", "people, a whole number", "a percentage with its % sign"


def _in_the_unit(figure: Figure, wanted: str) -> str:
    """The number that was stated, in the unit that is wanted."""
    return f"write {figure.known:f}{'%' if wanted == _RATE else ''} if it is {wanted}"


def posts(node: object) -> Figure:
    """Posts or staff, FTE or heads; below 0 only where they are vacant."""
    return _count_of(node, ("FTE", "count"), _POSTS)


def heads(node: object) -> Figure:
    """People, a whole number."""
    figure = _count_of(node, ("count",), _PEOPLE)
    if figure.value is not None and figure.value != figure.value.to_integral_value():
        scalar = leaf(node, _PEOPLE)
        reject(
            "not-whole",
            f"{phrase(scalar.path)} is {scalar.shown}, which is not a whole number of people",
            "give FTE under in_post",
        )
    return figure


def rate(node: object) -> Figure:
    """A percentage, 0% or more."""
    return _count_of(node, ("percent",), _RATE)


Stated = Annotated[Figure, PlainValidator(stated), InSchema("stated")]
"""A figure as the paper states it, with its own sign; or n/a, -, illegible, not given."""
StatedMoney = Annotated[Figure, PlainValidator(stated_money), InSchema("stated_money")]
"""Pounds as the paper states them, 0 or more; or not given."""
StatedFte = Annotated[Figure, PlainValidator(stated_fte), InSchema("stated_fte")]
"""Full-time equivalents as the paper states them, 0 or more; or not given."""
StatedPosts = Annotated[Figure, PlainValidator(posts), InSchema("stated_posts")]
"""Posts or staff, FTE or heads, 0 or more."""
StatedVacant = Annotated[Figure, PlainValidator(posts), InSchema("stated_vacant")]
"""Vacant posts, below 0 where a team is above its establishment."""
StatedHeads = Annotated[Figure, PlainValidator(heads), InSchema("stated_heads")]
"""People, a whole number."""
StatedRate = Annotated[Figure, PlainValidator(rate), InSchema("stated_rate")]
"""A percentage, 0% or more."""


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


def _ends_of(text: str) -> _Ends | None:
    """A range taken apart at the first dash or `to` that has something on both sides; None where a text is no range."""
    if len(text) > _LONGEST_RANGE:
        return None
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
            return _Ends(end, low, high)
        if separator[0].lower() not in ("to", "−"):  # a minus may be of the number after it
            return None
    return _Ends(end, text, None) if text else None


def pay_range(node: object) -> PayRange:
    """Both ends of a salary range, one of them, or a single salary."""
    scalar = leaf(node, "a salary range such as £32,233 - £36,153")
    text = scalar.strip()
    shape = _Ends("", text, None) if absence(text) else _ends_of(text)
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
