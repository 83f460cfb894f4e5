"""The calendar: days, tax years and financial years."""

from __future__ import annotations

from datetime import date

from supplement_calc.reference.calendar import day_in_words


def test_a_day_is_as_a_paper_prints_it() -> None:
    assert day_in_words(date(2019, 7, 1)) == "1 July 2019"
