"""Papers looked at by other programs: pages by axe-core in Chromium, documents by LibreOffice, which makes a PDF of each."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from lxml import etree

from support.running import ROOT, run

CASES = [
    *sorted((ROOT / "cases").glob("*.yaml")),
    ROOT / "docs" / "reference" / "every-section.yaml",
    ROOT / "src" / "supplement_calc" / "case" / "starters" / "retention.yaml",
]
AXE = Path(__file__).parent / "axe.mjs"
_TIMEOUT = 600


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the paper of each case, in Word and as a page, and the page of a command."""
    made = tmp_path_factory.mktemp("papers")
    for case in CASES:
        for ending in ("docx", "html"):
            assert run("report", case, "-o", made / f"{case.stem}.{ending}").code == 0
    assert run("forecast", ROOT / "cases" / "derbyshire-2019.yaml", "-o", made / "forecast.html").code == 0
    return made


def test_axe_finds_nothing_and_a_page_is_no_wider_than_a_phone(folder: Path, tmp_path: Path) -> None:
    shutil.copy(AXE, tmp_path)
    install = ["npm", "install", "--silent", "--no-save", "puppeteer-core@24", "axe-core@4.10.3"]
    subprocess.run(install, cwd=tmp_path, check=True, timeout=_TIMEOUT)
    pages = sorted(folder.glob("*.html"))
    environment = {**os.environ, "CHROMIUM": shutil.which("chromium") or "chromium"}
    command = ["node", AXE.name, *map(str, pages)]
    ran = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=_TIMEOUT, check=True)
    found = [json.loads(line) for line in ran.stdout.splitlines()]
    assert len(found) == len(pages) == len(CASES) + 1
    for page, said in zip(pages, found, strict=True):
        assert said["violations"] == [], page.name
        assert said["asked"] == [], page.name  # it needs nothing from elsewhere
        assert said["passes"] > 20, page.name
        assert said["width"] <= 320, page.name
    derbyshire = found[pages.index(folder / "derbyshire-2019.html")]["tried"]
    assert derbyshire.pop("total") == f"{_total('agency.fte=50'):,f}"
    said = derbyshire.pop("said")
    assert said.startswith("Changed: Agency FTE: 50 (case file: 65.5).") and said.endswith(" cannot follow, and say so.")
    assert derbyshire == {
        "refused": "true",
        "line": "--set agency.fte=50",
        "isHidden": False,
    }


def _total(change: str) -> Decimal:
    """Derbyshire's current spend with an input set."""
    ran = run("cost", ROOT / "cases" / "derbyshire-2019.yaml", "--set", change, "-f", "json")
    return Decimal(json.loads(ran.out)["figures"]["current_spend.total"])


def test_an_office_suite_opens_every_document_and_makes_a_pdf_of_it(folder: Path, tmp_path: Path) -> None:
    documents = sorted(folder.glob("*.docx"))
    command = ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--convert-to", "pdf",
               "--outdir", str(tmp_path), *map(str, documents)]  # fmt: skip
    subprocess.run(command, check=True, timeout=_TIMEOUT, capture_output=True)
    for document in documents:
        pdf = (tmp_path / document.name).with_suffix(".pdf")
        text = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True, check=True, timeout=_TIMEOUT).stdout
        assert "Key figures" in text
        assert "Error! Reference source not found" not in text


def test_every_part_of_a_document_is_sound_xml_and_every_relation_leads_somewhere(folder: Path) -> None:
    for document in folder.glob("*.docx"):
        with zipfile.ZipFile(document) as file:
            names = set(file.namelist())
            assert file.testzip() is None
            for name in names:
                if name.endswith((".xml", ".rels")):
                    tree = etree.fromstring(file.read(name))
                    if name.endswith(".rels"):
                        base = Path(name).parent.parent
                        inside = [one for one in tree if one.get("TargetMode") != "External"]
                        targets = {os.path.normpath(base / one.get("Target").lstrip("/")) for one in inside}
                        assert targets <= names, document.name
