"""What agency staff do to the answer, as `cost` shows it in a table of four rows; `break-even` has the rest."""

from __future__ import annotations

from collections.abc import Iterator

from ...costing.costed_again import MIX
from ...costing.costing import Costing
from ...ledger import POUND, Figure
from ..amounts import bare_price, bracketed, fte, fte_column, percent
from ..document import Block, Grid, GridRow
from .conversion import conversion_sentences

_ALL = 100


def answer_blocks(costing: Costing) -> Iterator[Block]:
    """Agency cover now and at break-even, what the budget covers, and what an agency FTE costs more than staff in post."""
    rows = tuple(_rows(costing))
    if rows:
        yield Grid(("Agency and break-even, today's mix of vacant posts", "Now"), rows)


def _rows(costing: Costing) -> Iterator[GridRow]:
    agency, figures = costing.case.agency, costing.ledger.figures
    if agency is None:
        return
    in_use = figures.get("agency_cost.fte", agency.fte)
    share, limit, bearable, premium = (
        _known(figures.get(id))
        for id in (
            "agency_cover.share", f"agency_cover.limit.{MIX}", f"agency_cover.bearable_fte.{MIX}", "agency_premium.in_post",
        )
    )  # fmt: skip
    if share is not None:
        yield GridRow(("Agency cover of vacancies now", percent(share.known, 1)))
    if limit is not None and limit.known <= _ALL:
        yield GridRow(("Break-even needs agency cover below", percent(limit.known, 1)))
    if bearable is not None and in_use is not None and in_use.value is not None:
        label = f"Agency staff that the budget covers, FTE (now {fte(in_use.value)})"
        yield GridRow((label, bracketed(bearable.known, fte_column)))
    if premium is not None:
        amount = bracketed(POUND(premium.known), bare_price)
        yield GridRow(("An agency FTE costs more / (less) than an employee, £ a year", amount))


def _known(figure: Figure | None) -> Figure | None:
    return None if figure is None or figure.value is None else figure


def conversion_basis(costing: Costing) -> list[str]:
    """How many recruits it takes in proportion to cover, or at the release stated, which no table of the page says."""
    return conversion_sentences(costing)[1:]
