"""Agency posts to convert: how many recruits in the place of agency workers pay for the supplement.

posts = supplement to staff in post with its on-costs ÷ (agency cost − full cost of a recruit). The recruit draws the
supplement too. Total supplement cost ÷ the premium over unsupplemented pay is the wrong sum.
"""

from __future__ import annotations

from decimal import Decimal

from ...case.case import Case
from ...case.models.agency import Agency
from ...ledger import Figure, Ledger, Table
from ...ledger.ledger import is_answered
from ..break_even import Basis, BreakEven
from .cost import fte_in_use
from .premium import agency_cost_on

_WHY_NEVER = "an agency worker costs no more than a recruit with the supplement"


def agency_conversion(case: Case, ledger: Ledger, answer: BreakEven) -> None:
    """The figures `agency_conversion.*`, where the case has agency staff, and a supplement for staff in post."""
    supplement = ledger.figures["day_one.supplements"]
    if case.agency is None or not is_answered(supplement):
        return
    table = ledger.table("agency_conversion", "Agency posts to convert")
    for basis in conversion_bases(case.agency, answer):
        _posts(table, case.agency, basis, supplement)


def conversion_bases(agency: Agency, answer: BreakEven) -> list[Basis]:
    """The bases on which a recruit is paid the supplement; of grades, those that have agency staff to convert."""
    bases = [basis for basis in answer.bases if basis.saving is not None and basis.counts_supplement]
    if agency.by_grade is None:
        return bases
    return [basis for basis in bases if basis.grade is None or basis.grade in agency.by_grade]


def _posts(table: Table, agency: Agency, basis: Basis, supplement: Figure) -> None:
    assert basis.saving is not None
    ledger, label = table.ledger, basis.label
    cost = agency_cost_on(ledger, agency, basis)
    gain = table.work(f"gain.{basis.id}", f"{label}: agency cost less a recruit's", "GBP", "difference", cost, basis.saving)
    worth = table.work(f"worth.{basis.id}", f"{label}: the same, if anything", "GBP", "greater of", gain, ledger.zero("GBP"))
    posts = table.work(
        f"posts.{basis.id}",
        f"{label}: agency posts to convert",
        "FTE",
        "ratio",
        supplement,
        worth,
        why_undefined=_WHY_NEVER,
    )
    table.show(posts, label=label)
    in_use = _in_use(ledger, agency, basis.grade)
    table.work(f"left.{basis.id}", f"{label}: agency posts in use beyond those", "FTE", "difference", in_use, posts)
    one_off = _one_off(table, agency, basis, cost)
    if one_off is None:
        return
    table.work(f"one_off.{basis.id}", f"{label}: one-off cost of converting them", "GBP", "product", posts, one_off)
    year = ledger.constant("months_in_a_year", "Months in a year", Decimal(12), "months", "12")
    by_year = table.work(f"payback_by_year.{basis.id}", f"{label}: one-off cost times 12", "GBP", "product", year, one_off)
    table.work(
        f"payback.{basis.id}",
        f"{label}: months to pay it back",
        "months",
        "ratio",
        by_year,
        worth,
        why_undefined=_WHY_NEVER,
    )


def _in_use(ledger: Ledger, agency: Agency, grade: str | None) -> Figure:
    if grade is not None and agency.by_grade is not None:
        return agency.by_grade[grade].fte
    return fte_in_use(ledger, agency)


def _one_off(table: Table, agency: Agency, basis: Basis, cost: Figure) -> Figure | None:
    """Notice, double running and the transfer fee for one post; a week costs a year's cost ÷ the weeks charged, else 52."""
    parts = []
    for name, label, weeks in (
        ("notice", "notice", agency.notice_weeks),
        ("double_running", "double running", agency.double_running_weeks),
    ):
        if weeks is not None:
            title = f"{basis.label}: {label} for a post"
            together = table.work(f"{name}_weeks.{basis.id}", f"{title}, times weeks", "GBP", "product", weeks, cost)
            parts.append(table.work(f"{name}.{basis.id}", title, "GBP", "ratio", together, _weeks(table.ledger, agency)))
    if agency.transfer_fee is not None:
        parts.append(agency.transfer_fee)
    if not parts:
        return None
    return table.work(f"one_off_per_post.{basis.id}", f"{basis.label}: one-off cost of converting a post", "GBP", "sum", *parts)


def _weeks(ledger: Ledger, agency: Agency) -> Figure:
    if agency.weeks_a_year is not None:
        return agency.weeks_a_year
    return ledger.constant("weeks_in_a_year", "Weeks in a year", Decimal(52), "count", "52")
