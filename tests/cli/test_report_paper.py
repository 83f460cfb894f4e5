"""`report` of a paper: what it refuses, what it says, and files that are whole or as they were."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from output.paper.cases import CASE
from support.running import Ran, run
from support.samples import BARE, written


def report(folder: Path, *arguments: str | Path, text: str = BARE) -> Ran:
    """A run of `report` on a case in a folder."""
    return run("report", written(folder, text), *arguments)


@pytest.mark.parametrize(("name", "library"), [("a.docx", "docx"), ("a.html", "jinja2"), ("a.html", "matplotlib")])
def test_a_missing_extra_is_one_line(name: str, library: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    output = tmp_path / name
    output.write_text("as it was")
    ran = report(tmp_path, "-o", output)
    assert ran.code == 2
    assert ran.err == f"Error: {output} needs {library}, which is not installed: pip install 'supplement-calc[office]'\n"
    assert output.read_text() == "as it was"


def test_charts_need_the_extra_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    ran = report(tmp_path, "--charts", tmp_path / "charts")
    assert ran.code == 2
    assert "needs matplotlib, which is not installed" in ran.err
    assert not (tmp_path / "charts").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "name the file to write"),
        (("-o", "x.doc"), "says no document; use one of"),
        (("-o", "x.html", "--template", "y.docx"), "--template is for a paper in Word"),
        (("-o", "x.docx", "--template", "missing.docx"), "missing.docx cannot be read"),
        (("-o", "x.docx", "--template", "case.yaml"), "case.yaml is no Word document (.docx or .dotx)."),
        (("-o", "no/such/folder.md"), "no/such/folder.md cannot be written"),
    ],
)
def test_what_cannot_be_done_is_refused(
    arguments: tuple[str, ...], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = report(tmp_path, *arguments)
    assert ran.code == 2
    assert said in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["case.yaml"]


def test_a_paper_is_not_made_where_its_words_name_no_figure(tmp_path: Path) -> None:
    output = tmp_path / "paper.md"
    output.write_text("as it was")
    ran = report(tmp_path, "-o", output, text=BARE + "narrative:\n  post: It is {bugdet}.\n")
    assert ran.code == 1
    assert "error[narrative-figure-unknown]: the case has no figure bugdet" in ran.err
    assert output.read_text() == "as it was"


def test_charts_are_written_beside_a_paper_that_links_to_them(tmp_path: Path) -> None:
    small = CASE.partition("comparators:")[0]
    ran = report(tmp_path, "-o", tmp_path / "paper.md", "--charts", tmp_path / "my charts", text=small)
    assert (ran.code, ran.err) == (0, "")
    text = (tmp_path / "paper.md").read_text(encoding="utf-8")
    assert "](my%20charts/cost.svg)" in text
    names = sorted(path.name for path in (tmp_path / "my charts").iterdir())
    assert names[:2] == ["bridge.png", "bridge.svg"]
    assert all(f"my%20charts/{name}" in text for name in names if name.endswith(".svg"))


@pytest.mark.parametrize("ending", [".html", ".docx"])
def test_a_command_writes_its_own_tables_as_a_document(ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case, output = written(tmp_path, BARE), tmp_path / f"my täbles{ending}"
    ran = run("cost", case, "-o", output)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    first = output.read_bytes()
    assert b"Bare" in first if ending == ".html" else first.startswith(b"PK")
    assert run("cost", case, case, "-o", output).code == 0
    assert output.read_bytes() != first
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    ran = run("cost", case, "-o", output)
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert run("check", case, "-o", output).code == 2


def test_what_a_run_changes_stands_under_the_title(tmp_path: Path) -> None:
    assert report(tmp_path, "-o", tmp_path / "a.md", "--set", "grades.nurse.in_post=4").code == 0
    text = (tmp_path / "a.md").read_text(encoding="utf-8")
    assert "Changed for this run: grades.nurse.in\\_post = 4 (case file: 3)" in text
