"""What was brought in, as sections of a case file."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from ..case.models.fields.points import PayPoint
from ..case.pay_spines.spine import in_order
from ..case.people.counts import FEWEST
from ..diagnostics.names import listed
from ..evidence.suppression import PRIMARY
from .comparators import Employer
from .establishment import Counts, Establishment, Team
from .social_work import Measure
from .table import Unimportable
from .yaml_text import fte, money, text

_WIDEST = 100


def pay_points(points: Mapping[PayPoint, Fraction]) -> list[str]:
    """The lines of `pay_points:`."""
    return [f"  {point}: {money(pay)}" for point, pay in points.items()]


def own_points(made: Establishment) -> dict[PayPoint, Fraction]:
    """The pay of each point by the salaries of the rows: numbers by number, and names by their pay.

    Raises `Unimportable` where a point has two.
    """
    found: dict[PayPoint, Fraction] = {}
    for (_, point), salaries in made.salaries.items():
        for pay in salaries if point is not None else ():
            assert point is not None
            if found.setdefault(point, pay) != pay:
                raise Unimportable(
                    f"pay point {point} has salaries of £{money(found[point])} and £{money(pay)}",
                    "is it the part-time pay? Leave it out with --column salary=none, and bring in the pay spine with it",
                    1,
                )
    return {point: found[point] for point in in_order(sorted(found, key=lambda one: (found[one], str(one))))}


def grades(made: Establishment, known: Iterable[PayPoint] | None, notes: list[str]) -> list[str]:
    """The lines of `grades:`, the lowest paid first.

    Raises `Unimportable` where a grade cannot be costed: it has no pay.
    """
    lines: list[str] = []
    known = list(known or ())
    places = {point: place for place, point in enumerate(in_order(dict.fromkeys([*known, *_numbers(made)])))}
    for name, counts in sorted(made.grades.items(), key=lambda one: _lowest(one[1], places)):
        points = sorted(_points(counts, with_fte=True), key=places.__getitem__)
        lines.append(f"  {text(name)}:")
        if points:
            _refuse_unpaid(name, points, known)
            lines.append(f"    points: {points[0]}-{points[-1]}" if len(points) > 1 else f"    points: {points[0]}")
        else:
            lines.append(f"    salary: {money(_one_salary(made, name))}")
        lines += _posts("in_post", counts.in_post, points)
        if any(counts.vacant.values()):
            lines += _posts("vacant", _at_top(name, counts.vacant, points, notes), points)
    return lines


def _points(counts: Counts, *, with_fte: bool = False) -> set[PayPoint]:
    """The pay points of a grade's rows, or of those that have FTE."""
    of = (counts.in_post, counts.vacant)
    return {point for one in of for point, fte_ in one.items() if point is not None and (fte_ or not with_fte)}


def _numbers(made: Establishment) -> set[PayPoint]:
    """The points of all rows: what of them no spine has stands among its numbers."""
    return {point for counts in made.grades.values() for point in _points(counts)}


def _lowest(counts: Counts, places: Mapping[PayPoint, int]) -> int:
    return min((places[point] for point in _points(counts)), default=len(places))


def _refuse_unpaid(name: str, points: list[PayPoint], known: Collection[PayPoint]) -> None:
    lacking = [point for point in points if point not in known]
    if lacking:
        several = len(lacking) > 1
        what = f"pay point{'s' if several else ''} {listed(map(str, lacking))} of {name}"
        raise Unimportable(
            f"{what} {'have' if several else 'has'} no salary",
            "bring in the pay spine with it: supplement-calc import establishment.csv spine.csv",
            1,
        )


def _one_salary(made: Establishment, name: str) -> Fraction:
    salaries = made.salaries.get((name, None), set())
    if len(salaries) == 1:
        return next(iter(salaries))
    what = f"{len(salaries)} salaries and no pay points" if salaries else "neither pay points nor a salary"
    raise Unimportable(
        f"{name} has {what}", "bring in the pay spine with it: supplement-calc import establishment.csv spine.csv", 1
    )


