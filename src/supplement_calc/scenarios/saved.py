"""A result saved with `-f json`: its figures by their ids, without the inputs that they rest on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from ..case.overrides import Changed


class Saved(NamedTuple):
    """A saved result of one case. A figure without an answer is None; labels and units are those that the result has."""

    title: str
    file: str
    figures: Mapping[str, Decimal | None]
    labels: Mapping[str, str]
    units: Mapping[str, str]
    changed: tuple[Changed, ...]
    round: str


class NotSaved(ValueError):  # noqa: N818 - it says what the text is instead
    """Why a text is no saved result."""


def looks_saved(text: str) -> bool:
    """Whether a text is JSON of ours, rather than a case file."""
    return text.lstrip()[:1] in ("{", "[") and '"figures"' in text and '"format"' in text


def read_saved(text: str) -> Saved:
    """A saved result. Raises `NotSaved` for any other text."""
    try:
        data = json.loads(text, parse_float=Decimal, parse_int=Decimal)
    except (ValueError, InvalidOperation, RecursionError):
        raise NotSaved("it is not JSON") from None
    if isinstance(data, list):
        raise NotSaved(f"it has {len(data)} cases; save one case to a file")
    if not isinstance(data, dict) or not isinstance(data.get("figures"), dict):
        raise NotSaved("it has no `figures`; save one with -f json")
    tables = _list(data.get("tables"))
    rows = [row for table in tables if isinstance(table, dict) for row in _list(table.get("rows")) if isinstance(row, dict)]
    changed = [
        Changed(str(one.get("path")), str(one.get("value")), None if one.get("in_file") is None else str(one.get("in_file")))
        for one in _list(data.get("changed"))
        if isinstance(one, dict)
    ]
    return Saved(
        str(data.get("case", "")),
        str(data.get("file", "")),
        {id: _number(id, value) for id, value in data["figures"].items()},
        {str(row.get("id")): str(row.get("label")) for row in rows},
        _texts(data.get("units")),
        tuple(changed),
        str(data.get("round", "")),
    )


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _texts(value: Any) -> dict[str, str]:
    return {str(key): str(one) for key, one in value.items()} if isinstance(value, dict) else {}


def _number(id: str, value: object) -> Decimal | None:
    if value is None:
        return None
    try:
        number = Decimal(value) if isinstance(value, str | Decimal) else None
    except InvalidOperation:
        number = None
    if number is None or not number.is_finite():
        raise NotSaved(f"its figure {id} is not a number")
    return number
