"""Further payments of a full year: random cases against the same in fractions, and what councils' papers pay."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from costing.engine import case_of, costed, known, rounding_to
from oracle.cases import PENNY
from oracle.costing import rounded
from oracle.payments import Terms, any_terms, figures, paid, written
from supplement_calc.costing.costing import Costing, cost
from supplement_calc.diagnostics.names import fold
from supplement_calc.ledger import Recalculation
from support.draws import TIMES

NEAR = Fraction(1, 10**15)
thorough = settings(max_examples=40 * TIMES, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


def is_near(found: Decimal | None, wanted: Fraction) -> bool:
    """Whether a figure is the oracle's, but for the end of a quotient."""
    return found is not None and abs(Fraction(found) - wanted) <= NEAR * (1 + abs(wanted))


def is_between(terms: Terms, unit: Fraction) -> bool:
    """Whether some line lies so near to half a unit that the end of a quotient decides how it is rounded."""
    exact = [value for payment in terms.payments for value in figures(terms, payment, None).values()]
    exact += [n * each for payment in terms.payments for n, each in paid(terms, payment)]
    return any(rounded(value - unit * NEAR, unit) != rounded(value + unit * NEAR, unit) for value in exact)


@thorough
@given(st.randoms(use_true_random=True), st.sampled_from((None, Fraction(1), PENNY, Fraction(1000), Fraction(7))))
def test_every_line_is_the_oracles_at_any_rounding_unit(random: Random, unit: Fraction | None) -> None:
    terms = any_terms(random)
    costing = cost(case_of(written(terms)), rounding_to(unit))
    if unit is not None and is_between(terms, unit):
        return
    total: Fraction | None = Fraction(0)
    for payment in terms.payments:
        id = f"payments.{fold(payment.what)}"
        if not paid(terms, payment):  # a percentage of the salaries of nobody
            assert costing.figure(f"{id}.before_on_costs").value is None
            total = None
            continue
        wanted = figures(terms, payment, unit)
        total = None if total is None else total + wanted["total"]
        found = {name: costing.figure(f"{id}.{name}").value for name in wanted}
        assert {name: (found[name], value) for name, value in wanted.items() if not is_near(found[name], value)} == {}
        parts = {"national_insurance", "pension", "apprenticeship_levy", "clawback"}
        assert {name for name in parts if f"{id}.{name}" in costing.ledger.figures} == parts & wanted.keys()
    if total is not None:
        assert is_near(costing.figure("payments.total").value, total)


@thorough
@given(st.randoms(use_true_random=True))
def test_another_turnover_is_recalculated_as_it_is_costed_anew(random: Random) -> None:
    terms = any_terms(random)
    costing, afresh = (cost(case_of(written(one)), rounding_to(None)) for one in (terms, terms._replace(turnover=Fraction(25))))
    if "forecast.proposal.turnover" in costing.ledger.figures:
        changed = [costing.figure("forecast.proposal.turnover")]
        again = Recalculation(costing.ledger, changed).run([Decimal(25)])
        assert again["payments.total"] == afresh.figure("payments.total").value


def case(payments: str, *, on_costs: str = "{tax_year: 2019-20, pension: 20%, apprenticeship_levy: 0.5%}") -> str:
    """A case with 100 FTE at £30,000, 15% turnover and Derbyshire's bands."""
    return f"""
title: t
grades:
  A: {{salary: 30000, in_post: 60, vacant: 20}}
  B: {{salary: 30000, in_post: 40, vacant: 20}}
on_costs: {on_costs}
service_length:
  Child protection:
    bands:
      - {{band: Up to 1 year, share: 30.9%}}
      - {{band: 1 to 2 years, share: 21.4%}}
      - {{band: 2 to 4 years, share: 21.3%}}
forecast:
  starts: 2019-07-01
  doing_nothing: {{turnover: 20%, starters: 10}}
  proposal: {{turnover: 12%, starters: 18}}
payments:
  - {payments}
"""


