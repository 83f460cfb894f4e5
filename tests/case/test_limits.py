"""How large a case may be: refused where it says so, before anything is costed; the largest that is allowed is read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from supplement_calc.case import limits
from supplement_calc.case.loading import load_text
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.diagnostics import Problem, Source
from support.running import run

TEAM = "title: A team\ngrades:\n  Grade 9: {salary: 30000, in_post: 6, vacant: 2}\n"
FORECAST = "forecast: {doing_nothing: {turnover: 20%, starters: 3}, proposal: {turnover: 10%, starters: 3}}\n"


def reported(text: str) -> list[Problem]:
    """What is too large in a case file."""
    problems = load_text(Source("case.yaml", text), EVERYTHING).problems
    return [problem for problem in problems if problem.code == "too-large-a-case"]


def line(problem: Problem) -> str:
    """The line that is pointed at."""
    return (problem.span.source.line(problem.span.line) or "").strip()


def of_points(points: int, grades: int, high: int) -> str:
    """So many pay points, and grades with a range of them each."""
    lines = ["title: Points", "pay_points:", *(f"  {point}: {20000 + point}" for point in range(points)), "grades:"]
    return "\n".join([*lines, *(f"  G{grade}: {{points: 0-{high}}}" for grade in range(grades))]) + "\n"


def of_grades(count: int, ends: str) -> str:
    """So many grades, forecast to a day."""
    grades = "".join(f"  G{number}: {{salary: 30000, in_post: 3}}\n" for number in range(count))
    return f"title: Grades\nperiod: {{starts: 2025-04-01, ends: {ends}}}\ngrades:\n{grades}{FORECAST}"


def of_payments(count: int, clawback: int) -> str:
    """So many payments with a clawback, forecast for seventeen years."""
    payment = (
        "  - {{what: Lump {}, kind: golden hello, to: starters, amount: 1000, "
        "clawback: {{months: {}, how: by month, recovered: 50%}}}}\n"
    )
    payments = "".join(payment.format(number, clawback) for number in range(count))
    return f"{TEAM}period: {{starts: 2025-04-01, ends: 2042-03-31}}\n{FORECAST}payments:\n{payments}"


PACKAGE = "title: P\nmeasures:\n  - {{what: A, cost: 1000, year: {}}}\nfunding:\n  - {{from: reserve, year: {}, amount: 1}}\n"
TOO_LARGE = {
    "period": (f"{TEAM}period:\n  starts: 2025-04-01\n  ends: 2125-03-31\n", "ends: 2125-03-31"),
    "package": (PACKAGE.format("2000/01", "2098/99"), "- {from: reserve, year: 2098/99, amount: 1}"),
    "points": (of_points(10_000, 200, 9999), "G0: {points: 0-9999}"),
    "forecast": (of_grades(1000, "2055-03-31"), FORECAST.strip()),
    "clawback": (of_payments(10, 240), FORECAST.strip()),
    "entries": (of_points(10_000, 10_001, 0), "grades:"),
}
LARGE = {
    "period": f"{TEAM}period:\n  starts: 2025-04-01\n  ends: 2075-03-31\n",
    "package": PACKAGE.format("2000/01", "2049/50"),
    "points": of_points(1000, 100, 999),
    "forecast": of_grades(200, "2035-03-31"),
    "clawback": of_payments(10, 24),
    "entries": of_points(10_000, 10_000, 0),
}


@pytest.mark.parametrize("name", TOO_LARGE)
def test_a_case_past_what_anyone_needs_is_refused_where_it_says_so(name: str) -> None:
    text, place = TOO_LARGE[name]
    (problem,) = reported(text)
    assert line(problem) == place


@pytest.mark.parametrize("name", LARGE)
def test_what_a_council_may_need_is_not(name: str) -> None:
    assert reported(LARGE[name]) == []


def test_nothing_else_is_looked_for_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def of_others(case: object) -> Iterator[Problem]:
        raise AssertionError

    monkeypatch.setattr("supplement_calc.case.consistency.registry.RULES", (of_others,))
    assert reported(TOO_LARGE["period"][0])


def test_years_asked_for_count(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A forecast that is small to its own end and too large for as many years as the command line says."""
    path = tmp_path_factory.mktemp("case") / "case.yaml"
    path.write_text(of_grades(300, "2026-03-31"), encoding="utf-8")
    ran = run("forecast", path, "--years", "20")
    assert ran.code == 1
    assert "error[too-large-a-case]: the forecast has 144,000 lines of a month; at most 100,000" in ran.err
    assert limits.LINES == 100_000
