"""Indicators: a change only from date to date, of one unit, and by its right name."""

from __future__ import annotations

from decimal import Decimal

import pytest

from evidence.engine import seed, to, value, workforce_of
from supplement_calc.evidence.change import IndicatorEvidence

INDICATOR = "title: t\nindicators:\n  I: {{{more}values: {{a: {first}, b: {last}}}}}\n"


def indicator(first: str, last: str, more: str = "by: date, ") -> IndicatorEvidence:
    return workforce_of(INDICATOR.format(first=first, last=last, more=more)).indicators[0]


def test_devons_interims_fell_by_the_printed_share() -> None:
    ledger = workforce_of(seed("devon-2024")).ledger
    assert value(ledger, "indicators.interims_and_consultants.change") == -17
    assert to(ledger, "indicators.interims_and_consultants.change_percent", 1) == "-60.7"


def test_a_rate_changes_in_points() -> None:
    found = indicator("13%", "13.72%").change
    assert found is not None
    assert found.in_points
    assert found.by.value == Decimal("0.72")
    assert str(found.percent.value).startswith("5.538")


def test_an_amount_changes_in_its_own_unit() -> None:
    found = indicator("21.5FTE", "16.5 FTE").change
    assert found is not None
    assert not found.in_points
    assert [found.by.value, found.by.unit] == [-5, "FTE"]


@pytest.mark.parametrize(
    ("first", "last", "more"),
    [
        ("5", "6", ""),  # by group: two groups are no change
        ("5", "6", "by: group, "),
        ("5", "6%", "by: date, "),
        ("£5", "6", "by: date, "),
        ("5", "n/a", "by: date, "),
        ("illegible", "6", "by: date, "),
    ],
)
def test_what_is_no_change(first: str, last: str, more: str) -> None:
    assert indicator(first, last, more).change is None


def test_the_change_is_from_the_first_to_the_last_of_several() -> None:
    text = "title: t\nindicators:\n  I: {by: date, values: {a: 10, b: 99, c: 15}}\n"
    found = workforce_of(text).indicators[0].change
    assert found is not None
    assert [found.by.value, found.percent.value] == [5, 50]


def test_a_cell_with_two_numbers_keeps_both() -> None:
    given = seed("devon-2024").indicators["Disciplinary cases"]
    assert given.new is not None
    assert [given.values["May 2023"].value, given.new["May 2023"].value] == [5, 2]


def test_a_cell_with_two_numbers_has_both_in_the_ledger() -> None:
    ledger = workforce_of(seed("devon-2024")).ledger
    assert value(ledger, "indicators.disciplinary_cases.values.may_2023") == 5
    assert value(ledger, "indicators.disciplinary_cases.new.may_2023") == 2
