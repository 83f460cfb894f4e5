"""The total of several cases, for every format: worked out after their own pages, tables and data."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import Any

from ....ledger import without_value
from ... import key_figures
from ...amounts import Shown, digits, exact
from ...view import FORMAT, Cell, Matrix, Records, View
from .page import TITLE, key_figures_of, portfolio_page, sentences
from .tables import Together, matrices_of

Sum = Callable[[], Together]


def with_total(view: View, total: Sum, shown: Shown) -> View:
    """A view of several cases, and what they come to, which is asked for once all have been shown."""
    made: list[Together] = []

    def together() -> Together:
        if not made:
            made.append(total())
        return made[0]

    def records() -> Records:
        own = view.records()
        return Records(own.columns, chain(own.of_each, _later(lambda: [_rows(together(), shown)])))

    def data() -> object:
        own: Any = view.data()
        return chain(own, _later(lambda: [total_data(together(), shown)]))

    return view._replace(
        documents=lambda: chain(view.documents(), _later(lambda: [portfolio_page(together(), shown)])),
        records=records,
        data=data,
        brief=None if view.brief is None else lambda: _brief(view, together, shown),
        matrices=lambda: matrices_of(together(), shown),
        total_is_last=True,
    )


def _brief(view: View, together: Sum, shown: Shown) -> View:
    assert view.brief is not None
    its = view.brief()

    def records() -> Records:
        own = its.records()
        return Records(own.columns, chain(own.of_each, _later(lambda: [_key_rows(together(), shown)])))

    def data() -> object:
        own: Any = its.data()
        return chain(own, _later(lambda: [_head(together(), shown)]))

    return its._replace(
        documents=lambda: chain(its.documents(), _later(lambda: [key_figures.brief(portfolio_page(together(), shown))])),
        records=records,
        data=data,
        matrices=lambda: matrices_of(together(), shown),
        total_is_last=True,
    )


def _later(make: Callable[[], Iterable[Any]]) -> Iterator[Any]:
    yield from make()


def _rows(together: Together, shown: Shown) -> Iterator[tuple[Cell, ...]]:
    for matrix in matrices_of(together, shown):
        yield from _rows_of(matrix)


def _rows_of(matrix: Matrix) -> Iterator[tuple[Cell, ...]]:
    for figure, kind in matrix.figures:
        yield (TITLE, matrix.id, figure.id, figure.label, None, None, figure, figure.unit, kind, "", "")


def _key_rows(together: Together, shown: Shown) -> Iterator[tuple[Cell, ...]]:
    if together.sums.cases:
        for figure in key_figures.figures_of(key_figures_of(together, shown)):
            yield (TITLE, key_figures.ID, figure.id, figure.label, None, None, figure, figure.unit, "line", "", "")


def _head(together: Together, shown: Shown) -> dict[str, Any]:
    """What the total is of: the cases counted, and those that are not, with their reasons."""
    sums = together.sums
    head: dict[str, Any] = {
        "format": FORMAT,
        "case": TITLE,
        "round": "none" if shown.rounding.unit is None else exact(shown.rounding.unit),
        "counted": [{"id": id, "case": case.title, "file": case.file} for id, case in zip(sums.ids, sums.cases, strict=True)],
        "not_counted": [{"file": one.file, "reason": one.reason} for one in together.not_counted],
    }
    if sums.cases:
        head[key_figures.ID] = key_figures.data(key_figures_of(together, shown), lambda figure: figure)
    return head


def total_data(together: Together, shown: Shown) -> dict[str, Any]:
    """The total as plain data: every figure of the cases that it adds, and every total."""
    matrices = matrices_of(together, shown)
    figures = list(together.sums.ledger.figures.values())
    notes = {figure.id: without_value(figure) for figure in figures if figure.value is None}
    return _head(together, shown) | {
        "units": {figure.id: figure.unit for figure in figures},
        "tables": [
            {
                "id": matrix.id,
                "title": matrix.columns[0],
                "rows": [
                    {"id": figure.id, "label": figure.label, "quantity": None, "rate": None, "amount": digits(figure)}
                    for figure, _ in matrix.figures
                ],
            }
            for matrix in matrices
        ],
        "figures": {figure.id: digits(figure) for figure in figures},
        "notes": {"portfolio": " ".join(sentences(together, shown))} | notes,
    }
