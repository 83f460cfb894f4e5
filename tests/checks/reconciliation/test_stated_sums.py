"""A paper's own sums and ratios of two given amounts, held against the case."""

from __future__ import annotations

import pytest

from support.planting import reconciled

# Employed 8 × 30,000 × 1.25 = 300,000; agency 60,000; 360,000 of 400,000 is 90%. Adults 20.5 and children 30.2 are 50.7.
CASE = """
title: by hand
grades: {Officer: {salary: 30000, in_post: 8, vacant: 2}}
on_costs: 25%
agency: {fte: 1, cost_per_fte: 60000}
budget: 400000
workforce:
  Adults: {teams: {North: {in_post: 20.5}}}
  Children: {teams: {North: {in_post: 30.2}}}
indicators:
  Open cases: {by: date, unit: cases, values: {March: "1,014"}}
published:
"""
STAFF = "workforce.adults.pooled.in_post + workforce.children.pooled.in_post"


@pytest.mark.parametrize(
    ("figure", "printed", "id"),
    [
        ("current_spend.total ÷ budget", "90%", "current_spend.total as a percentage of budget"),
        ("current_spend.total ÷ budget", "0.90", "current_spend.total ÷ budget"),
        ("indicators.open_cases.values.march / workforce.adults.pooled.in_post", "49.5",
         "indicators.open_cases.values.march ÷ workforce.adults.pooled.in_post"),
        (STAFF, "50.7 fte", STAFF),
        ("budget - current_spend.total", "£40,000", "budget − current_spend.total"),
    ],
)  # fmt: skip
def test_a_sum_or_a_ratio_that_the_case_gives_reproduces(figure: str, printed: str, id: str) -> None:
    result = reconciled(f"{CASE}  - {{figure: {figure}, value: '{printed}'}}\n")
    assert result.entry_problems == ()
    assert (result.verdicts[-1].result, result.verdicts[-1].claim.id) == ("reproduces", id)


@pytest.mark.parametrize(
    ("figure", "printed", "result"),
    [
        ("£1,240,000 ÷ 31", "£40,000", "reproduces"),
        ("£1,240,000 ÷ 31", "£40,001", "differs"),
        ("£11.318m ÷ 31", "£365,083", "reproduces"),  # 11,317,573 ÷ 31: in thousands, half of one either way
        ("£11.318m ÷ 31", "£365,200", "differs"),
        ("£1.24 million ÷ 31", "£40,100", "reproduces"),
        ("over £90k + £10k", "£102,000", "reproduces"),
        ("over £90k + £10k", "£97,000", "differs"),
    ],
)
def test_a_stated_amount_stands_for_all_that_is_written_so(figure: str, printed: str, result: str) -> None:
    assert reconciled(f"{CASE}  - {{figure: '{figure}', value: '{printed}'}}\n").verdicts[-1].result == result


def test_cells_of_a_sum_that_are_rounded_may_be_off_by_as_much() -> None:
    """20.45 to 20.55 and 30.15 to 30.25 are 50.6 to 50.8."""
    results = [reconciled(f"{CASE}  - {{figure: {STAFF}, value: '{one}'}}\n").verdicts[-1].result for one in ("50.8", "50.9")]
    assert results == ["reproduces", "differs"]


def test_one_that_it_does_not_give_differs_with_its_cause() -> None:
    verdict = reconciled(f"{CASE}  - {{figure: current_spend.total ÷ budget, value: '75%'}}\n").verdicts[-1]
    assert (verdict.result, str(verdict.computed)) == ("differs", "90")
    (problem,) = reconciled(f"{CASE}  - {{figure: {STAFF}, value: '57.0'}}\n").problems()
    assert problem.headline == (
        "Adults, all: in post + Children, all: in post: the paper prints 57.0; the case gives 50.7 FTE (6.3 FTE lower). "
        "Likely cause: 07 printed as 70 (digits-transposed)"
    )


@pytest.mark.parametrize(
    ("figure", "code", "headline", "help"),
    [
        ("current_spend.totl ÷ budget", "published-unknown", "the case has no figure current_spend.totl",
         "did you mean current_spend.total?"),
        ("current_spend.total + budget − budget", "published-unknown",
         "`current_spend.total + budget − budget` is no sum, difference or ratio",
         "add figures with +, or write two with −, ÷ or `as a percentage of` between them"),
        ("budget + grades.officer.vacant", "wrong-unit",
         "Budget in pounds and Officer vacant in FTE cannot be added or taken away",
         "add like to like, or divide one by the other"),
    ],
)  # fmt: skip
def test_what_is_no_sum_is_a_problem_at_its_place(figure: str, code: str, headline: str, help: str) -> None:
    (problem,) = reconciled(f"{CASE}  - {{figure: {figure}, value: '1'}}\n").entry_problems
    assert (problem.code, problem.headline, problem.help) == (code, headline, help)
    assert (problem.span.line, problem.span.column) == (13, 14)


def test_a_sum_with_a_small_count_of_people_is_not_shown() -> None:
    """Three men and nothing are three men."""
    text = """
title: by hand
workforce: {Staff: {teams: {North: {men: 3, women: 40}, South: {men: 21, women: 30}}}}
published:
  - {figure: workforce.staff.teams.north.men + 0, value: "7"}
"""
    verdict = reconciled(text).verdicts[-1]
    assert verdict.claim.is_hidden
    (problem,) = [one for one in reconciled(text).problems() if one.code == "published-differs"]
    assert problem.withheld
    assert "3" not in problem.headline
