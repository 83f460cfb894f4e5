"""A result saved with `-f json`: its figures by their ids, without the inputs that they rest on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from ..case.overrides import Changed
from ..ledger import why_of
from ..ledger.figure import UNKNOWN

FORMAT = 1
_LONGEST, _LARGEST = 200, 18  # digits of a figure, and of it before the point: more than any of ours


class Saved(NamedTuple):
    """A saved result of one case. A figure without an answer is None; labels and units are those that the result has.

    `answers` are those of `compare` where the result is of that: the id of each one's figure, and its text. `option`,
    `scenario` and `swept` say which of its rows it is.
    """

    title: str
    file: str
    figures: Mapping[str, Decimal | None]
    labels: Mapping[str, str]
    units: Mapping[str, str]
    changed: tuple[Changed, ...]
    round: str
    notes: Mapping[str, str] = {}
    option: str | None = None
    scenario: str | None = None
    swept: tuple[tuple[str, str], ...] = ()
    answers: Mapping[str, tuple[str | None, str | None]] | None = None

    def why_none(self, id: str) -> str | None:
        """Why a figure has no value, where the result says so."""
        note = self.notes.get(id)
        return None if note is None else why_of(note) or note

    def is_unknown(self, id: str) -> bool:
        """Whether the result says that a figure is not known, in place of that there is none."""
        return self.notes.get(id, "").startswith(f"{UNKNOWN}, ")


class NotSaved(ValueError):  # noqa: N818 - it says what the text is instead
    """Why a text is no saved result."""


def looks_saved(text: str) -> bool:
    """Whether a text is JSON of ours, whole or not, rather than a case file: `format` is the first of its keys."""
    return text.lstrip()[:1] in ("{", "[") and '"format"' in text.lstrip()[:100]


def read_every(text: str) -> list[Saved]:
    """Every result of a text, a row of `compare` being one. Raises `NotSaved` for a text that is no saved result."""
    try:
        data = json.loads(text, parse_float=Decimal, parse_int=Decimal)
    except (ValueError, InvalidOperation, RecursionError):
        raise NotSaved("it is not JSON, or is cut short") from None
    results = data if isinstance(data, list) else [data]
    results = [one for one in results if not _is_total(one)]
    if not results:
        raise NotSaved("it has no results")
    return [_read(one) for one in results]


def _is_total(data: Any) -> bool:
    """Whether it is the total of the cases before it, which is no case."""
    return isinstance(data, dict) and "counted" in data


def _read(data: Any) -> Saved:
    if not isinstance(data, dict) or not isinstance(data.get("figures"), dict):
        raise NotSaved("it has no `figures`; save one with `cost`, `forecast` or `compare` and -f json")
    if data.get("format") != FORMAT:
        raise NotSaved(f"it is of format {data.get('format')}, and this version reads format {FORMAT}; save it again")
    tables = _list(data.get("tables"))
    rows = [row for table in tables if isinstance(table, dict) for row in _list(table.get("rows")) if isinstance(row, dict)]
    changed = [
        Changed(str(one.get("path")), str(one.get("value")), _text(one.get("in_file")))
        for one in _list(data.get("changed"))
        if isinstance(one, dict)
    ]
    swept = [one for one in _list(data.get("sweep")) if isinstance(one, dict)]
    return Saved(
        str(data.get("case", "")),
        str(data.get("file", "")),
        {id: _number(id, value) for id, value in data["figures"].items()},
        {str(row.get("id")): str(row.get("label")) for row in rows},
        _texts(data.get("units")),
        tuple(changed),
        str(data.get("round", "")),
        _texts(data.get("notes")),
        _text(data.get("option")),
        _text(data.get("scenario")),
        tuple((str(one.get("path")), str(one.get("text"))) for one in swept),
        _answers(data.get("answers")),
    )


def _answers(value: Any) -> dict[str, tuple[str | None, str | None]] | None:
    if not isinstance(value, dict):
        return None
    return {id: (_text(one.get("figure")), _text(one.get("text"))) for id, one in value.items() if isinstance(one, dict)}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: Any) -> str | None:
    return None if value is None else str(value)


def _texts(value: Any) -> dict[str, str]:
    return {str(key): str(one) for key, one in value.items()} if isinstance(value, dict) else {}


def _number(id: str, value: object) -> Decimal | None:
    if value is None:
        return None
    try:
        number = Decimal(value) if isinstance(value, str | Decimal) else None
    except InvalidOperation:
        number = None
    if number is None or not number.is_finite() or number.adjusted() > _LARGEST or len(f"{value}") > _LONGEST:
        raise NotSaved(f"its figure {id} is not a number")
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    if exponent < -_LONGEST:
        raise NotSaved(f"its figure {id} is not a number")
    return number
