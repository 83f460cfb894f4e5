"""Financial years written directly under a key, as keys or as a list, where another key takes amounts by year."""

from __future__ import annotations

import re

from ....parser.tree import Items, Mapping

_BEGINS_AS_A_YEAR = re.compile(r"\s*[12][0-9]{3}(?![0-9])")


def year_directly_under(node: object) -> str | None:
    """The first year that stands as a key directly under a key, or under a dash there; None where none does."""
    if isinstance(node, Items):
        return next((year for one in node if (year := year_directly_under(one)) is not None), None)
    return next(filter(_BEGINS_AS_A_YEAR.match, node), None) if isinstance(node, Mapping) else None
