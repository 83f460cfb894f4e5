"""The workforce: teams at a date, series, recruitment, coverage, indicators."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from ...parser.tree import Mapping
from .fields.base import Choice, Model, Text
from .fields.dates import Date
from .fields.stated_figures import (
    Stated,
    StatedAge,
    StatedApplicants,
    StatedHeads,
    StatedPosts,
    StatedRate,
    StatedVacant,
)
from .published import PrintedValue

Counts = Annotated[Literal["people", "other"], Choice]
ValuesBy = Annotated[Literal["date", "group"], Choice]
CountedIn = Annotated[Literal["fte", "heads"], Choice]


class Staff(Model):
    """The staff of a team, or of a whole group at one date. What the paper does not give is left out."""

    establishment: StatedPosts | None = Field(None, description="All approved posts")
    establishment_before: StatedPosts | None = Field(
        None, description="Approved posts before a change that the paper speaks of"
    )
    in_post: StatedPosts | None = Field(None, description="Employed staff in post")
    vacant: StatedVacant | None = Field(None, description="Vacant posts, agency cover included")
    agency: StatedPosts | None = Field(None, description="Agency staff")
    agency_beyond: StatedPosts | None = Field(
        None, description="Those of the agency staff who cover no vacancy but sickness, leave or caseload"
    )
    starters: StatedPosts | None = Field(None, description="Starters in the year to the date")
    leavers: StatedPosts | None = Field(None, description="Leavers in the year to the date")
    turnover: StatedRate | None = Field(
        None, description="Turnover in the year to the date, where the paper gives only the rate"
    )
    headcount: StatedHeads | None = Field(None, description="People, where the group is counted in FTE")
    men: StatedHeads | None = Field(None, description="Men, people")
    women: StatedHeads | None = Field(None, description="Women, people")
    average_service: Stated | None = Field(None, description="Average length of service, for example 7 years, 0 months")
    average_age: StatedAge | None = Field(None, description="Average age in years")
    printed: dict[Text, PrintedValue] | None = Field(
        None,
        description="Rates and totals as the paper prints them, by the measure's name, for example vacancy_rate: 5.10%",
        min_length=1,
    )
    earlier: dict[Text, Staff] | None = Field(
        None, description="The same at earlier dates, by date as the paper says it", min_length=1
    )
    note: Text | None = Field(None, description="Anything a reader of these figures should know")


class Group(Model):
    """A group of teams that one table of the paper shows."""

    counted_in: CountedIn = Field("fte", description="What posts and staff are counted in: `fte`, or `heads` for people")
    date: Date | None = Field(None, description="The day the figures are of")
    where: Text | None = Field(None, description="Where the paper prints them")
    teams: dict[Text, Staff] | None = Field(None, description="The teams or services, by name", min_length=1)
    total: Staff | None = Field(
        None, description="All teams as the paper prints them; shown next to the total of the teams, never used for it"
    )
    series: dict[Text, Staff] | None = Field(
        None, description="All teams at each date of a series, in order, for example Jul 23", min_length=1
    )
    note: Text | None = Field(None, description="Anything a reader of the table should know")


class Split(Model):
    """A number of people by where they come from."""

    total: StatedApplicants | None = Field(None, description="All")
    external: StatedApplicants | None = Field(None, description="From outside")
    internal: StatedApplicants | None = Field(None, description="From within")


Stage = Annotated[
    Annotated[StatedApplicants, Tag("<number>")] | Annotated[Split, Tag("<split>")],
    Discriminator(lambda node: "<split>" if isinstance(node, Mapping) else "<number>"),
]


class Recruitment(Model):
    """A recruitment funnel."""

    period: Text | None = Field(None, description="When, as the paper says it")
    adverts: StatedApplicants | None = Field(None, description="Adverts placed")
    applications: Stage | None = Field(None, description="Applications: a number, or total, external and internal")
    shortlisted: Stage | None = Field(None, description="Shortlisted")
    offered: Stage | None = Field(None, description="Offered a post")
    accepted: Stage | None = Field(None, description="Accepted")
    declined: Stage | None = Field(None, description="Turned down an offer")
    fewest_per_advert: StatedApplicants | None = Field(None, description="The fewest applications for one advert")
    most_per_advert: StatedApplicants | None = Field(None, description="The most applications for one advert")
    printed: dict[Text, PrintedValue] | None = Field(
        None, description="Rates as the paper prints them, by the measure's name", min_length=1
    )
    where: Text | None = Field(None, description="Where the paper prints it")
    note: Text | None = Field(None, description="Anything a reader of these figures should know")


class Covered(Model):
    """How posts are filled at one date."""

    permanent: StatedRate | None = Field(None, description="Posts filled by permanent staff, as a percentage of posts")
    agency: StatedRate | None = Field(None, description="Posts filled by agency staff, as a percentage of posts")
    vacancy_gap: StatedRate | None = Field(None, description="Posts without permanent staff, as a percentage of posts")
    uncovered: StatedRate | None = Field(None, description="Posts filled by nobody, as a percentage of posts")


class Coverage(Model):
    """How posts are filled, where a paper gives only percentages."""

    at: dict[Text, Covered] = Field(description="By date as the paper says it, in order", min_length=1)
    target: StatedRate | None = Field(None, description="The target for posts filled by permanent staff")
    where: Text | None = Field(None, description="Where the paper prints it")
    note: Text | None = Field(None, description="Anything a reader of these figures should know")


class Indicator(Model):
    """A measure with a unit of its own, at one date or several."""

    by: ValuesBy = Field(
        "group", description="date where the values are one measure over time, whose change is meant; else group"
    )
    counts: Counts = Field("other", description="people where the values are numbers of people by grade or service; else other")
    unit: Text | None = Field(None, description="What is counted, for example days, children per social worker")
    values: dict[Text, Stated] = Field(description="The value by date, group or case, in the paper's order", min_length=1)
    new: dict[Text, Stated] | None = Field(
        None, description="Those new in the period, where a cell has two numbers: 4 (2 new)", min_length=1
    )
    target: Stated | None = Field(None, description="The target, where the paper sets one")
    target_by: Text | None = Field(None, description="When the target is to be met")
    benchmark: Stated | None = Field(None, description="A national or other figure that the paper compares it with")
    printed_change: PrintedValue | None = Field(None, description="The change from first to last as the paper prints it")
    where: Text | None = Field(None, description="Where the paper prints it")
    note: Text | None = Field(None, description="Anything a reader of these figures should know")
