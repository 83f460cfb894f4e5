"""What pay awards must agree on with one another and with other sections: days, pay points, and what they leave of pay."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import combinations, pairwise

from ...diagnostics import Problem, Related
from ...diagnostics.names import listed
from ...reference import pay_awards as national
from ...reference.calendar import day_in_words, next_month
from ..awards.days import award_days, first_day, national_body, national_entries, own_entries, raised
from ..awards.points import number_of, points_of
from ..awards.posts import lifted_supplements, lifts_supplement, posts_met
from ..case import Case
from ..dates import first_month
from ..models.comparators import Comparator
from ..models.forecast import PayAward

_PATH = ("forecast", "pay_awards")


def forecast_awards(case: Case) -> Iterator[Problem]:
    """The pay awards of a forecast."""
    if case.forecast is None or not case.forecast.pay_awards:
        return
    problems = [*_days(case), *_pairs(case), *_twice(case), *_spines(case)]
    yield from problems
    yield from _amounts(case)
    if not problems:
        yield from _posts(case)


def _days(case: Case) -> Iterator[Problem]:
    """Each on the first day of a month, none before the forecast, and each later than the one before, or of its day."""
    assert case.forecast is not None
    given, first = list(enumerate(case.forecast.pay_awards or (), 1)), first_month(case)
    for number, entry in given:
        if entry.from_ is None:
            continue
        place = case.place(*_PATH, str(number), "from")
        if entry.from_.day != 1:
            headline = f"one of the pay awards is from {entry.from_}, which is not the first day of a month"
            help = f"a forecast goes by whole months: write {entry.from_.replace(day=1)} or {next_month(entry.from_)}"
            yield Problem("not-first-of-month", headline, place, help)
        if first is not None and entry.from_ < first:
            headline = f"a pay award of {entry.from_} is before the forecast's first month, {first:%B %Y}"
            help = "leave it out, with salaries as they are by then, or start the forecast earlier"
            yield Problem("award-before-start", headline, place, help)
    dated = [(number, entry.from_, entry) for number, entry in given if entry.from_ is not None]
    for (earlier, before, one), (number, day, other) in pairwise(dated):
        by_point = isinstance(one, PayAward) and isinstance(other, PayAward) and one.points != other.points
        if day < before or (day == before and not by_point):
            headline = f"the pay awards are not in order: {day} is not after {before}"
            related = Related(case.place(*_PATH, str(earlier), "from"), "the one before")
            help = "put them in the order of their dates"
            if day == before:
                help = "keep one, or give each the `points` that it is for"
            place = case.place(*_PATH, str(number), "from")
            yield Problem("dates-out-of-order", headline, place, help, (related,))


def _spines(case: Case) -> Iterator[Problem]:
    """Points that an award is for are of one pay spine; a national body's awards do not say which of several they are of."""
    for number, entry in own_entries(case).items():
        points = points_of(case, entry.points)
        if entry.points is not None and not points:
            headline = f"the points {entry.points.text} of a pay award are not in pay_points, or the lowest is not first"
            help = "write points as pay_points has them, such as M1-M6"
            yield Problem("award-unclear", headline, case.place(*_PATH, str(number), "points"), help)
        of = [str(spine.name) for spine in case.pay_points if not points.isdisjoint(spine)]
        if entry.points is not None and len(of) > 1:
            headline = f"the points {entry.points.text} of a pay award are in {listed(of)}"
            help = "cost grades of spines whose numbers overlap in cases of their own, where their awards differ"
            yield Problem("award-unclear", headline, case.place(*_PATH, str(number), "points"), help)
    for number in national_entries(case) if len(case.pay_points) > 1 else ():
        headline = "a national body's awards are of one pay spine, and pay_points has several"
        help = "give each award with the `points` that it is for, such as `{from: 2026-04-01, award: 3%, points: M1-M6}`"
        yield Problem("award-unclear", headline, case.place(*_PATH, str(number), "award"), help)


