"""What every command prints, word for word. `support/golden.py` says how the files are written again."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from supplement_calc.cli.registry import COMMANDS
from supplement_calc.output.formats.registry import FORMATS
from support.golden import GOLDEN, assert_golden
from support.moved import moved
from support.running import ROOT, Ran, in_formats, run
from support.samples import PAYMENTS, written

ENDINGS = {name: format_.endings[0].removeprefix(".") for name, format_ in FORMATS.items()}
REPORTS = {
    "cost": ("cost", "{case}"),
    "cost-thousands": ("cost", "{case}", "--unit", "thousands"),
    "cost-millions": ("cost", "{case}", "--unit", "£m"),
    "cost-penny": ("cost", "{case}", "--round", "penny"),
    "cost-marginal": ("cost", "{case}", "--marginal"),
    "cost-by-part": ("cost", "{case}", "--set", "on_costs.pension=14.32%", "--set", "on_costs.heads_per_fte=1.07"),
    "break-even": ("break-even", "{case}"),
    "explain-total": ("explain", "{case}", "full_establishment.total"),
    "explain-break-even": ("explain", "{case}", "break_even.by_basis.dearest_first"),
    "explain-understated": ("explain", "{case}", "on_costs.understated"),
    "explain-input": ("explain", "{case}", "grades.grade_9.in_post"),
}
# Of the case that has a forecast alone.
FORECASTS = {
    "forecast": ("forecast", "{case}"),
    "forecast-monthly": ("forecast", "{case}", "--monthly"),
    "forecast-years": ("forecast", "{case}", "--years", "5", "--unit", "thousands", "--set", "forecast.discount_rate=3.5%"),
    "sensitivity": ("sensitivity", "{case}", "--draws", "500"),
    "explain-forecast": ("explain", "{case}", "forecast.proposal.month_2019_08.grade_9.pay_and_supplements"),
}
CASES = ("derbyshire", "starter")
CHECKS = {
    "full.txt": ("-f", "full"),
    "no-source.txt": ("--no-source",),
    "concise.txt": ("-f", "concise"),
    "github.txt": ("-f", "github"),
    "json.json": ("-f", "json"),
    "override.txt": ("--set", "grades.grade_8.in_post=3.0.1", "--set", "budget=about a million"),
}
RECONCILED = ("derbyshire-2019", "devon-2024")
ALONE = (("devon", "cost"),)
ONE_FORMAT = (
    "explain-understated",
    "cost-marginal",
    "cost-thousands",
    "cost-millions",
    "cost-penny",
    "explain-break-even",
    "forecast-monthly",
    "forecast-years",
    "explain-forecast",
)


def goldens() -> list[tuple[str, str, str]]:
    """Every report that has a golden file: the case, the report, the format."""
    every = [(case, report) for case in CASES for report in REPORTS]
    return [
        (case, report, format_)
        for case, report in (*every, *ALONE, *(("derbyshire", report) for report in FORECASTS))
        for format_ in (("table",) if report in ONE_FORMAT else ENDINGS)
    ]


PAID = {
    **{f"cost.{ending}": ("cost", "case.yaml", "-f", format_) for format_, ending in ENDINGS.items()},
    "cost-flat.txt": ("cost", "case.yaml", "--set", "on_costs=24.33%"),
    "explain-clawback.txt": ("explain", "case.yaml", "payments.relocation.clawback"),
    "explain-people.txt": ("explain", "case.yaml", "payments.retention.at_3_years.people"),
}
_SAMPLE = "docs/options.yaml"
_SWEEP = ("--sweep", "grades.social_worker.supplement=1,000:5,000:1,000")
_PAIRS = ("--sweep", "on_costs=-2%:28%:15%", "--sweep", "agency.fte=8:20:4")
# Each of these in every format.
COMPARED_IN_ALL = {"options": (_SAMPLE,), "sweep": (_SAMPLE, *_SWEEP), "cases": (_SAMPLE, "cases/derbyshire-2019.yaml")}
COMPARED = {
    "options-brief.txt": (_SAMPLE, "--option", "Do nothing", "--option", "£2,000", "--brief"),
    "sweep-options.txt": (_SAMPLE, *_SWEEP, "--option", "Do nothing", "--option", "£2,000", "--scenario", "central"),
    "sweep-pairs.txt": (_SAMPLE, *_PAIRS),
}


@pytest.fixture
def case_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The cases by name, reached by paths that are the same on every machine."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cases").symlink_to(ROOT / "cases")
    assert run("init", "case.yaml").code == 0
    return {"derbyshire": "cases/derbyshire-2019.yaml", "starter": "case.yaml", "devon": "cases/devon-2021.yaml"}


def silent(ran: Ran) -> str:
    """The output of a run that went well and told nothing."""
    assert (ran.code, ran.err) == (0, "")
    return ran.out


@pytest.mark.parametrize(("case", "report"), {(case, report): None for case, report, _ in goldens()})
def test_a_report_is_what_it_was(case: str, report: str, case_named: dict[str, str]) -> None:
    command, *arguments = [argument.format(case=case_named[case]) for argument in (REPORTS | FORECASTS)[report]]
    formats = tuple(format_ for of, name, format_ in goldens() if (of, name) == (case, report))
    for format_, ran in in_formats(command, *arguments, formats=formats).items():
        assert_golden(f"{case}/{report}.{ENDINGS[format_]}", silent(ran))


@pytest.mark.parametrize("golden", PAID)
def test_payments_are_shown_as_they_were(golden: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, PAYMENTS)
    assert_golden(f"payments/{golden}", silent(run(*PAID[golden])))


BRIDGE = {f"bridge.{ending}": format_ for format_, ending in ENDINGS.items()} | {"bridge.comment.md": "comment"}


def test_a_bridge_is_what_it_was(tmp_path: Path, case_named: dict[str, str]) -> None:
    moved(tmp_path)
    found = in_formats("compare", case_named["derbyshire"], "moved.yaml", "--bridge", formats=tuple(BRIDGE.values()))
    for golden, format_ in BRIDGE.items():
        assert_golden(f"compare/{golden}", silent(found[format_]))


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal")
def test_a_bridge_on_a_terminal_of_80_columns(tmp_path: Path, case_named: dict[str, str]) -> None:
    from support.terminal import session

    moved(tmp_path)
    seen = session("compare", case_named["derbyshire"], "moved.yaml", "--bridge", columns=80)
    assert_golden("compare/bridge.80.txt", f"{seen.text}\n")


@pytest.fixture
def beside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The cases and the docs, reached by paths that are the same on every machine."""
    monkeypatch.chdir(tmp_path)
    for folder in ("cases", "docs"):
        (tmp_path / folder).symlink_to(ROOT / folder)


