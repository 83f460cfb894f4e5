"""`--total`: several cases added up by year and by case, against one budget, in every format."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from supplement_calc.costing.costing import Costing
from supplement_calc.costing.portfolio import of_cost
from supplement_calc.costing.portfolio.taken import TakenCase
from support.growth import growth
from support.running import DERBYSHIRE, STARTERS, run
from support.samples import written
from support.xlsx import read

PLANNERS = """\
title: Supplement for planners
organisation: Example Borough Council
period: {starts: 2026-07-01, ends: 2028-06-30}
grades:
  Grade 8: {title: Planner, salary: 40000, in_post: 10, vacant: 2, supplement: 1000}
on_costs: 25%
"""
LAWYERS = """\
title: Supplement for lawyers
period: {starts: 2027-04-01}
grades:
  Grade 9: {title: Solicitor, salary: 50000, in_post: 4, vacant: 2, supplement: 3000}
"""
UNDATED = "title: No dates\\ngrades:\\n  A: {salary: 30000, in_post: 2, supplement: 500}\\non_costs: 25%\\n".replace(
    "\\n", "\n"
)
NONE_PAID = "title: Nobody is paid\ngrades:\n  A: {salary: 30000, in_post: 2}\n"
COURSES = "forecast: {doing_nothing: {turnover: 10%, starters: 1}, proposal: {turnover: 5%, starters: 1}}\n"
WRONG = "title: Wrong\ngrades:\n  A: {salary: 30000, in_post: -2}\n"


def total_of(*arguments: str | Path) -> dict[str, Any]:
    """The total as data."""
    found: dict[str, Any] = json.loads(run("cost", *arguments, "--total", "-f", "json").out)[-1]
    return found


@pytest.fixture
def two(tmp_path: Path) -> list[Path]:
    """Two cases whose terms differ, one without an end and without on-costs."""
    return [written(tmp_path, PLANNERS, "planners.yaml"), written(tmp_path, LAWYERS, "lawyers.yaml")]


def test_years_full_year_and_term_are_those_worked_by_hand(two: list[Path]) -> None:
    """Planners: 12 posts × £1,000 × 1.25 = £15,000 a year, in 9, 12 and 3 months; lawyers: 6 × £3,000, on-costs not given."""
    figures = total_of(*two)["figures"]
    planners = {year: Fraction(15_000) * months / 12 for year, months in (("2026_27", 9), ("2027_28", 12), ("2028_29", 3))}
    lawyers = {year: Fraction(18_000) for year in ("2027_28", "2028_29", "2029_30")}
    for year in planners | lawyers:
        assert Fraction(figures[f"portfolio.supplement_by_year.{year}"]) == planners.get(year, 0) + lawyers.get(year, 0)
    assert figures["portfolio.supplement_by_year.in_post.2027_28"] == "24500"  # 12,500 + 12,000
    assert (figures["portfolio.supplement_cost.total"], figures["portfolio.day_one.supplements"]) == ("33000", "24500")
    movements = [figures[f"portfolio.supplement_movement.{year}"] for year in ("2026_27", "2027_28", "2028_29")]
    assert movements == ["11250", "21750", "-11250"]


def test_what_is_not_known_is_neither_nothing_nor_left_out(two: list[Path]) -> None:
    total = total_of(*two)
    assert total["figures"]["portfolio.supplement_cost.period_total"] is None
    assert "Supplement for lawyers: the case gives no day" in total["notes"]["portfolio.supplement_cost.period_total"]
    long = written(two[0].parent, PLANNERS.replace("2028-06-30", "2031-03-31").replace("planners", "engineers"), "long.yaml")
    total = total_of(*two, long)
    assert total["figures"]["portfolio.supplement_by_year.2029_30"] == str(15_000 + 18_000)
    assert (
        total["figures"]["portfolio.supplement_by_year.2030_31"] is None
    )  # the lawyers' goes on, and is worked out to 2029/30
    assert total["figures"]["cases.long.supplement_by_year.2030_31"] == "15000"
    page = run("cost", *two, long, "--total").out
    assert "its supplement goes on, and is worked out to 2029/30" in page


def test_every_total_adds_the_figures_of_the_cases_with_its_id(two: list[Path]) -> None:
    total = total_of(DERBYSHIRE, *STARTERS, *two, "--budget", "2m")
    figures = {id: None if value is None else Fraction(value) for id, value in total["figures"].items()}
    names = [one["id"] for one in total["counted"]]
    assert names == ["derbyshire_2019", "flat", "percentage", "renewal", "retention", "planners", "lawyers"]
    held = 0
    for id, value in figures.items():
        own = id.removeprefix("portfolio.")
        parts = [figures[f"cases.{name}.{own}"] for name in names if f"cases.{name}.{own}" in figures]
        if not id.startswith("portfolio.") or own.startswith(("budget", "cases.", "over_budget")):
            continue
        held += 1
        assert value == (None if None in parts else sum(part for part in parts if part is not None)) or (not parts), id
    assert held > 30
    for id in ("supplement_by_year.2026_27", "supplement_cost.total", "day_one.supplements"):
        over, value = figures[f"portfolio.over_budget.{id}"], figures[f"portfolio.{id}"]
        assert over is not None and value is not None and over == value - 2_000_000


def test_the_figures_of_a_case_in_the_total_are_its_own(two: list[Path]) -> None:
    *own, total = json.loads(run("cost", *two, "--total", "-f", "json").out)
    for one, its in zip(total["counted"], own, strict=True):
        stem = f"cases.{one['id']}."
        taken = {id.removeprefix(stem): value for id, value in total["figures"].items() if id.startswith(stem)}
        assert len(taken) > 8
        assert {id: value for id, value in taken.items() if id in its["figures"]} == {
            id: its["figures"][id] for id in taken if id in its["figures"]
        }


# What is not counted


def test_a_case_that_cannot_be_costed_is_listed_with_its_reason_and_the_exit_code_stays(two: list[Path]) -> None:
    folder = two[0].parent
    wrong, none = written(folder, WRONG, "wrong.yaml"), written(folder, NONE_PAID, "none.yaml")
    evidence = written(folder, "title: Evidence\n", "evidence.yaml")
    copy, absent = written(folder, PLANNERS, "copy.yaml"), folder / "absent.yaml"
    ran = run("cost", *two, wrong, none, evidence, copy, absent, "--total", "-f", "json")
    assert ran.code == 2
    total = json.loads(ran.out)[-1]
    reasons = {Path(one["file"]).name: one["reason"] for one in total["not_counted"]}
    assert reasons["wrong.yaml"] == "it has errors"
    assert reasons["none.yaml"] == "it proposes no supplement"
    assert "nothing to cost" in reasons["evidence.yaml"]
    assert reasons["copy.yaml"] == f"its text is that of {two[0]}"
    assert reasons["absent.yaml"] == "there is no such file"
    assert [Path(one["file"]).name for one in total["counted"]] == ["planners.yaml", "lawyers.yaml"]
    assert total["figures"]["portfolio.supplement_cost.total"] == "33000"
    assert run("cost", two[0], wrong, "--total").code == 1
    page = run("cost", *two, none, "--total").out
    assert "Total of 2 of 3 cases" in page
    assert "it proposes no supplement" in page


def test_a_fault_of_ours_in_one_case_leaves_it_out_and_is_said(two: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    right = of_cost.taken_of_cost

    def wrong(costing: Costing) -> TakenCase:
        if "lawyers" in costing.case.title:
            raise RuntimeError("boom")
        return right(costing)

    monkeypatch.setattr(of_cost, "taken_of_cost", wrong)
    ran = run("cost", *two, "--total", "-f", "json")
    assert ran.code == 3
    total = json.loads(ran.out)[-1]
    assert [one["reason"] for one in total["not_counted"]] == ["a fault of ours"]
    assert total["figures"]["portfolio.supplement_cost.total"] == "15000"


def test_where_no_case_can_be_costed_the_page_says_why(tmp_path: Path) -> None:
    wrong = written(tmp_path, WRONG, "wrong.yaml")
    ran = run("cost", wrong, "--total")
    assert ran.code == 1
    assert "0 of 1 cases" in ran.out
    assert "it has errors" in ran.out
    out = tmp_path / "kept.csv"
    out.write_text("kept", encoding="utf-8")
    assert run("cost", wrong, "--total", "-o", out).code == 1
    assert out.read_text(encoding="utf-8") == "kept"


def test_what_differs_between_the_cases_is_named(two: list[Path]) -> None:
    undated = written(two[0].parent, UNDATED, "undated.yaml")
    page = run("cost", *two, undated, STARTERS[2], "--total", "--set", "organisation=Ours").out
    said = " ".join(page.partition("All cases together")[2].split())
    for words in (
        "on-costs where given",
        "No on-costs: Supplement for lawyers.",
        "No vacant posts given: No dates",
        "No period: No dates, counted in a full year alone.",
        "No end within its years: Supplement for lawyers.",
        "Each case's own dates.",
        "Changed for this run: Supplement for planners",
    ):
        assert words in said, words
    total = total_of(*two, undated)["figures"]
    assert total["portfolio.supplement_cost.total"] == str(15_000 + 18_000 + 1_250)
    assert total["portfolio.supplement_by_year.2027_28"] == str(15_000 + 18_000)


def test_years_that_start_in_another_month_are_not_added(two: list[Path]) -> None:
    """A college's years from August: its full year and term count, its years are other months than those of the others."""
    college = PLANNERS.replace("planners", "tutors").replace("organisation", "financial_year_starts: 1 August\norganisation")
    total = total_of(two[0], written(two[0].parent, college, "college.yaml"))
    assert total["figures"]["portfolio.supplement_by_year.2027_28"] == "15000"
    assert total["figures"]["portfolio.supplement_cost.total"] == "30000"
    assert total["figures"]["portfolio.supplement_cost.period_total"] == "60000"
    assert "Years from another day than 1 April: Supplement for tutors, counted in no year." in json.dumps(total)


