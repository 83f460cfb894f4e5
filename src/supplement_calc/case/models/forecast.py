"""What a forecast assumes: who leaves and who starts, how vacancies are covered, and how pay moves."""

from __future__ import annotations

from typing import Annotated, Literal, TypeVar

from pydantic import Discriminator, Field, Tag

from ...ledger import Figure
from ...parser.tree import Items, Mapping
from .assumed.increments import Increments, IncrementsForm, rule_of
from .fields.awards import Award, AwardPoints, NationalBody, names_body
from .fields.base import Choice, Model, Text, YesOrNo
from .fields.dates import Date
from .fields.numbers import Fte, Money, Percent
from .payments import Months


class HoldsFrom(Model):
    """What holds from a day on."""

    from_: Date = Field(alias="from", description="The first day of the month from which it holds")


class RateFrom(HoldsFrom):
    """A rate that holds from a day on."""

    rate: Percent = Field(description="The rate, a year, for example 18.6%")

    @property
    def figure(self) -> Figure:
        """What holds from the day."""
        return self.rate


class FteFrom(HoldsFrom):
    """FTE a year from a day on."""

    fte: Fte = Field(description="FTE a year from then on, for example 12")

    @property
    def figure(self) -> Figure:
        """What holds from the day."""
        return self.fte


def _form(node: object) -> str:
    return "<by date>" if isinstance(node, Items) else "<by grade>" if isinstance(node, Mapping) else "<one>"


_One = TypeVar("_One")
_Entry = TypeVar("_Entry", bound=HoldsFrom)
_ByDate = Annotated[list[_Entry], Field(min_length=1), Tag("<by date>")]
_OneOrByDate = Annotated[Annotated[_One, Tag("<one>")] | _ByDate[_Entry], Discriminator(_form)]
_InAnyForm = Annotated[
    Annotated[_One, Tag("<one>")]
    | _ByDate[_Entry]
    | Annotated[dict[Text, _OneOrByDate[_One, _Entry]], Field(min_length=1), Tag("<by grade>")],
    Discriminator(_form),
]

Rates = _InAnyForm[Percent, RateFrom]
"""A rate: one, rates by the day they hold from, or either of those for each grade."""

Starters = _InAnyForm[Fte, FteFrom]
"""FTE that start in a year: one number shared out by each month's vacancies, numbers by date, or either for each grade."""

Effect = Literal["ends with the payment", "lasts"]


class Course(Model):
    """One course of events: doing nothing, or the proposal."""

    turnover: Rates = Field(
        description="Leavers in a year as a percentage of staff in post: one rate, by date, or by grade. One rate of the "
        "proposal holds for the grades that are paid something"
    )
    starters: Starters = Field(description="FTE that start in a year, for all grades together or by grade, either by date too")
    agency_cover: Rates | None = Field(
        None,
        description="Vacant posts that agency staff cover, as a percentage, one, by date or by grade; as today if not given",
    )
    agency_beyond: Fte | None = Field(
        None,
        description="Agency FTE who cover no vacancy (sickness, leave, caseload). Default: `beyond_vacancies` under `agency`, "
        "or today's agency FTE above the vacancies; 0 if `agency_cover` is given",
    )
    where: Text | None = Field(None, description="Where the assumptions come from")


class Stops(Model):
    """When a supplement that is paid already would stop by itself."""

    stops: Date = Field(description="The last day on which it would be paid")


SupplementGoesOn = Annotated[
    Annotated[Literal["goes on", "stops"], Choice, Tag("<word>")] | Annotated[Stops, Tag("<date>")],
    Discriminator(lambda node: "<date>" if isinstance(node, Mapping) else "<word>"),
]
"""Whether a supplement that is paid already goes on, or stops: as the proposal starts, or on a day."""


class DoingNothing(Course):
    """What happens without the proposal; the supplement that is paid already goes on in it, or stops."""

    supplement_now: SupplementGoesOn | None = Field(
        None,
        description="What becomes of the supplement that grades pay now: goes on, stops (as the proposal starts), or "
        "{stops: 2026-03-31}, the last day on which it would be paid. Asked for where a grade has `supplement_now`",
    )


class PayAward(Model):
    """A pay award from a day on: on every salary, or on those at some pay points. Of one day, the award without points is of
    all the other posts."""

    from_: Date = Field(alias="from", description="The first day of the month from which it is paid")
    points: AwardPoints | None = Field(
        None, description="The pay points that it is for, such as 2-43 or 44 and above; all that have no other award of the day"
    )
    award: Award = Field(
        description="The award: a percentage such as 2.75%, or pounds a year on a full-time salary such as £1,925; below zero "
        "for a cut"
    )
    at_least: Money | None = Field(None, description="The least pounds a year that a percentage comes to, such as £1,400")
    on_supplement: Percent | None = Field(
        None, description="What it lifts the supplement by where it is in pounds, for awards that lift supplements"
    )


class NationalAwards(Model):
    """The pay awards of a national body, each from its own day, as far as they are known."""

    award: NationalBody = Field(description="NJC, or Agenda for Change: its awards, each from its own day")
    from_: Date | None = Field(
        None, alias="from", description="The first day whose awards count; the forecast's first month if not given"
    )


PayAwardForm = Annotated[
    Annotated[PayAward, Tag("<award>")] | Annotated[NationalAwards, Tag("<national>")],
    Discriminator(lambda node: "<national>" if names_body(node) else "<award>"),
]


class Forecast(Model):
    """What the forecast assumes."""

    doing_nothing: DoingNothing = Field(description="What happens without the supplement")
    proposal: Course = Field(description="What happens with it")
    starts: Date | None = Field(None, description="The first month; that in which the supplement starts if not given")
    pay_awards: list[PayAwardForm] | None = Field(
        None, description="Pay awards, in order of their dates: each by itself, or a national body's", min_length=1
    )
    award_on_supplement: YesOrNo = Field("no", description="yes where pay awards lift a supplement in pounds too")
    increments: IncrementsForm = Field(
        "no",
        description="yes where staff counted by pay point move up a point each April, to the top of their grade; or how they "
        "move up, for all grades or for each by its name",
    )
    discount_rate: Percent | None = Field(
        None, description="A real rate a year to discount extra costs at, for example HM Treasury's 3.5%"
    )
    inflation: Percent | None = Field(
        None,
        description="Inflation a year, taken out of cash that rises before it is discounted: where there are pay awards or "
        "agency inflation; 0 if not given",
    )
    budget_inflation: Percent | None = Field(
        None,
        description="What the budget rises by as each financial year starts after the first; it stands still if not given",
    )
    agency_inflation: Percent | None = Field(
        None,
        description="What the cost of agency staff rises by as each financial year starts after the first; it stands still if "
        "not given",
    )
    effect: Annotated[Effect, Choice] = Field(
        "ends with the payment",
        description="ends with the payment: then turnover and starters are those of doing nothing again, but for what is given "
        "from a later date; or lasts",
    )
    cost_per_leaver: Money | None = Field(
        None,
        description="What each FTE that leaves costs in both courses, for example cover while the post is vacant, in pounds",
    )
    cost_per_starter: Money | None = Field(
        None, description="What each FTE that starts costs in both courses: advert, fee, induction, in pounds"
    )
    induction_months: Months | None = Field(
        None, description="Months that a starter is inducted for, while agency staff stay in the post; none if not given"
    )

    def increments_of(self, grade: str) -> Increments | None:
        """How staff of a grade move up; None where they do not."""
        return rule_of(self.increments, grade)
