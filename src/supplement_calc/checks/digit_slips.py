"""Numbers that one digit more or fewer would put in line: pay points, salaries, supplements, comparators, agency cost and
budget against their neighbours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from operator import itemgetter, lt
from typing import Literal, NamedTuple

from ..case.case import Case
from ..case.pay_spines.spine import Spine
from ..diagnostics import Span
from ..evidence.grade_pay import costed_salary
from ..ledger import Figure
from ..ledger.rounding import EXACT
from .inputs import ZERO, place_of_figure, pounds, text_of
from .pay_bill import posts_of


class DigitSlip(NamedTuple):
    """A digit `lost` or `gained`, and the number nearest the middle of the range that would be in it without the slip."""

    kind: Literal["lost", "gained"]
    corrected: Decimal


class Range(NamedTuple):
    """Where a number's neighbours say that it should be, both ends in."""

    low: Decimal
    high: Decimal


def digit_slip(value: Decimal, within: Range) -> DigitSlip | None:
    """The slip of one digit that explains a number out of its range; None where it is not far out, or no one digit explains it.

    Far out is below half of the range's lowest, or above twice its highest: a number that is only a little off is another
    mistake, or none.
    """
    if value * 2 < within.low:
        return _likeliest("lost", _with_one_more(value), within)
    if value > within.high * 2:
        return _likeliest("gained", _with_one_fewer(value), within)
    return None


def _likeliest(kind: Literal["lost", "gained"], candidates: Iterator[Decimal], within: Range) -> DigitSlip | None:
    fitting = [candidate for candidate in candidates if within.low <= candidate <= within.high]
    middle = (within.low + within.high) / 2
    return DigitSlip(kind, min(fitting, key=lambda candidate: abs(candidate - middle))) if fitting else None


def _digits(value: Decimal) -> tuple[str, str]:
    """The digits before the point and after it."""
    whole, _, part = f"{value:f}".partition(".")
    return whole, part


def _with_one_more(value: Decimal) -> Iterator[Decimal]:
    whole, part = _digits(value)
    for place in range(len(whole) + 1):
        for digit in "0123456789":
            yield _number(whole[:place] + digit + whole[place:], part)


def _with_one_fewer(value: Decimal) -> Iterator[Decimal]:
    whole, part = _digits(value)
    for place in range(len(whole) if len(whole) > 1 else 0):
        yield _number(whole[:place] + whole[place + 1 :], part)


def _number(whole: str, part: str) -> Decimal:
    return Decimal(f"{whole}.{part}" if part else whole)


def are_alike(values: Iterable[Decimal]) -> bool:
    """Whether the highest of some numbers is at most four times the lowest, so that `slip_among` explains none of them."""
    known = list(values)
    return not known or max(known) <= min(known) * 4


class _Extremes:
    """The lowest and the highest of some numbers, whoever's own numbers are left out. Each has one number or two."""

    def __init__(self, owned: Iterable[tuple[str | None, Decimal]]) -> None:
        self._sorted = sorted(owned, key=itemgetter(1))

    def besides(self, owner: str) -> list[Decimal]:
        """The lowest and the highest of the others' numbers; one where they have no more, none where there are no others."""
        places = range(len(self._sorted))
        first = next((place for place in places if self._sorted[place][0] != owner), None)
        last = next((place for place in reversed(places) if self._sorted[place][0] != owner), None)
        if first is None or last is None:
            return []
        return [self._sorted[place][1] for place in dict.fromkeys((first, last))]


def slip_among(value: Decimal, others: Sequence[Decimal]) -> DigitSlip | None:
    """The slip that explains a number less than a quarter of two others or more, or more than four times them, which are in
    line with one another."""
    if len(others) < 2:
        return None
    low, high = min(others), max(others)
    if low <= ZERO or high > low * 4 or low <= value * 4 <= high * 16:
        return None
    return digit_slip(value, Range(low * 2 / 3, high * 3 / 2))


# Full-time annual salaries of councils and the NHS are well inside this.
_SALARIES = Range(Decimal(12_000), Decimal(250_000))


