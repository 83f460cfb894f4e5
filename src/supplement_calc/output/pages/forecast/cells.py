"""What the parts of a forecast's page have in common: its years, its months, its money."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ....costing.forecast.calendar import Month
from ....costing.forecast.forecast import ForecastResult
from ....ledger import Figure, in_place_of_value, to_places
from ....reference.calendar import FinancialYear
from ...amounts import Shown, bracketed, fte_column, percent, shows_figure

if TYPE_CHECKING:
    from ....case.dated import Dated
    from ....costing.forecast.grade_months import GradeMonth

    ByGrade = Mapping[str, Mapping[str, Mapping[Month, GradeMonth]]]  # by course, by grade

NONE = "none"
_MONTHS = 12
_SURE = 12  # decimal places that no quotient's end comes near


def year_name(result: ForecastResult, year: FinancialYear) -> str:
    """`2019/20 (9 months)`; a whole year by its name alone."""
    months = len(result.years[year])
    return year.name if months == _MONTHS else f"{year.name} ({months} month{'' if months == 1 else 's'})"


@shows_figure
def money(figure: Figure | None, shown: Shown) -> str:
    """Money in a column, in brackets below zero; `none` where there is none, `not known` where the case does not say enough."""
    return NONE if figure is None else shown.column(figure)


@shows_figure
def staff(figure: Figure | None) -> str:
    """FTE in a column, in brackets below zero.

    A sum of quotients is a hair off in its last digits, and 36.975 is not to be shown as 36.97 for that."""
    if figure is None:
        return NONE
    return in_place_of_value(figure) if figure.value is None else bracketed(to_places(figure.value, _SURE), fte_column)


def rates(given: Dated) -> str:
    """A rate, or each with the month from which it holds."""
    if isinstance(given, Figure):
        return percent(given.known)
    return ", ".join(f"{percent(entry.figure.known)} from {entry.from_:%B %Y}" for entry in given)


def short(month: Month) -> str:
    """`Jul 2019`."""
    return f"{month.first:%b %Y}"
