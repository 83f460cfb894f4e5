"""Figures as a paper prints them, kept with their spelling so that they can be compared at their own precision."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, NamedTuple

from pydantic import Discriminator, Field, PlainValidator, Tag

from ...diagnostics import Span
from ...ledger import Figure, Input, Unit
from ...parser.numbers import Misread, Number, read_number
from ...parser.tree import Mapping, Scalar
from ..labels import phrase
from .fields.base import InSchema, Model, Text, leaf, reject
from .fields.printed_forms import Form, Measured, Sense, taken_apart, without_what_it_is_of
from .fields.said_how_often import for_another_time
from .fields.stated_figures import read_bare, unit_of


class Printed(NamedTuple):
    """A printed figure: `value` in pounds, FTE or the number before the percent sign, as it is spelt;
    `precision` is the power of ten of its last printed digit. `unit` is None where a bare number does not say.

    `sense` is its hedge, `measured` whether it is points or times, `high` the upper end where it has two. `is_signed` where its
    sign, brackets or words say which way it goes, `says_way` where words do; a fall and an underspend are below zero.
    """

    text: str
    value: Decimal
    precision: int
    unit: Unit | None
    span: Span
    sense: Sense = "exactly"
    measured: Measured = ""
    high: Decimal | None = None
    is_signed: bool = False
    says_way: bool = False


def printed(node: object) -> Printed:
    """A figure as a paper prints it, in any unit."""
    scalar = leaf(node, "a figure as printed")
    form = taken_apart(without_what_it_is_of(scalar))
    unit = _unit(form.bare)
    low, high = _number(scalar, form.bare, unit), _number(scalar, form.high, unit) if form.high else None
    if high is not None:
        _check_ends(scalar, form, low.value, high.value)
    return _as_printed(str(scalar), scalar.span, form, low, unit, high)


def _check_ends(scalar: Scalar, form: Form, low: Decimal, high: Decimal) -> None:
    """Turn away a range that runs backwards, unless it is a change; and a change that runs another way than its words say."""
    is_change = scalar.path[-1].endswith("change")
    if high < low and not is_change:
        headline = f"{phrase(scalar.path)} is `{scalar.shown}`, which runs backwards"
        reject("not-a-range", headline, f"write {form.high} to {form.bare}")
    if is_change and (high - low) * form.way < 0:
        says, runs = ("a rise", "falls") if form.way > 0 else ("a fall", "rises")
        headline = f"{phrase(scalar.path)} is `{scalar.shown}`, which says {says} and {runs}"
        reject("not-a-range", headline, f"write {form.bare} to {form.high}, or the two the other way about")


_OF_PERCENT = re.compile(r"%|per\s?cent|\d\s?p\.?c", re.IGNORECASE)


def _number(scalar: Scalar, text: str, unit: Unit | None) -> Number:
    kind = "percent" if unit == "percent" else "fte" if unit == "FTE" else "money"
    number = read_number(text, kind)  # type: ignore[arg-type]
    if isinstance(number, Misread):
        if kind == "money" and _OF_PERCENT.search(scalar) and isinstance(again := read_number(text, "percent"), Misread):
            number = again
        number = for_another_time(scalar, kind) or number  # type: ignore[arg-type]
        reject(number.code, f"{phrase(scalar.path)} is `{scalar.shown}`, which {number.reason}", number.help)
    return number


def _as_printed(text: str, span: Span, form: Form, number: Number, unit: Unit | None, high: Number | None = None) -> Printed:
    value = -abs(number.value) if form.way < 0 and high is None else number.value
    upper = None if high is None else high.value
    precision = number.precision if high is None else max(number.precision, high.precision)
    return Printed(text, value, precision, unit, span, form.sense, form.measured, upper, form.way != 0, form.in_words)


def _unit(text: str) -> Unit | None:
    if text.endswith(("%", "per cent", "percent")):
        return "percent"
    if text.lower().endswith("fte"):
        return "FTE"
    return "GBP" if "£" in text else None


def printed_to(node: object) -> Printed:
    """One printed figure, more than nothing."""
    figure = printed(node)
    scalar = leaf(node, "a figure as printed")
    if figure.high is not None:
        headline = f"{phrase(scalar.path)} is `{scalar.shown}`, which is two numbers"
        reject("not-a-number", headline, "write the one that the figure is rounded to, for example £1,000 or 0.1%")
    if figure.value <= 0:
        headline = f"{phrase(scalar.path)} is {scalar.shown}; a figure is printed to more than nothing"
        reject("nil-amount", headline, "write what it is rounded to, for example £1,000 or 0.1%, or leave the line out")
    return figure


PrintedValue = Annotated[
    Printed,
    PlainValidator(printed),
    InSchema("printed"),
]


Step = Annotated[Printed, PlainValidator(printed_to), InSchema("printed_to")]
"""What a figure is printed to: more than nothing."""


def printed_of(figure: Figure) -> Printed | None:
    """The same of a figure that a paper states, hedged or not; None where it states none."""
    if not isinstance(figure.origin, Input) or figure.origin.span is None:
        return None
    text = figure.origin.text
    bare = without_what_it_is_of(text)
    unit = unit_of(bare)
    form = taken_apart(bare)
    number, high = read_bare(form.bare, unit), read_bare(form.high, unit) if form.high else None
    if isinstance(number, Misread) or isinstance(high, Misread):
        return None
    return _as_printed(text, figure.origin.span, form, number, None if unit == "count" else unit, high)


class Acceptance(Model):
    """A difference that is accepted, with what was found when it was: it stands for that finding and no other."""

    reason: Text = Field(description="Why the difference is accepted")
    computed: Text | None = Field(None, description="What the case gives, as check says it: 33.19%, or none")
    cause: Text | None = Field(None, description="The first cause that check names: mean-of-parts, or none")


AcceptedForm = Annotated[
    Annotated[Text, Tag("<reason>")] | Annotated[Acceptance, Tag("<found>")],
    Discriminator(lambda node: "<found>" if isinstance(node, Mapping) else "<reason>"),
]


class Published(Model):
    """A figure that the paper prints, to be held against the one this case gives."""

    figure: Text = Field(
        description="The id of the figure, for example current_spend.total, or of a cell that the paper prints in its "
        "evidence; or a sum, a difference or a ratio of figures or amounts: current_spend.total ÷ budget"
    )
    value: PrintedValue | None = Field(
        None,
        description="The figure as printed, spelling and all, for example £11.318m; a cell has its own",
    )
    where: Text | None = Field(None, description="Where the paper prints it")
    to: Step | None = Field(None, description="What it is printed to, where zeros hide that: `to: £1,000` for 'about £26,000'")
    accepted: AcceptedForm | None = Field(
        None,
        description="Why a difference is accepted, with what was found: {reason: …, computed: 33.19%, cause: mean-of-parts}",
    )
