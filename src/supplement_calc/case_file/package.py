"""A package of measures, and what pays for it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from .fields import Choice, Model, Text
from .stated import Stated

FundedFrom = Annotated[Literal["reserve", "base budget", "grant"], Choice]


class Measure(Model):
    """One measure of a package: a supplement, a retention payment, extra posts, a one-off cost."""

    what: Text = Field(description="The measure, as the decision says it")
    where: Text | None = Field(None, description="Where the decision says it")
    fte: Stated | None = Field(None, description="FTE that it creates, where the decision says")
    cost: Stated | None = Field(None, description="What it costs a year, where the decision says")


class Funding(Model):
    """Money for the package."""

    year: Text = Field(description="The financial year, for example 2021/22")
    amount: Stated = Field(description="Pounds")
    source: FundedFrom = Field(alias="from", description="reserve, base budget or grant")
    where: Text | None = Field(None, description="Where the decision says it")
    note: Text | None = Field(None, description="Whether it is approved, or only to be considered")
