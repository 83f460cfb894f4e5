"""On-costs: one flat rate, or as the law and the pension fund set them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Discriminator, Field, Tag

from ...ledger import Figure
from ...parser.tree import Mapping
from .fields.base import Model, Text
from .fields.dates import Date, TaxYearField
from .fields.numbers import Count, Money, Percent, Price, percent


class StatedInsurance(Model):
    """Employer's National Insurance as the case states it, in place of the table of rates by date."""

    rate: Percent = Field(description="The employer's rate, for example 13.8%")
    threshold: Price = Field(description="The secondary threshold, pounds a year, for example 9,100")


class FlatRate(Model):
    """One rate on all pay, with what of it is the pension contribution."""

    rate: Percent = Field(description="The rate on all pay, for example 33%")
    pension: Percent | None = Field(
        None, description="What of the rate is the employer's pension contribution, for example 20%: payments that are not "
        "pensionable bear the rest of it alone"
    )  # fmt: skip


class OnCostParts(Model):
    """On-costs part by part. National Insurance is always counted; the other parts where they are given."""

    tax_year: TaxYearField | None = Field(
        None, description="The tax year whose National Insurance applies, for example 2019-20; if nothing is said, that of "
        "most of the first twelve pay days of the period"
    )  # fmt: skip
    from_: Date | None = Field(
        None,
        alias="from",
        description="In place of a tax year: the first day of payments; rates that change count by the month",
    )
    to: Date | None = Field(None, description="The last day of payments; twelve months from the first if not given")
    as_: TaxYearField | None = Field(
        None, alias="as", description="For dates after the known rates: the tax year that those are taken to be as"
    )  # fmt: skip
    national_insurance: StatedInsurance | None = Field(
        None, description="The rate and threshold, where the case states its own"
    )
    pension: Percent | None = Field(None, description="The employer's pension contribution, as a percentage of pensionable pay")
    pension_by_grade: dict[Text, Percent] | None = Field(
        None, min_length=1, description="The contribution of grades whose pension scheme has another rate, by the grade's name"
    )
    pension_deficit: Money | None = Field(
        None, description="Pounds a year paid into the pension fund that do not move with pay"
    )
    apprenticeship_levy: Percent | None = Field(
        None, description="The levy on all pay liable to National Insurance, such as 0.5%; not counted if not given"
    )
    other: dict[Text, Percent] | None = Field(None, description="Other percentages of all pay, by name", min_length=1)
    heads_per_fte: Count | None = Field(
        None, description="People for each FTE, for example 1.07, where part-timers matter: the threshold counts people; 1 if "
        "not given"
    )  # fmt: skip
    salary_sacrifice: Percent | None = Field(
        None, description="The employee's pension contribution, where it is paid by salary sacrifice: National Insurance and "
        "the levy are on pay after it"
    )  # fmt: skip
    no_ni_below: Price | None = Field(
        None, description="Pounds a year up to which no National Insurance is due on staff under 21 and apprentices under 25, "
        "such as 50,270; grades say how many they are, with under_21 and apprentices_under_25"
    )  # fmt: skip
    flat_rate: Percent | None = Field(
        None, description="The flat rate that would be used in their place, to be compared with them"
    )


def _form(node: object) -> str:
    """`<rate>` for a leaf, `<flat>` for a section with a rate and no part but the pension, `<parts>` for any other."""
    if not isinstance(node, Mapping):
        return "<rate>"
    parts = {field.alias or name for name, field in OnCostParts.model_fields.items()} - {"pension"}
    return "<flat>" if "rate" in node and not parts & set(node) else "<parts>"


def read(node: object) -> Figure | FlatRate | OnCostParts:
    """On-costs in whichever form."""
    form = _form(node)
    if form == "<rate>":
        return percent(node)
    return FlatRate.model_validate(node) if form == "<flat>" else OnCostParts.model_validate(node)


OnCosts = Annotated[
    Annotated[Percent, Tag("<rate>")] | Annotated[FlatRate, Tag("<flat>")] | Annotated[OnCostParts, Tag("<parts>")],
    Discriminator(_form),
]
"""One rate on all pay, with its pension part or not, or each part."""
