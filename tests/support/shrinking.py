"""A failing input made small: whatever can go without the fault going is taken out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from time import process_time

import yaml

from support.oracles import judged
from support.trials import Trial
from support.yaml_trees import Leaf, Section, copied_case, parsed, slots, written

Fails = Callable[[Trial], bool]


def shrunk(trial: Trial, kind: str, seconds: float = 60) -> Trial:
    """The try with less of its case and fewer options, its fault of that kind still there.

    It ends after so many seconds of the processor with what was reached.
    """
    until = process_time() + seconds

    often = 1.0 if kind.startswith(("explain", "json", "another", "a figure")) else 0.0

    def fails(other: Trial) -> bool:
        return any(fault.kind == kind for fault in judged(other, often=often, every_figure=often > 0).faults)

    trial = _while_smaller(trial, _fewer_options, fails, until)
    trial = _smaller_tree(trial, fails, until)
    for step in (_fewer_lines, _shorter_lines):
        trial = _while_smaller(trial, step, fails, until)
    return trial


def _while_smaller(trial: Trial, step: Callable[[Trial], Iterator[Trial]], fails: Fails, until: float) -> Trial:
    """Take the first smaller try that fails, and go on from there until none does."""
    while True:
        for other in step(trial):
            if process_time() > until:
                return trial
            if fails(other):
                trial = other
                break
        else:
            return trial


def _smaller_tree(trial: Trial, fails: Fails, until: float) -> Trial:
    """Every place of the tree in turn, the outer before the inner: taken out where the fault stays, else long text halved."""
    try:
        case = parsed(trial.data.decode("utf-8"))
    except (yaml.YAMLError, ValueError, TypeError):
        return trial
    if not fails(_with(trial, case)):
        return trial
    for _ in range(2):  # what was needed may not be once other things are gone
        number = 0
        while number < len(list(slots(case))) and process_time() < until:
            for smaller in (_without(case, number), _shorter(case, number)):
                if smaller is not None and fails(_with(trial, smaller)):
                    case = smaller
                    break
            else:
                number += 1
    return _with(trial, case)


def _with(trial: Trial, case: Section) -> Trial:
    return trial._replace(data=written(case).encode("utf-8", "surrogatepass"))


def _without(case: Section, number: int) -> Section:
    smaller = copied_case(case)
    next(islice(slots(smaller), number, None)).delete()
    return smaller


def _shorter(case: Section, number: int) -> Section | None:
    smaller = copied_case(case)
    place = next(islice(slots(smaller), number, None))
    if not isinstance(place.value, Leaf) or len(place.value.text) < 20:
        return None
    place.put(Leaf(place.value.text[: len(place.value.text) // 2], place.value.quoted, place.value.raw))
    return smaller


def _fewer_options(trial: Trial) -> Iterator[Trial]:
    for number, one in enumerate(trial.arguments):
        if one.startswith("--") and one != "--":
            yield trial._replace(arguments=(*trial.arguments[:number], *trial.arguments[number + 1 :]))


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
