"""Workbooks worked out from scratch by the spreadsheet programs that people have."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

PROGRAMS = ("LibreOffice", "Gnumeric")
_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def recalculated(program: str, workbooks: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """Each workbook as the program saves it, every formula worked out anew."""
    given, made = folder / "given", folder / program
    for one in (given, made):
        one.mkdir(parents=True, exist_ok=True)
    for name, data in workbooks.items():
        (given / f"{name}.xlsx").write_bytes(data)
    files = [given / f"{name}.xlsx" for name in workbooks]
    _libre_office(files, made, "xlsx") if program == "LibreOffice" else _gnumeric(files, made)
    return {name: (made / f"{name}.xlsx").read_bytes() for name in workbooks}


def opened(workbook: bytes, folder: Path) -> bytes:
    """A workbook as LibreOffice prints it."""
    given = folder / "given.xlsx"
    given.write_bytes(workbook)
    _libre_office([given], folder, "pdf")
    return (folder / "given.pdf").read_bytes()


def _libre_office(files: Sequence[Path], folder: Path, to: str) -> None:
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True, exist_ok=True)
    (profile / "registrymodifications.xcu").write_text(_ALWAYS, encoding="utf-8")
    line = ["soffice", f"-env:UserInstallation={profile.parent.as_uri()}", "--headless", "--convert-to", to]
    subprocess.run([*line, "--outdir", str(folder), *map(str, files)], check=True, capture_output=True, timeout=3600)


def _gnumeric(files: Sequence[Path], folder: Path) -> None:
    for file in files:
        line = ["ssconvert", "--recalc", str(file), str(folder / file.name)]
        subprocess.run(line, check=True, capture_output=True, timeout=900)
