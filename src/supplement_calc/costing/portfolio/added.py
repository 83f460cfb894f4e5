"""Which total of several cases adds a figure that each of them has."""

from __future__ import annotations

import re

from . import of_cost, of_forecast
from .taken import Series, Single

_YEAR = r"\.\d{4}_\d\d"


def total_of(typed: str) -> str | None:
    """The command whose total adds the cases' figures of the id that was typed; None where none does."""
    for command, added in (
        ("cost", (*of_cost.SERIES, *of_cost.SINGLES)),
        ("forecast", (*of_forecast.SERIES, *of_forecast.SINGLES)),
    ):
        if any(re.fullmatch(_pattern(one), typed) for one in added):
            return command
    return None


def _pattern(of: Series | Single) -> str:
    return re.escape(of.id) if isinstance(of, Single) else f"{re.escape(of.before)}{_YEAR}{re.escape(of.after)}"
