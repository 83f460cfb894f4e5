"""A budget by financial year and with a vacancy factor, as `cost` shows them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...case.models.budget import BudgetByYear
from ...costing.budget import ID, budget_year, vacancy_factor
from ...costing.costing import Costing
from ..amounts import Shown, fte, plain
from ..document import Block, Grid, GridRow, Sentence
from ..followed.kept import kept

_COLUMNS = ("budget", "supplement", "payments", "proposal", "needed")


def budget_blocks(costing: Costing, shown: Shown) -> Iterator[Block]:
    """A row a year: the budget, what the proposal costs, and what it needs on top; then what the budget is for."""
    budget = costing.case.budget
    if isinstance(budget, BudgetByYear):
        money = shown.heading
        payments = bool(costing.case.payments)
        columns = tuple(name for name in _COLUMNS if payments or name != "payments")
        titles = {
            "budget": "Budget",
            "supplement": "Supplement",
            "payments": "Other payments",
            "proposal": "All posts filled, with both" if payments else "All posts filled, with it",
            "needed": "Needed on top",
        }
        headings = tuple(f"{titles[name]} {money}" for name in columns)
        rows = (
            GridRow((year.name, *(shown.column(costing.figure(f"{ID}.{year.id}.{name}")) for name in columns)))
            for year in sorted(budget.by_year)
        )
        yield Grid((costing.ledger.tables[ID].title, *headings), tuple(rows))
    yield from (Sentence(text) for text in budget_terms(costing))


@kept
def budget_terms(costing: Costing) -> list[str]:
    """Which year's budget the tables are compared with, and for how many posts it pays."""
    budget, sentences = costing.case.budget, []
    if isinstance(budget, BudgetByYear):
        why = "in which the supplement starts" if costing.case.period else "the first that is given"
        year = budget_year(costing.case).name
        sentences.append(f"The other tables are compared with the budget of {year}, the year {why}.")
        sentences.append("Years are at the pay of the case: no pay award is added.")
    factor, funded = vacancy_factor(costing.case), costing.ledger.figures.get("budget_position.funded_fte")
    if factor is not None and funded is not None and funded.value is not None:
        posts = f"{fte(funded.value)} of {fte(funded.operands[1].known)} posts"
        sentences.append(f"The budget has a vacancy factor of {plain(factor)}: it pays for {posts}.")
    return sentences


def budget_sentence(costing: Costing, shown: Shown) -> str | None:
    """`Current spend, agency staff included, is £983,624 over the budget of £10,334,613. …`."""
    budget = costing.figure("budget_position.budget").value
    current, full = (costing.figure(f"budget_position.{name}_over_budget").value for name in ("current", "full"))
    if budget is None or current is None or full is None:
        return None
    the_budget = f"the {_of_year(costing)}budget of {shown.money(budget)}"
    return (
        f"Current spend, agency staff included, is {_over(current, the_budget, shown)}. All posts filled, with "
        f"{_proposed(costing)} and no agency staff, would be {_over(full, 'it', shown)}."
    )


def _of_year(costing: Costing) -> str:
    """Which year's it is, where each has its own."""
    budget = costing.case.budget
    return f"{budget_year(costing.case).name} " if isinstance(budget, BudgetByYear) else ""


def _proposed(costing: Costing) -> str:
    return "supplements and other payments" if costing.case.payments else "supplements"


def _over(value: Decimal, budget: str, shown: Shown) -> str:
    if not value:
        return f"exactly {budget}"
    return f"{shown.money(abs(value))} {'over' if value > 0 else 'under'} {budget}"
