"""Numbers that cannot be, or hardly are: what breaks each bound, what is just within it, and what the finding says."""

from __future__ import annotations

import pytest

from support.checking import codes, problems, under

AGENCY = "title: t\nagency: {{fte: 2, {}}}\n"
PAID = "title: t\ngrades:\n  G: {{salary: 40000, in_post: 10, vacant: 3}}\nagency: {{fte: 2, {}}}\n"
GRADE = "title: t\ngrades:\n  G: {{salary: 40000, in_post: 10, supplement: {}}}\n{}"
PARTS = "title: t\non_costs: {{tax_year: 2024-25, {}}}\n"
TEAM = "title: t\nworkforce:\n  T:\n    teams:\n      N: {{{}}}\n"
PAYMENT = """\
title: t
period: {{starts: 2025-04-01, ends: 2027-03-31, review: 2026-04-01}}
grades:
  G: {{salary: 40000, in_post: 10, vacant: 3}}
on_costs: 30%
forecast: {{doing_nothing: {{turnover: 10%, starters: 1}}, proposal: {{turnover: 10%, starters: 1}}}}
service_length: {{G: {{bands: [{{band: up to 1 year, share: 40%}}, {{band: over 1 year, share: 60%}}]}}}}
payments: [{{what: P, kind: retention payment, {}}}]
"""
COMPARED = "title: t\ngrades:\n  G: {{salary: 35000, in_post: 10}}\ncomparators:\n  Derby:\n    pay:\n      G: {}\n"
TWO = (  # a locum of the junior grade, beside a director of £120,000
    "title: t\ngrades:\n  Junior: {{salary: 25000, in_post: 10, vacant: 3}}\n  Director: {{salary: 120000, in_post: 1}}\n"
    "agency: {{hours_a_week: 37, weeks_a_year: 44, by_grade: {{Junior: {{fte: 1, {}}}}}}}\n"
)
FORECAST = """\
title: t
period: {{starts: 2025-04-01, ends: 2027-03-31, review: 2026-04-01}}
grades:
  G: {{salary: 40000, in_post: 10, vacant: 3, supplement: 2000}}
on_costs: 30%
forecast:
  doing_nothing: {{turnover: 10%, starters: 1}}
  proposal: {{turnover: 8%, starters: 1}}
  {}
{}"""
HOURS = "charge_rate: 31.50, hours_a_week: {}, weeks_a_year: 44"
WEEKS = "charge_rate: 31.50, hours_a_week: 37, weeks_a_year: {}"
DAYS = "day_rate: 400, days_a_year: {}"


def found(text: str) -> list[str]:
    """The codes of the findings that are of this module."""
    return [code for code in codes(text) if code in CODES]


CODES = (
    "impossible-time",
    "unusual-time",
    "unusual-fee",
    "unusual-charge",
    "unusual-pension",
    "levy-above-rate",
    "unusual-heads-per-fte",
    "unusual-award",
    "unusual-discount-rate",
    "supplement-against-salary",
    "unusual-salary",
    "in-post-above-establishment",
    "on-costs-unusual",
)

IMPOSSIBLE = """\
title: Every number here is impossible
period: {starts: 2025-04-01, ends: 2027-03-31, review: 2026-04-01}
grades:
  A: {salary: "26,890", in_post: 10, vacant: 3, supplement: "1000%"}
on_costs: {pension: 210%, apprenticeship_levy: 5%, heads_per_fte: 10.7}
agency: {fte: 2, charge_rate: 31.50, hours_a_week: 370, weeks_a_year: 520, fee: 800%}
forecast:
  doing_nothing: {turnover: 10%, starters: 1}
  proposal: {turnover: 10%, starters: 2}
  pay_awards: [{from: 2026-04-01, award: 1925%}]
  discount_rate: 350%
"""


