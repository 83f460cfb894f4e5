"""The sections of evidence: what they hold, and problems reported where they stand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from supplement_calc.case.loading import Loaded, load
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.diagnostics import Problem

Reports = Callable[..., Problem]
Load = Callable[..., Loaded]

CASES = sorted((Path(__file__).parents[3] / "cases").glob("*.yaml"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_every_case_is_read_without_a_problem(case: Path) -> None:
    assert load(str(case), EVERYTHING).problems == []


# Names become ids


@pytest.mark.parametrize(
    "sample",
    [
        "workforce:\n  ‹A b›: {date: 2024-01-01}\n  «A-B»: {date: 2024-01-01}\n",
        "workforce:\n  G:\n    teams:\n      ‹A b›: {vacant: 1}\n      «A, b!»: {vacant: 2}\n",
        "workforce:\n  G:\n    series:\n      ‹Jul 23›: {vacant: 1}\n      «jul-23»: {vacant: 2}\n",
        "workforce:\n  G:\n    total:\n      earlier:\n        ‹April 2018›: {vacant: 1}\n        «april-2018»: {vacant: 2}\n",
        "workforce:\n  G:\n    total:\n      printed:\n        ‹in work›: 1\n        «in_work»: 2\n",
        "service_length:\n  ‹A b›: {bands: [{band: x, share: 1%}]}\n  «A-B»: {bands: [{band: x, share: 1%}]}\n",
        "recruitment:\n  ‹A b›: {adverts: 1}\n  «A-B»: {adverts: 1}\n",
        "coverage:\n  C:\n    at:\n      ‹Oct 1›: {permanent: 1%}\n      «oct-1»: {permanent: 2%}\n",
        "indicators:\n  ‹Café›: {values: {x: 1}}\n  «Cafe»: {values: {x: 1}}\n",
        "indicators:\n  I:\n    values:\n      ‹a b›: 1\n      «A (b)»: 2\n",
        "grades: {A: {salary: 1}}\ncomparators:\n  ‹North Co.›: {pay: {A: 3}}\n  «north co»: {pay: {A: 3}}\n",
    ],
)
def test_two_names_of_one_id_are_reported(sample: str, reports: Reports) -> None:
    assert "would have the same id" in reports(f"title: t\n{sample}", "name-taken").headline


@pytest.mark.parametrize(
    "sample",
    [
        'workforce:\n  «"!!"»: {date: 2024-01-01}\n',
        'workforce:\n  G:\n    teams:\n      «"…"»: {vacant: 1}\n',
        'indicators:\n  I:\n    values:\n      «"?"»: 1\n',
    ],
)
def test_a_name_that_comes_to_nothing_is_reported(sample: str, reports: Reports) -> None:
    reports(f"title: t\n{sample}", "name-without-id")


def test_one_name_in_two_places_is_two_ids(loaded: Load) -> None:
    text = "title: t\nworkforce:\n  A: {teams: {T: {vacant: 1}}}\n  B: {teams: {T: {vacant: 1}}}\n"
    assert loaded(text).problems == []


# What is not valid


@pytest.mark.parametrize(
    ("sample", "code"),
    [
        ("grades: {A: {salary: 1}}\ncomparators:\n  X: {pay: {«B»: 3}}\n", "unknown-grade"),
        ("grades: {A: {salary: 1}}\ncomparators:\n  X: {pay: {A: 3}, supplements: {«B»: 3}}\n", "unknown-grade"),
        ("grades: {A: {salary: 1}}\ncomparators:\n  X: {pay: {A: «£5 - £3»}}\n", "not-a-range"),
        ("market: {statistic: «mode»}\n", "not-a-choice"),
        ("market: {of: «middles»}\n", "not-a-choice"),
        ("market: {counting: «everything»}\n", "not-a-choice"),
        ("workforce:\n  G: {counted_in: «days»}\n", "not-a-choice"),
        ("workforce:\n  G: {teams: {T: {vacant: «a few»}}}\n", "not-a-number"),
        ("indicators:\n  I: {by: «year», values: {x: 1}}\n", "not-a-choice"),
        ("funding:\n  - {year: 2021/22, amount: £1m, from: «luck»}\n", "not-a-choice"),
    ],
)
def test_what_is_not_valid_is_reported_where_it_stands(sample: str, code: str, reports: Reports) -> None:
    reports(f"title: t\n{sample}", code)


@pytest.mark.parametrize(
    "staff",
    [
        "establishment: «-5»",
        "headcount: «-5»",
        "men: «-1»",
        "women: «-1»",
        "agency: «-2»",
        "in_post: «-3»",
        "leavers: «-3»",
        "establishment: «£40k»",
        "in_post: «30%»",
        "men: «4.5»",
        "agency: «7 years 2 months»",
    ],
)
def test_a_count_that_cannot_be_is_reported(staff: str, loaded: Load) -> None:
    """Vacancies may be below nil, where a team is over-established; no count of posts or people may."""
    sample = f"title: t\nworkforce:\n  G: {{teams: {{T: {{{staff}}}}}}}\n"
    text = sample.replace("«", "").replace("»", "")
    assert [problem.span.column for problem in loaded(text).problems] == [sample.splitlines()[2].index("«") + 1]


def test_vacancies_below_nil_are_no_error(loaded: Load) -> None:
    assert loaded("title: t\nworkforce:\n  G: {teams: {T: {vacant: -1.53}}}\n").problems == []


# Agency staff are paid for in one way


@pytest.mark.parametrize(
    ("agency", "code"),
    [
        ("«agency»: {fte: 2}", "missing-key"),
        ("agency: {fte: 2, charge_rate: «30», hours_a_week: 37}", "missing-key"),
        ("agency: {fte: 2, charge_rate: «30», weeks_a_year: 47}", "missing-key"),
        ("agency: {fte: 2, weekly_spend: «3000»}", "missing-key"),
        ("agency: {fte: 2, cost_per_fte: ‹50000›, weekly_spend: «3000», weeks_a_year: 52}", "two-costs"),
        ("agency: {fte: 2, cost_per_fte: ‹50000›, charge_rate: «30», hours_a_week: 37, weeks_a_year: 52}", "two-costs"),
        ("agency: {fte: 2, charge_rate: ‹30›, weekly_spend: «3000», hours_a_week: 37, weeks_a_year: 52}", "two-costs"),
        ("agency: {fte: 2, charge_rate: 30, hours_a_week: «0», weeks_a_year: 47}", "nil-amount"),
        ("agency: {fte: 2, charge_rate: 30, hours_a_week: 37, weeks_a_year: «-1»}", "nil-amount"),
    ],
)
def test_what_is_missing_or_said_twice_is_reported_where_it_stands(agency: str, code: str, reports: Reports) -> None:
    reports(f"title: t\n{agency}\n", code)


def test_hours_and_weeks_are_missed_each_by_name(loaded: Load) -> None:
    problems = loaded("title: t\nagency: {fte: 2, charge_rate: 30}\n").problems
    assert [problem.help for problem in problems] == ["add `hours_a_week: …`", "add `weeks_a_year: …`"]


@pytest.mark.parametrize("typed", ["headcount", "people", "Employees", "staff", "head"])
def test_what_people_call_heads_is_pointed_to_heads(typed: str, loaded: Load) -> None:
    problems = loaded(f"title: t\nworkforce:\n  G: {{counted_in: {typed}}}\n").problems
    assert [(one.code, one.help) for one in problems] == [("not-a-choice", "did you mean heads?")]
