"""One account of a decision: what one command says, every other says, over random cases.

The engine is held against itself here, by identities that must hold whatever the right value is; the values themselves are held
against fractions in `tests/oracle/`. The suite draws some hundreds of cases; SUPPLEMENT_CALC_CONSISTENT=10
draws thousands.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from math import floor

import pytest

from costing.engine import costed, forecasted
from costing.samples import LOST_AGAIN
from support.consistent_cases import (
    KINDS,
    Drawn,
    any_business,
    any_case,
    any_conversion,
    any_package,
    by_grade_and_year,
    drawn,
    months_in,
    named,
)
from support.draws import TIMES
from support.recount import assert_adds_up
from support.running import in_formats, run, without_switching_values

F = Fraction
NEAR = F(1, 10**9)
Figures = dict[str, Fraction | None]


def cost_of(text: str, unit: Fraction | None) -> Figures:
    """Every figure of the costing of a case, which must be sound."""
    return _values(costed(text, unit).ledger.figures.values())


def forecast_of(text: str, unit: Fraction | None, years: int | None = None) -> Figures:
    """Every figure of the forecast of a case, which must be sound."""
    return _values(forecasted(text, unit, years).ledger.figures.values())


def _values(figures: object) -> Figures:
    return {
        figure.id: None if figure.value is None else F(figure.value)
        for figure in figures  # type: ignore[attr-defined]
    }


def supplement_of(figures: Figures, year: int) -> Fraction:
    """What a forecast pays in supplements in a year, on-costs included; nothing in a year that it does not come to."""
    lines = (f"forecast.proposal.{named(year)}.{line}" for line in ("supplement", "supplement_on_costs"))
    return sum((figures.get(line) or F(0) for line in lines), F(0))


def apart(case: Drawn, unit: Fraction) -> Fraction:
    """The most that a full year of the tables and twelve months of the years may be apart, every line rounded to the unit.

    Rounding moves a number by half a unit at most. In the tables n lines of supplement are rounded, then p lines of on-costs on
    their sum, with rates that come to r: they are out by n × (1 + r) + p halves of a unit at most. The years round two lines.
    """
    return unit / 2 * (case.lines * (1 + case.rates) + case.parts + 2)


def years_of(case: Drawn) -> list[int]:
    """The financial years of the term."""
    assert case.ends is not None
    return list(months_in(case.starts, case.ends))


def wrong_years(ours: dict[int, Fraction], theirs: dict[int, Fraction], unit: Fraction | None) -> dict[int, object]:
    """The years in which two answers are not the same: to the last digit where they are rounded, since both round the same sums
    once, whatever the unit; not rounded, to a billionth, since both divide."""
    return {
        year: (float(ours[year]), float(theirs[year]))
        for year in ours
        if abs(ours[year] - theirs[year]) > (NEAR if unit is None else 0)
    }


def by_year(figures: Figures, id: str, years: list[int]) -> dict[int, Fraction]:
    """The figures `{id}.2024_25` …, each of which there must be."""
    found = {year: figures.get(f"{id}.{named(year)}") for year in years}
    lacking = [year for year, value in found.items() if value is None]
    assert not lacking, f"no {id} of {[named(year) for year in lacking]}"
    return {year: value for year, value in found.items() if value is not None}


UNITS = (None, F(1), F(1, 100), None)


def units(number: int) -> Fraction | None:
    """Not rounded at all every other time, else to £1 or a penny."""
    return UNITS[number % len(UNITS)]


# A fixed staff: `cost` by year is `forecast` by year.


@pytest.mark.parametrize("kind", KINDS)
def test_the_years_of_all_posts_are_the_forecast_with_every_post_filled(kind: str) -> None:
    for number in range(10 * TIMES):
        case, unit = any_case("filled", number, kind), units(number)
        costed, followed = cost_of(case.text(), unit), forecast_of(case.text(filled=True), unit)
        years = years_of(case)
        theirs = {year: supplement_of(followed, year) for year in years}
        assert wrong_years(by_year(costed, "supplement_by_year", years), theirs, unit) == {}, case.text()


@pytest.mark.parametrize("kind", KINDS)
def test_the_years_of_staff_in_post_are_the_forecast_of_a_fixed_staff(kind: str) -> None:
    for number in range(10 * TIMES):
        case, unit = any_case("in post", number, kind), units(number)
        costed, followed = cost_of(case.text(), unit), forecast_of(case.text(), unit)
        years = years_of(case)
        ours = by_year(costed, "supplement_by_year.in_post", years)
        theirs = {year: supplement_of(followed, year) for year in years}
        assert wrong_years(ours, theirs, unit) == {}, case.text()
        for year in years:  # and that is all that the proposal adds
            assert abs(theirs[year] - (followed[f"forecast.net.{named(year)}"] or 0)) <= NEAR, case.text()


def test_grades_that_start_and_end_by_themselves_and_amounts_by_year_fall_alike_in_both() -> None:
    for number in range(12 * TIMES):
        case, unit = by_grade_and_year("times", number), units(number)
        costed, followed = cost_of(case.text(), unit), forecast_of(case.text(), unit)
        years = years_of(case)
        ours = by_year(costed, "supplement_by_year.in_post", years)
        theirs = {year: supplement_of(followed, year) for year in years}
        assert wrong_years(ours, theirs, unit) == {}, case.text()


def test_a_supplement_without_an_end_has_the_years_of_its_forecast() -> None:
    for number in range(6 * TIMES):
        case, unit = any_case("open-ended", number)._replace(ends=None), units(number)
        costed, followed = cost_of(case.text(), unit), forecast_of(case.text(), unit, 3)
        years = [year for year in range(2018, 2032) if f"supplement_by_year.in_post.{named(year)}" in costed]
        assert years, case.text()
        asked = [year for year in years if f"forecast.proposal.{named(year)}.total" in followed][:-1]
        assert asked, case.text()
        ours, theirs = by_year(costed, "supplement_by_year.in_post", asked), {y: supplement_of(followed, y) for y in asked}
        assert wrong_years(ours, theirs, unit) == {}, case.text()


def test_twelve_months_at_one_rate_are_the_table_of_a_full_year_within_its_roundings() -> None:
    for number in range(10 * TIMES):
        case, unit = any_case("full year", number), units(number)
        grades = tuple(
            grade._replace(salary=grade.salary + 10_000) for grade in case.grades
        )  # the threshold of a month is £417
        case = case._replace(starts=date(2025, 5, 1), ends=date(2027, 3, 31), grades=grades)
        costed = cost_of(case.text(), unit)
        year, table = costed["supplement_by_year.2026_27"], costed["supplement_cost.total"]
        assert year is not None
        assert table is not None
        assert abs(year - table) <= (NEAR if unit is None else apart(case, unit)), case.text()


# The term is the sum of its years, and the package's supplement is that of `cost`.


def test_the_term_is_the_sum_of_its_years_to_the_last_digit() -> None:
    for number in range(16 * TIMES):
        case = any_case("term", number) if number % 2 else by_grade_and_year("term", number)
        unit = units(number // 2)
        costed, years = cost_of(case.text(), unit), years_of(case)
        for id, term in (("supplement_by_year", "period_total"), ("supplement_by_year.in_post", "period_in_post")):
            whole = costed[f"supplement_cost.{term}"]
            assert whole is not None
            together = sum(by_year(costed, id, years).values(), F(0))
            assert abs(together - whole) <= (0 if unit else NEAR), case.text()


def test_the_supplement_of_a_package_is_that_of_the_costing_in_every_year() -> None:
    for number in range(10 * TIMES):
        case, unit = any_package(number), units(number)
        costed, years = cost_of(case.text(), unit), years_of(case)
        ours = by_year(costed, "supplement_by_year", years)
        assert by_year(costed, "package.measure_1", years) == ours, case.text()
        whole = costed["supplement_cost.period_total"]
        if len(years) > 1:  # the years of the package are those of the term, and one alone has no column of all
            assert costed["package.measure_1.all_years"] == whole, case.text()


# Converting so many posts is the forecast of so many recruits.


@pytest.mark.parametrize("release", ["one for one", "in proportion", None])
def test_what_conversion_says_is_what_the_forecast_of_so_many_recruits_comes_to(release: str | None) -> None:
    """A recruit gains what agency staff go for him less his own cost: so many gain the supplement of those in post, and the
    forecast's second month, all recruits in, costs nothing more than doing nothing; twice a month, they gain it twice."""
    for number in range(6 * TIMES):
        case = any_conversion(number, release)
        costed = cost_of(case.text(), None)
        for share in (F(1), F(1, 2)):
            followed = forecast_of(case.text(recruits=case.recruits * share), None)
            net = sum(
                (followed[f"forecast.{course}.month_{case.second:%Y_%m}.total"] or F(0)) * sign
                for course, sign in (("proposal", 1), ("doing_nothing", -1))
            )
            supplement = costed["day_one.supplements"]
            assert supplement is not None
            gain = case.gain(costed)
            assert abs(12 * net - (supplement - share * case.recruits * gain)) < F(1, 10**6), case.text()


