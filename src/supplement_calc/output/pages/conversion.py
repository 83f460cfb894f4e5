"""Agency staff to replace with recruits, as `break-even` shows them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...costing.agency.conversion import OWN_TITLE
from ...costing.agency.premium import OWN_GRADES
from ...costing.costed_again import MIX
from ...costing.costing import Costing
from ...ledger import POUND, Figure, in_place_of_value, why_none, without_value
from ..amounts import bare_price, bracketed, fte, fte_column, percent, shows_figure
from ..document import Block, Grid, GridRow, Sentence
from ..followed.kept import kept

_ID = "agency_conversion"
_SO = {"in_proportion": "In proportion to cover", "at_release": "At the release stated"}


def conversion_blocks(costing: Costing) -> Iterator[Block]:
    """A row a basis: what a converted post gains, how many pay for the supplement, and what converting costs once."""
    bases = conversion_titles(costing)
    if not bases:
        return
    figures = costing.ledger.figures
    once = any(f"{_ID}.one_off.{basis}" in figures for basis in bases)
    so = [name for name in _SO if any(f"{_ID}.{name}.posts.{basis}" in figures for basis in bases)]
    title = costing.ledger.tables[_ID].title
    columns = (title, "Each saves £", "FTE to convert", "FTE covering", *(_SO[name] for name in so))
    columns += ("One-off £", "Months to pay it back") if once else ()
    names = ("gain", "posts", "covered", *(f"{name}.posts" for name in so), *(("one_off", "payback") if once else ()))
    rows = [GridRow((label, *(_cell(figures.get(f"{_ID}.{name}.{id}")) for name in names))) for id, label in bases.items()]
    yield Grid(columns, tuple(rows))
    yield Sentence(
        "Each saves = agency cost − cost of a recruit with the supplement. FTE to convert = cost of the supplement to staff in "
        "post (with on-costs) ÷ that, one agency worker for one recruit. FTE covering a vacancy can be converted."
    )
    yield Sentence(
        "In proportion to cover: how many recruits it takes if each fills an average vacancy, and releases no more agency "
        "staff than cover one today."
    )
    if once:
        yield Sentence(
            "One-off: notice, double running and the transfer fee of those converted. What they save pays it back first."
        )
    yield from (Sentence(text) for text in conversion_sentences(costing))
    headline = _headline(costing)
    for basis, label in bases.items():
        if basis != headline and (note := conversion_note(costing, basis)):
            yield Sentence(f"{label}: {note}.")


def conversion_titles(costing: Costing) -> dict[str, str]:
    """What each basis of the table is called, by its id."""
    table = costing.ledger.tables.get(_ID)
    shown = {row.figure.id for row in table.rows} if table is not None else set()
    titles = {OWN_GRADES: OWN_TITLE} | {basis.id: basis.title for basis in costing.break_even.bases}
    return {id: title for id, title in titles.items() if f"{_ID}.posts.{id}" in shown}


def _headline(costing: Costing) -> str:
    """The agency staff's own grades where they are given by grade, else the mix of vacant posts."""
    return OWN_GRADES if f"{_ID}.posts.{OWN_GRADES}" in costing.ledger.figures else MIX


@shows_figure
def _cell(figure: Figure | None) -> str:
    if figure is None or figure.value is None:
        return "none" if figure is None else in_place_of_value(figure)
    if figure.unit != "GBP":
        return fte_column(figure.value) if figure.unit == "FTE" else fte(figure.value)
    return bracketed(POUND(figure.value), bare_price)


@kept
def conversion_sentences(costing: Costing) -> list[str]:
    """How many agency posts to convert one for one, whether as many vacancies are covered, and the answer in proportion."""
    basis = _headline(costing)
    posts, left, covered, short = (_figure(costing, name, basis) for name in ("posts", "left", "covered", "short"))
    if posts is None or left is None or covered is None or why_none(posts) == "the case gives no vacant posts":
        return []
    if posts.value == 0:  # no staff in post get a supplement that would have to be paid for
        return []
    if posts.value is None:
        return [_no_conversion(costing, basis, why_none(posts))]
    mix = "in today's mix of vacant posts" if basis == MIX else "in the agency staff's own grades"
    if covered.value is None or short is None or short.value is None or left.value is None:
        return []
    if short.value < 0:
        text = "Replacing agency staff with recruits, one for one, cannot pay for the supplement to staff in post: "
        text += f"it takes {fte(posts.value)} FTE, and {_only(covered.value)}."
    else:
        text = f"Replacing {fte(posts.value)} FTE of agency staff with recruits, one for one, would pay for the supplement to "
        text += f"staff in post, and leave {fte(left.value)} FTE of agency staff."
    text += f" Recruits are {mix} and get the supplement. One-off costs are not counted."
    return [text, *(sentence for name in _SO if (sentence := _so(costing, name, basis)))]


def _no_conversion(costing: Costing, basis: str, why: str) -> str:
    """Where a conversion saves nothing it does not pay; where it is not known what it saves, it is not worked out."""
    gain = _figure(costing, "gain", basis)
    if gain is None or gain.value is None:
        return f"Replacing agency staff with recruits: not worked out, because {why}."
    return f"Replacing agency staff with recruits does not pay for the supplement: {why}."


def _so(costing: Costing, name: str, basis: str) -> str | None:
    """The answer where a recruit releases what covers an average vacancy, or what the case states."""
    posts, left, vacant = (_figure(costing, f"{name}.{part}", basis) for part in ("posts", "left", "vacant"))
    if posts is None or left is None or vacant is None or vacant.value is None:
        return None
    share = costing.ledger.figures["agency_cover.share"].value
    cover = f", {percent(share, 1)} of vacancies" if share is not None and basis == MIX else ""
    how = f"In proportion to today's cover{cover}" if name == "in_proportion" else "At the release that the case states"
    if posts.value is None or left.value is None:
        return f"{how}, recruiting does not pay for it: {why_none(posts)}."
    takes = f"it takes {fte(posts.value)} FTE more in post"
    if left.value < 0:
        return f"{how}, recruiting cannot pay for it: {takes}, and {fte(vacant.value)} are vacant."
    return f"{how}, {takes}, of {fte(vacant.value)} vacant."


def _figure(costing: Costing, name: str, basis: str) -> Figure | None:
    return costing.ledger.figures.get(f"{_ID}.{name}.{basis}")


def _only(covered: Decimal) -> str:
    return f"only {fte(covered)} {'vacancy is' if covered == 1 else 'vacancies are'} covered"


def conversion_note(costing: Costing, basis: str) -> str | None:
    """Whether as many vacancies are covered as a basis asks for; None where they are."""
    posts, covered, short = (_figure(costing, name, basis) for name in ("posts", "covered", "short"))
    if posts is None or covered is None or short is None:
        return None
    if posts.value is None:
        return without_value(posts)
    if covered.value is None or short.value is None or short.value >= 0:
        return None
    return f"cannot pay for itself: needs {fte(posts.value)}, {_only(covered.value)}"


def conversion_notes(costing: Costing) -> dict[str, str]:
    """The notes by the id of the figure that each is about."""
    notes = {f"{_ID}.posts.{id}": note for id in conversion_titles(costing) if (note := conversion_note(costing, id))}
    for name in _SO:
        for id in conversion_titles(costing):
            posts, left, vacant = (_figure(costing, f"{name}.{part}", id) for part in ("posts", "left", "vacant"))
            if posts is not None and left is not None and vacant is not None and left.value is not None and left.value < 0:
                notes[posts.id] = f"cannot: needs {fte(posts.known)}, only {fte(vacant.known)} are vacant"
    return notes
