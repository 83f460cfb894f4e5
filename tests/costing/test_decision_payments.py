"""Payments that were counted wrongly or not at all: each right value worked out by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from costing.samples import two_posts
from supplement_calc.case.case import Case
from supplement_calc.case.loading import load_text
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.checks.context import CheckContext
from supplement_calc.checks.rule_registry import broken_rules
from supplement_calc.costing.break_even import every_basis, of_whole_case
from supplement_calc.costing.costing import Costing, can_be_costed, cost
from supplement_calc.costing.forecast.forecast import ForecastResult, forecast
from supplement_calc.diagnostics import Source
from supplement_calc.ledger import POUND
from supplement_calc.output.amounts import Shown
from supplement_calc.output.pages.forecast.net import net_sentences
from supplement_calc.output.pages.on_costs import on_costs_sentences
from supplement_calc.output.pages.payments import payments_sentences

RETENTION = """
title: Flat rate on a payment that is not pensionable
period: {starts: 2025-04-01, ends: 2026-03-31, review: 2026-03-31}
grades:
  G9: {salary: "40,000", in_post: 20, supplement: "3,000"}
payment: {kind: retention payment}
on_costs: 33%
"""
UNDER_PAYMENTS = """
title: The same paid beside a supplement
period: {starts: 2025-04-01, ends: 2026-03-31, review: 2026-03-31}
grades:
  G9: {salary: "40,000", in_post: 20}
payments:
  - {what: Stay, kind: retention payment, amount: "3,000", to: staff in post, every_months: 12}
on_costs: 33%
"""
PROMISED = """
title: Promised before the end, due after it
period: {starts: 2025-04-01, ends: 2026-03-31, review: 2026-03-31}
grades:
  G9: {salary: "40,000", in_post: 20, vacant: 12, supplement: "1"}
on_costs: 25%
payments:
  - {what: Welcome, kind: golden hello, pensionable: no, amount: 5000, to: starters, after_months: 6}
forecast:
  doing_nothing: {turnover: 0%, starters: 12}
  proposal: {turnover: 0%, starters: 12}
"""
NEVER_PAID = """
title: Clawback of what was never paid
period: {starts: 2025-04-01, ends: 2025-09-30, review: 2025-09-30}
grades:
  G9: {salary: "40,000", in_post: 20, vacant: 12, supplement: "100"}
on_costs: 25%
payments:
  - what: Welcome
    kind: golden hello
    pensionable: no
    amount: 10000
    to: starters
    after_months: 6
    clawback: {months: 24, how: by month, recovered: 100%}
forecast:
  doing_nothing: {turnover: 24%, starters: 12}
  proposal: {turnover: 24%, starters: 12}
"""
PAY_ONLY = """
title: Retention payments and nothing else
period: {starts: 2025-04-01, ends: 2027-03-31, review: 2026-03-31}
grades:
  G9: {salary: "40,000", in_post: 20, vacant: 10}
on_costs: {pension: 20%, apprenticeship_levy: 0.5%}
budget: 1,500,000
payments:
  - {what: Stay, kind: retention payment, amount: "3,000", to: staff in post, every_months: 12}
forecast:
  doing_nothing: {turnover: 20%, starters: 4}
  proposal: {turnover: 10%, starters: 4}
"""
BONUS = """
title: A yearly bonus
period: {starts: 2025-04-01, ends: 2027-03-31}
grades:
  Officer: {salary: "30,000", in_post: 2}
payments:
  - {what: Bonus, kind: retention payment, amount: "900", to: staff in post, every_months: 12, on_costs: no}
forecast:
  doing_nothing: {turnover: 0%, starters: 0}
  proposal: {turnover: 0%, starters: 0}
"""
LEFT_OUT = """
title: Under the budget, but for the payments
period: {starts: 2025-04-01, ends: 2026-03-31}
grades:
  Officer: {salary: "30,000", in_post: 8, vacant: 2}
budget: "301,000"
payments:
  - {what: Welcome, kind: golden hello, amount: "5,000", to: starters, expected: 2, pensionable: no, on_costs: no}
