"""Tables of Word: no number or word is broken, and what belongs together is on one page."""

from __future__ import annotations

import io
from itertools import pairwise
from random import Random

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Cm

from supplement_calc.output.charts.scale import width
from supplement_calc.output.document import Grid, GridRow
from supplement_calc.output.paper import word
from supplement_calc.output.paper.model import Paper
from supplement_calc.output.paper.widths import POINT, WHOLE_SIZE, Columns, fitting

ROOM = Cm(16.6)
_TEXTS = ("Women", "£1,146,977.50", "(11.36 points)", "Prîf Weithiwr Cymdeithasol salary", "9.00 FTE", "", "not known",
          "Looked through", "Whole term, 24 months: staff in post now, and every post that is filled from day one")  # fmt: skip


def broken(made: Columns) -> list[str]:
    """The words of a table that are wider than their column, in the widest font."""
    rows = [("Item", *made.grid.columns[1:]), *(row.cells for row in made.grid.rows)]
    return [
        piece
        for row in rows
        for cell, room in zip(row, made.widths, strict=True)
        for piece in cell.split()
        if width(piece) * made.size / 12 * POINT + 11 * POINT > room
    ]


def test_no_word_of_a_table_is_broken_while_smaller_letters_have_room_for_it() -> None:
    random, sizes = Random("tables"), set()
    for _ in range(200):
        columns = random.randint(1, 9)
        rows = tuple(GridRow(tuple(random.choice(_TEXTS) for _ in range(columns))) for _ in range(4))
        made = fitting(Grid(tuple(random.choice(_TEXTS) for _ in range(columns)), rows), ROOM)
        assert sum(made.widths) <= ROOM
        assert min(made.widths) > 0
        assert broken(made) == [] or made.size == 7
        sizes.add(made.size)
    assert sizes == {9, 8, 7}


def test_what_can_be_spared_goes_before_the_letters_are_smaller() -> None:
    path = "grades.prif_weithiwr_cymdeithasol.supplement"
    rows = (GridRow(("Prîf Weithiwr Cymdeithasol supplement", path, *["£1,146,977.50"] * 4)),)
    made = fitting(Grid(("Title", "Path", *["Switching value"] * 4), rows, (0, 1), spare=(1,)), ROOM)
    assert (len(made.widths), made.size, broken(made)) == (5, WHOLE_SIZE, [])


def test_a_number_is_not_cut_for_a_text_that_has_no_room() -> None:
    made = fitting(Grid(("Title", "Amount"), (GridRow(("x" * 200, "£1,146,977.50")),)), ROOM)
    assert broken(made) == ["x" * 200]


def test_captions_are_kept_with_what_they_name_and_headings_with_what_follows(example: Paper, undrawn: None) -> None:
    made = Document(io.BytesIO(word.document(example)))
    body = list(made.element.body)
    captions = 0
    for one, following in pairwise(body):
        style = one.find(f"{qn('w:pPr')}/{qn('w:pStyle')}") if one.tag == qn("w:p") else None
        if style is not None and style.get(qn("w:val")) == "Caption":
            captions += 1
            assert one.find(f"{qn('w:pPr')}/{qn('w:keepNext')}").get(qn("w:val")) is None
            assert following.tag == qn("w:tbl") or list(following.iter(qn("w:drawing")))
    assert captions == len(made.tables) + len(made.inline_shapes)
    for table in made.tables:
        kept = [bool(list(row.iter(qn("w:keepNext")))) for row in table._tbl.tr_lst]
        assert all(kept[: min(3, len(kept) - 1)])
    for name in ("Heading 1", "Heading 2"):
        assert made.styles[name].paragraph_format.keep_with_next
