"""How long a workforce has served, in bands as papers name them: `Up to 1 year`, `1 to 2 years`, `25 years+`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Annotated, NamedTuple

from pydantic import Field, PlainValidator

from ..labels import phrase
from .fields.base import InSchema, Model, Text, leaf, reject, text
from .fields.stated_figures import StatedRate

_UNIT = r"(?: ?(?P<{0}>months?|years?))?"
_LOWEST = re.compile(rf"(?:up to|less than|under|below) (?P<to>\d{{1,4}}){_UNIT.format('unit')}", re.IGNORECASE)
_BETWEEN = re.compile(
    rf"(?P<from>\d{{1,4}}){_UNIT.format('first')} ?(?:to|-|–) ?(?P<to>\d{{1,4}}){_UNIT.format('unit')}", re.IGNORECASE
)


def band_name(node: object) -> str:
    """The name of a band, any text but one with a number of five digits."""
    name = text(node)
    if re.search(r"\d{5}", name):
        scalar = leaf(node, "text")
        headline = f"{phrase(scalar.path)} is `{scalar.shown}`, which is longer than anybody serves"
        reject("not-months", headline, "write the years or months, for example 1 to 2 years")
    return name


class Band(Model):
    """A band of service."""

    band: Annotated[str, PlainValidator(band_name), InSchema("band")] = Field(description="The band, for example 1 to 2 years")
    share: StatedRate = Field(description="Its share of the workforce")
    cumulative: StatedRate | None = Field(None, description="The cumulative share as the paper prints it")


class ServiceLength(Model):
    """How long a workforce has served."""

    bands: list[Band] = Field(description="The bands, shortest service first", min_length=1)
    total: StatedRate | None = Field(None, description="The total of shares as the paper prints it")
    cumulative_total: StatedRate | None = Field(None, description="The total of the cumulative column as the paper prints it")
    where: Text | None = Field(None, description="Where the paper prints it")
    note: Text | None = Field(None, description="Anything a reader of the table should know")


class Spanned(NamedTuple):
    """A band with the months of service from which and to which it runs; its place among the bands counts from 1."""

    band: Band
    number: int
    from_: int
    to: int


def spanned(number: int, band: Band) -> Spanned | None:
    """A band that has two ends; None for one without, such as `25 years+`, or one whose name has no lengths."""
    text = band.band.strip()
    if (lowest := _LOWEST.fullmatch(text)) is not None:
        return Spanned(band, number, 0, int(lowest["to"]) * _months(lowest["unit"]))
    if (between := _BETWEEN.fullmatch(text)) is None:
        return None
    last = _months(between["unit"])
    first = last if between["first"] is None else _months(between["first"])
    start, end = int(between["from"]) * first, int(between["to"]) * last
    return Spanned(band, number, start, end) if start < end else None


def _months(unit: str | None) -> int:
    return 1 if unit is not None and unit.lower().startswith("month") else 12


def band_reaching(bands: Sequence[Band], months: int) -> Spanned | None:
    """The band whose staff are on their way to a landmark: above its start and not above its end."""
    for number, band in enumerate(bands, 1):
        ends = spanned(number, band)
        if ends is not None and ends.from_ < months <= ends.to:
            return ends
    return None
