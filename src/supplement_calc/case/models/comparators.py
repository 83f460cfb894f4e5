"""What other employers pay, and how they are compared."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .fields import Choice, Date, Model, Money, Percent, Text
from .stated_figures import Pay

Statistic = Annotated[Literal["mean", "median", "lower quartile", "upper quartile"], Choice]
End = Annotated[Literal["tops", "bottoms", "midpoints"], Choice]
Counting = Annotated[Literal["basic pay", "pay with supplements"], Choice]


class Comparator(Model):
    """Another employer: what it pays at each of our grades."""

    pay: dict[Text, Pay] = Field(
        description="Its salary range for the posts that compare with each of our grades, by our grade's name"
    )
    supplements: dict[Text, Money] | None = Field(
        None, description="Its own supplement on that pay, by our grade's name, where the paper gives one"
    )
    pay_date: Date | None = Field(None, description="The day its pay is of")
    award: Percent | None = Field(None, description="The pay award that brings its pay to our own date")
    allowances: Text | None = Field(None, description="Retention payments, supplements and other pay, as the paper says it")
    non_pay: Text | None = Field(None, description="What it offers beside pay, as the paper says it")
    source: Text | None = Field(None, description="Where its figures come from")
    note: Text | None = Field(None, description="Anything a reader of its figures should know")


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
