"""The evidence, from the text of a case file to its figures, for the tests of this folder."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from textwrap import dedent

from supplement_calc.case.case import Case
from supplement_calc.case.loading import load, load_text
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.diagnostics import Problem, Source
from supplement_calc.evidence.market import MarketEvidence, market
from supplement_calc.evidence.pay_points import PayPointEvidence, pay_points
from supplement_calc.evidence.workforce import WorkforceEvidence, workforce
from supplement_calc.ledger import NONE, POUND, Ledger, Rounding, why_none

CASES = Path(__file__).parents[2] / "cases"


@cache
def seed(name: str) -> Case:
    """One of the real cases, which must be sound."""
    loaded = load(str(CASES / f"{name}.yaml"), EVERYTHING)
    assert loaded.case is not None, [problem.headline for problem in loaded.problems]
    return loaded.case


def problems(text: str) -> list[Problem]:
    """What is wrong with a text, every section read."""
    return load_text(Source("case.yaml", dedent(text)), EVERYTHING).problems


def case_of(text: str) -> Case:
    """The case that a text says, which must be sound."""
    loaded = load_text(Source("case.yaml", dedent(text)), EVERYTHING)
    assert loaded.case is not None, [problem.headline for problem in loaded.problems]
    return loaded.case


def market_of(case: Case | str, rounding: Rounding = POUND) -> MarketEvidence:
    """The market of a case, or of the text of one."""
    return market(case_of(case) if isinstance(case, str) else case, rounding)


def pay_of(case: Case | str) -> PayPointEvidence:
    """The pay points of a case, or of the text of one."""
    return pay_points(case_of(case) if isinstance(case, str) else case, NONE)


def workforce_of(case: Case | str) -> WorkforceEvidence:
    """The workforce of a case, or of the text of one."""
    return workforce(case_of(case) if isinstance(case, str) else case)


def value(ledger: Ledger, id: str) -> Decimal | None:
    """A figure's value by its id."""
    return ledger.figures[id].value


def to(ledger: Ledger, id: str, places: int = 2) -> str:
    """A figure's value to so many places, halves away from zero, as a paper prints it."""
    found = ledger.figures[id].known
    scaled = Fraction(found) * 10**places
    units = int(abs(scaled) + Fraction(1, 2)) * (1 if scaled >= 0 else -1)
    return f"{Decimal(units).scaleb(-places):.{places}f}"


def why(ledger: Ledger, id: str) -> str:
    """Why a figure has no value."""
    assert ledger.figures[id].value is None
    return why_none(ledger.figures[id])


def close(found: Decimal | None, wanted: Fraction | None) -> bool:
    """Whether a figure is the oracle's: exact but for the 28 digits that a quotient is kept to."""
    if found is None or wanted is None:
        return found is None and wanted is None
    return abs(Fraction(found) - wanted) <= abs(wanted) * Fraction(1, 10**25)
