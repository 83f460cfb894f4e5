"""The forecast of random cases against the same in fractions, month by month; what flows must conserve; recalculation."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from costing.engine import case_of, forecasted, rounding_to, value
from oracle.forecast import Model, answers
from oracle.forecast_cases import any_forecast, forecasts
from supplement_calc.case.loading import load_text
from supplement_calc.case.sections import FORECAST
from supplement_calc.costing.forecast.forecast import ForecastResult, forecast
from supplement_calc.costing.forecast.grade_months import by_grade
from supplement_calc.diagnostics import Source, Span
from supplement_calc.ledger import POUND, Figure, Input, Recalculation
from supplement_calc.output.amounts import Shown
from supplement_calc.output.formats.text import render
from supplement_calc.output.pages.forecast.view import forecast_view
from support.draws import TIMES
from support.every_form import EVERY_FORM

NEAR = Fraction(1, 10**9)
UNITS = (Fraction(1), Fraction(1, 100), Fraction(1000), None)
thorough = settings(max_examples=5 * TIMES, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
DERBYSHIRE = (Path(__file__).parents[3] / "cases" / "derbyshire-2019.yaml").read_text(encoding="utf-8")


def differing(result: ForecastResult, expected: dict[str, Fraction | None], exact: bool) -> dict[str, tuple[object, object]]:
    """The figures that are not the oracle's; lines of years and all that is made of them to the last digit."""
    wrong: dict[str, tuple[object, object]] = {}
    for id, wanted in expected.items():
        found = value(result, id)
        if found is None or wanted is None:
            same = found is None and wanted is None
        else:
            near = NEAR * (1 + abs(wanted))
            staff = id.rpartition(".")[2] in ("starters", "leavers", "in_post", "vacant", "moved_up")
            same = abs(Fraction(found) - wanted) <= (0 if exact and ".month_" not in id and not staff else near)
        if not same:
            wrong[id] = (found, wanted)
    return wrong


@thorough
@given(forecasts, st.sampled_from(UNITS), st.sampled_from((None, 1, 3)))
def test_every_figure_is_the_oracles_to_the_penny_at_any_rounding(
    drawn: tuple[Model, str], unit: Fraction | None, years: int | None
) -> None:
    """For so many years too: past the end of the supplement, and not to it."""
    model, text = drawn
    if years is not None:
        model = model._replace(last=model.first.replace(year=model.first.year + years) - timedelta(days=1))
    result = forecasted(text, unit, years)
    assert differing(result, answers(model, unit), unit is not None) == {}, text


def test_a_whole_number_of_months_that_starts_inside_one_is_so_many_months() -> None:
    """From 15 February to 14 July: of July what February leaves, 14 of 28 days, in what is drawn from this seed."""
    model, text = any_forecast(Random(8203))
    assert (model.starts, model.ends) == (date(2022, 2, 15), date(2022, 7, 14))
    assert differing(forecasted(text, Fraction(1)), answers(model, Fraction(1)), exact=True) == {}


def flow_figures(result: ForecastResult) -> list[tuple[Figure, ...]]:
    """Opening, starters, leavers, closing of every line and grade in every month of both courses."""
    return [
        (flow.opening, flow.starters, flow.leavers, flow.closing)
        for course in result.courses
        for month in course.staff_by_month.values()
        for flows in (month.lines, month.grades)
        for flow in flows.values()
    ]


@thorough
@given(forecasts)
def test_opening_and_starters_less_leavers_are_the_closing_of_every_grade_and_month(drawn: tuple[Model, str]) -> None:
    result = forecasted(drawn[1])
    for figures in flow_figures(result):
        opening, starters, leavers, closing = (Fraction(figure.known) for figure in figures)
        assert opening + starters - leavers == closing
        assert min(opening, starters, leavers, closing) >= 0
    for course in result.courses:
        before = None
        for month in course.staff_by_month.values():
            for grade in result.grades:
                flow = month.grades[grade.id]
                assert flow.closing.known <= grade.established.known
                if before is not None:
                    assert before.grades[grade.id].closing.known == flow.opening.known
            before = month


@thorough
@given(forecasts)
def test_grades_add_to_the_months_and_months_to_the_years(drawn: tuple[Model, str]) -> None:
    result = forecasted(drawn[1])
    grades = by_grade(result)
    for course in result.courses:
        for month, cost in course.months.items():
            vacant = sum(Fraction(grades[course.id][grade.id][month].vacant.known) for grade in result.grades)
            assert vacant == Fraction(course.staff_by_month[month].vacant.known)
            pay = sum(grades[course.id][grade.id][month].pay.known for grade in result.grades)
            uplift = result.ledger.figures.get(f"{course.id}.month_{month.id}.leads_4_to_6.on_top")
            raised = Fraction(uplift.known if uplift is not None else 0) / 12 * month.paid
            there = cost.lines["salaries"].known + (cost.lines["supplement"].known if "supplement" in cost.lines else 0)
            assert abs(Fraction(pay) + raised - Fraction(there)) < NEAR
        for line, total in course.total.lines.items():
            assert total.known == sum(year.lines[line].known for year in course.years.values())


