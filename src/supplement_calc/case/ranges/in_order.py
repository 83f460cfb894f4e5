"""Inputs that follow in order: a higher pay point is paid more than a lower one, and no range starts above its top."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from ...ledger import Figure
from ...parser.tree import Path
from ..case import Case
from ..pay_spines.rising import rising


class InOrder(NamedTuple):
    """An input and one that is more than it, or the same where it is no pay point."""

    low: Figure
    high: Figure
    is_point: bool


def in_order(case: Case, inputs: Mapping[Path, Figure]) -> Iterator[InOrder]:
    """The pairs among these inputs, each once. Points that do not rise in the file are left out: they are a finding of it."""
    seen: set[tuple[Path, Path]] = set()
    for spine in case.pay_points:
        for run in rising(case, spine):
            for low, high in pairwise(path for one in run if (path := spine.path(one)) in inputs):
                if (low, high) not in seen and inputs[low].known < inputs[high].known:
                    seen.add((low, high))
                    yield InOrder(inputs[low], inputs[high], is_point=True)
    for path, figure in inputs.items():
        top = inputs.get((*path[:-1], "top"))
        if path[-1] == "bottom" and top is not None:
            yield InOrder(figure, top, is_point=False)
