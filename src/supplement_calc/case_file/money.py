"""The money beside salaries: agency staff and the budget."""

from __future__ import annotations

from typing import Annotated

from pydantic import Discriminator, Field, Tag

from .fields import Fte, Model, Money, Price
from .tree import Mapping


class Agency(Model):
    """Agency staff, by FTE and what one costs a year."""

    fte: Fte = Field(description="Agency staff in use, FTE")
    cost_per_fte: Price = Field(description="What one agency FTE costs a year, in pounds")


class BudgetedPosts(Model):
    """A budget of so many posts at so much each."""

    posts: Fte = Field(description="Posts the budget pays for, FTE")
    cost_per_post: Price = Field(description="What the budget allows for one post a year, on-costs included, in pounds")


Budget = Annotated[
    Annotated[Money, Tag("<amount>")] | Annotated[BudgetedPosts, Tag("<posts>")],
    Discriminator(lambda node: "<posts>" if isinstance(node, Mapping) else "<amount>"),
]
"""The budget of a full year: an amount, or posts × cost."""