"""
ALONE = """
title: Payments alone
period: {starts: 2025-04-01}
payments:
  - {what: Welcome, kind: golden hello, amount: "2,000", to: starters, expected: 6, pensionable: no, on_costs: no}
"""
TWO_POSTS = two_posts(24)
SHOWN = Shown("pounds", POUND)


def case_of(text: str) -> Case:
    """The case, without a problem."""
    loaded = load_text(Source("case.yaml", text), EVERYTHING)
    assert loaded.case is not None, [problem.headline for problem in loaded.problems]
    return loaded.case


def costed(text: str, *, marginal: bool = False) -> Costing:
    """A case costed to the pound."""
    return cost(case_of(text), POUND, marginal=marginal)


def forecast_of(text: str, years: int | None = None) -> ForecastResult:
    """A case forecast to the pound."""
    return forecast(case_of(text), POUND, years)


def known(costing: Costing, id: str) -> Decimal:
    """A figure's value."""
    return costing.figure(id).known


def codes(text: str) -> set[str]:
    """The rules that a case breaks."""
    return {problem.code for problem in broken_rules(CheckContext(case_of(text)))}


def by_year(result: ForecastResult, line: str = "payments") -> list[Decimal]:
    """A line of the proposal by year."""
    return [year.lines[line].known for year in result.proposal.years.values()]


def test_a_flat_rate_may_overstate_what_bears_no_pension_and_never_understates_it() -> None:
    """£60,000: National Insurance 9,000 and levy 300, where 33% is 19,800."""
    costing = costed(RETENTION, marginal=True)
    assert known(costing, "supplement_cost.on_costs") == 19_800
    assert known(costing, "flat_rate.supplement.due") == known(costing, "on_costs.at_marginal") == 9_300
    assert known(costing, "flat_rate.may_overstate") == -known(costing, "on_costs.understated") == 10_500
    sentences = " ".join(on_costs_sentences(costing, SHOWN))
    assert "overstates the on-costs of £60,000 of supplements by £10,500" in sentences and "understates" not in sentences
    assert "flat-rate-pension" in codes(RETENTION)


def test_a_flat_rate_is_the_same_under_payment_and_under_payments() -> None:
    assert known(costed(UNDER_PAYMENTS), "payments.stay.on_costs") == known(costed(RETENTION), "supplement_cost.on_costs")
    stated = "on_costs: {rate: 33%, pension: 20%}"
    for text, id in ((RETENTION, "supplement_cost.on_costs"), (UNDER_PAYMENTS, "payments.stay.on_costs")):
        text = text.replace("on_costs: 33%", stated)
        assert known(costed(text), id) == 7_800
        assert known(costed(text), "current_spend.on_costs") == 264_000
        assert "flat-rate-pension" not in codes(text)


def test_a_registration_fee_bears_nothing_in_both_places() -> None:
    fee = RETENTION.replace("retention payment", "professional registration fee")
    costing = costed(fee, marginal=True)
    assert known(costing, "supplement_cost.on_costs") == known(costing, "day_one.on_costs") == 0
    assert known(costing, "on_costs.understated") == 0
    further = costed(UNDER_PAYMENTS.replace("retention payment", "professional registration fee"))
    assert known(further, "payments.stay.on_costs") == 0
    assert "flat-rate-pension" not in codes(fee)


def test_a_higher_point_bears_the_whole_flat_rate_beside_a_supplement_that_does_not() -> None:
    text = RETENTION.replace("retention payment", "professional registration fee").replace(
        "payment: {", "pay_points: {1: 20000, 2: 21000}\nuplifts: [{grade: H, from: 1, to: 2, in_post: 3}]\npayment: {"
    )
    text = text.replace("grades:\n", "grades:\n  H: {points: 1-2}\n")
    assert known(costed(text), "supplement_cost.on_costs") == 990
    month = forecast_of(text + "forecast: {doing_nothing: {turnover: 0%, starters: 0}, proposal: {turnover: 0%, starters: 0}}")
    assert by_year(month, "supplement_on_costs") == [990]


