"""A section made again and again, each time with other answers to some of what its words depend on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from ...followed.follower import ONE_LESS, ONE_MORE, Answer, Question
from ...followed.numbers import following
from ..lines import Line, html_of
from .edits import Made, edited
from .follower import PageFollower
from .shape import OtherShapeError

Blocks = Callable[[], Iterable[list[Line]]]
"""What makes a section: the lines of each block."""
ANSWERS: dict[str, tuple[Answer, ...]] = {
    "compare": (-1, 0, 1),
    "known": (True, False),
    "alike": (True, False),
    "given": (True, False),
    "same": (True, ONE_MORE, ONE_LESS),
    "untouched": (True,),
}
_APART: dict[str, frozenset[Answer]] = {"less": frozenset((-1,)), "other": frozenset((0,)), "more": frozenset((1,))}
_MOST_LINES = 50_000  # made in all runs of a section; what would need more says that it cannot follow


class Run(NamedTuple):
    """A section made with some answers: its lines up to where it fails, if it does, and in which blocks each question is
    asked."""

    lines: list[Made]
    bounds: list[int]
    answers: dict[Question, Answer]
    asked: dict[Question, set[str]]
    asked_in: dict[Question, list[int]]
    has_failed: bool
    is_other: bool = False  # the engine makes other tables with them
    is_untried: bool = False  # too much is made already

    def classes(self, question: Question) -> list[list[Answer]]:
        """The answers of a question, those together that this run does not tell apart; its own first."""
        answers = ANSWERS[question.kind]
        if question.kind != "compare":
            return sorted(([one] for one in answers), key=lambda some: self.answers[question] not in some)
        apart = [_APART[how] for how in self.asked[question]]
        by_kind: dict[tuple[bool, ...], list[Answer]] = {}
        for one in answers:
            by_kind.setdefault(tuple(one in some for some in apart), []).append(one)
        return sorted(by_kind.values(), key=lambda some: self.answers[question] not in some)


class Runs:
    """The runs of one section: the first with the answers as they are, and each other once."""

    def __init__(self, make: Blocks, follower: PageFollower) -> None:
        self._make = make
        self._follower = follower
        self._runs: dict[frozenset[tuple[Question, Answer]], Run] = {}
        self._lines = _MOST_LINES
        self._rows: dict[str, Made] = {}  # one object each, so that they are soon told apart
        self.base = self.run({})

    def run(self, forced: dict[Question, Answer]) -> Run:
        """The section made with these answers."""
        key = frozenset(forced.items())
        if key not in self._runs:
            if self._lines < 0:
                return Run([], [0], {}, {}, {}, has_failed=True, is_untried=True)
            self._runs[key] = self._run(forced)
            self._lines -= len(self._runs[key].lines)
        return self._runs[key]

    def _run(self, forced: dict[Question, Answer]) -> Run:
        follower, lines, bounds = self._follower, list[Made](), [0]
        asked_in: dict[Question, list[int]] = {}
        follower.start(forced)
        has_failed = is_other = False
        with following(follower):
            try:
                for block in self._make():
                    _note(asked_in, follower, len(bounds) - 1)
                    lines += map(self._made, block)
                    bounds.append(len(lines))
            except OtherShapeError:
                has_failed = is_other = True
            except Exception:  # no words can be made with these answers
                if not forced:
                    raise
                has_failed = True
            _note(asked_in, follower, len(bounds) - 1)
        return Run(lines, bounds, follower.answers, follower.asked, asked_in, has_failed, is_other)

    def _made(self, line: Line) -> Made:
        if line[0] == "each":
            return self._rows.setdefault(line[1].key, (line[0], line[1]))
        return (line[0], line[1] if line[0] in ("picture", "reckoned") else html_of(line))

    def others(self, run: Run, question: Question) -> Iterator[Answer]:
        """One answer of each kind that a run tells apart from its own."""
        for some in run.classes(question)[1:]:
            yield some[0]

    def line_of(self, run: Run, line: int) -> str | None:
        """What a run has for a line; None where it has another number of lines there."""
        if run.has_failed:
            return None
        shift = 0
        for a, b, c, d in edited(self.base.lines, run.lines):
            if a <= line < b:
                is_one = b - a == 1 == d - c and self.base.lines[a][0] == run.lines[c][0]
                return str(run.lines[c][1]) if is_one else None
            if b <= line:
                shift += (d - c) - (b - a)
        return str(run.lines[line + shift][1])


def _note(asked_in: dict[Question, list[int]], follower: PageFollower, block: int) -> None:
    for question in follower.asked_of_late:
        asked_in.setdefault(question, []).append(block)
    follower.asked_of_late.clear()