@pytest.mark.parametrize("golden", COMPARED)
@pytest.mark.usefixtures("beside")
def test_a_comparison_is_what_it_was(golden: str) -> None:
    ran = run("compare", *COMPARED[golden])
    assert ran.code == (1 if golden == "sweep-pairs.txt" else 0)
    assert_golden(f"compare/{golden}", ran.out)


@pytest.mark.parametrize("golden", COMPARED_IN_ALL)
@pytest.mark.usefixtures("beside")
def test_a_comparison_is_what_it_was_in_every_format(golden: str) -> None:
    for format_, ran in in_formats("compare", *COMPARED_IN_ALL[golden]).items():
        assert ran.code == 0
        assert_golden(f"compare/{golden}.{ENDINGS[format_]}", ran.out)


def test_a_process_of_its_own_prints_the_same_bytes(case_named: dict[str, str]) -> None:
    from support.running import run_process

    case = case_named["derbyshire"]
    assert_golden("derbyshire/cost.txt", silent(run_process("cost", case)))
    assert_golden("derbyshire/cost.json", silent(run_process("cost", case, "-f", "json")))


def test_a_file_gets_the_bytes_that_a_pipe_gets(case_named: dict[str, str], tmp_path: Path) -> None:
    for ending in ENDINGS.values():
        output = tmp_path / f"cost.{ending}"
        assert silent(run("cost", case_named["starter"], "-o", output)) == ""
        assert_golden(f"starter/cost.{ending}", output.read_bytes().decode())


