"""A forecast that flatters is named by `check`, each with the place that it is from."""

from __future__ import annotations

import pytest

from support.checking import problems

TEAM = """\
title: A team
grades:
  Grade 9: {salary: 40000, in_post: 20, vacant: 10}
  Grade 10: {salary: 50000, in_post: 4, vacant: 1}
on_costs: 25%
agency: {fte: 8, cost_per_fte: 70000}
payments:
  - {what: Bonus, kind: lump to stay, amount: 1000, to: staff in post, every_months: 12, grades: [Grade 9]}
"""
OF_FAIRNESS = {
    "unlike-cover", "unlike-starters", "effect-without-payment", "effect-outlives-payment", "constant-prices-deflated",
    "budget-year-not-given", "lump-as-supplement",
}  # fmt: skip


def found(text: str) -> list[tuple[str, str]]:
    """The codes of fairness that a text breaks, each with what it says."""
    return [(one.code, one.headline) for one in problems(text) if one.code in OF_FAIRNESS]


def courses(nothing: str, proposal: str, more: str = "") -> str:
    """A case with these courses."""
    return f"{TEAM}forecast:\n  starts: 2025-04-01\n  doing_nothing: {{{nothing}}}\n  proposal: {{{proposal}}}\n{more}"


ALIKE = "turnover: 20%, starters: 4"
LOWER_BY_GRADE = "turnover: {Grade 9: 10%, Grade 10: 10%}, starters: 4"


@pytest.mark.parametrize(
    ("nothing", "proposal", "expected"),
    [
        (ALIKE, ALIKE, []),
        (ALIKE, f"{ALIKE}, agency_cover: 30%", ["unlike-cover"]),
        (f"{ALIKE}, agency_cover: 60%", ALIKE, ["unlike-cover"]),
        (ALIKE, f"{ALIKE}, agency_beyond: 1", ["unlike-cover"]),
        (f"{ALIKE}, agency_cover: 60%", f"{ALIKE}, agency_cover: 60.0%", []),  # written otherwise, and the same
        (ALIKE, "turnover: 20%, starters: 5", ["unlike-starters"]),
        ("turnover: 20%, starters: {Grade 9: 3}", "turnover: 20%, starters: {Grade 9: 4}", ["unlike-starters"]),
        (ALIKE, "turnover: 10%, starters: 4", []),  # it falls where somebody is paid, and there alone
        (ALIKE, LOWER_BY_GRADE, ["effect-without-payment"]),
        ("turnover: 10%, starters: 4", ALIKE, []),  # it rises, which flatters nobody
    ],
)
def test_what_differs_and_no_payment_causes(nothing: str, proposal: str, expected: list[str]) -> None:
    assert [code for code, _ in found(courses(nothing, proposal))] == expected


def test_a_grade_that_is_paid_nothing_is_named_and_only_that() -> None:
    every = found(courses(ALIKE, LOWER_BY_GRADE))
    (headline,) = [text for code, text in every if code == "effect-without-payment"]
    assert "in Grade 10, where" in headline
    assert "Grade 9" not in headline


def test_a_supplement_of_nothing_pays_nobody() -> None:
    lower = courses(ALIKE, LOWER_BY_GRADE)
    text = lower.replace("in_post: 4, vacant: 1", "in_post: 4, vacant: 1, supplement: GIVEN")
    assert "effect-without-payment" in [code for code, _ in found(text.replace("GIVEN", '"0"'))]
    assert "effect-without-payment" not in [code for code, _ in found(text.replace("GIVEN", "500"))]


def test_an_effect_after_the_end() -> None:
    ended = "period: {starts: 2023-04-01, ends: 2025-03-31, review: 2024-03-31}\n"
    lower = "turnover: 10%, starters: 4"
    text = ended + courses(ALIKE, lower, "  effect: lasts\n")
    (headline,) = [text for code, text in found(text) if code == "effect-outlives-payment"]
    assert headline == "turnover stays lower after the supplement has ended, from April 2025 to March 2028"
    for fair in (courses(ALIKE, ALIKE), courses(ALIKE, lower)):  # it ends with the payment unless the case says otherwise
        assert "effect-outlives-payment" not in [code for code, _ in found(ended + fair)]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("  discount_rate: 3.5%\n", []),
        ("  discount_rate: 3.5%\n  inflation: 2%\n", ["constant-prices-deflated"]),
        ("  discount_rate: 3.5%\n  inflation: 2%\n  pay_awards: [{from: 2026-04-01, award: 2%}]\n", []),
        ("  discount_rate: 3.5%\n  inflation: 2%\n  agency_inflation: 3%\n", []),
        ("  discount_rate: 3.5%\n  inflation: 2%\n  agency_inflation: 0%\n", ["constant-prices-deflated"]),
        ("  inflation: 2%\n", []),  # nothing uses it, which is said already
    ],
)
def test_inflation_is_taken_out_of_cash_alone(more: str, expected: list[str]) -> None:
    assert [code for code, _ in found(courses(ALIKE, ALIKE, more))] == expected


def test_the_years_without_a_budget_are_named() -> None:
    text = courses(ALIKE, ALIKE, "budget: {by_year: {2025/26: 1500000, 2027/28: 1600000}}\n")
    ((code, headline),) = found(text)
    assert (code, headline.startswith("the budget of 2026/27 is not given")) == ("budget-year-not-given", True)


@pytest.mark.parametrize(
    ("kind", "supplement", "expected"),
    [
        ("lump to stay", "3000", ["lump-as-supplement"]),
        ("golden hello, pensionable: no", "3000", ["lump-as-supplement"]),
        ("monthly supplement", "3000", []),
        ("cash in lieu of a car", "3000", []),  # paid each month
        ("lump to stay", '"0"', []),
    ],
)
def test_a_lump_given_as_so_much_a_year(kind: str, supplement: str, expected: list[str]) -> None:
    text = f"title: x\ngrades:\n  A: {{salary: 30000, in_post: 4, supplement: {supplement}}}\npayment: {{kind: {kind}}}\n"
    assert [code for code, _ in found(text)] == expected


def test_a_warning_says_what_rests_on_it_and_where() -> None:
    (one,) = [p for p in problems(courses(ALIKE, f"{ALIKE}, agency_cover: 50%")) if p.code == "unlike-cover"]
    assert "makes the proposal £" in one.headline
    assert "cheaper; with the same agency cover it costs £" in one.headline
    assert one.span.line == 12
