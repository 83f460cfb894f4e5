"""A case forecast: doing nothing and the proposal, month by month, by financial year."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

from ...case.case import Case
from ...case.dates import ForecastDates, forecast_dates
from ...ledger import Figure, Ledger, Rounding, exactly
from ...reference.calendar import FinancialYear
from ..posts import staffing
from .assumed.gross_and_net import GrossAndNet, gross_and_net
from .budget import AgainstBudget, against_budget
from .calendar import Month, months_of, years_of
from .comparison import Comparison, compare
from .extra_by_line import ExtraByLine, extra_by_line
from .four_costs import FourCosts, four_costs
from .grade_lines import GradeLines, lines_of
from .on_costs import MonthlyOnCosts, Rates, rates_by_month
from .projection import Inputs, Projection, follow
from .staff_by_year import YearStaff, year_staff
from .vacancies import vacancies
from .worth.buys import Buys, buys
from .worth.levers import Lever, levers


class ForecastResult(NamedTuple):
    """Both courses of events and what one costs more than the other. `staff_by_year` is by the id of the course; `levers` are
    what the courses differ in, with what of the net cost rests on each."""

    case: Case
    ledger: Ledger
    dates: ForecastDates
    months: tuple[Month, ...]
    grades: tuple[GradeLines, ...]
    today: Mapping[str, Figure]
    nothing: Projection
    proposal: Projection
    comparison: Comparison
    staff_by_year: Mapping[str, Mapping[FinancialYear, YearStaff]]
    budget: AgainstBudget | None
    rates: Mapping[Month, Rates]
    gross_and_net: Mapping[FinancialYear, GrossAndNet]
    buys: Buys
    levers: tuple[Lever, ...]
    four_costs: FourCosts
    extra: ExtraByLine

    @property
    def courses(self) -> tuple[Projection, Projection]:
        """Doing nothing, then the proposal."""
        return self.nothing, self.proposal

    @property
    def years(self) -> dict[FinancialYear, list[Month]]:
        """The months of each financial year."""
        return years_of(self.months)


@exactly
def forecast(
    case: Case, rounding: Rounding, years: int | None = None, *, in_full: bool = True, with_levers: bool = True
) -> ForecastResult:
    """Forecast a case that says what it assumes; for so many years, or to the end of the supplement's period.

    The ledger has every grade's month where it is `in_full`, as whoever explains a figure or lists the months needs it; else
    their values alone, in a quarter of the memory. What rests on each thing that the courses differ in is most of the work, a
    course followed again for each: it is left out where it is not asked for `with_levers`.
    """
    assert case.forecast is not None
    dates = forecast_dates(case, years)
    assert dates is not None
    ledger = Ledger(rounding)
    staff = staffing(case, ledger)
    grades = lines_of(case, ledger, staff)
    months = months_of(case, years)
    on_costs = MonthlyOnCosts(case, ledger)
    inputs = Inputs(case, ledger, staff, grades, vacancies(ledger, grades), months, on_costs, in_full)
    nothing = follow(inputs, "doing_nothing", case.forecast.doing_nothing)
    proposal = follow(inputs, "proposal", case.forecast.proposal)
    courses = (nothing, proposal)
    comparison = compare(case, ledger, nothing, proposal, months)
    alike = partial(_alike, inputs)
    return ForecastResult(
        case,
        ledger,
        dates,
        months,
        grades,
        _today(ledger, inputs),
        nothing,
        proposal,
        comparison,
        {one.id: year_staff(ledger, one) for one in courses},
        against_budget(case, ledger, courses, months),
        rates_by_month(on_costs, months),
        gross_and_net(ledger, proposal.months, proposal.years),
        buys(inputs, nothing, proposal, comparison.total),
        tuple(levers(case, ledger, alike, nothing, comparison.total)) if with_levers else (),
        four_costs(case, ledger, staff, (nothing, proposal), comparison),
        extra_by_line(ledger, nothing, proposal),
    )


def _alike(inputs: Inputs, name: str, title: str, case: Case) -> Projection:
    """The proposal of another case followed from the same start."""
    assert case.forecast is not None
    return follow(inputs._replace(case=case), name, case.forecast.proposal, title)


def _today(ledger: Ledger, inputs: Inputs) -> dict[str, Figure]:
    """Staff and vacancies as the forecast opens."""
    in_post = [line.in_post for grade in inputs.grades for line in grade.lines if line.in_post is not None]
    return {
        "posts": ledger.figures["forecast.posts"],
        "in_post": ledger.work("forecast.in_post", "In post today", "FTE", "sum", in_post or [ledger.zero("FTE")]),
        "vacant": inputs.today.total,
    }
