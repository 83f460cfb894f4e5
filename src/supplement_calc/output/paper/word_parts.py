"""Parts of a Word document that python-docx has no word for: captions with fields, header rows, languages, page numbers."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Pt, RGBColor

from ...diagnostics.text import safe
from ..document import Grid
from .model import Paper
from .numbering import SHORT
from .widths import WHOLE_SIZE, fitting

_LANGUAGE = "en-GB"
_INK = RGBColor(0x1A, 0x1A, 0x1A)
_DAY = datetime(2000, 1, 1)  # noqa: DTZ001 - a document is the same each time it is made
# Styles of our own, with the one that each is like: a council's template need not have them.
_OWN = {"Table text": "Normal", "Table gap": "Normal", "Picture": "Normal"}
# Styles that every template should have, with what is used where one has not.
_WANTED = ("Title", "Subtitle", "Heading 1", "Heading 2", "Caption", "List Bullet", "List Paragraph", "Table Grid")
_TABLE_WIDTH = Cm(16.6)
_OF_A_LIST = Cm(0.63)  # what Word has lists in that do not say it themselves
_ROWS_APART = ("subtotal", "total")


class Styles:
    """The styles of a document by name; `missing` says which of those that are wanted it has not."""

    def __init__(self, word: Any, *, is_own: bool) -> None:
        self._word = word
        others: dict[str, Any] = {}
        self._named: dict[str, Any] = {}
        for style in word.styles:
            (self._named if style.type == _type_of(style.name) else others).setdefault(style.name, style)
        self.missing = [self._lacking(name, others.get(name)) for name in _WANTED if name not in self._named]
        for name, like in _OWN.items():
            if name not in self._named:
                self._named[name] = self._add(name if name not in others else f"{name} of the paper", like)
        if is_own:
            self._own_look()

    @staticmethod
    def _lacking(name: str, other: Any) -> str:
        wanted = "table" if name == "Table Grid" else "paragraph"
        instead = "Normal Table" if name == "Table Grid" else "Normal"
        lacks = f"The template has no style {name!r}"
        if other is not None:
            lacks = f"The style {name!r} of the template is of another kind than a {wanted} style"
        return f"{lacks}: {instead!r} is used."

    def named(self, name: str) -> Any:
        """The style of that name and of the kind that it is used as; None, which is the document's plain one, where it has
        none."""
        return self._named.get(name)

    def _add(self, name: str, like: str) -> Any:
        style = self._word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = self._named.get(like)
        style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(1)
        if name == "Table text":
            style.font.size = Pt(9)
        elif name == "Table gap":
            style.font.size = Pt(5)
        return style

    def _own_look(self) -> None:
        """Plain black and white, as a council prints its papers."""
        styles = self._word.styles
        normal = styles["Normal"]
        normal.font.name, normal.font.size = "Arial", Pt(11)
        normal.paragraph_format.space_after = Pt(6)
        sizes = {"Title": 20, "Subtitle": 12, "Heading 1": 15, "Heading 2": 12.5, "Caption": 10}
        for name, size in sizes.items():
            font = styles[name].font
            font.name, font.size, font.bold, font.italic, font.color.rgb = "Arial", Pt(size), True, False, _INK
            fonts = styles[name].element.get_or_add_rPr().get_or_add_rFonts()
            for theme in [key for key in fonts.attrib if key.endswith("Theme")]:
                del fonts.attrib[theme]
            for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
                fonts.set(qn(script), "Arial")
        styles["Caption"].paragraph_format.keep_with_next = True
        for border in styles["Title"].element.findall(f".//{qn('w:pBdr')}"):
            border.getparent().remove(border)


def _type_of(name: str | None) -> Any:
    """The kind of style that one of a name is used as."""
    return WD_STYLE_TYPE.TABLE if name == "Table Grid" else WD_STYLE_TYPE.PARAGRAPH


def fresh(word: Any, *, is_own: bool) -> Any:
    """A document without what its template has in it, on A4 where it is our own, in British English.

    Word 2010 keeps a second copy of the styles; one that lacks ours would have Word find fault with the file.
    """
    _leave_out(word.part.rels, "stylesWithEffects", *(("customXml",) if is_own else ()))
    if is_own:
        _leave_out(word.part.package.rels, "thumbnail")
    body = word.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)
    if is_own:
        section = word.sections[0]
        section.orientation, section.page_width, section.page_height = WD_ORIENT.PORTRAIT, Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.2)
        section.top_margin = section.bottom_margin = Cm(2)
    elif body.find(qn("w:sectPr")) is None:
        size = body.get_or_add_sectPr().get_or_add_pgSz()
        size.w, size.h = Cm(21), Cm(29.7)
    _set_language(word)
    return word


def _leave_out(relationships: Any, *kinds: str) -> None:
    """Take parts out of a document, by the last word of what they are to it."""
    for id, one in list(relationships.items()):
        if one.reltype.rpartition("/")[2] in kinds:
            del relationships[id]


def _set_language(word: Any) -> None:
    for language in word.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGE)
    defaults = word.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is not None and defaults.find(qn("w:lang")) is None:
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), _LANGUAGE)
        defaults.append(language)


def set_properties(word: Any, paper: Paper) -> None:
    """Who made the document and when: the same each time."""
    properties = word.core_properties
    properties.title, properties.author = safe(paper.title)[:255], safe(paper.organisation)[:255]
    properties.subject, properties.keywords, properties.comments = "Market supplement", "", ""
    properties.category, properties.last_modified_by, properties.language = "", "", _LANGUAGE
    properties.created = properties.modified = properties.last_printed = _DAY
    properties.revision = 1


def bold_run(paragraph: Any, text: str) -> None:
    """A run in bold."""
    paragraph.add_run(text).bold = True


def further_in(paragraph: Any, by: int) -> None:
    """A paragraph further in than its style has it."""
    style = paragraph.style
    while style is not None and style.paragraph_format.left_indent is None:
        style = style.base_style
    own = _OF_A_LIST if style is None else style.paragraph_format.left_indent
    paragraph.paragraph_format.left_indent = Emu(own + by)


def caption(paragraph: Any, word: str, number: int, text: str) -> None:
    """`Table 3. Current spend`, whose number is a field that Word counts by; kept with the table or picture below it."""
    bold_run(paragraph, f"{word} ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), f" SEQ {word} \\* ARABIC ")
    run = OxmlElement("w:r")
    properties, shown = OxmlElement("w:rPr"), OxmlElement("w:t")
    properties.append(OxmlElement("w:b"))
    shown.text = str(number)
    run.extend((properties, shown))
    field.append(run)
    paragraph._p.append(field)
    bold_run(paragraph, ". ")
    paragraph.add_run(text).bold = False
    paragraph.paragraph_format.keep_with_next = True


def footer_with_page_numbers(word: Any) -> None:
    """`Page 1 of 9` at the foot of each page, where the document has nothing there."""
    footer = word.sections[0].footer
    if any(paragraph.text.strip() for paragraph in footer.paragraphs) or footer.tables:
        return
    paragraph = footer.paragraphs[0] if footer.paragraphs else footer.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for text, code in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        paragraph.add_run(text)
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), f" {code} ")
        run, shown = OxmlElement("w:r"), OxmlElement("w:t")
        shown.text = "1"
        run.append(shown)
        field.append(run)
        paragraph._p.append(field)


def table_of(word: Any, styles: Styles, grid: Grid) -> None:
    """A table with a header row that repeats on each page, rows that no page break splits, and numbers to the right."""
    grid, widths, size = fitting(grid, _TABLE_WIDTH)
    table = word.add_table(1 + len(grid.rows), len(grid.columns), styles.named("Table Grid"))
    table.autofit = True
    _describe(table, grid.columns[0])
    style = styles.named("Table text").style_id
    _widen(table, widths)
    head, *rows = table._tbl.tr_lst
    looks = _Looks(grid.left, style, None if size == WHOLE_SIZE else size)
    _row(head, ("Item", *grid.columns[1:]), looks, is_bold=True, is_head=True)
    for row in table._tbl.tr_lst[:-1] if len(grid.rows) <= SHORT else (head, *rows[:2]):
        _keep_with_next(row)
    for row, given in zip(rows, grid.rows, strict=True):
        _row(row, given.cells, looks, is_bold=given.kind in _ROWS_APART, is_head=False)


def _widen(table: Any, widths: tuple[int, ...]) -> None:
    """Columns of these widths, for an office suite that does not fit them itself."""
    for column, width in zip(table._tbl.tblGrid.gridCol_lst, widths, strict=True):
        column.w = Emu(width)
    for row in table._tbl.tr_lst:
        for cell, width in zip(row.tc_lst, widths, strict=True):
            cell.width = Emu(width)


def _keep_with_next(row: Any) -> None:
    for cell in row.tc_lst:
        cell.p_lst[0].get_or_add_pPr().get_or_add_keepNext()


def _describe(table: Any, title: str) -> None:
    """The table's own title, for who hears it read."""
    properties = table._tbl.tblPr
    for tag in ("w:tblCaption", "w:tblDescription"):
        element = OxmlElement(tag)
        element.set(qn("w:val"), safe(title))
        properties.append(element)


class _Looks(NamedTuple):
    """Which columns of a table are text, its style, and its size where that is not the style's."""

    left: tuple[int, ...]
    style: str
    size: int | None


def _row(row: Any, cells: tuple[str, ...], looks: _Looks, *, is_bold: bool, is_head: bool) -> None:
    """One row, by its elements: python-docx looks for the cells of a row anew each time that one is asked for."""
    properties = row.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if is_head:
        properties.append(OxmlElement("w:tblHeader"))
    for number, (cell, text) in enumerate(zip(row.tc_lst, cells, strict=True)):
        paragraph = cell.p_lst[0]
        paragraph.style = looks.style
        if number not in looks.left:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        run = paragraph.add_r()
        if is_bold:
            run.get_or_add_rPr().append(OxmlElement("w:b"))
        if looks.size is not None:
            run.get_or_add_rPr().sz_val = Pt(looks.size)
        run.text = safe(text)
        if is_head:
            _shade(cell)


def _shade(cell: Any) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", "E8E8E4")):
        shade.set(qn(name), value)
    cell.get_or_add_tcPr().append(shade)
