"""What agency staff cost: a rate with its fee and VAT, for the hours, days or weeks of a year, by grade where so given.

The charge of an agency includes holiday pay, so 52 weeks at a charge rate overstates the hours billed: hours, days and weeks
are inputs, and the working says them.
"""

from __future__ import annotations

from decimal import Decimal

from ...case.models.agency import Agency, AgencyGrade, AgencyJob, Vat
from ...diagnostics.names import fold
from ...ledger import Figure, Ledger, Table
from ...ledger.ledger import Kind

# Source: VAT Act 1994, s.2(1): the standard rate of VAT, 20% since 4 January 2011.
VAT = Decimal(20)
_PREFIX = "agency_cost"


def name_of(kind: Kind) -> str:
    """What the line of them is called: below those by job it is a detail of all."""
    return "Agency, but those by job" if kind == "detail" else "Agency"


def line_in_posts(table: Table, agency: Agency | None, id: str, kind: Kind) -> Figure:
    """The line of current spend of those in the posts of grades, or beyond their vacancies: FTE × annual cost, a line for each
    grade and their sum, or weekly spend × weeks."""
    if agency is None:
        return table.unanswered(id, "Agency", "the case gives no agency staff")
    if agency.weekly_spend is not None and agency.weeks_a_year is not None:
        weekly = _all_in(table.ledger, agency, agency.weekly_spend, _PREFIX, "Agency weekly spend", agency.vat)
        return table.product(id, "Agency, weekly spend", agency.weeks_a_year, weekly, kind)
    if agency.by_grade is None:
        each = cost_per_fte(table.ledger, agency)
        return table.product(id, name_of(kind), fte_in_use(table.ledger, agency), each, kind)
    lines = [
        table.product(
            f"agency.{fold(grade)}", f"Agency, {grade}", one.fte, cost_of_grade(table.ledger, agency, grade), "detail"
        )
        for grade, one in agency.by_grade.items()
    ]
    return table.total(id, name_of(kind), lines, kind)


def fte_in_use(ledger: Ledger, agency: Agency) -> Figure:
    """Agency staff in use, FTE: as given, or the sum of the grades'."""
    if agency.by_grade is not None:
        return ledger.work(f"{_PREFIX}.fte", "Agency staff in use", "FTE", "sum", [one.fte for one in agency.by_grade.values()])
    assert agency.fte is not None
    return agency.fte


def fte_as_worked_out(ledger: Ledger, agency: Agency | None) -> Figure | None:
    """Agency staff in use as the ledger already has them; None where there are none, or the case does not say how many."""
    return None if agency is None else ledger.figures.get(f"{_PREFIX}.fte", agency.fte)


def cost_per_fte(ledger: Ledger, agency: Agency) -> Figure:
    """What one agency FTE costs a year: as given, rate × time, the weekly spend shared out, or the mean of the grades."""
    if agency.weekly_spend is not None and agency.weeks_a_year is not None:
        weekly = _all_in(ledger, agency, agency.weekly_spend, _PREFIX, "Agency weekly spend", agency.vat)
        year = ledger.work(f"{_PREFIX}.year", "Agency cost a year", "GBP", "product", (weekly, agency.weeks_a_year))
        operands = (year, fte_in_use(ledger, agency))
        return ledger.work(f"{_PREFIX}.per_fte", "Agency cost per FTE", "GBP", "ratio", operands)
    if agency.by_grade is None:
        return per_fte(ledger, agency, agency, agency.vat, _PREFIX, "Agency cost per FTE")
    weighted = [figure for grade, one in agency.by_grade.items() for figure in (one.fte, cost_of_grade(ledger, agency, grade))]
    return ledger.work(f"{_PREFIX}.per_fte", "Agency cost per FTE, the mean of all", "GBP", "mean", weighted)


def cost_of_grade(ledger: Ledger, agency: Agency, grade: str) -> Figure:
    """What one agency FTE of a grade costs a year; of a grade that is not named apart, what one of all does."""
    one = (agency.by_grade or {}).get(grade)
    if one is None or agency.weekly_spend is not None:
        return cost_per_fte(ledger, agency)
    return per_fte(ledger, agency, *_rates_of(agency, grade, one))


def _rates_of(agency: Agency, grade: str, one: AgencyGrade) -> tuple[Agency | AgencyGrade, Vat, str, str]:
    """The rates that a grade's staff are charged at, whether VAT on them is recovered, and the id and label of their cost."""
    vat = agency.vat if one.vat is None else one.vat
    own = _has_rate(one)
    if not own and vat == agency.vat:
        return agency, vat, f"{_PREFIX}.each", "Agency cost per FTE, but where a grade has its own"
    return one if own else agency, vat, f"{_PREFIX}.by_grade.{fold(grade)}", f"Agency cost per FTE, {grade}"