class OddNumber(NamedTuple):
    """A number that one digit more or fewer would put in line with its `neighbours`, which are named in words."""

    what: str
    figure: Figure
    span: Span
    slip: DigitSlip
    neighbours: str


def odd_numbers(case: Case, pay_bill: Decimal | None) -> Iterator[OddNumber]:
    """Every number of a case that a slip of one digit explains; `pay_bill` is roughly what its posts cost."""
    yield from _points(case)
    yield from _salaries(case)
    yield from _supplements(case)
    yield from _comparators(case)
    yield from _agency(case)
    yield from _budget(case, pay_bill)


def _points(case: Case) -> Iterator[OddNumber]:
    """Pay points against the point before and the point after; nothing where points rise one by one."""
    for spine in case.pay_points:
        yield from _points_of(case, spine)


def _points_of(case: Case, spine: Spine) -> Iterator[OddNumber]:
    points = list(spine)
    values = [spine[point].known for point in points]
    if _rise_evenly(values):
        return
    for place, value in enumerate(values):
        within = _range_at(values, place)
        if within is None or (slip := digit_slip(value, within)) is None:
            continue
        point = points[place]
        adjacent = [points[n] for n in (place - 1, place + 1) if 0 <= n < len(points)]
        neighbours = " and ".join(f"point {one}'s {text_of(spine[one])}" for one in adjacent)
        yield OddNumber(f"point {point}", spine[point], case.place(*spine.path(point)), slip, neighbours)


def _rise_evenly(values: Sequence[Decimal]) -> bool:
    """Whether every point is above the one before, and the two ends are not far from those next to them."""
    if len(values) < 2 or not _is_salary(values[0]) or not _is_salary(values[-1]):
        return False
    rise = all(map(lt, values, values[1:]))
    return rise and values[0] * 4 >= values[1] and values[-1] <= values[-2] * 4


def _range_at(values: Sequence[Decimal], place: int) -> Range | None:
    """The range of a point by those on either side; at an end, by the one next to it, if the next but one bears that out or
    the point itself could be no salary."""
    if len(values) == 1:
        return _SALARIES
    if 0 < place < len(values) - 1:
        before, after = values[place - 1], values[place + 1]
        return Range(before, after) if before <= after else None
    adjacent, *rest = values[place + 1 : place + 3] if place == 0 else values[place - 2 : place][::-1] or values[:1]
    borne_out = any(low <= high <= low * 2 for low, high in [sorted((adjacent, other)) for other in rest])
    if not _is_salary(adjacent) or not (borne_out or not _is_salary(values[place])):
        return None
    return Range(adjacent / 2, adjacent) if place == 0 else Range(adjacent, adjacent * 2)


def _is_salary(value: Decimal) -> bool:
    return _SALARIES.low <= value <= _SALARIES.high


def _salaries(case: Case) -> Iterator[OddNumber]:
    given = {name: grade.salary for name, grade in case.grades.items() if grade.salary is not None}
    if all(_is_salary(salary.known) for salary in given.values()) and are_alike(s.known for s in given.values()):
        return
    extremes = _Extremes((name, salary.known) for name, salary in given.items())
    for name, salary in given.items():
        slip, neighbours = slip_among(salary.known, extremes.besides(name)), "the other grades' salaries"
        if slip is None and not _is_salary(salary.known):
            slip, neighbours = digit_slip(salary.known, _SALARIES), "any full-time salary of a year"
        if slip is not None:
            yield OddNumber(f"{name}'s salary", salary, case.place("grades", name, "salary"), slip, neighbours)


def _supplements(case: Case) -> Iterator[OddNumber]:
    given = {name: grade.supplement for name, grade in case.grades.items() if isinstance(grade.supplement, Figure)}
    for unit in ("GBP", "percent"):
        same = {name: figure for name, figure in given.items() if figure.unit == unit and figure.known > 0}
        alike = are_alike(figure.known for figure in same.values())
        extremes = _Extremes((name, figure.known) for name, figure in same.items())
        for name, figure in same.items():
            others = [] if alike else extremes.besides(name)
            slip, neighbours = slip_among(figure.known, others), "the other grades' supplements"
            if slip is None and unit == "GBP" and figure.known > _SALARIES.low:
                salary = costed_salary(case, name, case.grades[name])
                if salary is not None and figure.known > salary.known:
                    within = Range(salary.known / 100, salary.known / 2)
                    slip, neighbours = digit_slip(figure.known, within), "what a supplement can be"
            if slip is not None and figure.known >= 1:
                yield OddNumber(f"{name}'s supplement", figure, case.place("grades", name, "supplement"), slip, neighbours)


