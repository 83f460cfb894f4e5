"""Figures of evidence in cells: as given, to two places where worked out, and never where they are suppressed."""

from __future__ import annotations

from ....evidence.suppression import Suppressed
from ....ledger import Figure, Input, in_place_of_value
from ...amounts import FigureText, bracketed, fte, fte_column, percent, shows_figure

_DASHES = ("-", "–", "—")
"""What a paper prints where it gives nothing."""


def in_place_of(figure: Figure, people: Suppressed) -> str:
    """What stands where a figure cannot: of a hidden count what is shown instead, else what the paper prints for none."""
    hidden = people.instead_of(figure)
    return absent(figure) if hidden is None else hidden


def cell(figure: Figure | None, people: Suppressed, *, in_fte: bool = False) -> str:
    """A figure in a cell: as given where it is given (n/a too), to two places where it is worked out; in brackets below zero.
    `in_fte` is a column of FTE, of two decimals."""
    if figure is None:
        return ""
    if figure.value is None or people.instead_of(figure) is not None:
        return in_place_of(figure, people)
    if figure.unit == "percent":
        return FigureText.of(figure, percent(figure.value, None if isinstance(figure.origin, Input) else 2))
    return FigureText.of(figure, bracketed(figure.value, fte_column if in_fte else fte))


def absent(figure: Figure) -> str:
    """The paper's text in place of a figure."""
    span = getattr(figure.origin, "span", None)
    if span is None:
        return in_place_of_value(figure)
    line = span.source.line(span.line) or ""
    text = line[span.column - 1 : span.end_column - 1].strip("\"'")
    return "not given" if text in _DASHES else text or "none"


def given(figure: Figure | None, people: Suppressed) -> str:
    """A given figure as the paper prints it."""
    if figure is None:
        return ""
    if (hidden := people.instead_of(figure)) is not None:
        return hidden
    if not isinstance(figure.origin, Input):
        return absent(figure)
    return figure.origin.text if figure.value is None else FigureText.of(figure, figure.origin.text)


def is_shown(figure: Figure, people: Suppressed) -> bool:
    return figure.value is not None and people.instead_of(figure) is None


@shows_figure
def by(figure: Figure) -> str:
    """A change, in brackets where it is a fall: percentage points are called points."""
    if figure.value is None:
        return in_place_of_value(figure)
    if figure.unit == "percent":
        return bracketed(figure.value, lambda value: f"{percent(value, 2).removesuffix('%')} points")
    return bracketed(figure.value, fte)


def change(figure: Figure, people: Suppressed) -> str:
    return people.instead_of(figure) or by(figure)


def in_words(figure: Figure, people: Suppressed) -> str:
    """A change in a sentence: `up 1.5 points`, `down 8`, `no change`."""
    if (hidden := people.instead_of(figure)) is not None:
        return f"change {hidden}"
    if not figure.value:
        return "no change"
    return f"{'up' if figure.value > 0 else 'down'} {by(figure).strip('()')}"


def change_percent(figure: Figure, people: Suppressed) -> str:
    return people.instead_of(figure) or by_percent(figure)


@shows_figure
def by_percent(figure: Figure) -> str:
    """A change as a percentage of the first, in brackets where it is a fall."""
    return in_place_of_value(figure) if figure.value is None else bracketed(figure.value, lambda value: percent(value, 1))


@shows_figure
def as_stated(figure: Figure | None) -> str:
    """A given figure as the paper prints it; one worked out to two places."""
    if figure is None:
        return ""
    if isinstance(figure.origin, Input):
        return figure.origin.text
    if figure.value is None:
        return absent(figure)
    return percent(figure.value) if figure.unit == "percent" else fte(figure.value)