def test_what_is_promised_before_the_end_is_paid_after_it() -> None:
    """One starts a month, and is paid £5,000 after six: 6 in the year, 6 after it, with 25% on-costs."""
    short, long = forecast_of(PROMISED), forecast_of(PROMISED, 2)
    assert by_year(short) == [30_000] and by_year(long) == [30_000, 30_000]
    assert short.proposal.after is not None and short.proposal.after.cost.total.known == 37_500
    assert short.proposal.after.months[-1].name == "September 2026"
    assert long.proposal.after is None
    assert short.proposal.total.lines["payments"].known == long.proposal.total.lines["payments"].known == 60_000
    assert short.comparison.total.known == long.comparison.total.known == 75_000 + 33  # and the £1 supplement
    assert "due after March 2026: £37,500" in " ".join(net_sentences(short, SHOWN))


def test_a_lump_longer_than_the_supplement_is_paid() -> None:
    """Two start in April 2025 and are paid 18 months on, in October 2026."""
    text = TWO_POSTS.replace("to: starters", "to: starters, after_months: 18")
    assert by_year(forecast_of(text, 2)) == [0, 2_000]
    short = forecast_of(text)
    assert short.proposal.after is not None and short.proposal.after.cost.total.known == 2_000


def test_only_what_was_paid_is_recovered() -> None:
    """Nobody is paid before October, and nothing comes back before then."""
    months = list(forecast_of(NEVER_PAID, 3).proposal.months.values())
    paid = [month.lines["payments"].known for month in months]
    back = [month.lines["payments_recovered"].known for month in months]
    assert not any(paid[:6]) and all(paid[6:12]) and not any(paid[12:])
    assert not any(back[:7]) and back[7] < 0
    so_far = [sum(paid[: n + 1], Decimal(0)) + sum(back[: n + 1], Decimal(0)) for n in range(len(months))]
    assert min(so_far) >= 0


def test_what_lapses_is_neither_paid_nor_recovered() -> None:
    text = NEVER_PAID.replace("to: starters", "to: starters\n    after_the_end: lapses")
    total = forecast_of(text, 3).proposal.total.lines
    assert total["payments"].known == total["payments_on_costs"].known == total["payments_recovered"].known == 0


LAPSING = """
title: What lapses
period: {starts: 2025-04-01, ends: 2027-03-31, review: 2026-03-31}
grades:
  G: {salary: 30000, in_post: 30, vacant: 12, supplement: 1000}
on_costs: {tax_year: 2026-27, pension: 20%}
budget: {by_year: {2025/26: 1m, 2026/27: 1m, 2027/28: 1m}}
payments:
  - {what: Hello, kind: lump to stay, amount: 500, to: starters, after_months: 12, after_the_end: lapses}
forecast:
  starts: 2025-04-01
  doing_nothing: {turnover: 20%, starters: 6}
  proposal: {turnover: 10%, starters: 6}
"""


def test_of_what_lapses_nothing_is_promised_after_the_end() -> None:
    """National Insurance is known to 5 April 2027: a lump of March 2028 would need it, and one that lapses in 2027 does not."""
    paid_later = load_text(Source("case.yaml", LAPSING.replace(", after_the_end: lapses", "")), EVERYTHING)
    assert [problem.code for problem in paid_later.problems] == ["unknown-tax-year"]
    lapsing = forecast_of(LAPSING)
    assert lapsing.proposal.after is None
    known_later = forecast_of(
        LAPSING.replace("pension: 20%", "pension: 20%, as: 2026-27").replace(", after_the_end: lapses", "")
    )
    assert known_later.proposal.after is not None
    months = [one.lines["payments"].known for one in lapsing.proposal.months.values()]
    assert months == [one.lines["payments"].known for one in known_later.proposal.months.values()] and any(months)


def test_what_is_paid_before_the_end_comes_back_after_it_though_the_rest_lapses() -> None:
    text = LAPSING.replace("after_months: 12", "after_months: 6, clawback: {months: 12, how: by month, recovered: 50%}")
    after = forecast_of(text.replace("pension: 20%", "pension: 20%, as: 2026-27")).proposal.after
    assert after is not None
    assert after.cost.lines["payments"].known == 0 and after.cost.lines["payments_recovered"].known < 0


