"""Rules about a proposal: each finds what breaks it, and nothing at its limit."""

from __future__ import annotations

import pytest

from supplement_calc.case.models.policy import Policy
from supplement_calc.checks.limits import Limits, limits_of
from support.checking import codes, found, under

from .proposal import COMPARATORS, GRADES, PERIOD, RECORD, TERMS, proposal


def test_a_whole_proposal_breaks_no_rule() -> None:
    assert codes(proposal()) == []


def test_a_case_that_proposes_nothing_needs_no_record_terms_or_review() -> None:
    assert codes("title: x\nperiod: {starts: 2026-04-01}\ngrades: {A: {salary: 30000, in_post: 1}}\n") == []


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("", ["no-end-date"]),
        ("period: {starts: 2026-04-01, review: 2027-04-01}\n", ["no-end-date"]),
        ("period: {starts: 2026-04-01}\n", ["no-end-date", "no-review"]),
        ("period: {starts: 2026-04-01, ends: 2028-03-31}\n", ["no-review"]),
        ("period: {starts: 2026-04-01, ends: 2027-03-31}\n", []),  # over before a review is due
        ("period: {starts: 2026-04-01, ends: 2027-04-01}\n", ["no-review"]),
        (PERIOD.replace("2028-03-31", "2028-04-01"), ["period-above-limit"]),
        (PERIOD.replace("2027-04-01", "2027-04-02"), ["late-review"]),
        ("period: {starts: 2024-02-29, ends: 2026-02-27, review: 2025-02-28}\n", []),
        ("period: {starts: 2024-02-29, ends: 2026-02-28, review: 2025-03-01}\n", ["period-above-limit", "late-review"]),
    ],
)
def test_the_period_against_the_policy(period: str, expected: list[str]) -> None:
    text = proposal(period=period, record=RECORD if period else "", terms=TERMS if period else "")
    assert sorted(codes(text)) == sorted(expected)


def test_another_limit_is_the_cases_own() -> None:
    longer = PERIOD.replace("2028-03-31", "2029-03-31")
    assert codes(proposal(period=longer)) == ["period-above-limit"]
    assert codes(proposal(period=longer, more="policy: {time_limit: 36 months}\n")) == []
    assert (
        codes(proposal(period="period: {starts: 2026-04-01}\n", more="policy: {time_limit: none, review_within: none}\n")) == []
    )


def test_a_limit_that_a_policy_gives_is_pointed_to() -> None:
    [finding] = found(proposal(more="policy: {time_limit: 12 months}\n"))
    assert [related.text for related in finding.related] == ["its start", "the policy's limit"]
    assert finding.headline.endswith("366 days past the policy's limit of 12 months")


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


def test_the_amounts_and_their_difference_are_said() -> None:
    [finding] = found(proposal(grades=GRADES.replace("2000", "2,500").replace(": 2,500", ': "2,500"')))
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
        ("{comparators_at_least: 4}", ["few-comparators"]),
        ("{comparators_at_least: none}", []),
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


def test_comparators_that_cannot_be_read_do_not_count() -> None:
    assert codes(proposal(comparators=COMPARATORS.replace("29900", "illegible"))) == ["few-comparators"]


def test_comparators_who_all_pay_more_are_one_sided() -> None:
    assert codes(proposal(comparators=COMPARATORS.replace("29900", "30000"))) == []
    assert codes(proposal(comparators=COMPARATORS.replace("29900", "30001"))) == ["one-sided-comparators"]


@pytest.mark.parametrize(
    ("dated", "expected"),
    [
        ("pay_date: 2025-04-01", []),  # twelve months before the supplement starts
        ("pay_date: 2025-03-31", ["stale-comparator"]),
        ("pay_date: 2024-04-01, award: 0.1%", []),
    ],
)
def test_a_comparators_pay_grows_stale(dated: str, expected: list[str]) -> None:
    assert codes(proposal(comparators=COMPARATORS.replace("29900}", f"29900}}, {dated}"))) == expected


WHO = "who is paid it, men and women"
OTHERS = "who on the same grade or job profile is not, men and women"
HOW = "how the amount was reached"


@pytest.mark.parametrize(
    ("left_out", "lacks"),
    [
        (RECORD, "there is no equal-pay record of the payment"),
        ("men: 5, ", f"the equal-pay record of Grade 9 lacks {WHO}"),
        ("not_paid: {men: 12, women: 31}, ", f"the equal-pay record of Grade 9 lacks {OTHERS}"),
        (", how_reached: by the gap", f"the equal-pay record of Grade 9 lacks {HOW}"),
        ("  impact_assessment: of 3 March 2026\n", "the equal-pay record names no equality impact assessment"),
    ],
)
def test_what_an_equal_pay_record_lacks_is_named(left_out: str, lacks: str) -> None:
    told = found(proposal(record=RECORD.replace(left_out, "")))
    assert [(one.code, one.headline) for one in told] == [("equal-pay-record", lacks)]


