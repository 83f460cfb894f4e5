"""A package of measures: its cost by financial year against its funding."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from random import Random
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from costing.engine import case_of, costed, rounding_to
from oracle.cases import UNITS, hundredths, number
from oracle.package import Approved, Funding, Measure, answers, years_named
from oracle.years import named
from supplement_calc.costing.package import PackageCosting, package_alone
from supplement_calc.ledger import why_none
from support.draws import TIMES
from support.papers import CASES
from support.running import run

NEAR = Fraction(1, 10**18)


def packaged(text: str, unit: Fraction | None = Fraction(1)) -> PackageCosting:
    """The package that a text says, by itself."""
    return package_alone(case_of("title: A package\n" + dedent(text)), rounding_to(unit))


def pounds(costing: PackageCosting, id: str) -> int | None:
    """A figure of whole pounds."""
    value = costing.figure(id).value
    return None if value is None else int(value)


def test_devons_decision_funds_two_years_and_gives_no_cost_of_any_line() -> None:
    costing = packaged((CASES / "devon-2021.yaml").read_text(encoding="utf-8").replace("title:", "#"))
    assert [table.id for table in costing.tables] == ["package_in_2021_22", "package_in_2022_23", "package_in_all_years"]
    assert pounds(costing, "package.funding.2021_22") == 1_100_000
    assert pounds(costing, "package.funding_1.2021_22") == 1_100_000
    assert pounds(costing, "package.funding_2.2022_23") == 3_400_000
    assert pounds(costing, "package.funding.2022_23") == 0  # only to be considered
    assert pounds(costing, "package.funding_with_considered.2022_23") == 3_400_000
    assert "package.funding_1.2022_23" not in costing.ledger.figures  # a reserve is spent once
    assert pounds(costing, "package.fte_printed") == 48
    assert pounds(costing, "package.fte_itemised") == 4
    for number_ in range(1, 13):
        figure = costing.figure(f"package.measure_{number_}.cost")
        assert figure.value is None
        assert why_none(figure).startswith(f"the case gives no cost for measure {number_} (decision (")
    for id in ("costs_given.2021_22", "unfunded.2021_22", "unfunded.2022_23", "unfunded_if_approved.2022_23"):
        assert costing.figure(f"package.{id}").value is None
    assert "measures 1, 2, 3" in why_none(costing.figure("package.unfunded.2021_22"))


WHOLE = """
measures:
  - {what: Extra posts, fte: 4, cost_per_fte: "30,000.25", starts: 2021-10-01}
  - {what: Recruitment drive, kind: one-off, cost: £50k, year: 2021/22}
  - {what: Retention payments, cost_by_year: {2021/22: "10,000", 2022-23: 20000, 2023/24: 0}}
  - {what: A post for a year, cost: 24000, starts: 2022-01-01, ends: 2022-12-31}
funding:
  - {year: 2021/22, amount: £100k, from: reserve}
  - {year: 2022/23, amount: £120k, from: base budget, approved: yes}
  - {year: 2023/24, amount: £5k, from: grant, approved: no}
