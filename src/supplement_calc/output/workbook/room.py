"""The room that a table takes: how wide its columns are so that a page of it can be read, how many lines a text is folded
into, and how high a row is then."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from textwrap import wrap

from .cells import Cell, Formula, Link, Number, Text

LINE = 17  # points
PAGE, WIDER = 150, 175  # characters: so wide a sheet is printed on a landscape page at some nine points, or eight
_MANY = 10  # columns: as many would be too narrow to read at nine points
_HIGHEST = 408
_ROOM, _ARROW = 3, 4  # characters next to a text, and next to a heading, which has an arrow to filter by
_LEAST, _NARROW = 14, 24  # of a column whose texts are folded, and of one whose heading is not to be
_LEAST_NUMBER = 11


def lines_of(text: str, width: int) -> int:
    """The lines of a text in a column so many digits wide: letters are narrower."""
    return len(wrap(text, max(width * 11 // 10 - 1, 1))) or 1


def height_of(lines: int) -> int:
    """How high a row of so many lines is, in points."""
    return min(LINE * lines, _HIGHEST)


def fitted(headings: Sequence[str], widths: Sequence[int], rows: Sequence[Sequence[Cell | None]], printed: int) -> list[int]:
    """The width of each column: no wider than what is in it, and all that are printed no wider than a page together, if their
    texts can be folded so far; the widest give way first."""
    longest, fold = [0] * len(widths), [False] * len(widths)
    for row in rows:
        for place, cell in enumerate(row[: len(widths)]):
            length, is_text = _length(cell)
            if length > longest[place]:
                longest[place] = length
            fold[place] = fold[place] or is_text
    made = [max(min(width, longest[place] + _ROOM), _least(headings[place], fold[place])) for place, width in enumerate(widths)]
    least = [_least(heading, can_fold) for heading, can_fold in zip(headings, fold, strict=True)]
    over = sum(made[:printed]) - (PAGE if printed < _MANY else WIDER)
    while over > 0:
        can = [place for place in range(printed) if fold[place] and made[place] > least[place]]
        if not can:
            break
        made[max(can, key=made.__getitem__)] -= 1
        over -= 1
    return made


def pages_across(widths: Sequence[int]) -> int:
    """How many pages next to each other a table is printed on: one, unless it would be too small to read."""
    return -(-sum(widths) // (WIDER + WIDER // 7))


def _least(heading: str, can_fold: bool) -> int:
    word = max(map(len, heading.split()), default=0) + _ARROW
    return min(max(word, _LEAST if can_fold else _LEAST_NUMBER), _NARROW)


def _length(cell: Cell | None) -> tuple[int, bool]:
    """How long what a cell shows is, and whether it is text, which can be folded."""
    match cell:
        case Text(text, _) | Link(text, _):
            return len(text), len(text) > _LEAST
        case Number(value, look) | Formula(_, Decimal() as value, look):
            return _digits(value, look.number), False
        case Formula(_, value, _):
            return len(str(value)), False
        case _:
            return 0, False


def _digits(value: Decimal, number: str) -> int:
    """The length of a number as it is shown, with room for another digit."""
    if number == "general":
        return min(len(f"{value:f}"), 16)
    places = 3 if number == "0.00" else 0
    whole = len(f"{abs(value):,.0f}")
    return whole + places + 2
