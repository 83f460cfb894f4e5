"""Steps as a tree in text: the last of them at the root, the steps that each rests on below it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from ...diagnostics.styled_text import Line, StyledText
from ...diagnostics.text import width
from ..document import Alike, Step, Steps
from .wrapping import wrap

# How many steps down a tree goes where no depth is asked for: as many as fit in so many lines, and no more than so many steps,
# since a forecast's months rest each on the one before.
_MOST_LINES = 190
_DEEPEST = 18


def lines(steps: Steps, columns: int | None) -> Iterator[Line]:
    """The summary, the root, its arithmetic, and each operand likewise. What was shown before is named, not shown again."""
    if steps.summary:
        yield from ((StyledText(line),) for line in wrap(steps.summary, columns))
        yield ()
    tree = _Tree(steps, columns, steps.depth) if steps.depth is not None else _that_fits(steps, columns)
    yield from tree.lines()
    if tree.cut:
        deep = "1 step" if tree.depth == 1 else f"{tree.depth} steps"
        text = f"Shown to {deep} down; --depth {tree.depth + 1} goes further, and so does explain of an id in [ ]."
        yield ()
        yield from ((StyledText(line),) for line in wrap(text, columns))


def _that_fits(steps: Steps, columns: int | None) -> _Tree:
    """The deepest tree that a reader can follow, at least one step deep."""
    fits = _Tree(steps, columns, 1)
    for depth in range(2, _DEEPEST + 1):
        tree = _Tree(steps, columns, depth)
        if sum(1 for _ in islice(tree.lines(), _MOST_LINES + 1)) > _MOST_LINES:
            break
        fits = tree
        if not tree.cut:
            break
    return _Tree(steps, columns, fits.depth)


class _Tree:
    """A tree as it is drawn to a depth: the steps shown so far, and whether any was cut off."""

    def __init__(self, steps: Steps, columns: int | None, depth: int) -> None:
        self._steps = {step.id: step for step in steps.steps}
        self._root = steps.steps[-1]
        self._columns = columns
        self._shown: set[str] = set()
        self.depth = depth
        self.cut = False

    def lines(self) -> Iterator[Line]:
        """From the root down."""
        yield from self._node(self._root, "", "", 0)

    def _node(self, step: Step, first: str, later: str, depth: int) -> Iterator[Line]:
        again = step.id in self._shown and bool(step.operands)
        self._shown.add(step.id)
        yield from self._wrapped(f"{step.label}: {step.value} [{step.id}]", first, later)
        ends = again or not step.parts or depth == self.depth
        below = later + ("  " if ends else "│ ")
        yield from self._wrapped("worked out above" if again else step.how, below, below)
        if ends:
            self.cut = self.cut or (not again and bool(step.parts))
            return
        *others, last = step.parts
        for part in others:
            yield from self._part(part, f"{later}├ ", f"{later}│ ", depth + 1)
        yield from self._part(last, f"{later}└ ", f"{later}  ", depth + 1)

    def _part(self, part: str | Alike, first: str, later: str, depth: int) -> Iterator[Line]:
        if isinstance(part, Alike):
            months = ("month " if part.number == 1 else "months ") if part.are_months else ""
            yield from self._wrapped(f"{part.number:,} {months}alike: {part.first} to {part.last}", first, later)
        else:
            yield from self._node(self._steps[part], first, later, depth)

    def _wrapped(self, text: str, first: str, later: str) -> Iterator[Line]:
        space = None if self._columns is None else max(self._columns - width(later), 1)
        for number, part in enumerate(wrap(text, space)):
            yield (StyledText(later if number else first, "rule"), StyledText(part))
