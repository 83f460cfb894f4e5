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
from docx.opc.exceptions import PackageNotFoundError
from docx.shared import Cm

from ...diagnostics.text import safe
from ..charts.draw import png
from ..document import Grid, KeyFigures, KeyNote, Sentence
from ..reports import NotATemplate, Report
from ..view import View
from .contents import paper_of
from .model import Inline, Listing, Paper, PaperBlock, Picture, Subheading, Words
from .numbering import Numbering
from .pages import paper_of_view
from .plain_words import plainly
from .word_parts import Styles, bold_run, caption, footer_with_page_numbers, fresh, set_properties, table_of

_OLDEST = (1980, 1, 1, 0, 0, 0)  # the first day that a zip file can have
_PICTURE_WIDTH = Cm(16)


def written(report: Report) -> bytes:
    """The paper as a file's bytes. Raises `NotATemplate` where the template is no Word document."""
    return document(paper_of(report), report.template, report.say)


def tables(view: View) -> bytes:
    """What one command shows, as a file's bytes."""
    return document(paper_of_view(view))


def document(paper: Paper, template: bytes | None = None, say: Callable[[str], object] | None = None) -> bytes:
    """The document of a paper. Raises `NotATemplate`."""
    word = _opened(template)
    styles = Styles(word, is_own=template is None)
    writer = _Writer(word, styles)
    writer.write(paper)
    set_properties(word, paper)
    footer_with_page_numbers(word)
    if say is not None:
        for missing in styles.missing:
            say(missing)
    file = io.BytesIO()
    word.save(file)
    return _dated(file.getvalue())


def _opened(template: bytes | None) -> Any:
    try:
        return fresh(Document() if template is None else Document(io.BytesIO(template)), is_own=template is None)
    except (PackageNotFoundError, ValueError, KeyError, zipfile.BadZipFile):
        raise NotATemplate from None


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
            case Listing(entries, is_numbered):
                for number, entry in enumerate(entries, 1):
                    # numbers are typed: a numbered style goes on counting from the list before
                    style = "List Bullet" if not is_numbered else "List Paragraph"
                    made = self._paragraph(f"{number}. " if is_numbered else "", style)
                    self._runs(made, entry)
            case Subheading(text):
                self._paragraph(text, "Heading 2")
            case Sentence(text, _, in_words):
                self._paragraph(plainly(in_words or text))

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
