"""Vacancies today, and what is shared out by them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ...ledger import Figure, Ledger
from .grade_lines import GradeLines


class Vacancies(NamedTuple):
    """Today's vacant posts, FTE; whether any post is vacant, and whether none is, 1 or 0 each; and a divisor that is never
    zero, the vacant posts or 1."""

    total: Figure
    any: Figure
    none: Figure
    divisor: Figure


def vacancies(ledger: Ledger, grades: Sequence[GradeLines]) -> Vacancies:
    """Of all grades together."""
    zero, one = ledger.zero("FTE"), ledger.count("one", "One", 1)
    given = [grade.vacant for grade in grades if grade.vacant is not None]
    total = ledger.work("forecast.vacant", "Vacant posts today", "FTE", "sum", given or [zero])
    _place(ledger, zero, total)
    any_ = ledger.work("forecast.vacancies.any", "1 where any post is vacant, else 0", "count", "whether above", (total, zero))
    none = ledger.work("forecast.vacancies.none", "1 where no post is vacant, else 0", "count", "difference", (one, any_))
    divisor = ledger.work("forecast.vacancies.divisor", "Vacant posts today, or 1 for none", "FTE", "sum", (total, none))
    return Vacancies(total, any_, none, divisor)


def _place(ledger: Ledger, zero: Figure, total: Figure) -> None:
    """A figure that nothing rests on any more: its id has been given out, and ids are a promise."""
    label = "The place of 0 among them: 2 where any post is vacant, else 1"
    ledger.work("forecast.vacancies.place", label, "count", "rank among", (zero, total))


def weight(ledger: Ledger, grade: GradeLines, today: Vacancies) -> Figure:
    """What a grade's starters are shared out by: its vacancies, or its posts where no grade has any vacant."""
    id, label = f"forecast.weight.{grade.id}", f"{grade.label}: what starters are shared out by"
    by_posts = ledger.work(
        f"{id}.posts", f"{grade.label} posts, where none are vacant", "FTE", "product", (grade.established, today.none)
    )
    parts = [by_posts] if grade.vacant is None else [grade.vacant, by_posts]
    return ledger.work(id, label, "FTE", "sum", parts)
