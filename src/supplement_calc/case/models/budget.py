"""`budget:`: pounds, posts at a cost each, or pounds by financial year."""

from __future__ import annotations

from typing import Annotated

from pydantic import Discriminator, Field, PlainValidator, Tag

from ...ledger import Figure
from ...parser.tree import Items, Mapping
from ..labels import phrase
from .fields.base import InSchema, Model, leaf, reject
from .fields.dates import Year
from .fields.numbers import Fte, Money, Price, money, percent
from .fields.years_under import year_directly_under


def vacancy_factor(node: object) -> Figure:
    """A percentage below 100%."""
    factor = percent(node)
    if factor.known >= 100:
        text = leaf(node, "a percentage")
        headline = f"{phrase(text.path)} is {text.shown}, which leaves no posts to pay for"
        reject("rate-too-high", headline, "give the share of posts that the budget takes to be vacant, for example 4%")
    return factor


VacancyFactor = Annotated[Figure, PlainValidator(vacancy_factor), InSchema("percent")]


class BudgetedPosts(Model):
    """A budget of so many posts at so much each."""

    posts: Fte = Field(description="Posts the budget is of, FTE")
    cost_per_post: Price = Field(description="What the budget allows for one post a year, on-costs included, in pounds")
    vacancy_factor: VacancyFactor | None = Field(
        None, description="The share of those posts taken to be vacant, which the budget leaves out: 4% pays for 96% of posts"
    )


class BudgetAmount(Model):
    """A budget in pounds, with the vacancy factor that it was set with."""

    amount: Money = Field(description="The budget of a full year in pounds, the vacancy factor already taken off")
    vacancy_factor: VacancyFactor | None = Field(
        None, description="The share of posts taken to be vacant when it was set: says for how many posts it pays"
    )


class BudgetByYear(Model):
    """A budget by financial year."""

    by_year: dict[Year, Money] = Field(
        description="The budget of each financial year in pounds, any vacancy factor already taken off", min_length=1
    )
    vacancy_factor: VacancyFactor | None = Field(
        None, description="The share of posts taken to be vacant when it was set: says for how many posts it pays"
    )


_MODELS: dict[str, type[BudgetedPosts | BudgetAmount | BudgetByYear]] = {
    "<posts>": BudgetedPosts,
    "<amount>": BudgetAmount,
    "<by year>": BudgetByYear,
}


def read(node: object) -> Figure | BudgetedPosts | BudgetAmount | BudgetByYear:
    """A budget in any form. A form's model is built when a budget has that form, and pounds need none."""
    if isinstance(node, Mapping | Items) and "by_year" not in node and (year := year_directly_under(node)) is not None:
        headline = f"{phrase(node.path)} has {year} directly under it, where `by_year` should be"
        dash = ", without a dash" if isinstance(node, Items) else ""
        help = f"write `by_year:` on the line below `budget:`, and each year below that, indented{dash}"
        reject("missing-key", headline, help)
    model = _MODELS.get(_form(node))
    return money(node) if model is None else model.model_validate(node)


def _form(node: object) -> str:
    """Which form of a budget a node is, by its keys."""
    if not isinstance(node, Mapping):
        return "<pounds>"
    return "<by year>" if "by_year" in node else "<amount>" if "amount" in node else "<posts>"


Budget = Annotated[
    Annotated[Money, Tag("<pounds>")]
    | Annotated[BudgetedPosts, Tag("<posts>")]
    | Annotated[BudgetAmount, Tag("<amount>")]
    | Annotated[BudgetByYear, Tag("<by year>")],
    Discriminator(_form),
]
