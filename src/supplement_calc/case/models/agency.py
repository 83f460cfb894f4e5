"""Agency staff in use, and what they cost."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, PlainValidator, WithJsonSchema

from ...ledger import Figure
from .fields.base import Choice, Model, leaf
from .fields.numbers import Count, Fte, Price, money_or_percent


def _fee(node: object) -> Figure | Literal["included"]:
    text = leaf(node, "a percentage, pounds, or `included`")
    return "included" if text.strip().lower() == "included" else money_or_percent(text)


Fee = Annotated[
    Figure | Literal["included"],
    PlainValidator(_fee),
    WithJsonSchema({"type": ["number", "string"], "examples": ["10%", "£2.50", "included"]}),
]
"""An agency's fee: a percentage of the charge, pounds an hour or a day on top of it, or `included` in it."""


class AgencyGrade(Model):
    """Agency staff of one grade, and what one costs where that is not the same for all."""

    fte: Fte = Field(description="Agency staff of the grade in use, FTE")
    cost_per_fte: Price | None = Field(None, description="What one of them costs a year, in place of the cost for all")
    charge_rate: Price | None = Field(None, description="Pounds an hour charged for one, in place of the cost for all")
    day_rate: Price | None = Field(None, description="Pounds a day charged for one, in place of the cost for all")


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
    vat: Annotated[Literal["recovered", "irrecoverable"], Choice] = Field(
        "recovered",
        description="irrecoverable adds VAT of 20% to cost and fee; councils recover it, which is taken if not said",
    )
    notice_weeks: Count | None = Field(None, description="Weeks of notice paid to the agency when a post is converted")
    double_running_weeks: Count | None = Field(
        None, description="Weeks that agency worker and recruit are both paid when a post is converted"
    )
    transfer_fee: Price | None = Field(
        None,
        description="What the agency asks for each worker who becomes an employee, in pounds, VAT included where it is due",
    )
