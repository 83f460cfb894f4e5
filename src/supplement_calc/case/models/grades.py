"""Grades, their pay and posts, and uplifts from one pay point to another."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Discriminator, Field, Tag

from ...diagnostics.names import fold
from ...ledger import Figure
from ...ledger.rounding import added
from ...parser.tree import Mapping
from ...reference.calendar import FinancialYear
from .fields.base import Model, Text
from .fields.by_the_hour import Salary, Supplement
from .fields.dates import Date
from .fields.numbers import Fte, Percent
from .fields.points import PayPoint, Point, Points, point_id
from .pay.supplement import ByPost, Form, PercentOf, SupplementForm, Whose, moves_with_pay
from .pay.working_time import WorkingTime

Posts = Annotated[
    Annotated[Fte, Tag("<number>")] | Annotated[dict[Point, Fte], Field(min_length=1), Tag("<by point>")],
    Discriminator(lambda node: "<by point>" if isinstance(node, Mapping) else "<number>"),
]
"""FTE of a grade: one number, or a number for each pay point."""


def _together(posts: Figure | dict[PayPoint, Figure] | None) -> Decimal | None:
    if isinstance(posts, dict):
        return added(fte.known for fte in posts.values())
    return None if posts is None else posts.known


class SupplementNow(Model):
    """A supplement that is paid already, where not all staff in post have it."""

    amount: Supplement = Field(description="Pounds per FTE a year, or a percentage of salary")
    in_post: Fte = Field(description="Staff in post who are paid it now, FTE; all of the grade where only an amount is given")


SupplementNowForm = Annotated[
    Annotated[Supplement, Tag("<amount>")] | Annotated[SupplementNow, Tag("<with number>")],
    Discriminator(lambda node: "<with number>" if isinstance(node, Mapping) else "<amount>"),
]


class Grade(Model):
    """A grade: its pay, its posts and its supplement."""

    title: Text | None = Field(None, description="What people at this grade do, for example Social Worker, level 1")
    points: Points | None = Field(
        None, description="The pay points of the grade, lowest and highest, for example 16-19 or M1-M6"
    )
    spine: Text | None = Field(
        None, description="The pay spine that its points are of, where pay_points has several and more than one has them"
    )
    salary: Salary | None = Field(
        None, description="The full-time annual salary, in place of points; or pay by the hour, such as £12.65 an hour"
    )
    working_time: WorkingTime | None = Field(
        None, description="The hours of a year of this grade's posts, where pay by the hour is for others than those of all"
    )
    costed_at: Point | None = Field(
        None, description="The pay point that posts are costed at; the top of the grade if not given"
    )
    lowest_in_use: Point | None = Field(None, description="The lowest pay point of the grade that is still paid to anyone")
    in_post: Posts | None = Field(None, description="FTE in post: one number, or by pay point such as {17: 3, 19: 58.03}")
    vacant: Posts | None = Field(None, description="Vacant FTE, agency cover included: one number, or by pay point")
    supplement: SupplementForm | None = Field(
        None,
        description='The supplement per FTE a year: pounds such as 4,000, a percentage of salary such as "10%", '
        "{percent: 10%, at_least: 2,000, at_most: 5,000}, {percent: 10%, of: salary at award}, {make_up_to: market mean} or "
        "{make_up_to: point 22}; pounds an hour such as 50p an hour; several, in a list; one for staff in post and another for "
        "vacant posts, {in_post: 3,000, vacant: 1,000}; or one for each financial year, {2024/25: 3,000, 2025/26: 2,000}",
    )
    starts: Date | None = Field(
        None, description="The first day its supplement is paid, where that is later than the period's own"
    )
    ends: Date | None = Field(
        None, description="The last day its supplement is paid, where that is earlier than the period's own"
    )
    supplement_now: SupplementNowForm | None = Field(
        None,
        description="The supplement that staff in post are paid already, per FTE a year: pounds, a percentage of salary, or "
        "{amount: 2,000, in_post: 12} where not all have it. `supplement` is then all of the new amount; leave that out where "
        "the supplement ends",
    )
    pension: Percent | None = Field(
        None, description="The employer's pension contribution of this grade's scheme, where that is another than on-costs "
        "give for all, for example 23.68%; with on-costs by part"
    )  # fmt: skip
    under_21: Fte | None = Field(
        None, description="FTE in post who are under 21: no employer's National Insurance is due on their pay up to no_ni_below"
    )
    apprentices_under_25: Fte | None = Field(
        None, description="FTE in post who are apprentices of 21 to 24: the same holds for them"
    )
    supplement_reason: Text | None = Field(None, description="Why the supplement is above the gap to the market")

    @property
    def costed_point(self) -> PayPoint | None:
        """The pay point that posts are costed at, the top where none is given; None of a grade without points."""
        if self.costed_at is not None or self.points is None:
            return self.costed_at
        return self.points[1]

    @property
    def has_posts(self) -> bool:
        """Whether the grade gives any posts, in post or vacant, be they none."""
        return self.in_post is not None or self.vacant is not None

    @property
    def lacks_salary(self) -> bool:
        """Whether it has posts, and no pay of any form: only what is paid on top of it in pounds can be costed."""
        has_pay = self.points is not None or self.salary is not None or self.costed_at is not None or bool(self.points_counted)
        return self.has_posts and not has_pay

    @property
    def fte_in_post(self) -> Decimal | None:
        """The FTE in post, at all points together; None where the case does not give it."""
        return _together(self.in_post)

    @property
    def fte_vacant(self) -> Decimal | None:
        """The vacant FTE, at all points together; None where the case does not give it."""
        return _together(self.vacant)

    @property
    def points_counted(self) -> set[PayPoint]:
        """The pay points that its posts are counted by, in post or vacant; none where each is one number."""
        return {point for posts in (self.in_post, self.vacant) if isinstance(posts, dict) for point in posts}

    @property
    def points_named(self) -> set[PayPoint]:
        """Every pay point that it names."""
        single = {self.costed_at, self.lowest_in_use, *(self.points or ())}
        return {point for point in single if point is not None} | self.points_counted

    @property
    def paid_now(self) -> Figure | None:
        """What each of those who have a supplement already is paid, pounds or a percentage of salary."""
        given = self.supplement_now
        return given.amount if isinstance(given, SupplementNow) else given

    @property
    def paid_now_to(self) -> Figure | None:
        """How many have it, FTE, where they are not all in post."""
        return self.supplement_now.in_post if isinstance(self.supplement_now, SupplementNow) else None

    @property
    def amounts_by_year(self) -> dict[FinancialYear, Figure | PercentOf]:
        """The amounts of a supplement that has one for each financial year; none of another."""
        return self.supplement if isinstance(self.supplement, dict) else {}

    @property
    def by_post(self) -> bool:
        """Whether staff in post and vacant posts have different supplements, or one of them none."""
        return isinstance(self.supplement, ByPost)

    def form_in(self, year: FinancialYear, whose: Whose | None = None) -> Form | None:
        """The supplement as it is given for a financial year, of staff in post or of vacant posts where those differ; None
        where the grade has none in it."""
        if isinstance(self.supplement, ByPost):
            form: Form | None = self.supplement.vacant if whose == "vacant" else self.supplement.in_post
            return form
        return self.supplement.get(year) if isinstance(self.supplement, dict) else self.supplement

    def moves_with_pay(self, year: FinancialYear, whose: Whose | None = None) -> bool:
        """Whether pay awards move the supplement of a year by themselves."""
        return moves_with_pay(self.form_in(year, whose))


class Uplift(Model):
    """Posts moved to a higher pay point, so that a supervisor stays above a supplemented team."""

    grade: Text = Field(description="The grade of the posts, as named under grades")
    from_: Point = Field(alias="from", description="The pay point the posts are on now")
    to: Point = Field(description="The pay point they move to")
    in_post: Fte | None = Field(None, description="FTE in post that move")
    vacant: Fte | None = Field(None, description="Vacant FTE that would be filled at the higher point")

    @property
    def id(self) -> str:
        """Its grade and its points, in an id."""
        return f"{fold(self.grade)}_{point_id(self.from_)}_to_{point_id(self.to)}"
