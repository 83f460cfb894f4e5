"""Vacancies today, and what is shared out by them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from ...ledger import Figure, Ledger
from .grade_lines import GradeLines


class Vacancies(NamedTuple):
    """Today's vacant posts, FTE; 1 where there are any, else nil (and the other way round); and a divisor that is never nil."""

    total: Figure
    any: Figure
    none: Figure
    divisor: Figure


def vacancies(ledger: Ledger, grades: Sequence[GradeLines]) -> Vacancies:
    """Of all grades together."""
    nil = ledger.zero("FTE")
    one = ledger.constant("one", "One", Decimal(1), "count", "1")
    two = ledger.constant("two", "Two", Decimal(2), "count", "2")
    given = [grade.vacant for grade in grades if grade.vacant is not None]
    total = ledger.work("forecast.vacant", "Vacant posts today", "FTE", "sum", given or [nil])
    place = ledger.work(
        "forecast.vacancies.place", "The place of nil beside them: 2 where any post is vacant, else 1", "count",
        "rank among", (nil, total),
    )  # fmt: skip
    any_ = ledger.work("forecast.vacancies.any", "1 where any post is vacant, else 0", "count", "difference", (place, one))
    none = ledger.work("forecast.vacancies.none", "1 where no post is vacant, else 0", "count", "difference", (two, place))
    divisor = ledger.work("forecast.vacancies.divisor", "Vacant posts today, or 1 for none", "FTE", "sum", (total, none))
    return Vacancies(total, any_, none, divisor)


def weight(ledger: Ledger, grade: GradeLines, today: Vacancies) -> Figure:
    """What a grade's starters are shared out by: its vacancies, or its posts where no grade has any vacant."""
    id, label = f"forecast.weight.{grade.id}", f"{grade.label}: what starters are shared out by"
    by_posts = ledger.work(
        f"{id}.posts", f"{grade.label} posts, where none are vacant", "FTE", "product", (grade.established, today.none)
    )
    parts = [by_posts] if grade.vacant is None else [grade.vacant, by_posts]
    return ledger.work(id, label, "FTE", "sum", parts)
