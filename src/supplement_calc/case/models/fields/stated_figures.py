"""Numbers of evidence, as a paper states them: exact, hedged, or absent, which is never zero."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, NamedTuple

from pydantic import PlainValidator

from ....ledger import Figure, Input, Missing, Unit
from ....parser.numbers import Kind, Misread, Number, read_number
from ....parser.tree import Scalar
from ...labels import label, phrase
from .base import InSchema, leaf, reject
from .numbers import figure_id, figure_of, point_for_comma, without_minus
from .printed_forms import taken_apart
from .rates_meant import rate_meant

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
_OF_TIME = re.compile(r"(?<=\d)\s?(?:hours?|hrs?|days?|weeks?|months?)\s*$", re.IGNORECASE)
IN_YEARS = re.compile(r"(?P<years>.*\d)\s*(?:years?(?: old| of age)?|yrs?|y)\.?", re.IGNORECASE)


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


def stated(node: object, *, kind: Kind | None = None) -> Figure:
    """A figure in its own unit, a length of service in months, or what stands in its place. What is no number is answered as
    one of the `kind` that its place has, by keyword: older pydantic gives a second positional parameter its own context."""
    scalar = leaf(node, "a figure as the paper states it")
    text = scalar.strip()
    if (missing := absence(text)) is not None:
        return absent_figure(scalar, missing, "count")
    if service := SERVICE.fullmatch(text):
        return figure_of(scalar, Decimal(service[1]) * 12 + Decimal(service[2]), "months")
    unit = unit_of(text)
    number = read_stated(text, unit)
    if isinstance(number, Misread):
        if kind is not None and isinstance(again := read_number(text, kind), Misread):
            number = again
        reject(
            number.code,
            f"{phrase(scalar.path)} is `{scalar.shown}`, which {number.reason}"
            if text
            else f"{phrase(scalar.path)} has no value",
            f"{number.help}; n/a, -, illegible and not given say that there is none",
        )
    return figure_of(scalar, number.value, unit)


def _stated_in(node: object, unit: Unit, wanted: str) -> Figure:
    """A stated figure whose place decides what it counts: £3.4m, 50,000 and 48 fte alike; 0 or more."""
    scalar = leaf(node, wanted)
    if (missing := absence(scalar)) is not None:
        return absent_figure(scalar, missing, unit)
    number = read_stated(scalar, unit)
    if isinstance(number, Number) and unit == "GBP":
        number = point_for_comma(scalar, number)
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
    figure = stated(node, kind="percent" if units == ("percent",) else None)
    scalar = leaf(node, wanted)
    if figure.value is None:
        return figure
    if in_time := _OF_TIME.search(taken_apart(scalar).bare):
        reject(
            "wrong-unit",
            f"{phrase(scalar.path)} is `{scalar.shown}`, which is in {in_time[0].strip()}",
            f"write what {scalar.shown.strip()} comes to, {wanted}",
        )
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


_POSTS, _PEOPLE, _RATE, _AGE = "posts or people", "people, a whole number", "a percentage with its % sign", "an age in years"


def _in_the_unit(figure: Figure, wanted: str) -> str:
    """The number that was stated, in the unit that is wanted."""
    if wanted == _RATE and figure.unit == "count":
        assert isinstance(figure.origin, Input)
        return f"write {rate_meant(figure.origin.path, f'{figure.known:f}')}"
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


def applicants(node: object) -> Figure:
    """People, a whole number, or FTE."""
    figure = _count_of(node, ("count", "FTE"), _PEOPLE)
    if figure.unit == "count" and figure.value is not None and figure.value != figure.value.to_integral_value():
        scalar = leaf(node, _PEOPLE)
        headline = f"{phrase(scalar.path)} is {scalar.shown}, which is not a whole number of people"
        reject("not-whole", headline, f"write the people, or {figure.value:f} fte if it is full-time equivalents")
    return figure


def age(node: object) -> Figure:
    """An age in years, 0 or more."""
    scalar = leaf(node, _AGE)
    years = IN_YEARS.fullmatch(scalar.strip())
    if years is not None and isinstance(number := read_stated(years["years"], "count"), Number):
        figure = figure_of(scalar, number.value, "count")
    else:
        figure = stated(node)
    if figure.value is None:
        return figure
    if figure.unit != "count" or _OF_TIME.search(taken_apart(scalar).bare):
        headline = f"{phrase(scalar.path)} is `{scalar.shown}`, which is not {_AGE}"
        reject("wrong-unit", headline, _in_the_unit(figure, _AGE))
    if figure.value < 0:
        headline = f"{phrase(scalar.path)} is {scalar.shown}; it must be 0 or more"
        reject("negative-count", headline, f"write {without_minus(scalar)}")
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
StatedApplicants = Annotated[Figure, PlainValidator(applicants), InSchema("stated_applicants")]
"""Adverts, applicants or recruits: a whole number, or FTE; 0 or more."""
StatedAge = Annotated[Figure, PlainValidator(age), InSchema("stated_age")]
"""An age in years, 0 or more."""
StatedRate = Annotated[Figure, PlainValidator(rate), InSchema("stated_rate")]
"""A percentage, 0% or more."""
