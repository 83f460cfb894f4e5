"""The bridge from one case to another: the change in a figure split into its causes, exactly and in no preferred order."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from ...case.overrides import Changed
from ..evaluation import Evaluation
from .causes import GROUPS, LABELS, Cause, Group
from .shapley import PENNY, owen, shapley, to_pennies
from .trees import FORMS_UP_TO, Variants, by_trees
from .values import NoBridge, Split, by_values

EXACT_UP_TO = 10
"""How many causes are taken in every order; more are taken in groups first."""


class Bar(NamedTuple):
    """What of the change one cause is owed, or one group of causes, in the figure's unit, and the inputs that it is of."""

    cause: Cause | Group
    label: str
    amount: Decimal
    inputs: tuple[Changed, ...]


class Bridge(NamedTuple):
    """The change in one figure from the first case to the second. The bars add to the change exactly.

    `grouped` where the causes were too many for every order, and so those of a group are changed one after another.
    `whole_groups` where too many of them change the steps of the case, and so a bar is a group.
    """

    id: str
    label: str
    before: Decimal
    after: Decimal
    bars: tuple[Bar, ...]
    grouped: bool
    whole_groups: bool

    @property
    def change(self) -> Decimal:
        """The figure of the second case less that of the first."""
        return self.after - self.before


def bridge(first: Evaluation, second: Evaluation, id: str, unit: Decimal = PENNY, variants: Variants | None = None) -> Bridge:
    """The change in a figure that both cases have, each cause's part rounded to the unit, or to the figure's own digits where
    that is finer. `variants` are kept between figures of the same two cases. Raises `NoBridge` where one has no value for it.
    """
    start, end = first.figure(id), second.figure(id)
    for figure, case in ((start, first.case), (end, second.case)):
        if figure is None or figure.value is None:
            raise NoBridge(f"{case.title} has no value for {id}")
    assert start is not None
    assert end is not None
    split = _split(first, second, id, {} if variants is None else variants, Fraction(end.known))
    whole_groups = len(split.forms) > FORMS_UP_TO
    grouped = len(split.causes) > EXACT_UP_TO and not whole_groups
    change = end.known - start.known
    bars = _bars_of_groups(split, change, unit) if whole_groups else _bars(split, change, unit, grouped=grouped)
    return Bridge(id, start.label, start.known, end.known, tuple(bars), grouped, whole_groups)


def _split(first: Evaluation, second: Evaluation, id: str, variants: Variants, end: Fraction) -> Split:
    split = by_values(first, second, id)
    if split is None or split.worth(frozenset(split.causes)) != end:  # more than values changes
        split = by_trees(first, second, id, variants)
        if split.worth(frozenset(split.causes)) != end:
            raise NoBridge("what differs between the two files does not make up the whole change")
    return split


def _bars(split: Split, change: Decimal, unit: Decimal, *, grouped: bool) -> list[Bar]:
    shares = owen(list(_groups(split.causes).values()), split.worth) if grouped else shapley(split.causes, split.worth)
    amounts = to_pennies(shares, change, unit)
    return [Bar(cause, LABELS[cause], amounts[cause], tuple(split.inputs.get(cause, ()))) for cause in split.causes]


def _bars_of_groups(split: Split, change: Decimal, unit: Decimal) -> list[Bar]:
    """A bar a group: over every order of the groups, the causes of each changed together."""
    groups = _groups(split.causes)
    shares = shapley(
        list(groups), lambda changed: split.worth(frozenset(cause for group in changed for cause in groups[group]))
    )
    amounts = to_pennies(shares, change, unit)
    return [
        Bar(group, GROUPS[group][0], amounts[group], tuple(one for cause in causes for one in split.inputs.get(cause, ())))
        for group, causes in groups.items()
    ]


def _groups(causes: Sequence[Cause]) -> dict[Group, list[Cause]]:
    groups = {group: [cause for cause in causes if cause in its] for group, (_, its) in GROUPS.items()}
    return {group: its for group, its in groups.items() if its}