def test_a_lump_that_lapses_before_its_day_is_paid_in_no_year_of_cost_or_forecast() -> None:
    text = LAPSING.replace("to: starters, after_months: 12", "to: staff in post, after_months: 30")
    text = text.replace("{tax_year: 2026-27, pension: 20%}", "25%")
    for after_the_end, pounds in (("lapses", 0), ("paid", 14_588)):
        figures = costed(text.replace("lapses", after_the_end)).ledger.figures
        assert figures["budget_by_year.2027_28.payments"].known == pounds
    assert forecast_of(text).proposal.total.lines["payments"].known == 0


def test_a_stated_number_is_paid_after_its_months_and_to_no_more_than_have_started() -> None:
    """Two start in April 2025; two a year are expected at 24 months: one sixth of one a month from April 2027."""
    text = TWO_POSTS.replace("2026-03-31", "2028-03-31").replace("to: starters", "to: starters, after_months: 24, expected: 2")
    result = forecast_of(text)
    assert by_year(result) == [0, 0, 2_000]
    assert result.proposal.total.lines["payments"].known == 2_000


def test_a_number_is_paid_once_on_its_day() -> None:
    text = TWO_POSTS.replace("to: starters", "to: staff in post, paid_on: 2025-12-15, expected: 6")
    result = forecast_of(text)
    paid = {month.name: cost.lines["payments"].known for month, cost in result.proposal.months.items()}
    assert {name for name, pounds in paid.items() if pounds} == {"December 2025"} and paid["December 2025"] == 6_000
    assert result.comparison.carrying_on.known == 0
    late = forecast_of(text.replace("2025-12-15", "2026-06-30"))
    assert late.proposal.after is not None and late.proposal.after.cost.total.known == 6_000


@pytest.mark.parametrize("expected", ["", ", expected: 24"])
def test_no_more_starters_are_paid_than_there_are_posts(expected: str) -> None:
    text = TWO_POSTS.replace("to: starters", f"to: starters{expected}")
    costing, result = costed(text), forecast_of(text)
    assert known(costing, "payments.total") == result.proposal.total.lines["payments"].known == 2_000
    assert "there are posts for 2. No more are counted." in " ".join(payments_sentences(costing))


def test_leavers_make_room_for_starters() -> None:
    """Two vacancies, and a tenth of ten posts: three."""
    text = TWO_POSTS.replace("proposal: {turnover: 0%", "proposal: {turnover: 10%")
    assert known(costed(text), "payments.stay.people") == 3


def test_carrying_on_has_the_payments_that_recur() -> None:
    """In March 2027 about 23.6 FTE at £3,000 with 15.5%; a bonus of £900 for two."""
    assert 81_600 < forecast_of(PAY_ONLY).comparison.carrying_on.known < 81_800
    bonus = forecast_of(BONUS)
    assert bonus.comparison.carrying_on.known == 1_800
    assert "Continuing other payments after 31 March 2027 would cost £1,800 a year" in " ".join(net_sentences(bonus, SHOWN))
    once = forecast_of(BONUS.replace(", every_months: 12", ""))
    assert once.comparison.carrying_on.known == 0


def test_the_position_has_the_payments_of_the_proposal() -> None:
    costing = costed(LEFT_OUT)
    assert known(costing, "full_establishment.total") == 300_000
    assert known(costing, "full_establishment.with_payments") == 310_000
    assert known(costing, "budget_position.full_over_budget") == 9_000
    assert known(costing, "break_even.vacant_fte") * 30_100 == pytest.approx(Decimal(9_000))
    assert known(costing, "day_one.payments") == 0  # nobody has started yet
    staff = costed(LEFT_OUT.replace("to: starters", "to: staff in post"))
    assert known(staff, "day_one.with_payments") == 250_000
    assert known(staff, "day_one.over_budget") == -51_000


def test_a_proof_of_break_even_counts_the_payments() -> None:
    costing = cost(case_of(LEFT_OUT), POUND, proofs=every_basis)
    assert costing.proofs["vacant_mix_with_supplements"].known == 301_000
    assert costing.proofs["budgeted"].known == 301_000


