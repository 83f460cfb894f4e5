"""Grades, their pay and posts, and uplifts from one pay point to another."""

from __future__ import annotations

from typing import Annotated

from pydantic import Discriminator, Field, Tag

from .fields import Fte, Model, Point, Points, Price, Supplement, Text
from .tree import Mapping

Posts = Annotated[
    Annotated[Fte, Tag("<number>")] | Annotated[dict[Point, Fte], Tag("<by point>")],
    Discriminator(lambda node: "<by point>" if isinstance(node, Mapping) else "<number>"),
]
"""FTE of a grade: one number, or a number for each pay point."""


class Grade(Model):
    """A grade: its pay, its posts and its supplement."""

    title: Text | None = Field(None, description="What people at this grade do, for example Social Worker, level 1")
    points: Points | None = Field(None, description="The pay points of the grade, lowest and highest, for example 16-19")
    salary: Price | None = Field(None, description="The full-time annual salary, in place of points")
    costed_at: Point | None = Field(
        None, description="The pay point that posts are costed at; the top of the grade if not given"
    )
    in_post: Posts | None = Field(None, description="FTE in post: one number, or by pay point such as {17: 3, 19: 58.03}")
    vacant: Posts | None = Field(None, description="Vacant FTE, agency cover included: one number, or by pay point")
    supplement: Supplement | None = Field(
        None, description='The supplement per FTE a year: pounds such as 4,000, or a percentage of salary such as "10%"'
    )


class Uplift(Model):
    """Posts moved to a higher pay point, so that a supervisor stays above a supplemented team."""

    grade: Text = Field(description="The grade of the posts, as named under grades")
    from_: Point = Field(alias="from", description="The pay point the posts are on now")
    to: Point = Field(description="The pay point they move to")
    in_post: Fte | None = Field(None, description="FTE in post that move")
    vacant: Fte | None = Field(None, description="Vacant FTE that would be filled at the higher point")
