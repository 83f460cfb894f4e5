"""Workbooks read and changed as the XML that they are, without the library that wrote them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from decimal import Decimal
from io import BytesIO
from typing import NamedTuple
from xml.etree import ElementTree

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_REL = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_CACHED = re.compile(rb'(<c r="[A-Z]+\d+"(?: s="\d+")?)(?: t="\w+")?>(<f[^>]*>[^<]*</f>)<v>[^<]*</v></c>')


class CellRead(NamedTuple):
    """What a file has in a cell: its value, as text, number or truth, and its formula, empty where it has none."""

    value: Decimal | str | bool | None
    formula: str = ""


Sheets = dict[str, dict[str, CellRead]]


def read(data: bytes) -> Sheets:
    """Every cell of every sheet, by its reference."""
    with zipfile.ZipFile(BytesIO(data)) as file:
        shared = _shared(file)
        return {name: _cells(file.read(path), shared) for name, path in paths_of(file).items()}


def paths_of(file: zipfile.ZipFile) -> dict[str, str]:
    """The part of each sheet by its name, in order."""
    targets = {
        one.get("Id"): one.get("Target", "").removeprefix("/xl/")
        for one in ElementTree.fromstring(file.read("xl/_rels/workbook.xml.rels"))
    }
    sheets = ElementTree.fromstring(file.read("xl/workbook.xml")).iter(f"{_MAIN}sheet")
    return {str(one.get("name")): f"xl/{targets[one.get(f'{_REL}id')]}" for one in sheets}


def names_of(data: bytes) -> dict[str, str]:
    """The named cells."""
    with zipfile.ZipFile(BytesIO(data)) as file:
        book = ElementTree.fromstring(file.read("xl/workbook.xml"))
    return {str(one.get("name")): one.text or "" for one in book.iter(f"{_MAIN}definedName")}


def _shared(file: zipfile.ZipFile) -> list[str]:
    if "xl/sharedStrings.xml" not in file.namelist():
        return []
    root = ElementTree.fromstring(file.read("xl/sharedStrings.xml"))
    return ["".join(text.text or "" for text in one.iter(f"{_MAIN}t")) for one in root]


def _cells(part: bytes, shared: list[str]) -> dict[str, CellRead]:
    found: dict[str, CellRead] = {}
    for one in ElementTree.fromstring(part).iter(f"{_MAIN}c"):
        formula, value = one.find(f"{_MAIN}f"), one.find(f"{_MAIN}v")
        text = "".join(part.text or "" for part in one.iter(f"{_MAIN}t")) if value is None else value.text or ""
        kind = one.get("t", "n")
        read: Decimal | str | bool | None = text
        if kind == "s":
            read = shared[int(text)]
        elif kind == "b":
            read = text == "1"
        elif kind == "n":
            read = Decimal(text) if text else None
        found[str(one.get("r"))] = CellRead(read, "" if formula is None else formula.text or "")
    return found


def uncached(data: bytes, changes: Mapping[tuple[str, str], str] | None = None) -> bytes:
    """The workbook without the values of its formulas, so that whoever opens it has to work them out; and with other numbers,
    or text, in some cells, by sheet and reference."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as file, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        sheets = {path: name for name, path in paths_of(file).items()}
        for name in file.namelist():
            part = file.read(name)
            if name in sheets:
                part = _CACHED.sub(rb"\1>\2</c>", part)
                for (sheet, ref), number in (changes or {}).items():
                    if sheet == sheets[name]:
                        part = _with(part, ref, number)
            new.writestr(name, part)
    return made.getvalue()


def _with(part: bytes, ref: str, number: str) -> bytes:
    value = rb"\g<1>><v>%s</v>" if re.fullmatch(r"-?[\d.]+", number) else rb'\g<1> t="inlineStr"><is><t>%s</t></is>'
    changed, times = re.subn(rb'(<c r="%s"[^>]*)><v>[^<]*</v>' % ref.encode(), value % number.encode(), part)
    assert times == 1, f"no number stands in {ref}"
    return changed
