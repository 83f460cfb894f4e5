"""The tutorial is typed line by line in a fresh folder, and each of its screens is what the tool prints.

`UPDATE_GOLDEN=1 python -m pytest tests/test_tutorial.py` writes the screens.
"""

from __future__ import annotations

import csv
import os
import re
import shlex
import shutil
from codecs import BOM_UTF8
from pathlib import Path

import pytest

from support.running import ROOT, run
from support.terminal import session

PAGE = ROOT / "docs" / "tutorial.md"
BLOCK = re.compile(r"^```(powershell|yaml|text)\n(.*?)^```\n", re.DOTALL | re.MULTILINE)
FOR_PEOPLE = (r"py -3 -m venv .venv", r".venv\Scripts\pip install .", r".venv\Scripts\activate", "notepad case.yaml")
"""Commands that are not the tool's, and have no screen in the page."""


def _bare(line: str) -> str:
    """A line of a case file without its note."""
    return line.partition(" #")[0].rstrip()


class Reader:
    """Does what the page says: types its commands, and edits the case as its blocks say."""

    def __init__(self, folder: Path) -> None:
        self.case = folder / "case.yaml"
        self.before: list[str] | None = None

    def type(self, line: str) -> str:
        """What a command prints."""
        words = shlex.split(line.replace("\\", "/"))
        assert words[0] == "supplement-calc", line
        return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\r", "", session(*words[1:]).sent.decode())

    def edit(self, block: str, said: str) -> None:
        """One block of YAML with the words before it: lines to find, their replacement, lines to delete, or a whole section."""
        lines = block.splitlines()
        if "Delete everything under" in said:
            text = self.case.read_text(encoding="utf-8")
            changed, count = re.subn(rf"^{re.escape(lines[0])}.*\n(?: .*\n|\n)*", block + "\n", text, flags=re.MULTILINE)
            assert count == 1, block
            self.case.write_text(changed, encoding="utf-8")
        elif said.rstrip().endswith("read:") or said.rstrip().endswith("reads:"):
            assert self.before is not None, block
            self._replace(self.before, lines)
            self.before = None
        elif "Delete this line" in said:
            self._replace(lines, [])
        else:
            assert self.before is None, f"what became of {self.before}"
            self.before = lines

    def _replace(self, before: list[str], after: list[str]) -> None:
        lines = self.case.read_text(encoding="utf-8").splitlines()
        found = [at for at in range(len(lines)) if [_bare(line) for line in lines[at : at + len(before)]] == before]
        assert found, before
        lines[found[0] : found[0] + len(before)] = after
        self.case.write_text("\n".join([*lines, ""]), encoding="utf-8")


@pytest.fixture
def reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Reader:
    """A reader in a fresh folder with the published cases, on a terminal of 80 columns."""
    shutil.copytree(ROOT / "cases", tmp_path / "cases")
    monkeypatch.chdir(tmp_path)
    return Reader(tmp_path)


def test_the_tutorial_typed_line_by_line_prints_its_screens_and_ends_with_tables(reader: Reader) -> None:
    page = PAGE.read_text(encoding="utf-8")
    written, at, said = "", 0, ""
    for block in BLOCK.finditer(page):
        between = page[at : block.start()]
        said, at = said + between if block[1] == "text" else between, block.end()
        if block[1] == "text":
            written += between.rstrip("\n") + "\n\n" if between.strip() else ""
            continue
        written += between + block[0]
        if block[1] == "yaml":
            reader.edit(block[2], said)
        for line in block[2].splitlines() if block[1] == "powershell" else ():
            typed = line.removeprefix("PS> ")
            assert line.startswith("PS> "), line
            if typed not in FOR_PEOPLE and (printed := reader.type(typed)):
                written += f"\n```text\n{printed}```\n"
    written += page[at:]
    assert reader.before is None
    if os.environ.get("UPDATE_GOLDEN"):
        PAGE.write_text(written, encoding="utf-8")
    else:
        assert page == written, "run `UPDATE_GOLDEN=1 python -m pytest tests/test_tutorial.py`"
    for name in ("cost.csv", "market.csv"):
        assert (reader.case.parent / name).read_bytes().startswith(BOM_UTF8)  # without it Excel shows another sign for £
        with (reader.case.parent / name).open(encoding="utf-8-sig", newline="") as file:
            assert len(list(csv.reader(file))) > 5
    assert run("check", reader.case).out == ""


def test_a_line_that_the_case_has_not_is_found(reader: Reader) -> None:
    run("init", reader.case)
    with pytest.raises(AssertionError):
        reader.edit("  no_such: line\n", "Delete this line:")
    reader.edit("establishment: 20\n", "change this line:")
    reader.edit("establishment: 22\n", "so that it reads:")
    assert "establishment: 22\n" in reader.case.read_text(encoding="utf-8")
