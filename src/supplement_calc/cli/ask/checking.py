"""What is wrong with an answer: what the case file's own readers and rules find in the case with it and not without."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from .draft import lines_of, text_of
from .questions import Answers

if TYPE_CHECKING:
    from ...diagnostics import Problem

# What a case lacks while its questions are still to come.
_YET_TO_COME = frozenset(("missing-key", "point-without-pay"))


class Verdict(NamedTuple):
    """What is wrong, for which the question is asked again, and what may be."""

    wrong: tuple[Problem, ...]
    doubtful: tuple[Problem, ...]


def verdict_on(key: str, before: Answers, after: Answers) -> Verdict:
    """What an answer brings about: in reading the file, wherever that shows; by the rules, on its own line. What a rule finds
    elsewhere is what the questions to come are about."""
    earlier, now = _found(text_of(before)), _found(text_of(after))
    lines = [number for number, line in enumerate(lines_of(after), 1) if line.key == key]
    read = [one for one in now.read if not earlier.has(one) and one.code not in _YET_TO_COME]
    own = [one for one in now.by_rules if not earlier.has(one) and one.span.line in lines]
    found = [*read, *own]
    return Verdict(
        tuple(one for one in found if one.severity == "error"), tuple(one for one in found if one.severity != "error")
    )


def problems_of(answers: Answers) -> list[Problem]:
    """What `check` finds in the case that the answers make."""
    found = _found(text_of(answers))
    return [*found.read, *found.by_rules]


def can_be_costed(answers: Answers) -> bool:
    """Whether the case that the answers make has something to cost."""
    from ...costing.costing import can_be_costed as has_cost

    case = _found(text_of(answers)).case
    return case is not None and has_cost(case)


@lru_cache(maxsize=2)  # what is found with an answer is what was found before the next
def _found(text: str) -> _Found:
    return _Found(text)


class _Found:
    """What is found in a case: in reading it, and by the rules where it can be read."""

    def __init__(self, text: str) -> None:
        from ...case.loading import load_text
        from ...case.sections import EVERYTHING
        from ...checks.check import findings
        from ...checks.context import CheckContext
        from ...diagnostics import Source

        loaded = load_text(Source("<answers>", text), EVERYTHING)
        self.case = loaded.case
        self.read: list[Problem] = loaded.problems
        self.by_rules: list[Problem] = [] if loaded.case is None else findings(CheckContext(loaded.case)).problems

    def has(self, problem: Problem) -> bool:
        """Whether the same is found here, wherever it stands."""
        return any((one.code, one.headline) == (problem.code, problem.headline) for one in (*self.read, *self.by_rules))
