from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from supplement_calc.case.loading import Loaded
from supplement_calc.diagnostics import Problem
from supplement_calc.ledger import Figure, Input

Reports = Callable[..., Problem]
Load = Callable[..., Loaded]


def test_a_number_is_an_input_figure_that_knows_its_text_and_place(loaded: Load) -> None:
    case = loaded("title: x\nbudget: £10,334,613 # so\n").case
    assert case is not None
    figure = case.budget
    assert isinstance(figure, Figure)
    assert (figure.id, figure.label, figure.value, figure.unit) == ("budget", "Budget", Decimal(10334613), "GBP")
    assert isinstance(figure.origin, Input)
    assert figure.origin.text == "£10,334,613"
    assert figure.origin.span == case.place("budget")


@pytest.mark.parametrize(
    ("sample", "code", "headline"),
    [
        ("budget: «-5»", "negative-amount", "budget is -5; an amount must be 0 or more"),
        ("budget: «24.33%»", "wrong-unit", "budget is `24.33%`, which is a percentage"),
        ("budget: «lots»", "not-a-number", "budget is `lots`, which is not a number"),
        ("budget: «010»", "ambiguous-number", "budget is `010`, which starts with 0, which some programs read as octal"),
        ("budget:«»", "no-value", "budget has no value"),
        ("budget: «''»", "no-value", "budget has no value"),
        ("«budget»: [5]", "wrong-shape", "budget must be an amount in pounds, not a list"),
        ("pay_points: {19: «0»}", "nil-amount", "point 19 is 0; it must be more than 0"),
        ("pay_points: {19: «-1»}", "negative-amount", "point 19 is -1; an amount must be 0 or more"),
        ("pay_points: {«19»: {a: 1}}", "wrong-shape", "point 19 must be an amount in pounds, not a section of its own"),
        ("grades:\n  Grade 9: {salary: 5, in_post: «-3»}", "negative-fte", "Grade 9 has -3 FTE in post; FTE must be 0 or more"),
        ("grades:\n  Grade 9: {salary: 5, vacant: «-3»}", "negative-fte", "Grade 9 has -3 FTE vacant; FTE must be 0 or more"),
        ("grades:\n  Grade 9: {salary: 5, in_post: «£3»}", "wrong-unit",
         "Grade 9 in post is `£3`, which is an amount of money"),
        ("grades:\n  Grade 9: {salary: 5, in_post: «37 hours»}", "wrong-unit",
         "Grade 9 in post is `37 hours`, which is in hours"),
        ("on_costs: «24.33»", "missing-percent", "on-costs is `24.33`, which has no % sign"),
        ("on_costs: «-1%»", "negative-rate", "on-costs is -1%; a rate must be 0% or more"),
        ("grades:\n  Grade 9: {salary: 5, supplement: «-10%»}", "negative-rate",
         "Grade 9 supplement is -10%; a rate must be 0% or more"),
        ("grades:\n  Grade 9: {salary: 5, supplement: «-10»}", "negative-amount",
         "Grade 9 supplement is -10; an amount must be 0 or more"),
        ("source:«»", "no-value", "source has no text"),
        ("source: «' '»", "no-value", "source has no text"),
        ("«source»: [a]", "wrong-shape", "source must be text, not a list"),
        ("pay_points: {«Entry step»: 5}", "not-a-point", "point Entry step is `Entry step`, which is not a pay point"),
        ("pay_points: {«M1-M6»: 5}", "not-a-point", "point M1-M6 is `M1-M6`, which is not a pay point"),
        ("pay_points: {«019»: 5}", "not-a-point", "point 019 is `019`, which is not a pay point"),
        ("pay_points: {«10000»: 5}", "not-a-point", "point 10000 is `10000`, which is not a pay point"),
        ("pay_points: {«-1»: 5}", "not-a-point", "point -1 is `-1`, which is not a pay point"),
        ("grades: {Grade 9: {points: «19-16»}}", "not-a-range", "Grade 9 points runs backwards, from 19 to 16"),
        ("grades: {Grade 9: {points: «16-»}}", "not-a-range", "Grade 9 points is `16-`, which is not a range of pay points"),
        ("grades: {Grade 9: {points: «16-19-20»}}", "not-a-range",
         "Grade 9 points is `16-19-20`, which is not a range of pay points"),
        ("grades: {Grade 9: {points: «016-19»}}", "not-a-range",
         "Grade 9 points is `016-19`, which is not a range of pay points"),
        ("grades: {Grade 9: {«points»: [16, 19]}}", "wrong-shape", "Grade 9 points must be a range of pay points, not a list"),
        ("period: {starts: «2019-02-30»}", "no-such-date", "period starts is 2019-02-30, a day that does not exist"),
        ("period: {starts: «31 June 2021»}", "no-such-date", "period starts is 31 June 2021, a day that does not exist"),
        ("period: {starts: «1/7/2019»}", "ambiguous-date", "period starts is 1/7/2019, which is read day first or month first"),
        ("period: {starts: «1.7.2019»}", "ambiguous-date", "period starts is 1.7.2019, which is read day first or month first"),
        ("period: {starts: «July 2019»}", "not-a-date", "period starts is `July 2019`, which is not a date"),
        ("period: {starts: «1 Juli 2019»}", "not-a-date", "period starts is `1 Juli 2019`, which is not a date"),
        ("period: {starts: «2019»}", "not-a-date", "period starts is `2019`, which is not a date"),
        ("period: {«starts»: {a: b}}", "wrong-shape", "period starts must be a date, not a section of its own"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_one_problem_where_it_stands(sample: str, code: str, headline: str, reports: Reports) -> None:
    problem = reports(f"title: x\n{sample}\n", code)
    assert problem.headline == headline
    assert problem.help


LOST, KEPT = "if its point is lost", "which a spreadsheet keeps as"


@pytest.mark.parametrize(
    ("sample", "meant"),
    [
        ("on_costs: «2433»", f"24.33%, {LOST}"),
        ("on_costs: «2,433»", f"24.33%, {LOST}"),
        ("on_costs: «243»", f"24.3%, {LOST}"),
        ("on_costs: «0.2433»", f"24.33%, {KEPT} 0.2433"),
        ("on_costs: «24»", "24% for 24 per cent"),
        ("on_costs: {rate: «0.2»}", f"20%, {KEPT} 0.2"),
        ("on_costs: {tax_year: 2025-26, pension: «0.183»}", f"18.3%, {KEPT} 0.183"),
        ("on_costs: {tax_year: 2025-26, pension: 18%, apprenticeship_levy: «0.5»}", "0.5% for 0.5 per cent"),
        ("on_costs: {tax_year: 2025-26, pension: 18%, apprenticeship_levy: «0.005»}", f"0.5%, {KEPT} 0.005"),
        ("on_costs: {tax_year: 2025-26, pension: 18%, other: {Union: «0.5»}}", f"50%, {KEPT} 0.5, or 0.5% for 0.5 per cent"),
        ("comparators: {X: {pay: {A: £1k}, award: «0.03»}}", f"3%, {KEPT} 0.03, or £0.03 for pounds a year"),
        ("comparators: {X: {pay: {A: £1k}, award: «2.5»}}", "2.5% for 2.5 per cent, or £2.5 for pounds a year"),
        (
            "forecast: {doing_nothing: {turnover: «135», starters: 1}, proposal: {turnover: 5%, starters: 1}}",
            f"1.35%, {LOST}, or 13.5%, {LOST}, or 135% for 135 per cent",
        ),
    ],
)
def test_a_rate_without_its_sign_is_answered_with_what_a_rate_of_its_key_can_be(
    sample: str, meant: str, reports: Reports
) -> None:
    assert reports(f"title: x\n{sample}\n", "missing-percent").help == f"write {meant}"


def test_the_help_says_what_to_write(reports: Reports) -> None:
    assert reports("title: x\non_costs: «24.33»\n", "missing-percent").help == "write 24.33% for 24.33 per cent"
    either = "write 2019-07-01 if the day comes first, or 2019-01-07 if the month comes first"
    assert reports("title: x\nperiod: {starts: «1/7/2019»}\n", "ambiguous-date").help == either
    assert reports("title: x\nperiod: {starts: «1/7/19»}\n", "not-a-date").help == f"{either}, or the year in four digits"
    assert reports("title: x\nperiod: {starts: «1/7/2019 00:00»}\n", "not-a-date").help == either
    month_first = "write 2019-07-13 if the month comes first"
    assert reports("title: x\nperiod: {starts: «7/13/2019»}\n", "ambiguous-date").help == month_first
    assert reports("title: x\ngrades: {Grade 9: {points: «19-16»}}\n", "not-a-range").help == "write 16-19"


def test_a_date_that_can_only_be_read_one_way_is_not_offered_a_month_that_is_none(reports: Reports) -> None:
    help = reports("title: x\nperiod: {starts: «7/13/2019»}\n", "ambiguous-date").help
    assert help is not None
    assert "2019-13" not in help


@pytest.mark.parametrize("written", ["2019-07-01", "1 July 2019", "01 July 2019", "1 july 2019", "' 2019-07-01 '"])
def test_a_date_is_read_as_people_write_it(written: str, loaded: Load) -> None:
    case = loaded(f"title: x\nperiod: {{starts: {written}}}\n").case
    assert case is not None
    assert case.period is not None
    assert case.period.starts == date(2019, 7, 1)


@pytest.mark.parametrize("text", ["2019", "2019-07-01", "24.33%", "no", "~", "0x10"])
def test_a_text_may_look_like_anything(text: str, loaded: Load) -> None:
    case = loaded(f"title: {text}\n").case
    assert case is not None
    assert case.title == text


@pytest.mark.parametrize(
    ("written", "points"),
    [
        ("16-19", (16, 19)),
        ("16–19", (16, 19)),
        ("16 to 19", (16, 19)),
        ("16 - 19", (16, 19)),
        ("22", (22, 22)),
        ("0-3", (0, 3)),
    ],
)
def test_a_range_of_points_is_read_as_people_write_it(written: str, points: tuple[int, int], loaded: Load) -> None:
    case = loaded(f"title: x\ngrades: {{Grade 9: {{points: {written}}}}}\n").case
    assert case is not None
    assert case.grades["Grade 9"].points == points


def test_a_supplement_is_pounds_or_a_percentage_of_salary(loaded: Load) -> None:
    case = loaded(
        "title: x\ngrades:\n  Grade 9: {salary: 5, supplement: £4k}\n  Grade 10: {salary: 5, supplement: 10 per cent}\n"
    ).case
    assert case is not None
    supplements = [grade.supplement for grade in case.grades.values()]
    assert [(str(s.value), s.unit) for s in supplements if isinstance(s, Figure)] == [("4000", "GBP"), ("10", "percent")]


def test_a_long_text_is_quoted_short(reports: Reports) -> None:
    problem = reports(f"title: x\nbudget: «{'9' * 500}»\n", "too-long")
    assert len(problem.headline) < 150


# A point is one point however its key is written: a second of it must not put the first out of the case unsaid.
@pytest.mark.parametrize("second", ["' 16'", "'16 '"])
def test_a_point_given_twice_is_reported(second: str, loaded: Load) -> None:
    assert loaded(f"title: x\npay_points: {{16: 25064, {second}: 25}}\n").case is None
    assert (
        loaded(f"title: x\npay_points: {{16: 5}}\ngrades: {{G: {{points: 16, in_post: {{16: 3, {second}: 4}}}}}}\n").case
        is None
    )


@pytest.mark.parametrize("point", ["1٦", "１６"])
def test_a_point_is_in_ascii_digits(point: str, loaded: Load) -> None:
    assert [p.code for p in loaded(f"title: x\npay_points: {{{point}: 5}}\n").problems] == ["not-a-point"]
