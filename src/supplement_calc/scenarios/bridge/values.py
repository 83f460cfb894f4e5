"""Two cases worked out by the same steps: what is between them is other values for some inputs of the first."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, localcontext
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from ...case.overrides import Changed
from ...ledger import Computed, Figure, Input, Ledger, Recalculation
from ...ledger.figure import precedents
from ..evaluation import Evaluation
from .causes import LABELS, Cause, cause_of

Worth = Callable[[frozenset[Cause]], Fraction]


class NoBridge(ValueError):  # noqa: N818 - it says why there is none
    """Why a change cannot be split."""


class Split(NamedTuple):
    """The causes of a change, what the figure comes to with some of them changed, and the inputs of each. `forms` are those
    that change the steps by which the case is worked out."""

    causes: list[Cause]
    worth: Worth
    inputs: Mapping[Cause, Sequence[Changed]]
    forms: frozenset[Cause] = frozenset()


class Alike(NamedTuple):
    """A figure's ledger in the first case, and all that it rests on in both cases, by id; the steps are the same."""

    ledger: Ledger
    first: Mapping[str, Figure]
    second: Mapping[str, Figure]

    @property
    def differ(self) -> list[Figure]:
        """The inputs of the first that have another value in the second."""
        return [one for one in self.first.values() if one.is_input and one.value != self.second[one.id].value]


def alike(first: Evaluation, second: Evaluation, id: str) -> Alike | None:
    """None where the two are not worked out by the same steps, or one has no such figure."""
    ledgers = [one.holding(id) for one in (first, second)]
    if ledgers[0] is None or ledgers[1] is None:
        return None
    one, other = ({one.id: one for one in precedents(ledger.figures[id])} for ledger in ledgers if ledger is not None)
    return Alike(ledgers[0], one, other) if _same_steps(one, other) else None


def by_values(first: Evaluation, second: Evaluation, id: str) -> Split | None:
    """Where both cases are worked out by the same steps: other values for the inputs of the first. None where they are not."""
    pair = alike(first, second, id)
    if pair is None or any(not _path(one) for one in pair.differ):
        return None
    differ = {one.id for one in pair.differ}
    given = [one for one in pair.first.values() if one.is_input]
    cause = {one.id: cause_of(_path(one)) for one in given if _path(one)}
    posts = [id for id, one in cause.items() if one == "posts"]
    moves_posts = not differ.isdisjoint(posts)
    moved = [one for one in given if one.id in differ or (moves_posts and cause.get(one.id) == "posts")]
    now = {one.id: one.known for one in moved}
    then = {one.id: pair.second[one.id].known for one in moved}
    posts = [id for id in posts if moves_posts]
    apart = {cause[one.id] for one in moved if cause[one.id] != "posts"} | _of_posts(posts, now, then)
    causes = [one for one in LABELS if one in apart]
    recalculation = Recalculation(pair.ledger, moved, [pair.ledger.figures[id]])
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
        inputs.setdefault(cause[one.id], []).append(_changed(one, pair.second[one.id]))
    if "posts" in inputs:  # the number and the mix are both of these
        inputs["mix"] = inputs["posts"]
    return Split(causes, worth, inputs)


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
