"""JSON: exact decimals as strings, always in pounds; null where the case has no answer, and `notes` say why."""

from __future__ import annotations

import json
from typing import Any

from ...costing.costing import Costing
from ...costing.package import PackageCosting
from ...ledger import Figure, Row, Table
from ..amounts import Shown, exact
from ..pages.notes import notes

FORMAT = 1


def costing_data(costing: Costing | PackageCosting, shown: Shown) -> dict[str, Any]:
    """One case as plain data, in the ledger's own order."""
    figures = [figure for figure in costing.ledger.figures.values() if not figure.is_input]
    return {
        "format": FORMAT,
        "case": costing.case.title,
        "file": costing.case.file.name,
        "round": "none" if costing.rounding.unit is None else exact(costing.rounding.unit),
        "units": {figure.id: figure.unit for figure in figures},
        "tables": [table_data(table) for table in costing.tables],
        "figures": {figure.id: number(figure) for figure in figures},
        "notes": notes(costing, shown),
    }


def table_data(table: Table) -> dict[str, Any]:
    """A table's rows with their exact cells."""
    return {"id": table.id, "title": table.title, "rows": [_row(row) for row in table.rows]}


def _row(row: Row) -> dict[str, Any]:
    return {
        "id": row.figure.id,
        "label": row.title,
        "quantity": number(row.quantity),
        "rate": number(row.rate),
        "amount": number(row.figure),
    }


def number(figure: Figure | None) -> str | None:
    """A figure's value with every digit, or None."""
    return None if figure is None or figure.value is None else exact(figure.value)


def dumps(data: Any) -> str:
    """The text of some data: two spaces of indent, characters as they are."""
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"
