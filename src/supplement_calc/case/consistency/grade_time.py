"""A grade's own days and amounts by year, held against the period: inside it, forwards, and an amount for every year paid."""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Problem, Related
from ...diagnostics.names import listed
from ...parser.tree import Mapping
from ..case import Case
from ..models.grades import Grade
from ..paid import first_day, has_own_time, last_day


def grade_time(case: Case) -> Iterator[Problem]:
    """The days on which each grade's supplement starts and ends, and the years that it has amounts for."""
    for name, grade in case.grades.items():
        yield from _one_year_twice(case, name, grade)
        if not has_own_time(grade):
            continue
        unsound = [*_without(case, name, grade), *_days(case, name, grade)]
        yield from unsound
        if not unsound and grade.amounts_by_year and case.period is not None:
            yield from _years(case, name, grade)


def _one_year_twice(case: Case, name: str, grade: Grade) -> Iterator[Problem]:
    grades = case.root.get("grades")
    entry = grades.get(name) if isinstance(grades, Mapping) else None
    node = entry.get("supplement") if isinstance(entry, Mapping) else None
    if grade.amounts_by_year and isinstance(node, Mapping) and len(node) > len(grade.amounts_by_year):
        headline = f"{name}'s supplement has one financial year twice"
        help = "keep one amount for each year: 2021/22 and 2021-22 are one"
        yield Problem("name-taken", headline, case.place("grades", name, "supplement"), help)


def _without(case: Case, name: str, grade: Grade) -> Iterator[Problem]:
    """A supplement that is not there, or a period that is not."""
    key = "starts" if grade.starts is not None else "ends" if grade.ends is not None else "supplement"
    place = case.place("grades", name, key)
    if grade.supplement is None:
        headline = f"{name} has a day on which its supplement {key}, and no supplement"
        yield Problem("missing-key", headline, place, "add `supplement: …`, or leave the line out")
    elif case.period is None and "period" not in case.root:
        what = "amounts by year" if key == "supplement" else f"a day on which its supplement {key}"
        headline = f"{name} has {what}, and the case has no period"
        yield Problem("missing-key", headline, place, "add `period: {starts: …, ends: …}` to the case")


def _days(case: Case, name: str, grade: Grade) -> Iterator[Problem]:
    first, last = first_day(case, grade), last_day(case, grade)
    period = case.period
    for key, day in (("starts", grade.starts), ("ends", grade.ends)):
        if day is None or period is None:
            continue
        if day < period.starts or (period.ends is not None and day > period.ends):
            until = f"from {period.starts} on" if period.ends is None else f"from {period.starts} to {period.ends}"
            headline = f"{name}'s supplement {key} on {day}, outside the period, which is {until}"
            place = case.place("grades", name, key)
            help = "give a day in the period, or let the period run for as long as any grade is paid"
            yield Problem("outside-period", headline, place, help, (Related(case.place("period"), "the period"),))
            return
    if first is not None and last is not None and last < first:
        key, other = ("ends", "starts") if grade.ends is not None else ("starts", "ends")
        headline = f"{name}'s supplement ends on {last}, before it starts on {first}"
        place = case.place("grades", name, key)
        related = (Related(case.place("grades", name, other), "the other day"),) if getattr(grade, other) else ()
        yield Problem("period-backwards", headline, place, "swap the two, or correct one", related)


def _years(case: Case, name: str, grade: Grade) -> Iterator[Problem]:
    first, last, given = first_day(case, grade), last_day(case, grade), grade.amounts_by_year
    place = case.place("grades", name, "supplement")
    assert first is not None
    if last is None:
        headline = f"{name}'s supplement has amounts by year, and nothing says when it ends"
        help = f"add `ends: {case.years.last_day(max(given))}` to {name} or to the period, or one amount for all years"
        yield Problem("missing-key", headline, place, help)
        return
    paid = case.years.of(first).to(case.years.of(last))
    lacking = [year.name for year in paid if year not in given]
    if lacking:
        headline = f"{name}'s supplement has no amount for {listed(lacking)}, when it is paid"
        help = f"add `{lacking[0]}: …`, 0 where nothing is paid, or change the days on which it starts and ends"
        yield Problem("supplement-year-missing", headline, place, help)
    for year in sorted(set(given) - set(paid)):
        headline = f"{name}'s supplement has an amount for {year.name}, when it is not paid"
        help = f"leave {year.name} out, or change the days on which it starts and ends"
        yield Problem("outside-period", headline, place, help, (Related(case.place("period"), "the period"),))
