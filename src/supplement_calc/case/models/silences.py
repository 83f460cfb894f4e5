"""Rules that a case silences, each with its reason."""

from __future__ import annotations

from pydantic import Field

from .fields.base import Model, Text


class Silence(Model):
    """A rule that this case is let off, and why."""

    rule: Text = Field(description="The rule's code, for example small-count")
    at: Text | None = Field(
        None, description="The place that it is silenced at and under, keys joined by dots, for example grades.grade_9"
    )
    reason: Text = Field(description="Why it may be silent, as it would be said to the committee")
