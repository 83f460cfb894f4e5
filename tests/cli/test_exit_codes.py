"""The exit codes, which scripts and CI rely on: 0, 1, 2, 3, 130 and 141."""

from __future__ import annotations

import errno
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from supplement_calc.cli.main import main
from supplement_calc.costing import costing
from support.running import DERBYSHIRE, clean_environment, command_line, run
from support.samples import BARE, written

EVIDENCE_ONLY = "title: No posts here\norganisation: A council\n"
WRONG = "title: t\ngrades:\n  A1: {salary: 30000, in_post: -1}\n"


@pytest.fixture
def sound(tmp_path: Path) -> Path:
    """A case that can be costed."""
    return written(tmp_path, BARE, "sound.yaml")


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    """A case with one mistake."""
    return written(tmp_path, WRONG, "wrong.yaml")


# 0


@pytest.mark.parametrize("command", ["cost", "break-even", "check"])
def test_all_well_is_0(command: str, sound: Path) -> None:
    assert run(command, sound)[::2] == (0, "")


def test_no_break_even_is_an_answer(sound: Path) -> None:
    ran = run("break-even", sound)
    assert ran.code == 0
    assert "Break-even  Not worked out: the case gives no budget." in ran.out


def test_a_check_of_a_sound_case_is_silent(sound: Path) -> None:
    assert run("check", sound, DERBYSHIRE) == (0, "", "")


# 1


@pytest.mark.parametrize("command", ["cost", "break-even"])
def test_a_wrong_case_is_1_and_prints_no_figures(command: str, wrong: Path) -> None:
    ran = run(command, wrong)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"{wrong}:3:32: error[negative-fte]: ")


def test_findings_are_the_data_of_check(wrong: Path) -> None:
    ran = run("check", wrong)
    assert (ran.code, ran.err) == (1, "Found 1 error in 1 of 1 file.\n")
    assert "error[negative-fte]" in ran.out


@pytest.mark.parametrize("arguments", [("cost",), ("break-even",)])
def test_a_case_without_posts_has_nothing_to_cost(arguments: tuple[str, ...], tmp_path: Path) -> None:
    ran = run(*arguments, written(tmp_path, EVIDENCE_ONLY))
    assert (ran.code, ran.out) == (1, "")
    assert "error[nothing-to-cost]" in ran.err


def test_a_case_without_posts_passes_its_check(tmp_path: Path) -> None:
    assert run("check", written(tmp_path, EVIDENCE_ONLY)).code == 0


# 2

USAGE = {
    "no command of that name": (("cst", "x.yaml"), "Did you mean cost?"),
    "no option of that name": (("cost", "{sound}", "--formt", "json"), "--format"),
    "no case": (("cost",), "CASE..."),
    "no format of that name": (("cost", "{sound}", "-f", "yaml"), "'table', 'json', 'csv', 'markdown'"),
    "no rounding of that name": (("cost", "{sound}", "--round", "dime"), "penny, pound, thousand, none or an amount"),
    "a rounding of nil": (("cost", "{sound}", "--round", "0"), "penny, pound"),
    "a rounding below nil": (("cost", "{sound}", "--round", "-1"), "penny, pound"),
    "a rounding in percent": (("cost", "{sound}", "--round", "5%"), "penny, pound"),
    "no unit of that name": (("cost", "{sound}", "--unit", "dollars"), "pounds, thousands or millions"),
    "an override without a value": (("cost", "{sound}", "--set", "on_costs"), "--set needs PATH=VALUE"),
    "an override without a path": (("cost", "{sound}", "--set", "=25%"), "--set needs PATH=VALUE"),
    "an override without a value, to check": (("check", "{sound}", "--set", "on_costs"), "--set needs PATH=VALUE"),
    "a figure misspelt": (("explain", "{sound}", "current_spend.totl"), "Did you mean current_spend.total?"),
    "a figure by its last name": (("explain", "{sound}", "spending.now.salaries"), "Did you mean current_spend.salaries?"),
    "a figure like no other": (("explain", "{sound}", "qqq"), "lists the figures"),
    "a missing file": (("cost", "soundd.yaml"), "error[no-such-file]"),
    "a missing file, to check": (("check", "missing.yaml"), "error[no-such-file]"),
    "a directory": (("cost", "."), "error[directory]"),
    "an unknown ending": (("cost", "{sound}", "-o", "out.pdf"), ".json, .csv, .md, .markdown, .txt"),
    "no ending at all": (("cost", "{sound}", "-o", "out"), "--format"),
    "an output in no folder": (("cost", "{sound}", "-o", "nowhere/out.json"), "cannot be written"),
    "an output that is a folder": (("schema", "-o", "."), "cannot be written"),
    "standard input twice": (("cost", "-", "-"), "Standard input (-) can be named once"),
    "standard input twice, to check": (("check", "-", "-"), "Standard input (-) can be named once"),
}


