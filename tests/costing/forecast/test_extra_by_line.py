"""What each line of the proposal costs more: the lines of a year add up to its net cost, in every form of a forecast."""

from __future__ import annotations

from fractions import Fraction

import pytest

from costing.engine import case_of
from supplement_calc.case.sections import FORECAST
from supplement_calc.costing.forecast.forecast import forecast
from supplement_calc.ledger import POUND
from support.every_form import EVERY_FORM


@pytest.mark.parametrize("name", ["forms", "older", "graded", "renewed", "moving", "agency released"])
def test_the_lines_add_up_to_the_extra_cost(name: str) -> None:
    result = forecast(case_of(EVERY_FORM[name], FORECAST), POUND)
    for year, lines in result.extra.years.items():
        assert sum(Fraction(one.known) for one in lines.values()) == result.comparison.net[year].known, year
        assert set(lines) == set(result.nothing.years[year].lines) | set(result.proposal.years[year].lines)
    assert sum(Fraction(one.known) for one in result.extra.total.values()) == result.comparison.total.known
    assert all(result.ledger.figures[one.id] is one for one in result.extra.figures)
