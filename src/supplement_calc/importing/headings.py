"""Where the columns' names stand, and what each column gives: guessed by name, or as `--column` has it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple, NoReturn

from ..diagnostics.names import listed, nearest
from .columns_known import KINDS, Kind, guessed, spelling
from .table import Row, Table, Unimportable, letter

_DEEPEST = 40
_NUMBER = re.compile(r"[£(]?-?[\d,]*\.?\d+%?\)?")


class Layout(NamedTuple):
    """A table with its columns: the names, the rows that they stand in, the first row of data (from 0) and each field's
    columns (from 0)."""

    table: Table
    kind: str
    names: list[str]
    heading_rows: tuple[int, ...]
    first: int
    columns: dict[str, list[int]]

    def shown(self) -> str:
        """Each field and the column that it is taken from."""
        return ", ".join(f"{field}={self._named(at)}" for field, at in self.columns.items() if field != "person")

    def unused(self) -> str:
        """The columns that nothing is taken from, those of people among them."""
        used = {at for field, columns in self.columns.items() if field != "person" for at in columns}
        return ", ".join(repr(name) for at, name in enumerate(self.names) if name and at not in used)

    def _named(self, at: Sequence[int]) -> str:
        return " and ".join(f"{self.names[one]!r} ({letter(one)})" for one in at)


def laid_out(table: Table, kind: str | None, chosen: Mapping[str, str], *, alone: bool = True) -> Layout | None:
    """The columns of a table that is of the kind, or of the kind that fits it best where none is given; None where none does.

    Raises `Unimportable` for a chosen column that is not there, if the table is `alone`, and where two columns could be meant
    and differ.
    """
    best: tuple[int, Layout] | None = None
    for name, known in KINDS.items() if kind is None else [(kind, KINDS[kind])]:
        found = _headings(table, known, chosen, sure=kind is not None)
        if found is not None and (best is None or found[0] > best[0]):
            best = (found[0], Layout(table, name, found[1], found[2], found[3], {}))
    if best is None:
        return None
    layout = best[1]
    known = KINDS[layout.kind]
    own = {field: name for field, name in chosen.items() if field in known.fields and (alone or _has(layout, name))}
    return layout._replace(columns=_columns(layout, known, own))


def _has(layout: Layout, name: str) -> bool:
    """Whether a table has a column of that name; `none` is always there."""
    return spelling(name) == "none" or bool(_same(layout, name))


def _headings(
    table: Table, kind: Kind, chosen: Mapping[str, str], *, sure: bool
) -> tuple[int, list[str], tuple[int, ...], int] | None:
    """The score of the row, or of two rows one above the other, that names most columns."""
    best: tuple[int, list[str], tuple[int, ...], int] | None = None
    wanted = {spelling(name) for name in chosen.values()}
    for at, row in enumerate(table.rows[:_DEEPEST]):
        names = list(row.cells)
        if not _may_head(names):
            continue
        tries: list[tuple[list[str], tuple[int, ...]]] = [(names, (row.number,))]
        if at + 1 < len(table.rows) and _may_head(table.rows[at + 1].cells):
            below = table.rows[at + 1]
            tries.append((_joined(kind, names, list(below.cells)), (row.number, below.number)))
        for named, numbers in tries:
            fields = {field for name in named if name and (field := guessed(kind, name))}
            fields |= {field for field, name in chosen.items() if spelling(name) in map(spelling, named)}
            asked = sum(spelling(name) in wanted for name in named if name)
            fits = all(any(one in fields for one in group) for group in kind.needs)
            if (fits or (sure and (fields or asked))) and (best is None or len(fields) + asked > best[0]):
                best = (len(fields) + asked, named, numbers, at + len(numbers))
    return best


def _may_head(cells: Sequence[str]) -> bool:
    """Whether a row may name columns: two cells of text or more, and no more numbers than texts."""
    filled = [cell for cell in cells if cell]
    numbers = sum(_NUMBER.fullmatch(cell) is not None for cell in filled)
    return len(filled) > 1 and numbers * 2 < len(filled)


def _joined(kind: Kind, above: list[str], below: list[str]) -> list[str]:
    """Names over two rows: the upper runs on over empty cells, as a merged heading does."""
    width = max(len(above), len(below))
    above, below = above + [""] * (width - len(above)), below + [""] * (width - len(below))
    names, running = [], ""
    for upper, lower in zip(above, below, strict=True):
        running = upper or running
        if not lower:
            names.append(upper)
        elif not running:
            names.append(lower)
        else:
            both = f"{running} {lower}"
            known = guessed(kind, both) or not guessed(kind, lower)
            names.append(both if known else lower)
    return names


def _columns(layout: Layout, kind: Kind, chosen: Mapping[str, str]) -> dict[str, list[int]]:
    """The columns of each field; `none` leaves a field out."""
    found: dict[str, list[int]] = {}
    taken = set()
    for field, name in chosen.items():
        at = [] if spelling(name) == "none" else [_chosen_column(layout, field, name)]
        found[field] = at
        taken.update(at)
    for index, name in enumerate(layout.names):
        guess = guessed(kind, name) if name and index not in taken else None
        if guess is not None and guess not in chosen:
            found.setdefault(guess, []).append(index)
    return {field: _one_of(layout, kind, field, found[field]) for field in kind.fields if found.get(field)}


def _chosen_column(layout: Layout, field: str, name: str) -> int:
    same = _same(layout, name)
    if not same:
        refuse_column(layout, field, name)
    if len(same) > 1 and not _alike(layout, same):
        letters = listed((letter(at) for at in same), "or")
        raise Unimportable(
            f"{layout.table.named} has {name!r} in columns {letters}, and they differ",
            f"say --column {field}={letter(same[0])}",
        )
    return same[0]


def refuse_column(layout: Layout, field: str, name: str) -> NoReturn:
    """Say that a column set with `--column` is not there, with the nearest that is."""
    names = [one for one in layout.names if one]
    near = nearest(name, names)
    help = f"did you mean {near!r}?" if near else f"its columns are {listed(map(repr, names))}"
    raise Unimportable(f"--column {field}={name}: {layout.table.named} has no such column", help)


def _same(layout: Layout, name: str) -> list[int]:
    """The columns of that name, or else of that letter."""
    same = [at for at, one in enumerate(layout.names) if one and spelling(one) == spelling(name)]
    if not same and re.fullmatch(r"[A-Z]{1,3}", name):
        return [at for at in range(len(layout.names)) if letter(at) == name]
    return same


def _one_of(layout: Layout, kind: Kind, field: str, at: list[int]) -> list[int]:
    """The one column of a field, where several names could mean it: the first, if they all hold the same."""
    if kind.fields[field].many or len(at) < 2:
        return at
    filled = [one for one in at if any(one < len(row.cells) and row.cells[one] for row in layout.table.rows[layout.first :])]
    if len(filled) > 1 and not _alike(layout, filled):
        names = listed((f"{layout.names[one]!r} ({letter(one)})" for one in filled), "or")
        raise Unimportable(
            f"{layout.table.named}: {field.replace('_', ' ')} could be {names}, and they differ",
            f"say which: --column {field}={_unambiguous(layout, filled[0])!r}",
        )
    return (filled or at)[:1]


def _unambiguous(layout: Layout, at: int) -> str:
    name = layout.names[at]
    return letter(at) if [spelling(one) for one in layout.names].count(spelling(name)) > 1 else name


def _alike(layout: Layout, at: list[int]) -> bool:
    """Whether columns hold the same in every row."""
    rows: list[Row] = layout.table.rows[layout.first :]
    return all(len({row.cells[one] if one < len(row.cells) else "" for one in at}) == 1 for row in rows)
