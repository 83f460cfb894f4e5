"""The hours of a year, which pay by the hour is multiplied by."""

from __future__ import annotations

from pydantic import Field

from ..fields.base import Model
from ..fields.numbers import Count


class WorkingTime(Model):
    """Hours a week and weeks a year of a full-time post: pay by the hour is paid for as many."""

    hours_a_week: Count | None = Field(None, description="Hours a week of a full-time post; 37 if not given")
    weeks_a_year: Count | None = Field(
        None, description="Weeks a year that are paid; 52.143 (365 ÷ 7) if not given. Term-time staff have fewer"
    )