def _has_rate(rates: Agency | AgencyGrade) -> bool:
    return not (rates.cost_per_fte is None and rates.charge_rate is None and rates.day_rate is None)


def cost_of_week(ledger: Ledger, agency: Agency, grade: str | None) -> Figure | None:
    """What a week of one agency FTE costs where it is charged by the day: five days. None where it is not, and a week is a
    share of the year's cost. `grade` is None for all together."""
    one = None if grade is None else (agency.by_grade or {}).get(grade)
    if one is None and agency.by_grade is not None:
        return _mean_week(ledger, agency)
    rates: Agency | AgencyGrade = agency
    vat, id, label = agency.vat, _PREFIX, "Agency cost per FTE"
    if one is not None and grade is not None:
        rates, vat, id, label = _rates_of(agency, grade, one)
    if rates.day_rate is None:
        return None
    days = ledger.count("days_of_a_week", "Days of a week", 5)
    rate = _all_in(ledger, agency, rates.day_rate, id, "Agency day rate", vat)
    return ledger.work(f"{id}.week_of_days", f"{label} a week, five days", "GBP", "product", (days, rate))


def _mean_week(ledger: Ledger, agency: Agency) -> Figure | None:
    """A week of one of all grades together, where any of them is charged by the day."""
    assert agency.by_grade is not None
    weeks = {grade: cost_of_week(ledger, agency, grade) for grade in agency.by_grade}
    if all(week is None for week in weeks.values()):
        return None
    weighted = [
        figure
        for grade, week in weeks.items()
        for figure in (agency.by_grade[grade].fte, week or _week_of_year(ledger, agency, grade))
    ]
    return ledger.work(f"{_PREFIX}.week_of_all", "Agency cost per FTE a week, the mean of all", "GBP", "mean", weighted)


def _week_of_year(ledger: Ledger, agency: Agency, grade: str) -> Figure:
    id, label = f"{_PREFIX}.by_grade.{fold(grade)}.week_of_year", f"Agency cost per FTE a week, {grade}"
    return ledger.work(id, label, "GBP", "ratio", (cost_of_grade(ledger, agency, grade), weeks_charged(ledger, agency)))


def weeks_charged(ledger: Ledger, agency: Agency) -> Figure:
    """The weeks that a year's cost is charged for: as given, else 52."""
    if agency.weeks_a_year is not None:
        return agency.weeks_a_year
    return ledger.constant("weeks_in_a_year", "Weeks in a year", Decimal(52), "count", "52")


def per_fte(
    ledger: Ledger, agency: Agency | AgencyJob, rates: Agency | AgencyGrade | AgencyJob, vat: Vat, id: str, label: str
) -> Figure:
    """A rate with its fee and VAT, for the time that is charged in a year."""
    if rates.charge_rate is not None and agency.hours_a_week is not None and agency.weeks_a_year is not None:
        rate = _all_in(ledger, agency, rates.charge_rate, id, "Agency charge rate", vat)
        week = ledger.work(f"{id}.week", f"{label} a week", "GBP", "product", (rate, agency.hours_a_week))
        return ledger.work(f"{id}.per_fte", label, "GBP", "product", (week, agency.weeks_a_year))
    if rates.day_rate is not None and agency.days_a_year is not None:
        rate = _all_in(ledger, agency, rates.day_rate, id, "Agency day rate", vat)
        return ledger.work(f"{id}.per_fte", label, "GBP", "product", (rate, agency.days_a_year))
    assert rates.cost_per_fte is not None
    return _all_in(ledger, agency, rates.cost_per_fte, id, label, vat)


def _all_in(ledger: Ledger, agency: Agency | AgencyJob, rate: Figure, id: str, label: str, vat: Vat) -> Figure:
    """A rate with the fee on top, and then VAT on both where it is not recovered."""
    if isinstance(agency.fee, Figure):
        fee = agency.fee
        if fee.unit == "percent":
            fee = ledger.work(f"{id}.fee", f"{label}: the fee", "GBP", "share", (agency.fee, rate))
        rate = ledger.work(f"{id}.with_fee", f"{label} with the fee", "GBP", "sum", [rate, fee])
    if vat == "irrecoverable":
        percent = ledger.constant(
            f"{_PREFIX}.vat_rate",
            "VAT that is not recovered",
            VAT,
            "percent",
            f"{VAT}%, the standard rate since 4 January 2011",
        )
        added = ledger.work(f"{id}.vat", f"{label}: VAT", "GBP", "share", (percent, rate))
        rate = ledger.work(f"{id}.with_vat", f"{label} with VAT", "GBP", "sum", [rate, added])
    return rate
