"""Pay by the hour: read where pay of a year may stand, and known as such until the hours of a year are."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import PlainValidator

from ....diagnostics.look_alikes import plainly
from ....ledger import Figure, Input
from ....parser.numbers import Number, read_number
from ....parser.tree import Scalar
from ...labels import label, phrase
from .base import InSchema, reject
from .numbers import figure_id, money_or_percent, price, without_minus
from .said_how_often import HOW_OFTEN

PENCE = re.compile(r"(?P<pence>[0-9]{1,4}(?:\.[0-9]{1,2})?)\s?(?:p|pence)", re.IGNORECASE)
"""An amount in pence, which is natural of an hour alone."""


class ByTheHour(Figure):
    """Pounds an hour, where pay of a year stands otherwise."""

    __slots__ = ()


def _hourly(node: object) -> ByTheHour | None:
    """Pounds an hour, 0 or more: `£0.50 an hour`, `50p an hour`, `12.65 per hour`; None of anything else."""
    if not isinstance(node, Scalar) or (said := HOW_OFTEN["hour"].fullmatch(plainly(node).strip())) is None:
        return None
    pence = PENCE.fullmatch(said["amount"].strip())
    number = read_number(pence["pence"] if pence else said["amount"], "money")
    if not isinstance(number, Number):
        return None  # the reader of pounds a year says what is wrong with it
    if number.value < 0:
        headline = f"{phrase(node.path)} is {node.shown}; an amount must be 0 or more"
        reject("negative-amount", headline, f"write {without_minus(node)}")
    value = number.value.scaleb(-2) if pence else number.value
    return ByTheHour(figure_id(node.path), f"{label(node.path)} an hour", value, "GBP", Input(str(node), node.span, node.path))


def salary(node: object) -> Figure:
    """Pounds a year or an hour, more than 0."""
    hourly = _hourly(node)
    if hourly is None:
        return price(node)
    if not hourly.value:
        assert isinstance(node, Scalar)
        headline = f"{phrase(node.path)} is {node.shown}; it must be more than 0"
        reject("nil-amount", headline, "give the pounds an hour, or leave the line out")
    return hourly


def supplement(node: object) -> Figure:
    """Pounds a year or an hour, or a percentage of salary."""
    return _hourly(node) or money_or_percent(node)


Salary = Annotated[Figure, PlainValidator(salary), InSchema("salary")]
"""Pounds a year, or an hour where the text says so; more than 0."""
Supplement = Annotated[Figure, PlainValidator(supplement), InSchema("supplement_or_hourly")]
"""A supplement: pounds per FTE a year or an hour, or a percentage of salary."""
