"""The key figures of `break-even`: how many posts must stay vacant, by which posts, and what agency staff make of it."""

from __future__ import annotations

from collections.abc import Iterator

from ....costing.agency.cost import fte_as_worked_out
from ....costing.break_even import Basis
from ....costing.costed_again import MEAN, MIX, leading
from ....costing.costing import Costing
from ....ledger import POUND, Figure, in_place_of_value, why_none
from ...amounts import FigureText, Shown, bare_price, fte, fte_column, percent, price, shows_figure
from ...document import KeyFigures, KeyNote, KeyRow, KeyTable
from ..agency_answers import limit_sentence
from ..break_even_answer import no_answer, only_vacant
from ..stated_totals import stated_notes
from .assumed_rates import full_year_rests_on

_LABELS = {
    MIX: "In today's mix of vacant posts",
    MEAN: "At the mean cost of all posts",
    "cheapest_first": "Lowest-cost vacant posts first",
    "dearest_first": "Highest-cost vacant posts first",
    "budgeted": "At the budgeted cost of a post",
}


def break_even_key(costing: Costing, shown: Shown) -> KeyFigures:
    """The block; one sentence where there is no break-even to work out, or none is needed."""
    excess = costing.break_even.excess
    if excess.value is None:
        unknown = KeyNote("Break-even", f"Not worked out: {why_none(excess)}.", (excess,))
        return KeyFigures((unknown, *stated_notes(costing, shown)))
    if excess.value < 0:
        return KeyFigures((_not_needed(costing, excess, shown), *_agency(costing), *stated_notes(costing, shown)))
    return KeyFigures((_table(costing), *_reach(costing), *_agency(costing), *stated_notes(costing, shown), _basis(costing)))


def _table(costing: Costing) -> KeyTable:
    answer, lead = costing.break_even, leading(costing.break_even)
    ids = (MIX, "cheapest_first", "dearest_first", "budgeted") if lead.id == MIX else (MEAN, "budgeted")
    rows = [_row(costing, answer.basis(id)) for id in ids]
    if answer.vacant.value is not None and answer.established.value is not None:
        label = f"Vacant now, of {fte(answer.established.value)} FTE"
        vacant = FigureText.of(answer.vacant, fte_column(answer.vacant.value))
        rows.append(KeyRow(label, (vacant, "", ""), (answer.vacant, answer.established)))
    columns = ("Key figures, posts left vacant, no agency staff", "FTE vacant", "% of posts", "Each saves £ a year")
    return KeyTable(columns, tuple(rows))


def _row(costing: Costing, basis: Basis) -> KeyRow:
    needed, saving = basis.vacant_fte, basis.saving
    if needed.value is None:
        return KeyRow(_LABELS[basis.id], (in_place_of_value(needed), "", ""), (needed,))
    rate = costing.rates[basis.id]
    share = "" if rate.value is None else FigureText.of(rate, percent(rate.value, 1))
    each = "varies" if saving is None else _saved(saving)
    figures = (needed, rate, *((saving,) if saving is not None else ()))
    return KeyRow(_LABELS[basis.id], (FigureText.of(needed, fte_column(needed.value)), share, each), figures)


@shows_figure
def _saved(saving: Figure) -> str:
    return in_place_of_value(saving) if saving.value is None else bare_price(POUND(saving.value))


def _reach(costing: Costing) -> Iterator[KeyNote]:
    """Why the answer cannot be had, where it cannot: there is none, or there are not so many vacant posts."""
    lead, vacant = leading(costing.break_even), costing.break_even.vacant
    needed = lead.vacant_fte
    if needed.value is None:
        yield KeyNote("Break-even", f"None: {no_answer(lead)}.", (needed,))
    elif vacant.value is None:
        yield KeyNote("Vacant now", "Not given: whether so many posts are vacant is not known.", (vacant,))
    elif needed.value > vacant.value:
        only = only_vacant(vacant.value)
        yield KeyNote("Break-even", f"It cannot be reached with vacant posts alone: {only}.", (needed, vacant))


def _not_needed(costing: Costing, excess: Figure, shown: Shown) -> KeyNote:
    """Under the budget already: by how much, and for how many more posts that would pay."""
    assert excess.value is not None
    lead = leading(costing.break_even)
    text = f"Not needed: all posts filled costs {shown.money(abs(excess.value))} less than the budget."
    each, more = lead.saving, lead.vacant_fte
    if each is None or each.value is None or more.value is None:
        return KeyNote("Break-even", text, (excess,))
    whose = "today's mix of vacant posts" if lead.id == MIX else "the mean of all posts"
    cost = f"{price(POUND(each.value))} a year each ({whose}, supplement and on-costs included)"
    text = f"{text} It would pay for {fte_column(abs(more.value))} FTE more, at {cost}."
    return KeyNote("Break-even", text, (excess, more, each))


def _agency(costing: Costing) -> Iterator[KeyNote]:
    """The same with agency staff on as many of the vacancies as now; nothing of a case without them."""
    figures = costing.ledger.figures
    share, limit, saving, bearable = (
        figures.get(f"agency_cover.{name}") for name in ("share", f"limit.{MIX}", f"saving.{MIX}", f"bearable_fte.{MIX}")
    )
    needed, agency = figures.get(f"agency_cover.vacant_fte.{MIX}"), costing.case.agency
    if agency is None or share is None or limit is None or saving is None:
        return
    if share.value is None or limit.value is None or saving.value is None:
        return
    used = fte_as_worked_out(costing.ledger, agency)
    in_use = f"{fte(used.value)} FTE on " if used is not None and used.value is not None else ""
    text = [f"As now: {in_use}{percent(share.value, 1)} of vacancies."]
    each = f"Each vacancy {'adds' if saving.value <= 0 else 'saves'} {price(POUND(abs(saving.value)))} a year"
    over = costing.break_even.excess.value
    if over is not None and over < 0:
        text.append(f"{each}.")
    elif saving.value <= 0:
        text.append(f"{each}, so no number of vacancies meets the budget.")
    elif needed is not None and needed.value is not None:
        vacant = costing.break_even.vacant.value
        more = ", more than are vacant now" if vacant is not None and needed.value > vacant else ""
        text.append(f"{each}. Break-even: {fte_column(needed.value)} FTE vacant{more}.")
    else:
        text.append(f"{each}.")
    text.append(limit_sentence(costing) or f"Break-even needs cover below {percent(limit.value, 1)}.")
    text += _bearable(costing, bearable)
    text.append("Basis: today's mix of vacant posts, supplement counted.")
    said = (used, share, saving, needed, limit, bearable)
    yield KeyNote("Agency", " ".join(text), tuple(figure for figure in said if figure is not None))


def _bearable(costing: Costing, bearable: Figure | None) -> list[str]:
    vacant = costing.break_even.vacant.value
    if bearable is None or bearable.value is None or vacant is None:
        return []
    if bearable.value < 0:
        return [f"With today's {fte(vacant)} FTE vacant the budget covers no agency staff."]
    return [f"With today's {fte(vacant)} FTE vacant the budget covers {fte_column(bearable.value)} FTE of agency staff."]


def _basis(costing: Costing) -> KeyNote:
    rates = "".join(f" {text}." for text in full_year_rests_on(costing.case))
    text = f"The budgeted cost leaves out the supplement that a vacancy also saves. The other rows count it.{rates}"
    return KeyNote("Rests on", text)
