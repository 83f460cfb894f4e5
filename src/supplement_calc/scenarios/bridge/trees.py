"""Two cases worked out by different steps: what differs in the file of the second is put into that of the first.

To cost the case for every set of causes would take minutes. Most causes are other values alone: a case costed without them and
with all of them gives what is between by recalculation. So the case is costed twice for every set of those causes that change
the steps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import cache
from itertools import combinations

from ...case.known_rates import forecast_problems
from ...case.limits import forecast_size
from ...case.sections import OPTIONS
from ...case.variants import vary
from ...diagnostics import is_failure
from ...ledger import Input, Recalculation
from ..evaluation import Evaluation
from .causes import LABELS, Cause
from .differences import Differences
from .values import NoBridge, Split, alike

FORMS_UP_TO = 5
"""How many causes that change the steps are taken in every order: the case is costed twice for each set of them."""

Variants = dict[frozenset[Cause], Evaluation | NoBridge]
"""The first case with some causes changed, or why it cannot be costed so, each made once for all figures."""


def by_trees(first: Evaluation, second: Evaluation, id: str, variants: Variants) -> Split:
    """The causes are what differs in the two files."""
    differences = Differences(first.case, second.case)
    causes = differences.causes

    def made(changed: frozenset[Cause]) -> Evaluation:
        if changed not in variants:
            try:
                variants[changed] = _variant(first, differences, changed)
            except NoBridge as none:
                variants[changed] = none
        one = variants[changed]
        if isinstance(one, NoBridge):
            raise one
        return one

    @cache
    def costed(changed: frozenset[Cause]) -> Fraction:
        figure = made(changed).figure(id)
        if figure is None or figure.value is None:
            raise NoBridge(f"it has no value with these causes alone: {_named(changed)}")
        return Fraction(figure.value)

    forms = frozenset(cause for cause in causes if not _is_of_values(first, made, cause, id))
    between = _between(forms, differences, made, id)
    if between is None:
        return Split(causes, costed, differences.inputs, frozenset(causes))

    @cache
    def worth(changed: frozenset[Cause]) -> Fraction:
        return between[changed & forms](changed)

    return Split(causes, worth, differences.inputs, forms)


Made = Callable[[frozenset[Cause]], Evaluation]
Worth = Callable[[frozenset[Cause]], Fraction]


def _is_of_values(first: Evaluation, made: Made, cause: Cause, id: str) -> bool:
    """Whether a cause alone leaves the steps of the figure as they are."""
    try:
        return alike(first, made(frozenset((cause,))), id) is not None
    except NoBridge:
        return False


def _between(forms: frozenset[Cause], differences: Differences, made: Made, id: str) -> dict[frozenset[Cause], Worth] | None:
    """What the figure comes to with each set of those causes that change the steps, as a function of all that are changed.

    None where those are too many, or the others change the steps, or what cannot be put down to them, once these have.
    """
    if len(forms) > FORMS_UP_TO:
        return None
    values = frozenset(differences.causes) - forms
    found = {}
    for some in _subsets(forms):
        one = _recalculated(made(some), made(some | values), differences, id)
        if one is None:
            return None
        found[some] = one
    return found


def _recalculated(without: Evaluation, with_all: Evaluation, differences: Differences, id: str) -> Worth | None:
    pair = alike(without, with_all, id)
    if pair is None:
        return None
    moved = pair.differ
    causes = [differences.cause_at(one.origin.path) if isinstance(one.origin, Input) else None for one in moved]
    if None in causes:
        return None
    now, then = [one.known for one in moved], [pair.second[one.id].known for one in moved]
    recalculation = Recalculation(pair.ledger, moved, [pair.ledger.figures[id]])

    def worth(changed: frozenset[Cause]) -> Fraction:
        value = recalculation.run([b if cause in changed else a for a, b, cause in zip(now, then, causes, strict=True)])[id]
        if value is None:
            raise NoBridge(f"it has no value with these causes alone: {_named(changed)}")
        return Fraction(value)

    return worth


def _subsets(of: frozenset[Cause]) -> Iterable[frozenset[Cause]]:
    return (frozenset(some) for size in range(len(of) + 1) for some in combinations(sorted(of), size))


def _variant(first: Evaluation, differences: Differences, causes: frozenset[Cause]) -> Evaluation:
    """The first case with these causes changed. Raises `NoBridge` where it cannot be read or forecast so."""
    put = differences.put(causes)
    variant = vary(first.case, put, OPTIONS)
    refused = [one for one in variant.problems if is_failure(one)]
    if variant.case is not None and variant.case.forecast is not None:
        refused += [one for one in (*forecast_problems(variant.case), *forecast_size(variant.case)) if is_failure(one)]
    if variant.case is None or refused:
        paths = ", ".join(change.path for change in put)
        why = f": {refused[0].headline}" if refused else ""
        raise NoBridge(f"the case cannot be costed where only {paths} is changed{why}")
    return Evaluation(variant.case, first.rounding)


def _named(changed: frozenset[Cause]) -> str:
    return "; ".join(label for cause, label in LABELS.items() if cause in changed) or "nothing"
