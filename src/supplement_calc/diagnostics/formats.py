"""Formats by name: the module of each, and the endings of files that mean it. Naming one imports nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Format(NamedTuple):
    """A format: its module, by name within the folder of its registry, and the file endings that mean it."""

    module: str
    endings: tuple[str, ...] = ()


def by_ending(formats: Mapping[str, Format]) -> dict[str, str]:
    """Ending → name of the format. The endings of the first, which is for people to read, come last."""
    first, *others = formats
    return {ending: name for name in (*others, first) for ending in formats[name].endings}
