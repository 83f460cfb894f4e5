"""Imports by a name in a table, so that a module is loaded when it is first needed.

Every such name is a literal `module:Name` whose module is counted from this layer; a test finds and imports them all.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any


@cache
def imported(name: str) -> Any:
    """What `module:Name` names, such as `models.grades:Grade`."""
    module, attribute = name.split(":")
    return getattr(import_module(f"{__package__}.{module}"), attribute)
