"""The rule that a stated rate or threshold of National Insurance is this year's."""

from __future__ import annotations

import pytest

from supplement_calc.case.loading import load_text
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.checks.check import findings
from supplement_calc.checks.context import CheckContext
from supplement_calc.diagnostics import Problem, Source

CASE = "title: t\non_costs:\n  {dates}\n  national_insurance:\n    rate: {rate}\n    threshold: {threshold}\n"


def found(rate: str, threshold: str, dates: str = "tax_year: 2025-26") -> list[Problem]:
    """What the rules find in a case that states its National Insurance."""
    loaded = load_text(Source("case.yaml", CASE.format(dates=dates, rate=rate, threshold=threshold)), EVERYTHING)
    assert loaded.case is not None
    return [
        problem for problem in findings(CheckContext(loaded.case)).problems if problem.code.startswith("national-insurance")
    ]


def test_this_years_rate_and_threshold_are_well() -> None:
    assert found("15%", "5,000") == []


def test_last_years_rate_is_found_where_it_stands_with_what_to_write() -> None:
    (problem,) = found("13.8%", "5,000")
    assert (problem.code, problem.severity) == ("national-insurance-of-another-year", "error")
    assert (problem.span.line, problem.span.column) == (5, 11)
    assert problem.headline == "the National Insurance rate is 13.8%, which is that of 2015-16 to 2024-25, not of 2025-26"
    assert problem.help == "write 15%, or leave national_insurance out and it is looked up by date"


def test_last_years_threshold_is_found_too() -> None:
    (problem,) = found("15%", "9,100")
    assert (problem.span.line, problem.span.column) == (6, 16)
    assert problem.headline == "the National Insurance threshold is 9,100, which is that of 2022-23 to 2024-25, not of 2025-26"


def test_a_threshold_of_no_year_is_a_warning() -> None:
    (problem,) = found("15%", "417")
    assert (problem.code, problem.severity) == ("national-insurance-not-known", "warning")


@pytest.mark.parametrize("rate", ["15.05%", "13.8%"])
def test_either_rate_of_a_year_that_has_two_is_well(rate: str) -> None:
    assert found(rate, "9,100", "tax_year: 2022-23") == []


def test_the_years_are_those_of_the_dates() -> None:
    assert found("13.8%", "8,632", "from: 2019-04-01") == []
    assert [p.span.line for p in found("13.8%", "8,632", "from: 2021-05-01")] == [6]


def test_a_time_that_the_table_does_not_know_is_let_be() -> None:
    assert found("16%", "4,000", "tax_year: 2030-31") == []
