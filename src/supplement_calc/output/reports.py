"""The documents that `report` makes of a whole case, by the ending of the file: a module and one line here for each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import NamedTuple, Protocol, cast

from ..case.case import Case
from ..diagnostics import Problem
from .amounts import Shown
from .view import View


def _silent(text: str) -> None:
    """Nobody is told."""


class Report(NamedTuple):
    """A case with all its sections, what was found in reading it, how its money is rounded and shown, and whether counts of
    people under 5 are shown too.

    Of a paper also: the document whose styles it takes, the folder of its charts as a link from it has it, and where to say
    what its authors should know.
    """

    case: Case
    problems: Sequence[Problem]
    shown: Shown
    full: bool = False
    template: bytes | None = None
    charts_at: str | None = None
    say: Callable[[str], object] = _silent


class Kind(NamedTuple):
    """A kind of document: its module, by name within this folder, the libraries that it needs, whether it is a paper, which
    has the narrative of the case in it, whether it takes its styles from a template, and
    whether any command can write its own tables so."""

    module: str
    needs: tuple[str, ...]
    is_paper: bool = False
    takes_template: bool = False
    has_tables: bool = False


KINDS = {
    ".xlsx": Kind("workbook.workbook", ("xlsxwriter",), has_tables=True),
    ".docx": Kind("paper.word", ("docx", "matplotlib"), is_paper=True, takes_template=True, has_tables=True),
    ".html": Kind("paper.html", ("jinja2", "matplotlib"), is_paper=True, has_tables=True),
    ".md": Kind("paper.markdown", (), is_paper=True),
}
EXTRA = "pip install 'supplement-calc[office]'"


class Writer(Protocol):
    """What the module of a kind has."""

    def written(self, report: Report) -> bytes:
        """The whole document, the same bytes for the same case."""

    def tables(self, view: View) -> bytes:
        """What one command shows, of a kind that has tables."""


class MissingLibrary(Exception):  # noqa: N818 - nothing is wrong with the program: an extra is not installed
    """A library that a kind of document needs is not installed."""


class NotATemplate(Exception):  # noqa: N818 - what is wrong is the file that was named
    """A file that cannot be used as a template; its text is what is said of it, with what to do."""


class TooLarge(Exception):  # noqa: N818 - nothing is wrong with the case: a kind of document holds only so much
    """The document would be larger than its kind can be; says how."""


def kind_of(name: str) -> Kind | None:
    """The kind of document that the ending of a file's name means; None for an ending that means none."""
    return KINDS.get(Path(name).suffix.lower())


def writer(kind: Kind) -> Writer:
    """The module of a kind, imported now. Raises `MissingLibrary` where a library that it needs is not installed."""
    for library in kind.needs:
        try:
            import_module(library)
        except ImportError:
            raise MissingLibrary(library) from None
    return cast("Writer", import_module(f"{__package__}.{kind.module}"))
