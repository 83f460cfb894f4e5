"""Machines that have little, and faults of ours: docs/assurance-surroundings.md has the table."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from supplement_calc.checks import check
from supplement_calc.costing import costing
from supplement_calc.diagnostics.render.registry import FORMATS as CHECK_FORMATS
from supplement_calc.diagnostics.render.registry import renderer as check_renderer
from supplement_calc.output.formats import markdown, text
from supplement_calc.output.pages import cost as cost_page
from supplement_calc.output.pages import costing_view
from support.running import DERBYSHIRE, command_line, run
from support.samples import BARE, written

WRONG = "title: £ t\ngrades:\n  A1: {salary: 30000, in_post: -1}\n"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case that can be costed."""
    return written(tmp_path, BARE, "case.yaml")


# Machines that have little


@pytest.mark.parametrize(
    "env",
    [{"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "ascii"},
     {"PYTHONIOENCODING": "cp1252"}, {}],
    ids=["no locale", "ascii", "cp1252", "nothing"],
)  # fmt: skip
def test_without_a_locale_a_home_or_a_terminal_the_output_is_the_same(env: dict[str, str], tmp_path: Path) -> None:
    wrong = written(tmp_path, WRONG, "wrong.yaml")
    kept = {name: os.environ[name] for name in ("PYTHONPATH", "SYSTEMROOT") if name in os.environ}
    for arguments in (("cost", wrong, DERBYSHIRE), ("check", wrong), ("--help",), ("cst",)):
        process = subprocess.run(command_line(*arguments), capture_output=True, env={**kept, **env}, timeout=60)
        expected = run(*arguments)
        assert (process.returncode, process.stdout.decode()) == expected[:2]
        assert process.stderr.decode() == expected.err


# Faults of ours


@pytest.fixture
def faulty(monkeypatch: pytest.MonkeyPatch) -> None:
    """A fault in the costing, and in the rules, of a case titled Faulty."""

    def fails(case: object) -> None:
        if getattr(case, "title", "") == "Faulty":
            raise RuntimeError("the first line\nand a second")

    cost, findings = costing.cost, check.findings

    def cost_or_fail(case: object, *arguments: object, **named: object) -> object:
        fails(case)
        return cost(case, *arguments, **named)  # type: ignore[arg-type]

    def findings_or_fail(context: object, *arguments: object, **named: object) -> object:
        fails(context.case)  # type: ignore[attr-defined]
        return findings(context, *arguments, **named)  # type: ignore[arg-type]

    monkeypatch.delenv("SUPPLEMENT_CALC_TRACEBACK", raising=False)
    monkeypatch.setattr(costing, "cost", cost_or_fail)
    monkeypatch.setattr(check, "findings", findings_or_fail)


FAULT = "error[fault-of-ours]: a fault of ours, not of your case: RuntimeError: the first line and a second"


@pytest.mark.usefixtures("faulty")
def test_a_fault_in_one_costing_of_several_is_that_files_own(case: Path, tmp_path: Path) -> None:
    wrong, faulty = written(tmp_path, WRONG, "wrong.yaml"), written(tmp_path, BARE.replace("Bare", "Faulty"), "faulty.yaml")
    for order in ([faulty, wrong, case], [case, faulty, wrong]):
        ran = run("cost", *order)
        assert ran.code == 3
        assert ran.out == run("cost", case, wrong).out
        assert f"{faulty}:1:1: {FAULT}" in ran.err
        assert "error[negative-fte]" in ran.err
        assert "Traceback" not in ran.err


@pytest.mark.usefixtures("faulty")
def test_a_fault_in_one_check_of_several_is_that_files_own(case: Path, tmp_path: Path) -> None:
    wrong, faulty = written(tmp_path, WRONG, "wrong.yaml"), written(tmp_path, BARE.replace("Bare", "Faulty"), "faulty.yaml")
    for order in ([faulty, wrong, case], [case, faulty, wrong]):
        ran = run("check", *order)
        assert ran.code == 3
        assert f"{faulty}:1:1: {FAULT}" in ran.out
        assert "error[negative-fte]" in ran.out
        assert ran.err == "Found 2 errors in 2 of 3 files.\n"
        found = json.loads(run("check", *order, "-f", "json").out)["problems"]
        assert {problem["code"] for problem in found} == {"fault-of-ours", "negative-fte"}


def failing(function: Callable[..., object], is_faulty: Callable[..., bool]) -> Callable[..., object]:
    """The function, with a fault of ours where it is called for what is faulty."""

    def or_fail(*arguments: object, **named: object) -> object:
        if is_faulty(*arguments):
            raise RuntimeError("the first line\nand a second")
        return function(*arguments, **named)

    return or_fail


@pytest.mark.parametrize(
    ("format_", "where", "name"),
    [("table", cost_page, "cost_page"), ("markdown", cost_page, "cost_page"), ("csv", costing_view, "notes"),
     ("json", costing_view, "notes"), ("table", text, "lines"), ("markdown", markdown, "markdown")],
)  # fmt: skip
def test_a_fault_in_showing_one_costing_of_several_is_that_files_own(
    format_: str, where: ModuleType, name: str, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    faulty = written(tmp_path, BARE.replace("Bare", "Faulty"), "faulty.yaml")
    alone = run("cost", case, case, "-f", format_).out
    monkeypatch.delenv("SUPPLEMENT_CALC_TRACEBACK", raising=False)

    def is_faulty(shown: object, *_: object) -> bool:
        costing = getattr(shown, "case", None)
        return costing.title == "Faulty" if costing is not None else "Faulty" in str(shown)

    monkeypatch.setattr(where, name, failing(getattr(where, name), is_faulty))
    for order in ([faulty, case, case], [case, faulty, case]):
        ran = run("cost", *order, "-f", format_)
        assert (ran.code, ran.out) == (3, alone)
        assert f"{faulty}:1:1: {FAULT}" in ran.err


@pytest.mark.parametrize("format_", list(CHECK_FORMATS))
def test_a_fault_in_showing_one_checked_file_is_its_own(format_: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong, faulty = (
        written(tmp_path, WRONG, "wrong.yaml"),
        written(tmp_path, WRONG.replace("title: ", "title: F"), "faulty.yaml"),
    )
    monkeypatch.delenv("SUPPLEMENT_CALC_TRACEBACK", raising=False)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    module = check_renderer(format_)
    function = {"full": "_problem", "concise": "line", "github": "_annotation", "json": "as_data", "junit": "_in_full",
                "sarif": "_result"}[format_]  # fmt: skip
    monkeypatch.setattr(
        module,
        function,
        failing(getattr(module, function), lambda one, *_: "faulty" in one.span.source.name and one.code != "fault-of-ours"),
    )
    report = tmp_path / "report"
    for order in ([faulty, wrong], [wrong, faulty]):
        ran = run("check", *order, "--report", f"{format_}={report}", "--no-source")
        for shown in (run("check", *order, "-f", format_).out, report.read_text()):
            assert shown.count("RuntimeError") >= 1
            assert "negative-fte" in shown
        assert ran.code == 3
        if format_ != "full":
            assert "RuntimeError" not in ran.out
            assert ran.out.count("negative-fte") == 2


def test_a_steering_code_in_what_is_typed_is_not_sent(case: Path) -> None:
    ran = run("cost", case, "-o", "\x1b]0;x\x07")
    assert ran.code == 2
    assert "\x1b" not in ran.err
    assert "\\u001b" in ran.err