def _comparators(case: Case) -> Iterator[OddNumber]:
    """What each comparator pays at a grade against what the others pay there, and we."""
    if not case.comparators:
        return
    for grade in case.grades:
        ends: dict[str, list[Figure]] = {}
        for name, comparator in case.comparators.items():
            pay = comparator.pay.get(grade)
            given = [] if pay is None else [pay.top] if pay.is_single else [pay.bottom, pay.top]
            ends[name] = [figure for figure in given if figure is not None and figure.value is not None]
        own = costed_salary(case, grade, case.grades[grade])
        owned: list[tuple[str | None, Decimal]] = [(name, figure.known) for name, theirs in ends.items() for figure in theirs]
        extremes = _Extremes(owned if own is None else [*owned, (None, own.known)])
        for name, figures in ends.items():
            others = extremes.besides(name) if figures else []
            for figure in figures:
                slip = slip_among(figure.known, others)
                if slip is not None:
                    span = place_of_figure(figure) or case.place("comparators", name)
                    yield OddNumber(f"{name}'s pay at {grade}", figure, span, slip, "what the others pay there")


def _agency(case: Case) -> Iterator[OddNumber]:
    price = case.agency.cost_per_fte if case.agency is not None else None
    salaries = [s.known for name, grade in case.grades.items() if (s := costed_salary(case, name, grade)) is not None]
    if price is None or not salaries or not all(map(_is_salary, salaries)):
        return
    slip = digit_slip(price.known, Range(min(salaries), max(salaries) * 3))
    if slip is not None:
        place = case.place("agency", "cost_per_fte")
        yield OddNumber("agency cost per FTE", price, place, slip, "what employed staff are paid")


def _budget(case: Case, cost: Decimal | None) -> Iterator[OddNumber]:
    """The budget against roughly what the posts cost."""
    if case.budget is None or cost is None:
        return
    if not isinstance(case.budget, Figure):
        yield from _budget_of_posts(case, cost)
        return
    if not case.budget.known:
        return
    value = case.budget.known
    if value * 4 < cost or value > cost * 4:
        slip = _tenfold(value, cost)
        if slip is not None:
            yield OddNumber("budget", case.budget, case.place("budget"), slip, f"what the posts cost, about {_about(cost)}")


def _budget_of_posts(case: Case, cost: Decimal) -> Iterator[OddNumber]:
    """What the budget allows for a post against roughly what one costs."""
    from ..case.models.budget import BudgetedPosts

    posts = posts_of(case)
    if not isinstance(case.budget, BudgetedPosts) or not posts:
        return
    price, usual = case.budget.cost_per_post, EXACT.divide(cost, posts)
    if price.known * 4 < usual or price.known > usual * 4:
        slip = _tenfold(price.known, usual)
        if slip is not None:
            place = case.place("budget", "cost_per_post")
            yield OddNumber("budget cost per post", price, place, slip, f"what a post costs, about {_about(usual)}")


def _tenfold(value: Decimal, cost: Decimal) -> DigitSlip | None:
    """The slip that makes a tenth or ten times of the cost: a budget may be well off it, so no other digit is tried."""
    candidates: tuple[tuple[Literal["lost", "gained"], Decimal], ...] = (("lost", value * 10), ("gained", value / 10))
    for kind, corrected in candidates:
        if cost / 2 <= corrected <= cost * 2:
            return DigitSlip(kind, corrected.to_integral_value())
    return None


def _about(cost: Decimal) -> str:
    """The cost to two digits, since it is rough."""
    return pounds(cost.quantize(Decimal(1).scaleb(cost.adjusted() - 1)).quantize(Decimal(1)))
