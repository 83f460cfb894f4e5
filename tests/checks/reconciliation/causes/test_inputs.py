"""A digit of an input of the case."""

from __future__ import annotations

import pytest

from support.planting import first_cause, words
from support.round_cases import COSTS

# 12.47 × 31,845 = 397,107.15 and 18.32 × 36,929 = 676,539.28: 1,073,646.
GRADES = """
title: by hand
grades:
  Officer: {salary: 31845, in_post: 12.47}
  Senior: {salary: 36929, in_post: 18.32}
"""
SLIPS = [
    # 31,485 for 31,845: 392,617.95 + 676,539.28
    ("input-digits-transposed", GRADES, "current_spend.salaries", "£1,069,157", "£1,073,646"),
    # 38,929 for 36,929: 397,107.15 + 713,179.28
    ("input-digit-changed", GRADES, "current_spend.salaries", "£1,110,286", "£1,073,646"),
    # 12.97 for 12.47: 413,029.65
    ("input-digit-changed", GRADES, "current_spend.officer", "£413,030", "£397,107"),
]


@pytest.mark.parametrize(("cause", "text", "id", "slipped", "right"), SLIPS)
def test_a_slip_is_named_where_it_gives_the_printed_figure(cause: str, text: str, id: str, slipped: str, right: str) -> None:
    assert first_cause(text, id, slipped) == cause
    assert first_cause(text, id, right) == "reproduces"


def test_the_words_say_the_input_as_it_was_read() -> None:
    transposed = words(GRADES, "current_spend.salaries", "£1,069,157")
    assert transposed == "Officer salary read as 31,485, and not 31,845"


def test_digits_that_move_the_figure_too_little_for_its_precision_say_nothing() -> None:
    """In thousands so many digits of so many inputs give a figure as near that one more is a guess."""
    assert first_cause(COSTS, "current_spend.total", "£1.183m") == "differs"