def test_posts_that_two_cases_have_are_named(two: list[Path]) -> None:
    other = written(two[0].parent, PLANNERS.replace("Supplement for planners", "Growth scheme"), "growth.yaml")
    page = " ".join(run("cost", two[0], other, "--total", "--brief").out.split())
    assert "In two cases, and maybe counted twice: Grade 8, Planner." in page
    assert "In two cases" not in run("cost", *two, "--total").out
    version = written(two[0].parent, PLANNERS.replace("planners", "planners, option B"), "b.yaml")
    page = " ".join(run("cost", two[0], version, "--total", "--brief").out.split())
    assert (
        "Maybe versions of one case, and counted twice: Supplement for planners and Supplement for planners, option B." in page
    )


def test_the_key_figures_are_fifteen_lines_of_eighty_columns_at_most(two: list[Path]) -> None:
    folder = two[0].parent
    others = [
        written(folder, UNDATED, "undated.yaml"),
        written(folder, WRONG, "wrong.yaml"),
        written(folder, "title: E\n", "e.yaml"),
    ]
    again = written(folder, PLANNERS.replace("Supplement for planners", "Growth scheme" * 8), "growth.yaml")
    cases = (DERBYSHIRE, *STARTERS, *two, *others, again)
    for arguments in (("--budget", "2m"), ("--budget", "2026/27=2m", "--set", "organisation=Ours"), ()):
        for command in ("cost", "forecast"):
            page = run(command, *cases, "--total", "--brief", *arguments).out
            lines = page[page.index("All cases together") :].splitlines()[3:]
            assert len(lines) <= 15, "\n".join(lines)
            assert max(map(len, lines)) <= 80


