"""What `break-even` shows: the key figures, every basis, agency cover, and last the proof."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...costing.agency.cover import BASES, keeps_break_even
from ...costing.break_even import Basis
from ...costing.costing import Costing
from ...ledger import POUND, Figure, in_place_of_value
from ..amounts import Shown, bare_price, bracketed, fte_column, percent, shows_figure
from ..document import Document, Grid, GridRow, Heading, Sentence
from .agency import release_sentence
from .break_even_answer import break_even_sentences, reach
from .budget import budget_sentence
from .conversion import conversion_blocks
from .heading import under_title
from .keys.break_even import break_even_key

_CHEAPER = "an agency FTE costs less than a vacancy saves"


def break_even_page(costing: Costing, shown: Shown) -> Document:
    """The whole page: the answers, every basis, agency staff, then the proof and the notes."""
    answer, key = costing.break_even, break_even_key(costing, shown)
    if answer.excess.value is None:
        return (_heading(costing, shown), key)
    return (
        _heading(costing, shown),
        key,
        _bases(answer.bases, costing),
        *_agency(costing),
        *_premium(costing),
        *conversion_blocks(costing),
        _costed_again(answer.bases, costing, shown),
        *(Sentence(f"{basis.label}: {reached}.") for basis in answer.bases if (reached := reach(basis))),
        *(Sentence(text) for text in (budget_sentence(costing, shown), *break_even_sentences(costing, shown)) if text),
        Sentence(
            "Proof: with those posts vacant, the case costed again comes to the budget, to within the rounding of its lines. "
            "Where the saving leaves the supplement out, it comes to less: the vacancies save more than is counted."
        ),
    )


def _heading(costing: Costing, shown: Shown) -> Heading:
    budget = costing.figure("budget_position.budget").value
    terms = "full-year costs" if budget is None else f"full-year costs · budget {shown.money(budget)}"
    title = "Break-even: how many posts must stay vacant for the budget to cover the cost"
    return Heading(title, (costing.case.title, under_title(costing.case, terms)))


def _bases(bases: Sequence[Basis], costing: Costing) -> Grid:
    columns = (
        "Every basis, no agency staff",
        "Supplement counted",
        "Each saves £ a year",
        "FTE vacant / (to spare)",
        "% of posts",
    )
    return Grid(columns, tuple(_basis(basis, costing) for basis in bases))


@shows_figure
def _price(figure: Figure) -> str:
    return in_place_of_value(figure) if figure.value is None else bracketed(POUND(figure.value), bare_price)


def _basis(basis: Basis, costing: Costing) -> GridRow:
    counted = "yes" if basis.counts_supplement else "no"
    saving = "varies" if basis.saving is None else _price(basis.saving)
    vacant, rate = basis.vacant_fte.value, costing.rates[basis.id]
    if vacant is None:
        none = in_place_of_value(basis.vacant_fte)
        return GridRow((basis.title, counted, none if saving == "varies" else saving, none, ""))
    return GridRow((basis.title, counted, saving, _cell(basis.vacant_fte), "" if rate.value is None else _cell(rate)))


def _costed_again(bases: Sequence[Basis], costing: Costing, shown: Shown) -> Grid:
    """The proof: the case costed again with as many posts vacant as each basis says."""
    columns = (
        "Costed again with those posts vacant",
        "Supplement counted",
        "FTE vacant / (to spare)",
        f"Full cost {shown.heading}",
    )
    rows = []
    for basis in bases:
        again = costing.ledger.figures.get(f"break_even.costed_again.{basis.id}", costing.proofs.get(basis.id))
        if basis.vacant_fte.value is not None and again is not None and again.value is not None:
            counted = "yes" if basis.counts_supplement else "no"
            rows.append(GridRow((basis.title, counted, _cell(basis.vacant_fte), shown.column(again))))
    return Grid(columns, tuple(rows))


def limit_notes(costing: Costing) -> dict[str, str]:
    """What a limit above all vacancies means, by its id."""
    limits = [costing.ledger.figures.get(f"agency_cover.limit.{basis}") for basis in BASES]
    return {one.id: f"no limit: {_CHEAPER}" for one in limits if one is not None and keeps_break_even(one)}


def _agency(costing: Costing) -> Iterator[Grid | Sentence]:
    table = costing.ledger.tables.get("agency_cover")
    if table is None:
        return
    columns = ("Where agency staff cover vacancies", "Budgeted cost", "Today's mix")
    names = {
        "limit": "Break-even needs agency cover below",
        "saving": "Each vacancy at today's cover adds / (saves), £ a year",
        "vacant_fte": "FTE vacant at break-even with that cover",
        "bearable_fte": "Agency FTE that today's vacancies pay for",
    }
    rows = []
    for name, label in names.items():
        figures = [costing.ledger.figures.get(f"agency_cover.{name}.{basis}") for basis in BASES]
        cells = ["no limit" if name == "limit" and keeps_break_even(figure) else _cell(figure) for figure in figures]
        rows.append(GridRow((label, *cells)))
    yield Grid(columns, tuple(rows))
    if release := release_sentence(costing):
        yield Sentence(release)


@shows_figure
def _cell(figure: Figure | None) -> str:
    """A share, what a vacancy adds (the figure is what it saves), or FTE."""
    if figure is None or figure.value is None:
        return "none" if figure is None else in_place_of_value(figure)
    match figure.unit:
        case "percent":
            return bracketed(figure.value, lambda share: percent(share, 1))
        case "GBP":
            return bracketed(-POUND(figure.value), bare_price)
        case _:
            return bracketed(figure.value, fte_column)


def _premium(costing: Costing) -> Iterator[Grid]:
    """What an agency FTE costs more than an employed one, on each basis; in brackets where it costs less."""
    table = costing.ledger.tables.get("agency_premium")
    if table is None or not table.rows:
        return
    rows = [GridRow((row.title, _price(row.figure))) for row in table.rows]
    yield Grid((table.title, "£"), tuple(rows))
