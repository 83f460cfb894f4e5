"""What the case states and nothing works out: the posts, the equal-pay record, the terms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...reference.calendar import day_in_words
from ..amounts import FigureText, fte_column, plain
from ..document import Grid, GridRow, Sentence
from .material import Material
from .model import PaperBlock

if TYPE_CHECKING:
    from ...case.models.equal_pay import BySex
    from ...ledger import Figure

_NOT_GIVEN = "not given"


def posts(material: Material) -> Iterator[PaperBlock]:
    """The grades that have posts or a supplement."""
    costing, rows = material.costing, []
    if costing is None:
        return
    for name, grade in material.case.grades.items():
        if grade.in_post is None and grade.vacant is None:
            continue
        points = "" if grade.points is None else f"{grade.points[0]} to {grade.points[1]}"
        cells = [_fte(costing.ledger.figures, grade.in_post), _fte(costing.ledger.figures, grade.vacant)]
        supplement = grade.supplement
        shown = FigureText.of(supplement, plain(supplement)) if hasattr(supplement, "unit") else _words(supplement)  # type: ignore[arg-type]
        rows.append(GridRow((name, grade.title or "", points, *cells, shown)))
    if rows:
        columns = ("Posts of the case", "Title", "Pay points", "In post, FTE", "Vacant, FTE", "Supplement, a year for each FTE")
        kept = [number for number in range(len(columns)) if number not in (1, 2) or any(row.cells[number] for row in rows)]
        left = tuple(place for place, number in enumerate(kept) if number in (0, 1, 2))
        cut = tuple(GridRow(tuple(row.cells[number] for number in kept)) for row in rows)
        yield Grid(tuple(columns[number] for number in kept), cut, left)


def _fte(figures: object, given: object) -> str:
    """FTE as given, or the counts of each point."""
    if given is None:
        return _NOT_GIVEN
    if isinstance(given, dict):
        return ", ".join(f"{fte_column(one.known)} at point {point}" for point, one in given.items())
    from ...ledger import Figure

    return FigureText.of(given, fte_column(given.known)) if isinstance(given, Figure) else _NOT_GIVEN


def _words(supplement: object) -> str:
    """What it is of staff in post and of vacant posts, where each is one amount; else the costs show it."""
    if supplement is None:
        return "none"
    halves = [(name, getattr(supplement, key, None)) for key, name in (("in_post", "in post"), ("vacant", "vacant"))]
    given = [(name, one) for name, one in halves if one is not None]
    if not given or not all(hasattr(one, "unit") for _, one in given):
        return "see the costs"
    return ", ".join(f"{FigureText.of(one, plain(one))} {name}" for name, one in given)


def legal(material: Material) -> Iterator[PaperBlock]:
    """The equal-pay record: who is paid it, and who on the same grade is not. Counts under 5 are not shown."""
    record = material.case.equal_pay
    if record is None:
        return
    rows, how = [], []
    for name, grade in (record.grades or {}).items():
        rows.append(GridRow((name, *_by_sex(grade.paid, material), *_by_sex(grade.not_paid, material))))
        if grade.how_reached:
            how.append(f"{name}: {grade.how_reached}.")
    if rows:
        yield Grid(("Equal-pay record, people", "Paid it: men", "Women", "Not paid it: men", "Women"), tuple(rows))
        yield Sentence("Not paid it: on the same grade or job profile elsewhere.")
    yield from (Sentence(f"How the amount was reached. {text}") for text in how)
    if record.impact_assessment:
        yield Sentence(f"Equality impact assessment: {record.impact_assessment}.")
    if record.review_outcome:
        yield Sentence(f"The last review: {record.review_outcome}.")


def _by_sex(people: BySex | None, material: Material) -> tuple[str, str]:
    if people is None:
        return _NOT_GIVEN, _NOT_GIVEN
    return _heads(people.men, material), _heads(people.women, material)


def _heads(figure: Figure | None, material: Material) -> str:
    from ...evidence.suppression import PRIMARY

    if figure is None:
        return _NOT_GIVEN
    if figure.value is None:
        return PRIMARY
    return PRIMARY if figure.id in material.hidden else f"{figure.value:,f}"


def withdrawal(material: Material) -> Iterator[PaperBlock]:
    """When it is reviewed and ends, and the terms that staff are told."""
    case, rows = material.case, []
    if case.period is not None:
        rows.append(("First paid", day_in_words(case.period.starts)))
        rows.append(("Last paid", "no end date" if case.period.ends is None else day_in_words(case.period.ends)))
        if case.period.review is not None:
            rows.append(("Reviewed by", day_in_words(case.period.review)))
    if case.terms is not None:
        names = {"review": "Review", "withdrawal": "Withdrawal", "notice": "Notice", "pro_rata": "Part-time staff",
                 "protection": "Pay protection"}  # fmt: skip
        rows += [(label, str(text)) for key, label in names.items() if (text := getattr(case.terms, key)) is not None]
    if rows:
        yield Grid(("Terms of the supplement", "As proposed"), tuple(GridRow(row) for row in rows), (0, 1))
