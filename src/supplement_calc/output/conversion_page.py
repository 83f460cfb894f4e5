"""Agency posts to convert, as `break-even` shows them."""

from __future__ import annotations

from collections.abc import Iterator

from ..costing.costing import Costing
from ..ledger import POUND, Figure
from .amounts import bare_price, fte
from .document import Block, Grid, GridRow, Sentence
from .notes import conversion_note, conversion_sentences

_ID = "agency_conversion"


def conversion_blocks(costing: Costing) -> Iterator[Block]:
    """A row a basis: what a converted post gains, how many pay for the supplement, and what converting costs once."""
    table = costing.ledger.tables.get(_ID)
    if table is None or not table.rows:
        return
    bases = {row.figure.id.rpartition(".")[2]: row.title.partition(", with")[0] for row in table.rows}
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
        if basis.id in bases and basis.id != "vacant_mix_with_supplements" and (told := conversion_note(costing, basis)):
            yield Sentence(f"{bases[basis.id]}: {told}.")


def _cells(costing: Costing, basis: str, once: bool) -> Iterator[str]:
    names = ["gain", "posts", *(["one_off", "payback"] if once else [])]
    for name in names:
        yield _cell(costing.ledger.figures.get(f"{_ID}.{name}.{basis}"))


def _cell(figure: Figure | None) -> str:
    if figure is None or figure.value is None:
        return "none"
    if figure.unit != "GBP":
        return fte(figure.value)
    pounds = POUND(figure.value)
    return f"({bare_price(-pounds)})" if pounds < 0 else bare_price(pounds)
