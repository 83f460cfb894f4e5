"""The paper as a Word document: real styles, numbered captions, header rows that repeat, charts with their words.

The same bytes each time: no date is written but a fixed one. With a template it has the council's own styles, and says which of
those that it looks for are not there.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

from docx import Document
from docx.shared import Cm

from ...diagnostics.text import safe
from ..charts.draw import png
from ..document import Grid, GridRow, KeyFigures, KeyNote, Sentence
from ..reports import Report
from ..view import View
from .contents import paper_of
from .model import Inline, Listing, Paper, PaperBlock, Picture, Section, Subheading, Words
from .numbering import Numbering
from .pages import paper_of_view
from .plain_words import plainly
from .template import opened
from .word_parts import Styles, bold_run, caption, footer_with_page_numbers, fresh, further_in, set_properties, table_of

_OLDEST = (1980, 1, 1, 0, 0, 0)  # the first day that a zip file can have
_PICTURE_WIDTH = Cm(16)
_FURTHER_IN = Cm(0.75)


def written(report: Report) -> bytes:
    """The paper as a file's bytes. Raises `NotATemplate` where the template is no Word document."""
    return document(paper_of(report), report.template, report.say)


def tables(view: View) -> bytes:
    """What one command shows, as a file's bytes."""
    return document(paper_of_view(view))


def document(paper: Paper, template: bytes | None = None, say: Callable[[str], object] | None = None) -> bytes:
    """The document of a paper. Raises `NotATemplate`."""
    is_own = template is None
    word = Document() if template is None else opened(template, lambda copy: _saved(copy, _TRIAL, is_own=False))
    file, missing = _saved(word, paper, is_own=is_own)
    if say is not None:
        for style in missing:
            say(style)
    return _dated(file)


def _saved(word: Any, paper: Paper, *, is_own: bool) -> tuple[bytes, list[str]]:
    """The document with a paper in it, and what its styles lack."""
    fresh(word, is_own=is_own)
    styles = Styles(word, is_own=is_own)
    _Writer(word, styles).write(paper)
    set_properties(word, paper)
    footer_with_page_numbers(word)
    file = io.BytesIO()
    word.save(file)
    return file.getvalue(), styles.missing


_RUNS = (Inline("x", is_strong=True),)
_TRIAL = Paper(
    "x", "x", ("x",), "x",
    (Section("x", "x", "1", (Words(_RUNS), Listing((_RUNS,)), Listing((_RUNS,), is_numbered=True), Subheading("x"),
                             Grid(("x", "x"), (GridRow(("x", "1")),)))),),
    ("x",),
)  # fmt: skip
"""A little of everything, which a template must bear."""


def _dated(data: bytes) -> bytes:
    """The same zip file, every entry of one day."""
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            made = zipfile.ZipInfo(entry.filename, _OLDEST)
            made.compress_type = zipfile.ZIP_DEFLATED
            made.external_attr = 0o600 << 16
            made.create_system = 3
            new.writestr(made, old.read(entry))
    return file.getvalue()


class _Writer:
    """Writes the blocks of a paper one after another."""

    def __init__(self, word: Any, styles: Styles) -> None:
        self._word, self._styles, self._numbering = word, styles, Numbering()

    def write(self, paper: Paper) -> None:
        """The whole paper."""
        if paper.organisation:
            self._paragraph(paper.organisation, "Subtitle")
        self._paragraph(paper.title, "Title")
        for line in paper.under:
            self._paragraph(line)
        if paper.changed:
            self._paragraph(f"Changed for this run: {paper.changed}")
        for section in paper.sections:
            self._paragraph(section.heading, "Heading 1")
            for block in section.blocks:
                self._block(block)
        if paper.missing:
            self._paragraph("What this paper does not have yet", "Heading 1")
            self._paragraph("For its authors: delete this list, or fill it.")
            for line in paper.missing:
                self._paragraph(line, "List Bullet")

    def _paragraph(self, text: str, style: str = "Normal") -> Any:
        return self._word.add_paragraph(safe(text), self._styles.named(style))

    def _block(self, block: PaperBlock) -> None:
        match block:
            case Picture():
                self._picture(block)
            case Grid():
                self._table(block)
            case KeyFigures(parts):
                for part in parts:
                    if isinstance(part, KeyNote):
                        made = self._paragraph("")
                        bold_run(made, f"{safe(part.label)}: ")
                        made.add_run(safe(plainly(part.text)))
                    else:
                        self._table(part.grid)
            case _:
                self._words(block)

    def _words(self, block: Words | Listing | Subheading | Sentence) -> None:
        match block:
            case Words(runs):
                self._runs(self._paragraph(""), runs)
            case Listing():
                self._listing(block)
            case Subheading(text):
                self._paragraph(text, "Heading 2")
            case Sentence(text, _, in_words):
                self._paragraph(plainly(in_words or text))

    def _listing(self, listing: Listing, depth: int = 0) -> None:
        for number, entry, within in listing.points:
            # numbers are typed: a numbered style goes on counting from the list before
            style, further = self._point_style(bool(number), depth)
            made = self._paragraph(f"{number} " if number else "", style)
            if further:
                further_in(made, further * _FURTHER_IN)
            self._runs(made, entry)
            for one in within:
                self._listing(one, depth + 1)

    def _point_style(self, is_numbered: bool, depth: int) -> tuple[str, int]:
        """The style of a point so deep in other lists, and how much further in it stands. Word has three for bullets."""
        if is_numbered or not depth:
            return "List Paragraph" if is_numbered else "List Bullet", depth
        style = f"List Bullet {min(depth, 2) + 1}"
        return ("List Bullet", depth) if self._styles.named(style) is None else (style, max(depth - 2, 0))

    @staticmethod
    def _runs(paragraph: Any, runs: tuple[Inline, ...]) -> None:
        for run in runs:
            made = paragraph.add_run(safe(run.text))
            made.bold, made.italic = run.is_strong or None, run.is_emphasis or None

    def _table(self, grid: Grid) -> None:
        caption(self._paragraph("", "Caption"), "Table", self._numbering.table(), safe(grid.columns[0]))
        table_of(self._word, self._styles, grid)
        self._paragraph("", "Table gap")

    def _picture(self, picture: Picture) -> None:
        drawing, number = picture.drawing, self._numbering.picture()
        caption(self._paragraph("", "Caption"), "Figure", number, safe(drawing.title))
        made = self._paragraph("", "Picture")
        inline = made.add_run().add_picture(io.BytesIO(png(drawing)), width=_PICTURE_WIDTH)
        properties = inline._inline.docPr
        properties.set("descr", safe(drawing.alt))
        properties.set("name", f"Figure {number}")
        properties.set("title", safe(drawing.title))
