"""Agency posts to convert, as `break-even` shows them."""

from __future__ import annotations

from collections.abc import Iterator

from ...costing.break_even import Basis
from ...costing.costing import Costing
from ...ledger import POUND, Figure, why_none
from ..amounts import bare_price, bracketed, fte, plain
from ..document import Block, Grid, GridRow, Sentence

_ID = "agency_conversion"


def conversion_blocks(costing: Costing) -> Iterator[Block]:
    """A row a basis: what a converted post gains, how many pay for the supplement, and what converting costs once."""
    table = costing.ledger.tables.get(_ID)
    if table is None or not table.rows:
        return
    shown = {row.figure.id for row in table.rows}
    bases = {basis.id: basis.title for basis in costing.break_even.bases if f"{_ID}.posts.{basis.id}" in shown}
    once = any(f"{_ID}.one_off.{basis}" in costing.ledger.figures for basis in bases)
    columns = (table.title, "Gain a post £", "Posts", *(("One-off £", "Months to pay it back") if once else ()))
    yield Grid(columns, tuple(GridRow((label, *_cells(costing, basis, once))) for basis, label in bases.items()))
    yield Sentence(
        "“Gain a post” is the agency cost less the full cost of a recruit with the supplement; “posts” is the supplement to "
        "staff in post with its on-costs ÷ that."
    )
    if once:
        yield Sentence("“One-off” is notice, double running and the transfer fee of those posts; the gain pays it back first.")
    yield from (Sentence(text) for text in conversion_sentences(costing))
    for basis in costing.break_even.bases:
        if basis.id in bases and basis.id != "vacant_mix_with_supplements" and (note := conversion_note(costing, basis)):
            yield Sentence(f"{bases[basis.id]}: {note}.")


def _cells(costing: Costing, basis: str, once: bool) -> Iterator[str]:
    names = ["gain", "posts", *(["one_off", "payback"] if once else [])]
    for name in names:
        yield _cell(costing.ledger.figures.get(f"{_ID}.{name}.{basis}"))


def _cell(figure: Figure | None) -> str:
    if figure is None or figure.value is None:
        return "none"
    if figure.unit != "GBP":
        return fte(figure.value)
    return bracketed(POUND(figure.value), bare_price)


def conversion_sentences(costing: Costing) -> list[str]:
    """How many agency posts to convert on the mix of vacant posts, and whether there are as many."""
    basis = costing.break_even.basis("vacant_mix_with_supplements")
    figures = costing.ledger.figures
    posts, left = (figures.get(f"agency_conversion.{name}.{basis.id}") for name in ("posts", "left"))
    if posts is None or left is None or why_none(posts) == "the case gives no vacant posts":
        return []
    if posts.value is None or left.value is None:
        return [f"Converting agency posts does not pay for the supplement: {why_none(posts)}."]
    converting = f"Converting {fte(posts.value)} FTE of agency staff would pay for the supplement to staff in post"
    mix = "on the mix of vacant posts, each recruit with the supplement too"
    if left.value < 0:
        return [f"{converting}, {mix}: {plain(left.operands[0])} are in use, {NOT_ENOUGH}."]
    return [f"{converting}, {mix}; {fte(left.value)} FTE of agency staff would be left."]


NOT_ENOUGH = "not enough agency posts for it to pay for itself"


def conversion_note(costing: Costing, basis: Basis) -> str | None:
    """Whether there are as many agency posts as a basis asks for; None where there are."""
    posts, left = (costing.ledger.figures.get(f"agency_conversion.{name}.{basis.id}") for name in ("posts", "left"))
    if posts is None or left is None:
        return None
    if posts.value is None or left.value is None:
        return f"none, because {why_none(posts)}"
    return NOT_ENOUGH if left.value < 0 else None
