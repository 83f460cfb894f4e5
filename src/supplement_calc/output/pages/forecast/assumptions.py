"""Every assumption of a forecast: those of each course side by side, then those of both, and what is taken as given."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ....case.models.forecast import Course
from ....costing.forecast.forecast import ForecastResult
from ....costing.forecast.projection import Projection
from ....diagnostics.names import listed
from ....ledger import Figure
from ....reference.calendar import day_in_words
from ...amounts import fte, percent, price
from ...document import Grid, GridRow
from .agency import agency_sentences
from .cells import NONE, staff

_TAKEN = (
    "Leavers of a month are a twelfth of the turnover, of staff as the month opens.",
    "Starters fill empty posts, as many as are planned and no more than there are.",
    "Pay, supplements and agency cover are on the mean of a month's opening and closing staff.",
)


def assumptions_grid(result: ForecastResult) -> Grid:
    """A row for each of what the two courses assume for themselves."""
    rows = [*_turnover(result), *_starters(result), *_agency(result)]
    titles = (course.title for course in result.courses)
    return Grid(("What is assumed", *titles), tuple(GridRow(row) for row in rows))


def _turnover(result: ForecastResult) -> Iterator[tuple[str, ...]]:
    given = [course.given.turnover for course in result.courses]
    first = result.months[0].first
    starts = {max(entry.from_, first) for one in given if not isinstance(one, Figure) for entry in one}
    if not starts:
        yield ("Turnover a year", *(_rate(course.given, first) for course in result.courses))
    for start in sorted(starts | {first} if starts else ()):
        yield (f"Turnover a year, from {start:%B %Y}", *(_rate(course.given, start) for course in result.courses))


def _rate(given: Course, when: date) -> str:
    if isinstance(given.turnover, Figure):
        return percent(given.turnover.known)
    held = [entry.rate for entry in given.turnover if entry.from_ <= when]
    return percent(held[-1].known)


def _starters(result: ForecastResult) -> Iterator[tuple[str, ...]]:
    if any(isinstance(course.given.starters, Figure) for course in result.courses):
        yield ("Starters a year, FTE", *(_all_starters(course.given) for course in result.courses))
    for grade in result.grades:
        yield (f"Starters a year, {grade.label}", *(staff(course.starters[grade.id]) for course in result.courses))


def _all_starters(given: Course) -> str:
    return staff(given.starters) if isinstance(given.starters, Figure) else "by grade"


def _agency(result: ForecastResult) -> Iterator[tuple[str, ...]]:
    if all(course.cover is None for course in result.courses):
        return
    yield ("Agency cover of vacancies", *map(_cover, result.courses))
    pools = next(course.cover.pools for course in result.courses if course.cover is not None)
    for pool in pools if pools[0].grade is not None else ():
        yield (f"Agency cover of vacancies, {pool.grade}", *(_cover_of(course, pool.id) for course in result.courses))
    yield ("Agency staff beyond vacancies, FTE", *(staff(c.cover and c.cover.beyond) for c in result.courses))


def _cover_of(course: Projection, grade: str) -> str:
    """Of one grade's vacancies, where agency staff are by grade."""
    assert course.cover is not None
    shares = {pool.id: share.value for pool, share in zip(course.cover.pools, course.cover.shares, strict=True)}
    share = shares.get(grade)
    return NONE if share is None else f"{percent(share, 2)}{'' if course.cover.stated else ', as today'}"


def _cover(course: Projection) -> str:
    if course.cover is None:
        return NONE
    share = course.cover.share.value
    cover = "none" if share is None else percent(share, 2)
    return cover if course.given.agency_cover is not None else f"{cover}, as today"


def assumption_sentences(result: ForecastResult) -> list[str]:
    """Where the assumptions come from, what both courses assume, and what is taken as given."""
    return [
        *(f"{course.title}: {course.given.where}." for course in result.courses if course.given.where),
        _supplement(result),
        *_after_the_end(result),
        *_pay(result),
        _on_costs(result),
        *_TAKEN[:2],
        _who_starts(result),
        _TAKEN[2],
        *agency_sentences(result),
        *_uplifts(result),
        *_payments(result),
    ]


