"""JSON: exact decimals as strings, always in pounds; null where the case has no answer, and `notes` say why."""

from __future__ import annotations

import json

from ...diagnostics.characters import in_json
from ..view import View


def render(view: View, columns: int | None = None) -> str:
    """The plain data of a view."""
    return dumps(view.data())


def dumps(data: object) -> str:
    """The text of some data: two spaces of indent; characters as they are, but by their codes where they could do harm."""
    return in_json(json.dumps(data, indent=2, ensure_ascii=False)) + "\n"