# Explanations, pages, and formats.


def sound(*arguments: str, text: str) -> str:
    """The output of a command on a case that it must answer."""
    ran = run(*arguments, stdin=text.encode())
    assert ran.code == 0, (arguments, ran.err[-2000:], text)
    return ran.out


COMMANDS: tuple[tuple[str, ...], ...] = (("cost",), ("break-even",), ("forecast",))


def business(number: int) -> str:
    """The text of a whole business case, of any form."""
    return any_business(number)


def test_figures_re_add_under_explain_in_fractions() -> None:
    for number in range(6 * TIMES):
        text, command = business(number), COMMANDS[number % 3]
        data = json.loads(sound(*command, "-", "-f", "json", text=text))
        ids = [id for id, value in data["figures"].items() if value is not None]
        for id in drawn("explain", number).sample(ids, 2):
            steps = json.loads(sound("explain", "-", "-f", "json", "--", id, text=text))["steps"]
            assert steps[-1]["value"] == data["figures"][id], (id, text)
            assert_adds_up(steps)


def test_csv_has_the_rows_of_json_and_a_figures_value_is_its_rows() -> None:
    for number in range(6 * TIMES):
        text, command = business(number), COMMANDS[number % 3]
        data = json.loads(sound(*command, "-", "-f", "json", text=text))
        rows = [tuple(row) for row in csv.reader(io.StringIO(sound(*command, "-", "-f", "csv", text=text)))][1:]
        ours = [
            (table["id"], row["id"], row["quantity"] or "", row["rate"] or "", row["amount"] or "")
            for table in data["tables"]
            for row in table["rows"]
        ]
        tables = [row for row in rows if not row[0].startswith("switching.")]  # numbers of no table: `switching` of the JSON
        assert [(row[0], row[1], *row[3:6]) for row in tables] == ours, text
        assert all((data["figures"][row[1]] or "") == row[4] for row in ours if row[1] in data["figures"]), text