def _supplement(result: ForecastResult) -> str:
    period = result.case.period
    if period is None:
        return "The supplement is paid in every month of the proposal, and in none of doing nothing."
    first = day_in_words(period.starts)
    until = "with no end date" if period.ends is None else f"to {day_in_words(period.ends)}"
    return f"The supplement is paid in the proposal alone, from {first} {until}; a part of a month by its days."


def _after_the_end(result: ForecastResult) -> Iterator[str]:
    """Where the forecast goes on after the supplement: what it did to turnover is not taken back unless the case says so."""
    period = result.case.period
    if period is not None and period.ends is not None and period.ends < result.months[-1].first:
        yield (
            "Once the supplement has ended the proposal keeps the turnover and starters that it assumes; give turnover by date "
            "where it would rise again."
        )


def _pay(result: ForecastResult) -> Iterator[str]:
    assert result.case.forecast is not None
    given = result.case.forecast
    if given.pay_awards:
        awards = listed([f"{percent(award.award.known)} from {award.from_:%B %Y}" for award in given.pay_awards])
        lifted = "are" if given.award_on_supplement == "yes" else "are not"
        yield f"Pay awards: {awards}. Supplements in pounds {lifted} lifted by them; percentages of salary move with it."
    else:
        yield "No pay award is assumed."
    if given.increments == "yes":
        yield (
            "Increments: staff counted by pay point move up a point each April, to the top of their grade, but not in the "
            "first month."
        )
    else:
        yield "No increments are assumed: staff stay at the pay point that they are costed at."


def _on_costs(result: ForecastResult) -> str:
    if (flat := result.case.flat_on_costs) is not None:
        return f"On-costs are {percent(flat.known)} of pay in every month."
    parts = result.case.on_costs_by_part
    if parts is None:
        return "No on-costs are counted; the case gives none."
    limit = parts.no_ni_below
    young = (
        f" None is due up to {price(limit.known)} a year on staff under 21 and apprentices under 25, the same share throughout."
        if limit is not None
        else ""
    )
    return f"National Insurance of each month, by its pay day, the last: {'; '.join(_terms(result))}.{young}"


def _terms(result: ForecastResult) -> Iterator[str]:
    """The rate and threshold from the month that they first hold in."""
    before = None
    for month, rates in result.rates.items():
        now = (rates.rate.known, rates.threshold.known, rates.assumed, rates.rebate is None)
        if now != before:
            assumed = f", an assumption: as in {rates.assumed}" if rates.assumed else ""
            threshold = price(rates.threshold.known)
            off = ""
            if rates.rebate is not None:
                limits = f"{price(rates.rebate.lower.known)} and {price(rates.rebate.upper.known)}"
                off = f", less {percent(rates.rebate.rate.known)} between {limits} for members of a contracted-out scheme"
            yield f"from {month.name}, {percent(rates.rate.known)} above {threshold} a month per FTE{off}{assumed}"
        before = now


def _who_starts(result: ForecastResult) -> str:
    together = [isinstance(course.given.starters, Figure) for course in result.courses]
    by_point = any(line.id != grade.id for grade in result.grades for line in grade.lines)
    join = "They join at the lowest pay point in use" if by_point else "They are paid as the posts of their grade are costed"
    if not any(together):
        return f"{join}."
    basis = "vacancies" if result.today["vacant"].value else "posts, since none is vacant"
    return f"{join}; starters of all grades together are shared out by today's {basis}."


def _payments(result: ForecastResult) -> Iterator[str]:
    """Who is paid further payments, and what of them falls after the end."""
    payments = result.case.payments.values()
    if any(payment.goes_to == "starters" for payment in payments):
        yield "Other payments to starters are paid to no more than have started, however many are expected."
    if any(payment.after_months and payment.after_the_end == "paid" for payment in payments):
        yield "Other payments promised before the supplement ends are paid after it too. Only what was paid is recovered."
    if lapsing := [payment.what for payment in payments if payment.after_the_end == "lapses"]:
        yield f"Nothing is paid of {listed(lapsing)} after the supplement has ended."


def _uplifts(result: ForecastResult) -> Iterator[str]:
    moved = [uplift.in_post.known for uplift in result.case.uplifts.values() if uplift.in_post is not None]
    if moved:
        posts = listed([fte(one) for one in moved])
        yield f"Uplifts: {posts} FTE throughout, as today; vacant posts to be uplifted stay empty."
