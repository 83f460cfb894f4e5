"""A chart as plain data, which a page draws it from, with or without its script."""

from __future__ import annotations

from typing import Any

from ...ledger import Figure
from ..amounts import exact
from .model import Drawing


def plain(drawing: Drawing) -> dict[str, Any]:
    """The chart with every figure as its digits."""
    return {"kind": type(drawing).__name__.lower(), **_plain(drawing)}


def _plain(part: Any) -> Any:
    if isinstance(part, Figure):
        return None if part.value is None else exact(part.value)
    if hasattr(part, "_asdict"):
        return {name: _plain(value) for name, value in part._asdict().items()}
    return [_plain(one) for one in part] if isinstance(part, tuple) else part
