"""A file of another program that is given as a case is called what it is."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from supplement_calc.parser.other_formats import other_format
from supplement_calc.parser.source_file import LARGEST, decode


def archive(*names: str) -> bytes:
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_STORED) as file:
        for name in names:
            file.writestr(name, "application/vnd.oasis.opendocument.spreadsheet" if name == "mimetype" else "x" * 1000)
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "code", "called", "help"),
    [
        (archive("[Content_Types].xml", "word/document.xml"), "not-utf-8", "a Word document", "save it there as Plain Text"),
        (archive("[Content_Types].xml", "xl/workbook.xml"), "not-utf-8", "an Excel workbook", "`supplement-calc import FILE`"),
        (archive("mimetype", "content.xml"), "not-utf-8", "an OpenDocument spreadsheet", "save it as .xlsx"),
        (archive("case.yaml"), "not-utf-8", "a zip archive", "take the case file out"),
        (b"%PDF-1.7\n%\xe2\xe3", "not-utf-8", "a PDF", "type what it says"),
        (b"%PDF-1.7" + b"x" * LARGEST, "not-utf-8", "a PDF", "type what it says"),  # however large
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "not-utf-8", "a document of an old Word or Excel, or one with a password", "type"),
        (b"\x89PNG\r\n", "not-utf-8", "a picture", "type what it says"),
        (b"{\\rtf1\\ansi title: x}", "not-a-case", "a document in rich text (.rtf)", "save it there as Plain Text"),
        (b"<!DOCTYPE html>\n<p>", "not-a-case", "a page for a browser", "type what it says"),
    ],
)
def test_it_is_called_what_it_is_with_what_to_do(data: bytes, code: str, called: str, help: str) -> None:
    (problem,) = decode("case.yaml", data)[1]
    assert (problem.code, problem.headline) == (code, f"this is {called}, not a case file")
    assert problem.help is not None
    assert help in problem.help


@pytest.mark.parametrize("text", ["title: x", "Grades: {}", "PK: 1", "{title: x}", "%a: b", "<a: b", "\u00e9: x"])
def test_a_text_is_not(text: str) -> None:
    assert other_format(text.encode()) is None
