"""What is said of a saved result whose lines are rounded to another unit than those of the run."""

from __future__ import annotations

from collections.abc import Iterator

from ....scenarios.saved import Saved
from ...amounts import Shown, exact


def otherwise_rounded(name: str, saved: Saved, shown: Shown) -> Iterator[str]:
    """A sentence; none where it is rounded alike, or does not say how."""
    unit = "none" if shown.rounding.unit is None else exact(shown.rounding.unit)
    if saved.round not in ("", unit):
        how = "not rounded" if saved.round == "none" else f"rounded to £{saved.round}"
        yield f"The lines of {name} are {how}, those of this run to another unit. Part of the change may be that."
