"""Figures as a paper prints them, kept with their spelling so that they can be compared at their own precision."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, NamedTuple

from pydantic import Field, PlainValidator, WithJsonSchema

from ..diagnostics import Span
from ..ledger import Unit
from .fields import Model, Text, leaf, wrong
from .numbers import Misread, Number, read_number
from .tree import Scalar
from .words import words


class Printed(NamedTuple):
    """A printed figure: `value` in pounds, FTE or the number before the percent sign, as its spelling says;
    `precision` is the power of ten of its last printed digit. `unit` is None where a bare number does not say."""

    text: str
    value: Decimal
    precision: int
    unit: Unit | None
    span: Span


def _printed(node: object) -> Printed:
    scalar = leaf(node, "a figure as printed")
    text = scalar.strip()
    unit = _unit(text)
    kind = "percent" if unit == "percent" else "fte" if unit == "FTE" else "money"
    number = read_number(text, kind)  # type: ignore[arg-type]
    if isinstance(number, Misread):
        wrong(number.code, f"{words(scalar.path)} is `{scalar.shown}`, which {number.wrong}", number.help)
    return _as_printed(scalar, number, unit)


def _as_printed(scalar: Scalar, number: Number, unit: Unit | None) -> Printed:
    return Printed(str(scalar), number.value, number.precision, unit, scalar.span)


def _unit(text: str) -> Unit | None:
    if text.endswith(("%", "per cent", "percent")):
        return "percent"
    if text.lower().endswith("fte"):
        return "FTE"
    return "GBP" if "£" in text else None


PrintedValue = Annotated[
    Printed,
    PlainValidator(_printed),
    WithJsonSchema({"type": ["number", "string"], "examples": ["£11.318m", "£85,142", "27.75 fte", "32.15%"]}),
]


class Published(Model):
    """A figure that the paper prints, to be held against the one this case gives."""

    figure: Text = Field(description="The id of the figure, for example current_spend.total")
    value: PrintedValue = Field(description="The figure as printed, spelling and all, for example £11.318m")
    where: Text | None = Field(None, description="Where the paper prints it")
    to: PrintedValue | None = Field(
        None, description="What it is printed to, where zeros hide that: `to: £1,000` beside 'about £26,000'"
    )
