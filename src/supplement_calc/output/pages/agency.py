"""Sentences about agency staff: what one costs more than an employee, and on what terms."""

from __future__ import annotations

from ...case.models.agency import Agency, AgencyJob, Release
from ...costing.agency.cost import VAT
from ...costing.costing import Costing
from ...diagnostics.names import fold, listed
from ...ledger import Figure
from ...reference.calendar import day_in_words
from ..amounts import fte, percent, plain
from ..followed.kept import kept


@kept
def release_sentence(costing: Costing) -> str | None:
    """How many agency staff cover a vacancy and how many are beyond vacancies, and what a recruit releases."""
    figures, agency = costing.ledger.figures, costing.case.agency
    counted, beyond, release = (figures.get(f"agency_cover.{name}") for name in ("counted", "beyond", "release"))
    if agency is None or not (counted and beyond and release) or None in (counted.value, beyond.value, release.value):
        return None
    cover = f"{fte(counted.known)} FTE of agency staff cover a vacancy"
    if beyond.known:
        cover += f" and {fte(beyond.known)} are beyond vacancies"
    if agency.by_grade is None:
        return f"{cover}. For each FTE more in post {fte(release.known)} FTE of agency staff goes, {_how(agency.release)}."
    return f"{cover}. Each FTE more in post releases agency staff of its own grade alone: {listed(_by_grade(costing, agency))}."


def _how(release: Release) -> str:
    if isinstance(release, Figure):
        return "as the case states"
    return "in proportion to that cover" if release == "in proportion" else release


def _by_grade(costing: Costing, agency: Agency) -> list[str]:
    """`Senior 0.8 FTE, in proportion to that cover`; of a grade without vacancies none can go."""
    parts = []
    for grade, one in (agency.by_grade or {}).items():
        released = costing.ledger.figures[f"agency_cover.release.{fold(grade)}"].value
        how = _how(agency.release if one.release is None else one.release)
        parts.append(f"{grade} none" if released is None else f"{grade} {fte(released)} FTE, {how}")
    return parts


@kept
def agency_terms(costing: Costing) -> str | None:
    """What the agency cost has in it as well as the rate: the fee and VAT, where the case says or leaves it open."""
    agency = costing.case.agency
    if agency is None:
        return None
    rates = [
        agency.charge_rate,
        agency.day_rate,
        *(one.charge_rate or one.day_rate for one in (agency.by_grade or {}).values()),
    ]
    parts = []
    if agency.fee == "included":
        parts.append("the agency's fee is included in it")
    elif agency.fee is not None:
        per = "" if agency.fee.unit == "percent" else " an hour" if agency.hours_a_week is not None else " a day"
        parts.append(f"with a fee of {plain(agency.fee)}{per} on top of the charge")
    elif any(rates):
        parts.append("whether the charge includes a fee is not said")
    if vat := _vat(agency):
        parts.append(vat)
    return f"Agency cost: {', '.join(parts)}." if parts else None


@kept
def job_sentences(costing: Costing) -> list[str]:
    """What agency staff of jobs without posts are counted in, and for how long."""
    case = costing.case
    if not case.agency_by_job and not (case.agency is not None and days_there(case.agency)):
        return []
    from ...costing.agency.by_job import months_in_year, said, twelve_months

    texts = []
    if case.agency_by_job:
        jobs = listed(list(case.agency_by_job))
        texts.append(f"Agency staff by job ({jobs}) are counted in spend and cover no vacancy.")
        texts.append("Break-even and the agency staff that the budget covers leave them out.")
    months = twelve_months(case)
    every: dict[str, Agency | AgencyJob] = {} if case.agency is None else {"Agency staff": case.agency}
    for name, staff in (every | dict(case.agency_by_job)).items():
        if days := days_there(staff):
            there, year = said(months_in_year(case, staff)), f"{months[0]:%B %Y} to {months[-1]:%B %Y}"
            texts.append(f"{name}: there {days}. Current spend of a full year, {year}, counts {there} of its 12 months.")
    if case.agency is not None and days_there(case.agency):
        texts.append("Agency cover, break-even with agency staff and conversion are of whole years of them.")
    return texts


def days_there(staff: Agency | AgencyJob) -> str:
    """`from 1 October 2025 until 31 March 2026`; nothing of those who are there throughout."""
    days = (("from", staff.from_), ("until", staff.until))
    return " ".join(f"{word} {day_in_words(day)}" for word, day in days if day is not None)


def _vat(agency: Agency) -> str | None:
    """Of whom VAT is not recovered: of all, of some grades, or of nobody."""
    text, grades = f"with VAT of {percent(VAT)} that is not recovered", agency.by_grade or {}
    paid = [name for name, one in grades.items() if (one.vat or agency.vat) == "irrecoverable"]
    if len(paid) == len(grades):
        return text if paid or agency.vat == "irrecoverable" else None
    return f"{text} on {listed(paid)}" if paid else None
