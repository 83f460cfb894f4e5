"""The Word document: real styles, numbered captions, header rows that repeat, charts with their words; the same each time."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from supplement_calc.output.paper import word
from supplement_calc.output.paper.model import Paper


@pytest.fixture
def data(example: Paper, undrawn: None) -> bytes:
    """The document of the small case."""
    return word.document(example)


def test_it_is_made_of_styles_captions_and_headed_tables(data: bytes, example: Paper) -> None:
    document = Document(io.BytesIO(data))
    by_style: dict[str, list[str]] = {}
    for paragraph in document.paragraphs:
        assert paragraph.style is not None
        by_style.setdefault(str(paragraph.style.name), []).append(paragraph.text)
    assert by_style["Title"] == ["Planners & <b>others</b>"]
    assert by_style["Heading 1"] == [section.heading for section in example.sections] + ["What this paper does not have yet"]
    assert len(by_style["List Bullet"]) == len(example.missing)
    assert "2. Then more (https://example.org) and less." in by_style["List Paragraph"]
    fields = [field.get(qn("w:instr")).split()[:2] for field in document.element.body.iter(qn("w:fldSimple"))]
    assert fields.count(["SEQ", "Table"]) == len(document.tables) > 10
    assert fields.count(["SEQ", "Figure"]) == len(example.pictures)
    for table in document.tables:
        first = table._tbl.tr_lst[0]
        assert list(first.iter(qn("w:tblHeader")))
        assert all(list(row.iter(qn("w:cantSplit"))) for row in table._tbl.tr_lst)
        assert table._tbl.tblPr.find(qn("w:tblCaption")) is not None
    pictures = [shape._inline.docPr for shape in document.inline_shapes]
    assert [one.get("descr") for one in pictures] == [drawing.alt for drawing in example.pictures]


def test_it_is_british_and_the_same_each_time(data: bytes, example: Paper) -> None:
    assert data == word.document(example)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        styles = file.read("word/styles.xml").decode()
    assert 'w:lang w:val="en-GB"' in styles
    properties = Document(io.BytesIO(data)).core_properties
    assert (properties.title, properties.author, properties.language) == (
        "Planners & <b>others</b>",
        "Example Borough",
        "en-GB",
    )
    assert properties.created is not None and properties.created.year == 2000
    assert not properties.last_modified_by


def test_a_template_gives_its_styles_and_what_it_lacks_is_said(example: Paper, undrawn: None, tmp_path: Path) -> None:
    council = Document()
    council.add_paragraph("What stands in the template")
    council.styles["Heading 1"].font.name = "Gill Sans"
    for name in ("Caption", "Table Grid"):
        council.styles[name].element.getparent().remove(council.styles[name].element)
    council.sections[0].footer.paragraphs[0].text = "The council's own foot"
    file = io.BytesIO()
    council.save(file)
    said: list[str] = []
    made = Document(io.BytesIO(word.document(example, file.getvalue(), said.append)))
    assert said == [
        "The template has no style 'Caption': 'Normal' is used.",
        "The template has no style 'Table Grid': 'Normal Table' is used.",
    ]
    assert made.styles["Heading 1"].font.name == "Gill Sans"
    assert made.sections[0].footer.paragraphs[0].text == "The council's own foot"
    assert not any("What stands" in paragraph.text for paragraph in made.paragraphs)
