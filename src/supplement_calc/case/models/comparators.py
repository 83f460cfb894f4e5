"""What other employers pay."""

from __future__ import annotations

from pydantic import Field

from .fields.awards import AwardOrBody
from .fields.base import Model, Text
from .fields.dates import Date
from .fields.numbers import Money
from .fields.pay_ranges import Pay
from .fields.points import Points


class Comparator(Model):
    """Another employer: what it pays at each of our grades."""

    pay: dict[Text, Pay] = Field(
        description="Its salary range for the posts that compare with each of our grades, by our grade's name", min_length=1
    )
    supplements: dict[Text, Money] | None = Field(
        None, description="Its own supplement on that pay, by our grade's name, where the paper gives one", min_length=1
    )
    pay_date: Date | None = Field(None, description="The day its pay is of")
    award: AwardOrBody | None = Field(
        None,
        description="The pay award that brings its pay to our own date: a percentage such as 3.2%, pounds such as £1,290, or "
        "NJC or Agenda for Change for their awards between the two dates",
    )
    points: dict[Text, Points] | None = Field(
        None,
        description="The pay points of those ranges on its pay date, by our grade's name, for national awards that go by point",
        min_length=1,
    )
    allowances: Text | None = Field(None, description="Retention payments, supplements and other pay, as the paper says it")
    non_pay: Text | None = Field(None, description="What it offers as well as pay, as the paper says it")
    source: Text | None = Field(None, description="Where its figures come from")
    note: Text | None = Field(None, description="Anything a reader of its figures should know")
