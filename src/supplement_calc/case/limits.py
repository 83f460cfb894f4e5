"""How large a case may be: well past what a council needs, so that whatever is costed is costed while a person waits.

Each is decided from counts, before anything is worked out. The size of a file, its depth and the length of its numbers are
limited where they are read (`parser/`).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..diagnostics import Problem, Related
from .case import Case
from .dates import forecast_months
from .paid import has_own_time
from .sections import SECTIONS

ENTRIES = (
    20_000  # grades, points, comparators, measures, …: the largest employers have some thousand posts, in some hundred lines
)
YEARS = 50  # a supplement is reviewed after two or three, and no medium-term plan or contract runs for so long
LINES = (
    100_000  # lines of a month, a year or a point, each of some ten figures: 200 grades over 20 years, doing nothing and not
)

OPTIONS = 100  # of either kind: each is a case costed anew, and a table of more is read by nobody

_CODE = "too-large-a-case"
_COURSES = 2


def limits(case: Case) -> Iterator[Problem]:
    """What of a case is more than is worked out, where it says so."""
    yield from _entries(case)
    yield from _period(case)
    yield from _package(case)
    yield from _points(case)
    yield from _options(case)
    yield from forecast_size(case)


def _entries(case: Case) -> Iterator[Problem]:
    counts = {key: len(getattr(case, key)) for key, section in SECTIONS.items() if section.shape != "whole"}
    counts["pay_points"] = sum(map(len, case.pay_points))
    for grade in case.grades.values():
        counts["grades"] += sum(len(posts) for posts in (grade.in_post, grade.vacant) if isinstance(posts, dict))
    if (together := sum(counts.values())) > ENTRIES:
        most = max(counts, key=lambda key: counts[key])
        headline = f"the case has {together:,} entries, {counts[most]:,} of them under {most}; at most {ENTRIES:,} are costed"
        yield Problem(_CODE, headline, case.place(most), "cost it in parts, a case file each")


def _options(case: Case) -> Iterator[Problem]:
    for section, number in (("options", len(case.options)), ("scenarios", len(case.scenarios))):
        if number > OPTIONS:
            headline = f"the case has {number:,} {section}; at most {OPTIONS} are compared"
            yield Problem(
                _CODE, headline, case.place(section), "compare them in parts; `compare --sweep` tries many values of an input"
            )


def _period(case: Case) -> Iterator[Problem]:
    if case.period is None or case.period.ends is None:
        return
    years = case.period.ends.year - case.period.starts.year
    if years > YEARS:
        headline = f"the supplement is paid for {years:,} years; at most {YEARS} are costed"
        place = case.place("period", "ends")
        yield Problem(_CODE, headline, place, "leave out `ends` where the supplement has no end, or correct the year")
        return
    lines = 12 * (years + 1) * sum(has_own_time(grade) for grade in case.grades.values())
    if lines > LINES:
        headline = f"grades with days or years of their own have {lines:,} lines of a month; at most {LINES:,} are worked out"
        yield Problem(_CODE, headline, case.place("grades"), "cost them in parts, or give them the days of the period")


def _package(case: Case) -> Iterator[Problem]:
    named = sorted(_years_named(case), key=lambda one: one[0])
    if not named:
        return
    (first, first_path), (last, last_path) = named[0], named[-1]
    years = last - first + 1
    if years > YEARS:
        headline = f"the package runs for {years:,} years, from {first} to {last}; at most {YEARS} are costed"
        related = (Related(case.place(*first_path), "the first"),)
        yield Problem(_CODE, headline, case.place(*last_path), "correct the year of one", related)
        return
    lines = years * (len(case.measures) + len(case.funding))
    if lines > LINES:
        headline = f"the package has {lines:,} lines over its {years} years; at most {LINES:,} are costed"
        yield Problem(_CODE, headline, case.place("measures" if case.measures else "funding"), "cost it in parts")


def _years_named(case: Case) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The years in which the financial years of measures and funding start, each with where it stands."""
    for number, measure in case.measures.items():
        path = ("measures", str(number))
        for key in ("starts", "ends"):
            day: date | None = getattr(measure, key)
            if day is not None:
                yield case.years.of(day).starts_in, (*path, key)
        if measure.year is not None:
            yield measure.year.starts_in, (*path, "year")
        for year in measure.cost_by_year or ():
            yield year.starts_in, (*path, "cost_by_year")
    yield from _years_funded(case)
    if case.measures and case.period is not None:
        for day in (case.period.starts, case.period.ends):
            if day is not None:
                yield case.years.of(day).starts_in, ("period",)


def _years_funded(case: Case) -> Iterator[tuple[int, tuple[str, ...]]]:
    for number, funding in case.funding.items():
        for year in funding.span(case.years) or ():
            key = next(key for key in ("year", "years", "ends") if getattr(funding, key) is not None)
            yield year.starts_in, ("funding", str(number), key)


def _points(case: Case) -> Iterator[Problem]:
    sizes = {
        name: min(len(spine.between(grade.points)), len(spine)) if (spine := case.spine_of(name)) else 0
        for name, grade in case.grades.items()
        if grade.points is not None
    }
    if (together := sum(sizes.values())) > LINES:
        headline = f"the grades have {together:,} pay points together; at most {LINES:,} are worked out"
        most = max(sizes, key=lambda name: sizes[name])
        yield Problem(_CODE, headline, case.place("grades", most, "points"), "give each grade the points of its own range")


def forecast_size(case: Case, years: int | None = None) -> Iterator[Problem]:
    """A forecast, for so many years where it is asked for them, with more lines of a month than are worked out."""
    if case.forecast is None or (months := forecast_months(case, years)) is None:
        return
    posts = sum(
        max((len(posts) for posts in (grade.in_post, grade.vacant) if isinstance(posts, dict)), default=1)
        for grade in case.grades.values()
    )
    lines = posts * months * _COURSES
    waiting = sum(_cohorts(case, months))
    if lines + waiting > LINES:
        of_payments = f" and {waiting:,} of payments that may come back" if waiting else ""
        headline = f"the forecast has {lines:,} lines of a month{of_payments}; at most {LINES:,} are worked out"
        help = "forecast fewer years (`--years`), or the grades in parts"
        yield Problem(_CODE, headline, case.place("forecast"), help)


def _cohorts(case: Case, months: int) -> Iterator[int]:
    """Of each payment with a clawback: the people of each month, followed month by month while they may have to pay back."""
    for payment in case.payments.values():
        if payment.clawback is not None:
            times = max(1, len(payment.amounts))
            yield times * months * min(months, payment.clawback.months)
