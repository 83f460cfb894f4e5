"""The conditions that a supplement is paid on: its terms, its pension, and who is paid it and who is not."""

from __future__ import annotations

from pydantic import Field

from .fields import Date, Model, Text
from .stated_figures import StatedHeads


class Terms(Model):
    """The terms of payment, as staff are told them."""

    review: Text | None = Field(None, description="Who reviews the supplement, when and against what")
    withdrawal: Text | None = Field(None, description="How it is withdrawn, and what staff are paid then")
    notice: Text | None = Field(None, description="The notice that staff are given of its end, for example 3 months in writing")
    pro_rata: Text | None = Field(None, description="How part-time staff are paid it, for example by FTE")
    protection: Text | None = Field(None, description="Whether pay protection covers it")


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

    grades: dict[Text, GradeRecord] | None = Field(None, description="The record of each grade that has a supplement, by name")
    impact_assessment: Text | None = Field(None, description="The equality impact assessment: where it is, and its date")
    review_outcome: Text | None = Field(None, description="What the last review found, where the supplement is renewed")


class Period(Model):
    """When the supplement is paid."""

    starts: Date = Field(description="The first day the supplement is paid")
    ends: Date | None = Field(None, description="The last day it is paid; without one the supplement is not time-limited")
    review: Date | None = Field(None, description="The day by which the supplement is reviewed, where the paper sets one")
