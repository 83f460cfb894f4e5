"""A pension rate for each grade's scheme: on salaries, supplements, a vacancy, months and further payments."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from random import Random

import pytest

from costing.engine import codes, costed, forecasted, known

# 45 × £24,000 × 22.5% + 9 × £36,000 × 18%, and the same of £1,000 each.
SCHEMES = """
title: Two pension schemes
grades:
  Grade D: {{salary: "24,000", in_post: 45, supplement: "1,000"{own}}}
  Grade F: {{salary: "36,000", in_post: 9, supplement: "1,000"}}
on_costs: {{tax_year: 2017-18, pension: 18%{by_grade}}}
"""
OWN, BY_GRADE = ", pension: 22.5%", ", pension_by_grade: {Grade D: 22.5%}"


@pytest.mark.parametrize(("own", "by_grade"), [(OWN, ""), ("", BY_GRADE), (OWN, BY_GRADE)])
def test_two_schemes_by_hand(own: str, by_grade: str) -> None:
    costing = costed(SCHEMES.format(own=own, by_grade=by_grade))
    assert known(costing, "current_spend.on_costs.pension") == 301_320  # 243,000 + 58,320
    assert known(costing, "supplement_cost.on_costs.pension") == 11_745  # 10,125 + 1,620
    assert known(costing, "supplement_cost.on_costs") == 11_745 + 7_452  # and 13.8% of £54,000
    # a Grade D post saves £24,000 and its supplement, 22.5% and 13.8% on both but for the threshold of £8,164
    saved = costing.ledger.figures["break_even.post.grade_d_with_supplements"].known
    assert Fraction(saved) == 25_000 + 25_000 * Fraction("0.225") + (25_000 - 8_164) * Fraction("0.138")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("pension: 18%", "pension: 18%, pension_by_grade: {Grade D: 23%}", "pension-by-grade"),
        ("pension: 18%", "pension: 18%, pension_by_grade: {Grade X: 23%}", "unknown-grade"),
        ("pension: 18%", "pension: 18%, pension_by_grade: {}", "no-value"),
        ("pension: 18%", "pension: 18%, pension_by_grade: 23%", "wrong-shape"),
        ("{tax_year: 2017-18, pension: 18%}", "33%", "pension-by-grade"),
        ("{tax_year: 2017-18, pension: 18%}", "{rate: 33%, pension: 18%}", "pension-by-grade"),
        ("on_costs: {tax_year: 2017-18, pension: 18%}", "", "pension-by-grade"),
        (", pension: 18%}", "}", "missing-key"),
        ("pension: 22.5%", "pension: 22.5", "missing-percent"),
    ],
)
def test_what_is_refused(old: str, new: str, code: str) -> None:
    text = SCHEMES.format(own=OWN, by_grade="")
    assert old in text
    assert code in codes(text.replace(old, new))


def test_a_pensionable_payment_is_of_one_rate() -> None:
    pay = (
        "\npayments: [{what: Hello, kind: golden hello, pensionable: yes, amount: 100, to: staff in post, every_months: 12%s}]"
    )
    text = SCHEMES.format(own=OWN, by_grade="")
    assert "pension-by-grade" in codes(text + pay % "")
    costing = costed(text + pay % ", grades: [Grade D]")
    assert known(costing, "payments.hello.pension") == 1_013  # 22.5% of £4,500 is £1,012.50
    costing = costed(text + pay % ", grades: [Grade F]")
    assert known(costing, "payments.hello.pension") == 162


def test_any_rates_against_fractions() -> None:
    random = Random(22)
    for _ in range(12):
        rates = [Fraction(random.randint(0, 300), 10) for _ in range(3)]
        salaries = [Fraction(random.randint(6_000, 60_000)) for _ in range(3)]
        extras = [Fraction(random.randint(0, 5_000)) for _ in range(3)]
        staff = [Fraction(random.randint(1, 900), 100) for _ in range(3)]
        vacant = [Fraction(random.randint(0, 300), 100) for _ in range(3)]
        grades = "".join(
            f"  G{n}: {{salary: {salaries[n]}, in_post: {float(staff[n])}, vacant: {float(vacant[n])}, supplement: {extras[n]}"
            f"{f', pension: {float(rates[n])}%' if n else ''}}}\n"
            for n in range(3)
        )
        text = f"""title: t
period: {{starts: 2025-04-01, ends: 2026-03-31}}
grades:
{grades}on_costs: {{pension: {float(rates[0])}%, national_insurance: {{rate: 15%, threshold: 5000}}, salary_sacrifice: 6%}}
forecast:
  doing_nothing: {{turnover: 0%, starters: 0}}
  proposal: {{turnover: 0%, starters: 0}}
"""
        costing, result = costed(text, None), forecasted(text, None)
        of_three = range(3)
        kept, ni = Fraction("0.94"), Fraction("0.15")
        pension = sum(staff[n] * salaries[n] * rates[n] / 100 for n in of_three)
        insured = sum(staff[n] * ni * (salaries[n] * kept - 5000) for n in of_three)
        on_top = sum((staff[n] + vacant[n]) * extras[n] * (rates[n] / 100 + ni * kept) for n in of_three)
        assert Fraction(known(costing, "current_spend.on_costs")) == pension + insured
        assert Fraction(known(costing, "supplement_cost.on_costs")) == on_top
        for n in of_three:
            pay = salaries[n] + extras[n]
            post = pay * (1 + rates[n] / 100) + ni * (pay * kept - 5000)
            assert Fraction(known(costing, f"break_even.post.g{n}_with_supplements")) == post
        year = result.ledger.figures["forecast.proposal.2025_26.on_costs"].known
        assert abs(Fraction(year) - pension - insured) < Fraction(1, 10**12)
        in_post = sum(staff[n] * extras[n] * (rates[n] / 100 + ni * kept) for n in of_three)
        year = result.ledger.figures["forecast.proposal.2025_26.supplement_on_costs"].known
        assert abs(Fraction(year) - in_post) < Fraction(1, 10**12)
        by_year = known(costing, "supplement_by_year.2025_26.on_costs")
        assert abs(Fraction(by_year) - on_top) < Fraction(1, 10**12)


def test_the_case_of_two_schemes_is_answered_by_every_command(tmp_path: Path) -> None:
    from support.running import run

    path = tmp_path / "case.yaml"
    path.write_text(SCHEMES.format(own=OWN, by_grade="") + "budget: 1,700,000\n", encoding="utf-8")
    assert "pension at each grade's rate" in " ".join(run("cost", path).out.split())
    assert "22.5% of £1,080,000" in run("explain", path, "current_spend.on_costs.pension").out
    assert run("break-even", path).code == 0
    assert run("report", path, "-o", tmp_path / "w.xlsx").code == 0