_AMOUNT = re.compile(r"(?<![\d/,.-])(£?)(\d[\d,]*(?:\.\d+)?)(%| FTE| months?| posts?)?")
_DATE = re.compile(
    r"\b\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\b"
    r"|\b(January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\b"
    r"|\b\d{4}[/-]\d\d\b|\bGrade \d+\b|\bpoint \d+\b"
)
UNIT_OF = {"%": "percent", " FTE": "FTE"}
LAW = {F(number) for number in ("13.8", "15.05", "15", "0.5", "8424", "8632", "8788", "8840", "9100", "5000", "50270")}
"""Rates and thresholds of National Insurance a year, which a sentence may name and no figure is."""


def sentences(page: str) -> Iterator[str]:
    """The lines of a page that are not rows of a table or a chart."""
    for line in page.splitlines()[1:]:
        is_sentence = line and not line.startswith(" ") and "  " not in line and "█" not in line and line.endswith(".")
        if is_sentence or line.startswith(("Supplement proposed", "Cost of", "Vacant FTE at")):
            yield line


def rounded(value: Fraction, places: int) -> Fraction:
    """To so many decimals, halves away from nil."""
    unit = F(1, 10**places)
    return floor(abs(value) / unit + F(1, 2)) * unit


def unknown_amounts(page: str, data: dict[str, object], text: str) -> list[str]:
    """Amounts in sentences that are no figure of the same command in JSON, nor a number of the case."""
    values = data["figures"]
    assert isinstance(values, dict)
    units = data["units"]
    assert isinstance(units, dict)
    known: dict[str | None, set[Fraction]] = {}
    for id, value in values.items():
        if value is not None:
            known.setdefault(units.get(id), set()).add(abs(F(value)))
    given = LAW | {F(number.replace(",", "")) for number in re.findall(r"\d[\d,]*(?:\.\d+)?", text)}
    everything = given.union(*known.values())
    found = []
    for sentence in sentences(page):
        for pounds, number, unit in _AMOUNT.findall(_DATE.sub("", sentence)):
            shown = F(number.replace(",", ""))
            places = len(number.partition(".")[2])
            of = "GBP" if pounds else UNIT_OF.get(unit)
            among = everything if of is None else known.get(of, set()) | given
            if not any(rounded(value, places) == shown for value in among) and (of is not None or places):
                found.append(f"{pounds}{number}{unit} in: {sentence}")
    return found