@pytest.mark.parametrize("golden", CHECKS)
def test_check_tells_every_problem_of_a_broken_case(golden: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parent)
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    ran = run("check", "broken.yaml", *CHECKS[golden])
    assert ran.code == 1
    assert ran.err == ("Found 10 errors in 1 of 1 file.\n" if golden == "override.txt" else "Found 9 errors in 1 of 1 file.\n")
    assert_golden(f"check/{golden}", ran.out)


@pytest.mark.parametrize("case", RECONCILED)
@pytest.mark.usefixtures("case_named")
def test_check_tells_every_printed_figure_that_differs(case: str) -> None:
    ran = run("check", f"cases/{case}.yaml", "--no-accept")
    assert ran.code == 1
    assert_golden(f"check/{case}.txt", ran.out)


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal")
@pytest.mark.usefixtures("case_named")
def test_check_tells_them_on_a_terminal_of_80_columns() -> None:
    from support.terminal import session

    seen = session("check", "cases/devon-2024.yaml", "--no-accept", columns=80)
    assert_golden("check/devon-2024.80.txt", f"{seen.text}\n")


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal")
@pytest.mark.usefixtures("case_named")
def test_check_tells_of_figures_outside_their_limits_on_a_terminal_of_80_columns() -> None:
    from support.terminal import session

    asked = ("forecast.net.total <= £1.2m", "break_even.vacancy_rate >= 12.5%", "agency.fte < 65.5", "market.grade_9.gap = £1")
    seen = session("check", "cases/derbyshire-2019.yaml", *(f"--require={one}" for one in asked), columns=80)
    assert_golden("check/required.80.txt", f"{seen.text}\n")


def test_a_costing_of_a_broken_case_tells_the_same_on_standard_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parent)
    ran = run("cost", "broken.yaml")
    assert (ran.code, ran.out) == (1, "")
    assert_golden("check/full.txt", ran.err)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_help_page_is_what_it_was(command: str) -> None:
    assert_golden(f"help/{command}.txt", silent(run(command, "--help")))


def test_the_first_help_page_is_what_it_was() -> None:
    assert_golden("help/supplement-calc.txt", silent(run("--help")))


def test_the_schema_is_what_it_was() -> None:
    assert_golden("schema.json", silent(run("schema")))


def test_every_golden_file_has_a_test() -> None:
    used = {f"{case}/{report}.{ENDINGS[format_]}" for case, report, format_ in goldens()}
    used |= {f"check/{name}" for name in CHECKS} | {f"help/{name}.txt" for name in (*COMMANDS, "supplement-calc")}
    used |= {f"check/{case}.txt" for case in RECONCILED} | {"check/devon-2024.80.txt", "check/required.80.txt"}
    used |= {"schema.json", "report/derbyshire-2019.md", "report/devon-2021.md"}
    used |= {f"payments/{name}" for name in PAID} | {f"compare/{name}" for name in (*BRIDGE, "bridge.80.txt", *COMPARED)}
    used |= {f"compare/{name}.{ending}" for name in COMPARED_IN_ALL for ending in ENDINGS.values()}
    cases = (*(path.stem for path in (ROOT / "cases").glob("*.yaml")), "flat")
    used |= {
        f"first-screens/{case}-{wide}-{how}.txt" for case in cases for wide in (80, 100, 120) for how in ("colour", "plain")
    }
    there = {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*") if path.is_file()}
    assert there == used
