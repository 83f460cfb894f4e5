"""A flat rate out of its usual range, and stated National Insurance that is not this year's."""

from __future__ import annotations

import pytest

from supplement_calc.diagnostics import Problem
from support.checking import codes, problems


@pytest.mark.parametrize(
    ("rate", "expected"),
    [
        ("15%", []),
        ("14.99%", ["on-costs-unusual"]),
        ("45%", []),
        ("45.01%", ["on-costs-unusual"]),
        ("0%", ["on-costs-unusual"]),
        ("0.2433%", ["percentage-as-fraction"]),  # and not that as well
        ("1%", ["on-costs-unusual"]),
    ],
)
def test_on_costs(rate: str, expected: list[str]) -> None:
    assert codes(f"title: x\non_costs: {rate}\n") == expected


def test_the_usual_on_costs_are_the_policys() -> None:
    assert codes("title: x\non_costs: 50%\npolicy: {on_costs_at_most: 55%}\n") == []
    assert codes("title: x\non_costs: 5%\npolicy: {on_costs_at_least: none}\n") == []


@pytest.mark.parametrize(
    ("rate", "policy", "headline"),
    [
        ("5%", "", "on-costs of 5% are below the usual 15%"),
        ("50%", "", "on-costs of 50% are above the usual 45%"),
        ("5%", "policy: {on_costs_at_least: 6%}\n", "on-costs of 5% are below the usual 6%"),
        ("50%", "policy: {on_costs_at_most: 49.5%}\n", "on-costs of 50% are above the usual 49.5%"),
    ],
)
def test_the_limit_that_on_costs_pass_is_named_and_pointed_to(rate: str, policy: str, headline: str) -> None:
    [problem] = problems(f"title: x\non_costs: {rate}\n{policy}")
    assert problem.headline == headline
    assert [related.span.line for related in problem.related] == ([3] if policy else [])


PAID = """
title: t
grades:
  G9: {{salary: 40000, in_post: 20{supplement}}}
{payment}
on_costs: {on_costs}
"""
STAY = "payments:\n  - {what: Stay, kind: retention payment, amount: 3000, to: staff in post, every_months: 12}"


@pytest.mark.parametrize(
    ("payment", "on_costs", "expected"),
    [
        (STAY, "33%", ["flat-rate-pension"]),
        ("payment: {kind: retention payment}", "33%", ["flat-rate-pension"]),
        (STAY, "{rate: 33%, pension: 20%}", []),
        (STAY.replace("retention payment", "professional registration fee"), "33%", []),
        ("payment: {kind: monthly supplement}", "33%", []),
    ],
)
def test_a_flat_rate_on_what_bears_no_pension_states_its_pension_part(payment: str, on_costs: str, expected: list[str]) -> None:
    supplement = ", supplement: 3000" if payment.startswith("payment:") else ""
    found = codes(PAID.format(payment=payment, on_costs=on_costs, supplement=supplement))
    assert [code for code in found if code != "no-end-date"] == expected


def test_how_much_a_flat_rate_may_overstate_is_said_where_the_days_are_known() -> None:
    dated = PAID.replace("grades:", "period: {{starts: 2025-04-01}}\ngrades:")
    text = dated.format(payment=STAY, on_costs="33%", supplement="")
    [found] = [problem.headline for problem in problems(text) if problem.code == "flat-rate-pension"]
    assert found == "the flat 33% may overstate on-costs by £10,500 a year: no pension is due on Stay"


CASE = "title: t\non_costs:\n  {dates}\n  national_insurance:\n    rate: {rate}\n    threshold: {threshold}\n"


def stated(rate: str, threshold: str, dates: str = "tax_year: 2025-26") -> list[Problem]:
    """The problems of a case that states its National Insurance."""
    return problems(CASE.format(dates=dates, rate=rate, threshold=threshold))


def test_this_years_rate_and_threshold_are_well() -> None:
    assert stated("15%", "5,000") == []


def test_last_years_rate_is_reported_where_it_stands_with_what_to_write() -> None:
    (problem,) = stated("13.8%", "5,000")
    assert (problem.code, problem.severity) == ("national-insurance-of-another-year", "error")
    assert (problem.span.line, problem.span.column) == (5, 11)
    assert problem.headline == "the National Insurance rate is 13.8%, which is that of 2015-16 to 2024-25, not of 2025-26"
    assert problem.help == "write 15%, or leave national_insurance out and it is looked up by date"


def test_last_years_threshold_is_reported_too() -> None:
    (problem,) = stated("15%", "9,100")
    assert (problem.span.line, problem.span.column) == (6, 16)
    assert problem.headline == "the National Insurance threshold is 9,100, which is that of 2022-23 to 2024-25, not of 2025-26"


def test_a_threshold_of_no_year_is_a_warning() -> None:
    (problem,) = stated("15%", "417")
    assert (problem.code, problem.severity) == ("national-insurance-not-known", "warning")


@pytest.mark.parametrize("rate", ["15.05%", "13.8%"])
def test_either_rate_of_a_year_that_has_two_is_well(rate: str) -> None:
    assert stated(rate, "9,100", "tax_year: 2022-23") == []


def test_the_years_are_those_of_the_dates() -> None:
    assert stated("13.8%", "8,632", "from: 2019-04-01") == []
    assert [p.span.line for p in stated("13.8%", "8,632", "from: 2021-05-01")] == [6]


def test_a_time_that_the_table_does_not_know_is_passed_over() -> None:
    assert stated("16%", "4,000", "tax_year: 2030-31") == []


@pytest.mark.parametrize(
    ("parts", "payment", "expected"),
    [
        ("pension: 20%, salary_sacrifice: 6.5%", "", ["salary-sacrifice-of-lgps"]),
        (
            "pension: 20%, salary_sacrifice: 6.5%",
            "payment: {scheme: Local Government Pension Scheme}",
            ["salary-sacrifice-of-lgps"],
        ),
        ("pension: 20%, salary_sacrifice: 6.5%", "payment: {scheme: USS, pensionable: yes}", []),
        ("pension: 20%, salary_sacrifice: 0%", "", []),
        ("pension: 20%", "", []),
    ],
)
def test_main_contributions_to_the_lgps_are_not_paid_by_salary_sacrifice(parts: str, payment: str, expected: list[str]) -> None:
    assert codes(f"title: t\non_costs: {{tax_year: 2025-26, {parts}}}\n{payment}\n") == expected
