"""How wide the columns of a table are on paper, by what is in them: no number or word is broken while there is another way."""

from __future__ import annotations

from typing import NamedTuple

from ..charts.scale import width
from ..document import Grid

POINT = 12_700  # EMU, in which Word counts
WHOLE_SIZE, _SMALLER = 9, (8, 7)  # points; the smaller ones for tables that have no room otherwise
_SIDES = 13 * POINT  # of a cell
_LONGEST_CELL, _LONGEST = 16, 36  # characters of a number that is not broken at its spaces, and of a text that has one line


class Columns(NamedTuple):
    """A table as it fits on a page: perhaps without what it can spare, its columns' widths in EMU, and its size in points."""

    grid: Grid
    widths: tuple[int, ...]
    size: int


def fitting(grid: Grid, room: int) -> Columns:
    """A table in so much room: first without the columns that can be spared, then in smaller letters."""
    narrow = grid.narrow if grid.spare else grid
    for one, size in ((grid, WHOLE_SIZE), (narrow, WHOLE_SIZE), *((narrow, size) for size in _SMALLER)):
        least = _least(one, size, is_whole=False)
        if sum(least) <= room:
            return Columns(one, _shared(one, least, room, size), size)
    return Columns(narrow, _cut(least, room, narrow.left), size)


def _cells(grid: Grid) -> list[tuple[str, list[str]]]:
    """Each column's heading and its cells."""
    heads = ("Item", *grid.columns[1:])
    return [(head, [row.cells[number] for row in grid.rows]) for number, head in enumerate(heads)]


def _room(text: str, size: int) -> int:
    return int(width(text) * size * POINT) // 12


def _least(grid: Grid, size: int, *, is_whole: bool) -> list[int]:
    """What each column needs for its longest word, or its longest number with its unit."""
    made = []
    for number, (head, cells) in enumerate(_cells(grid)):
        pieces = {*head.split()}
        for cell in cells:
            keeps = is_whole and number not in grid.left and len(cell) <= _LONGEST_CELL
            pieces.update((cell,) if keeps else cell.split())
        made.append(max((_room(piece, size) for piece in pieces), default=0) + _SIDES)
    return made


def _shared(grid: Grid, least: list[int], room: int, size: int) -> tuple[int, ...]:
    """What is left over goes first to numbers with their units, then to columns with more to say."""
    wholes = _least(grid, size, is_whole=True)
    least = wholes if sum(wholes) <= room else least
    wished = [max([0, *(_room(text[:_LONGEST], size) + _SIDES for text in (head, *cells))]) for head, cells in _cells(grid)]
    more = [max(wish - one, 0) for wish, one in zip(wished, least, strict=True)]
    shares, left = more if any(more) else least, room - sum(least)
    return tuple(one + left * share // sum(shares) for one, share in zip(least, shares, strict=True))


def _cut(least: list[int], room: int, texts: tuple[int, ...]) -> tuple[int, ...]:
    """Widths that fit where nothing else helps: columns of text are cut to one width, numbers only where texts cannot give."""
    numbers = sum(one for place, one in enumerate(least) if place not in texts)
    can_give = numbers < room * 3 // 4
    given = {place: one for place, one in enumerate(least) if can_give and place not in texts}
    cut = sorted((place for place in range(len(least)) if place not in given), key=lambda place: least[place])
    left = room - sum(given.values())
    for done, place in enumerate(cut):
        given[place] = min(least[place], left // (len(cut) - done))
        left -= given[place]
    return tuple(given[place] for place in range(len(least)))
