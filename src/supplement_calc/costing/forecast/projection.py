"""One course of events followed from its first month to its last, and what it costs by financial year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ...case.case import Case
from ...case.models.forecast import Course
from ...ledger import Figure, Ledger, Table
from ...reference.calendar import FinancialYear
from ..agency.job_months import JobMonths
from ..posts import Staffing
from .agency import AgencyMonths, Cover, cover_of
from .assumed.effects import Effects
from .assumed.inflation import Inflation
from .calendar import Month, years_of
from .grade_lines import GradeLines
from .month_costs import LABELS, MonthCost, MonthCosts
from .on_costs import MonthlyOnCosts
from .rounded_sums import rounded_sum
from .staff_flows import Following, MonthStaff
from .vacancies import Vacancies

COURSES = {"doing_nothing": "Doing nothing", "proposal": "The proposal"}


class YearCost(NamedTuple):
    """A financial year's lines by name, each rounded, and their total."""

    lines: dict[str, Figure]
    total: Figure


class AfterTheLast(NamedTuple):
    """What was promised by the forecast's last month and falls after it: the months in which anything does (all
    that it might where nothing does), and what it comes to."""

    months: tuple[Month, ...]
    cost: YearCost


class Projection(NamedTuple):
    """A course: what it assumes, its staff and cost by month, and its cost by year and in all.

    `starters` are planned FTE a year by grade; `cover` is None where the case has no agency staff; `effects` are turnover and
    starters as they hold in any month. `total` has what falls `after` the last month in it (None where nothing can).
    """

    id: str
    title: str
    given: Course
    starters: dict[str, Figure]
    staff_by_month: dict[Month, MonthStaff]
    months: dict[Month, MonthCost]
    years: dict[FinancialYear, YearCost]
    total: YearCost
    cover: Cover | None
    effects: Effects
    after: AfterTheLast | None = None


class Inputs(NamedTuple):
    """What both courses start from."""

    case: Case
    ledger: Ledger
    staff: Staffing
    grades: Sequence[GradeLines]
    today: Vacancies
    months: Sequence[Month]
    on_costs: MonthlyOnCosts
    in_full: bool = True

    def pass_on(self, since: int, course: str, month: Month) -> None:
        """Let go of the working of a month, and of the figures of each line and grade in it that nothing more is made from by
        their ids: of many grades over ten years nothing else would fit."""
        if not self.in_full:
            names = {grade.id for grade in self.grades}
            self.ledger.forget(since, f"{course}.month_{month.id}.", names)


def follow(inputs: Inputs, name: str, given: Course, title: str = "") -> Projection:
    """Follow one course through the months; the supplement is paid in all but doing nothing. A course of another name than
    those of `COURSES` has a title of its own."""
    case, ledger, staff, grades, today, months, on_costs, _ = inputs
    id, title = f"forecast.{name}", title or COURSES[name]
    effects = Effects(case, name)
    following = Following(ledger, id, given, grades, today, effects)
    in_months = following.follow(months, inputs)
    cover = cover_of(case, ledger, id, given, today, grades)
    assert case.forecast is not None
    rising = Inflation(ledger, "agency", case.forecast.agency_inflation, months[0].year)
    agency = None if cover is None else AgencyMonths(case, ledger, id, cover, grades, rising)
    jobs = JobMonths(case, ledger, id, rising) if case.agency_by_job else None
    costs = MonthCosts(case, ledger, id, staff, grades, agency, on_costs, pays=name != "doing_nothing", jobs=jobs)
    by_month = {}
    for month in months:
        since = len(ledger.figures)
        by_month[month] = costs.cost(month, in_months[month])
        inputs.pass_on(since, id, month)
    table = ledger.table(id, f"{title}: cost by financial year")
    years = {
        year: _year(table, year.id, f"in {year.name}", [by_month[m] for m in within])
        for year, within in years_of(months).items()
    }
    after = _after(table, costs, months[-1], in_months[months[-1]])
    whole = _whole(table, list(years.values()), after)
    return Projection(id, title, given, following.starters, in_months, by_month, years, whole, cover, effects, after)


def _year(table: Table, name: str, when: str, months: Sequence[MonthCost]) -> YearCost:
    """The months of a year, line by line, each line rounded once; the total adds the rounded lines."""
    lines = {}
    for line in months[0].lines:
        id, label = f"{table.id}.{name}.{line}", f"{LABELS[line]} {when}"
        lines[line] = table.show(rounded_sum(table.ledger, id, label, "sum", [month.lines[line] for month in months]))
    return YearCost(lines, table.total(f"{name}.total", f"Total {when}", list(lines.values()), "subtotal"))


def _after(table: Table, costs: MonthCosts, last: Month, staff: MonthStaff) -> AfterTheLast | None:
    """Payments that fall after the last month, line by line, each line rounded once."""
    if costs.payments is None or not (months := costs.payments.after(last, staff)):
        return None
    lines = {}
    for line in next(iter(months.values())):
        id, label = f"{table.id}.after.{line}", f"{LABELS[line]} after {last.name}"
        lines[line] = table.show(rounded_sum(table.ledger, id, label, "sum", [month[line] for month in months.values()]))
    label = f"Promised by then, due after {last.name}"
    due = [month for month, cost in months.items() if any(line.value for line in cost.values())] or list(months)
    return AfterTheLast(tuple(due), YearCost(lines, table.total("after.total", label, list(lines.values()), "subtotal")))


def _whole(table: Table, years: Sequence[YearCost], after: AfterTheLast | None) -> YearCost:
    """The years together, with what falls after them."""
    work, parts = table.ledger.work, [*years, *([] if after is None else [after.cost])]
    lines = {
        line: work(f"{table.id}.{line}", LABELS[line], "GBP", "sum", [part.lines[line] for part in parts if line in part.lines])
        for line in years[0].lines
    }
    return YearCost(lines, table.total("total", "Total", [part.total for part in parts]))
