"""The input that moves a figure most: the one of which a change of 1% of its own value changes the figure most."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from ..ledger import Figure, Ledger
from ..ledger.dependents import Dependents
from ..ledger.figure import precedents
from ..ledger.rounding import EXACT
from ..parser.tree import Node
from .inputs import Varied, inputs_of

_PER_CENT = Decimal("0.01")
_ZERO = Decimal(0)


class Mover(NamedTuple):
    """An input, and how far 1% of its value moves the figure, 0 or more, in the figure's unit."""

    input: Varied
    by: Decimal


def moved_most(root: Node, ledger: Ledger, figure: Figure) -> Mover | None:
    """The input of a case file that moves a figure of its ledger most, of equal ones the first; None where none moves it.

    A change is 1% more, or 1% less where more is past all that the input can be.
    """
    of_path: dict[str, list[Figure]] = {}
    for one in precedents(figure):
        if one.is_input:
            of_path.setdefault(".".join(getattr(one.origin, "path", ())), []).append(one)
    dependents = Dependents(ledger, figure)
    most: Mover | None = None
    for varied in inputs_of(root, [figure]):
        value = _one_per_cent_on(varied)
        by = _distance(dependents.value(dict.fromkeys(of_path[varied.path], value)), figure.value)
        if by > (_ZERO if most is None else most.by):
            most = Mover(varied, by)
    return most


def _one_per_cent_on(varied: Varied) -> Decimal:
    step = EXACT.multiply(varied.value, _PER_CENT)
    more = EXACT.add(varied.value, step)
    return more if varied.most is None or more <= varied.most else EXACT.subtract(varied.value, step)


def _distance(value: Decimal | None, before: Decimal | None) -> Decimal:
    """How far apart two values are; 0 where one of them is no answer."""
    return _ZERO if value is None or before is None else abs(EXACT.subtract(value, before))
