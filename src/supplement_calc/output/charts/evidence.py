"""Charts of evidence: comparators and the gap, pay points before and after, vacancies by team."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from ...diagnostics.names import fold
from ...evidence.market import GradeMarket, MarketEvidence
from ...evidence.pay_points import PayPointEvidence, PointPay
from ...evidence.suppression import Suppressed
from ...evidence.workforce import WorkforceEvidence
from ...ledger import NONE, Figure
from ..amounts import Shown, percent
from ..followed.kept import kept
from ..followed.numbers import MarkedText
from ..pages.keys.market import pay_shown as market_pay
from ..pages.pay_points import pay_shown as point_pay
from .model import Bar, Bars, Drawing, Mark, Spread, Spreads

_MOST_GRADES = 6
_MOST_TEAMS = 25


def market_charts(evidence: MarketEvidence) -> Iterator[Drawing]:
    """A chart a grade, as long as they are few."""
    for grade in evidence.grades[:_MOST_GRADES]:
        yield from _grade(evidence, grade)


def _mark(figure: Figure | None, pay: Callable[[Decimal], str]) -> Mark | None:
    return None if figure is None or figure.value is None else Mark(figure, MarkedText(f"£{pay(figure.value)}"))


@kept
def _grade(evidence: MarketEvidence, grade: GradeMarket) -> Iterator[Spreads]:
    f, pay = grade.figures, market_pay([grade], Shown("pounds", NONE))
    market, own = _mark(f.get("comparator"), pay), _mark(f.get("own"), pay)
    if market is None or own is None:
        return
    rows = [
        Spread(one.name, one.range.bottom, one.range.top, mark)
        for one in grade.compared
        if (mark := _mark(one.brought, pay)) is not None
    ]
    after = _mark(f.get("own_after"), pay)
    ours = evidence.case.organisation or "Our pay"
    rows.append(Spread(ours, None, None, own, after if after is not None and after.text != own.text else None))
    statistic = evidence.terms.statistic
    line = Mark(market.figure, f"Market {statistic} {market.text}")
    lead = "" if after is None else f" With the supplement it is {after.text}."
    alt = (
        f"Pay of {len(rows) - 1} other employers for {grade.name}. Their {statistic} is {market.text}. Our pay is "
        f"{own.text}.{lead} " + " ".join(f"{row.label}: {row.before.text}." for row in rows[:-1] if row.before is not None)
    )
    names = ("Range of pay", f"{evidence.terms.of.capitalize().removesuffix('s')} compared", "Ours with the supplement")
    yield Spreads(f"market_{fold(grade.name)}", f"{grade.name}: pay of other employers and ours", alt, "£ a year", names,
                  tuple(rows), line)  # fmt: skip


@kept
def pay_point_charts(evidence: PayPointEvidence) -> Iterator[Drawing]:
    """Every point in use before and after, the grade above over the one below."""
    rows, pay = [], point_pay(*evidence.grades)
    for grade in evidence.grades:
        for point in grade.points:
            row = _point(grade.name, point, pay)
            if row is not None:
                rows.append(row)
    if not any(row.after is not None for row in rows):
        return
    said = " ".join(
        f"{row.label}: {row.before.text}{f' becomes {row.after.text}' if row.after is not None else ''}."
        for row in rows
        if row.before is not None
    )
    alt = f"Full-time pay at each point in use, before and after. {said}"
    yield Spreads("pay_points", "Pay at each point in use, before and after", alt, "£ a year",
                  ("", "Before", "With the supplement"), tuple(reversed(rows)))  # fmt: skip


@kept
def _point(grade: str, point: PointPay, pay: Callable[[Decimal], str]) -> Spread | None:
    before, after = _mark(point.salary, pay), _mark(point.after, pay)
    if not point.in_use or before is None or point.moves_to is not None:
        return None
    label = f"{grade} salary" if point.point is None else f"{grade}, point {point.point}"
    moved = after is not None and after.text != before.text
    return Spread(label, None, None, before, after if moved else None, grade)


@kept
def vacancy_charts(evidence: WorkforceEvidence, people: Suppressed) -> Iterator[Drawing]:
    """Vacancies of each team as a share of its posts, and of all; nothing that is suppressed."""
    for group in evidence.groups:
        rows = []
        teams = [(team.name, team.measures.get("vacancy_rate")) for team in group.teams]
        for label, rate in [*teams[:_MOST_TEAMS], ("All", group.pooled.get("vacancy_rate"))]:
            if rate is not None and rate.value is not None and people.instead_of(rate) is None:
                text = percent(rate.value, 1)
                rows.append(Bar(label, (Mark(rate, text),), text, label == "All"))
        if len(rows) > 2 and rows[-1].is_whole:
            alt = f"Vacant posts as a share of all posts, by team. {' '.join(f'{row.label}: {row.text}.' for row in rows)}"
            yield Bars(f"vacancies_{fold(group.name)}", f"{group.name}: vacant posts by team", alt, "% of posts",
                       (), tuple(rows))  # fmt: skip
