"""An answer as a cell of a table."""

from __future__ import annotations

from ....ledger import to_places
from ....scenarios.answers import PER_LEAVER, Answer, Given
from ...amounts import FigureText, Shown, bracketed, fte_column, price


def cell(answer: Answer, given: Given, shown: Shown) -> str:
    """Money in the unit of the run, FTE, or a month by name; with no value `none` or `not known`, and the reason is below."""
    if given.text is not None:
        return given.text
    figure = given.figure
    if figure is None or figure.value is None:
        return given.none
    if answer is PER_LEAVER:
        return FigureText.of(figure, bracketed(to_places(figure.value, 0), price))
    if figure.unit == "GBP":
        return shown.column(figure)
    return FigureText.of(figure, bracketed(to_places(figure.value, 2), fte_column))
