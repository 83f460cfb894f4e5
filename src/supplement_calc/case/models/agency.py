"""Agency staff in use, and what they cost."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field, PlainValidator

from ...ledger import Figure
from ...ledger.rounding import added
from .fields.base import Choice, InSchema, Model, Text
from .fields.dates import Date
from .fields.numbers import Count, Fte, Price, money_or_percent, word_or_number
from .fields.numbers import fte as read_fte


def fee_of(node: object) -> Figure | str:
    """A percentage of the charge, pounds on top of it, or `included`."""
    wanted = "a percentage such as 10%, pounds such as £2.50, or `included`"
    return word_or_number(node, ("included",), wanted, money_or_percent)


Fee = Annotated[
    Figure | Literal["included"],
    PlainValidator(fee_of),
    InSchema("fee"),
]
"""An agency's fee: a percentage of the charge, pounds an hour or a day on top of it, or `included` in it."""


def release_of(node: object) -> Figure | str:
    """A number of FTE, or how it is worked out."""
    wanted = "`in proportion`, `one for one`, or the agency FTE that goes for each FTE more in post, such as 0.8"
    return word_or_number(node, ("in proportion", "one for one"), wanted, read_fte)


Release = Annotated[
    Figure | Literal["in proportion", "one for one"],
    PlainValidator(release_of),
    InSchema("release"),
]
"""Agency FTE that goes for each FTE more in post: by today's cover of vacancies, one, or a number."""

Vat = Annotated[Literal["recovered", "irrecoverable"], Choice]


class AgencyGrade(Model):
    """Agency staff of one grade, and what one costs where that is not the same for all."""

    fte: Fte = Field(description="Agency staff of the grade in use, FTE")
    cost_per_fte: Price | None = Field(None, description="What one of them costs a year, in place of the cost for all")
    charge_rate: Price | None = Field(None, description="Pounds an hour charged for one, in place of the cost for all")
    day_rate: Price | None = Field(None, description="Pounds a day charged for one, in place of the cost for all")
    vat: Vat | None = Field(
        None, description="Whether VAT on them is recovered or irrecoverable, in place of what is said for all"
    )
    release: Release | None = Field(
        None, description="Agency FTE of the grade that goes for each FTE more in post in it, in place of what is said for all"
    )


class Agency(Model):
    """Agency staff: FTE, and what they cost, said in one of four ways."""

    fte: Fte | None = Field(None, description="Agency staff in use, FTE")
    beyond_vacancies: Fte | None = Field(
        None, description="Those of them who cover no vacancy but sickness, leave or caseload, FTE"
    )
    by_grade: dict[str, AgencyGrade] | None = Field(
        None, min_length=1, description="Agency staff in use by grade, as named under grades, in place of one fte"
    )
    cost_per_fte: Price | None = Field(None, description="What one agency FTE costs a year, in pounds")
    charge_rate: Price | None = Field(None, description="Pounds an hour charged for one, in place of a cost a year")
    hours_a_week: Count | None = Field(None, description="Hours charged a week, with charge_rate; for example 37")
    day_rate: Price | None = Field(None, description="Pounds a day charged for one, in place of a cost a year; for interims")
    days_a_year: Count | None = Field(None, description="Days charged a year, with day_rate; for example 220")
    weekly_spend: Price | None = Field(None, description="What all agency staff cost a week, in place of a cost per FTE")
    weeks_a_year: Count | None = Field(
        None, description="Weeks charged a year, with charge_rate or weekly_spend; 52 counts holidays that are not billed"
    )
    fee: Fee | None = Field(
        None,
        description="The agency's fee on top of the cost: a percentage of it, or pounds an hour with charge_rate or a day with "
        "day_rate; `included` where the cost has it in it",
    )
    release: Release = Field(
        "in proportion",
        description="Agency FTE that goes for each FTE more in post: in proportion (today's cover of vacancies, taken if not "
        "said), one for one (recruits go to covered posts first), or a number; for conversion, cover and forecast alike",
    )
    vat: Vat = Field(
        "recovered",
        description="irrecoverable adds VAT of 20% to cost and fee; councils recover it, which is taken if not said",
    )
    notice_weeks: Count | None = Field(None, description="Weeks of notice paid to the agency when a post is converted")
    double_running_weeks: Count | None = Field(
        None, description="Weeks that agency worker and recruit are both paid when a post is converted"
    )
    from_: Date | None = Field(None, alias="from", description="Their first day, where it is not before all that is costed")
    until: Date | None = Field(None, description="Their last day, where they do not stay")
    transfer_fee: Price | None = Field(
        None,
        description="What the agency asks for each worker who becomes an employee, in pounds, VAT included where it is due",
    )

    @property
    def fte_in_use(self) -> Decimal:
        """The FTE in use: one number, or those of all grades together."""
        return self.fte.known if self.fte is not None else added(one.fte.known for one in (self.by_grade or {}).values())


class AgencyJob(Model):
    """Agency staff of one job who fill no post of a grade: interims, a managed team; for all of the year or from day to day."""

    fte: Fte = Field(description="Agency staff of the job, FTE")
    cost_per_fte: Price | None = Field(None, description="What one of them costs a year, in pounds")
    charge_rate: Price | None = Field(None, description="Pounds an hour charged for one, in place of a cost a year")
    hours_a_week: Count | None = Field(None, description="Hours charged a week, with charge_rate")
    weeks_a_year: Count | None = Field(None, description="Weeks charged a year, with charge_rate")
    day_rate: Price | None = Field(None, description="Pounds a day charged for one, in place of a cost a year")
    days_a_year: Count | None = Field(None, description="Days charged in a whole year, with day_rate")
    fee: Fee | None = Field(
        None, description="The agency's fee on top: a percentage, or pounds an hour or a day as the rate is; `included` in it"
    )
    vat: Vat = Field("recovered", description="irrecoverable adds VAT of 20% to cost and fee; recovered if not said")
    from_: Date | None = Field(None, alias="from", description="Their first day, where it is not before all that is costed")
    until: Date | None = Field(None, description="Their last day, where they do not stay")
    where: Text | None = Field(None, description="Where the paper says it")
