"""The bridge from one case to another: the change in a figure split into its causes, exactly and in no preferred order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from ..case.case import Case
from ..case.known_rates import forecast_problems
from ..case.limits import forecast_size
from ..case.overrides import Changed
from ..case.sections import ABOUT, OPTIONS, needed
from ..case.variants import Change, vary
from ..diagnostics import is_failure
from ..ledger import Computed, Figure, Input, Ledger, Recalculation
from ..ledger.figure import precedents
from ..parser.tree import Items, Node, Scalar, node_at, place_of
from ..parser.tree import Mapping as Tree
from .causes import GROUPS, LABELS, Cause, cause_of
from .evaluation import Evaluation
from .shapley import PENNY, owen, shapley, to_pennies

EXACT_UP_TO = 10
"""How many causes are taken in every order; more are taken in groups first."""

Worth = Callable[[frozenset[Cause]], Fraction]


class Bar(NamedTuple):
    """What of the change one cause is owed, in the figure's unit, and the inputs that it is of."""

    cause: Cause
    label: str
    amount: Decimal
    inputs: tuple[Changed, ...]


class Bridge(NamedTuple):
    """The change in one figure from the first case to the second. The bars add to the change exactly.

    `grouped` where the causes were too many for every order.
    """

    id: str
    label: str
    before: Decimal
    after: Decimal
    bars: tuple[Bar, ...]
    grouped: bool

    @property
    def change(self) -> Decimal:
        """The figure of the second case less that of the first."""
        return self.after - self.before


class NoBridge(ValueError):  # noqa: N818 - it says why there is none
    """Why a change cannot be split."""


Variants = dict[frozenset[Cause], Evaluation]
"""The first case with some causes changed, each made once for all figures."""


def bridge(first: Evaluation, second: Evaluation, id: str, unit: Decimal = PENNY, variants: Variants | None = None) -> Bridge:
    """The change in a figure that both cases have, each cause's part rounded to the unit, or to the figure's own digits where
    that is finer. `variants` are kept between figures of the same two cases. Raises `NoBridge` where one has no value for it.
    """
    variants = {} if variants is None else variants
    start, end = first.figure(id), second.figure(id)
    for figure, case in ((start, first.case), (end, second.case)):
        if figure is None or figure.value is None:
            raise NoBridge(f"{case.title} has no value for {id}")
    assert start is not None
    assert end is not None
    assert start.value is not None
    assert end.value is not None
    causes, worth, inputs = _by_values(first, second, id) or _by_trees(first, second, id, variants)
    if worth(frozenset(causes)) != Fraction(end.value):  # the forms differ: more than values changes
        causes, worth, inputs = _by_trees(first, second, id, variants)
        if worth(frozenset(causes)) != Fraction(end.value):
            raise NoBridge("what differs between the two files does not make up the whole change")
    grouped = len(causes) > EXACT_UP_TO
    shares = owen(_groups(causes), worth) if grouped else shapley(causes, worth)
    amounts = to_pennies(shares, end.value - start.value, unit)
    bars = [Bar(cause, LABELS[cause], amounts[cause], tuple(inputs.get(cause, ()))) for cause in causes]
    return Bridge(id, start.label, start.value, end.value, tuple(bars), grouped)


def _groups(causes: Sequence[Cause]) -> list[list[Cause]]:
    groups = [[cause for cause in causes if cause in group] for group in GROUPS.values()]
    return [group for group in groups if group]


Split = tuple[list[Cause], Worth, Mapping[Cause, list[Changed]]]


def _by_values(first: Evaluation, second: Evaluation, id: str) -> Split | None:
    """Where both cases are worked out by the same steps: other values for the inputs of the first. None where they are not."""
    ledgers = [_holding(one, id) for one in (first, second)]
    figures = [{one.id: one for one in precedents(ledger.figures[id])} for ledger in ledgers]
    if not _same_steps(*figures):
        return None
    given = [one for one in figures[0].values() if one.is_input]
    differ = {one.id for one in given if one.value != figures[1][one.id].value}
    if any(not _path(one) for one in given if one.id in differ):
        return None
    cause = {one.id: cause_of(_path(one)) for one in given if _path(one)}
    posts = [id for id, one in cause.items() if one == "posts"]
    moves_posts = not differ.isdisjoint(posts)
    moved = [one for one in given if one.id in differ or (moves_posts and cause.get(one.id) == "posts")]
    now = {one.id: one.known for one in moved}
    then = {one.id: figures[1][one.id].known for one in moved}
    posts = [id for id in posts if moves_posts]
    apart = {cause[one.id] for one in moved if cause[one.id] != "posts"} | _of_posts(posts, now, then)
    causes = [one for one in LABELS if one in apart]
    recalculation = Recalculation(ledgers[0], moved, [ledgers[0].figures[id]])
    scaled = _scaled(posts, now, then)

    @cache
    def worth(changed: frozenset[Cause]) -> Fraction:
        values = [
            scaled(one.id, _is_changed("posts", changed, causes), _is_changed("mix", changed, causes))
            if cause[one.id] == "posts"
            else (then if cause[one.id] in changed else now)[one.id]
            for one in moved
        ]
        value = recalculation.run(values)[id]
        if value is None:
            raise NoBridge("it has no value with only some of the causes changed")
        return Fraction(value)

    inputs: dict[Cause, list[Changed]] = {}
    for one in (one for one in moved if one.id in differ):
        inputs.setdefault(cause[one.id], []).append(_changed(one, figures[1][one.id]))
    if "posts" in inputs:  # the number and the mix are both of these
        inputs["mix"] = inputs["posts"]
    return causes, worth, inputs


