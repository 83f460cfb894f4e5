"""The last lines of a page on a terminal: where its key figures are, and a command that explains one; nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.running import DERBYSHIRE, run
from support.samples import written
from support.terminal import session

TOP = "Key figures are at the top; --brief shows them alone."


@pytest.fixture(autouse=True)
def beside_the_cases(monkeypatch: pytest.MonkeyPatch) -> None:
    """Short names of files."""
    monkeypatch.chdir(DERBYSHIRE.parent)


@pytest.mark.parametrize("command", ["cost", "forecast", "break-even", "market"])
def test_a_page_on_a_terminal_ends_with_a_command_that_works(command: str) -> None:
    *_, top, line = session(command, DERBYSHIRE.name, columns=80).rows
    assert top == f"{TOP} Working of one figure:"
    assert line.startswith("  supplement-calc explain derbyshire-2019.yaml ")
    assert run(*line.split()[1:]).code == 0


@pytest.mark.parametrize("options", [("--brief",), ("-f", "json"), ("-f", "markdown"), ("-f", "csv")])
def test_key_figures_alone_and_other_formats_end_as_they_did(options: tuple[str, ...]) -> None:
    assert TOP not in session("cost", DERBYSHIRE.name, *options, columns=80).text


def test_a_pipe_and_several_cases_are_sent_none() -> None:
    assert TOP not in run("cost", DERBYSHIRE.name).out
    assert TOP not in session("cost", DERBYSHIRE.name, DERBYSHIRE.name, columns=80).text


def test_a_run_that_changed_inputs_says_that_the_working_needs_them() -> None:
    *_, above, line = session("cost", DERBYSHIRE.name, "--set", "on_costs=30%", columns=80).rows
    assert above == "Working of one figure, with the same --set:"
    assert "derbyshire-2019.yaml" in line


@pytest.mark.parametrize(
    ("name", "shown"), [("a b.yaml", '"a b.yaml"'), ("n" * 70 + ".yaml", "CASE FIGURE"), ("ü.yaml", "CASE")]
)
def test_a_file_is_named_so_that_the_command_can_be_copied(
    name: str, shown: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, DERBYSHIRE.read_text(encoding="utf-8"), name)
    line = session("cost", name, columns=80).rows[-1]
    assert line.startswith(f"  supplement-calc explain {shown}")
    assert len(line) <= 80
