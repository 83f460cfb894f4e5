"""From a file to its tables: what it is, is decided by its bytes and not by its name."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from ..parser.file_kinds import descriptor_of, kind_of
from .table import LARGEST, Progress, Table, Unimportable

_AT_ONCE = getattr(os, "O_NONBLOCK", 0)
_BINARY = getattr(os, "O_BINARY", 0)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
STDIN = "standard input"


def tables_of(name: str, sheet: str | None, progress: Progress, *, alone: bool = True) -> list[Table]:
    """The tables of a file, or of standard input for `-`: one, or one for each sheet that is shown. Of a file that is not
    `alone` no sheet need have been meant.

    Raises `Unimportable` for a file that has none.
    """
    shown = STDIN if name == "-" else Path(name).name
    data = _bytes(name)
    if not data.strip(b"\x00 \t\r\n"):
        raise Unimportable(f"{shown} is empty", "export it again, with its rows")
    if data.startswith(b"PK\x03\x04"):
        from .workbook import tables

        return tables(shown, data, sheet, progress)
    if sheet is not None and alone:
        raise Unimportable(f"{shown} has no sheets", "leave out --sheet")
    if data.startswith(_OLE):
        raise _old_or_locked(shown, data)
    if data.startswith(b"%PDF"):
        raise Unimportable(f"{shown} is a PDF", "export the rows as .csv or .xlsx")
    from .text_table import table

    return [table(shown, data, progress)]


def _old_or_locked(shown: str, data: bytes) -> Unimportable:
    if _ENCRYPTED in data:
        return Unimportable(f"{shown} is protected with a password", "open it in Excel, take the password off, and save a copy")
    return Unimportable(f"{shown} is in the old format of Excel (.xls)", "open it in Excel and save it as .xlsx or .csv")


def _bytes(name: str) -> bytes:
    if not name:
        raise Unimportable("no file is named", "name an extract, or - for standard input")
    try:
        return _standard_input() if name == "-" else _file(name)
    except FileNotFoundError:
        raise Unimportable(f"there is no file {name}", _neighbour(name)) from None
    except IsADirectoryError:
        raise Unimportable(f"{name} is a directory", "name the file in it") from None
    except (OSError, ValueError) as error:
        raise Unimportable(f"{name} cannot be read: {getattr(error, 'strerror', None) or error}") from None


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise Unimportable("standard input is closed", "name a file")
    return _within(sys.stdin.buffer.read(LARGEST + 1), STDIN)


def _file(name: str) -> bytes:
    """The bytes of a regular file; nothing else is opened, since a pipe could keep us waiting for ever."""
    if (descriptor := descriptor_of(name)) is not None:
        with os.fdopen(os.dup(descriptor), "rb") as opened:
            return _within(opened.read(LARGEST + 1), name)
    if (kind := kind_of(Path(name).stat().st_mode)) is not None:
        raise Unimportable(f"{name} is {kind}, not a file", "name a file, or - for standard input")
    with os.fdopen(os.open(name, os.O_RDONLY | _AT_ONCE | _BINARY), "rb") as file:
        return _within(file.read(LARGEST + 1), name)


def _within(data: bytes, name: str) -> bytes:
    if len(data) > LARGEST:
        raise Unimportable(f"{name} is larger than {LARGEST // 1_000_000} MB", "export the rows and columns that are needed")
    return data


def _neighbour(name: str) -> str:
    from ..diagnostics.names import nearest

    try:
        near = nearest(Path(name).name, [entry.name for entry in Path(name).parent.iterdir()])
    except OSError:
        near = None
    return f"did you mean {Path(name).parent / near}?" if near else "check the path"
