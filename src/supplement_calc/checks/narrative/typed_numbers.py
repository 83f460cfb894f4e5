"""Numbers typed into a narrative that are close to a figure of the case and differ from it.

A number is held against a figure only where the words next to it name that figure, where it is close, and where it is no other
figure of the case: a report must be worth reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from ...case.narrative.places import sections_of
from ...case.narrative.prose import prose, runs
from ...ledger import Figure, Unit, to_places
from ..sound_sections import UnsoundSection

if TYPE_CHECKING:
    from ...ledger import Ledger
    from ...parser.tree import Scalar
    from ..context import CheckContext
    from .named import NamedFigures


class Typed(NamedTuple):
    """A number as it is typed, where in its section's text, and the figure that it is close to, as it would be written."""

    text: str
    at: int
    figure: Figure
    ours: str


class _Word(NamedTuple):
    """What a word next to a number may speak of: figures of one unit, by the ends of their ids."""

    pattern: re.Pattern[str]
    unit: Unit
    ids: tuple[str, ...]


def _word(pattern: str, unit: Unit, *ids: str) -> _Word:
    return _Word(re.compile(rf"\b{pattern}", re.IGNORECASE), unit, ids)


# The first that is next to a number is what it is held against.
_WORDS = (
    _word(r"vacan(?:cy|t) rates?\b", "percent", ".pooled.vacancy_rate"),
    _word(r"turnover\b", "percent", ".pooled.turnover_of_in_post", ".total.turnover", "forecast.doing_nothing.turnover"),
    _word(r"on-costs?\b", "percent", "on_costs"),
    _word(r"vacan(?:cies|cy|t)\b", "FTE", "establishment.vacant", ".pooled.vacant"),
    _word(r"starters?\b", "FTE", ".pooled.starters", "forecast.doing_nothing.starters"),
    _word(r"agency\b", "FTE", "agency.fte", ".pooled.agency"),
    _word(r"in[ -]post\b", "FTE", "establishment.in_post", ".pooled.in_post"),
    _word(r"(?:established|approved|funded) posts\b|establishment\b", "FTE", "establishment.total", ".pooled.establishment"),
    _word(r"(?:over|above|beyond) (?:the )?budget\b|overspen[dt]", "GBP", "budget_position.current_over_budget",
          "budget_position.full_over_budget", "day_one.over_budget"),
    _word(r"budget\b", "GBP", "budget_position.budget"),
    _word(r"current spend", "GBP", "current_spend.total"),
)  # fmt: skip
_NUMBER = re.compile(
    r"(?<![\w.,/£-])(?P<pound>£ ?)?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<times>[km]\b)?"
    r"(?P<unit> ?(?:%|per cent\b|fte\b))?(?![\w,/]*\d)",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"(?:about|around|approximately|approx\.?|nearly|almost|roughly|some|over|under|least|most|than|to|c\.?|circa|between)\s*$",
    re.IGNORECASE,
)
_NEXT = 4  # words before or after a number that are next to it
_FEWEST_DIGITS = 3  # a number of fewer is a round one
_NEAR = Fraction(1, 20)
_TIMES = {"k": 3, "m": 6}
# What may be compared: a count of posts may be given without its unit.
_KIND: dict[Unit, str] = {"GBP": "money", "percent": "share", "FTE": "count", "months": "count", "count": "count"}


def differing(context: CheckContext, named: NamedFigures) -> Iterator[tuple[Scalar, Typed]]:
    """Each typed number that differs from the figure that its words name, with the text that it stands in."""
    ledgers: list[Ledger] | None = None
    for _, text in sections_of(context.case):
        for at, sentence in _sentences(text):
            for found in _NUMBER.finditer(sentence):
                word = _named_by(sentence, found)
                if word is None:
                    continue
                ledgers = _ledgers(named) if ledgers is None else ledgers
                value, step = _value(found)
                figure = _close(word, value, step, ledgers)
                if figure is not None and not _is_hidden(context, figure):
                    yield text, Typed(found[0].strip(), at + found.start(), figure, _written(figure, found, step))


