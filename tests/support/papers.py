"""Published cases as their tests read them: whole, without a problem, and each figure as it is printed."""

from __future__ import annotations

from pathlib import Path

from supplement_calc.case.case import Case
from supplement_calc.case.loading import load
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.ledger import Figure, Input

CASES = Path(__file__).parents[2] / "cases"


def load_case(name: str) -> Case:
    """A case of `cases/` by its file's name."""
    loaded = load(str(CASES / name), EVERYTHING)
    assert not loaded.problems
    assert loaded.case is not None
    return loaded.case


def text(figure: object) -> str | None:
    """A figure as it is printed; None for one that the paper does not have."""
    if figure is None:
        return None
    assert isinstance(figure, Figure)
    assert isinstance(figure.origin, Input)
    return figure.origin.text
