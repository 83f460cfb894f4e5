"""How the comparators are compared with our own pay, and what a supervisor must be paid above a supplemented team."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .fields.base import Choice, Model, Text
from .fields.dates import Date
from .fields.numbers import Money

Statistic = Annotated[Literal["mean", "median", "lower quartile", "upper quartile"], Choice]
End = Annotated[Literal["tops", "bottoms", "midpoints"], Choice]
Counting = Annotated[Literal["basic pay", "pay with supplements"], Choice]


class Market(Model):
    """How the comparators are compared with our own pay."""

    statistic: Statistic = Field("mean", description="mean, median, lower quartile or upper quartile of the comparators")
    of: End = Field("tops", description="tops, bottoms or midpoints of their ranges")
    counting: Counting = Field("basic pay", description="basic pay, or pay with supplements")
    own_date: Date | None = Field(None, description="The day our own pay is of")
    where: Text | None = Field(None, description="Where the paper compares")


class Differential(Model):
    """What a supervisor must be paid above a supplemented team."""

    least: Money = Field(description="The least difference, in pounds a year; £1 for no more than being above")
    why: Text | None = Field(None, description="Where the difference is asked for")
