"""A failing input made small: whatever can go without the fault going is taken out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import monotonic

import yaml

from support.oracles import judged
from support.trials import Trial
from support.yaml_trees import Leaf, Section, copied_case, parsed, slots, written

Fails = Callable[[Trial], bool]


def shrunk(trial: Trial, kind: str, seconds: float = 60) -> Trial:
    """The try with less of its case and fewer options, its fault of that kind still there; what was reached in the time."""
    until = monotonic() + seconds

    def fails(other: Trial) -> bool:
        return any(fault.kind == kind for fault in judged(other, often=1.0, every_figure=kind.startswith("explain")).faults)

    for step in (_fewer_options, _smaller_tree, _fewer_lines, _shorter_lines):
        trial = _while_smaller(trial, step, fails, until)
    return trial


def _while_smaller(trial: Trial, step: Callable[[Trial], Iterator[Trial]], fails: Fails, until: float) -> Trial:
    """Take the first smaller try that fails, and go on from there until none does."""
    while True:
        for other in step(trial):
            if monotonic() > until:
                return trial
            if fails(other):
                trial = other
                break
        else:
            return trial


def _fewer_options(trial: Trial) -> Iterator[Trial]:
    for number, one in enumerate(trial.arguments):
        if one.startswith("--") and one != "--":
            yield trial._replace(arguments=(*trial.arguments[:number], *trial.arguments[number + 1 :]))


def _smaller_tree(trial: Trial) -> Iterator[Trial]:
    try:
        case = parsed(trial.data.decode("utf-8"))
    except (yaml.YAMLError, ValueError, TypeError):
        return
    text = written(case)
    if text != trial.data.decode("utf-8"):
        yield trial._replace(data=text.encode("utf-8", "surrogatepass"))
    for number, slot in enumerate(slots(case)):
        smaller = copied_case(case)
        place = next(one for n, one in enumerate(slots(smaller)) if n == number)
        place.delete()
        yield trial._replace(data=written(smaller).encode("utf-8", "surrogatepass"))
        if isinstance(slot.value, Leaf) and len(slot.value.text) > 40:
            yield from _shorter_leaf(trial, case, number, slot.value)


def _shorter_leaf(trial: Trial, case: Section, number: int, leaf: Leaf) -> Iterator[Trial]:
    smaller = copied_case(case)
    place = next(one for n, one in enumerate(slots(smaller)) if n == number)
    place.put(Leaf(leaf.text[: len(leaf.text) // 2], leaf.quoted))
    yield trial._replace(data=written(smaller).encode("utf-8", "surrogatepass"))


def _fewer_lines(trial: Trial) -> Iterator[Trial]:
    lines = trial.data.splitlines(keepends=True)
    size = len(lines) // 2
    while size:
        for start in range(0, len(lines), size):
            yield trial._replace(data=b"".join([*lines[:start], *lines[start + size :]]))
        size //= 2


def _shorter_lines(trial: Trial) -> Iterator[Trial]:
    lines = trial.data.splitlines(keepends=True)
    for number, line in enumerate(lines):
        if len(line) > 200:
            yield trial._replace(data=b"".join([*lines[:number], line[: len(line) // 2] + b"\n", *lines[number + 1 :]]))
