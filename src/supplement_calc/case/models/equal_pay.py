"""The equal-pay record: who is paid the supplement and who is not."""

from __future__ import annotations

from pydantic import Field

from .fields.base import Model, Text
from .fields.stated_figures import StatedHeads


class BySex(Model):
    """People by sex. Fewer than five are written `under 5`."""

    men: StatedHeads | None = Field(None, description="Men, people; `under 5` where they are fewer")
    women: StatedHeads | None = Field(None, description="Women, people; `under 5` where they are fewer")


class GradeRecord(Model):
    """One grade: who is paid the supplement, and who does the same work without it."""

    paid: BySex | None = Field(None, description="Those who would be paid the supplement")
    not_paid: BySex | None = Field(None, description="Those on the same grade or job profile who would not")
    how_reached: Text | None = Field(None, description="How the amount was reached")


class EqualPay(Model):
    """The equal-pay record of a supplement."""

    grades: dict[Text, GradeRecord] | None = Field(
        None, description="The record of each grade that has a supplement, by name", min_length=1
    )
    impact_assessment: Text | None = Field(None, description="The equality impact assessment: where it is, and its date")
    review_outcome: Text | None = Field(None, description="What the last review found, where the supplement is renewed")
