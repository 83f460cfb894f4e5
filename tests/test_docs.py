"""The generated pages of docs/ are what their sources make them, and the README shows what the tool is and prints."""

from __future__ import annotations

import importlib.util
import json
import re
from contextlib import nullcontext
from importlib import import_module
from pathlib import Path
from types import ModuleType

import click
import pytest

import supplement_calc
from supplement_calc.case.sections import SECTIONS
from supplement_calc.cli.registry import COMMANDS
from supplement_calc.diagnostics.names import fold
from support.every_form import EVERY_FORM
from support.plain_yaml import typed
from support.random_cases import random_cases
from support.running import DERBYSHIRE, ROOT, run, without_levers, without_switching_values
from support.samples import written

README = (ROOT / "README.md").read_text(encoding="utf-8")
PACKAGE = Path(supplement_calc.__file__).parent
REFERENCE = ROOT / "docs" / "reference"


def _build() -> ModuleType:
    """docs/build.py, which is no part of the package."""
    spec = importlib.util.spec_from_file_location("docs_build", ROOT / "docs" / "build.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BUILD = _build()
PAGES: dict[Path, str] = BUILD.pages()


# Figures


# What the braces of docs/figures.yaml stand for; others stand for any name. `grade` is one of the cases' own.
PLACES = {
    "rest": r"[a-z0-9_.]+",
    "year": r"\d{4}_\d\d",
    "month": r"\d{4}_\d\d",
    "spell": r"(at_)?\d{4}_\d\d_\d\d|stated|as_\d{4}_\d\d",
    "point": r"[a-z]?\d+(_\d+)?",
    "whose": r"in_post|vacant",
    "of_several": r"(point_[a-z]?\d+(_\d+)?\.)?(?!in_post|vacant|point_|in_\d)[a-z0-9_]+",
    "number": r"\d+",
    "course": r"doing_nothing|proposal",
    "which": r"average|marginal",
    "table": r"current_spend|supplement_cost|full_establishment|day_one|break_even",
    "line": r"salaries|on_costs|supplement_now|supplement_now_on_costs|supplement|supplement_on_costs"
    r"|payments|payments_on_costs|payments_recovered|agency|agency_by_job|total"
    r"|agency_release|starters|leavers|moved_up|in_post|vacant|vacant_at_close|agency_fte|close|cost_of_leavers"
    r"|cost_of_starters",
}
INPUTS = re.compile(
    r"((grades|pay_points|working_time|uplifts|comparators|differential|period|agency|agency_by_job|budget|payments\.\d+"
    r"|funding\.\d+)\b"
    r"|forecast\.(pay_awards|discount_rate|(budget_|agency_)?inflation|cost_per_leaver|cost_per_starter|\w+\.(turnover|starters|agency_cover|agency_beyond))\b"
    r"|on_costs\.(pension|pension_deficit|apprenticeship_levy|other|heads_per_fte|salary_sacrifice|no_ni_below|national_insurance)\b).*"
)


def _patterns(grades: set[str]) -> dict[str, re.Pattern[str]]:
    """The ids of docs/figures.yaml as patterns, for cases that have these grades."""
    grade = "|".join(map(re.escape, grades))
    places = PLACES | {
        "grade": grade,
        "uplift": rf"({grade})_\d+_to_\d+",
        "basis": rf"budgeted|cheapest_first|dearest_first|((mean_|vacant_mix_|own_grades_|({grade})_)?with(out)?_supplements)",
    }

    def pattern(id: str) -> re.Pattern[str]:
        return re.compile(re.sub(r"\\{(\w+)\\}", lambda found: f"({places.get(found[1], '[a-z0-9_]+')})", re.escape(id)))

    return {id: pattern(id) for ids in BUILD.meanings().values() for id in ids}


def _table(id: str) -> str | None:
    """The first part of an id of docs/figures.yaml; None where that may be of several names."""
    table = id.partition(".")[0]
    return None if "{" in table else table


def _of_table(patterns: dict[str, re.Pattern[str]], table: str) -> re.Pattern[str]:
    """Any of them that is of a table, and any input, as one."""
    of_table = (one for id, one in patterns.items() if _table(id) in (None, table))
    return re.compile("|".join(f"(?:{one.pattern})" for one in (*of_table, INPUTS)))


def _grades(case: Path) -> set[str]:
    """The names of a case's grades as ids have them."""
    data = typed(case.read_text(encoding="utf-8"))
    return {fold(str(name)) for name in data.get("grades", {})}


GIVE_FIGURES = ("cost", "cost --marginal", "break-even", "market", "pay-points", "workforce", "forecast --monthly")
GIVE_NONE_OF_THEIR_OWN = {"compare", "explain", "sensitivity", "report", "check", "rule", "init", "import", "schema"}


def test_every_command_that_gives_figures_is_asked_for_them() -> None:
    assert {command.split()[0] for command in GIVE_FIGURES} | GIVE_NONE_OF_THEIR_OWN == set(COMMANDS)


def _ids(case: Path) -> set[str]:
    """The id of every figure that any command gives of a case, with the same value in each. A published case may lack what is
    shown; a form may not."""
    found: dict[str, str | None] = {}
    for command in GIVE_FIGURES:
        out = run(*command.split(), case, "-f", "json").out
        assert out or case.parent in (ROOT / "cases", REFERENCE), f"{command} gives no figure of {case.stem}"
        figures = json.loads(out)["figures"] if out else {}
        differ = {id: (found[id], value) for id, value in figures.items() if found.setdefault(id, value) != value}
        assert differ == {}, f"{command} gives of {case.stem} other values than the commands before it"
    return set(found)


def _courses(text: str) -> object:
    """What a case assumes of its forecast."""
    return typed(text)["forecast"]


def test_every_figure_of_every_case_is_documented_and_nothing_else(tmp_path: Path) -> None:
    forms = {name: written(tmp_path, text, f"{name}.yaml") for name, text in EVERY_FORM.items()}
    paths = [*sorted((ROOT / "cases").glob("*.yaml")), REFERENCE / "every-section.yaml", *forms.values()]
    alike = {
        forms[name] for name, text in EVERY_FORM.items() if name != "forms" and _courses(text) == _courses(EVERY_FORM["forms"])
    }
    ids: set[str] = set()
    for path in paths:  # where the courses are those of another form, what they differ in has the ids that it has there
        with without_switching_values(), without_levers() if path in alike else nullcontext():
            ids |= _ids(path)
    patterns = _patterns({grade for path in paths for grade in _grades(path)})
    tables: dict[str, list[str]] = {}
    for id in ids:
        tables.setdefault(id.partition(".")[0], []).append(id)
    known = {table: _of_table(patterns, table) for table in tables}
    undocumented = [id for table, ids in tables.items() for id in ids if not known[table].fullmatch(id)]
    assert not undocumented, "\n".join(["not in docs/figures.yaml:", *sorted(undocumented)])
    tables[""] = list(ids)
    unused = [id for id, one in patterns.items() if not any(map(one.fullmatch, tables.get(_table(id) or "", ())))]
    assert not unused, "\n".join(["in docs/figures.yaml, and given by no case:", *unused])


@pytest.mark.parametrize("text", [text for _, text in random_cases(12)])
def test_every_figure_of_a_case_drawn_by_chance_is_documented(text: str) -> None:
    """Forms meet in it that no case of ours has together."""
    shown = [run(*command, "-f", "json", "-", stdin=text.encode()).out for command in (("cost",), ("forecast", "--monthly"))]
    ids = {id for one in shown if one for id in json.loads(one)["figures"]}
    patterns = _patterns({fold(str(name)) for name in typed(text)["grades"]})
    known = {table: _of_table(patterns, table) for table in {id.partition(".")[0] for id in ids}}
    assert [id for id in ids if not known[id.partition(".")[0]].fullmatch(id)] == [], text


# Generated pages


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_generated_page_is_current(path: Path) -> None:
    current = path.exists() and path.read_text(encoding="utf-8") == PAGES[path]
    assert current, f"{path.relative_to(ROOT)} is stale: run `python docs/build.py`"


def test_every_page_with_a_generated_part_is_written_by_the_one_command() -> None:
    marked = {path for path in [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")] if "<!-- generated" in path.read_text("utf-8")}
    assert marked <= set(PAGES)


def test_every_section_of_a_case_file_is_documented() -> None:
    page = (REFERENCE / "case-file.md").read_text(encoding="utf-8")
    assert [key for key in SECTIONS if f"\n### {key}\n" not in page] == []


def test_what_a_case_gives_as_evidence_is_shown() -> None:
    path = REFERENCE / "every-section.yaml"
    shown = run("workforce", path).out + run("market", path).out + run("cost", path).out
    names = ("Development management", "1 to 5 years", "Planning officers", "Planning posts", "Weeks to decide an application")
    assert [name for name in (*names, "Example City Council", "Registration fee", "A technician") if name not in shown] == []


def test_the_four_costs_are_those_of_the_forecast() -> None:
    page = (ROOT / "docs" / "explanation" / "four-costs.md").read_text(encoding="utf-8")
    amounts = re.findall(r"£([\d,]*\d)", page.partition("## ")[0])
    assert len(amounts) == 4
    assert [amount for amount in amounts if amount not in run("forecast", DERBYSHIRE).out] == []


def test_the_glossary_is_in_order_and_has_a_term_once() -> None:
    rows = re.findall(r"^\| (.+?) \| (.+?) \| (.+?) \|$", (REFERENCE / "glossary.md").read_text("utf-8"), re.M)[2:]
    terms = [name.casefold() for row in rows for name in row[0].split(", ")]
    assert len(terms) > 20 and len(set(terms)) == len(terms)
    assert [row[0].casefold() for row in rows] == sorted(row[0].casefold() for row in rows)


def test_the_case_of_every_section_has_each_and_nothing_to_correct() -> None:
    path = REFERENCE / "every-section.yaml"
    assert list(BUILD.sections_of_the_example()) == list(SECTIONS)
    for command in ("check", "cost", "break-even", "market", "pay-points", "workforce", "forecast"):
        done = run(command, path)
        assert (done.code, done.err) == (0, ""), command
        assert command != "check" or done.out == ""


# Commands


def test_every_module_with_a_command_is_in_the_registry() -> None:
    paths = [path.relative_to(PACKAGE / "cli") for path in (PACKAGE / "cli").rglob("*.py") if path.stem != "__init__"]
    modules = [".".join(path.with_suffix("").parts) for path in paths]
    commands = {
        name
        for name in modules
        if isinstance(getattr(import_module(f"supplement_calc.cli.{name}"), "command", None), click.Command)
    }
    assert commands == {entry.module for entry in COMMANDS.values()}


def test_the_table_of_commands_has_every_command_and_no_other() -> None:
    table = (REFERENCE / "commands.md").read_text(encoding="utf-8").partition("| command | does |\n")[2].partition("\n\n")[0]
    first_cells = [line.split("|")[1] for line in table.splitlines()[1:]]
    assert [name for cell in first_cells for name in re.findall(r"`([a-z-]+)", cell)] == list(COMMANDS)


# What the README shows


def test_the_readme_shows_the_key_figures_of_the_case_as_cost_prints_them() -> None:
    shown = README.partition("$ supplement-calc cost --brief cases/derbyshire-2019.yaml\n")[2].partition("\n```")[0]
    assert shown.splitlines() == run("cost", "--brief", DERBYSHIRE).out.splitlines()


@pytest.mark.parametrize("name", ["cost", "test"])
def test_a_command_that_ci_runs_stands_once_under_its_marker(name: str) -> None:
    marker = f"<!-- command: {name} -->\n```sh\n"
    assert README.count(marker) == 1
    assert README.partition(marker)[2].partition("\n```")[0].startswith("python3 -m venv .venv && ")


# CONTRIBUTING.md

CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_every_path_and_test_that_contributing_names_is_there() -> None:
    quoted = re.findall(r"`([\w./]+)`", CONTRIBUTING)
    paths = [name for name in quoted if "/" in name and name not in ("catalogue/CODE.md", "scenarios/")]
    bases = (ROOT, PACKAGE, *(PACKAGE / layer for layer in ("diagnostics", "checks", "case", "costing", "output")))
    assert [name for name in paths if not any((base / name).exists() for base in bases)] == []
    tests = "\n".join(path.read_text(encoding="utf-8") for path in ROOT.glob("tests/**/test_*.py"))
    assert [name for name in quoted if name.startswith("test_") and f"def {name}(" not in tests] == []


def test_contributing_has_the_layers_in_their_order() -> None:
    from test_rooms import LAYERS

    table = CONTRIBUTING.partition("| layer | holds |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| `(\w+)/`", table, re.M) == list(LAYERS)


# The sample of a renewal

RENEWAL = (
    (ROOT / "docs" / "how-to" / "pay-a-supplement.md")
    .read_text(encoding="utf-8")
    .partition("```yaml\ntitle")[2]
    .partition("```")[0]
)


def test_a_supplement_paid_now_has_a_row_of_its_own_among_the_four_costs(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_text("title" + RENEWAL, encoding="utf-8")
    figures = json.loads(run("forecast", str(path), "-f", "json").out)["figures"]
    before, gross, rest, extra = (int(figures[f"four_costs.{id}"]) for id in ("paid_now", "gross", "rest", "extra"))
    now = sum(int(figures[f"forecast.doing_nothing.{id}"]) for id in ("supplement_now", "supplement_now_on_costs"))
    assert before == -now < 0
    assert gross + before + rest == extra
    assert "Supplement paid now, less doing nothing" in run("forecast", str(path)).out
