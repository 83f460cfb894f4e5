"""Derbyshire's case with five inputs moved, as a file of its own."""

from __future__ import annotations

from pathlib import Path

from support.running import DERBYSHIRE

FIVE = (
    ("    in_post: 61.03\n", "    in_post: 70\n"),
    ("    supplement: £3,000", "    supplement: 2,500"),
    ("on_costs: 24.33%", "on_costs: 26%"),
    ("  fte: 65.5\n", "  fte: 50\n"),
    ("  cost_per_fte: £65,797", "  cost_per_fte: 60,000"),
)


def moved(folder: Path, name: str = "moved.yaml") -> Path:
    """The copy, written to a folder."""
    text = DERBYSHIRE.read_text(encoding="utf-8")
    for old, new in FIVE:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
