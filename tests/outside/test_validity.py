"""Workbooks and Word documents held against the rules of Office Open XML, by a port of Microsoft's own validator: the schemas
of every part, the constraints that its SDK adds, the package, and what Word and Excel are known to offer to repair."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from support.odd_text import moved_case, odd_case
from support.running import ROOT, STARTERS, run

_VALIDATOR = "openxml-audit==0.8.0"  # on PyPI, MIT
_TIMEOUT = 900
CASES = [ROOT / part for part in ("cases/derbyshire-2019.yaml", "docs/reference/every-section.yaml", "docs/options.yaml")]
ENDINGS = (".xlsx", ".docx")
COMMANDS = {
    "check": ("--no-accept",),
    "compare": (),
    "explain": ("current_spend.total",),
    "forecast": (),
    "sensitivity": ("--draws", "100"),
    "workforce": (),
}


@pytest.fixture(scope="module")
def validator(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The validator, in an environment of its own."""
    home = tmp_path_factory.mktemp("validator")
    python = home / "bin" / "python"
    subprocess.run([sys.executable, "-m", "venv", home], check=True, timeout=_TIMEOUT)
    subprocess.run([python, "-m", "pip", "install", "-q", _VALIDATOR], check=True, timeout=_TIMEOUT)
    return home / "bin" / "openxml-audit"


def faults(validator: Path, folder: Path) -> dict[str, list[str]]:
    """What is wrong with each of the files of a folder."""
    command: Sequence[str | Path] = [validator, "--policy", "strict", "--max-errors", "0", "--output", "json", "-r", folder]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=_TIMEOUT, check=False)
    said = {Path(one["file"]).name: one["errors"] for one in json.loads(ran.stdout)}
    return {name: [f"{one['part_uri']}: {one['description']}" for one in errors] for name, errors in said.items()}


def test_what_is_written_is_valid(validator: Path, tmp_path: Path) -> None:
    """Whole cases, one whose texts are odd, one with a template, and the tables of commands."""
    (odd := tmp_path / "odd.yaml").write_text(odd_case("=1+1 <w:p> & é"), encoding="utf-8")
    (moved := tmp_path / "moved.yaml").write_text(moved_case("Team"), encoding="utf-8")
    (council := Document()).add_paragraph("Ours")
    council.save(str(tmp_path / "council.docx"))
    (made := tmp_path / "made").mkdir()
    for ending in ENDINGS:
        for case in (*CASES, odd):
            assert run("report", case, "-o", made / f"{case.stem}{ending}").code == 0
        for command, options in COMMANDS.items():
            case = CASES[0] if command != "compare" else moved
            assert run(command, case, *options, "-o", made / f"{command}-tables{ending}").code in (0, 1)
        assert run("rule", "-o", made / f"rule-tables{ending}").code == 0
    assert run("report", odd, "--template", tmp_path / "council.docx", "-o", made / "template.docx").code == 0
    found = faults(validator, made)
    assert set(found) == {one.name for one in made.iterdir()}
    assert {name: said for name, said in found.items() if said} == {}


# A part that is spoilt, in a way that a slip of ours could spoil it, and where.
SPOILT: dict[str, tuple[str, str, Callable[[str], str]]] = {
    "a property after the text": (
        ".docx", "word/document.xml", lambda text: text.replace("<w:pPr>", "<w:r><w:t>x</w:t></w:r><w:pPr>", 1)
    ),
    "a row's properties after its cells": (
        ".docx", "word/document.xml", lambda text: text.replace("</w:tr>", "<w:trPr><w:cantSplit/></w:trPr></w:tr>", 1)
    ),
    "a picture that is not there": (
        ".docx", "word/_rels/document.xml.rels", lambda text: text.replace("media/image1.png", "media/none.png", 1)
    ),
    "a cell of a type that is none": (
        ".xlsx", "xl/worksheets/sheet1.xml", lambda text: text.replace(' t="s"', ' t="sentence"', 1)
    ),
    "columns after the rows": (
        ".xlsx", "xl/worksheets/sheet1.xml",
        lambda text: text.replace("</sheetData>", '</sheetData><cols><col min="1" max="1" width="9"/></cols>', 1),
    ),
    "a table with a column too many": (
        ".xlsx", "xl/tables/table1.xml", lambda text: text.replace('<tableColumns count="2">', '<tableColumns count="x">', 1)
    ),
}  # fmt: skip


def test_what_is_spoilt_is_found(validator: Path, tmp_path: Path) -> None:
    """The test of the test."""
    own, spoilt = tmp_path / "own", tmp_path / "spoilt"
    own.mkdir()
    spoilt.mkdir()
    for ending in ENDINGS:
        assert run("report", STARTERS[0], "-o", own / f"own{ending}").code == 0
    for name, (ending, part, spoil) in SPOILT.items():
        made = BytesIO()
        with zipfile.ZipFile(own / f"own{ending}") as old, zipfile.ZipFile(made, "w") as new:
            for entry in old.infolist():
                data = old.read(entry)
                if entry.filename == part:
                    text = data.decode()
                    data = spoil(text).encode()
                    assert data.decode() != text, name
                new.writestr(entry.filename, data)
        (spoilt / f"{name}{ending}").write_bytes(made.getvalue())
    found = faults(validator, spoilt)
    assert set(found) == {f"{name}{ending}" for name, (ending, _, _) in SPOILT.items()}
    assert [name for name, said in found.items() if not said] == []
