"""Lines of a case file that no problem may show: a small count of people stands on them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..case.case import Case
from ..case.loading import load_further
from ..case.people.counts import SECTIONS, is_small
from ..case.sections import WORKFORCE
from ..ledger import Input
from ..parser.tree import Mapping, scalars
from .suppression import Suppressed
from .workforce import WorkforceEvidence, workforce

if TYPE_CHECKING:
    from ..case.loading import Loaded
    from ..diagnostics import Problem

# By the text that a line is of, which is the file or an override.
Line = tuple[int, int]


def has_people(case: Case) -> bool:
    """Whether a case has counts of people that may be small."""
    return any(getattr(case, section) for section in SECTIONS)


def lines_of(evidence: WorkforceEvidence, suppressed: Suppressed) -> set[Line]:
    """The lines that give a figure which is not shown."""
    origins = (evidence.ledger.figures[id].origin for id in suppressed.instead)
    spans = (origin.span for origin in origins if isinstance(origin, Input))
    return {(span.source.order, span.line) for span in spans if span is not None}


def without(lines: set[Line], problems: Iterable[Problem]) -> list[Problem]:
    """The problems, the lines of the file withheld from each that is on one of these."""
    return [problem._replace(withheld=True) if _is_on(problem, lines) else problem for problem in problems]


def _is_on(problem: Problem, lines: set[Line]) -> bool:
    spans = (problem.span, *(related.span for related in problem.related))
    return any((span.source.order, span.line) in lines for span in spans)


def of_loading(loaded: Loaded) -> list[Problem]:
    """The problems of reading a case, be it a case or not. Where its sections on people cannot be read, a line with any number
    under five in them is withheld."""
    root = loaded.root
    if not loaded.problems or root is None or not any(section in root for section in SECTIONS):
        return loaded.problems
    case = load_further(loaded.file, root, WORKFORCE)
    if case is None:
        return without(_lines_with_small_numbers(root), loaded.problems)
    evidence = workforce(case)
    return without(lines_of(evidence, Suppressed(evidence)), loaded.problems)


def _lines_with_small_numbers(root: Mapping) -> set[Line]:
    leaves = (leaf for section in SECTIONS if section in root for leaf in scalars(root[section]))
    return {(leaf.span.source.order, leaf.span.line) for leaf in leaves if is_small(str(leaf))}
