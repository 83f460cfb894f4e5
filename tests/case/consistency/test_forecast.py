"""What a forecast may not assume: each reported where it stands, when the whole case is read and when the command runs."""

from __future__ import annotations

from datetime import date

import pytest

from supplement_calc.case.case import Case
from supplement_calc.case.dates import forecast_dates
from supplement_calc.case.loading import load_text
from supplement_calc.case.sections import COSTING, EVERYTHING, FORECAST
from supplement_calc.diagnostics import Problem, Source

SOUND = """title: A team
period: {starts: 2026-04-01, ends: 2027-03-31}
pay_points: {1: 20000, 2: 21000, 4: 23000}
grades:
  Grade 9: {salary: 30000, in_post: 6, vacant: 2}
  Grade 10: {points: 1-2, in_post: 1}
  Grade 11: {points: 1-2}
agency: {fte: 1, cost_per_fte: 60000}
forecast:
  doing_nothing: {turnover: 20%, starters: 3}
  proposal: {turnover: 10%, starters: {Grade 9: 3}}
"""
BY_DATE = "turnover: [{from: 2026-04-01, rate: 20%}, {from: 2026-10-01, rate: 10%}]"
AWARDS = "  pay_awards: [{from: 2026-04-01, award: 3%}, {from: 2026-10-01, award: 1%}]\n"


def reported(text: str, wanted: frozenset[str] = FORECAST) -> list[Problem]:
    """The problems of a case file."""
    return load_text(Source("case.yaml", text), wanted).problems


def at(problem: Problem) -> str:
    """What is underlined."""
    span = problem.span
    return (span.source.line(span.line) or "")[span.column - 1 : span.end_column - 1]


@pytest.mark.parametrize("wanted", [FORECAST, EVERYTHING], ids=["forecast", "check"])
@pytest.mark.parametrize("text", [SOUND, SOUND + AWARDS, SOUND.replace("turnover: 10%", BY_DATE), SOUND.replace("20%", "100%")])
def test_a_sound_forecast_is_reported_nothing(text: str, wanted: frozenset[str]) -> None:
    assert reported(text, wanted) == []


@pytest.mark.parametrize(
    ("before", "after", "code", "underlined"),
    [
        ("in_post: 6, vacant: 2", "in_post: 0", "", ""),
        ("turnover: 20%", "turnover: 100.1%", "turnover-over-100", "100.1%"),
        ("turnover: 10%", BY_DATE.replace("10%", "101%"), "turnover-over-100", "101%"),
        ("turnover: 10%", BY_DATE.replace("2026-04-01", "2026-05-01"), "no-rate-yet", "2026-05-01"),
        ("turnover: 10%", BY_DATE.replace("2026-04-01", "2025-01-01"), "", ""),
        ("turnover: 10%", BY_DATE.replace("2026-10-01", "2026-04-01"), "dates-out-of-order", "2026-04-01"),
        ("turnover: 10%", BY_DATE.replace("2026-10-01", "2026-10-02"), "not-first-of-month", "2026-10-02"),
        ("{Grade 9: 3}", "{Grade 8: 3}", "unknown-grade", "Grade 8"),
        ("{Grade 9: 3}", "{Grade 9: 3, Grade 11: 1}", "starters-without-posts", "Grade 11"),
        ("agency: {fte: 1, cost_per_fte: 60000}\n", "", "", ""),
        ("period: {starts: 2026-04-01, ends: 2027-03-31}\n", "", "missing-key", "forecast"),
    ],
)
def test_what_is_wrong_is_reported_where_it_stands(before: str, after: str, code: str, underlined: str) -> None:
    for wanted in (FORECAST, EVERYTHING):
        problems = reported(SOUND.replace(before, after), wanted)
        assert [(problem.code, at(problem)) for problem in problems] == ([(code, underlined)] if code else [])


@pytest.mark.parametrize(
    ("line", "code", "underlined"),
    [
        (AWARDS.replace("2026-04-01", "2026-03-01"), "award-before-start", "2026-03-01"),
        (AWARDS.replace("2026-10-01", "2026-04-01"), "dates-out-of-order", "2026-04-01"),
        (AWARDS.replace("2026-10-01", "2026-10-31"), "not-first-of-month", "2026-10-31"),
        ("  increments: yes\n", "not-used", "yes"),
        ("  inflation: 2%\n", "not-used", "2%"),
        ("  inflation: 2%\n  discount_rate: 3.5%\n", "", ""),  # a finding of check, where nothing rises
        ("  inflation: 2%\n  discount_rate: 3.5%\n" + AWARDS, "", ""),
        ("  budget_inflation: 2%\n", "not-used", "2%"),
    ],
)
def test_what_holds_for_both_courses_is_held_to_its_rules(line: str, code: str, underlined: str) -> None:
    assert [(problem.code, at(problem)) for problem in reported(SOUND + line)] == ([(code, underlined)] if code else [])


def test_a_grade_that_there_is_none_of_is_reported_with_the_nearest() -> None:
    (problem,) = reported(SOUND.replace("{Grade 9: 3}", "{Grde 9: 3}"))
    assert problem.help == "did you mean Grade 9?"


