"""Printed figures are held against ours at the precision they are printed to, and no finer."""

from __future__ import annotations

import pytest

from evidence.engine import case_of, market_of, seed
from supplement_calc.evidence.printed_precision import held_against


def test_derbyshires_printed_means_and_gaps() -> None:
    case = seed("derbyshire-2019")
    agrees = {held.figure.id: held.agrees for held in held_against(case, market_of(case).ledger)}
    assert agrees == {
        "market.grade_9.comparator": True,
        "market.grade_10.comparator": False,
        "market.grade_11.comparator": False,
        "market.grade_9.gap": True,
        "market.grade_10.gap": False,
        "market.grade_11.gap": False,
    }


@pytest.mark.parametrize(
    ("printed", "agrees"), [("£30,771", True), ("£30,772", False), ("£30.8k", True), ("£30.7k", False), ("£0.03m", True)]
)
def test_as_fine_as_it_is_printed(printed: str, agrees: bool) -> None:
    text = f"""
    title: t
    grades: {{A: {{salary: 30000}}}}
    comparators: {{X: {{pay: {{A: "£30,771"}}}}}}
    published: [{{figure: market.a.comparator, value: "{printed}"}}]
    """
    case = case_of(text)
    assert [held.agrees for held in held_against(case, market_of(case).ledger)] == [agrees]


def test_nothing_agrees_with_what_has_no_value() -> None:
    text = """
    title: t
    grades: {A: {salary: 30000}}
    comparators: {X: {pay: {A: illegible}}}
    published: [{figure: market.a.comparator, value: £0}, {figure: market.b.comparator, value: £0}]
    """
    case = case_of(text)
    assert [held.agrees for held in held_against(case, market_of(case).ledger)] == [None]
