"""Where one run of a section is another than the first: in lines, or within a line in its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from ...followed.follower import Answer, Question
from ..lines import Each

Made = tuple[str, str | Each]
"""A line as it stands in the page: its kind, and its HTML, the data of its chart, or the row that is made by itself."""
_ATOM = re.compile("[\U000f0000-\U0010fffd]|\\w+|\\W")
Edit = tuple[int, int, int, int]
"""Lines from one to before another, and the lines of another run in their place."""


class Window(NamedTuple):
    """Lines that depend on questions with one answer each, or of one line the atoms."""

    line: int  # of atoms; -1 where it is of whole lines
    start: int
    end: int
    questions: frozenset[tuple[Question, Answer]]

    def names(self) -> frozenset[Question]:
        """The questions."""
        return frozenset(question for question, _ in self.questions)


def in_order(questions: Iterable[tuple[Question, Answer]]) -> list[tuple[Question, Answer]]:
    """Questions with their answers, in the same order in every process."""
    return sorted(questions, key=repr)


@lru_cache(maxsize=1024)
def atoms(text: str) -> list[str]:
    """A line in words, marks and what is between."""
    return _ATOM.findall(text)


def _ends(base: Sequence[object], other: Sequence[object]) -> tuple[int, int]:
    """How much of two is the same from the start, and of the rest from the end."""
    start, most = 0, min(len(base), len(other))
    while start < most and base[start] == other[start]:
        start += 1
    after = 0
    while after < most - start and base[-1 - after] == other[-1 - after]:
        after += 1
    return start, after


def difference(base: list[str], other: list[str]) -> tuple[int, int]:
    """The atoms of the first that the second has not in their place."""
    start, after = _ends(base, other)
    return start, len(base) - after


def within(base: list[str], other: list[str], window: Window) -> list[str] | None:
    """The atoms of the second in place of those of a window of the first; None where they differ elsewhere too."""
    after = len(base) - window.end
    if len(other) < window.start + after or base[: window.start] != other[: window.start]:
        return None
    if after and base[window.end :] != other[-after:]:
        return None
    return other[window.start : len(other) - after]


def edited(base: list[Made], other: list[Made]) -> list[Edit]:
    """Where the second is another than the first."""
    start, after = _ends(base, other)
    end, its_end = len(base) - after, len(other) - after
    if end == its_end:
        kinds = [one[0] for one in base[start:end]]
        if kinds == [one[0] for one in other[start:end]] and "each" not in kinds:
            return [(n, n + 1, n, n + 1) for n in range(start, end) if base[n] != other[n]]
    elif start in (end, its_end):
        return [(start, end, start, its_end)]
    matcher = SequenceMatcher(None, base[start:end], other[start:its_end], autojunk=False)
    codes = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    return [(start + a, start + b, start + c, start + d) for _, a, b, c, d in codes]


def joined(windows: list[Window]) -> list[Window]:
    """Windows that do not lie over each other."""
    made: list[Window] = []
    for window in sorted(windows, key=lambda one: (one.start, one.end)):
        if made and (window.start < made[-1].end or window.start == made[-1].start):
            last = made.pop()
            window = last._replace(end=max(last.end, window.end), questions=last.questions | window.questions)
        made.append(window)
    return made if len(made) == len(windows) else joined(made)


def together(windows: list[Window], bounds: list[int], lines: list[Made]) -> list[Window]:
    """Windows of lines that do not lie over each other, each within a block or of whole blocks."""
    made = joined([_whole(one, bounds, lines) for one in windows])
    return made if len(made) == len(windows) else together(made, bounds, lines)


def _whole(window: Window, bounds: list[int], lines: list[Made]) -> Window:
    """The window where it lies within one block of several lines, or else as far as whole blocks go. Which rows a table has
    that are made by themselves is one question, since they push each other out of it."""
    start = max(bound for bound in bounds if bound <= window.start)
    end = next((bound for bound in bounds if bound > start), start)
    if start < window.start and window.end < end and lines[start + 1][0] != "each":
        return window
    if window.start == window.end == start:
        return window
    return window._replace(start=start, end=next(bound for bound in bounds if bound >= window.end))