@pytest.mark.parametrize(
    ("code", "text", "meant"),
    [
        ("supplement-against-salary", '"1000%"', "write 10% "),
        ("unusual-pension", "210%", "write 21% "),
        ("levy-above-rate", "5%", "write 0.5% "),
        ("unusual-heads-per-fte", "10.7", "write 1.07 "),
        ("impossible-time", "370", "write 37 "),
        ("impossible-time", "520", "write 52 "),
        ("unusual-fee", "800%", "write 8% "),
        ("unusual-award", "1925%", "write 1.925% "),
        ("unusual-discount-rate", "350%", "write 3.5% "),
    ],
)
def test_each_impossible_input_has_its_finding_and_what_may_be_meant(code: str, text: str, meant: str) -> None:
    [problem] = [one for one in problems(IMPOSSIBLE) if (one.code, under(one)) == (code, text)]
    assert problem.help is not None
    assert problem.help.startswith(meant)


def test_an_impossible_input_has_one_finding() -> None:
    ours = [(problem.span.line, problem.span.column) for problem in problems(IMPOSSIBLE) if problem.code in CODES]
    assert len(ours) == len(set(ours)) == 9


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (AGENCY.format(HOURS.format("48")), []),
        (AGENCY.format(HOURS.format("48.5")), ["unusual-time"]),
        (AGENCY.format(HOURS.format("4")), ["unusual-time"]),
        (AGENCY.format(HOURS.format("168")), ["unusual-time"]),
        (AGENCY.format(HOURS.format("169")), ["impossible-time"]),
        (AGENCY.format(WEEKS.format("52.143")), []),
        (AGENCY.format(WEEKS.format("53.1")), ["impossible-time"]),
        (AGENCY.format(WEEKS.format("4.4")), ["unusual-time"]),
        (AGENCY.format(DAYS.format("220")), []),
        (AGENCY.format(DAYS.format("300")), ["unusual-time"]),
        (AGENCY.format(DAYS.format("367")), ["impossible-time"]),
        (AGENCY.format("cost_per_fte: 60000, notice_weeks: 27"), ["unusual-time"]),
        (AGENCY.format("cost_per_fte: 60000, fee: 50%"), []),
        (AGENCY.format("cost_per_fte: 60000, fee: 51%"), ["unusual-fee"]),
        (AGENCY.format(HOURS.format("37") + ", fee: £2.50"), []),
        (AGENCY.format(HOURS.format("37") + ", fee: £250"), ["unusual-fee"]),
        (PAID.format("cost_per_fte: 60000, transfer_fee: 4000"), []),
        (PAID.format("cost_per_fte: 60000, transfer_fee: 40001"), ["unusual-fee"]),
        (PAID.format("charge_rate: 46, hours_a_week: 37, weeks_a_year: 44"), []),
        (PAID.format("charge_rate: 460, hours_a_week: 37, weeks_a_year: 44"), ["unusual-charge"]),
        (PAID.format("charge_rate: 4.60, hours_a_week: 37, weeks_a_year: 44"), ["unusual-charge"]),
        (PAID.format("day_rate: 4000, days_a_year: 220"), ["unusual-charge"]),
        (PARTS.format("pension: 40%"), []),
        (PARTS.format("pension: 41%"), ["unusual-pension"]),
        ("title: t\non_costs: {rate: 45%, pension: 41%}\n", ["unusual-pension"]),
        (PARTS.format("pension: 20%, other: {Insurance: 20%}"), ["on-costs-unusual"]),
        (PARTS.format("pension: 20%, apprenticeship_levy: 0.5%"), []),
        (PARTS.format("pension: 20%, apprenticeship_levy: 0.6%"), ["levy-above-rate"]),
        (PARTS.format("pension: 20%, heads_per_fte: 1"), []),
        (PARTS.format("pension: 20%, heads_per_fte: 0.9"), ["unusual-heads-per-fte"]),
        (PARTS.format("pension: 20%, heads_per_fte: 3.1"), ["unusual-heads-per-fte"]),
        (FORECAST.format("pay_awards: [{from: 2026-04-01, award: 15%}]", ""), []),
        (FORECAST.format("pay_awards: [{from: 2026-04-01, award: 16%}]", ""), ["unusual-award"]),
        (FORECAST.format("pay_awards: [{from: 2026-04-01, award: 16%}]", "policy: {award_at_most: 20%}"), []),
        (FORECAST.format("pay_awards: [{from: 2026-04-01, award: -15%}]", ""), []),
        (FORECAST.format("pay_awards: [{from: 2026-04-01, award: -16%}]", ""), ["unusual-award"]),
        (FORECAST.format("pay_awards: [{from: 2026-04-01, award: £6000}]", ""), []),
        (FORECAST.format("pay_awards: [{from: 2026-04-01, award: £6040}]", ""), ["unusual-award"]),
        (FORECAST.format("agency_inflation: 26%", ""), ["unusual-award"]),
        (FORECAST.format("discount_rate: 10%", ""), []),
        (FORECAST.format("discount_rate: 10.1%", ""), ["unusual-discount-rate"]),
        (GRADE.format("50%", ""), []),
        (GRADE.format("51%", ""), ["supplement-against-salary"]),
        (GRADE.format("{percent: 51%, of: salary at award}", ""), ["supplement-against-salary"]),
        (GRADE.format("51%", "policy: {cap: 60%}"), []),
        (GRADE.format("20000", ""), []),
        (GRADE.format("21000", ""), ["supplement-against-salary"]),
        ("title: t\ngrades:\n  G: {salary: 40, in_post: 1}\n", ["unusual-salary"]),
        ("title: t\ngrades:\n  G: {salary: 5000, in_post: 1}\n", []),
        ("title: t\ngrades:\n  G: {salary: 300001, in_post: 1}\n", ["unusual-salary"]),
        (PAYMENT.format("amount: 50%, to: staff in post"), []),
        (PAYMENT.format("amount: 2000%, to: staff in post"), ["supplement-against-salary"]),
        (PAYMENT.format("amount: 40000, to: staff in post"), []),
        (PAYMENT.format("amount: 40001, to: staff in post"), ["supplement-against-salary"]),
        (PAYMENT.format("at: {1 year: 1500%}"), ["supplement-against-salary"]),
        (COMPARED.format("£32,233 - £36,153"), []),
        (COMPARED.format("32.23 - 36.15"), ["unusual-salary", "unusual-salary"]),
        (COMPARED.format("£4,999"), ["unusual-salary"]),
        (COMPARED.format("illegible"), []),
        (TWO.format("charge_rate: 60"), []),
        (TWO.format("charge_rate: 160"), ["unusual-charge"]),
        (TEAM.format("establishment: 10, in_post: 10"), []),
        (TEAM.format("establishment: 10, in_post: 12"), ["in-post-above-establishment"]),
        (TEAM.format("establishment: 10, in_post: 12, vacant: -2"), []),
    ],
)
def test_a_bound_and_what_is_just_within_it(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_the_most_that_is_usual_is_the_policys() -> None:
    assert found(AGENCY.format("cost_per_fte: 60000, fee: 60%") + "policy: {fee_at_most: 60%}\n") == []
    assert found(PARTS.format("pension: 41%") + "policy: {pension_at_most: none, on_costs_at_most: none}\n") == []
    [problem] = problems(AGENCY.format("cost_per_fte: 60000, fee: 30%") + "policy: {fee_at_most: 20%}\n")
    assert problem.headline == "agency fee is 30%; the usual is 20% or less"
    assert [related.span.line for related in problem.related] == [3]


@pytest.mark.parametrize(("rate", "meant"), [("460", "write 46 "), ("4.60", "write 46 ")])
def test_a_charge_says_what_employees_are_paid_and_what_may_be_meant(rate: str, meant: str) -> None:
    [problem] = problems(PAID.format(f"charge_rate: {rate}, hours_a_week: 37, weeks_a_year: 44"))
    assert problem.headline == f"agency charge rate is {rate}; employees in the posts are paid £20.73 an hour"
    assert problem.help is not None
    assert problem.help.startswith(meant)
