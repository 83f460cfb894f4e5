"""`spend:`: what a year's staffing cost as a paper prints it, in totals."""

from __future__ import annotations

from pydantic import Field

from ..fields.base import Model, Text
from ..fields.dates import Year
from ..fields.numbers import Money, Price


class Spend(Model):
    """A year's staffing budget and spend, in totals."""

    year: Year = Field(description="The financial year that they are of, for example 2024/25")
    budget: Money | None = Field(None, description="The staffing budget of that year, in pounds, for example £4.2m")
    employed: Money | None = Field(None, description="What was spent on employees, in pounds")
    agency: Money | None = Field(None, description="What was spent on agency staff, in pounds")
    outturn: Money | None = Field(
        None, description="What was spent in all, in pounds; employees and agency staff together if not given"
    )
    agency_cost_per_fte: Price | None = Field(
        None, description="What one agency FTE costs a year, in pounds; that of the agency section if not given"
    )
    where: Text | None = Field(None, description="Where the paper says it")
