"""What `break-even` shows: every basis with its proof, then agency cover."""

from __future__ import annotations

from collections.abc import Iterator

from ...costing.break_even import Basis
from ...costing.costing import Costing
from ...ledger import POUND, Figure, why_none
from ..amounts import Shown, bare_price, bracketed, fte, percent, price
from ..document import Document, Grid, GridRow, Heading, Sentence
from .agency import release_sentence
from .budget import budget_sentence
from .conversion import conversion_blocks
from .heading import heading

_BASES = ("budgeted", "vacant_mix_with_supplements")
_ALL = 100
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
            "with those posts empty; for an average it is the full cost less FTE × saving. Rounding aside it is the budget."
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
    proof = costing.proofs[basis.id].value if basis.id in costing.proofs else None
    then = "" if proof is None else shown.bare(proof)
    return GridRow((label, saving, fte(vacant), "" if rate is None else percent(rate, 1), then))


def never_lost(limit: Figure | None) -> bool:
    """Whether no cover of vacancies is so much that there is no break-even: agency staff cost less than a vacancy saves."""
    return limit is not None and limit.value is not None and limit.value > _ALL


def limit_notes(costing: Costing) -> dict[str, str]:
    """What a limit above all vacancies means, by its id."""
    limits = [costing.ledger.figures.get(f"agency_cover.limit.{basis}") for basis in _BASES]
    return {one.id: f"at no cover: {_CHEAPER}" for one in limits if one is not None and never_lost(one)}


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
        figures = [costing.ledger.figures.get(f"agency_cover.{name}.{basis}") for basis in _BASES]
        cells = ["at no cover" if name == "limit" and never_lost(figure) else _cell(figure) for figure in figures]
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


def reach(basis: Basis) -> str | None:
    """Whether the answer can be had: headroom, more posts than there are, or nothing to add."""
    vacant, limit = basis.vacant_fte.value, basis.limit.value
    if vacant is None:
        return f"none, because {no_answer(basis)}"
    if vacant < 0:
        return f"under budget already: headroom for {fte(-vacant)} FTE more"
    if limit is not None and vacant > limit:
        return f"cannot be reached that way: there are {fte(limit)} {_of(basis)}"
    if own := _own_vacant(basis):
        return own
    return None


def no_answer(basis: Basis) -> str:
    """Why a basis has no break-even."""
    if basis.emptied == "order" and basis.limit.value is not None:
        if not basis.limit.value:
            return "there are no vacant posts"
        return f"leaving all {fte(basis.limit.value)} vacant posts empty does not save enough"
    return why_none(basis.vacant_fte)


def _of(basis: Basis) -> str:
    return "posts" if basis.emptied == "average" or basis.grade is not None else "vacant posts"


def _own_vacant(basis: Basis) -> str | None:
    """A grade whose vacant posts are fewer than its break-even: staff in post would have to leave."""
    needed = basis.vacant_fte.value
    is_grade = basis.emptied == "mix" and basis.grade is not None
    if not is_grade or needed is None or needed <= 0:
        return None
    if basis.own_vacant is None or not basis.own_vacant.value:
        return "it has no vacant posts: staff in post would have to leave"
    if needed <= basis.own_vacant.value:
        return None
    return f"more than its {fte(basis.own_vacant.value)} vacant posts: staff in post would have to leave"


def break_even_sentences(costing: Costing, shown: Shown) -> list[str]:
    """The answer on the default basis with what it leaves out, the vacant mix next to it, and what agency cover does to it."""
    if costing.figure("break_even.vacant_fte").value is None:
        return [f"Break-even: none, because {why_none(costing.figure('break_even.vacant_fte'))}."]
    return [_break_even(costing, shown), *_agency_cover(costing)]


def _break_even(costing: Costing, shown: Shown) -> str:
    answer = costing.break_even
    budgeted, mix = answer.basis("budgeted"), answer.basis("vacant_mix_with_supplements")
    vacant = costing.figure("break_even.vacant_fte").value
    assert vacant is not None and budgeted.saving is not None and budgeted.saving.value is not None
    each = f"at the budgeted {price(budgeted.saving.value)} a post"
    on_mix = _on_mix(mix)
    if vacant < 0:
        return (
            f"Break-even: not needed. The full establishment with supplements is under the budget, with headroom for "
            f"{fte(-vacant)} FTE more, {each}{on_mix}."
        )
    rate = costing.figure("break_even.vacancy_rate").value
    assert rate is not None
    limits = f"; {reached}" if (reached := reach(budgeted)) else ""
    return (
        f"Break-even: {fte(vacant)} FTE vacant and no agency staff ({percent(rate, 1)} of posts), {each}, which leaves out "
        f"the supplement a vacancy also saves{on_mix}{limits}."
    )


def _on_mix(mix: Basis) -> str:
    if mix.vacant_fte.value is None:
        return ""
    return f"; {fte(abs(mix.vacant_fte.value))} on the mix of vacant posts, which counts it"


def _agency_cover(costing: Costing) -> list[str]:
    figures = costing.ledger.figures
    mix = "vacant_mix_with_supplements"
    share, limit, saving, bearable = (
        figures.get(f"agency_cover.{name}") for name in ("share", f"limit.{mix}", f"saving.{mix}", f"bearable_fte.{mix}")
    )
    if not (share and limit and saving and bearable) or None in (
        share.value,
        limit.value,
        saving.value,
        bearable.value,
    ):
        return []
    return [_cover(share, limit, saving), _bearable(costing, bearable)]


def _cover(share: Figure, limit: Figure, saving: Figure) -> str:
    assert share.value is not None and limit.value is not None and saving.value is not None
    pounds = price(POUND(abs(saving.value)))
    effect = f"each vacancy {'adds' if saving.value < 0 else 'saves'} {pounds}"
    cover = f"Agency staff cover {percent(share.value, 1)} of vacancies, at which {effect} a year."
    if never_lost(limit):
        return f"{cover} At no cover is the break-even lost: {_CHEAPER}."
    none = ", so there is none today" if share.value >= limit.value else ""
    return f"{cover} From a cover of {percent(limit.value, 1)} there is no break-even{none}."


def _bearable(costing: Costing, bearable: Figure) -> str:
    vacant, agency = costing.break_even.vacant.value, costing.case.agency
    assert vacant is not None and agency is not None and bearable.value is not None
    in_use = costing.ledger.figures.get("agency_cost.fte", agency.fte)
    assert in_use is not None
    used = fte(in_use.known)
    if bearable.value < 0:
        return f"With {fte(vacant)} FTE vacant the budget can bear no agency staff; {used} FTE are in use."
    return f"With {fte(vacant)} FTE vacant the budget can bear {fte(bearable.value)} FTE of agency staff; {used} are in use."
