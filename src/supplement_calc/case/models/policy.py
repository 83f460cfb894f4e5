"""The limits that the rules hold a case against."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Literal, NamedTuple

from pydantic import BeforeValidator, Field, PlainValidator

from ...diagnostics import Span
from ...ledger import Figure, Unit
from ...ledger.rounding import EXACT
from ...parser.number_words import number_in_words
from ...parser.numbers import Kind, Misread, read_number
from ...parser.tree import Mapping, Scalar
from ..labels import phrase
from .fields.base import Choice, InSchema, Model, Text, leaf, reject
from .fields.numbers import count, figure_of, percent
from .fields.stated_figures import unit_of
from .market import End, Statistic

CapOf = Annotated[Literal["top of grade", "salary"], Choice]


def or_none(read: Callable[[object], Figure]) -> Callable[[object], Figure | None]:
    """A limit as `read` takes it, or `none` where the policy sets no such limit."""

    def limit(node: object) -> Figure | None:
        return None if isinstance(node, Scalar) and node.strip().lower() == "none" else read(node)

    return limit


YEARS = re.compile(r"(?P<number>[0-9]{1,2}(?:\.5)?|one|two|three|four|five)\s?(?:years?|yrs?)", re.IGNORECASE)


def months(node: object) -> Figure:
    """Months by their number, or years as twelve of them each."""
    scalar = leaf(node, "a number of months")
    years = YEARS.fullmatch(scalar.strip())
    number = number_in_words(years["number"]) or Decimal(years["number"]) if years else None
    if number:
        return figure_of(scalar, EXACT.multiply(number, Decimal(12)), "count")
    return count(node)


MonthsLimit = Annotated[Figure | None, PlainValidator(or_none(months)), InSchema("months_limit")]
"""Months, more than 0; or none."""
PercentLimit = Annotated[
    Figure | None,
    PlainValidator(or_none(percent)),
    InSchema("percent_limit"),
]
"""A percentage with its sign; or none."""
NumberLimit = Annotated[Figure | None, PlainValidator(or_none(count)), InSchema("number_limit")]
"""A number, more than 0; or none."""


class StatedLimit(NamedTuple):
    """A limit of a figure as it is written, and where; the unit of the figure says what number that is."""

    text: str
    span: Span


_KINDS: dict[Unit, Kind] = {"GBP": "money", "FTE": "fte", "percent": "percent"}


def limit_of(node: object) -> StatedLimit | None:
    """A limit in any unit, or None where it is `none`. Refuses what is a number in no unit."""
    scalar = leaf(node, "an amount")
    text = scalar.strip()
    if text.lower() == "none":
        return None
    number = read_number(text, _KINDS.get(unit_of(text), "count"))
    if isinstance(number, Misread):
        name = phrase(scalar.path)
        headline = f"{name} is `{scalar.shown}`, which {number.reason}" if text else f"{name} {number.reason}"
        reject(number.code, headline, number.help)
    return StatedLimit(text, scalar.span)


AmountLimit = Annotated[
    StatedLimit | None,
    PlainValidator(limit_of),
    InSchema("limit"),
]
"""Pounds, FTE, a percentage with its sign or a number, as the figure has it; or none."""


def _some(node: object) -> object:
    """A limit of a figure, which says the most or the least of it."""
    if isinstance(node, Mapping) and not node:
        name = ".".join(map(str, node.path[2:]))
        reject("no-value", f"the limit of {name} has nothing in it", "give `at_most: …`, `at_least: …` or both")
    return node


class FigureLimits(Model):
    """The most and the least that one figure may be."""

    at_most: AmountLimit = Field(None, description="The most that the figure may be, in its own unit, for example £1.2m or 25%")
    at_least: AmountLimit = Field(None, description="The least that it may be")


class Policy(Model):
    """What a policy on market supplements allows. A limit that is left out is the built-in one; `none` sets no limit."""

    name: Text | None = Field(None, description="The policy, for example Lincolnshire County Council")
    source: Text | None = Field(None, description="Where the policy says so")
    time_limit: MonthsLimit = Field(None, description="The longest that a supplement is paid before it must end: 24 months")
    review_within: MonthsLimit = Field(None, description="When it is to be reviewed at the latest, from its start: 12 months")
    cap: PercentLimit = Field(None, description="The most that a supplement may be, for example 15%; there is no built-in cap")
    cap_of: CapOf | None = Field(
        None, description="What the cap is a percentage of: top of grade, or salary for the salary it is paid on"
    )
    statistic: Statistic | None = Field(None, description="The market figure: mean, median, lower quartile or upper quartile")
    of: End | None = Field(None, description="Of what the market figure is taken: tops, bottoms or midpoints of ranges")
    comparators_at_least: NumberLimit = Field(None, description="The fewest comparators that a grade needs: 3")
    comparators_within: MonthsLimit = Field(
        None, description="How old a comparator's pay may be at our own date, without an award that brings it up: 12 months"
    )
    least_gap: PercentLimit = Field(
        None, description="The least gap to the market, as a percentage of our pay; there is no built-in one"
    )
    on_costs_at_least: PercentLimit = Field(None, description="The lowest on-cost rate that is usual: 15%")
    on_costs_at_most: PercentLimit = Field(None, description="The highest on-cost rate that is usual: 45%")
    pension_at_most: PercentLimit = Field(None, description="The highest employer's pension contribution that is usual: 40%")
    fee_at_most: PercentLimit = Field(None, description="The highest agency fee that is usual, as a share of the charge: 50%")
    award_at_most: PercentLimit = Field(None, description="The highest pay award that is usual, a year: 15%")
    figures: dict[Text, Annotated[FigureLimits, BeforeValidator(_some)]] | None = Field(
        None,
        description="Limits of figures, by the id that JSON and `explain` give, for example budget_position.full_over_budget",
        min_length=1,
    )
