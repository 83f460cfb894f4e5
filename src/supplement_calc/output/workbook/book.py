"""The file itself: sheets of cells written by XlsxWriter, the same bytes each time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from ...diagnostics.text import safe
from .cells import TEXT, Cell, Formula, Link, Look, Number, Text
from .long_sheet import Plain, long_sheet_class, texts_of
from .room import LINE, fitted, height_of, lines_of, pages_across

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_ARIAL = {"font_name": "Arial", "font_size": 11}
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_format_properties": _ARIAL,  # which widths of columns are counted in
    "default_column_width": 72,
}
_WORDS = {"indent": 1, "align": "left"}
_NUMBERS = {"bool": '"TRUE";"TRUE";"FALSE"', "0": "#,##0;-#,##0", "0.00": "#,##0.00;-#,##0.00", "general": "General"}
_FONT = {**_ARIAL, "valign": "vcenter"}
_KINDS: dict[str, dict[str, Any]] = {
    "": {},
    "line": {},
    "detail": {"indent": 2},
    "strong": {"bold": True},
    "subtotal": {"bold": True, "top": 1},
    "total": {"bold": True, "top": 1, "bottom": 6},
    "title": {"bold": True, "font_size": 16, "indent": 0},
    "heading": {"bold": True, "text_wrap": True, "bg_color": "#D9E2EC", "bottom": 1},
    "heading right": {"bold": True, "text_wrap": True, "bg_color": "#D9E2EC", "bottom": 1, "indent": 0, "align": "right"},
    "note": {"indent": 0},
    "input": {"bg_color": "#FFF2CC", "font_color": "#1F3A93", "border": 1, "border_color": "#7F7F7F"},
    "link": {"font_color": "#0B5394", "underline": 1},
}
CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - of no zone: a file has to be the same on any day
_MARGIN = 0.4  # inches
PRINTED_LINES = 60  # of a table of very many rows: a print of the whole workbook is to be read, and not hundreds of pages
_LONGEST_TEXT = 32_000  # a cell takes 32,767 characters


class Column(NamedTuple):
    """A column of a table: its heading, how wide it is, whether its numbers stand at the right, and whether it is printed: the
    last ones, which name cells and ids, are not."""

    heading: str
    width: int
    right: bool = False
    is_printed: bool = True

    @property
    def look(self) -> Look:
        """How its heading looks."""
        return Look(kind="heading right" if self.right else "heading")


class Warned(NamedTuple):
    """What is to be said of figures, unless a named cell is true."""

    unless: str
    text: str


class Placed(NamedTuple):
    """Where a table stands: its first and last row of data, from 1."""

    first: int
    last: int

    def range(self, column: str, sheet: str = "") -> str:
        """The cells of one column, from another sheet where that is named."""
        cells = f"${column}${self.first}:${column}${self.last}"
        return f"{quoted(sheet)}!{cells}" if sheet else cells


def first_row(notes: Sequence[str]) -> int:
    """The row of the first data of a sheet, from 1: below its title, the notes and the headings."""
    return 2 + len(notes) + 1


def literal(text: str) -> str:
    """A text as a formula has it, in parts: one of more than 255 characters is refused."""
    parts = (text[start : start + 250] for start in range(0, len(text), 250))
    return "&".join('"' + part.replace('"', '""') + '"' for part in parts)


def quoted(sheet: str) -> str:
    """A sheet's name as a formula has it."""
    return sheet if sheet.isalnum() else "'" + sheet.replace("'", "''") + "'"


def _with_room(
    columns: Sequence[Column], rows: Iterable[Sequence[Cell | None]]
) -> Iterator[tuple[Sequence[Cell | None], int | None]]:
    """Each row with its texts folded that are longer than their columns are wide, and how high it is then, in points."""
    widths = [column.width for column in columns]
    for row in rows:
        lines = [
            lines_of(cell.text, width)
            for cell, width in zip(row, widths, strict=False)
            if isinstance(cell, Text) and len(cell.text) >= width
        ]
        if not lines:
            yield row, None
            continue
        cells = [
            cell._replace(look=cell.look._replace(is_folded=True))
            if isinstance(cell, Text) and len(cell.text) >= width
            else cell
            for cell, width in zip(row, widths, strict=False)
        ]
        yield cells, height_of(max(lines))


