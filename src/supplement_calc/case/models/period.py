"""When the supplement is paid."""

from __future__ import annotations

from pydantic import Field

from .fields.base import Model
from .fields.dates import Date


class Period(Model):
    """When the supplement is paid."""

    starts: Date = Field(description="The first day the supplement is paid")
    ends: Date | None = Field(None, description="The last day it is paid; without one the supplement is not time-limited")
    review: Date | None = Field(None, description="The day by which the supplement is reviewed, where the paper sets one")