def test_a_grade_without_a_record_is_told_at_its_supplement() -> None:
    grades = GRADES + "  Grade 10: {salary: 40000, in_post: 1, supplement: 1000}\n"
    told = [one for one in found(proposal(grades=grades, comparators="")) if one.code == "equal-pay-record"]
    assert [under(one) for one in told] == ["1000"]


@pytest.mark.parametrize("lacks", ["review", "withdrawal"])
def test_terms_need_review_and_withdrawal(lacks: str) -> None:
    assert codes(proposal(terms=TERMS.replace(f"{lacks}: ", "notice: "))) == ["terms-absent"]
    assert codes(proposal(terms="")) == ["terms-absent"]


@pytest.mark.parametrize(
    ("pension", "expected"),
    [
        ("{scheme: LGPS}", []),
        ("{scheme: LGPS, pensionable: yes}", []),
        ("{scheme: lgps, pensionable: no}", ["pensionability"]),
        ("{scheme: LGPS, pensionable: no, why: the fund's advice of 3 May 2026}", []),
        ("{scheme: NHS}", ["pensionability"]),
        ("{scheme: NHS, pensionable: no}", []),
        ("{kind: retention payment}", []),
        ("{kind: retention payment, pensionable: yes}", ["pensionability"]),
        ("{kind: golden hello, pensionable: no}", []),
    ],
)
def test_pensionability_against_the_schemes_rule(pension: str, expected: list[str]) -> None:
    assert codes(f"title: x\npayment: {pension}\n") == expected


@pytest.mark.parametrize(("pensionable", "expected"), [("no", []), ("yes", ["pensionability"])])
def test_a_further_payment_against_the_schemes_rule(pensionable: str, expected: list[str]) -> None:
    payment = f"{{what: Stay, kind: lump to stay, amount: 100, to: staff in post, expected: 3, pensionable: {pensionable}}}"
    assert codes(f"title: x\npayments:\n  - {payment}\n") == expected
    assert codes(f"title: x\npayment: {{scheme: NHS, pensionable: yes}}\npayments:\n  - {payment}\n") == []


UPLIFT = "uplifts: [{grade: B, from: 3, to: 4, in_post: 1}]\n"
POINTS = "pay_points: {1: 20000, 2: 21000, 3: 22000, 4: 23000}\n"


@pytest.mark.parametrize(
    ("supplement", "upper", "uplift", "expected"),
    [
        (999, "", "", []),
        (1000, "", "", []),  # level with the lowest point of the next grade, and not above it
        (1001, "", "", ["leapfrog-without-uplift"]),
        (1001, "", UPLIFT, []),
        (2000, "", UPLIFT, ["leapfrog-without-uplift"]),  # nothing is left
        (2001, "", UPLIFT, ["leapfrog-without-uplift"]),
        (1001, ", supplement: 1001", "", []),
        (2001, ", supplement: 1000", "", ["leapfrog-without-uplift"]),
        (1000, "", "differential: {least: 1}\n", ["leapfrog-without-uplift"]),
        (999, "", "differential: {least: 1}\n", []),
        (1500, "", UPLIFT + "differential: {least: 500}\n", []),
        (1500, "", UPLIFT + "differential: {least: 501}\n", ["leapfrog-without-uplift"]),
        ("4.8%", "", "", ["leapfrog-without-uplift"]),
        ("4.7%", "", "", []),
    ],
)
def test_leapfrog(supplement: object, upper: str, uplift: str, expected: list[str]) -> None:
    grades = f"grades:\n  A: {{points: 1-2, in_post: 3, supplement: {supplement}}}\n  B: {{points: 3-4, in_post: 1{upper}}}\n"
    record = RECORD.replace("Grade 9", "A")
    told = codes(proposal(grades=POINTS + grades, comparators="", record=record, more=uplift))
    assert [code for code in told if code != "equal-pay-record"] == expected


def test_what_a_leapfrog_comes_to_is_said() -> None:
    grades = "grades:\n  A: {points: 1-2, in_post: 3, supplement: %s}\n  B: {points: 3-4, in_post: 1}\n"
    said = {
        supplement: next(one.headline for one in found(f"title: x\n{POINTS}{grades % supplement}") if "leapfrog" in one.code)
        for supplement in (2000, 2001)
    }
    assert said == {
        2000: "A with its supplement comes to £23,000, £1,000 above the lowest point in use of B",
        2001: "A with its supplement comes to £23,001, £1 above the top of B",
    }


def test_a_made_up_supplement_may_leapfrog() -> None:
    grades = (
        "grades:\n  A: {salary: 30000, in_post: 3, supplement: {make_up_to: market mean}}\n  B: {salary: 31000, in_post: 1}\n"
    )
    comparators = "comparators: {X: {pay: {A: 32000}}, Y: {pay: {A: 29000}}, Z: {pay: {A: 33000}}}\n"
    assert codes(proposal(grades=grades, comparators=comparators, record=RECORD.replace("Grade 9", "A"))) == [
        "leapfrog-without-uplift"
    ]


def test_policies_are_taken_limit_by_limit() -> None:

    assert limits_of(None, None) == Limits()
    assert limits_of(Policy.model_validate({}), None) == Limits()