class Book:
    """A workbook on the way. `sheet` starts a sheet; `bytes` gives the file. `warnings` are said above every table that follows
    the inputs, the first whose cell is not true."""

    def __init__(self, title: str, author: str, created: datetime, warnings: Sequence[Warned] = ()) -> None:
        from xlsxwriter import Workbook

        self.warnings = warnings
        self._file = BytesIO()
        self.book = Workbook(self._file, deepcopy(OPTIONS))  # which it changes
        self.book.set_properties({"title": safe(title)[:255], "author": safe(author)[:255], "created": created})
        self.book.set_calc_mode("auto")
        self._formats: dict[Look, Format] = {}
        self.sheets: list[str] = []
        self.warns = self.book.add_format({"bold": True, "font_color": "#9C0006"})

    def format(self, look: Look) -> Format:
        """The format of a look, made once."""
        if look not in self._formats:
            shape = _NUMBERS.get(look.number, look.number)
            at_right = {"align": "right"} if shape == "@" else {}
            number = {"num_format": shape, **at_right} if shape else _WORDS
            self._formats[look] = self.book.add_format(
                {**_FONT, **number, **_KINDS[look.kind], **({"text_wrap": True} if look.is_folded else {})}
            )
        return self._formats[look]

    def sheet(self, name: str, title: str, notes: Sequence[str] = (), *, is_long: bool = False, follows: bool = False) -> Sheet:
        """A new sheet: its title in A1, and what it is in the rows below. A long one has a table of very many rows; what one
        shows that `follows` the inputs may have to be warned of."""
        self.sheets.append(name)
        worksheet = self.book.add_worksheet(name, long_sheet_class()) if is_long else self.book.add_worksheet(name)
        return Sheet(self, worksheet, name, title, notes, self.warnings if follows else ())

    def define(self, name: str, sheet: str, cell: str) -> None:
        """Name a cell: `$B$4` of a sheet."""
        self.book.define_name(name, f"={quoted(sheet)}!{cell}")

    def bytes(self) -> bytes:
        """The whole file."""
        self.book.close()
        return self._file.getvalue()