def test_every_amount_in_a_sentence_is_a_figure_of_the_json() -> None:
    for number in range(6 * TIMES):
        text, command = business(number), COMMANDS[number % 3]
        page = sound(*command, "-", text=text)
        data = json.loads(sound(*command, "-", "-f", "json", text=text))
        page = re.split(r"^(?:Does|Has) .*\?", page, maxsplit=1, flags=re.MULTILINE)[0]  # switching values are no figures
        assert unknown_amounts(page, data, text) == [], text


_SAID = {
    r"agency staff: (\d[\d,]*(?:\.\d+)?) FTE vacant(?: \([^)]*\))? in today's mix": (
        "break_even.by_basis.vacant_mix_with_supplements",
        1,
    ),
    r"vacant posts, or (\d[\d,]*(?:\.\d+)?) to \d[\d,]*(?:\.\d+)? by which posts stay vacant": (
        "break_even.by_basis.dearest_first",
        1,
    ),
    r" to (\d[\d,]*(?:\.\d+)?) by which posts stay vacant": ("break_even.by_basis.cheapest_first", 1),
    r"Dividing by the budgeted cost of a post, £[\d,.]+, gives (\d[\d,]*(?:\.\d+)?)": ("break_even.vacant_fte", 1),
    r"\((\d[\d,]*(?:\.\d+)?) to \d[\d,]*(?:\.\d+)?, by which posts": ("break_even.by_basis.dearest_first", 1),
    r" to (\d[\d,]*(?:\.\d+)?), by which posts": ("break_even.by_basis.cheapest_first", 1),
    r"(\d[\d,]*(?:\.\d+)?) at the budgeted cost of a post\)": ("break_even.vacant_fte", 1),
    r"Not needed: all posts filled costs £(\d[\d,]*(?:\.\d+)?) less": ("budget_position.full_over_budget", -1),
    r"vacant comes out £(\d[\d,]*(?:\.\d+)?) under the budget": ("break_even.costed_again_over_budget.budgeted", -1),
    r"vacant comes out £(\d[\d,]*(?:\.\d+)?) over the budget": ("break_even.costed_again_over_budget.budgeted", 1),
    r"not needed\. All posts filled, with supplements, costs £(\d[\d,]*(?:\.\d+)?) less": (
        "budget_position.full_over_budget",
        -1,
    ),
    r"It would pay for (\d[\d,]*(?:\.\d+)?) FTE more at": ("break_even.by_basis.vacant_mix_with_supplements", -1),
    r"FTE more at £(\d[\d,]*(?:\.\d+)?), the cost of a post in today's mix": (
        "break_even.saving.vacant_mix_with_supplements",
        1,
    ),
    r"Agency staff cover (\d[\d,]*(?:\.\d+)?)% of vacancies": ("agency_cover.share", 1),
    r"each vacancy adds £(\d[\d,]*(?:\.\d+)?) a year in today's mix": ("agency_cover.saving.vacant_mix_with_supplements", -1),
    r"each vacancy saves £(\d[\d,]*(?:\.\d+)?) a year in today's mix": ("agency_cover.saving.vacant_mix_with_supplements", 1),
    r"vacant, the budget covers (\d[\d,]*(?:\.\d+)?) FTE of agency": (
        "agency_cover.bearable_fte.vacant_mix_with_supplements",
        1,
    ),
    r"agency staff included, is £(\d[\d,]*(?:\.\d+)?) over the": ("budget_position.current_over_budget", 1),
    r"agency staff included, is £(\d[\d,]*(?:\.\d+)?) under the": ("budget_position.current_over_budget", -1),
}
"""What sentences of `cost` and `break-even` say, and the figure that each number is, with its sign."""


