"""The equal-pay record, the terms of a payment and its pension."""

from __future__ import annotations

import pytest

from support.checking import codes, problems, under
from support.sound_cases import GRADES, RECORD, TERMS, proposal

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
    reported = problems(proposal(record=RECORD.replace(left_out, "")))
    assert [(one.code, one.headline) for one in reported] == [("equal-pay-record", lacks)]


def test_a_grade_without_a_record_is_reported_at_its_supplement() -> None:
    grades = GRADES + "  Grade 10: {salary: 40000, in_post: 1, supplement: 1000}\n"
    reported = [one for one in problems(proposal(grades=grades, comparators="")) if one.code == "equal-pay-record"]
    assert [under(one) for one in reported] == ["1000"]


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
