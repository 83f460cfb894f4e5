"""Further payments in the forecast, month by month, against cohorts walked in fractions."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from costing.engine import forecasted
from oracle.payments import EARLY, KINDS, LATE, Month, Payment, Terms, any_terms, by_month, written
from supplement_calc.costing.forecast.forecast import ForecastResult
from supplement_calc.diagnostics.names import fold
from support.draws import TIMES

NEAR = Fraction(1, 10**12)
some = settings(max_examples=5 * TIMES, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])


def forecast_of(text: str, years: int = 2) -> ForecastResult:
    """The case forecast for so many years, nothing rounded."""
    return forecasted(text, None, years)


def is_near(found: Decimal | None, wanted: Fraction) -> bool:
    """Whether a figure is the oracle's, but for the end of quotients."""
    return found is not None and abs(Fraction(found) - wanted) <= NEAR * (1 + abs(wanted))


def staff_of(result: ForecastResult, terms: Terms) -> list[dict[str, Month]]:
    """The engine's own staff, which other tests hold."""
    months = []
    for month in result.months:
        flows = {grade.name: result.proposal.staff_by_month[month].grades[fold(grade.name)] for grade in terms.grades}
        months.append(
            {
                name: Month(Fraction(flow.starters.known), Fraction(flow.opening.known), Fraction(flow.in_post.known))
                for name, flow in flows.items()
            }
        )
    return months


def plain(payment: Payment) -> Payment:
    """A percentage of salary is not of a number that the case states: that is shared out otherwise."""
    return payment._replace(of_salary=False) if payment.expected is not None else payment


@some
@given(st.randoms(use_true_random=True))
def test_every_month_is_the_oracles(random: Random) -> None:
    terms = any_terms(random)
    terms = terms._replace(payments=tuple(plain(payment) for payment in terms.payments))
    result = forecast_of(written(terms))
    staff = staff_of(result, terms)
    each = {payment.what: by_month(terms, payment, staff) for payment in terms.payments}
    for number, month in enumerate(result.months):
        lines = result.proposal.months[month].lines
        figures = result.ledger.figures
        for payment in terms.payments:
            paid, _ = each[payment.what][number]
            id = f"forecast.proposal.month_{month.id}.payments.{fold(payment.what)}"
            assert is_near(figures[id].value, paid), id
            assert is_near(figures[f"{id}.on_costs"].value, on_costs(terms, payment, paid, number)), id
        assert is_near(lines["payments"].value, sum((months[number][0] for months in each.values()), Fraction(0)))
        assert is_near(lines["payments_recovered"].value, -sum((months[number][1] for months in each.values()), Fraction(0)))


def on_costs(terms: Terms, payment: Payment, paid: Fraction, number: int) -> Fraction:
    """On-costs of a month's payment: the month's own rate of National Insurance, whose pay day is its last."""
    insured, pensioned, levied = KINDS[payment.kind]
    if payment.on_costs is not None:
        insured = levied = payment.on_costs == "yes"
        pensioned = pensioned and insured
    if terms.flat is not None:
        return paid * terms.flat / 100 if insured or pensioned else Fraction(0)
    rate = EARLY if number < 4 else LATE  # July to October 2022, and from November
    liable = paid * (100 - terms.sacrifice) / 100 if pensioned else paid
    due = liable * rate if insured else Fraction(0)
    if payment.kind == "qualifying relocation" and payment.on_costs is None and not payment.at and not payment.of_salary:
        due = paid * max(Fraction(0), payment.amount - 8000) / max(payment.amount, Fraction(8000)) * rate
    due += paid * terms.pension / 100 if pensioned else 0
    return due + (liable * terms.levy / 100 if levied else 0)


CASE = """
title: t
period: {{starts: 2019-07-01, ends: 2020-06-30}}
grades:
  A: {{salary: 30000, in_post: 100, vacant: 60}}
on_costs: 20%
forecast:
  starts: 2019-06-01
  doing_nothing: {{turnover: 12%, starters: 12}}
  proposal: {{turnover: 12%, starters: 24}}
payments:
  - {{what: P, kind: lump to stay, amount: 1000, {payment}}}
"""


def paid(payment: str, years: int = 2) -> list[int]:
    """What is paid each month, from June 2019, to the pound."""
    result = forecast_of(CASE.format(payment=payment), years)
    return [round(month.lines["payments"].known) for month in result.proposal.months.values()]


def test_starters_are_paid_in_the_month_they_start_and_only_while_the_supplement_is() -> None:
    assert paid("to: starters") == [0, *[2000] * 12, *[0] * 11]


def test_those_who_stay_are_paid_after_probation() -> None:
    """2 a month from July; of them 0.99³ are there in the third month after, those of the last month after the end too."""
    assert paid("to: starters, after_months: 3") == [0, 0, 0, 0, *[1941] * 12, *[0] * 8]


def test_staff_in_post_are_paid_once_as_the_supplement_starts() -> None:
    opening = 100 * Fraction("0.99") + 1  # in June, before the supplement, 12 a year start as doing nothing
    assert paid("to: staff in post") == [0, round(opening * 1000), *[0] * 22]


def test_a_stated_number_is_paid_once_on_its_day_and_otherwise_a_twelfth_a_month() -> None:
    assert paid("to: staff in post, after_months: 2, expected: 6") == [0, 0, 0, 6000, *[0] * 20]
    assert paid("to: starters, expected: 6") == [0, *[500] * 12, *[0] * 11]


def test_recovery_goes_on_after_the_last_payment_and_is_taken_off_the_cost() -> None:
    result = forecast_of(CASE.format(payment="to: starters, clawback: {months: 12, how: whole, recovered: 50%}"), 3)
    months = list(result.proposal.months.values())
    back = [month.lines["payments_recovered"].known for month in months]
    assert back[:2] == [0, 0] and back[2] == -10  # of 2 × £1,000, 1% leave, half is recovered
    assert back[14] < 0 and back[24] < 0 and back[25] == 0
    plain = list(forecast_of(CASE.format(payment="to: starters"), 3).proposal.months.values())
    without = [Fraction(one.total.known) + Fraction(less) for one, less in zip(plain, back, strict=True)]
    assert without == [Fraction(month.total.known) for month in months]


def test_doing_nothing_pays_none_of_it() -> None:
    result = forecast_of(CASE.format(payment="to: starters"))
    assert {"payments", "payments_on_costs", "payments_recovered"}.isdisjoint(next(iter(result.nothing.months.values())).lines)
    assert result.proposal.total.lines["payments"].value == 24_000
    assert result.proposal.total.lines["payments_on_costs"].value == 4_800


def test_a_turnover_that_changes_holds_from_its_day() -> None:
    """1% a month until December, 2% from January: of those who start in December, 98% are there in January."""
    by_date = "turnover: [{from: 2019-04-01, rate: 12%}, {from: 2020-01-01, rate: 24%}], starters: 24"
    text = CASE.format(payment="to: starters, after_months: 1").replace("turnover: 12%, starters: 24", by_date)
    lines = [month.lines["payments"].known for month in forecast_of(text).proposal.months.values()]
    assert lines[6:8] == [1980, 1960]
