"""What `break-even` shows: every basis with its proof, then agency cover."""

from __future__ import annotations

from collections.abc import Iterator

from ...costing.agency.cover import BASES, keeps_break_even
from ...costing.break_even import Basis
from ...costing.costing import Costing
from ...ledger import Figure, why_none
from ..amounts import Shown, bare_price, bracketed, fte, percent
from ..document import Document, Grid, GridRow, Heading, Sentence
from .agency import release_sentence
from .break_even_answer import break_even_sentences, reach
from .budget import budget_sentence
from .conversion import conversion_blocks
from .heading import heading

_CHEAPER = "an agency FTE costs less than a vacancy saves"


def break_even_page(costing: Costing, shown: Shown) -> Document:
    """The whole page."""
    answer = costing.break_even
    if answer.excess.value is None:
        return (_heading(costing, shown), Sentence(f"No break-even: {why_none(answer.excess)}."))
    counted = [b for b in answer.bases if b.counts_supplement]
    left_out = [b for b in answer.bases if b not in counted]
    return (
        _heading(costing, shown),
        _bases("Supplement counted in the saving", counted, costing, shown),
        _bases("Supplement left out", left_out, costing, shown),
        Sentence(
            "“Saves” is what one vacancy saves a year. “Cost then” is the full establishment with supplements, costed again "
            "with those posts vacant. Where the saving counts the supplement it is the budget, rounding aside. Where it leaves "
            "it out, the vacancies save more than it counts."
        ),
        *(Sentence(f"{basis.label}: {reached}.") for basis in answer.bases if (reached := reach(basis))),
        *(Sentence(text) for text in (budget_sentence(costing, shown), *break_even_sentences(costing, shown)) if text),
        *_agency(costing),
        *_premium(costing),
        *conversion_blocks(costing),
    )


def _heading(costing: Costing, shown: Shown) -> Heading:
    top = heading(costing, shown)
    return Heading(top.title, (*top.under, "Vacant FTE at which the full cost meets the budget, with no agency staff"))


def _bases(title: str, bases: list[Basis], costing: Costing, shown: Shown) -> Grid:
    columns = (title, "Saves £", "Vacant FTE", "Of posts", f"Cost then {shown.heading}")
    return Grid(columns, tuple(_basis(basis, costing, shown) for basis in bases))


def _basis(basis: Basis, costing: Costing, shown: Shown) -> GridRow:
    label = basis.title
    saving = "in turn" if basis.saving is None else bare_price(v) if (v := basis.saving.value) is not None else "none"
    vacant, rate = basis.vacant_fte.value, costing.rates[basis.id].value
    if vacant is None:
        return GridRow((label, saving, "none", "", ""))
    again = costing.ledger.figures.get(f"break_even.costed_again.{basis.id}", costing.proofs.get(basis.id))
    proof = None if again is None else again.value
    then = "" if proof is None else shown.bare(proof)
    return GridRow((label, saving, fte(vacant), "" if rate is None else percent(rate, 1), then))


def limit_notes(costing: Costing) -> dict[str, str]:
    """What a limit above all vacancies means, by its id."""
    limits = [costing.ledger.figures.get(f"agency_cover.limit.{basis}") for basis in BASES]
    return {one.id: f"at no cover: {_CHEAPER}" for one in limits if one is not None and keeps_break_even(one)}


def _agency(costing: Costing) -> Iterator[Grid | Sentence]:
    table = costing.ledger.tables.get("agency_cover")
    if table is None:
        return
    columns = ("Where agency staff cover vacancies", "Budgeted", "Vacant mix")
    names = {
        "limit": "Cover from which there is no break-even",
        "saving": "What a vacancy saves at the cover in use, £",
        "vacant_fte": "Vacant FTE at break-even with that cover",
        "bearable_fte": "Agency FTE the budget can bear at today's vacancies",
    }
    rows = []
    for name, label in names.items():
        figures = [costing.ledger.figures.get(f"agency_cover.{name}.{basis}") for basis in BASES]
        cells = ["at no cover" if name == "limit" and keeps_break_even(figure) else _cell(figure) for figure in figures]
        rows.append(GridRow((label, *cells)))
    yield Grid(columns, tuple(rows))
    if release := release_sentence(costing):
        yield Sentence(release)


def _cell(figure: Figure | None) -> str:
    if figure is None or figure.value is None:
        return "none"
    match figure.unit:
        case "percent":
            return percent(figure.value, 1)
        case "GBP":
            return bare_price(figure.value)
        case _:
            return fte(figure.value)


def _premium(costing: Costing) -> Iterator[Grid]:
    """What an agency FTE costs more than an employed one, on each basis; in brackets where it costs less."""
    table = costing.ledger.tables.get("agency_premium")
    if table is None or not table.rows:
        return
    rows = [
        GridRow((row.title, "none" if row.figure.value is None else bracketed(row.figure.value, bare_price)))
        for row in table.rows
    ]
    yield Grid((table.title, "£"), tuple(rows))
