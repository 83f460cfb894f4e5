"""On-costs by part and kinds of payment: what is read, and what is reported where it stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from supplement_calc.case.dates import pay_dates
from supplement_calc.case.loading import Loaded
from supplement_calc.diagnostics import Problem

Reports = Callable[..., Problem]
Load = Callable[..., Loaded]


@pytest.mark.parametrize(
    ("code", "sample"),
    [
        ("not-a-tax-year", "on_costs: {tax_year: «2019»}"),
        ("not-a-tax-year", "on_costs: {tax_year: «2019-21»}"),
        ("not-a-tax-year", "on_costs: {tax_year: «last year»}"),
        ("two-tax-years", "on_costs: {tax_year: ‹2019-20›, from: «2019-04-01»}"),
        ("two-tax-years", "on_costs: {tax_year: ‹2019-20›, to: «2019-04-01»}"),
        ("missing-key", "on_costs: {to: «2019-04-01»}"),
        ("period-backwards", "on_costs: {from: ‹2020-04-01›, to: «2019-04-01»}"),
        ("unknown-tax-year", "on_costs: {tax_year: «2014-15»}"),
        ("unknown-tax-year", "on_costs: {tax_year: «2027-28»}"),
        ("unknown-tax-year", "on_costs: {from: «2026-04-07»}"),
        ("unknown-tax-year", "on_costs: {tax_year: 2029-30, as: «2028-29»}"),
        ("unknown-tax-year", "period: {starts: «2029-01-01»}\non_costs: {pension: 20%}"),
        ("no-tax-year", "«on_costs»: {pension: 20%}"),
        ("no-value", "«on_costs»: {}"),
        ("missing-key", "on_costs: {tax_year: 2019-20, «national_insurance»: {rate: 13.8%}}"),
        ("unknown-key", "on_costs: {tax_year: 2019-20, «rate»: 24.33%}"),
        ("more-than-all", "on_costs: {rate: ‹20%›, pension: «33%»}"),
        ("missing-percent", "on_costs: {rate: 33%, pension: «20»}"),
        ("missing-percent", "on_costs: {tax_year: 2019-20, pension: «14.32»}"),
        ("name-taken", "on_costs: {tax_year: 2019-20, other: {‹A›: 1%, «a»: 2%}}"),
        ("pensionable-not-stated", "payment: {kind: «golden hello»}"),
        ("not-a-choice", "payment: {kind: «golden handshake»}"),
        ("not-a-choice", "payment: {kind: golden hello, pensionable: «perhaps»}"),
    ],
)
def test_what_cannot_be_meant_is_reported_where_it_stands(code: str, sample: str, reports: Reports) -> None:
    assert reports(f"title: x\n{sample}\n", code).severity == "error"


@pytest.mark.parametrize(
    "sample",
    [
        "on_costs: {tax_year: 2019-20, as: «2020-21»}",
        "on_costs: {national_insurance: {rate: 13.8%, threshold: 8632}, as: «2020-21»}",
    ],
)
def test_an_assumption_that_is_not_needed_is_a_warning(sample: str, reports: Reports) -> None:
    assert reports(f"title: x\n{sample}\n", "not-used").severity == "warning"


def test_the_error_for_days_to_come_says_how_to_state_an_assumption(reports: Reports) -> None:
    help = reports("title: x\non_costs: {tax_year: «2027-28»}\n", "unknown-tax-year").help
    assert help is not None and "`as: 2026-27` under on_costs" in help


@pytest.mark.parametrize(
    ("sample", "first", "last"),
    [
        ("on_costs: {tax_year: 2019-20}", date(2019, 4, 6), date(2020, 4, 5)),
        ("on_costs: {tax_year: 2019/20}", date(2019, 4, 6), date(2020, 4, 5)),
        ("on_costs: {tax_year: 1999-2000, national_insurance: {rate: 1%, threshold: 5}}", date(1999, 4, 6), date(2000, 4, 5)),
        ("on_costs: {from: 2022-04-01}", date(2022, 4, 1), date(2023, 3, 31)),
        ("on_costs: {from: 1 April 2022, to: 2022-09-30}", date(2022, 4, 1), date(2022, 9, 30)),
        ("period: {starts: 2019-07-01}\non_costs: {pension: 20%}", date(2019, 4, 6), date(2020, 4, 5)),
        # first paid on 30 April, and so in the new tax year
        ("period: {starts: 2020-04-01}\non_costs: {pension: 20%}", date(2020, 4, 6), date(2021, 4, 5)),
        ("period: {starts: 2020-03-31}\non_costs: {pension: 20%}", date(2020, 4, 6), date(2021, 4, 5)),
        ("period: {starts: 2019-10-01}\non_costs: {pension: 20%}", date(2019, 4, 6), date(2020, 4, 5)),
        ("period: {starts: 2026-12-01}\non_costs: {pension: 20%}", date(2026, 4, 6), date(2027, 4, 5)),
        ("period: {starts: 2026-12-01}\non_costs: {pension: 20%, as: 2026-27}", date(2027, 4, 6), date(2028, 4, 5)),
    ],
)
def test_the_days_are_those_said_or_of_most_of_the_first_pay_days(sample: str, first: date, last: date, loaded: Load) -> None:
    case = loaded(f"title: x\n{sample}\n").case
    assert case is not None
    dates = pay_dates(case, case.on_costs_by_part)
    assert dates is not None
    assert (dates.first, dates.last) == (first, last)


@pytest.mark.parametrize(
    ("sample", "pensionable"),
    [
        ("{kind: monthly supplement}", True),
        ("{kind: lump_to_stay}", False),
        ("{kind: monthly supplement, pensionable: no}", False),
        ("{kind: golden hello, pensionable: yes}", True),
        ("{kind: cash in lieu of a car}", False),
    ],
)
def test_a_payment_is_pensionable_by_its_kind_unless_the_case_says(sample: str, pensionable: bool, loaded: Load) -> None:
    case = loaded(f"title: x\npayment: {sample}\n").case
    assert case is not None and case.payment is not None
    assert case.payment.is_pensionable is pensionable


def test_a_section_that_is_reported_of_already_is_not_told_of_for_want_of_a_year(loaded: Load) -> None:
    problems = loaded("title: x\nperiod: {starts: soon}\non_costs: {pension: 20%}\n").problems
    assert [problem.code for problem in problems] == ["not-a-date"]
