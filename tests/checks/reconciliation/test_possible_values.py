"""What a figure may be: held against every corner of its inputs, worked in fractions."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest

from supplement_calc.case.loading import load_text
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.checks.reconciliation.possible_values import PossibleValues
from supplement_calc.diagnostics import Source
from supplement_calc.evidence.workforce import workforce
from supplement_calc.ledger import Interval

HALF = Fraction(1, 20)


def interval(teams: str, id: str) -> Interval:
    """The interval of a figure of one group counted in FTE."""
    loaded = load_text(
        Source("case.yaml", f"title: x\nworkforce: {{S: {{counted_in: fte, teams: {{{teams}}}}}}}\n"), EVERYTHING
    )
    assert loaded.case is not None, [problem.headline for problem in loaded.problems]
    return PossibleValues(loaded.case).of(workforce(loaded.case).ledger.figures[f"workforce.s.{id}"])


def near(one: Decimal | None, other: Fraction) -> bool:
    return one is not None and abs(Fraction(one) - other) < Fraction(1, 10**15)


@pytest.mark.parametrize(
    ("measure", "rate"),
    [
        ("vacancy_rate", lambda p, v, a: v / p),
        ("permanent_share_of_establishment", lambda p, v, a: (p - v) / p),
        ("agency_share_of_workforce", lambda p, v, a: a / (p - v + a)),
        ("agency_share_of_vacancies", lambda p, v, a: a / v),
        ("unfilled_rate", lambda p, v, a: (v - a) / p),
    ],
)
def test_the_ends_of_a_rate_are_those_of_its_corners(measure: str, rate) -> None:  # type: ignore[no-untyped-def]
    cells = (Fraction(30), Fraction(8), Fraction(3))
    corners = [
        rate(*(cell + by for cell, by in zip(cells, way, strict=True))) * 100 for way in product((-HALF, HALF), repeat=3)
    ]
    found = interval("A: {establishment: 30.0, vacant: 8.0, agency: 3.0}", f"teams.a.{measure}")
    assert near(found.low, min(corners)) and near(found.high, max(corners))


def test_a_table_of_many_teams_has_the_ends_of_all_cells_together() -> None:
    """Sixty cells: each alone says which way it moves the rate of the whole."""
    teams = ", ".join(f"T{n}: {{establishment: 30.0, vacant: 8.0}}" for n in range(30))
    found = interval(teams, "pooled.vacancy_rate")
    assert near(found.low, (8 - HALF) * 100 / (30 + HALF)) and near(found.high, (8 + HALF) * 100 / (30 - HALF))


def test_what_may_be_divided_by_nothing_may_be_anything() -> None:
    """Posts up to 50, of which 48 are vacant, leave staff that may be none."""
    team = "A: {establishment: up to 50, vacant: 48, agency: 3, leavers: 2}"
    assert interval(team, "teams.a.turnover_of_in_post") == Interval(None, None)


@pytest.mark.parametrize(
    ("cell", "low", "high"),
    [
        ("50", "49.5", "50.5"),
        ("50.0", "49.95", "50.05"),
        ("50.25", "50.245", "50.255"),
        ("about 50", "45", "55"),
        ("about 52.5", "52.45", "52.55"),
        ("over 50", "50", "500"),
        ("under 50", "5", "50"),
        ("nearly 50", "45", "50"),
        ("at least 50", "49.5", "500"),
        ("0.0", "0", "0.05"),
    ],
)
def test_a_cell_stands_for_what_rounds_to_it_and_for_what_its_words_say(cell: str, low: str, high: str) -> None:
    assert interval(f"A: {{vacant: {cell}, agency: 0}}", "teams.a.vacant")[:2] == (Decimal(low), Decimal(high))


def test_intervals_that_only_touch_do_not_meet_and_a_number_may_be_an_end() -> None:
    one, next_, half = Interval(Decimal("40.5"), Decimal("41.5")), Interval(Decimal("39.5"), Decimal("40.5")), Decimal("40.5")
    assert not one.meets(next_)
    assert one.meets(Interval.point(half)) and next_.meets(Interval.point(half))
    assert not Interval(half, None, low_open=True).meets(Interval.point(half))