LADDER = '{what: Retention, kind: retention payment, at: {6 months: "1,000", 1 year: "1,000", 2 years: 3, 3 years: "4,000"}}'


def test_nottinghamshires_ladder_is_paid_to_the_staff_that_the_bands_bring_to_each_rung() -> None:
    """£1K after 6 months, £1K after 1 year, £3 (as printed) after 2 years, £4K after 3 years, on Derbyshire's bands."""
    costing = costed(case(LADDER))
    people = {
        name: known(costing, f"payments.retention.at_{name}.people") for name in ("6_months", "1_year", "2_years", "3_years")
    }
    assert people == {"6_months": Decimal("30.9"), "1_year": Decimal("30.9"), "2_years": Decimal("21.4"),
                      "3_years": Decimal("10.65")}  # fmt: skip
    assert known(costing, "payments.retention.before_on_costs") == 30_900 + 30_900 + 64 + 42_600
    assert known(costing, "payments.retention.national_insurance") == 14_416  # 13.8% of 104,464
    assert known(costing, "payments.retention.apprenticeship_levy") == 522
    assert "payments.retention.pension" not in costing.ledger.figures


def test_a_flat_rate_is_due_on_what_bears_on_costs_and_on_nothing_else() -> None:
    for kind, due in (("lump to stay", 3_600), ("professional registration fee", 0), ("cash in lieu of a car", 3_600)):
        costing = costed(case(f"{{what: P, kind: {kind}, amount: 1000, to: starters}}", on_costs="20%"))
        assert known(costing, "payments.p.on_costs") == due
        no = costed(case(f"{{what: P, kind: {kind}, amount: 1000, to: starters, on_costs: no}}", on_costs="20%"))
        assert known(no, "payments.p.on_costs") == 0


HELLO = "{what: Hello, kind: golden hello, pensionable: no, amount: 2400, to: starters, clawback: {%s}}"


def test_clawback_by_month_recovers_what_is_not_served_of_those_expected_to_leave() -> None:
    """12% a year is 1% of those left each month. Over 3 months of 18 × £2,400: 1% × 3/3, 0.99% × 2/3, 0.9801% × 1/3."""
    costing = costed(case(HELLO % "months: 3, how: by month, recovered: 50%"))
    due = Fraction("0.01") + Fraction("0.0099") * 2 / 3 + Fraction("0.009801") / 3
    assert known(costing, "payments.hello.clawback") == rounded(due * 18 * 2400 / 2, Fraction(1))
    gone = Fraction("0.01") + Fraction("0.0099") + Fraction("0.009801")
    assert is_near(costing.figure("payments.hello.mean_share").value, due / gone * 100)
    assert known(costing, "payments.hello.national_insurance") == 5_962  # on all of it: recovery takes none back


def test_a_whole_clawback_recovers_all_of_it_from_whoever_leaves() -> None:
    costing = costed(case(HELLO % "months: 3, how: whole, recovered: 100%"))
    gone = 1 - Fraction("0.99") ** 3
    assert known(costing, "payments.hello.clawback") == rounded(gone * 18 * 2400, Fraction(1))


def test_a_clawback_from_the_start_of_employment_has_the_months_of_probation_served() -> None:
    """Paid after 2 months, 3 to be served in all: only those who leave in the next month pay back, a third."""
    text = case(HELLO % "months: 3, how: by month, recovered: 100%, counted_from: start of employment")
    costing = costed(text.replace("to: starters, ", "to: starters, after_months: 2, "))
    paid_ = rounded(18 * Fraction("0.99") ** 2 * 2400, Fraction(1))
    assert known(costing, "payments.hello.before_on_costs") == paid_
    assert known(costing, "payments.hello.clawback") == rounded(paid_ * Fraction("0.01") / 3, Fraction(1))