def _pairs(case: Case) -> Iterator[Problem]:
    """No point has two awards of a day."""
    for (one, before), (number, entry) in combinations(own_entries(case).items(), 2):
        if before.from_ != entry.from_ or before.points is None or entry.points is None:
            continue
        both = points_of(case, before.points) & points_of(case, entry.points)
        if both:
            first = next((point for spine in case.pay_points for point in spine.sorted(both)), next(iter(both)))
            headline = f"two pay awards of {entry.from_} are for point {first}"
            related = Related(case.place(*_PATH, str(one), "points"), "the other")
            place = case.place(*_PATH, str(number), "points")
            yield Problem("award-unclear", headline, place, "let each point have one award of a day", (related,))


def _twice(case: Case) -> Iterator[Problem]:
    """An award of a time whose awards a national body gives, and two bodies."""
    entries = national_entries(case)
    for number, entry in list(entries.items())[1:]:
        headline = f"the awards of {entry.award} are counted as well as those of another entry"
        help = "keep one of them, and give later awards one by one"
        yield Problem("award-unclear", headline, case.place(*_PATH, str(number), "award"), help)
    for number, entry in list(entries.items())[:1]:
        body, first = national_body(entry), first_day(case, entry)
        for other, own in own_entries(case).items():
            if first is not None and first <= own.from_ <= national.known_to(body):
                headline = f"a pay award of {own.from_} is in a time whose {body} awards are counted"
                until = day_in_words(national.known_to(body))
                help = f"leave it out, or give every award to {until} yourself in place of `award: {body}`"
                related = Related(case.place(*_PATH, str(number), "award"), "counts them")
                yield Problem("award-unclear", headline, case.place(*_PATH, str(other), "from"), help, (related,))


def _amounts(case: Case) -> Iterator[Problem]:
    """The least of a percentage, and what an award lifts supplements by."""
    lifts = lifts_supplement(case)
    for number, entry in own_entries(case).items():
        path = (*_PATH, str(number))
        in_pounds = entry.award.unit == "GBP"
        if entry.at_least is not None and (in_pounds or entry.award.known < 0):
            what = "in pounds" if in_pounds else "a cut"
            headline = f"a pay award of {entry.from_} is {what}, and `at_least` is the least of a percentage of pay"
            help = "leave `at_least` out, or give the award as a percentage"
            yield Problem("award-unclear", headline, case.place(*path, "at_least"), help)
        elif (in_pounds or entry.at_least is not None) and entry.on_supplement is None and (lifted := _lifted_by(case, entry)):
            headline = (
                f"nothing says how much the pay award of {entry.from_}, which {'is' if in_pounds else 'may be'} in pounds, "
                f"lifts the supplement of {lifted} by"
            )
            help = "add `on_supplement: …`, the percentage, or let awards not lift supplements: `award_on_supplement: no`"
            yield Problem("award-unclear", headline, case.place(*path, "award"), help)
        if entry.on_supplement is not None and not lifts:
            headline = "pay awards do not lift the supplement here, so what this one would lift it by has no use"
            help = "leave the line out, or add `award_on_supplement: yes`"
            yield Problem("not-used", headline, case.place(*path, "on_supplement"), help, severity="warning")


def _lifted_by(case: Case, entry: PayAward) -> str | None:
    """The first grade with a supplement that only this award lifts; None where there is none."""
    names = lifted_supplements(case)
    day = next(day for day in award_days(case) if day.day == entry.from_)
    met = [one for one in posts_met(case) if one.path[0] == "grades" and one.path[1] in names]
    theirs = [(one.path[1], day.at(one.point)) for one in met]
    return next((name for name, award in theirs if award is not None and award.amount is entry.award), None)