class Sheet:
    """One sheet: one table, below its title and what it is."""

    def __init__(
        self, book: Book, worksheet: Worksheet, name: str, title: str, notes: Sequence[str], warnings: Sequence[Warned]
    ) -> None:
        self.book, self.worksheet, self.name = book, worksheet, name
        self.row = 0
        worksheet.set_landscape()
        worksheet.set_paper(9)
        worksheet.set_margins(left=_MARGIN, right=_MARGIN, top=0.6, bottom=0.7)
        worksheet.fit_to_pages(1, 0)
        worksheet.set_default_row(LINE)
        worksheet.set_footer("&L&F&C&A&RPage &P of &N")
        self.line([Text(title, Look(kind="title"))])
        for number, note in enumerate(notes):
            look = Look(kind="note")
            if not warnings or number:
                self.line([Text(note, look)])
                continue
            passes = ",".join(one.unless for one in warnings)
            look_of_warning = {"type": "formula", "criteria": f"=NOT(AND({passes}))", "format": book.warns}
            worksheet.conditional_format(self.row, 0, self.row, 0, look_of_warning)
            said = literal(note)
            for one in reversed(warnings):
                said = f"IF({one.unless},{said},{literal(f'{one.text} {note}')})"
            self.line([Formula(said, note, look)])

    def line(self, cells: Iterable[Cell | None]) -> None:
        """The next row."""
        for column, cell in enumerate(cells):
            if cell is not None:
                self.write(self.row, column, cell)
        self.row += 1

    def write(self, row: int, column: int, cell: Cell) -> None:
        """One cell; text is never taken for a formula, a link or a number."""
        write, format_ = self.worksheet, self.book.format
        match cell:
            case Formula("", str() as value, look):
                write.write_string(row, column, value, format_(look))
            case Formula("", value, look):
                write.write_number(row, column, value, format_(look))
            case Formula(text, value, look):
                write.write_formula(row, column, f"={text}", format_(look), value)
            case Number(number, look):
                write.write_number(row, column, number, format_(look))
            case Link(text, sheet):
                target = f"internal:{quoted(sheet)}!A1"
                write.write_url(row, column, target, format_(Look(kind="link")), text, f"Go to {sheet}")
            case Text(text, look):
                write.write_string(row, column, safe(text)[:_LONGEST_TEXT], format_(look))

    def table(self, columns: Sequence[Column], rows: Iterable[Sequence[Cell | None]], printed: int | None = None) -> Placed:
        """A table with its row of headings, which stays in sight: a table of the spreadsheet's own. Of a table that is for
        machines so many lines are `printed`."""
        rows = list(rows)
        columns = self._fitted(columns, rows)
        top = self._headings(columns)
        for cells, height in _with_room(columns, rows):
            if height is not None:
                self.worksheet.set_row(self.row, height)
            self.line(cells)
        last = max(self.row - 1, top + 1)
        heads = [{"header": column.heading, "header_format": self.book.format(column.look)} for column in columns]
        name = "Table_" + "".join(one if one.isalnum() else "_" for one in self.name)
        options = {"columns": heads, "name": name, "style": None, "autofilter": True}
        self.worksheet.add_table(top, 0, last, len(columns) - 1, options)
        self._print(columns, last if printed is None else min(last, top + printed), is_part=printed is not None)
        return Placed(top + 2, last + 1)

    def _fitted(self, columns: Sequence[Column], rows: Sequence[Sequence[Cell | None]]) -> list[Column]:
        printed = sum(column.is_printed for column in columns)
        widths = fitted([column.heading for column in columns], [column.width for column in columns], rows, printed)
        return [column._replace(width=width) for column, width in zip(columns, widths, strict=True)]

    def _print(self, columns: Sequence[Column], last: int, *, is_part: bool = False) -> None:
        """What of a table is printed, as far as its last row, on as few pages next to each other as can be read."""
        printed = [column.width for column in columns if column.is_printed]
        if is_part or len(printed) < len(columns):
            self.worksheet.print_area(0, 0, last, len(printed) - 1)
        if (pages := pages_across(printed)) > 1:
            self.worksheet.fit_to_pages(pages, 0)
            self.worksheet.repeat_columns(0)

    def long_table(
        self, columns: Sequence[Column], rows: Iterable[Sequence[Plain]], count: int, looks: Iterable[Look]
    ) -> Placed:
        """The same of very many rows, of a sheet that is long. They are made as they are written, when it is too late for a new
        look: `looks` has those of its numbers."""
        top = self._headings(columns)
        for look in (TEXT, TEXT._replace(is_folded=True), *looks):
            self.book.format(look)
        last = max(top + count, top + 1)
        self.worksheet.autofilter(top, 0, last, len(columns) - 1)
        widths = [column.width for column in columns]
        self.worksheet.rows = texts_of(rows, widths, top + 2, lambda look: self.book.format(look)._get_xf_index())
        self.worksheet._check_dimensions(last, len(columns) - 1)
        self._print(columns, min(last, top + PRINTED_LINES))
        return Placed(top + 2, last + 1)

    def _headings(self, columns: Sequence[Column]) -> int:
        for number, column in enumerate(columns):
            self.worksheet.set_column(number, number, column.width, self.book.format(TEXT))
        top = self.row
        lines = max(lines_of(column.heading, column.width - 2) for column in columns)
        self.worksheet.set_row(self.row, LINE * lines + 3)
        self.line(Text(column.heading, column.look) for column in columns)
        self.worksheet.freeze_panes(self.row, 1)
        self.worksheet.repeat_rows(top)
        return top
