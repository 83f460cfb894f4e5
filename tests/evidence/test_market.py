"""The market: what can be read is compared, by the statistic that the case names; the rest is left out and never made up."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evidence.engine import close, market_of, seed, value, why
from oracle import evidence as oracle
from supplement_calc.ledger import NONE, PENNY, THOUSAND, Rounding

STATISTICS = ("mean", "median", "lower quartile", "upper quartile")


def market(pay: dict[str, str], *, more: str = "", **terms: str) -> str:
    """A case with one grade of £28,000 to £30,000, and comparators by name: `text of its range` and any keys after it."""
    comparators = "\n".join(f"  {name}: {{pay: {{A: {said}" for name, said in pay.items())
    said_terms = ", ".join(f"{key}: {said}" for key, said in {"statistic": "mean", **terms}.items())
    return (
        "title: A market\npay_points: {1: 28000, 2: 29000, 3: 30000}\n"
        f"grades:\n  A: {{points: 1-3, lowest_in_use: 2{more}}}\n"
        f"comparators:\n{comparators}\nmarket: {{{said_terms}}}\n"
    )


def plain(*ranges: str) -> dict[str, str]:
    """Comparators that give a range and nothing else."""
    return {f"Council {number}": f'"{said}"}}}}' for number, said in enumerate(ranges, 1)}


# Derbyshire


def test_grade_9_is_the_mean_of_six_tops() -> None:
    (grade, *_) = market_of(seed("derbyshire-2019")).grades
    assert [one.brought.value for one in grade.used if one.brought] == [36153, 31371, 26999, 26397, 33799, 29909]
    assert grade.statistic.value == 30_771
    assert grade.figures["gap"].value == 3_881
    assert [grade.figures["rank_before"].value, grade.figures["rank_after"].value] == [6, 4]
    assert grade.figures["supplement_less_gap"].value == 119


@pytest.mark.parametrize(("number", "tops", "mean", "gap"), [(1, 4, 32_051, 1_071), (2, 4, 36_713, 1_526)])
def test_grades_10_and_11_count_only_what_can_be_read(number: int, tops: int, mean: int, gap: int) -> None:
    grade = market_of(seed("derbyshire-2019")).grades[number]
    left_out = [one.name for one in grade.compared if one.brought is None]
    assert left_out == ["Derby City Council", "Nottinghamshire County Council"]
    assert len(grade.used) == tops
    assert [grade.statistic.value, grade.figures["gap"].value] == [mean, gap]


def test_the_mean_is_rounded_as_a_line_is_and_the_gap_is_of_what_is_shown() -> None:
    def found(rounding: Rounding) -> list[Decimal | None]:
        ledger = market_of(seed("derbyshire-2019"), rounding).ledger
        return [value(ledger, "market.grade_9.comparator"), value(ledger, "market.grade_9.gap")]

    assert found(PENNY) == [Decimal("30771.33"), Decimal("3881.33")]
    assert found(THOUSAND) == [31_000, 4_110]


# What is not there


@pytest.mark.parametrize(
    "absent", ["illegible", "n/a", "not given", "illegible: £39…", "£20,000 - illegible", "bottom £45,000"]
)
def test_what_is_missing_is_neither_nil_nor_filled_in(absent: str) -> None:
    grade = market_of(market(plain("£31,000", absent, "£33,000"))).grades[0]
    assert [one.name for one in grade.used] == ["Council 1", "Council 3"]
    assert grade.statistic.value == 32_000
    assert grade.figures["rank_before"].value == 3


def test_without_one_figure_that_can_be_read_there_is_no_answer_and_it_says_why() -> None:
    ledger = market_of(market(plain("illegible", "n/a"), more=", supplement: 500")).ledger
    for name in ("comparator", "gap", "gap_percent", "supplement_less_gap", "supplement_of_gap"):
        assert why(ledger, f"market.a.{name}") == "no comparator gives a figure for A that can be read"
    assert value(ledger, "market.a.supplement") == 500
    assert "market.a.rank_before" not in ledger.figures


def test_a_grade_that_nobody_gives_pay_for_is_not_compared() -> None:
    text = market(plain("£31,000")).replace("comparators:", "  B: {salary: 40000}\ncomparators:")
    assert [grade.name for grade in market_of(text).grades] == ["A"]


# Which end, whose date, what is counted


@pytest.mark.parametrize(
    ("of", "own", "theirs"), [("tops", 30_000, 36_000), ("bottoms", 29_000, 30_000), ("midpoints", 29_500, 33_000)]
)
def test_the_same_end_of_our_range_and_of_theirs(of: str, own: int, theirs: int) -> None:
    """Our own bottom is the lowest point in use, 29,000, and not the lowest of the grade."""
    figures = market_of(market(plain("£30,000 - £36,000"), of=of)).grades[0].figures
    assert [figures["own"].value, figures["comparator"].value, figures["gap"].value] == [own, theirs, theirs - own]


def test_a_single_figure_is_its_own_midpoint_and_one_end_alone_is_none() -> None:
    grade = market_of(market(plain("£31,000", "top £40,000", "bottom £20,000"), of="midpoints")).grades[0]
    assert [one.name for one in grade.used] == ["Council 1"]


def test_an_award_brings_their_pay_to_our_date_and_both_are_shown() -> None:
    text = market({"Council 1": '"£30,000"}, pay_date: 2018-04-01, award: 2.5%}'}, own_date="2019-04-01")
    (one,) = market_of(text).grades[0].compared
    assert one.figure is not None
    assert one.brought is not None
    assert [one.figure.value, one.brought.value] == [30_000, 30_750]


@pytest.mark.parametrize(("counting", "wanted"), [("basic pay", 31_000), ("pay with supplements", 32_633)])
def test_their_own_supplement_counts_only_where_the_case_says(counting: str, wanted: int) -> None:
    text = market({"Council 1": '"£31,000"}, supplements: {A: "£1,633"}}'}, counting=counting)
    assert market_of(text).grades[0].statistic.value == wanted


def test_a_tie_shares_the_better_place() -> None:
    figures = market_of(market(plain("£30,000", "£31,000", "£30,500"), more=", supplement: 1000")).grades[0].figures
    assert [figures["rank_before"].value, figures["rank_after"].value] == [3, 1]


def test_pay_above_the_market_is_a_gap_below_nil() -> None:
    figures = market_of(market(plain("£28,500"), more=", supplement: 250")).grades[0].figures
    assert [figures["gap"].value, figures["gap_percent"].value] == [-1_500, -5]
    assert figures["supplement_less_gap"].value == 1_750


def test_no_share_of_a_gap_of_nil() -> None:
    ledger = market_of(market(plain("£30,000"), more=", supplement: 250")).ledger
    assert why(ledger, "market.a.supplement_of_gap") == "A, gap to the comparators is 0"


# Against the oracle

pounds = st.integers(9_000, 95_000_00).map(lambda pence: Fraction(pence, 100))
comparators = st.lists(
    st.tuples(
        pounds | st.none(),
        pounds | st.none(),
        st.none() | st.integers(0, 900).map(lambda n: Fraction(n, 100)),
        st.none() | pounds,
    ),
    min_size=1,
    max_size=9,
)


def said(number: Fraction) -> str:
    """A fraction of a pound as a case file says it."""
    return f"{Decimal(number.numerator) / Decimal(number.denominator):f}"


@given(comparators, st.sampled_from(STATISTICS), st.sampled_from(("tops", "bottoms", "midpoints")), st.booleans(), pounds)
def test_every_statistic_of_every_end_is_the_oracles(
    given_: list[tuple[Fraction | None, Fraction | None, Fraction | None, Fraction | None]],
    statistic: str,
    of: str,
    with_supplements: bool,
    supplement: Fraction,
) -> None:
    pay, wanted = {}, []
    for number, (one, other, award, own) in enumerate(given_):
        bottom, top = (one, other) if one is None or other is None else sorted((one, other))
        low, high = ("illegible" if end is None else said(end) for end in (bottom, top))
        keys = [f'pay: {{A: "{low} - {high}"}}']
        keys += [f"award: {said(award)}%"] if award is not None else []
        keys += [f"supplements: {{A: {said(own)}}}"] if own is not None else []
        pay[f"Council {number}"] = ", ".join(keys).removeprefix("pay: {A: ") + "}"
        ends = {"tops": top, "bottoms": bottom, "midpoints": None if bottom is None or top is None else (bottom + top) / 2}
        if (end := ends[of]) is not None:
            wanted.append(oracle.compared(end, award, own if with_supplements else None))
    counting = "pay with supplements" if with_supplements else "basic pay"
    text = market(pay, more=f", supplement: {said(supplement)}", statistic=statistic, of=of, counting=counting)
    grade = market_of(text, NONE).grades[0]
    figures = {name: figure.value for name, figure in grade.figures.items()}
    own_pay = Fraction(figures["own"] or 0)
    assert len(grade.used) == len(wanted)
    if not wanted:
        assert grade.statistic.value is None
        return
    market_pay = oracle.statistic(statistic, wanted)
    gap = market_pay - own_pay
    assert close(figures["comparator"], market_pay)
    assert figures["gap"] is not None
    assert abs(Fraction(figures["gap"]) - gap) < Fraction(1, 10**20)
    assert figures["gap_percent"] is not None
    assert abs(Fraction(figures["gap_percent"]) - 100 * gap / own_pay) < Fraction(1, 10**20)
    assert figures["supplement_less_gap"] is not None
    assert abs(Fraction(figures["supplement_less_gap"]) - (supplement - gap)) < Fraction(1, 10**20)
    assert figures["rank_before"] == oracle.rank(own_pay, wanted)
    assert figures["rank_after"] == oracle.rank(own_pay + supplement, wanted)


@pytest.mark.parametrize(
    ("statistic", "wanted"), [("lower quartile", "21750"), ("median", "23500"), ("upper quartile", "25250"), ("mean", "24000")]
)
def test_quartiles_count_both_ends_as_spreadsheets_do(statistic: str, wanted: str) -> None:
    """QUARTILE.INC of 20,000, 21,000, 22,000, 23,000, 24,000, 25,000, 26,000 and 31,000."""
    tops = ("31,000", "20,000", "26,000", "21,000", "25,000", "22,000", "24,000", "23,000")
    assert market_of(market(plain(*tops), statistic=statistic), NONE).grades[0].statistic.value == Decimal(wanted)


AWARDED = """
title: t
pay_points: {{17: 20000}}
grades:
  A: {{points: 17}}