def _posts(case: Case) -> Iterator[Problem]:
    """Each post has an award of each day that goes by pay point, and is paid something after it."""
    met = posts_met(case)
    pay = [None if one.salary is None else one.salary.known for one in met]
    numbers = {entry.from_: number for number, entry in reversed(own_entries(case).items())}
    for day in award_days(case):
        if day.body is not None:
            continue
        place = case.place(*_PATH, str(numbers[day.day]), "award")
        by_point = any(award.points is not None for award in day.awards)
        for at, one in enumerate(met):
            award = None if by_point and one.point is None else day.at(one.point)
            related = (Related(case.place(*one.path), one.label),)
            if award is None:
                headline = f"no pay award of {day.day} is given for {one.label}"
                help = f"add `- {{from: {day.day}, points: {one.point}, award: …}}`, 0% for none"
                if one.point is None:
                    headline = f"the pay awards of {day.day} go by pay point, and {one.label} has none"
                    help = f"give {one.label} `points` and their pay in `pay_points`"
                yield Problem("award-unclear", headline, place, help, related)
                return
            before = pay[at]
            pay[at] = None if before is None else raised(before, award)
            if (after := pay[at]) is not None and after <= 0:
                headline = f"after the pay award of {day.day} {one.label} would be paid nothing or less"
                yield Problem("negative-amount", headline, place, "correct the award", related)
                return


def comparator_awards(case: Case) -> Iterator[Problem]:
    """A national body's awards bring a comparator's pay to our own date, where the table says what they were."""
    for name, comparator in case.comparators.items():
        body = national.body_named(comparator.award) if isinstance(comparator.award, str) else None
        if body is not None:
            yield from _brought(case, name, comparator, body)
        elif comparator.points is not None:
            headline = f"the pay points of {name} are of use to `award: NJC` alone"
            place = case.place("comparators", name, "points")
            yield Problem("not-used", headline, place, "leave them out", severity="warning")


def _brought(case: Case, name: str, comparator: Comparator, body: national.Body) -> Iterator[Problem]:
    place = case.place("comparators", name, "award")
    if comparator.pay_date is None:
        headline = f"nothing says from which day the {body} awards bring the pay of {name}"
        yield Problem("missing-key", headline, place, f"add `pay_date: …` to {name}, the day its pay is of")
        return
    own = None if case.market is None else case.market.own_date
    if own is None:
        if case.market is not None or "market" not in case.root:  # else what is wrong with it is reported there
            headline = f"nothing says to which day the {body} awards bring the pay of {name}"
            yield Problem("missing-key", headline, place, "add `market: {own_date: …}`, the day our own pay is of")
        return
    if own < comparator.pay_date:
        headline = f"the pay of {name} is of {comparator.pay_date}, after our own of {own}, and awards bring no pay back"
        yield Problem("dates-out-of-order", headline, place, "leave `award` out, or give its pay of our day or before")
        return
    known = national.known_from(body), national.known_to(body)
    if comparator.pay_date < known[0] or own > known[1]:
        table = f"the table runs from {known[0]} to {known[1]}"
        headline = f"the {body} awards from {comparator.pay_date} to {own} are not all known: {table}"
        yield Problem("award-not-known", headline, place, f"give the `award` of {name} as a percentage or in pounds")
        return
    for grade, pay in comparator.pay.items():
        points = (comparator.points or {}).get(grade)
        given = [at for at, end in enumerate((pay.bottom, pay.top)) if end is not None]
        ends = [None if points is None else number_of(points[at]) for at in given]
        if found := next(filter(None, (_unsettled(body, comparator.pay_date, own, point) for point in ends)), None):
            yield _cannot_be_brought(case, name, grade, body, own, *found)


def _unsettled(body: national.Body, since: date, until: date, point: int | None) -> tuple[date, national.Unsettled] | None:
    """The first award between two days that the table does not settle for a point."""
    for day in national.between(body, since, until):
        found = national.award_of(body, day, point, since)
        if isinstance(found, national.Unsettled):
            return day, found
    return None


def _cannot_be_brought(
    case: Case, name: str, grade: str, body: national.Body, own: date, day: date, found: national.Unsettled
) -> Problem:
    headline = f"the pay of {name} for {grade} cannot be brought to {own} by the {body} award of {day}: {found.why}"
    help = (
        f"add `points: {{{grade}: …}}` to {name}, the pay points of that range"
        if found.by_points
        else f"give its pay of {day} or later, or `award` as a percentage or in pounds"
    )
    return Problem("award-not-known", headline, case.place("comparators", name, "award"), help)
