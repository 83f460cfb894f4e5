"""How far `check` has come: on a terminal, cleared at the end, and nowhere else."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from support.running import ROOT, run, run_process
from support.terminal import interrupted, session


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As many files as are counted from the first."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(101):
        (folder / f"{number:03}.yaml").write_text("title: t\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize("env", [{}, {"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=["colour", "no colour", "dumb"])
def test_many_files_are_counted_on_a_terminal_and_nothing_is_left_of_it(many: Path, env: dict[str, str]) -> None:
    screen = session("check", many, columns=40, env=env)
    assert screen.code == 0
    assert b"\rChecked 0 of 101 files" in screen.sent
    assert b"\x1b" not in screen.sent
    assert screen.rows == ["101 files: nothing to correct."]


def test_what_is_found_stands_where_the_count_was(many: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # so that no path is wider than the terminal
    Path("wrong.yaml").write_text("title: t\nbudget: 1e9\n", encoding="utf-8")
    screen = session("check", many, "wrong.yaml", "-f", "concise", columns=200)
    assert screen.code == 1
    printed = run("check", many, "wrong.yaml", "-f", "concise").out.splitlines()
    assert screen.rows == [
        *printed,
        "102 files: 1 error.",
        "  Start with wrong.yaml:2:9: budget is `1e9`, which is in powers of ten.",
    ]


def test_a_pipe_is_sent_no_count(many: Path) -> None:
    assert run_process("check", many) == (0, "", "")


def test_an_interrupted_run_clears_its_count_and_says_so(many: Path) -> None:
    """It waits for standard input, which never comes. The empty row is the one that ^C would stand on."""
    screen = interrupted("check", many, "-", after=b"Checked 0 of 102 files")
    assert screen.code == 130
    assert screen.rows == ["", "Interrupted."]


def test_garbage_is_looked_for_as_before_once_a_check_is_done(many: Path) -> None:
    before = gc.get_threshold()
    run("check", many)
    assert gc.get_threshold() == before


def _sweep(*more: str | Path) -> tuple[str | Path, ...]:
    return ("compare", ROOT / "docs" / "options.yaml", "--sweep", "budget=4,000,000:5,000,000:5,000", *more)


def test_a_long_sweep_is_counted_on_a_terminal_and_nothing_is_left_of_it() -> None:
    screen = session(*_sweep("--brief"), columns=100)
    assert screen.code == 0
    assert b"\rWorked out 0 of 201 rows" in screen.sent
    assert screen.rows[0] == "Market supplement for social workers"
    assert not any("Worked out" in row for row in screen.rows)


def test_an_interrupted_sweep_leaves_its_file_as_it_was(tmp_path: Path) -> None:
    output = tmp_path / "sweep.csv"
    output.write_text("before", encoding="utf-8")
    screen = interrupted(*_sweep("-o", output), after=b"Worked out 0 of 201 rows")
    assert screen.code == 130
    assert screen.rows == ["", "Interrupted."]
    assert output.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [output]
