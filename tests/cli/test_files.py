"""What is read and what is written: standard input, outputs whole or not at all, and no case ever lost."""

from __future__ import annotations

import json
import os
import stat
from gc import collect, freeze, unfreeze
from pathlib import Path
from weakref import WeakSet

import pytest

from supplement_calc.ledger import Ledger, Rounding
from support.running import DERBYSHIRE, run
from support.samples import BARE, written


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case in a folder of its own, with an ending that an output may have."""
    return written(tmp_path, BARE, "case.md")


def test_standard_input_is_a_case() -> None:
    ran = run("cost", "-", "-f", "json", stdin=DERBYSHIRE.read_bytes())
    assert (ran.code, ran.err) == (0, "")
    data = json.loads(ran.out)
    assert data["file"] == "<stdin>"
    assert data["figures"]["current_spend.total"] == "11318237"


def test_a_problem_on_standard_input_says_so() -> None:
    assert run("check", "-", stdin=b"title: t\non_costs: 25\n").out.startswith("<stdin>:2:11: error[missing-percent]")


def test_a_starter_can_be_piped_into_a_costing() -> None:
    ran = run("cost", "-", stdin=run("init").out.encode())
    assert (ran.code, ran.err) == (0, "")
    assert "Total with supplements" in ran.out


def test_an_output_goes_to_its_file_and_nothing_to_the_screen(case: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.json"
    assert run("cost", case, "-o", output) == (0, "", "")
    assert json.loads(output.read_bytes())["case"] == "Bare"


def test_the_format_said_wins_over_the_ending(case: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.txt"
    assert run("cost", case, "-f", "csv", "-o", output).code == 0
    assert output.read_text().startswith("table,id,label")


def test_an_output_of_a_dash_is_standard_output(case: Path) -> None:
    assert run("cost", case, "-f", "json", "-o", "-") == run("cost", case, "-f", "json")


@pytest.mark.parametrize("link", ["itself", "another spelling", "a symbolic link", "a hard link"])
@pytest.mark.parametrize("command", ["cost", "break-even", "explain", "check"])
def test_an_output_that_is_also_an_input_is_refused(link: str, command: str, case: Path, tmp_path: Path) -> None:
    output = {"itself": case, "another spelling": tmp_path / "." / ".." / tmp_path.name / "case.md"}.get(
        link, tmp_path / "out.md"
    )
    if link == "a symbolic link":
        output.symlink_to(case)
    elif link == "a hard link":
        output.hardlink_to(case)
    figure = ("current_spend.total",) if command == "explain" else ()
    ran = run(command, case, *figure, "-o", output)
    assert (ran.code, ran.out) == (2, "")
    assert "writing it would lose the case" in ran.err
    assert case.read_text() == BARE


def test_an_output_that_is_any_of_several_inputs_is_refused(case: Path, tmp_path: Path) -> None:
    assert run("cost", DERBYSHIRE, case, "-o", case).code == 2
    assert case.read_text() == BARE


def test_where_the_last_step_fails_the_old_file_stands_and_nothing_is_left_behind(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "out.md"
    output.write_text("the old file")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    monkeypatch.setattr(os, "replace", fail)
    ran = run("cost", case, "-o", output)
    assert (ran.code, ran.out) == (2, "")
    assert "out.md cannot be written: No space left on device" in ran.err
    assert output.read_text() == "the old file"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.md", "out.md"]


def test_a_file_keeps_its_permissions(case: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.md"
    output.touch()
    for mode in (0o640, 0o600, 0o664):
        output.chmod(mode)
        assert run("cost", case, "-o", output).code == 0
        assert stat.S_IMODE(output.stat().st_mode) == mode
        assert output.read_text().startswith("# Bare")


def test_a_new_file_has_the_permissions_of_any_new_file(case: Path, tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        assert run("cost", case, "-o", tmp_path / "out.md").code == 0
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "out.md").stat().st_mode) == 0o640


def test_a_link_is_written_through_and_stays_a_link(case: Path, tmp_path: Path) -> None:
    (tmp_path / "link.md").symlink_to(tmp_path / "real.md")
    assert run("cost", case, "-o", tmp_path / "link.md").code == 0
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_text().startswith("# Bare")


def test_the_same_input_gives_the_same_bytes(case: Path) -> None:
    for format_ in ("table", "json", "csv", "markdown"):
        assert run("cost", case, "-f", format_).out == run("cost", case, "-f", format_).out


# init


def test_init_prints_a_case_that_passes_its_check_and_costs() -> None:
    starter = run("init")
    assert (starter.code, starter.err) == (0, "")
    assert run("check", "-", stdin=starter.out.encode()) == (0, "", "")


def test_init_writes_a_file_and_never_over_one(tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    assert run("init", file) == (0, "", "")
    assert file.read_text(encoding="utf-8") == run("init").out
    file.write_text("my own case")
    ran = run("init", file)
    assert (ran.code, ran.out) == (2, "")
    assert "--force" in ran.err
    assert file.read_text() == "my own case"


def test_init_replaces_a_file_when_told_to(tmp_path: Path) -> None:
    file = written(tmp_path, "my own case")
    assert run("init", file, "--force").code == 0
    assert file.read_text(encoding="utf-8") == run("init").out


def test_init_does_not_write_through_a_link_that_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    assert run("init", tmp_path / "case.yaml").code == 2
    assert not (tmp_path / "elsewhere.yaml").exists()


# --set


def figures(*arguments: str | Path) -> dict[str, str]:
    """The figures of a costing of the published case."""
    found = json.loads(run("cost", DERBYSHIRE, "-f", "json", *arguments).out)["figures"]
    assert isinstance(found, dict)
    return found


def test_an_override_changes_an_input_and_not_the_file() -> None:
    before = DERBYSHIRE.read_bytes()
    changed = figures("--set", "grades.grade_9.in_post=62", "--set", "on_costs=25%", "--set", "uplifts.1.vacant=0")
    assert changed["current_spend.grade_9"] == str(62 * 26890)
    assert changed["supplement_cost.vacant.grade_12_28_to_29"] == "0"
    assert changed["current_spend.on_costs"] == str((int(changed["current_spend.salaries"]) + 3) // 4)
    assert DERBYSHIRE.read_bytes() == before


def test_a_name_in_an_override_may_be_spelt_as_in_the_file() -> None:
    assert figures("--set", "grades.Grade 9.in_post=62") == figures("--set", "grades.grade_9.in_post=62")


def test_the_last_of_two_overrides_counts() -> None:
    assert figures("--set", "budget=1", "--set", "budget=10,000,000") == figures("--set", "budget=10m")


def test_an_override_may_set_what_the_case_leaves_out(tmp_path: Path) -> None:
    case = written(tmp_path, BARE)
    ran = run("cost", case, "-f", "json", "--set", "budget=100,000", "--set", "agency.fte=1", "--set", "agency.cost_per_fte=5k")
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.out)["figures"]
    assert (found["budget_position.budget"], found["current_spend.agency"]) == ("100000", "5000")


@pytest.mark.parametrize(
    ("override", "told"),
    [
        ("on_costs=25", "<--set 2>:1:10: error[missing-percent]"),
        ("grades.grade_9.in_post=-1", "<--set 2>:1:24: error[negative-fte]"),
        ("grades.grade_19.in_post=1", "<--set 2>:1:1: error[unknown-path]"),
        ("uplifts.2.vacant=1", "<--set 2>:1:1: error[unknown-path]"),
        ("budgte=1", "<--set 2>:1:1: error[unknown-key]"),
    ],
)
def test_a_wrong_override_is_a_problem_at_its_own_place(override: str, told: str) -> None:
    ran = run("cost", DERBYSHIRE, "--set", "budget=10m", "--set", override)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(told)
    assert override in ran.err.splitlines()[1]


@pytest.mark.parametrize("format_", ["json", "csv", "table", "markdown"])
def test_cases_are_costed_one_at_a_time(tmp_path: Path, format_: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many there are, one costing is held, so that a folder of large cases takes the memory of one."""
    held: WeakSet[Ledger] = WeakSet()
    most = [0]

    def counted(ledger: Ledger, rounding: Rounding) -> None:
        made(ledger, rounding)
        collect()
        held.add(ledger)
        most[0] = max(most[0], len(held))

    made = Ledger.__init__
    monkeypatch.setattr(Ledger, "__init__", counted)
    names = [written(tmp_path, BARE, f"case-{number}.yaml") for number in range(6)]
    freeze()  # what other tests left is not gone through each time
    try:
        ran = run("cost", *names, "-f", format_)
    finally:
        unfreeze()
    assert ran.code == 0
    assert most[0] <= 3