def _sentences(text: Scalar) -> Iterator[tuple[int, str]]:
    """The stretches between placeholders and other marks, each with where it starts, cut where a sentence ends."""
    for run in runs(prose(text)):
        if run.placeholder is None:
            start = 0
            for end in [*(found.end() for found in re.finditer(r"[.;:!?](?=\s)", run.text)), len(run.text)]:
                yield run.at + start, run.text[start:end]
                start = end


def _named_by(sentence: str, found: re.Match[str]) -> _Word | None:
    """What the words next to a number say that it is; None for a round or an approximate number, or where they say nothing."""
    digits = found["digits"].replace(",", "").replace(".", "").strip("0")
    before, after = sentence[: found.start()], sentence[found.end() :]
    if len(digits) < _FEWEST_DIGITS or _ABOUT.search(before):
        return None
    near = (" ".join(after.split()[:_NEXT]), " ".join(before.split()[-_NEXT:]))
    units = _units_of(found)
    return next((word for side in near for word in _WORDS if word.unit in units and word.pattern.search(side)), None)


def _units_of(found: re.Match[str]) -> tuple[Unit, ...]:
    if found["pound"]:
        return ("GBP",)
    if found["times"]:
        return ()
    unit = (found["unit"] or "").strip().lower()
    if unit in ("%", "per cent"):
        return ("percent",)
    return ("FTE",)


def _value(found: re.Match[str]) -> tuple[Decimal, int]:
    """The number, and the power of ten of its last digit."""
    value = Decimal(found["digits"].replace(",", ""))
    power = _TIMES.get((found["times"] or "").lower(), 0)
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    return value.scaleb(power), exponent + power


def _close(word: _Word, value: Decimal, step: int, ledgers: list[Ledger]) -> Figure | None:
    """The figure that the words name and the number is close to; None where the number is a figure of the case."""
    near: list[Figure] = []
    for ledger in ledgers:
        for figure in ledger.figures.values():
            if figure.value is None or _KIND[figure.unit] != _KIND[word.unit] or ".month_" in figure.id:
                continue  # of so many months some figure is always the number
            if _is_it(abs(figure.value), value, step):
                return None
            if figure.id.endswith(word.ids) and _is_near(value, abs(figure.value)):
                near.append(figure)
    return min(near, key=lambda figure: abs(abs(figure.known) - value)) if near else None


def _is_it(ours: Decimal, typed: Decimal, step: int) -> bool:
    """Whether a figure is the number that is typed, to the places that it is typed with, rounded or cut off."""
    unit = Fraction(10) ** step
    return abs(Fraction(ours) - Fraction(typed)) < unit


def _is_near(typed: Decimal, ours: Decimal) -> bool:
    return bool(ours) and abs(Fraction(typed) - Fraction(ours)) <= Fraction(ours) * _NEAR


def _written(figure: Figure, found: re.Match[str], step: int) -> str:
    """The figure as the number is written."""
    power = _TIMES.get((found["times"] or "").lower(), 0)
    shown = to_places(abs(figure.known).scaleb(-power), max(power - step, 0))
    return f"{found['pound'] or ''}{shown:,f}{found['times'] or ''}{found['unit'] or ''}"


def _ledgers(named: NamedFigures) -> list[Ledger]:
    """Every ledger of the case once."""
    found: dict[int, Ledger] = {}
    for part in ("current_spend.total", "market.x", "pay_points.x", "workforce.x", "forecast.x"):
        for ledger in named.holding(part):
            found[id(ledger)] = ledger
    return list(found.values())


def _is_hidden(context: CheckContext, figure: Figure) -> bool:
    """Whether a message may not show a figure: a small count of people, or what would give one away."""
    from ...evidence.excerpts import has_people

    try:
        return not context.full and has_people(context.case) and figure.id in context.suppressed.instead
    except UnsoundSection:
        return True
