"""What may stand in a place of a section: a tree of the questions that it depends on."""

from __future__ import annotations

from collections.abc import Iterator

from ...followed.follower import Answer, Question
from .edits import Window, atoms, within
from .runs import ANSWERS, Run, Runs
from .trees import Fork, Leaf, Tree

_MOST_LEAVES, _MOST_TABLES = 24, 80
DEEPEST = 3
"""How many questions after a first are tried, each of which comes up by the answer to the one before."""


class Branches:
    """The tree of one place."""

    def __init__(self, runs: Runs, window: Window) -> None:
        self._runs = runs
        self._window = window
        self._names = window.names()
        self._used = 0
        self._visited: list[Run] = []

    def whole(self) -> Tree:
        """All of it."""
        of = self._runs.base.lines[self._window.start : self._window.end] if self._window.line < 0 else []
        return self.tree({}, self._runs.base, _MOST_TABLES if any(one[0] == "each" for one in of) else _MOST_LEAVES)

    def tree(self, forced: dict[Question, Answer], run: Run, most: int) -> Tree:
        """What stands in the place by the answers that are not forced, in so many leaves at most. Each branch has its share;
        what is left over goes to the answers of the run itself, which always lead somewhere."""
        self._visited.append(run)
        if run.has_failed:
            return None
        question = next((one for one in run.answers if one not in forced and self._bears(one, forced, run)), None)
        if question is None:
            self._used += 1
            return self._leaf(run)
        found: dict[Answer, Tree] = {}
        classes, start = run.classes(question)[: 1 if question.kind == "same" else None], self._used
        for left, some in zip(range(len(classes), 0, -1), reversed(classes), strict=True):
            share = (most - (self._used - start)) // left
            if share > 0 or left == 1:
                found |= self._class(forced, run, question, some, max(share, 1))
        trees = list(found.values())
        if len(trees) == len(ANSWERS[question.kind]) > 1 and all(tree == trees[0] for tree in trees):
            return trees[0]
        return Fork(question, tuple((answer, tree) for answer, tree in found.items() if tree is not None))

    def _class(
        self, forced: dict[Question, Answer], run: Run, question: Question, some: list[Answer], most: int
    ) -> dict[Answer, Tree]:
        """The trees of answers that a run does not tell apart: of one alone, where the runs that follow do not either."""
        found: dict[Answer, Tree] = {}
        told, start = set[str](), len(self._visited)
        for answer in sorted(some, key=lambda one: one != run.answers[question]):
            if found and not told - run.asked.get(question, set()):
                found[answer] = next(iter(found.values()))
                continue
            then = run if answer == run.answers[question] else self._runs.run({**forced, question: answer})
            found[answer] = self.tree({**forced, question: answer}, then, most)
            told.update(*(one.asked.get(question, ()) for one in self._visited[start:]))
        return found

    def _bears(self, question: Question, forced: dict[Question, Answer], run: Run) -> bool:
        """Whether the place depends on a question: one of its own, or a new one that makes it read otherwise."""
        if question in self._runs.base.answers:
            return question in self._names
        if question.kind in ("same", "untouched"):
            return True
        own = self._leaf(run)
        if self._leads(question, forced, run, own, DEEPEST):
            return True
        new = [one for one in run.answers if one != question and one not in forced and self._is_new(one)]
        turned = {**forced, **{one: answer for one in new for answer in list(self._runs.others(run, one))[:1]}}
        if not new or not any(self._is_other(then, own) for _, then in self._with(run, turned, question)):
            return False
        return any(self._is_pair(question, one, forced, run) for one in new)

    def _leads(self, question: Question, forced: dict[Question, Answer], run: Run, own: Tree, depth: int) -> bool:
        """Whether the place reads otherwise with a question turned, or with what is asked only then turned as well: whether a
        range has another end, and then whether both are the same."""
        for turned, then in self._with(run, forced, question):
            if self._is_other(then, own):
                return True
            asked = [one for one in then.answers if one not in run.answers and self._is_new(one)] if depth else []
            if any(self._leads(one, turned, then, own, depth - 1) for one in asked):
                return True
        return False

    def _is_new(self, question: Question) -> bool:
        return question not in self._runs.base.answers and question.kind not in ("same", "untouched")

    def _with(
        self, run: Run, forced: dict[Question, Answer], question: Question
    ) -> Iterator[tuple[dict[Question, Answer], Run]]:
        """With each other answer of a question what is forced then, and the run."""
        for answer in self._runs.others(run, question):
            turned = {**forced, question: answer}
            yield turned, self._runs.run(turned)

    def _is_other(self, run: Run, own: Tree) -> bool:
        return run.has_failed or self._leaf(run) != own

    def _is_pair(self, one: Question, other: Question, forced: dict[Question, Answer], run: Run) -> bool:
        """Whether the place reads otherwise with both turned, and not with either alone: an end of a range, say, of which
        neither is known."""
        own = self._leaf(run)
        if any(self._is_other(then, own) for _, then in self._with(run, forced, other)):
            return False
        both = (turned for turned, _ in self._with(run, forced, other))
        return any(self._is_other(then, own) for turned in both for _, then in self._with(run, turned, one))

    def _leaf(self, run: Run) -> Tree:
        """What a run has in the place."""
        line, start, end, _ = self._window
        if line >= 0:
            text = self._runs.line_of(run, line)
            base = atoms(str(self._runs.base.lines[line][1]))
            found = None if text is None else within(base, atoms(text), self._window)
            return None if found is None else Leaf("".join(found))
        shift = grown = 0
        for a, b, c, d in self._runs.edits(run):
            if a >= start and b <= end and not a == b == end != start:
                grown += (d - c) - (b - a)
            elif b <= start:
                shift += (d - c) - (b - a)
            elif a < end:
                return None
        return Leaf(tuple(run.lines[start + shift : end + shift + grown]))
