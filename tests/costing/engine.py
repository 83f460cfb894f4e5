"""The engine, from the text of a case file to its figures, for the tests of this folder and others."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from textwrap import dedent

from oracle.cases import written
from oracle.costing import Case as Model
from supplement_calc.case.case import Case
from supplement_calc.case.loading import load_text
from supplement_calc.case.sections import COSTING, FORECAST
from supplement_calc.costing.break_even import every_basis
from supplement_calc.costing.costing import Costing, cost
from supplement_calc.costing.forecast.forecast import ForecastResult, forecast
from supplement_calc.diagnostics import Source
from supplement_calc.ledger import Rounding


def case_of(text: str, sections: frozenset[str] = COSTING) -> Case:
    """The case that a text says, which must be sound."""
    loaded = load_text(Source("case.yaml", dedent(text)), sections)
    assert loaded.case is not None, ([problem.headline for problem in loaded.problems], text)
    return loaded.case


def codes(text: str) -> list[str]:
    """The codes of what is wrong with a case and its forecast."""
    return [problem.code for problem in load_text(Source("case.yaml", dedent(text)), FORECAST).problems]


def rounding_to(unit: Fraction | int | None) -> Rounding:
    """Rounding to a unit of pounds that has an end in decimals."""
    return Rounding(None if unit is None else Decimal(unit.numerator) / Decimal(unit.denominator))


def costed(text: str, unit: Fraction | int | None = 1, *, proofs: bool = False) -> Costing:
    """The text costed, every line rounded to the unit."""
    return cost(case_of(text), rounding_to(unit), proofs=every_basis if proofs else None)


def forecasted(
    text: str, unit: Fraction | int | None = 1, years: int | None = None, *, with_levers: bool = False
) -> ForecastResult:
    """The text forecast, every line of a year rounded to the unit; what rests on each thing that its courses differ in is most
    of the work, and is for those who look at it."""
    return forecast(case_of(text, FORECAST), rounding_to(unit), years, with_levers=with_levers)


def costed_model(model: Model, unit: Fraction | None, *, proofs: bool = False) -> Costing:
    """The same from a case as the oracle has it."""
    return costed(written(model), unit, proofs=proofs)


def value(result: Costing | ForecastResult, id: str) -> Decimal | None:
    """A figure's value by its id."""
    return result.ledger.figures[id].value


def known(result: Costing | ForecastResult, id: str) -> Decimal:
    """A figure's value by its id, where there must be one."""
    return result.ledger.figures[id].known


def shown(costing: Costing, id: str, places: int = 2) -> str:
    """A figure's value as a paper prints it."""
    return f"{round(Fraction(known(costing, id)) * 10**places) / 10**places:.{places}f}"


def team(agency: str) -> str:
    """A case: two grades with a supplement each, on-costs of a quarter, and the agency staff given."""
    return f"""
    title: A team
    grades:
      A: {{salary: 20000, in_post: 3, vacant: 1, supplement: 2000}}
      B: {{salary: 30000, in_post: 1, vacant: 3, supplement: 1000}}
    on_costs: 25%
    agency: {agency}
    budget: 300000
    """
