"""How a section reads with other answers: which of its lines depend on which questions, and what stands in their place then.

A section is made again with one answer turned at a time. Where it comes out otherwise, the lines that differ depend on that
question. Questions whose lines lie together are turned together. Nothing is said of answers with which no words can be made.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from ...followed import Answer, Question, following
from ..lines import Line, html_of
from .edits import Made, Window, atoms, difference, edited, joined, together, within
from .follower import PageFollower
from .shape import OtherShapeError
from .trees import Fork, Leaf, Place, Tree, Untried, Variants

Blocks = Callable[[], Iterable[list[Line]]]
"""What makes a section: the lines of each block."""
_ANSWERS: dict[str, tuple[Answer, ...]] = {
    "compare": (-1, 0, 1),
    "known": (True, False),
    "alike": (True, False),
    "given": (True, False),
    "same": (True,),
    "untouched": (True,),
}
_APART: dict[str, frozenset[Answer]] = {"less": frozenset((-1,)), "other": frozenset((0,)), "more": frozenset((1,))}
_MOST_LEAVES, _MOST_TABLES = 24, 80
_MOST_TOGETHER = 160  # runs of a section with several answers turned that change nothing alone
_MOST_LINES = 50_000  # made in all runs of a section; what would need more says that it cannot follow


class _Run(NamedTuple):
    """A section made with some answers: its lines up to where it fails, if it does, and in which block each question is first
    asked."""

    lines: list[Made]
    bounds: list[int]
    answers: dict[Question, Answer]
    asked: dict[Question, set[str]]
    asked_in: dict[Question, int]
    has_failed: bool
    is_other: bool = False  # the engine makes other tables with them
    is_untried: bool = False  # too much is made already

    def classes(self, question: Question) -> list[list[Answer]]:
        """The answers of a question, those together that this run does not tell apart; its own first."""
        answers = _ANSWERS[question.kind]
        if question.kind != "compare":
            return sorted(([one] for one in answers), key=lambda some: self.answers[question] not in some)
        apart = [_APART[how] for how in self.asked[question]]
        by_kind: dict[tuple[bool, ...], list[Answer]] = {}
        for one in answers:
            by_kind.setdefault(tuple(one in some for some in apart), []).append(one)
        return sorted(by_kind.values(), key=lambda some: self.answers[question] not in some)


def variants(make: Blocks, follower: PageFollower) -> Variants:
    """A section with all that may become of its lines."""
    return _Section(make, follower).found()


def whether_there(make: Blocks, follower: PageFollower) -> dict[Question, Answer]:
    """The answers without which a section that is there is not, or one that is not is."""
    section = _Section(make, follower)
    return {question: answer for question, answer in section.base.answers.items() if section.comes_or_goes(question)}


class _Section:
    def __init__(self, make: Blocks, follower: PageFollower) -> None:
        self._make = make
        self._follower = follower
        self._runs: dict[frozenset[tuple[Question, Answer]], _Run] = {}
        self._guards: dict[Question, int] = {}
        self._left, self._lines = _MOST_TOGETHER, _MOST_LINES
        self._untried: list[Untried] = []
        self._rows: dict[str, Made] = {}  # one object each, so that they are soon told apart
        self.base = self.run({})

    def run(self, forced: dict[Question, Answer]) -> _Run:
        """The section made with these answers."""
        key = frozenset(forced.items())
        if key not in self._runs:
            if self._lines < 0:
                return _Run([], [0], {}, {}, {}, has_failed=True, is_untried=True)
            self._runs[key] = self._run(forced)
            self._lines -= len(self._runs[key].lines)
        return self._runs[key]

    def _run(self, forced: dict[Question, Answer]) -> _Run:
        follower, lines, bounds = self._follower, list[Made](), [0]
        asked_in: dict[Question, int] = {}
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
        return _Run(lines, bounds, follower.answers, follower.asked, asked_in, has_failed, is_other)

    def _made(self, line: Line) -> Made:
        if line[0] == "each":
            return self._rows.setdefault(line[1].key, (line[0], line[1]))
        return (line[0], line[1] if line[0] == "picture" else html_of(line))

    def found(self) -> Variants:
        """The section with the places that may read otherwise."""
        base = self.base
        windows = [window for question in base.answers for window in self._windows(question)]
        windows += self._of_silent(windows)
        whole = together([one for one in windows if one.line < 0], base.bounds, base.lines)
        inner: dict[int, list[Window]] = {}
        for window in (one for one in windows if one.line >= 0):
            at = next((n for n, one in enumerate(whole) if one.start <= window.line < one.end), None)
            if at is None:
                inner.setdefault(window.line, []).append(window)
            else:
                whole[at] = whole[at]._replace(questions=whole[at].questions | window.questions)
        parts = [one for some in inner.values() for one in self._apart(joined(some))]
        places = [
            Place(one.start if one.line < 0 else one.line, one.start, one.end, _Branches(self, one).whole(), one.line >= 0)
            for one in (*whole, *parts)
        ]
        guards = {}
        for question, start in self._guards.items():
            over = [one.start for one in places if not one.is_inner and one.start < start < one.end]
            guards[question] = (min([start, *over]), base.answers[question])
        gone = [(one, answer) for one, answer in base.answers.items() if self.comes_or_goes(one)]
        places.sort(key=lambda one: (one.line, one.start))
        return Variants(base.lines, base.bounds, places, guards, gone, self._untried)

    def _apart(self, windows: list[Window]) -> list[Window]:
        """The parts of a line that depend on questions of their own; joined where together they read otherwise than each."""
        for n, one in enumerate(windows):
            for other in windows[n + 1 :]:
                if not self._are_apart(one, other):
                    last = windows.index(other)
                    questions = frozenset(question for some in windows[n : last + 1] for question in some.questions)
                    both = Window(one.line, one.start, other.end, questions)
                    return self._apart([*windows[:n], both, *windows[last + 1 :]])
        return windows

    def _are_apart(self, one: Window, other: Window) -> bool:
        for question, answer in one.questions:
            for then, its in other.questions:
                if then == question:
                    continue
                both = self.line_of(self.run({question: answer, then: its}), one.line)
                first = self.line_of(self.run({question: answer}), one.line)
                second = self.line_of(self.run({then: its}), one.line)
                if both is None or first is None or second is None:
                    return False
                base = atoms(str(self.base.lines[one.line][1]))
                left, right = within(base, atoms(first), one), within(base, atoms(second), other)
                expected = [*base[: one.start], *(left or ()), *base[one.end : other.start], *(right or ()), *base[other.end :]]
                return left is not None and right is not None and expected == atoms(both)
        return False

    def others(self, run: _Run, question: Question) -> Iterator[Answer]:
        """One answer of each kind that a run tells apart from its own."""
        for some in run.classes(question)[1:]:
            yield some[0]

    def line_of(self, run: _Run, line: int) -> str | None:
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

    def comes_or_goes(self, question: Question) -> bool:
        """Whether another answer leaves nothing of the section, or makes something of none."""
        others = [self.run({question: answer}) for answer in self.others(self.base, question)]
        return any(one.is_untried or (not one.has_failed and bool(one.lines) != bool(self.base.lines)) for one in others)

    def _windows(self, question: Question) -> Iterator[Window]:
        """The lines that depend on a question by itself, or together with one that is asked only after it."""
        base = self.base
        if len(_ANSWERS[question.kind]) == 1:
            block = min(base.asked_in[question], len(base.bounds) - 2)
            if question in self._follower.of_shapes:  # all that is made of those tables
                self._guards[question] = base.bounds[max(block, 0)]
                return
            own = frozenset(((question, base.answers[question]),))
            yield Window(-1, base.bounds[max(block, 0)], base.bounds[block + 1], own)
            return
        for answer in self.others(base, question):
            run, own = self.run({question: answer}), frozenset(((question, answer),))
            if run.is_untried:
                self._guards[question] = 0
                continue
            if run.is_other:
                self._guards[question] = base.bounds[min(len(run.bounds) - 1, len(base.bounds) - 2)]
                continue
            yield from self._of_run(run, own)
            if run.has_failed:
                continue
            for new in run.answers:
                if new not in base.answers and len(_ANSWERS[new.kind]) > 1:
                    for other in self.others(run, new):
                        then = self.run({question: answer, new: other})
                        if then.is_untried:
                            self._guards[question] = 0
                        else:
                            yield from self._of_run(then, own)

    def _of_silent(self, windows: list[Window]) -> Iterator[Window]:
        """The lines that depend on questions which change none alone, with each other or with one that does."""
        bearing = {one for window in windows for one in window.questions}
        names = {question for question, _ in bearing} | self._guards.keys()
        silent = [one for one in self.base.answers if one not in names and len(_ANSWERS[one.kind]) > 1]
        for number in range(max((len(self.base.classes(one)) for one in silent), default=1) - 1):
            group = [(one, self.base.classes(one)[min(number + 1, len(self.base.classes(one)) - 1)][0]) for one in silent]
            for forced in ({}, *({question: answer} for question, answer in sorted(bearing, key=repr))):
                if not self.run(forced).has_failed:
                    yield from self._together(forced, group)

    def _together(self, forced: dict[Question, Answer], group: list[tuple[Question, Answer]]) -> Iterator[Window]:
        """What a group of answers changes of a run with some answers: found by halves."""
        self._left -= 1
        before, run = self.run(forced), self.run({**forced, **dict(group)})
        if self._left < 0 or before.is_untried or run.is_untried:
            self._untried.append(Untried(self._as_it_is(forced), self._as_it_is(dict(group))))
            return
        if not group or (not run.has_failed and run.lines == before.lines):
            return
        half = len(group) // 2
        found = [*self._together(forced, group[:half]), *self._together(forced, group[half:])] if half else []
        yield from found
        if not found and not run.has_failed:
            yield from self._of_run(run, frozenset((*forced.items(), *group)))

    def _as_it_is(self, questions: Iterable[Question]) -> tuple[tuple[Question, Answer], ...]:
        return tuple((one, self.base.answers[one]) for one in questions)

    def _of_run(self, run: _Run, questions: frozenset[tuple[Question, Answer]]) -> Iterator[Window]:
        base = self.base
        if run.has_failed:
            block = min(len(run.bounds) - 1, len(base.bounds) - 2)
            edits = edited(base.lines[: base.bounds[block]], run.lines[: run.bounds[-1]])
            yield from (Window(-1, start, end, questions) for start, end, _, _ in edits)
            yield Window(-1, base.bounds[block], base.bounds[block + 1], questions)
            return
        for a, b, c, d in edited(base.lines, run.lines):
            if b - a == 1 == d - c and base.lines[a][0] == run.lines[c][0] != "each":
                yield Window(a, *difference(atoms(str(base.lines[a][1])), atoms(str(run.lines[c][1]))), questions)
            else:
                yield Window(-1, a, b, questions)


def _note(asked_in: dict[Question, int], follower: PageFollower, block: int) -> None:
    for question in follower.answers:
        asked_in.setdefault(question, block)


class _Branches:
    """The tree of one place."""

    def __init__(self, section: _Section, window: Window) -> None:
        self._section = section
        self._window = window
        self._names = window.names()
        self._used = 0

    def whole(self) -> Tree:
        """All of it."""
        of = self._section.base.lines[self._window.start : self._window.end] if self._window.line < 0 else []
        return self.tree({}, self._section.base, _MOST_TABLES if any(one[0] == "each" for one in of) else _MOST_LEAVES)

    def tree(self, forced: dict[Question, Answer], run: _Run, most: int) -> Tree:
        """What stands in the place by the answers that are not forced, in so many leaves at most. Each branch has its share;
        what is left over goes to the answers of the run itself, which always lead somewhere."""
        if run.has_failed:
            return None
        question = next((one for one in run.answers if one not in forced and self._bears(one, forced, run)), None)
        if question is None:
            self._used += 1
            return self._leaf(run)
        found: dict[Answer, Tree] = {}
        classes, start = run.classes(question), self._used
        for left, some in zip(range(len(classes), 0, -1), reversed(classes), strict=True):
            share = (most - (self._used - start)) // left
            if share > 0 or left == 1:
                found |= self._class(forced, run, question, some, max(share, 1))
        trees = list(found.values())
        if len(trees) == len(_ANSWERS[question.kind]) > 1 and all(tree == trees[0] for tree in trees):
            return trees[0]
        return Fork(question, tuple((answer, tree) for answer, tree in found.items() if tree is not None))

    def _class(
        self, forced: dict[Question, Answer], run: _Run, question: Question, some: list[Answer], most: int
    ) -> dict[Answer, Tree]:
        """The trees of answers that a run does not tell apart: of one alone, where the runs that follow do not either."""
        found: dict[Answer, Tree] = {}
        told = set[str]()
        for answer in sorted(some, key=lambda one: one != run.answers[question]):
            if found and not told - run.asked.get(question, set()):
                found[answer] = next(iter(found.values()))
                continue
            then = run if answer == run.answers[question] else self._section.run({**forced, question: answer})
            told |= then.asked.get(question, set())
            found[answer] = self.tree({**forced, question: answer}, then, most)
        return found

    def _bears(self, question: Question, forced: dict[Question, Answer], run: _Run) -> bool:
        """Whether the place depends on a question: one of its own, or a new one that makes it read otherwise."""
        if question in self._section.base.answers:
            return question in self._names
        if len(_ANSWERS[question.kind]) == 1:
            return True
        own = self._leaf(run)
        for answer in self._section.others(run, question):
            other = self._section.run({**forced, question: answer})
            if other.has_failed or self._leaf(other) != own:
                return True
        return False

    def _leaf(self, run: _Run) -> Tree:
        """What a run has in the place."""
        line, start, end, _ = self._window
        if line >= 0:
            text = self._section.line_of(run, line)
            base = atoms(str(self._section.base.lines[line][1]))
            found = None if text is None else within(base, atoms(text), self._window)
            return None if found is None else Leaf("".join(found))
        shift = grown = 0
        for a, b, c, d in edited(self._section.base.lines, run.lines):
            if a >= start and b <= end and not a == b == end != start:
                grown += (d - c) - (b - a)
            elif b <= start:
                shift += (d - c) - (b - a)
            elif a < end:
                return None
        return Leaf(tuple(run.lines[start + shift : end + shift + grown]))
