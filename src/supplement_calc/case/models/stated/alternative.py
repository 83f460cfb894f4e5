"""`alternative:`: what a paper says that another course would cost, or that the proposal would save."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from ..fields.base import Choice, Model, Text
from ..fields.numbers import Money


class Alternative(Model):
    """A course that the proposal is meant to avoid, or a saving from it, as the paper states it."""

    what: Text = Field(description="What it is, as the paper says it, for example Staying with agency staff")
    cost: Money | None = Field(None, description="What the paper says it costs, in pounds, for example £900,000")
    saving: Money | None = Field(None, description="In place of a cost: what the paper says is saved, in pounds")
    per: Annotated[Literal["year", "term"], Choice] = Field(
        description="year, or term where the sum is for all the time that the supplement is paid"
    )
    where: Text | None = Field(None, description="Where the paper says it")
