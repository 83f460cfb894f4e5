"""A section made again and again, each time with other answers to some of what its words depend on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from ...followed.follower import ONE_LESS, ONE_MORE, Answer, Asked, Question
from ...followed.kept import Outcomes
from ...followed.numbers import following
from ..lines import Line, html_of
from .edits import Edit, Made, edited
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
        self._alike = Outcomes[Run]()
        self._lines = _MOST_LINES
        self._edits: dict[int, tuple[Run, list[Edit]]] = {}
        self._rows: dict[str, Made] = {}  # one object each, so that they are soon told apart
        self.base = self.run({})

    def run(self, forced: dict[Question, Answer]) -> Run:
        """The section made with these answers."""
        key = frozenset(forced.items())
        if key not in self._runs:
            if self._lines < 0:
                return Run([], [0], {}, {}, {}, has_failed=True, is_untried=True)
            self._follower.start(forced)
            found = self._alike.found(self._follower.again)
            self._runs[key] = self._made_anew(forced) if found is None else found[0]
        return self._runs[key]

    def _made_anew(self, forced: dict[Question, Answer]) -> Run:
        with self._follower.noting() as steps:
            run = self._run(forced)
        self._alike.keep(steps.values(), run)
        self._lines -= len(run.lines)
        return run

    def _run(self, forced: dict[Question, Answer]) -> Run:
        follower, lines, bounds = self._follower, list[Made](), [0]
        asked_in: dict[Question, list[int]] = {}
        follower.start(forced)
        has_failed = is_other = False
        with following(follower):
            try:
                for block in self._make():
                    _note(asked_in, follower, len(bounds) - 1)
                    lines += self._made(block)
                    bounds.append(len(lines))
            except OtherShapeError:
                has_failed = is_other = True
            except Exception:  # no words can be made with these answers
                if not forced:
                    raise
                has_failed = True
            _note(asked_in, follower, len(bounds) - 1)
        return Run(lines, bounds, follower.answers, follower.asked, asked_in, has_failed, is_other)

    def _made(self, block: list[Line]) -> list[Made]:
        """The lines of a block in HTML; of one that is kept they are too."""
        if self._follower.keeps(block):
            made: list[Made] = self._follower.kept(Asked(html_of, (block,)), lambda: list(map(self._line, block)))
            return made
        return list(map(self._line, block))

    def _line(self, line: Line) -> Made:
        if line[0] == "each":
            return self._rows.setdefault(line[1].key, (line[0], line[1]))
        if line[0] in ("picture", "reckoned"):
            return line[0], line[1]
        made: Made = self._follower.kept(Asked.with_all(html_of, _plain(line), {}), lambda: (line[0], html_of(line)))
        return made

    def others(self, run: Run, question: Question) -> Iterator[Answer]:
        """One answer of each kind that a run tells apart from its own."""
        for some in run.classes(question)[1:]:
            yield some[0]

    def edits(self, run: Run) -> list[Edit]:
        """Where a run is another than the first."""
        if id(run) not in self._edits:
            self._edits[id(run)] = (run, edited(self.base.lines, run.lines))
        return self._edits[id(run)][1]

    def line_of(self, run: Run, line: int) -> str | None:
        """What a run has for a line; None where it has another number of lines there."""
        if run.has_failed:
            return None
        shift = 0
        for a, b, c, d in self.edits(run):
            if a <= line < b:
                is_one = b - a == 1 == d - c and self.base.lines[a][0] == run.lines[c][0]
                return str(run.lines[c][1]) if is_one else None
            if b <= line:
                shift += (d - c) - (b - a)
        return str(run.lines[line + shift][1])


def _plain(line: Line) -> tuple[object, ...]:
    """A line with the stretches of its words as plain tuples, so that it is told by what is in them."""
    if line[0] == "p":
        return line[0], [tuple(run) for run in line[1]]
    if line[0] == "list":
        _, entries, is_numbered, within = line
        inner = [[_plain(("list", *one)) for one in some] for some in within]
        return line[0], [[tuple(run) for run in entry] for entry in entries], is_numbered, inner
    return line


def _note(asked_in: dict[Question, list[int]], follower: PageFollower, block: int) -> None:
    for question in follower.asked_of_late:
        asked_in.setdefault(question, []).append(block)
    follower.asked_of_late.clear()