def test_nobody_leaving_pays_nothing_back() -> None:
    costing = costed(case(HELLO % "months: 24, how: by month, recovered: 60%").replace("turnover: 12%", "turnover: 0%"))
    assert known(costing, "payments.hello.clawback") == 0
    assert costing.figure("payments.hello.mean_share").value is None


def test_relocation_above_the_limit_bears_national_insurance_and_no_levy() -> None:
    costing = costed(case("{what: Move, kind: qualifying relocation, amount: 9500, to: starters, expected: 4}"))
    assert known(costing, "payments.move.national_insurance") == 828  # 13.8% of 4 × 1,500
    assert known(costing, "payments.move.on_costs") == 828


def test_a_registration_fee_is_a_persons_and_a_lump_is_pro_rata() -> None:
    heads = "{tax_year: 2019-20, heads_per_fte: 1.07}"
    fee = costed(
        case("{what: P, kind: professional registration fee, amount: 90, to: staff in post, every_months: 12}", on_costs=heads)
    )
    lump = costed(case("{what: P, kind: lump to stay, amount: 90, to: staff in post}", on_costs=heads))
    assert known(fee, "payments.p.people") == 107
    assert known(lump, "payments.p.people") == 100


def test_a_lump_bears_the_rate_of_its_pay_day_and_what_is_paid_all_year_the_rates_by_pay_days() -> None:
    def rate(rest: str) -> Costing:
        text = case(f"{{what: P, kind: lump to stay, amount: 100, to: staff in post{rest}}}", on_costs="{pension: 20%}")
        return costed(text.replace("title: t", "title: t\nperiod: {starts: 2022-07-01}"), None)

    assert known(rate(""), "payments.p.national_insurance") == Decimal("1505")
    later = known(rate(", after_months: 6"), "payments.p.before_on_costs")
    assert known(rate(", after_months: 6"), "payments.p.national_insurance") == later * Decimal("0.138")
    by_days = known(rate(", every_months: 12"), "payments.p.national_insurance")
    assert is_near(by_days, Fraction(10_000) * (7 * Fraction("0.1505") + 5 * Fraction("0.138")) / 12)


def test_payments_are_in_no_other_table() -> None:
    plain = costed(case(LADDER).partition("payments:")[0])
    with_payments = costed(case(LADDER))
    assert {id: f.value for id, f in plain.ledger.figures.items()}.items() <= {
        id: f.value for id, f in with_payments.ledger.figures.items()
    }.items()


@pytest.mark.parametrize("on_costs", ["20%", "{tax_year: 2019-20, pension: 20%}"])
def test_a_case_without_payments_has_no_such_table(on_costs: str) -> None:
    costing = costed(case(LADDER, on_costs=on_costs).partition("payments:")[0])
    assert not [id for id in costing.ledger.figures if id.startswith("payments")]


def test_another_percentage_of_pay_is_on_what_is_pay_and_on_no_fee() -> None:
    other = "{tax_year: 2019-20, other: {Training: 1%}}"
    lump = costed(case("{what: P, kind: lump to stay, amount: 1000, to: starters}", on_costs=other))
    assert known(lump, "payments.p.other.training") == 180
    for kind in ("professional registration fee", "qualifying relocation"):
        fee = costed(case(f"{{what: P, kind: {kind}, amount: 1000, to: starters}}", on_costs=other))
        assert known(fee, "payments.p.on_costs") == 0


def test_a_turnover_that_changes_is_that_of_the_first_day_in_a_full_year_unless_the_payment_has_its_own() -> None:
    by_date = "turnover: [{from: 2019-04-01, rate: 12%}, {from: 2020-04-01, rate: 24%}]"
    text = case("{what: P, kind: lump to stay, amount: 1000, to: starters, after_months: 1}").replace("turnover: 12%", by_date)
    assert known(costed(text), "payments.p.people") == Decimal("17.82")
    own = text.replace("after_months: 1", "after_months: 1, turnover: 6%")
    assert known(costed(own), "payments.p.people") == Decimal("17.91")
