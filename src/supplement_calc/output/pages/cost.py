"""What `cost` shows: the tables in the paper's own shapes, then the position in sentences."""

from __future__ import annotations

from ...costing.costing import Costing
from ...costing.package import PackageCosting
from ...ledger import Row, Table, why_none
from ..amounts import Shown, fte, percent, price
from ..document import Document, Grid, GridRow, Sentence
from .agency import agency_terms, premium_sentence, release_sentence
from .break_even_answer import break_even_sentences
from .budget import budget_blocks, budget_sentence
from .conversion import conversion_sentences
from .financial_years import full_year_sentences, years_blocks
from .heading import heading
from .on_costs import flat_rate_sentences, on_costs_grid, on_costs_sentences
from .package import Costed, package_blocks, package_heading

_PRINTED = ("current_spend", "supplement_cost", "full_establishment", "day_one", "budget_position", "payments", "flat_rate")


def cost_page(costing: Costed, shown: Shown) -> Document:
    """The whole page."""
    if isinstance(costing, PackageCosting):
        return (package_heading(costing, shown), *package_blocks(costing, shown))
    tables = [table for table in costing.tables if table.id in _PRINTED and table.rows]
    answer = break_even_sentences(costing, shown)
    optional = (
        budget_sentence(costing, shown),
        *answer,
        release_sentence(costing),
        agency_terms(costing),
        premium_sentence(costing),
        *conversion_sentences(costing),
        *on_costs_sentences(costing, shown),
        *flat_rate_sentences(costing, shown),
        *full_year_sentences(costing),
        *_payments(costing),
    )
    sentences = [sentence for sentence in optional if sentence]
    return (
        heading(costing, shown),
        *(grid(table, shown) for table in tables),
        *((on_costs,) if (on_costs := on_costs_grid(costing)) else ()),
        *budget_blocks(costing, shown),
        *years_blocks(costing, shown),
        *package_blocks(costing, shown),
        *(Sentence(text) for text in sentences),
        *(Sentence(text) for text in _left_out(costing)),
    )


def _payments(costing: Costing) -> list[str]:
    """The sentences about further payments, where the case has any."""
    if not costing.case.payments:
        return []
    from .payments import payments_sentences

    return list(payments_sentences(costing))


def grid(table: Table, shown: Shown) -> Grid:
    """A table of the costing as a table of cells: each line says its own quantity and rate, as papers print them."""
    return Grid((table.title, shown.heading), tuple(_row(table, row, shown) for row in table.rows))


def _row(table: Table, row: Row, shown: Shown) -> GridRow:
    value = row.figure.value
    if row.over_budget:
        return _against_budget(row, shown)
    amount = f"none: {why_none(row.figure)}" if value is None else shown.bare(value)
    return GridRow((line_label(row), amount), row.kind)


def line_label(row: Row) -> str:
    """`Grade 9 – 61.03 FTE @ £26,890`, `On-costs at 24.33%`, or the plain label."""
    quantity, rate = row.quantity_and_rate
    if quantity is not None and rate is not None and quantity.value is not None and rate.value is not None:
        times = f"{fte(quantity.value)} FTE @" if quantity.unit == "FTE" else f"{fte(quantity.value)} ×"
        return f"{row.title} – {times} {price(rate.value)}"
    if rate is not None and rate.value is not None:
        return f"{row.title} at {percent(rate.value)}"
    return row.title


def _against_budget(row: Row, shown: Shown) -> GridRow:
    """Over the budget plain, under it in brackets, as councils print it; the label says which in words."""
    value, subject = row.figure.value, row.over_budget
    if value is None:
        return GridRow((f"{subject}: none, because {why_none(row.figure)}", ""), "line")
    if value < 0:
        return GridRow((f"{subject} under budget", shown.column(row.figure)), "under")
    return GridRow((f"{subject} {'over' if value else 'on'} budget", shown.bare(value)), "over" if value else "line")


def _left_out(costing: Costing) -> list[str]:
    """Parts that the case lacks, where a reader would look for them."""
    absent = {
        "current_spend.agency": "No agency staff are counted",
        "current_spend.on_costs": "No on-costs are counted: costs are salaries and payments alone",
        "supplement_cost.total": "No supplement is counted",
    }
    return [f"{words}; {why_none(costing.figure(id))}." for id, words in absent.items() if costing.figure(id).value is None]