def place(figure: Figure) -> Span:
    """Where an input stands in its file."""
    assert isinstance(figure.origin, Input)
    assert figure.origin.span is not None
    return figure.origin.span


def _another(random: Random, figure: Figure) -> Decimal:
    """Another value; of vacancies none at all, at times: what is shared out by them is then shared out by posts."""
    if "vacant" in figure.id and random.randrange(2):
        return Decimal(0)
    return figure.known / 2 + (1 if figure.unit == "FTE" else 0)


@settings(max_examples=5 * TIMES, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.randoms(use_true_random=True))
def test_a_forecast_with_other_values_is_recalculated_as_one_made_anew(random: Random) -> None:
    """Every number of the file but dates, in one pass, those of the market and National Insurance as they are."""
    _, text = any_forecast(random)
    result = forecasted(text, with_levers=True)
    inputs = [
        figure for figure in result.ledger.figures.values()
        if figure.is_input and getattr(figure.origin, "span", None) is not None and "cover" not in figure.id
    ]  # fmt: skip
    chosen = random.sample(inputs, min(6, len(inputs)))
    values = [_another(random, figure) for figure in chosen]
    lines = text.splitlines()
    for figure, new in sorted(zip(chosen, values, strict=True), key=lambda pair: -place(pair[0]).column):
        span, sign = place(figure), "%" if figure.unit == "percent" else ""
        line = lines[span.line - 1]
        lines[span.line - 1] = f"{line[: span.column - 1]}{new:f}{sign}{line[span.end_column - 1 :]}"
    loaded = load_text(Source("case.yaml", "\n".join(lines)), FORECAST)
    assume(loaded.case is not None)  # a case may be left without any post
    assert loaded.case is not None
    afresh = forecast(loaded.case, rounding_to(Fraction(1)))
    assume([one.keys for one in afresh.levers] == [one.keys for one in result.levers])  # what differs is forecast again
    found = Recalculation(result.ledger, chosen).run(values)
    assert dict(found) == {id: figure.value for id, figure in afresh.ledger.figures.items()}


def test_months_that_come_to_half_a_pound_are_rounded_up() -> None:
    """£30,002 for nine months is £22,501.50, though none of its twelfths ends."""
    result = forecasted(
        """
        title: t
        period: {starts: 2026-07-01, ends: 2027-03-31}
        grades:
          A: {salary: 30002, in_post: 1}
        forecast:
          doing_nothing: {turnover: 0%, starters: 0}
          proposal: {turnover: 0%, starters: 0}
        """
    )
    assert value(result, "forecast.doing_nothing.2026_27.salaries") == 22_502


def test_nothing_is_paid_back_before_the_supplement_starts() -> None:
    """From April nothing differs; the supplement of October is never paid back."""
    text = """
        title: t
        period: {starts: 2026-10-01, ends: 2027-03-31}
        grades:
          A: {salary: 30000, in_post: 1, supplement: 1000}
        forecast:
          starts: 2026-04-01
          doing_nothing: {turnover: 0%, starters: 0}
          proposal: {turnover: 0%, starters: 0}
        """
    assert value(forecasted(text), "forecast.payback_month") is None
    assert value(forecasted(text.replace("supplement: 1000", "supplement: 0")), "forecast.payback_month") == 1


def test_derbyshire_is_what_its_own_turnover_and_starters_make_it() -> None:
    """By hand: 65.5 of 89.06 covered; of 179.25 in post 18.6% ÷ 12 leave in July, 49.3 ÷ 12 start."""
    result = forecasted(DERBYSHIRE)
    july = result.nothing.staff_by_month[result.months[0]]
    left = Fraction("179.25") * Fraction("0.186") / 12
    came = Fraction("49.3") / 12
    assert abs(Fraction(july.close.known) - (Fraction("179.25") - left + came)) < NEAR
    through = Fraction("89.06") + (left - came) / 2
    agency = result.nothing.months[result.months[0]].lines["agency"].known
    assert abs(Fraction(agency) - through * Fraction("65.5") / Fraction("89.06") * 65_797 / 12) < NEAR


@pytest.mark.parametrize("name", ["forms", "older", "graded", "renewed", "moving", "agency released"])
def test_a_forecast_that_lets_go_of_its_working_gives_what_one_in_full_gives(name: str) -> None:
    case = case_of(EVERY_FORM[name], FORECAST)
    shown = Shown("pounds", POUND)
    in_full, passing = (forecast(case, POUND, in_full=full) for full in (True, False))
    one, other = (forecast_view(result, shown) for result in (in_full, passing))
    assert one.data() == other.data()
    assert list(render(one)) == list(render(other))
    assert len(passing.ledger.figures) < len(in_full.ledger.figures)