"""


def test_each_kind_of_measure_falls_in_its_own_years() -> None:
    costing = packaged(WHOLE)
    wanted = {
        "measure_1": [60_001, 120_001, 120_001],  # £120,001 a year, half of it in the first, 60,000.5
        "measure_2": [50_000, 0, 0],
        "measure_3": [10_000, 20_000, 0],
        "measure_4": [6_000, 18_000, 0],
        "costs_given": [126_001, 158_001, 120_001],
        "funding": [100_000, 120_000, 120_000],
        "unfunded": [26_001, 38_001, 1],
    }
    years = ("2021_22", "2022_23", "2023_24")
    assert {name: [pounds(costing, f"package.{name}.{year}") for year in years] for name in wanted} == wanted
    assert "package.funding_3.2023_24" in costing.ledger.figures  # shown, and not counted
    assert not [id for id in costing.ledger.figures if "if_approved" in id]


def test_one_cost_that_is_not_given_leaves_its_year_without_a_remainder_and_no_other() -> None:
    costing = packaged(WHOLE.replace(", 2023/24: 0", ""))
    assert pounds(costing, "package.unfunded.2022_23") == 38_001
    assert pounds(costing, "package.costs_given.2023_24") == 120_001
    assert costing.figure("package.unfunded.2023_24").value is None
    assert why_none(costing.figure("package.unfunded.2023_24")).endswith("measure 3 has no known cost in 2023/24")


def test_a_cost_said_not_to_be_given_is_not_nil() -> None:
    costing = packaged(WHOLE.replace("£50k", "not given"))
    assert costing.figure("package.measure_2.2022_23").value is None
    assert costing.figure("package.unfunded.2022_23").value is None
    assert pounds(costing, "package.costs_given.2022_23") == 158_001


def test_a_cost_without_a_start_is_in_no_year_and_says_so() -> None:
    costing = packaged(WHOLE.replace(", starts: 2021-10-01", ""))
    assert pounds(costing, "package.measure_1.cost") == 120_001
    assert why_none(costing.figure("package.measure_1.2022_23")) == "the case does not say when measure 1 starts"


SUPPLEMENT = """
    title: A supplement and its recruitment
    period: {starts: 2019-07-01, ends: 2021-06-30}
    grades:
      Grade 9: {salary: 30000, in_post: 1, supplement: 1001}
    measures:
      - {what: The supplement, cost: the supplement}
      - {what: A fair, kind: one-off, cost: 500, year: 2020/21}
      - {what: An administrator, cost: 12000}
    """


def test_a_measure_may_be_the_supplement_of_the_case_to_the_pound() -> None:
    costing = costed(SUPPLEMENT)
    for year in ("2019_20", "2020_21", "2021_22"):
        own = costing.figure(f"package.measure_1.{year}")
        assert own.value == costing.figure(f"supplement_by_year.{year}").value
        assert own.operands == (costing.figure(f"supplement_by_year.{year}"),)
    years = ("2019_20", "2020_21", "2021_22", "all_years")
    assert [table.id for table in costing.tables][-4:] == [f"package_in_{year}" for year in years]
    assert "package.unfunded.2019_20" not in costing.ledger.figures  # there is no funding to compare


def test_what_has_no_start_of_its_own_is_paid_over_the_period() -> None:
    costing = costed(SUPPLEMENT)
    paid = [costing.figure(f"package.measure_3.{year}").value for year in ("2019_20", "2020_21", "2021_22")]
    assert paid == [9_000, 12_000, 3_000]


def test_a_supplement_without_an_end_goes_on_to_the_last_year_that_is_named() -> None:
    costing = costed(SUPPLEMENT.replace(", ends: 2021-06-30", "").replace("year: 2020/21", "year: 2022/23"))
    paid = [costing.figure(f"package.measure_1.{year}").value for year in ("2019_20", "2020_21", "2021_22", "2022_23")]
    assert paid == [751, 1001, 1001, 1001]


def test_a_case_without_measures_or_funding_has_no_package() -> None:
    costing = costed("title: t\ngrades:\n  A: {salary: 30000, in_post: 1}\n")
    assert not [id for id in costing.ledger.figures if id.startswith("package")]


def test_funding_alone_is_shown_without_a_remainder() -> None:
    costing = packaged("funding:\n  - {year: 2021/22, amount: £1m, from: grant}\n")
    assert pounds(costing, "package.funding.2021_22") == 1_000_000
    assert not [id for id in costing.ledger.figures if "unfunded" in id or "costs_given" in id]


def _measure(random: Random) -> Measure:
    first = date(2018, 1, 1) + timedelta(random.randrange(1500))
    starts = first if random.randrange(6) else None
    ends = first + timedelta(random.randrange(900)) if starts and random.randrange(2) else None
    cost = hundredths(random, 0, 100_000)
    match random.randrange(6):
        case 0:
            return Measure()
        case 1:
            return Measure(by_year={random.randint(2018, 2022): hundredths(random, 0, 90_000) for _ in range(2)})
        case 2:
            return Measure(cost=cost, once=True, starts=starts)
        case 3:
            return Measure(posts=(hundredths(random, 0, 20), hundredths(random, 1, 60_000)), starts=starts, ends=ends)
        case _:
            return Measure(cost=cost, starts=starts, ends=ends)


def _funding(random: Random) -> Funding:
    approved: Approved = random.choice(("yes", "no", "to be considered"))
    plain = Funding(random.randint(2018, 2022), hundredths(random, 0, 200_000), bool(random.randrange(2)), approved)
    plain = plain._replace(cashable=bool(random.randrange(4)))
    first = date(plain.year, random.randint(1, 12), random.choice((1, 1, 16)))
    match random.randrange(3):
        case 0:
            return plain._replace(to_year=plain.year + random.randint(0, 3), recurs=False, total=bool(random.randrange(2)))
        case 1:
            days = (first, first + timedelta(random.randint(0, 1000)))
            return plain._replace(days=days, recurs=False, total=bool(random.randrange(2)))
    return plain


def _written(measures: list[Measure], funding: list[Funding]) -> str:
    def year(first: int) -> str:
        return named(first).replace("_", "/")

    lines = ["measures:"]
    for measure in measures:
        lines += ["  - what: A measure", f"    kind: {'one-off' if measure.once else 'recurring'}"]
        lines += [f'    cost: "{number(measure.cost)}"'] if measure.cost is not None else []
        lines += [f"    {key}: {day}" for key, day in (("starts", measure.starts), ("ends", measure.ends)) if day]
        if measure.posts is not None:
            lines += [f'    fte: "{number(measure.posts[0])}"', f'    cost_per_fte: "{number(measure.posts[1])}"']
        if measure.by_year is not None:
            lines += ["    cost_by_year:", *(f'      {year(y)}: "{number(cost)}"' for y, cost in measure.by_year.items())]
    lines += ["funding:"]
    for one in funding:
        source = "base budget" if one.recurs else "reserve"
        when = f"year: {year(one.year)}"
        if one.to_year is not None:
            when = f"years: {year(one.year)} to {year(one.to_year)}"
        elif one.days is not None:
            when = f"starts: {one.days[0]}, ends: {one.days[1]}"
        key, cashable = "total" if one.total else "amount", "" if one.cashable else ", cashable: no"
        lines += [f'  - {{{when}, {key}: "{number(one.amount)}", from: {source}, approved: {one.approved}{cashable}}}']
    return "\n".join(lines) + "\n"


SPREAD = """
measures: [{what: Supplement, cost: "300,000", starts: 2026-07-01, ends: 2029-06-30}]
funding:
  - {years: 2026/27 to 2028/29, amount: "50,000", from: fees}
  - {starts: 2026-07-01, ends: 2029-06-30, total: "100,000", from: grant}
  - {years: 2026/27 to 2029/30, total: "100,001", from: reserve}
  - {starts: 2026-10-01, ends: 2027-09-30, amount: "60,000", from: vacancies held}
  - {year: 2026/27, amount: "20,000", from: savings, cashable: no}
