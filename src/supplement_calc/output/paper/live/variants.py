"""How a section reads with other answers: which of its lines depend on which questions, and what stands in their place then.

A section is made again with one answer turned at a time. Where it comes out otherwise, the lines that differ depend on that
question. Questions whose lines lie together are turned together. Nothing is said of answers with which no words can be made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...followed.follower import ONE_LESS, ONE_MORE, Answer, Question
from .branches import DEEPEST, Branches
from .edits import Window, atoms, difference, edited, in_order, joined, together, within
from .follower import PageFollower
from .runs import ANSWERS, Blocks, Run, Runs
from .trees import Place, Untried, Variants

_MOST_TOGETHER = 160  # runs of a section with several answers turned that change nothing alone


def variants(make: Blocks, follower: PageFollower) -> Variants:
    """A section with all that may become of its lines."""
    return _Section(make, follower).found()


def whether_there(make: Blocks, follower: PageFollower) -> dict[Question, Answer]:
    """The answers without which a section that is there is not, or one that is not is."""
    section = _Section(make, follower)
    return {question: answer for question, answer in section.base.answers.items() if section.comes_or_goes(question)}


class _Section:
    def __init__(self, make: Blocks, follower: PageFollower) -> None:
        self._runs = Runs(make, follower)
        self._follower = follower
        self._guards: dict[Question, int] = {}
        self._left = _MOST_TOGETHER
        self._untried: list[Untried] = []
        self.base = self._runs.base

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
            Place(one.start if one.line < 0 else one.line, one.start, one.end, Branches(self._runs, one).whole(), one.line >= 0)
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
        for question, answer in in_order(one.questions):
            for then, its in in_order(other.questions):
                if then == question:
                    continue
                both = self._runs.line_of(self._runs.run({question: answer, then: its}), one.line)
                first = self._runs.line_of(self._runs.run({question: answer}), one.line)
                second = self._runs.line_of(self._runs.run({then: its}), one.line)
                if both is None or first is None or second is None:
                    return False
                base = atoms(str(self.base.lines[one.line][1]))
                left, right = within(base, atoms(first), one), within(base, atoms(second), other)
                expected = [*base[: one.start], *(left or ()), *base[one.end : other.start], *(right or ()), *base[other.end :]]
                return left is not None and right is not None and expected == atoms(both)
        return False

    def comes_or_goes(self, question: Question) -> bool:
        """Whether another answer leaves nothing of the section, or makes something of none."""
        if question in self._follower.of_shapes:
            return False
        others = [self._runs.run({question: answer}) for answer in self._runs.others(self.base, question)]
        return any(one.is_untried or (not one.has_failed and bool(one.lines) != bool(self.base.lines)) for one in others)

    def _windows(self, question: Question) -> Iterator[Window]:
        """The lines that depend on a question by itself, or together with one that is asked only after it."""
        if question in self._follower.of_shapes:  # with another answer there are other tables, and all that is made of them
            asked_in = min(*self.base.asked_in[question], len(self.base.bounds) - 2)
            self._guards[question] = self.base.bounds[asked_in]
        elif question.kind == "untouched":
            yield from self._untouched(question)
        elif question.kind == "same":
            yield from self._of_number(question)
        else:
            for answer in self._runs.others(self.base, question):
                yield from self._of_answer(question, answer)

    def _untouched(self, question: Question) -> Iterator[Window]:
        base = self.base
        for block in (min(one, len(base.bounds) - 2) for one in base.asked_in[question]):
            yield Window(-1, base.bounds[block], base.bounds[block + 1], frozenset(((question, base.answers[question]),)))

    def _of_answer(self, question: Question, answer: Answer) -> Iterator[Window]:
        base, run, own = self.base, self._runs.run({question: answer}), frozenset(((question, answer),))
        if run.is_untried or run.is_other:
            self._guards[question] = 0 if run.is_untried else base.bounds[min(len(run.bounds) - 1, len(base.bounds) - 2)]
            return
        yield from self._of_run(run, own)
        yield from self._onward({question: answer}, run, base, DEEPEST)

    def _onward(self, forced: dict[Question, Answer], run: Run, before: Run, most: int) -> Iterator[Window]:
        """The lines that depend on what is asked only with these answers, which are put down to the first of them."""
        if run.has_failed:
            return
        first, *_ = forced.items()
        new = [one for one in run.answers if one not in before.answers and one.kind not in ("same", "untouched")]
        for one in (one for one in new if one not in self.base.answers):
            for answer in self._runs.others(run, one):
                turned = {**forced, one: answer}
                then = self._runs.run(turned)
                if then.is_untried:
                    self._guards[first[0]] = 0
                    continue
                yield from self._of_run(then, frozenset((first,)))
                if most > 1:
                    yield from self._onward(turned, then, run, most - 1)

    def _of_number(self, question: Question) -> Iterator[Window]:
        """The lines that depend on a number in a way that is not followed: those that read otherwise with another."""
        for answer in (ONE_MORE, ONE_LESS):
            run = self._runs.run({question: answer})
            if not run.has_failed:
                yield from self._of_run(run, frozenset(((question, answer),)))
                return
        self._guards[question] = self.base.bounds[min(*self.base.asked_in[question], len(self.base.bounds) - 2)]

    def _of_silent(self, windows: list[Window]) -> Iterator[Window]:
        """The lines that depend on questions which change none alone, with each other or with one that does."""
        bearing = {one for window in windows for one in window.questions}
        names = {question for question, _ in bearing} | self._guards.keys()
        silent = [one for one in self.base.answers if one not in names and len(ANSWERS[one.kind]) > 1]
        for number in range(max((len(self.base.classes(one)) for one in silent), default=1) - 1):
            group = [(one, self.base.classes(one)[min(number + 1, len(self.base.classes(one)) - 1)][0]) for one in silent]
            for forced in ({}, *({question: answer} for question, answer in in_order(bearing))):
                if not self._runs.run(forced).has_failed:
                    yield from self._together(forced, group)

    def _together(self, forced: dict[Question, Answer], group: list[tuple[Question, Answer]]) -> Iterator[Window]:
        """What a group of answers changes of a run with some answers: found by halves."""
        self._left -= 1
        before, run = self._runs.run(forced), self._runs.run({**forced, **dict(group)})
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

    def _of_run(self, run: Run, questions: frozenset[tuple[Question, Answer]]) -> Iterator[Window]:
        base = self.base
        if run.has_failed:
            block = min(len(run.bounds) - 1, len(base.bounds) - 2)
            edits = edited(base.lines[: base.bounds[block]], run.lines[: run.bounds[-1]])
            yield from (Window(-1, start, end, questions) for start, end, _, _ in edits)
            for question, _ in in_order(questions):  # what comes after is not made
                self._guards[question] = min(base.bounds[block], self._guards.get(question, base.bounds[block]))
            return
        for a, b, c, d in self._runs.edits(run):
            if b - a == 1 == d - c and base.lines[a][0] == run.lines[c][0] != "each":
                yield Window(a, *difference(atoms(str(base.lines[a][1])), atoms(str(run.lines[c][1]))), questions)
            else:
                yield Window(-1, a, b, questions)
