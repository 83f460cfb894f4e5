"""The money beside salaries: agency staff and the budget."""

from __future__ import annotations

from typing import Annotated

from pydantic import Discriminator, Field, Tag

from .fields import Count, Fte, Model, Money, Price
from .tree import Mapping


class Agency(Model):
    """Agency staff: FTE, and what they cost, said in one of three ways."""

    fte: Fte = Field(description="Agency staff in use, FTE")
    beyond_vacancies: Fte | None = Field(
        None, description="Those of them who cover no vacancy but sickness, leave or caseload, FTE"
    )
    cost_per_fte: Price | None = Field(None, description="What one agency FTE costs a year, in pounds")
    charge_rate: Price | None = Field(None, description="Pounds an hour charged for one, in place of a cost a year")
    hours_a_week: Count | None = Field(None, description="Hours charged a week, with charge_rate; for example 37")
    weekly_spend: Price | None = Field(None, description="What all agency staff cost a week, in place of a cost per FTE")
    weeks_a_year: Count | None = Field(
        None, description="Weeks charged a year, with charge_rate or weekly_spend; 52 counts holidays that are not billed"
    )


class BudgetedPosts(Model):
    """A budget of so many posts at so much each."""

    posts: Fte = Field(description="Posts the budget pays for, FTE")
    cost_per_post: Price = Field(description="What the budget allows for one post a year, on-costs included, in pounds")


Budget = Annotated[
    Annotated[Money, Tag("<amount>")] | Annotated[BudgetedPosts, Tag("<posts>")],
    Discriminator(lambda node: "<posts>" if isinstance(node, Mapping) else "<amount>"),
]
"""The budget of a full year: an amount, or posts × cost."""
