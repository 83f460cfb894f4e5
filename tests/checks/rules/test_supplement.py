"""The size of a supplement against the gap to the market and the policy."""

from __future__ import annotations

import pytest

from support.checking import codes, problems
from support.sound_cases import COMPARATORS, GRADES, proposal


@pytest.mark.parametrize(
    ("supplement", "expected"),
    [
        ("2000", []),  # the gap: 32,000 less 30,000
        ("2001", ["supplement-above-gap"]),
        ('"2001", supplement_reason: a failed advert', []),
        ("6.6%", []),
        ("6.7%", ["supplement-above-gap"]),
        ("{make_up_to: market mean}", []),
        ("{make_up_to: market upper quartile}", ["supplement-above-gap"]),
    ],
)
def test_a_supplement_against_the_gap(supplement: str, expected: list[str]) -> None:
    assert codes(proposal(grades=GRADES.replace("2000", supplement))) == expected


def test_the_amounts_and_their_difference_are_reported() -> None:
    [finding] = problems(proposal(grades=GRADES.replace("2000", "2,500").replace(": 2,500", ': "2,500"')))
    assert finding.headline == "Grade 9's supplement of £2,500 is £500 above the gap of £2,000 to the market"


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("{cap: 15%}", []),
        ("{cap: 6.67%}", []),
        ("{cap: 6.66%}", ["supplement-above-cap"]),
        ("{cap: 6.66%, cap_of: salary}", ["supplement-above-cap"]),
        ("{least_gap: 6.66%}", []),
        ("{least_gap: 6.67%}", ["small-gap"]),
        ("{statistic: median}", []),  # the case does not say how it compares
    ],
)
def test_the_size_of_a_supplement_against_a_policy(policy: str, expected: list[str]) -> None:
    assert codes(proposal(more=f"policy: {policy}\n")) == expected


def test_a_limit_that_is_exactly_met_is_kept() -> None:
    comparators = COMPARATORS.replace("33700", "36700")  # their mean is 33,000, one tenth above our 30,000
    assert codes(proposal(comparators=comparators, more="policy: {least_gap: 10%}\n")) == []
    assert codes(proposal(comparators=comparators, more="policy: {least_gap: 10.01%}\n")) == ["small-gap"]
    grades = GRADES.replace("30000", "40000")
    assert codes(proposal(grades=grades, comparators="", more="policy: {cap: 5%}\n")) == []
    above = grades.replace("2000", "2001")
    assert codes(proposal(grades=above, comparators="", more="policy: {cap: 5%}\n")) == ["supplement-above-cap"]


def test_a_cap_is_of_the_top_of_the_grade_or_of_each_salary() -> None:
    grades = "pay_points: {1: 20000, 2: 24000}\ngrades:\n  Grade 9: {points: 1-2, in_post: 3, supplement: 2200}\n"
    text = proposal(grades=grades, comparators="", more="policy: {cap: 10%}\n")
    assert codes(text) == []
    assert codes(text.replace("{cap: 10%}", "{cap: 10%, cap_of: salary}")) == ["supplement-above-cap"]


def test_a_market_figure_other_than_the_policys() -> None:
    more = "market: {statistic: median, of: tops}\n"
    assert codes(proposal(more=more)) == ["other-market-figure"]
    assert codes(proposal(more=more + "policy: {statistic: median}\n")) == []


RISING = "{2026/27: 2000, 2027/28: 2600}"


@pytest.mark.parametrize(
    ("supplement", "code", "says"),
    [
        (RISING, "supplement-above-gap", "supplement of £2,600 in 2027/28 is £600 above the gap of £2,000"),
        ("{2026/27: 5%, 2027/28: 8%}", "supplement-above-gap", "supplement of £2,400 in 2027/28 is £400 above the gap"),
        (RISING, "supplement-above-cap", "supplement of £2,600 in 2027/28 is £500 above the policy's cap of 7%"),
        (
            "{2026/27: 2600, 2027/28: 2000}",
            "supplement-above-cap",
            "supplement of £2,600 in 2026/27 is £500 above the policy's",
        ),
        ("{2026/27: 2600, 2027/28: 2600}", "supplement-above-gap", "supplement of £2,600 in 2026/27 is £600 above the gap"),
    ],
)
def test_of_amounts_by_year_the_largest_is_looked_at_and_its_year_named(supplement: str, code: str, says: str) -> None:
    """The gap is £2,000, 7% of £30,000 is £2,100."""
    text = proposal(grades=GRADES.replace("supplement: 2000", f"supplement: {supplement}"), more="policy: {cap: 7%}\n")
    (finding,) = [one for one in problems(text) if one.code == code]
    assert says in finding.headline


def test_a_year_is_named_of_a_grade_with_amounts_by_year_alone() -> None:
    """Beside a grade whose supplement rises, another with one amount throughout has no year of its own."""
    one = "Grade 9: {salary: 30000, in_post: 3, supplement: 2500}"
    other = "Grade 8: {salary: 30000, in_post: 3, supplement: {2026/27: 2500, 2027/28: 2600}}"
    text = proposal(grades=f"grades:\n  {one}\n  {other}\n", more="policy: {cap: 7%}\n")
    found = {one.headline.partition(" is £")[0] for one in problems(text) if one.code == "supplement-above-cap"}
    assert found == {"Grade 9's supplement of £2,500", "Grade 8's supplement of £2,600 in 2027/28"}
