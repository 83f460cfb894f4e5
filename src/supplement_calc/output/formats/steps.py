"""Steps as a tree in text: the last of them at the root, the steps that each rests on below it."""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics.styled_text import Line, StyledText
from ...diagnostics.text import width
from ..document import Step, Steps
from .wrapping import wrap

# How many steps down a tree goes: a forecast's months rest each on the one before.
_DEEPEST = 18


def lines(steps: Steps, columns: int | None) -> Iterator[Line]:
    """The root, its arithmetic, and each operand likewise. What was shown before is named, not shown again."""
    return _Tree(steps, columns).lines()


class _Tree:
    """A tree as it is drawn: the steps shown so far."""

    def __init__(self, steps: Steps, columns: int | None) -> None:
        self._steps = {step.id: step for step in steps.steps}
        self._root = steps.steps[-1]
        self._columns = columns
        self._shown: set[str] = set()

    def lines(self) -> Iterator[Line]:
        yield from self._node(self._root, "", "", 0)

    def _node(self, step: Step, first: str, later: str, depth: int) -> Iterator[Line]:
        again = step.id in self._shown and bool(step.operands)
        self._shown.add(step.id)
        yield from self._wrapped(f"{step.label}: {step.value} [{step.id}]", first, later)
        below = later + ("│ " if step.operands and not again else "  ")
        yield from self._wrapped("worked out above" if again else step.how, below, below)
        if again or not step.operands:
            return
        if depth == _DEEPEST:
            yield from self._wrapped(f"└ explain {step.id} goes on from here", later, f"{later}  ")
            return
        *others, last = (self._steps[id] for id in step.operands)
        for operand in others:
            yield from self._node(operand, f"{later}├ ", f"{later}│ ", depth + 1)
        yield from self._node(last, f"{later}└ ", f"{later}  ", depth + 1)

    def _wrapped(self, text: str, first: str, later: str) -> Iterator[Line]:
        space = None if self._columns is None else max(self._columns - width(later), 1)
        for number, part in enumerate(wrap(text, space)):
            yield (StyledText(later if number else first, "rule"), StyledText(part))