def _holding(evaluation: Evaluation, id: str) -> Ledger:
    return next(ledger for ledger in evaluation.ledgers if id in ledger.figures)


def _same_steps(first: Mapping[str, Figure], second: Mapping[str, Figure]) -> bool:
    return first.keys() == second.keys() and all(_step(one) == _step(second[id]) for id, one in first.items())


def _step(figure: Figure) -> object:
    worked = figure.origin
    if not isinstance(worked, Computed):
        return type(worked)
    rounding = None if worked.rounding is None else worked.rounding.unit
    return worked.operation, worked.part, rounding, tuple(one.id for one in worked.operands)


def _path(figure: Figure) -> tuple[str, ...]:
    return figure.origin.path if isinstance(figure.origin, Input) else ()


def _changed(now: Figure, then: Figure) -> Changed:
    assert isinstance(now.origin, Input)
    assert isinstance(then.origin, Input)
    return Changed(".".join(now.origin.path), then.origin.text, now.origin.text)


def _of_posts(posts: Sequence[str], now: Mapping[str, Decimal], then: Mapping[str, Decimal]) -> set[Cause]:
    """Which of the two causes of posts there is: another number in all, or another mix of the same."""
    if not posts:
        return set()
    before, after = (sum((values[id] for id in posts), Decimal(0)) for values in (now, then))
    mixed: set[Cause] = {"mix"} if any(now[id] * after != then[id] * before for id in posts) else set()
    return (mixed | {"posts"}) if before != after else {"mix"}


def _is_changed(one: Cause, changed: frozenset[Cause], causes: Sequence[Cause]) -> bool:
    """Whether a part of posts is the second case's: of one that is no cause, as the other is."""
    if one in causes:
        return one in changed
    return "posts" in changed or "mix" in changed


def _scaled(
    posts: Sequence[str], now: Mapping[str, Decimal], then: Mapping[str, Decimal]
) -> Callable[[str, bool, bool], Decimal]:
    """The FTE of one kind of post: its number in all from one case, the mix from the same or the other."""
    before, after = (sum((values[id] for id in posts), Decimal(0)) for values in (now, then))

    def fte(id: str, number: bool, mix: bool) -> Decimal:
        if number is mix or not before or not after:
            return (then if number or mix else now)[id]
        with localcontext(prec=28):
            return then[id] * before / after if mix else now[id] * after / before

    return fte


def _by_trees(first: Evaluation, second: Evaluation, id: str, variants: Variants) -> Split:
    """Where the two are worked out by different steps: what differs in the file of the second put into the first."""
    changes: dict[Cause, list[Change]] = {}
    inputs: dict[Cause, list[Changed]] = {}
    for path, node in _differences(first.case, second.case):
        cause = cause_of(path)
        changes.setdefault(cause, []).append(Change(".".join(path), place_of(first.case.root, path), node))
        old = _text(_at(first.case.root, path))
        inputs.setdefault(cause, []).append(Changed(".".join(path), _text(node) or "not given", old))
    causes = [cause for cause in LABELS if cause in changes]

    @cache
    def worth(changed: frozenset[Cause]) -> Fraction:
        if changed not in variants:
            variants[changed] = _variant(first, [change for cause in causes if cause in changed for change in changes[cause]])
        figure = variants[changed].figure(id)
        if figure is None or figure.value is None:
            raise NoBridge(f"it has no value with these causes alone: {_named(changed)}")
        return Fraction(figure.value)

    return causes, worth, inputs


def _variant(first: Evaluation, put: Sequence[Change]) -> Evaluation:
    """The first case with these changes. Raises `NoBridge` where it cannot be read or forecast so."""
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


def _differences(first: Case, second: Case) -> list[tuple[tuple[str, ...], Node | None]]:
    """The paths at which the two files differ in what is costed, with the second's node; None where it has none."""
    found: list[tuple[tuple[str, ...], Node | None]] = []
    wanted = needed(OPTIONS, first.root) | needed(OPTIONS, second.root)
    sections = sorted(wanted - ABOUT - {"options", "scenarios"})
    for section in sections:
        _differ(first.root.get(section), second.root.get(section), (section,), found)
    return found


def _differ(
    first: Node | None, second: Node | None, path: tuple[str, ...], found: list[tuple[tuple[str, ...], Node | None]]
) -> None:
    if isinstance(first, Tree) and isinstance(second, Tree):
        for name in dict.fromkeys((*first, *second)):
            _differ(first.get(name), second.get(name), (*path, name), found)
    elif not _alike(first, second):
        found.append((path, second))


def _alike(first: Node | None, second: Node | None) -> bool:
    if isinstance(first, Items) and isinstance(second, Items):
        return len(first) == len(second) and all(_alike(one, two) for one, two in zip(first, second, strict=True))
    if isinstance(first, Tree) and isinstance(second, Tree):
        return first.keys() == second.keys() and all(_alike(first[name], second[name]) for name in first)
    return first is second or (isinstance(first, Scalar) and isinstance(second, Scalar) and first.strip() == second.strip())


def _at(root: Node, path: tuple[str, ...]) -> Node | None:
    try:
        return node_at(root, path)
    except LookupError:
        return None


def _text(node: Node | None) -> str | None:
    if node is None:
        return None
    return node.shown if isinstance(node, Scalar) else f"{len(node)} {'entry' if len(node) == 1 else 'entries'}"
