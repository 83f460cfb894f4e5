"""Imports by a name in a table, `module:Name`, so that a module is loaded when it is first needed.

A test finds every such name and imports it.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any


@cache
def model(name: str) -> Any:
    """A model, a type or its reader, by its name in `models/`: `grades:Grade`, `fields.numbers:price`."""
    return _imported("models", name)


@cache
def rule(name: str) -> Any:
    """A rule across sections, by its name in `consistency/`."""
    return _imported("consistency", name)


def _imported(folder: str, name: str) -> Any:
    module, attribute = name.split(":")
    return getattr(import_module(f"{__package__}.{folder}.{module}"), attribute)
