"""Grades, their pay and posts, and uplifts from one pay point to another."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from .fields import Choice, Fte, Model, Point, Points, Price, Supplement, Text
from .tree import Mapping

Posts = Annotated[
    Annotated[Fte, Tag("<number>")] | Annotated[dict[Point, Fte], Field(min_length=1), Tag("<by point>")],
    Discriminator(lambda node: "<by point>" if isinstance(node, Mapping) else "<number>"),
]
"""FTE of a grade: one number, or a number for each pay point."""


MadeUpTo = Annotated[Literal["market mean", "market median", "market lower quartile", "market upper quartile"], Choice]


class MakeUpTo(Model):
    """A supplement that makes pay up to what comparators pay."""

    make_up_to: MadeUpTo = Field(description="market mean, market median, market lower quartile or market upper quartile")


SupplementForm = Annotated[
    Annotated[Supplement, Tag("<amount>")] | Annotated[MakeUpTo, Tag("<made up>")],
    Discriminator(lambda node: "<made up>" if isinstance(node, Mapping) else "<amount>"),
]


class Grade(Model):
    """A grade: its pay, its posts and its supplement."""

    title: Text | None = Field(None, description="What people at this grade do, for example Social Worker, level 1")
    points: Points | None = Field(None, description="The pay points of the grade, lowest and highest, for example 16-19")
    salary: Price | None = Field(None, description="The full-time annual salary, in place of points")
    costed_at: Point | None = Field(
        None, description="The pay point that posts are costed at; the top of the grade if not given"
    )
    lowest_in_use: Point | None = Field(None, description="The lowest pay point of the grade that is still paid to anyone")
    in_post: Posts | None = Field(None, description="FTE in post: one number, or by pay point such as {17: 3, 19: 58.03}")
    vacant: Posts | None = Field(None, description="Vacant FTE, agency cover included: one number, or by pay point")
    supplement: SupplementForm | None = Field(
        None,
        description='The supplement per FTE a year: pounds such as 4,000, a percentage of salary such as "10%", '
        "or {make_up_to: market mean}",
    )
    supplement_reason: Text | None = Field(None, description="Why the supplement is above the gap to the market")


class Uplift(Model):
    """Posts moved to a higher pay point, so that a supervisor stays above a supplemented team."""

    grade: Text = Field(description="The grade of the posts, as named under grades")
    from_: Point = Field(alias="from", description="The pay point the posts are on now")
    to: Point = Field(description="The pay point they move to")
    in_post: Fte | None = Field(None, description="FTE in post that move")
    vacant: Fte | None = Field(None, description="Vacant FTE that would be filled at the higher point")