# The budget


def test_a_budget_is_of_every_year_or_of_the_years_named(two: list[Path]) -> None:
    figures = total_of(*two, "--budget", "£30k")["figures"]
    assert figures["portfolio.over_budget.supplement_cost.total"] == "3000"
    assert figures["portfolio.over_budget.supplement_by_year.in_post.2026_27"] == str(9_375 - 30_000)
    total = total_of(*two, "--budget", "2027/28=30,000", "--budget", "2040/41=1")
    assert total["figures"]["portfolio.over_budget.supplement_by_year.2027_28"] == "3000"
    assert "portfolio.over_budget.supplement_by_year.2026_27" not in total["figures"]
    assert "portfolio.over_budget.supplement_cost.total" not in total["figures"]
    assert "The budget of 2040/41 is of no year shown." in total["notes"]["portfolio"]
    assert "No budget is given for 2026/27, 2028/29 and 2029/30." in total["notes"]["portfolio"]


def test_the_key_figures_hold_whole_years_against_their_budgets(two: list[Path]) -> None:
    """Planners alone are of three years; with both figures of each, two are shown whole and the third is named."""
    each = [part for year in ("2026/27", "2027/28", "2028/29") for part in ("--budget", f"{year}=10,000")]
    page = run("cost", two[0], "--total", "--brief", *each).out.partition("All cases together")[2]
    assert re.findall(r"(?m)^  (20../.., \w+)", page) == ["2026/27, staff", "2026/27, all", "2027/28, staff", "2027/28, all"]
    assert "1 more year against the budget, in the table of the years." in page
    assert "2029/30" not in page  # only the change to base budget reaches it
    assert len(page.splitlines()) <= 17


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--budget", "1"), "add --total"),
        (("--total", "--budget", "2026/28=1"), "a financial year such as 2026/27"),
        (("--total", "--budget", "lots"), "is not a number"),
        (("--total", "--budget", "-5"), "below 0"),
        (("--total", "--budget", "1", "--budget", "2026/27=1"), "not both"),
        (("--total", "--budget", "2026/27=1", "--budget", "2026-27=2"), "gives 2026/27 twice"),
    ],
)
def test_a_budget_that_is_none_is_wrong_use(arguments: Sequence[str], said: str, two: list[Path]) -> None:
    ran = run("cost", *two, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_file_named_twice_is_refused(two: list[Path], tmp_path: Path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(two[0])
    for again in (two[0], link):
        ran = run("cost", *two, again, "--total")
        assert ran.code == 2
        assert "--total would count it twice" in ran.err
    assert run("cost", two[0], two[0]).code == 0


# Formats


def test_the_rows_of_a_csv_are_the_figures_of_the_data(two: list[Path]) -> None:
    total = total_of(*two, "--budget", "30,000")
    rows = list(csv.DictReader(io.StringIO(run("cost", *two, "--total", "--budget", "30,000", "-f", "csv").out)))
    mine = {row["id"]: row["amount"] for row in rows if row["case"] == "All cases together"}
    assert mine == {row["id"]: row["amount"] or "" for table in total["tables"] for row in table["rows"]}


def test_a_workbook_adds_the_cells_of_the_cases(two: list[Path], tmp_path: Path) -> None:
    """Each formula here is a sum, a difference or a reference: worked out once more from the cells that it names."""
    out = tmp_path / "all.xlsx"
    assert run("cost", *two, "--total", "--budget", "30,000", "-o", out).code == 0
    sheets = read(out.read_bytes())
    formulas = 0

    def value(sheet: str, ref: str) -> Fraction:
        name, _, cell = ref.rpartition("!")
        found = sheets[name.strip("'") or sheet].get(cell)
        return Fraction(found.value) if found is not None and not isinstance(found.value, str | None) else Fraction(0)

    for name, cells in sheets.items():
        for ref, cell in cells.items():
            if cell.formula:
                formulas += 1
                assert _worked(cell.formula, partial(value, name)) == Fraction(cell.value or 0), (name, ref)
    assert formulas > 40
    assert sheets["All posts filled by case"]["C6"].formula == "SUM(C4:C5)"
    assert sheets["All posts filled by case"]["C4"].formula.startswith("Tables!")


def _worked(formula: str, value: Callable[[str], Fraction]) -> Fraction:
    if formula.startswith("SUM("):
        first, last = formula[4:-1].split(":")
        column = first[:1]
        return sum((value(f"{column}{row}") for row in range(int(first[1:]), int(last[1:]) + 1)), Fraction(0))
    terms = re.findall(r"([+-]?)((?:'[^']*'!|Tables!)?[A-Z]+[0-9]+)", formula)
    assert "".join(sign + ref for sign, ref in terms) == formula
    return sum((-value(ref) if sign == "-" else value(ref) for sign, ref in terms), Fraction(0))


TITLES = ["All cases together", "Supplement for planners", "Supplement for lawyers"]


@pytest.mark.parametrize("command", ["cost", "forecast"])
@pytest.mark.parametrize("brief", [(), ("--brief",)])
def test_a_document_opens_with_the_total_and_a_page_ends_with_it(
    command: str, brief: tuple[str, ...], two: list[Path], tmp_path: Path
) -> None:
    cases = [written(tmp_path, one.read_text("utf-8") + COURSES, one.name) for one in two]
    shown = {}
    for ending in ("md", "html", "docx", "xlsx"):
        out = tmp_path / f"all.{ending}"
        assert run(command, *cases, "--total", *brief, "-o", out).code == 0
        shown[ending] = out.read_bytes()
    of_word = zipfile.ZipFile(io.BytesIO(shown["docx"])).read("word/document.xml").decode()
    for text in (shown["md"].decode(), shown["html"].decode().partition("<h1")[2], of_word):
        assert sorted(TITLES, key=text.index) == TITLES
    on_screen = run(command, *cases, "--total", *brief).out
    assert sorted(TITLES, key=on_screen.index) == TITLES[1:] + TITLES[:1]
    first, *_, last = read(shown["xlsx"])
    assert ("by case" in first or "by year" in first) and last == "Tables"


@pytest.mark.parametrize("command", ["cost", "forecast"])
def test_explain_says_of_every_figure_of_a_total_how_to_have_it(command: str, two: list[Path], tmp_path: Path) -> None:
    """Each command that it names is run, and explains a figure of the case with the value that the total has of it."""
    of_a_year = two[0].read_text("utf-8").replace("ends: 2028-06-30", "ends: 2027-06-30")
    case = written(tmp_path, of_a_year + COURSES, two[0].name)
    total = json.loads(run(command, case, "--total", "--budget", "30k", "-f", "json").out)[-1]
    explained: set[str] = set()
    for id, value in total["figures"].items():
        ran = run("explain", case, id)
        said = " ".join(ran.err.split())
        assert ran.code == 2 and f"'{id}' " in said and "has no figure" not in said, said
        if (asked := re.search(r"`supplement-calc explain (\S+) (\S+)`", said)) is not None and value is not None:
            assert asked[1] == str(case) and total["figures"][f"cases.planners.{asked[2]}"] is not None, id
            if asked[2] in explained:
                continue
            explained.add(asked[2])
            step = json.loads(run("explain", case, asked[2], "-f", "json").out)["steps"][-1]
            assert step["value"] == total["figures"][f"cases.planners.{asked[2]}"], id
    assert len(explained) >= 12
    assert "how this case reaches its own" in " ".join(run("explain", *two, "portfolio.supplement_cost.total").err.split())
    assert "explain FILE supplement_cost.total`" in run("explain", case, "cases.lawyers.supplement_cost.total").err
    assert "has no figure" in run("explain", case, "portfolio.supplement_cost.totl").err
    assert "needs quotes" in run("explain", case, "grades.Grade", "8.in_post").err


def test_a_saved_total_is_no_case_to_compare(two: list[Path], tmp_path: Path) -> None:
    saved = tmp_path / "saved.json"
    assert run("cost", *two, "--total", "-o", saved).code == 0
    assert "All cases" not in run("compare", saved).out


# Forecasts


def test_forecasts_add_up_and_their_extra_cost_meets_the_budget() -> None:
    cases = [DERBYSHIRE, *(path for path in STARTERS if path.stem in ("flat", "renewal"))]
    *own, total = json.loads(run("forecast", *cases, "--total", "--budget", "2026/27=30,000", "-f", "json").out)
    figures = total["figures"]
    for id in ("forecast.net.2026_27", "forecast.proposal.2026_27.total", "forecast.net.total", "forecast.doing_nothing.total"):
        assert Fraction(figures[f"portfolio.{id}"]) == sum(Fraction(one["figures"].get(id) or 0) for one in own), id
    over = Fraction(figures["portfolio.over_budget.forecast.net.2026_27"])
    assert over == Fraction(figures["portfolio.forecast.net.2026_27"]) - 30_000
    assert figures["portfolio.forecast.movement.2022_23"] == own[0]["figures"]["forecast.movement.2022_23"]
    assert "portfolio.forecast.full_year.2020_21" in figures
    ends = figures["portfolio.forecast.full_year.2021_22"], total["notes"]["portfolio.forecast.full_year.2021_22"]
    assert ends == (None, "none, because no case has one")  # the one supplement of that year ends in it
    page = run("forecast", *cases, STARTERS[0], "--total", "--unit", "thousands")
    assert page.code == 1  # the evidence case has no forecast
    assert "3 of 4 cases" in page.out
    assert "the case has no forecast, so there is nothing to show" in page.out


# Growth


def half_up(value: Fraction) -> int:
    """To the pound, halves up."""
    return (2 * value + 1) // 2


def of_cases(folder: Path) -> list[Path]:
    """Three hundred cases, alike in form and in nothing else."""
    return [
        written(
            folder,
            f"title: Case {n}\nperiod: {{starts: {2024 + n % 3}-0{1 + n % 9}-01, ends: {2027 + n % 2}-06-30}}\ngrades:\n"
            f"  G: {{salary: {30_000 + n}, in_post: {n % 7 + 1}.5, vacant: {n % 3}, supplement: {500 + n}}}\non_costs: 25%\n",
            f"c{n:03}.yaml",
        )
        for n in range(120)
    ]


def test_the_total_of_a_hundred_and_twenty_cases_takes_four_times_that_of_thirty(tmp_path: Path) -> None:
    paths = of_cases(tmp_path)
    seen: dict[int, str] = {}

    def work_of(size: int) -> Callable[[], object]:
        return lambda: seen.update({size: run("cost", *paths[:size], "--total", "--brief", "--budget", "1m", "-f", "csv").out})

    assert growth(work_of, 30) < 1.1
    by_hand = sum(half_up((n % 7 + Fraction(3, 2)) * (500 + n)) for n in range(120))
    row = next(row for row in csv.DictReader(io.StringIO(seen[120])) if row["id"] == "portfolio.day_one.supplements")
    assert abs(Fraction(row["amount"]) - by_hand * Fraction(5, 4)) <= 60  # on-costs of each rounded to a pound