def test_a_date_in_mid_month_is_reported_with_the_months_on_either_side() -> None:
    (problem,) = reported(SOUND + AWARDS.replace("2026-10-01", "2026-12-15"))
    assert problem.help is not None
    assert problem.help.endswith("write 2026-12-01 or 2027-01-01")


def test_agency_cover_without_agency_staff_is_not_used() -> None:
    text = SOUND.replace("agency: {fte: 1, cost_per_fte: 60000}\n", "").replace(
        "turnover: 20%", "turnover: 20%, agency_cover: 50%"
    )
    assert [(problem.code, at(problem), problem.severity) for problem in reported(text)] == [("not-used", "50%", "warning")]


def test_a_case_of_no_posts_has_nothing_to_forecast() -> None:
    empty = SOUND.replace(", in_post: 6, vacant: 2", "").replace(", in_post: 1", "").replace("{Grade 9: 3}", "3")
    assert [problem.code for problem in reported(empty)] == ["nothing-to-forecast"]
    nil = SOUND.replace("in_post: 6, vacant: 2", "in_post: 0").replace("in_post: 1", "in_post: {1: 0}")
    assert [problem.code for problem in reported(nil)] == ["nothing-to-forecast"]
    start, _, rest = SOUND.partition("grades:")
    no_grades = start + rest.partition("Grade 11: {points: 1-2}\n")[2].replace("{Grade 9: 3}", "3")
    assert [problem.code for problem in reported(no_grades)] == ["nothing-to-forecast"]


def test_staff_who_move_up_need_pay_at_every_point_on_the_way() -> None:
    text = SOUND.replace("points: 1-2, in_post: 1", "points: 1-4, in_post: {1: 1}")
    assert reported(text) == []
    (problem,) = reported(text + "  increments: yes\n")
    assert (problem.code, at(problem)) == ("point-without-pay", "1-4")
    assert "point 3" in problem.headline


def test_starters_need_pay_at_the_lowest_point_in_use() -> None:
    (problem,) = reported(SOUND.replace("points: 1-2, in_post: 1", "points: 1-4, lowest_in_use: 3, in_post: {1: 1}"))
    assert (problem.code, at(problem)) == ("point-without-pay", "1-4")


BY_PART = SOUND.replace("agency:", "on_costs: {tax_year: 2026-27}\nagency:").replace("ends: 2027-03-31", "ends: 2028-03-31")


def test_months_after_the_table_of_national_insurance_need_an_assumption() -> None:
    (problem,) = reported(BY_PART)
    assert (problem.code, at(problem)) == ("unknown-tax-year", "forecast")
    assert reported(BY_PART.replace("2028-03-31", "2027-03-31")) == []
    assert reported(BY_PART.replace("tax_year: 2026-27", "tax_year: 2026-27, as: 2026-27")) == []
    assert reported(BY_PART.replace("tax_year: 2026-27", "national_insurance: {rate: 15%, threshold: 5000}")) == []
    assert reported(BY_PART, COSTING) == []


def test_an_assumption_may_stand_for_a_forecast_of_more_years() -> None:
    text = BY_PART.replace("2028-03-31", "2027-03-31").replace("tax_year: 2026-27", "tax_year: 2026-27, as: 2025-26")
    assert reported(text) == reported(text, COSTING) == []
    without = text.partition("forecast:")[0]
    assert [problem.code for problem in reported(without)] == ["not-used"]


def dates(text: str, years: int | None = None) -> str:
    """How long a forecast is, and why."""
    case = load_text(Source("case.yaml", text), FORECAST).case
    assert isinstance(case, Case)
    found = forecast_dates(case, years)
    assert found is not None
    return f"{found.first} {found.last} {found.why}"


def test_a_forecast_runs_to_the_end_of_the_supplement_or_as_long_as_it_is_asked() -> None:
    assert dates(SOUND) == "2026-04-01 2027-03-31 the end of the supplement"
    assert dates(SOUND, 1) == "2026-04-01 2027-03-31 1 year, as asked"
    assert dates(SOUND + "  starts: 2026-06-15\n", 2) == "2026-06-01 2028-05-31 2 years, as asked"
    open_ended = SOUND.replace(", ends: 2027-03-31", "")
    assert dates(open_ended) == "2026-04-01 2029-03-31 3 years, since the supplement has no end date"
    assert dates(SOUND.replace("2027-03-31", "2070-03-31")) == "2026-04-01 2046-03-31 20 years, the most that is forecast"
    later = SOUND + "  starts: 2028-01-01\n"
    assert dates(later) == "2028-01-01 2030-12-31 3 years, since it starts after the supplement has ended"


def test_a_supplement_that_ends_on_the_first_day_of_the_forecast_is_forecast_for_that_day() -> None:
    loaded = load_text(Source("case.yaml", "title: x\nperiod: {starts: 2019-07-01, ends: 2019-07-01}\n"), EVERYTHING)
    assert loaded.case is not None
    found = forecast_dates(loaded.case)
    assert found is not None
    assert (found.first, found.last, found.why) == (date(2019, 7, 1), date(2019, 7, 1), "the end of the supplement")
