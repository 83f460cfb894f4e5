"""A table of cells as a file has it, and what stands in the way of one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

Progress = Callable[[int], object]
"""Told now and then how many rows have been read."""

MOST_ROWS = 500_000
MOST_CELLS = 10_000_000
LARGEST = 60_000_000


class Row(NamedTuple):
    """A row by its number in the file, from 1, with the text of its cells."""

    number: int
    cells: Sequence[str]


class Table(NamedTuple):
    """The rows of a file or of one sheet, and how they were read."""

    file: str
    sheet: str
    read_as: str
    rows: list[Row]
    others: tuple[str, ...] = ()  # sheets of the same file that were not brought in

    @property
    def named(self) -> str:
        """The file, and the sheet where there is one."""
        return f"{self.file}, sheet {self.sheet}" if self.sheet else self.file


class Unimportable(Exception):  # noqa: N818 - what is wrong with the file or the command line, and no fault of ours
    """Why nothing is brought in, in a sentence, with what to do. `code` is the exit code: 1 for what is in a file, 2 for how
    the command was given."""

    def __init__(self, text: str, help: str = "", code: int = 2) -> None:
        super().__init__(text)
        self.text, self.help, self.code = text, help, code


def cell_text(text: str) -> str:
    """A cell on one line, with single spaces."""
    return " ".join(text.split()) if text and not text.isalnum() else text


def letter(index: int) -> str:
    """A column's letter as spreadsheets have it, from 0: A, B, … Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
