"""The Word document whose styles a paper takes: a .docx or a .dotx, or why it is none that can be used."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from typing import Any

from docx import Document

from ..reports import NotATemplate

_LARGEST_UNPACKED = 400_000_000
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")  # what Word 97 to 2003 wrote, and what a password encrypts a document to
_TYPES = "[Content_Types].xml"
_MAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OF_TEMPLATE = _MAIN.replace(b".document.main", b".template.main")
_WITH_MACROS = re.compile(rb"application/vnd\.ms-word\.(?:document|template)\.macroEnabled(?:Template)?\.main\+xml")
_NO_WORD = "is no Word document (.docx or .dotx)"
_DAMAGED = "is a damaged Word document: open it in Word, save it again as .docx, and use that"


def opened(data: bytes, tried: Callable[[Any], object]) -> Any:
    """The document. Raises `NotATemplate` where it is none, or where it cannot be `tried`: each of two copies is read, so that
    what a trial leaves in the one is not in the other."""
    docx = _as_docx(data)
    try:
        tried(Document(io.BytesIO(docx)))
        return Document(io.BytesIO(docx))
    except Exception:
        raise NotATemplate(_DAMAGED) from None


def _as_docx(data: bytes) -> bytes:
    """The data as of a document: a template differs in the type of its main part alone."""
    if data.startswith(_OLE):
        raise NotATemplate("has a password, or is of Word 97 to 2003: open it in Word and save it as .docx without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            entries = file.infolist()
            if sum(entry.file_size for entry in entries) > _LARGEST_UNPACKED:
                raise NotATemplate(
                    f"unpacks to more than {_LARGEST_UNPACKED // 1_000_000} MB; a template has styles and no more"
                )
            types = file.read(_TYPES)
            if _WITH_MACROS.search(types):
                raise NotATemplate("has macros: open it in Word and save it as .docx or .dotx, which have none")
            if _MAIN in types:
                return data
            if _OF_TEMPLATE not in types:
                raise NotATemplate(_NO_WORD)
            return _of_types(file, types.replace(_OF_TEMPLATE, _MAIN))
    except (KeyError, zipfile.BadZipFile):
        raise NotATemplate(_NO_WORD) from None
    except (ValueError, OSError, EOFError, NotImplementedError, RuntimeError, zlib.error):
        raise NotATemplate(_DAMAGED) from None


def _of_types(file: zipfile.ZipFile, types: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as copy:
        for entry in file.infolist():
            copy.writestr(entry.filename, types if entry.filename == _TYPES else file.read(entry))
    return made.getvalue()
