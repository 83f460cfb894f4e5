"""The authors' own words of a section, their placeholders in place of the figures that they name."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...case.narrative.placeholders import Placeholder
from ...case.narrative.places import sections_of
from ...case.narrative.prose import Paragraph, PointList, Prose, Run, prose
from ...ledger import Figure, to_places
from ...ledger.figure import Unit
from ...parser.tree import Scalar
from ..amounts import fte, percent, price
from ..followed.kept import kept
from ..followed.numbers import following
from ..followed.texts import written
from .material import Material
from .model import Inline, Listing, Words

_NONE = "not known"
_SHIFT = {"£": 0, "£k": 3, "£m": 6}


def words_of(material: Material, key: str) -> tuple[Words | Listing, ...]:
    """The words of a section by its key; none where it has none."""
    text = dict(sections_of(material.case)).get(key)
    return () if text is None else _words(text, material)


@kept
def _words(text: Scalar, material: Material) -> tuple[Words | Listing, ...]:
    return tuple(_blocks(prose(text), material))


def _blocks(blocks: Prose, material: Material) -> Iterator[Words | Listing]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield Words(tuple(_inline(run, material) for run in block.runs))
        else:
            yield _listing(block, material)


def _listing(points: PointList, material: Material) -> Listing:
    entries, within = [], []
    for number, entry in enumerate(points.entries):  # in the order of the text: what is followed is met in it
        entries.append(tuple(_inline(run, material) for run in entry))
        within.append(tuple(_listing(one, material) for one in points.within[number]) if points.within else ())
    return Listing(tuple(entries), points.is_numbered, tuple(within) if points.within else ())


def _inline(run: Run, material: Material) -> Inline:
    if run.placeholder is None:
        return Inline(run.text, run.is_strong, run.is_emphasis)
    with following(None):  # what it names is worked out, not said
        figure = material.named.find(run.placeholder.figure).figure
    if figure is None:  # what `check` reports, and `report` refuses
        return Inline(run.text, run.is_strong, run.is_emphasis)
    if not figure.is_input:
        material.rests_on_part_of(figure)
    hidden = material.instead_of(figure)
    if hidden is not None or figure.value is None:
        return Inline(hidden or _NONE, run.is_strong, run.is_emphasis)
    return Inline(shown_as(figure, run.placeholder), run.is_strong, run.is_emphasis, figure)


def shown_as(figure: Figure, placeholder: Placeholder) -> str:
    """A figure in a sentence, as its placeholder asks; without formats pounds whole, a rate to one decimal unless it is given
    with more, FTE as given."""
    money_unit = placeholder.money_unit or "£"
    return _in_words(figure.known, figure.unit, figure.is_input, money_unit, placeholder.places, bool(placeholder.without_sign))


@written
def _in_words(value: Decimal, unit: Unit, is_input: bool, money_unit: str, places: int | None, without_sign: bool) -> str:
    if without_sign:
        value = abs(value)
    sign = "-" if value < 0 else ""
    match unit:
        case "GBP":
            scaled = abs(value).scaleb(-_SHIFT[money_unit])
            if places is None and money_unit == "£":
                return price(value) if is_input else f"{sign}£{to_places(abs(value), 0) + 0:,f}"
            places = (3 if money_unit == "£m" else 0) if places is None else places
            return f"{sign}£{to_places(scaled, places) + 0:,f}{money_unit[1:]}"
        case "percent":
            return percent(value, (None if is_input else 1) if places is None else places)
        case _:
            return fte(value) if places is None else f"{to_places(value, places) + 0:,f}"
