"""Evidence as JSON and CSV: the same object as a costing's, a row a figure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from ...case.case import Case
from ...ledger import Figure, Ledger, why_none
from ..amounts import exact
from .csv import COLUMNS, inert, text
from .json import FORMAT, number


class FigureTable(NamedTuple):
    """A table as a list of its figures, in the order a page shows them."""

    id: str
    title: str
    figures: Sequence[Figure]


def evidence_data(
    case: Case,
    ledger: Ledger,
    tables: Iterable[FigureTable],
    notes: Mapping[str, str],
    hidden: Collection[str] = (),
    left_out: str | None = None,
) -> dict[str, Any]:
    """One case's evidence as plain data. Given figures are in it beside those worked out; hidden ones are null, and those with
    `left_out` in their ids are not there."""

    def shown(figure: Figure) -> str | None:
        return None if figure.id in hidden else number(figure)

    figures = [figure for figure in ledger.figures.values() if "." in figure.id and not (left_out and left_out in figure.id)]
    reasons = {figure.id: f"none, because {why_none(figure)}" for figure in figures if figure.value is None}
    return {
        "format": FORMAT,
        "case": case.title,
        "file": case.file.name,
        "round": "none" if ledger.rounding.unit is None else exact(ledger.rounding.unit),
        "units": {figure.id: figure.unit for figure in figures},
        "tables": [
            {
                "id": table.id,
                "title": table.title,
                "rows": [
                    {"id": f.id, "label": f.label, "quantity": None, "rate": None, "amount": shown(f)} for f in table.figures
                ],
            }
            for table in tables
        ],
        "figures": {figure.id: shown(figure) for figure in figures},
        "notes": reasons | dict(notes),
    }


def evidence_csv(tables: Iterable[FigureTable], hidden: Collection[str] = ()) -> str:
    """The same figures as CSV; hidden ones are empty."""
    rows: list[Sequence[str]] = [COLUMNS]
    for table in tables:
        rows += [
            (table.id, f.id, inert(f.label), "", "", ("" if f.id in hidden else number(f) or ""), f.unit) for f in table.figures
        ]
    return text(rows)
