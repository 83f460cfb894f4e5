"""A case forecast: doing nothing and the proposal, month by month, by financial year."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ...case_file.case import Case
from ...case_file.financial_year import FinancialYear
from ...ledger import Figure, Ledger, Rounding
from ..posts import staffing
from .calendar import Month, months_of
from .comparison import Comparison, compare
from .course import Followed, ends_of, follow
from .lines import GradeLines, lines_of

Ends = Mapping[FinancialYear, Mapping[str, Figure]]


class ForecastResult(NamedTuple):
    """Both courses of events and what one costs more than the other."""

    case: Case
    ledger: Ledger
    months: tuple[Month, ...]
    grades: tuple[GradeLines, ...]
    nothing: Followed
    proposal: Followed
    comparison: Comparison
    ends: dict[str, Ends]


def forecast(case: Case, rounding: Rounding, years: int | None = None) -> ForecastResult:
    """Forecast a case that says what it assumes; for so many years, or to the end of the supplement's period."""
    assert case.forecast is not None
    ledger = Ledger(rounding)
    staff = staffing(case, ledger)
    grades = lines_of(case, ledger, staff)
    months = months_of(case, years)
    nothing = follow(case, ledger, "doing_nothing", case.forecast.doing_nothing, staff, grades, months)
    proposal = follow(case, ledger, "proposal", case.forecast.proposal, staff, grades, months)
    comparison = compare(case, ledger, nothing, proposal, months)
    ends = {one.id: ends_of(one, ledger) for one in (nothing, proposal)}
    return ForecastResult(case, ledger, months, grades, nothing, proposal, comparison, ends)
