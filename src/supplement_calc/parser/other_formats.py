"""Files of other programs that are given as a case: what each is, by its first bytes, and what to do."""

from __future__ import annotations

from typing import NamedTuple


class OtherFormat(NamedTuple):
    """What a file is, and what to do with it."""

    called: str
    help: str
    is_text: bool = False


_START = "`supplement-calc init case.yaml` writes one to start from, for any editor of plain text"
_WORD = f"a case file is plain text: if it was typed in Word, save it there as Plain Text (.txt) in UTF-8; {_START}"
_SHEETS = f"`supplement-calc import FILE` makes sections of a case from its tables; {_START}"
_TYPED = f"type what it says into a case file; {_START}"

# Archives, by a name that is in theirs.
_ARCHIVES = (
    (b"word/", OtherFormat("a Word document", _WORD)),
    (b"xl/", OtherFormat("an Excel workbook", _SHEETS)),
    (b"ppt/", OtherFormat("a PowerPoint presentation", _TYPED)),
    (b"opendocument.text", OtherFormat("an OpenDocument text", _WORD.replace("Word", "a word processor"))),
    (b"opendocument.spreadsheet", OtherFormat("an OpenDocument spreadsheet", f"save it as .xlsx; then {_SHEETS}")),
    (b"Index/", OtherFormat("a document of Pages, Numbers or Keynote", _TYPED)),
)
_ARCHIVE = OtherFormat("a zip archive", "take the case file out of it first")
_STARTS = (
    (b"%PDF-", OtherFormat("a PDF", _TYPED)),
    (b"\xd0\xcf\x11\xe0", OtherFormat("a document of an old Word or Excel, or one with a password", _TYPED)),
    (b"{\\rtf", OtherFormat("a document in rich text (.rtf)", _WORD, is_text=True)),
    (b"\x89PNG", OtherFormat("a picture", _TYPED)),
    (b"\xff\xd8\xff", OtherFormat("a picture", _TYPED)),
    (b"GIF8", OtherFormat("a picture", _TYPED)),
    (b"\x1f\x8b", _ARCHIVE),
)
_PAGES = (b"<!doctype html", b"<html")
_PAGE = OtherFormat("a page for a browser", _TYPED, is_text=True)
_ENOUGH = 100_000  # bytes from its start and its end that say what an archive has in it


def other_format(data: bytes) -> OtherFormat | None:
    """What the bytes are where they are another program's; None where they may be a case."""
    if data.startswith(b"PK\x03\x04"):
        names = data[:_ENOUGH] + data[-_ENOUGH:]
        return next((found for name, found in _ARCHIVES if name in names), _ARCHIVE)
    if data[:100].lstrip().lower().startswith(_PAGES):
        return _PAGE
    return next((found for start, found in _STARTS if data.startswith(start)), None)
