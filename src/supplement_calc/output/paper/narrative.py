"""The authors' own words of a section, their placeholders in place of the figures that they name."""

from __future__ import annotations

from collections.abc import Iterator

from ...case.narrative.placeholders import Placeholder
from ...case.narrative.places import sections_of
from ...case.narrative.prose import Paragraph, Run, prose
from ...ledger import Figure, to_places
from ..amounts import fte, percent, price
from .material import Material
from .model import Inline, Listing, Words

_NONE = "not known"
_SHIFT = {"£": 0, "£k": 3, "£m": 6}


def words_of(material: Material) -> dict[str, tuple[Words | Listing, ...]]:
    """The words of each section that has some, by its key."""
    return {name: tuple(_blocks(prose(text), material)) for name, text in sections_of(material.case)}


def _blocks(blocks: object, material: Material) -> Iterator[Words | Listing]:
    assert isinstance(blocks, tuple)
    for block in blocks:
        if isinstance(block, Paragraph):
            yield Words(tuple(_inline(run, material) for run in block.runs))
        else:
            entries = tuple(tuple(_inline(run, material) for run in entry) for entry in block.entries)
            yield Listing(entries, block.is_numbered)


def _inline(run: Run, material: Material) -> Inline:
    if run.placeholder is None:
        return Inline(run.text, run.is_strong, run.is_emphasis)
    figure = material.named.find(run.placeholder.figure).figure
    if figure is None:  # what `check` reports, and `report` refuses
        return Inline(run.text, run.is_strong, run.is_emphasis)
    hidden = material.instead_of(figure)
    if hidden is not None or figure.value is None:
        return Inline(hidden or _NONE, run.is_strong, run.is_emphasis)
    return Inline(shown_as(figure, run.placeholder), run.is_strong, run.is_emphasis, figure)


def shown_as(figure: Figure, placeholder: Placeholder) -> str:
    """A figure in a sentence, as its placeholder asks; without formats pounds whole, a rate to one decimal unless it is given
    with more, FTE as given."""
    value, places = figure.known, placeholder.places
    if placeholder.without_sign:
        value = abs(value)
    sign = "-" if value < 0 else ""
    match figure.unit:
        case "GBP":
            unit = placeholder.money_unit or "£"
            scaled = abs(value).scaleb(-_SHIFT[unit])
            if places is None and unit == "£":
                return price(value) if figure.is_input else f"{sign}£{to_places(abs(value), 0) + 0:,f}"
            places = (3 if unit == "£m" else 0) if places is None else places
            return f"{sign}£{to_places(scaled, places) + 0:,f}{unit[1:]}"
        case "percent":
            return percent(value, (None if figure.is_input else 1) if places is None else places)
        case _:
            return fte(value) if places is None else f"{to_places(value, places) + 0:,f}"
