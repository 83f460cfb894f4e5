"""Labels that say by themselves which figure they are of, for readers who do not see its id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from ..costing.forecast.forecast import ForecastResult
    from ..ledger import Figure

_TOTALS = ("subtotal", "total")


class Labelled(NamedTuple):
    """A figure with the label that it has in a table, and its kind of row."""

    table: str
    label: str
    figure: Figure
    kind: str = "line"


def courses_of(forecast: ForecastResult | None) -> dict[str, str]:
    """The title of each course by the id that its figures are under."""
    return {} if forecast is None else {course.id: course.title for course in forecast.courses}


def of_course(figure: Figure, label: str, courses: Mapping[str, str]) -> str:
    """The label with the course that the figure is of, where it is of one and does not say so."""
    for id, title in courses.items():
        if figure.id.startswith(f"{id}.") and title.lower().removeprefix("the ") not in label.lower():
            return f"{label}, {title[:1].lower()}{title[1:]}"
    return label


def labels_apart(rows: Sequence[Labelled], courses: Mapping[str, str]) -> list[str]:
    """The label of each row, with more said where two figures of one table have the same: the course, the figure's own label,
    or the total that it is a line of."""
    labels = [row.label for row in rows]
    totals = list(_totals(rows))
    for number in _alike(rows, labels):
        labels[number] = of_course(rows[number].figure, labels[number], courses)
    for number in _alike(rows, labels):
        labels[number] = rows[number].figure.label
    for number in _alike(rows, labels):
        if totals[number]:
            labels[number] = f"{totals[number]}: {labels[number]}"
    return labels


def _alike(rows: Sequence[Labelled], labels: Sequence[str]) -> list[int]:
    """The rows whose label is that of another figure of their table."""
    of: dict[tuple[str, str], set[str]] = {}
    for row, label in zip(rows, labels, strict=True):
        of.setdefault((row.table, label), set()).add(row.figure.id)
    return [number for number, (row, label) in enumerate(zip(rows, labels, strict=True)) if len(of[row.table, label]) > 1]


def _totals(rows: Sequence[Labelled]) -> Iterator[str]:
    """Of each row, the label of the first total below it that adds it, or else of the next one."""
    for number, row in enumerate(rows):
        below = [one for one in rows[number + 1 :] if one.table == row.table and one.kind in _TOTALS]
        adds = [one.label for one in below if row.figure in one.figure.operands]
        yield (adds or [one.label for one in below[:1]] or [""])[0]