@pytest.mark.parametrize("what", USAGE)
def test_a_wrong_command_line_is_2_and_says_what_to_write(
    what: str, sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    arguments, told = USAGE[what]
    ran = run(*(argument.format(sound=sound) for argument in arguments))
    assert ran.code == 2
    assert told in (ran.out + ran.err if arguments[0] == "check" else ran.err)
    assert [path.name for path in tmp_path.iterdir()] == ["sound.yaml"]


def test_a_missing_file_is_told_with_its_neighbour(sound: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "did you mean sound.yaml?" in run("cost", "soundd.yaml").err


class FullDisk(io.BytesIO):
    """Where no byte can be written any more."""

    def write(self, _: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_disk_that_is_full_is_an_output_that_cannot_be_written(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = io.StringIO()
    monkeypatch.setattr(sys, "stderr", told)
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(FullDisk(), encoding="utf-8"))
    assert main(["cost", str(sound)]) == 2
    assert "No space left on device" in told.getvalue()
    assert "fault of ours" not in told.getvalue()


def test_the_ending_of_a_checks_output_says_its_format(wrong: Path, tmp_path: Path) -> None:
    output = tmp_path / "problems.json"
    assert run("check", wrong, "-o", output).code == 1
    assert json.loads(output.read_text())["problems"][0]["code"] == "negative-fte"


# 3


def test_a_fault_of_ours_is_3_and_one_line_without_a_traceback(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("the first line\nand a second")

    monkeypatch.delenv("SUPPLEMENT_CALC_TRACEBACK", raising=False)
    monkeypatch.setattr(costing, "cost", fail)
    ran = run("cost", sound)
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.count("\n") == 1
    assert "a fault of ours, not of your case: RuntimeError: the first line and a second" in ran.err
    assert "Traceback" not in ran.err


def test_a_traceback_is_there_for_who_asks(sound: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("why")

    monkeypatch.setenv("SUPPLEMENT_CALC_TRACEBACK", "1")
    monkeypatch.setattr(costing, "cost", fail)
    with pytest.raises(RuntimeError, match="why"):
        run("cost", sound)


# 141; 130 has tests of its own, in test_interrupts.py


@pytest.mark.parametrize("arguments", [("cost", *[str(DERBYSHIRE)] * 30), ("cost", str(DERBYSHIRE), "-f", "json"), ("--help",)])
def test_a_closed_pipe_is_141_and_silent(arguments: tuple[str, ...]) -> None:
    process = subprocess.Popen(
        command_line(*arguments), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=clean_environment()
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    told = process.stderr.read()
    process.stderr.close()
    assert (process.wait(timeout=60), told) == (141, b"")


# Several files


def test_of_several_files_each_is_tried_and_the_sound_ones_are_costed(sound: Path, wrong: Path) -> None:
    ran = run("cost", wrong, sound, DERBYSHIRE)
    assert ran.code == 1
    assert "error[negative-fte]" in ran.err
    assert ran.out.startswith("Bare\n")
    assert "Market supplement for child protection social workers" in ran.out


def test_of_several_files_the_highest_code_wins(sound: Path, wrong: Path, tmp_path: Path) -> None:
    missing = tmp_path / "missing.yaml"
    for order in ([missing, wrong, sound], [sound, wrong, missing], [wrong, missing]):
        for command in ("cost", "check"):
            ran = run(command, *order)
            assert ran.code == 2
            told = ran.out if command == "check" else ran.err
            assert all(code in told for code in ("error[no-such-file]", "error[negative-fte]"))


def test_sound_files_among_wrong_ones_are_still_a_list(sound: Path, wrong: Path) -> None:
    ran = run("cost", wrong, sound, "-f", "json")
    assert ran.code == 1
    assert [case["case"] for case in json.loads(ran.out)] == ["Bare"]


def test_where_no_case_is_sound_an_output_file_is_left_as_it_was(wrong: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.json"
    output.write_text("last month's figures")
    assert run("cost", wrong, "-o", output).code == 1
    assert run("cost", wrong, wrong, "-o", output).code == 1
    assert output.read_text() == "last month's figures"