def _at_top(
    name: str, vacant: dict[PayPoint | None, Fraction], points: list[PayPoint], notes: list[str]
) -> dict[PayPoint | None, Fraction]:
    """Vacant posts without a pay point among others that have one are counted at the top, where vacant posts are costed."""
    without = vacant.get(None, Fraction(0))
    if not without or not any(fte_ for point, fte_ in vacant.items() if point is not None):
        return vacant
    notes.append(f"{fte(without)} vacant FTE of {name} without a pay point are counted at its highest, {points[-1]}")
    top: dict[PayPoint | None, Fraction] = {point: fte_ for point, fte_ in vacant.items() if point is not None}
    return {**top, points[-1]: top.get(points[-1], Fraction(0)) + without}


def _posts(key: str, by_point: Mapping[PayPoint | None, Fraction], points: list[PayPoint]) -> Iterator[str]:
    some = {point: fte_ for point, fte_ in by_point.items() if fte_}
    if not points or not some or None in some:
        yield f"    {key}: {fte(sum(some.values(), Fraction(0)))}"
        return
    pairs = [f"{point}: {fte(some[point])}" for point in points if point in some]
    line = f"    {key}: {{{', '.join(pairs)}}}"
    if len(line) <= _WIDEST:
        yield line
    else:
        yield f"    {key}:"
        yield from (f"      {pair}" for pair in pairs)


def workforce(teams: Mapping[str, Team], as_at: date | None, where: str) -> list[str]:
    """The lines of `workforce:`: the FTE of each team."""
    lines = ["  Establishment:", *([f"    date: {as_at}"] if as_at else []), f"    where: {text(where)}", "    teams:"]
    for name, team in teams.items():
        in_post, vacant = fte(team.in_post), fte(team.vacant)
        whole = format((Decimal(in_post) + Decimal(vacant)).normalize(), "f")
        lines += [
            f"      {text(name)}:",
            f"        establishment: {whole}",
            f"        in_post: {in_post}",
            f"        vacant: {vacant}",
        ]
    return lines


def equal_pay(made: Establishment) -> list[str]:
    """The lines of `equal_pay:`: people of each grade by sex, those under five as such."""
    by_grade: dict[str, dict[str, list[str]]] = {}
    for name in made.grades:
        for whether in ("paid", "not_paid"):
            counts = {sex: made.sexes.get((name, whether, sex), 0) for sex in ("men", "women")}
            if any(counts.values()):
                shown = "paid" if not made.has_paid else whether
                by_grade.setdefault(name, {})[shown] = [f"{sex}: {_shielded(count)}" for sex, count in counts.items()]
    if not by_grade:
        return []
    lines = ["  grades:"]
    for name, records in by_grade.items():
        lines.append(f"    {text(name)}:")
        for whether, counted in records.items():
            lines += [f"      {whether}:", *(f"        {one}" for one in counted)]
    return lines


def _shielded(count: int) -> str:
    return PRIMARY if 0 < count < FEWEST else str(count)


def comparators(employers: Mapping[str, Employer]) -> list[str]:
    """The lines of `comparators:`."""
    lines: list[str] = []
    for name, employer in employers.items():
        lines += [f"  {text(name)}:", "    pay:"]
        for grade, (low, high) in employer.pay.items():
            lines.append(f"      {text(grade)}: {f'{money(low)} - {money(high)}' if low != high else money(low)}")
        if employer.supplements:
            lines.append("    supplements:")
            lines += [f"      {text(grade)}: {money(amount)}" for grade, amount in employer.supplements.items()]
        lines += [f"    pay_date: {employer.pay_date}"] if employer.pay_date else []
        lines += [f"    source: {text(employer.source)}"] if employer.source else []
    return lines


def indicators(area: str, measures: Iterable[Measure], where: str) -> list[str]:
    """The lines of `indicators:`: each measure of the area by year, with the marks of the file."""
    lines: list[str] = []
    for measure in measures:
        lines += [f"  {text(f'{measure.name} ({area})')}:", "    by: date"]
        lines += [f"    unit: {text(measure.unit)}"] if measure.unit else []
        lines += [f"    where: {text(where)}", "    values:"]
        sign = "%" if measure.unit == "%" else ""
        for year, value in measure.values.items():
            is_number = value[:1].isdigit()
            lines.append(f"      {text(year)}: {value + sign if is_number else text(value)}")
    return lines
