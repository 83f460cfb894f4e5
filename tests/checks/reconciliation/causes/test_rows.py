"""A line left out, counted twice or counted in, or a printed figure carried on."""

from __future__ import annotations

from textwrap import dedent

import pytest

from support.planting import first_cause, reconciled, words
from support.round_cases import COSTS, MARKET, STAFF, TEAMS, THRICE

TENTHS = """
title: by hand
workforce:
  Staff:
    teams:
      North: {establishment: 10.1, vacant: 2.1, agency: 1, starters: 3.1}
      South: {establishment: 30.3, vacant: 15.3, agency: 12, starters: 5.2}
      East: {establishment: 20.2, vacant: 8.4, agency: 8, starters: n/a}
"""
SLIPS = [
    # 2.1 + 8.4, and 23 ÷ 50 of the other two
    ("row-left-out", TENTHS, f"{STAFF}.vacant", "10.5", "25.8"),
    ("row-left-out", TEAMS, f"{STAFF}.vacancy_rate", "46.0%", "41.7%"),
    # Grade 2 left out of salaries, with on-costs on the rest: 300,000 × 1.25
    ("row-left-out", COSTS, "current_spend.employed", "£375,000", "£875,000"),
    ("row-left-out", MARKET, "market.grade_1.comparator", "£37,000", "£36,000"),
    # 25.8 + 15.3, agency in with salaries, and East's 20.2 posts among the starters
    ("row-counted-in", TENTHS, f"{STAFF}.vacant", "41.1", "25.8"),
    ("row-counted-in", COSTS, "current_spend.salaries", "£1,000,000", "£700,000"),
    ("row-counted-in", TENTHS, f"{STAFF}.starters", "28.5", "8.3"),
]  # fmt: skip


@pytest.mark.parametrize(("cause", "text", "id", "slipped", "right"), SLIPS)
def test_a_slip_is_named_where_it_gives_the_printed_figure(cause: str, text: str, id: str, slipped: str, right: str) -> None:
    assert first_cause(text, id, slipped) == cause
    assert first_cause(text, id, right) == "reproduces"


def test_what_follows_from_a_wrong_figure_is_reported_as_following() -> None:
    listed = """
    published:
      - {figure: current_spend.salaries, value: '£900,000'}
      - {figure: current_spend.employed, value: '£1,075,000'}
    """
    salaries, employed = reconciled(COSTS + dedent(listed)).verdicts
    assert employed.causes[0].name == "carried-on"
    assert "Salaries as the paper prints it" in employed.causes[0].says
    assert "carried-on" not in [cause.name for cause in salaries.causes]


def test_nothing_follows_from_a_figure_that_is_printed_rightly() -> None:
    """0.90 for 904,710 is right, and 0.90 × 1.25 is not carried on from a slip."""
    listed = """
    published:
      - {figure: current_spend.salaries, value: £0.90m}
      - {figure: current_spend.employed, value: £1.125m}
    """
    salaries, employed = reconciled(THRICE + dedent(listed)).verdicts
    assert (salaries.result, employed.result) == ("reproduces", "differs")
    assert "carried-on" not in [cause.name for cause in employed.causes]


def test_a_small_count_that_many_rows_would_give_has_no_cause() -> None:
    """25 less 2, 15 or 8 is three of the fifty figures that 25 may be misprinted as."""
    assert first_cause(TEAMS, f"{STAFF}.vacant", "10") == "differs"


def test_the_words_name_the_rows() -> None:
    assert words(TENTHS, f"{STAFF}.vacant", "10.5") == "Staff, South vacant left out"
    counted_in = words(TENTHS, f"{STAFF}.starters", "28.5")
    assert counted_in == "the establishment of East, which has nothing in this column, counted in"
