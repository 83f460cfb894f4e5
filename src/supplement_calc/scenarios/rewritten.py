"""How an input is written for `--set`: the text of its place in the case file with another number in it.

`£14.50 an hour` becomes `£13 an hour`, and the top of `£39,400 - £43,100` becomes `£39,400 - £45000`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from ..case.case import Case
from ..diagnostics.names import fold
from ..parser.tree import Path, Scalar, node_at, resolved
from .inputs import Varied

_NUMBER = re.compile(r"(?a:(?<![\d.,])(£?)(\d[\d,]*(?:\.\d+)?)(?:\s?(k|m|p)\b)?)", re.IGNORECASE)
_SCALES = {"": Decimal(1), "k": Decimal(1000), "m": Decimal(1_000_000), "p": Decimal("0.01")}
_SIGNS = "-−"


class Slot(NamedTuple):
    """Where the number of an input stands in a text: the input's path, the number as the file has it, and what another has
    before it."""

    input: Path
    text: str
    pound: str


class Place(NamedTuple):
    """A place of a case file: its path as `--set` has it, and its text in parts, what stays and the numbers of inputs."""

    path: str
    parts: tuple[str | Slot, ...]

    def text(self, values: dict[Path, Decimal]) -> str:
        """The text with these values of its inputs, and the others as they are."""
        return "".join(self._part(one, values) for one in self.parts)

    def _part(self, part: str | Slot, values: dict[Path, Decimal]) -> str:
        if isinstance(part, str):
            return part
        return f"{part.pound}{values[part.input]:f}" if part.input in values else part.text


class _Number(NamedTuple):
    start: int
    end: int
    value: Decimal


def place_of(case: Case, inputs: Iterable[Varied]) -> Place | None:
    """The one place that these inputs stand in; None where they stand in several, or where its text does not show which of its
    numbers is which."""
    found = {one.keys: one for one in inputs}
    nodes = {id(node): (node, path) for node, path in (_node(case, path) for path in found) if node is not None}
    if len(nodes) != 1:
        return None
    ((node, path),) = nodes.values()
    parts = _parts(str(node), found)
    return None if parts is None else Place(as_typed(case, path), parts)


def as_typed(case: Case, path: Path) -> str:
    """A path as people write it for `--set`, in lower snake case where that names the same place."""
    short = ".".join(fold(part) or part for part in path)
    return short if resolved(case.root, short) == path else ".".join(path)


def _node(case: Case, path: Path) -> tuple[Scalar | None, Path]:
    """The leaf that a path leads to, or to a part of."""
    for end in range(len(path), 0, -1):
        try:
            node = node_at(case.root, path[:end])
        except LookupError:
            continue
        return (node if isinstance(node, Scalar) else None), path[:end]
    return None, ()


def _parts(text: str, inputs: dict[Path, Varied]) -> tuple[str | Slot, ...] | None:
    numbers = list(_numbers(text))
    taken: dict[int, tuple[_Number, Path]] = {}
    for path, input in inputs.items():
        alike = [number for number in numbers if number.value == input.value]
        if alike:
            number = alike[-1 if path[-1] == "top" else 0]
        elif len(inputs) == 1 and len(numbers) <= 1:  # in words, or in a form of its own
            number = _Number(0, len(text), input.value)
        else:
            return None
        if number.start in taken:
            return None
        taken[number.start] = (number, path)
    parts: list[str | Slot] = []
    at = 0
    for start, (number, path) in sorted(taken.items()):
        parts += [text[at:start], Slot(path, text[start : number.end], "£" if inputs[path].unit == "GBP" else "")]
        at = number.end
    after = text[at:]
    if inputs[path].unit == "percent" and not after:
        after = "%"
    return (*parts, after)


def _numbers(text: str) -> Iterator[_Number]:
    for found in _NUMBER.finditer(text):
        digits, scale = found[2].rstrip(",").replace(",", ""), (found[3] or "").lower()
        start, value = found.start(), Decimal(digits) * _SCALES[scale]
        if start and text[start - 1] in _SIGNS and not text[: start - 1].strip():
            start, value = start - 1, -value
        yield _Number(start, found.end(), value)
