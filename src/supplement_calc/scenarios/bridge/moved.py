"""The change in figures from one case, option or saved result to another, each split into its causes where it can be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from ...case.overrides import Changed
from ...ledger import is_unknown
from ..evaluation import Evaluation
from ..saved import Saved
from .shapley import PENNY
from .split import Bridge, bridge
from .trees import Variants
from .values import NoBridge

TOTALS = (
    ("budget_position.full_over_budget", "full_establishment.total"),
    ("day_one.over_budget", "day_one.total"),
    ("supplement_cost.period_total",),
    ("forecast.net.total",),
)
"""What a change is shown of where no figure is named: of each of these the first that both have."""


class Known(NamedTuple):
    """A figure as an end has it."""

    label: str
    unit: str
    value: Decimal | None
    unknown: bool = False


class End(NamedTuple):
    """What a change is from, or to: its title, what it is called on the page, the inputs that it has otherwise than its file,
    and the case or the saved result."""

    title: str
    name: str
    changed: tuple[Changed, ...]
    of: Evaluation | Saved

    @property
    def is_saved(self) -> bool:
        """Whether it has figures alone."""
        return isinstance(self.of, Saved)

    def known(self, id: str) -> Known | None:
        """The figure of that id; None where there is none."""
        if isinstance(self.of, Saved):
            if id not in self.of.figures:
                return None
            return Known(self.of.labels.get(id, id), self.of.units.get(id, "GBP"), self.of.figures[id], self.of.is_unknown(id))
        figure = self.of.figure(id)
        return None if figure is None else Known(figure.label, figure.unit, figure.value, is_unknown(figure))

    def ids(self) -> list[str]:
        """The id of every figure that it has."""
        if isinstance(self.of, Saved):
            return list(self.of.figures)
        return [id for ledger in self.of.ledgers for id in ledger.figures]


class Moved(NamedTuple):
    """A figure of both ends; None for a value that one has not, which is `unknown` where its case does not say enough for it.
    `why` says in words why the change is not split."""

    id: str
    label: str
    unit: str
    before: Decimal | None
    after: Decimal | None
    bridge: Bridge | None
    why: str | None
    unknown: bool = False

    @property
    def change(self) -> Decimal | None:
        """After less before; None where one of them is."""
        return None if self.before is None or self.after is None else self.after - self.before


def totals_of(first: End, second: End) -> list[str]:
    """The totals that both ends have."""
    found = (next((id for id in ids if _has(first, id) and _has(second, id)), None) for ids in TOTALS)
    return [id for id in found if id is not None]


def in_one_alone(first: End, second: End) -> list[tuple[str, End]]:
    """The totals that one end has and the other has nothing in place of."""
    found = []
    for ids in TOTALS:
        if not any(_has(first, id) and _has(second, id) for id in ids):
            found += [(id, end) for end in (first, second) for id in ids[:1] if _has(end, id)]
    return found


def _has(end: End, id: str) -> bool:
    known = end.known(id)
    return known is not None and known.value is not None


def moved(first: End, second: End, ids: Sequence[str], unit: Decimal | None = None) -> Iterator[Moved]:
    """Each figure, its parts rounded to the unit (a penny where there is none)."""
    variants: Variants = {}
    for id in ids:
        one, other = first.known(id), second.known(id)
        either = one or other
        assert either is not None
        before, after = one and one.value, other and other.value
        unknown = any(end is not None and end.unknown for end in (one, other))
        made, why = None, None
        if before is None or after is None:
            without = first if before is None else second
            why = f"{without.name} has no value for it"
        elif isinstance(first.of, Evaluation) and isinstance(second.of, Evaluation):
            try:
                made = bridge(first.of, second.of, id, unit or PENNY, variants)
            except NoBridge as none:
                why = str(none)
        else:
            why = "a saved result has figures and no inputs"
        yield Moved(id, either.label, either.unit, before, after, made, why, unknown)
