"""Whether a national body's pay awards are known for the months of a forecast and the pay points of its posts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ...diagnostics import Problem, Related
from ...reference import pay_awards as national
from ...reference.calendar import FROM_APRIL, day_in_words
from ..dates import forecast_dates
from .days import first_day, national_body, national_entries, own_entries
from .points import number_of
from .posts import lifted_supplements, posts_met

if TYPE_CHECKING:
    from ..case import Case


def award_problems(case: Case, years: int | None = None) -> Iterator[Problem]:
    """What the awards of a national body do not say of a forecast; `years` as the command line gives them."""
    dates = forecast_dates(case, years)
    for number, entry in national_entries(case).items():
        body, first, path = national_body(entry), first_day(case, entry), ("forecast", "pay_awards", str(number))
        if dates is None or first is None:
            return
        known = national.known_from(body), national.known_to(body)
        if not known[0] < first <= known[1]:
            headline = f"the {body} awards are known from {known[0] + timedelta(days=1)} to {known[1]}, not from {first}"
            help = "give each award yourself, such as `- {from: 2026-04-01, award: 3%}`"
            yield Problem("award-not-known", headline, case.place(*path, "award"), help)
            continue
        days = national.between(body, first - timedelta(days=1), dates.last)
        yield from next(filter(None, (list(_of_day(case, path, body, day, dates.first)) for day in days)), [])
        yield from _of_later_years(case, path, body, dates.first, dates.last)


def _of_day(case: Case, path: tuple[str, ...], body: national.Body, day: date, first: date) -> Iterator[Problem]:
    """Posts whose award of a day the table does not settle, and supplements that an award in pounds is to lift."""
    place, when = case.place(*path, "award"), day_in_words(day)
    lifted, in_pounds = lifted_supplements(case), ""
    for met in posts_met(case):
        found = national.award_of(body, day, None if met.point is None else number_of(met.point), first - timedelta(days=1))
        if isinstance(found, national.Row):
            if found.kind == "flat" and met.path[0] == "grades" and met.path[1] in lifted:
                in_pounds = in_pounds or met.path[1]
            continue
        headline = f"the {body} award of {when} is not known for {met.label}: {found.why}"
        help = (
            f"give {met.label} its `points` and their pay in `pay_points`"
            if found.by_points
            else f"give each award yourself in place of `award: {body}`, such as `- {{from: {day}, award: …}}`"
        )
        yield Problem("award-not-known", headline, place, help, (Related(case.place(*met.path), met.label),))
        return
    if in_pounds:
        headline = (
            f"the {body} award of {when} is in pounds, so nothing says how much it lifts the supplement of {in_pounds} by"
        )
        help = f"give each award yourself in place of `award: {body}`, with `on_supplement`, or let awards not lift supplements"
        yield Problem("award-unclear", headline, place, help)


def _of_later_years(case: Case, path: tuple[str, ...], body: national.Body, first: date, last: date) -> Iterator[Problem]:
    """The first financial year after the table for which the case assumes nothing."""
    given = {FROM_APRIL.of(entry.from_) for entry in own_entries(case).values()}
    year = FROM_APRIL.of(national.known_to(body)).next
    while FROM_APRIL.first_day(year) <= last:
        if year not in given and FROM_APRIL.first_day(year) >= first:
            end = day_in_words(national.days(body)[-1])
            headline = f"the {body} award of {year.name} is not known: the table ends with that of {end}"
            help = f"add what you assume: `- {{from: {FROM_APRIL.first_day(year)}, award: …}}`, 0% for none"
            yield Problem("award-not-known", headline, case.place(*path, "award"), help)
            return
        year = year.next
