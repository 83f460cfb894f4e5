"""Evidence in each financial year that has amounts of its own, so that a rule looks at the year in which they are most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..ledger import NONE, POUND

if TYPE_CHECKING:
    from ..case.case import Case
    from ..case.models.grades import Grade
    from ..evidence.market import MarketEvidence
    from ..evidence.pay_points import PayPointEvidence
    from ..reference.calendar import FinancialYear
    from .context import CheckContext


def markets(context: CheckContext) -> list[tuple[FinancialYear | None, MarketEvidence]]:
    """The market with the supplements of each year; None for the year where every supplement is one amount throughout."""
    from ..evidence.market import market

    years = _years(context.case)
    return [(year, market(context.case, POUND, year)) for year in years] if years else [(None, context.ledgers.market)]


def pay_points_by_year(context: CheckContext) -> list[tuple[FinancialYear | None, PayPointEvidence]]:
    """The pay points with the supplements of each year, likewise."""
    from ..evidence.pay_points import pay_points

    years = _years(context.case)
    return [(year, pay_points(context.case, NONE, year)) for year in years] if years else [(None, context.ledgers.pay_points)]


def in_year(year: FinancialYear | None, *grades: Grade) -> str:
    """Which year an amount is of, as a finding says it; nothing where those grades have one amount throughout."""
    return "" if year is None or not any(grade.amounts_by_year for grade in grades) else f" in {year.name}"


def _years(case: Case) -> list[FinancialYear]:
    """The financial years of which a supplement has an amount; it has none of a year in which it is not paid."""
    return sorted({year for grade in case.grades.values() for year in grade.amounts_by_year})