market: {{of: {of}, own_date: {own}}}
comparators:
  X: {{pay: {{A: 20000 - 40000}}, {given}}}
"""


@pytest.mark.parametrize(
    ("of", "given", "own", "expected"),
    [
        ("tops", "award: 1925", "2023-04-01", "41925"),
        ("midpoints", "award: £1925", "2023-04-01", "31925"),
        ("bottoms", "award: -£500", "2023-04-01", "19500"),
        ("tops", "award: -5%", "2023-04-01", "38000"),
        # £1,925 and £1,925.
        ("tops", "award: NJC, pay_date: 2021-04-01", "2023-04-01", "43850"),
        # 2.75%, then 1.75% at points from 2, then £1,925.
        ("bottoms", "award: NJC, pay_date: 2019-04-01, points: {A: 2-43}", "2022-04-01", "22834.625"),
        # 1.75% at the top and 2.75% at point 1: 40,700 and 20,550.
        ("midpoints", "award: NJC, pay_date: 2021-03-31, points: {A: 1-20}", "2021-04-01", "30625"),
        # £1,290 at point 43 and 2.5% at 44, then 3.2%.
        ("midpoints", "award: NJC, pay_date: 2024-03-31, points: {A: 43-44}", "2025-04-01", "32141.64"),
        # 5%, 5.5%, 3.6%, without the lump sum of June 2023.
        ("tops", "award: AfC, pay_date: 2023-03-31", "2025-04-01", "45905.16"),
        ("tops", "award: AfC, pay_date: 2025-04-01", "2025-09-01", "40000"),
    ],
)
def test_awards_in_pounds_and_of_a_national_body_bring_pay_to_our_day(of: str, given: str, own: str, expected: str) -> None:
    evidence = market_of(AWARDED.format(of=of, given=given, own=own), NONE)
    assert value(evidence.ledger, "market.a.by.x") == Decimal(expected)