def test_sentences_of_break_even_say_the_figure_that_they_name() -> None:
    said = set()
    for number in range(40 * TIMES):
        text, command = business(number // 2), COMMANDS[number % 2]
        with without_switching_values():
            shown = in_formats(command[0], "-", formats=("table", "json"), stdin=text.encode())
        assert {ran.code for ran in shown.values()} == {0}, (command, text)
        page, figures = " ".join(shown["table"].out.split()), json.loads(shown["json"].out)["figures"]
        for pattern, (id, sign) in _SAID.items():
            for number_said in re.findall(pattern, page):
                places = len(number_said.partition(".")[2])
                value = F(figures[id]) * sign
                assert value >= 0 or not F(number_said.replace(",", "")), (pattern, page)
                assert rounded(value, places) == F(number_said.replace(",", "")), (pattern, figures[id], page, text)
                said.add(pattern)
    assert set(_SAID) - said <= {pattern for pattern in _SAID if "comes out" in pattern}, "never said"


def test_the_four_costs_of_a_forecast_are_those_of_cost_and_add_up() -> None:
    for number in range(6 * TIMES):
        text, unit = business(number), units(number)
        costed, followed = cost_of(text, unit), forecast_of(text, unit)
        assert {id: followed[f"four_costs.{id}"] for id in _FOUR} == {id: costed[other] for id, other in _FOUR.items()}, text
        four = {id: followed[f"four_costs.{id}"] or F(0) for id in ("in_post_term", "vacant_posts", "gross", "rest", "extra")}
        assert four["in_post_term"] + four["vacant_posts"] == costed["supplement_cost.period_total"], text
        now = followed.get("four_costs.paid_now") or F(0)
        assert four["gross"] + now + four["rest"] == four["extra"] == followed["forecast.net.total"], text


_FOUR = {
    "in_post_year": "day_one.supplements",
    "in_post_term": "supplement_cost.period_in_post",
    "all_posts_year": "supplement_cost.total",
    "all_posts_term": "supplement_cost.period_total",
}


def test_agency_cover_is_one_number_in_cost_and_forecast() -> None:
    for number in range(6 * TIMES):
        text = business(number)
        if "agency:" in text and "agency_cover:" not in text:
            ours, theirs = cost_of(text, F(1))["agency_cover.share"], forecast_of(text, F(1))["forecast.cover_today"]
            assert ours == theirs, text
            assert ours is not None
            assert 0 <= ours <= 100, text


def test_no_forecast_announces_a_payback_that_is_lost_without_saying_so() -> None:
    """The net cost of all years, promises due later in it, is above nil: then the page says none, or that it is lost again."""
    announced = 0
    for text in (LOST_AGAIN, *map(business, range(12 * TIMES))):
        page = sound("forecast", "-", text=text)
        data = json.loads(sound("forecast", "-", "-f", "json", text=text))
        (said,) = [line for line in page.splitlines() if line.startswith("Payback:")]
        years = [id for id in data["figures"] if id.startswith("forecast.cumulative.")]
        end = F(data["figures"]["forecast.net.total"])
        if end > 2 * len(years):  # pounds: what the rounding of two totals a year may hide
            assert said.startswith("Payback: none") or "lost again" in said, (end, said, text)
            announced += "lost again" in said
        elif end < -2 * len(years):
            assert not said.startswith("Payback: none") and "lost again" not in said, (end, said, text)
    assert announced
