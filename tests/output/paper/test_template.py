"""Templates that councils hold, and files that are none: a paper, or one line on what to do."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from itertools import pairwise

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE

from supplement_calc.output.paper import word
from supplement_calc.output.paper.model import Paper
from supplement_calc.output.reports import NotATemplate

BODY = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">%s</w:document>'
MAIN = b"wordprocessingml.document.main+xml"


def made(change: Callable[[str, bytes], bytes] = lambda _, data: data, document: object = None) -> bytes:
    """A document of Word's, its parts changed."""
    plain, file = io.BytesIO(), io.BytesIO()
    (document or Document()).save(plain)  # type: ignore[attr-defined]
    with zipfile.ZipFile(plain) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            new.writestr(entry.filename, change(entry.filename, old.read(entry)))
    return file.getvalue()


def part(name: str, text: bytes) -> bytes:
    return made(lambda one, data: text if one == name else data)


def typed(by: bytes) -> bytes:
    """Of another main type."""
    return made(lambda one, data: data.replace(MAIN, by) if one == "[Content_Types].xml" else data)


def bomb() -> bytes:
    names = "abcdefgh"
    lines = [f'<!ENTITY {two} "{f"&{one};" * 10}">' for one, two in pairwise(names)]
    head = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">{"".join(lines)}]>'
    return head.encode() + BODY % b"<w:body><w:p><w:r><w:t>&h;</w:t></w:r></w:p></w:body>"


WRONG = {
    "no zip file": (b"hello", "is no Word document (.docx or .dotx)"),
    "a zip file of something else": (typed(b"spreadsheetml.sheet.main+xml"), "is no Word document (.docx or .dotx)"),
    "a password": (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 99, "has a password"),
    "macros": (
        made(lambda one, data: data.replace(b"vnd.openxmlformats-officedocument." + MAIN,
                                            b"vnd.ms-word.template.macroEnabledTemplate.main+xml")),
        "has macros",
    ),
    "XML cut off": (part("word/document.xml", b"<w:document"), "is a damaged Word document"),
    "styles cut off": (part("word/styles.xml", b"<w:sty"), "is a damaged Word document"),
    "no body": (part("word/document.xml", BODY % b""), "is a damaged Word document"),
    "entities": (part("word/document.xml", bomb()), "is a damaged Word document"),
    "another element": (part("word/document.xml", b"<x/>"), "is a damaged Word document"),
    "a kind of style that there is not": (
        made(lambda _, data: data.replace(b'w:type="paragraph"', b'w:type="no"')),
        "is a damaged Word document",
    ),
}  # fmt: skip


@pytest.mark.parametrize("how", WRONG)
def test_what_is_no_template_is_told_of_with_what_to_do(how: str, example: Paper) -> None:
    data, said = WRONG[how]
    with pytest.raises(NotATemplate) as raised:
        word.document(example, data)
    assert str(raised.value).startswith(said)


def test_one_that_unpacks_to_very_much_is_not_opened(example: Paper, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("supplement_calc.output.paper.template._LARGEST_UNPACKED", 10_000)
    with pytest.raises(NotATemplate, match="unpacks to more than"):
        word.document(example, made())


def headings(data: bytes) -> list[str]:
    return [
        one.text for one in Document(io.BytesIO(data)).paragraphs if one.style is not None and one.style.name == "Heading 1"
    ]


def test_a_template_of_word_is_taken_as_a_document_is(example: Paper, undrawn: None) -> None:
    dotx, docx = (word.document(example, data) for data in (typed(MAIN.replace(b"document.main", b"template.main")), made()))
    assert headings(dotx) == headings(docx) != []
    with zipfile.ZipFile(io.BytesIO(dotx)) as file:
        assert MAIN in file.read("[Content_Types].xml")


def test_a_body_without_a_page_set_up_has_one_of_a4(example: Paper, undrawn: None) -> None:
    document = Document(io.BytesIO(word.document(example, part("word/document.xml", BODY % b"<w:body/>"))))
    width = document.sections[0].page_width
    assert width is not None and round(width.cm) == 21
    assert [one.text for one in document.paragraphs if one.text]


def test_styles_of_another_kind_are_as_if_missing_and_said(example: Paper, undrawn: None) -> None:
    council, said = Document(), list[str]()
    kinds = {"Heading 1": WD_STYLE_TYPE.CHARACTER, "Table Grid": WD_STYLE_TYPE.PARAGRAPH, "Table text": WD_STYLE_TYPE.CHARACTER}
    for name, kind in kinds.items():
        if name in [style.name for style in council.styles]:
            old = council.styles[name].element
            old.getparent().remove(old)
        council.styles.add_style(name, kind)
    assert headings(word.document(example, made(document=council), said.append)) == []
    assert said == [
        "The style 'Heading 1' of the template is of another kind than a paragraph style: 'Normal' is used.",
        "The style 'Table Grid' of the template is of another kind than a table style: 'Normal Table' is used.",
    ]
