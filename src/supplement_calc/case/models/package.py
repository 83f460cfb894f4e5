"""A package of measures, and what pays for it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, PlainValidator

from ...diagnostics.names import fold
from ...ledger import Figure
from ...parser.tree import Items, Mapping, Scalar
from ...reference.calendar import FinancialYear, FinancialYears
from ..labels import phrase
from .fields.base import Choice, InSchema, Model, Text, YesOrNo, leaf, reject
from .fields.dates import Date, Year, Years
from .fields.numbers import Price
from .fields.stated_figures import StatedFte, StatedMoney, stated_money
from .fields.years_under import year_directly_under

FundedFrom = Annotated[Literal["reserve", "base budget", "grant", "fees", "savings", "vacancies held", "partners"], Choice]
Approved = Annotated[Literal["yes", "no", "to be considered"], Choice]
OwnSupplement = Literal["the supplement"]


def _kind(node: object) -> object:
    return fold(node).replace("_", "-") if isinstance(node, Scalar) else node


Kind = Annotated[Literal["recurring", "one-off"], BeforeValidator(_kind)]
"""Whether money is paid every year from its start, or once."""


def cost_of(node: object) -> Figure | OwnSupplement:
    """Pounds as a decision states them, or `the supplement`."""
    if isinstance(node, Mapping | Items) and (year := year_directly_under(node)) is not None:
        headline = f"{phrase(node.path)} has {year} directly under it, where one amount should be"
        reject("wrong-shape", headline, "write `cost_by_year:` in place of `cost:`, and each year below that, indented")
    text = leaf(node, "an amount in pounds, or `the supplement`")
    return "the supplement" if fold(text) in ("supplement", "the_supplement") else stated_money(text)


Cost = Annotated[
    Figure | OwnSupplement,
    PlainValidator(cost_of),
    InSchema("cost"),
]
"""Pounds as the decision states them; or `the supplement`, for the supplement cost of this very case."""


class Package(Model):
    """What the decision says of the package as a whole."""

    fte: StatedFte | None = Field(None, description="FTE that all of the package creates, where the decision says")
    where: Text | None = Field(None, description="Where the decision says it")
    note: Text | None = Field(None, description="Anything a reader of it should know")


class Measure(Model):
    """One measure of a package: a supplement, a retention payment, extra posts, a one-off cost."""

    what: Text = Field(description="The measure, as the decision says it")
    where: Text | None = Field(None, description="Where the decision says it")
    kind: Kind | None = Field(None, description="recurring, a cost every year, or one-off; recurring if not said")
    fte: StatedFte | None = Field(None, description="FTE that it creates, where the decision says")
    cost: Cost | None = Field(
        None,
        description="What it costs a year, or in all where it is one-off; or `the supplement` for the supplement cost of this "
        "case; leave it out where the decision does not say: that counts as not known, not as 0",
    )
    cost_per_fte: Price | None = Field(
        None, description="Extra posts: what one FTE costs a year, on-costs included, in place of cost"
    )
    cost_by_year: dict[Year, StatedMoney] | None = Field(
        None, description="Its cost by financial year, such as {2021/22: £50k}, in place of cost", min_length=1
    )
    year: Year | None = Field(None, description="The financial year of a one-off cost, or that a recurring one starts in")
    starts: Date | None = Field(None, description="The day it starts, in place of year; the period's own if neither is given")
    ends: Date | None = Field(None, description="The last day of a recurring cost; it goes on if not given")


class Funding(Model):
    """Money for the package: in one financial year, in each of several, or over a time."""

    year: Year | None = Field(None, description="The financial year, for example 2021/22")
    years: Years | None = Field(None, description="Several financial years, in place of year: 2026/27 to 2028/29")
    starts: Date | None = Field(None, description="The first day of the money, with ends, in place of year; paid by months")
    ends: Date | None = Field(None, description="The last day of it")
    amount: StatedMoney | None = Field(None, description="Pounds, a year where it is for more than one")
    total: StatedMoney | None = Field(
        None, description="Pounds in all, in place of amount, spread evenly by months over years or from starts to ends"
    )
    source: FundedFrom = Field(
        alias="from", description="reserve, base budget, grant, fees, savings, vacancies held or partners (other bodies' money)"
    )
    kind: Kind | None = Field(
        None, description="recurring or one-off; if not said, base budget is recurring, a reserve or a grant one-off"
    )
    approved: Approved | None = Field(
        None, description="yes (so taken if not said), no, or to be considered; only what is approved counts as funding"
    )
    cashable: YesOrNo | None = Field(
        None,
        description="no where it is a saving on paper that leaves no money to spend, such as a smaller overspend: shown, and "
        "not counted as funding",
    )
    where: Text | None = Field(None, description="Where the decision says it")
    note: Text | None = Field(None, description="Anything a reader of it should know")

    @property
    def recurs(self) -> bool:
        """Whether the money comes again every year: a base budget increase does, a reserve is spent once. Money over a time
        that is said does not."""
        if self.year is None:
            return False
        return self.kind == "recurring" if self.kind else self.source == "base budget"

    def span(self, years: FinancialYears) -> tuple[FinancialYear, FinancialYear] | None:
        """The first financial year of it and the last that it names; None where it names none."""
        if self.year is not None:
            return self.year, self.year
        if self.years is not None:
            return self.years
        return None if self.starts is None or self.ends is None else (years.of(self.starts), years.of(self.ends))

    def pays_in(self, year: FinancialYear, years: FinancialYears) -> bool:
        """Whether the money is there in a year: its own, and where it recurs every one after."""
        span = self.span(years)
        return span is not None and (span[0] <= year <= span[1] or (self.recurs and span[0] < year))

    @property
    def is_approved(self) -> bool:
        """Whether the money may be spent."""
        return self.approved in (None, "yes")

    @property
    def counts(self) -> bool:
        """Whether it is counted as funding: approved, and money."""
        return self.is_approved and self.cashable != "no"

    @property
    def is_hoped_for(self) -> bool:
        """Whether it would count once it is approved."""
        return self.approved == "to be considered" and self.cashable != "no"
