"""What `cost` shows: key figures and answers first, then the tables in the paper's own shapes, then the notes."""

from __future__ import annotations

from ...costing.costing import Costing
from ...costing.package import PackageCosting
from ...diagnostics.names import listed
from ...ledger import Row, Table, in_place_of_value, why_none
from ...ledger.ledger import is_absent, is_answered
from ..amounts import Shown, fte, percent, price
from ..document import Document, Grid, GridRow, KeyFigures, RowKind, Sentence
from ..followed.kept import kept
from .agency import agency_terms, job_sentences, release_sentence
from .agency_answers import answer_blocks, conversion_basis, limit_sentence
from .budget import budget_blocks
from .financial_years import BY_YEAR, full_year_sentences, years_blocks, years_note
from .heading import heading
from .keys.cost import agency_is_stated, cost_key_figures, is_anything_paid, positions
from .keys.package import package_key_figures
from .on_costs import flat_rate_sentences, on_costs_grid, on_costs_sentences
from .own_years import own_years
from .package import Costed, package_blocks, package_heading
from .stated_totals import stated_sentences

# The workings, in the paper's own shapes and order.
_WORKINGS = (
    "spend",
    "alternative",
    "supplement_now",
    "current_spend",
    "supplement_cost",
    "full_establishment",
    "day_one",
    "payments",
    "flat_rate",
)


def cost_page(costing: Costed, shown: Shown) -> Document:
    """The whole page: key figures, the answers, how they are worked out, and the notes last."""
    key = key_figures_of(costing, shown)
    if isinstance(costing, PackageCosting):
        return (package_heading(costing, shown), key, *package_blocks(costing, shown))
    return (
        heading(costing, shown),
        key,
        *years_blocks(costing, shown),
        *package_blocks(costing, shown),
        position_grid(costing, shown),
        *budget_blocks(costing, shown),
        *answer_blocks(costing),
        *workings(costing, shown),
        *(Sentence(text) for text in notes_of(costing, shown)),
    )


@kept
def workings(costing: Costing, shown: Shown) -> list[Grid]:
    """How each cost is worked out, in the paper's own shapes and order."""
    without = () if is_anything_paid(costing) else ("day_one",)
    tables = [costing.ledger.tables[id] for id in _WORKINGS if id in costing.ledger.tables and id not in without]
    on_costs = on_costs_grid(costing)
    return [
        *(grid(table, shown) for table in tables if any(is_answered(row.figure) for row in table.rows)),
        *((on_costs,) if on_costs else ()),
    ]


def key_figures_of(costing: Costed, shown: Shown) -> KeyFigures:
    """The key figures of a costing, or of a package alone."""
    if isinstance(costing, PackageCosting):
        return package_key_figures(costing, shown)
    return cost_key_figures(costing, shown)


@kept
def notes_of(costing: Costing, shown: Shown) -> list[str]:
    """What the tables rest on: rounding, agency staff and fees, on-costs, full years, and what is left out."""
    optional = (
        years_note(costing, shown) if BY_YEAR in costing.ledger.tables else None,
        *own_years(costing.case),
        release_sentence(costing),
        agency_terms(costing),
        *job_sentences(costing),
        limit_sentence(costing),
        *conversion_basis(costing),
        *on_costs_sentences(costing, shown),
        *flat_rate_sentences(costing, shown),
        *full_year_sentences(costing),
        *_payments(costing),
        *stated_sentences(costing),
        *_left_out(costing),
    )
    return [f"{sentence.removesuffix('.')}." for sentence in optional if sentence]


@kept
def position_grid(costing: Costing, shown: Shown) -> Grid:
    """A full year's cost of each position next to how far it is over the budget; without a budget the cost alone."""
    budget = costing.figure("budget_position.budget")
    rows = [] if budget.value is None else [GridRow(("Budget of a full year", shown.column(budget), ""))]
    for label, cost, over, _ in positions(costing):
        kind: RowKind = "line"
        if over is not None and over.value:
            kind = "over" if over.value > 0 else "under"
        rows.append(GridRow((label, shown.column(cost), "" if over is None else shown.column(over)), kind))
    if budget.value is not None and is_anything_paid(costing):
        difference = costing.figure("budget_position.difference")
        rows.append(GridRow(("All posts filled more / (less) than current spend", shown.column(difference), "")))
    columns = (f"Budget position, full year, {shown.heading}", "Cost", "Over / (under) budget")
    if budget.value is None:
        return Grid((f"Full-year position, {shown.heading}", "Cost"), tuple(GridRow(row.cells[:2]) for row in rows))
    return Grid(columns, tuple(rows))


def _payments(costing: Costing) -> list[str]:
    """The sentences about further payments, where the case has any."""
    if not costing.case.payments:
        return []
    from .payments import payments_sentences

    return list(payments_sentences(costing))


@kept
def grid(table: Table, shown: Shown) -> Grid:
    """A table of the costing as a table of cells: each line says its own quantity and rate, as papers print them."""
    return Grid((table.title, shown.heading), tuple(_row(table, row, shown) for row in table.rows if not row.over_budget))


@kept
def _row(table: Table, row: Row, shown: Shown) -> GridRow:
    value = row.figure.value
    amount = shown.column(row.figure)  # "not known" of what the case does not say enough for: the notes have the reason
    if value is None and is_answered(row.figure):
        amount = f"{in_place_of_value(row.figure)}: {why_none(row.figure)}"
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


def _left_out(costing: Costing) -> list[str]:
    """Parts that the case lacks, where a reader would look for them, and what is not known for want of them."""
    on_costs = costing.case.on_costs is None
    stated = agency_is_stated(costing.case) and costing.figure("current_spend.agency").value is None
    absent = {
        **({} if stated else {"current_spend.agency": "No agency staff are counted"}),
        **({"current_spend.on_costs": "Costs are before on-costs"} if on_costs else {}),
        "supplement_cost.total": "No supplement is counted",
    }
    left_out = [
        f"{words}, because {why_none(costing.figure(id))}." for id, words in absent.items() if costing.figure(id).value is None
    ]
    if stated:
        left_out.insert(0, "Agency staff are in the stated spend alone. Tables of posts count those under `agency`: none here.")
    return [*left_out, *_not_known(costing)]


def _not_known(costing: Costing) -> list[str]:
    """The costs of a full year that the case does not say enough for, such as those that rest on a salary which it lacks."""
    whole = {
        "current_spend.total": "current spend",
        "day_one.total": "current spend with what is proposed",
        "full_establishment.total": "the cost of all posts filled",
    }
    figures = {words: costing.figure(id) for id, words in whole.items()}
    unknown = {words: why_none(one) for words, one in figures.items() if not (is_answered(one) or is_absent(one))}
    if not unknown:
        return []
    costs = listed(unknown)
    are = "is" if len(unknown) == 1 else "are"
    return [f"{costs[0].upper()}{costs[1:]} {are} not worked out, because {next(iter(unknown.values()))}."]