def test_a_proof_recalculated_has_the_payments_of_all_posts() -> None:
    """Two of the 24 starters have a post, and are paid in a proof of either kind, however few of the two posts it leaves."""
    case = case_of(TWO_POSTS + "budget: 301000\n")
    again, recalculated = (cost(case, POUND, proofs=chosen).proofs for chosen in (every_basis, of_whole_case))
    id = "officer_with_supplements"
    assert again[id].operands
    assert not recalculated[id].operands
    assert again[id].known == recalculated[id].known == 301_000


def test_a_budget_by_year_has_the_payments_of_each_year() -> None:
    by_years = "budget: {by_year: {2025/26: 301000, 2026/27: 301000}}"
    costing = costed(LEFT_OUT.replace('budget: "301,000"', by_years))
    assert known(costing, "budget_by_year.2025_26.needed") == 9_000
    assert known(costing, "budget_by_year.2026_27.needed") == -1_000


def test_payments_alone_are_costed_and_held_against_the_rules() -> None:
    case = case_of(ALONE)
    assert can_be_costed(case)
    assert known(costed(ALONE), "payments.total") == known(costed(ALONE), "full_establishment.with_payments") == 12_000
    assert {"no-end-date", "no-review", "terms-absent"} <= codes(ALONE)


NEVER_MADE = """
title: What is never made
period: {starts: 2026-04-01, ends: 2027-03-31}
grades:
  A: {salary: 30000, in_post: 10, vacant: 2, supplement: 1000}
on_costs: 20%
budget: {by_year: {2026/27: 400000, 2027/28: 400000}}
payments:
  - {what: Dated, kind: lump to stay, amount: 2000, to: staff in post, expected: 8, paid_on: 2027-06-30, after_the_end: lapses}
  - {what: Later, kind: lump to stay, amount: 5%, to: staff in post, after_months: 18, turnover: 10%, after_the_end: lapses}
  - {what: Probation, kind: golden hello, pensionable: yes, amount: 700, to: starters, expected: 2, after_months: 12,
     after_the_end: lapses}
  - {what: Hello, kind: golden hello, pensionable: yes, amount: 600, to: starters, expected: 2, after_months: 9,
     after_the_end: lapses}
forecast: {doing_nothing: {turnover: 0%, starters: 2}, proposal: {turnover: 0%, starters: 2}}
"""


def test_a_payment_that_lapses_before_anybody_can_be_paid_is_in_no_years_cost() -> None:
    """Of four, Hello alone is paid: 2 × £600 and 20% = £1,440 a year, and £360 in the three months in which it can be."""
    figures = costed(NEVER_MADE).ledger.figures
    assert [figures[f"payments.{one}.total"].known for one in ("dated", "later", "probation")] == [0, 0, 0]
    assert figures["payments.total"].known == figures["full_establishment.payments"].known == 1_440
    assert figures["day_one.payments"].known == 0
    by_year = [figures[f"budget_by_year.{year}.payments"].known for year in ("2026_27", "2027_28")]
    assert by_year == [360, 0]
    lines = forecast_of(NEVER_MADE).proposal.total.lines
    assert lines["payments"].known + lines["payments_on_costs"].known == 360
    said = payments_sentences(costed(NEVER_MADE))
    never = [one.partition(" (")[0] for one in said if one.endswith(
        "It is never paid: it lapses when the supplement ends on 31 March 2027, before it falls due."
    )]  # fmt: skip
    assert never == ["Dated", "Later", "Probation"]


def test_what_is_paid_after_the_end_is_in_the_year_in_which_it_falls_due() -> None:
    """Not lapsing: 8 × £2,000 and 20% in June 2027; 10 × 90% of 18 months × 5% of £30,000 and 20% in October 2027; Probation,
    2 × £700 and 20%, from April 2027; Hello three quarters of a year after its first three months."""
    figures = costed(NEVER_MADE.replace("lapses", "paid")).ledger.figures
    assert figures["budget_by_year.2026_27.payments"].known == 360
    later = figures["payments.later.total"].known
    assert later > 10_000
    assert figures["budget_by_year.2027_28.payments"].known == 19_200 + later + 1_680 + 1_080
