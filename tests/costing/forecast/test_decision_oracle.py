"""The forecast of random decisions against the same in fractions: terms by grade and by date, release, promises, prices."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest

from costing.engine import forecasted
from oracle.decision import answers
from oracle.decision_cases import FEATURES, any_decision, years_asked
from support.draws import TIMES

NEAR = Fraction(1, 10**9)
UNITS = (Fraction(1), None, Fraction(1, 100), Fraction(1000))
COUNT = 6 * TIMES


def wrong_figures(
    text: str, expected: dict[str, Fraction | None], unit: Fraction | None, years: int | None
) -> dict[str, object]:
    """The figures that are not the oracle's, in order: those of months first."""
    figures = forecasted(text, unit, years).ledger.figures
    wrong: dict[str, object] = {}
    for id, wanted in expected.items():
        if id not in figures:
            wrong[id] = ("is not there", wanted and float(wanted))
            continue
        found = figures[id].value
        same = found is None and wanted is None
        if found is not None and wanted is not None:
            same = abs(Fraction(found) - wanted) <= NEAR * (1 + abs(wanted))
        if not same:
            wrong[id] = (found and float(found), wanted and float(wanted))
    return wrong


@pytest.mark.parametrize("feature", FEATURES)
def test_every_figure_is_the_oracles(feature: str) -> None:
    for number in range(COUNT):
        model, text = any_decision(Random(f"{feature}:{number}"), feature)
        unit = UNITS[number % len(UNITS)]
        wrong = wrong_figures(text, answers(model, unit), unit, years_asked(model))
        assert not wrong, f"{dict(list(wrong.items())[:6])}\n--years {years_asked(model)}\n{text}"