"""


def test_funding_is_spread_over_years_and_by_months() -> None:
    costing = packaged(SPREAD)
    rows: dict[str, list[int | None]] = {
        "funding_1": [50_000, 50_000, 50_000, None],
        "funding_2": [25_000, 33_333, 33_333, 8_334],  # 9, 12 and 12 of 36 months, and the rest
        "funding_3": [25_000, 25_000, 25_000, 25_001],
        "funding_4": [30_000, 30_000, None, None],  # six months each
        "funding_5": [20_000, None, None, None],
        "funding": [130_000, 138_333, 108_333, 33_335],  # without the saving that is not cashable
        "unfunded": [95_000, 161_667, 191_667, 41_665],
    }
    years = ("2026_27", "2027_28", "2028_29", "2029_30")
    for name, wanted in rows.items():
        for year, amount in zip(years, wanted, strict=True):
            id = f"package.{name}.{year}"
            assert (pounds(costing, id) if id in costing.ledger.figures else None) == amount, id
    shown = " ".join(run("cost", "-", stdin=f"title: t{SPREAD}".encode()).out.split())
    assert "Savings, 2026/27 (not cashable)" in shown and "£20,000 from savings in 2026/27 is not cashable" in shown
    assert "does not say whether £60,000 a year from vacancies held, 1 October 2026 to 30 September 2027 is cashable" in shown


@settings(max_examples=60 * TIMES, deadline=None, derandomize=True)
@given(st.randoms(use_true_random=True), st.sampled_from(UNITS))
def test_every_figure_of_a_package_is_the_oracles(random: Random, unit: Fraction | None) -> None:
    measures = [_measure(random) for _ in range(random.randint(1, 4))]
    funding = [_funding(random) for _ in range(random.randint(1, 3))]
    costing, wanted = packaged(_written(measures, funding), unit), answers(measures, funding, unit)
    expected = {f"measure_{n}.{named(y)}": v for n, years in enumerate(wanted.costs, 1) for y, v in years.items()}
    for name, years in (
        ("costs_given", wanted.given),
        ("funding", wanted.funded),
        ("unfunded", wanted.unfunded),
        ("unfunded_if_approved", wanted.if_approved),
    ):
        expected |= {f"{name}.{named(year)}": value for year, value in years.items()}
    names = [named(year) for year in years_named(measures, funding)]
    together = ["all_years"] if len(names) > 1 else []
    assert [table.id for table in costing.tables] == [f"package_in_{year}" for year in (*names, *together)]
    for id, all_of_it in _all_years(expected, names).items() if together else ():
        found = costing.figure(f"package.{id}.all_years").value
        assert (found is None) == (all_of_it is None), id
        assert found is None or all_of_it is None or abs(Fraction(found) - all_of_it) <= NEAR * len(names), id
    for id, value in expected.items():
        found = costing.figure(f"package.{id}").value
        assert (found is None) == (value is None), id
        assert value is None or found is None or abs(Fraction(found) - value) <= (NEAR if unit is None else 0), id
    about = ("package.costs_given", "package.funding.", "package.unfunded")
    own = {id for id in costing.ledger.figures if not id.endswith(".all_years") and "_after_reserve" not in id}
    assert {id for id in own if id.startswith(about)} == {
        f"package.{id}" for id in expected if f"package.{id}".startswith(about)
    }


def _all_years(expected: dict[str, Fraction | None], years: list[str]) -> dict[str, Fraction | None]:
    """Each row's years added; unknown where one is, but for the costs that are given."""
    rows: dict[str, list[Fraction | None]] = {}
    for id, value in expected.items():
        name, _, year = id.partition(".")
        if name != "unfunded_if_approved":
            rows.setdefault(name, []).append(value)
        assert year in years
    known = {name: [value for value in values if value is not None] for name, values in rows.items()}
    return {
        name: sum(known[name], Fraction(0)) if known[name] and (name == "costs_given" or None not in values) else None
        for name, values in rows.items()
    }


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("measures:\n  - {what: a, cost: 1, cost_per_fte: 2, fte: 1}\n", "two-costs"),
        ("measures:\n  - {what: a, cost_per_fte: 2}\n", "missing-key"),
        ("measures:\n  - {what: a, cost: 1, starts: 2021-01-01, year: 2021/22}\n", "two-starts"),
        ("measures:\n  - {what: a, cost: 1, starts: 2021-01-01, ends: 2020-01-01}\n", "period-backwards"),
        ("measures:\n  - {what: a, cost: supplement}\n", "no-supplement"),
        ("measures:\n  - {what: a, cost: -1}\n", "negative-amount"),
        ("measures:\n  - {what: a, fte: -1}\n", "negative-fte"),
        ("measures:\n  - {what: a, kind: now and then}\n", "not-a-choice"),
        ("measures:\n  - {what: a, cost: 1, kind: one-off, year: 2021/22, ends: 2021-10-01}\n", "not-used"),
        ("measures:\n  - {what: a, cost_by_year: {2021/22: 1, 2021-22: 2}}\n", "name-taken"),
        ("measures:\n  - {what: a, cost_by_year: {2021/23: 1}}\n", "not-a-financial-year"),
        ("measures:\n  - {what: a, cost_by_year: {}}\n", "no-value"),
        ("funding:\n  - {year: 2019/2020, amount: 1, from: grant}\n", "not-a-financial-year"),
        ("funding:\n  - {years: 2019/20, amount: 1, from: grant}\n", "not-a-financial-year"),
        ("funding:\n  - {years: 2020/21 to 2019/20, amount: 1, from: grant}\n", "period-backwards"),
        ("funding:\n  - {amount: 1, from: grant}\n", "missing-key"),
        ("funding:\n  - {year: 2019/20, from: grant}\n", "missing-key"),
        ("funding:\n  - {starts: 2019-04-01, amount: 1, from: grant}\n", "missing-key"),
        ("funding:\n  - {ends: 2019-04-01, amount: 1, from: grant}\n", "missing-key"),
        ("funding:\n  - {starts: 2019-04-02, ends: 2019-04-01, amount: 1, from: grant}\n", "period-backwards"),
        ("funding:\n  - {year: 2019/20, years: 2019/20 to 2020/21, amount: 1, from: grant}\n", "two-starts"),
        ("funding:\n  - {years: 2019/20 to 2020/21, amount: 1, total: 2, from: grant}\n", "two-costs"),
        ("funding:\n  - {year: 2019/20, total: 2, from: grant}\n", "not-used"),
        ("funding:\n  - {year: 2019/20, amount: 10%, from: grant}\n", "wrong-unit"),
        ("funding:\n  - {year: 2019/20, amount: 1, from: grant, approved: perhaps}\n", "not-a-choice"),
    ],
)
def test_what_cannot_be_meant_is_one_problem_where_it_stands(text: str, code: str) -> None:
    from supplement_calc.case.loading import load_text
    from supplement_calc.case.sections import EVERYTHING
    from supplement_calc.diagnostics import Source

    problems = load_text(Source("case.yaml", "title: t\n" + text), EVERYTHING).problems
    assert [problem.code for problem in problems] == [code]
    assert problems[0].span.line >= 3


def test_a_measure_that_ends_before_the_period_costs_nothing_after_its_own_end() -> None:
    text = (
        "title: x\ngrades: {G: {salary: 30000, in_post: 2, supplement: 1000}}\nperiod: {starts: 2019-04-01, ends: 2021-03-31}\n"
    )
    figures = costed(text + "measures:\n  - {what: A post, cost: 12000, ends: 2020-03-31}\n").ledger.figures
    assert figures["package.measure_1.2019_20"].value == 12_000
    assert figures["package.measure_1.2020_21"].value == 0  # a year of the term all the same
