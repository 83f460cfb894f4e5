"""What agency staff do to the answer, as `cost` shows it in a table of four rows; `break-even` has the rest."""

from __future__ import annotations

from collections.abc import Iterator

from ...costing.agency.cost import fte_as_worked_out
from ...costing.agency.cover import keeps_break_even
from ...costing.agency.premium import OWN_GRADES
from ...costing.costed_again import MIX
from ...costing.costing import Costing
from ...ledger import POUND, Figure
from ..amounts import FigureText, bare_price, bracketed, fte, fte_column, percent
from ..document import Block, Grid, GridRow
from ..followed.kept import kept
from .conversion import conversion_sentences

LIMIT, LOST_AT_NONE = f"agency_cover.limit.{MIX}", "a vacancy that agency staff cover saves money too"


def answer_blocks(costing: Costing) -> Iterator[Block]:
    """Agency cover now and at break-even, what the budget covers, and what an agency FTE costs more than staff in post."""
    rows = tuple(_rows(costing))
    if rows:
        yield Grid(("Agency and break-even, today's mix of vacant posts", "Now"), rows)


@kept
def _rows(costing: Costing) -> Iterator[GridRow]:
    agency, figures = costing.case.agency, costing.ledger.figures
    if agency is None:
        return
    in_use = fte_as_worked_out(costing.ledger, agency)
    share, limit, bearable = (
        _known(figures.get(id)) for id in ("agency_cover.share", LIMIT, f"agency_cover.bearable_fte.{MIX}")
    )
    if share is not None:
        yield GridRow(("Agency cover of vacancies now", FigureText.of(share, percent(share.known, 1))))
    if limit is not None:
        cover = "none" if keeps_break_even(limit) else FigureText.of(limit, percent(limit.known, 1))
        yield GridRow(("Break-even needs agency cover below", cover))
    if bearable is not None and in_use is not None and in_use.value is not None:
        label = f"Agency staff that the budget covers, FTE (now {fte(in_use.value)})"
        yield GridRow((label, FigureText.of(bearable, bracketed(bearable.known, fte_column))))
    by_grade = any(f"agency_premium.{id}" in figures for id in (OWN_GRADES, "own_grades_in_post"))
    premium = _known(figures.get(f"agency_premium.{'own_grades_in_post' if by_grade else 'in_post'}"))
    if premium is not None:
        whom = "its grade" if by_grade else "employee"
        amount = FigureText.of(premium, bracketed(POUND(premium.known), bare_price))
        yield GridRow((f"Agency FTE more / (less) than {whom} without supplement, £ a year", amount))


def limit_sentence(costing: Costing) -> str | None:
    """Why no cover takes the break-even away, where none does."""
    limit = _known(costing.ledger.figures.get(LIMIT))
    if limit is None or not keeps_break_even(limit):
        return None
    return f"At no agency cover is the break-even lost: {LOST_AT_NONE}."


def _known(figure: Figure | None) -> Figure | None:
    return None if figure is None or figure.value is None else figure


def conversion_basis(costing: Costing) -> list[str]:
    """How many recruits it takes in proportion to cover, or at the release stated, which no table of the page says."""
    return conversion_sentences(costing)[1:]
