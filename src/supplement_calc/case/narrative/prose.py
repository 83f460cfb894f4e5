"""Plain Markdown taken apart: paragraphs, lists and lists within them, bold and italic, links as text, and placeholders.
Nothing else is markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ...parser.tree import Scalar
from .placeholders import Placeholder


class Run(NamedTuple):
    """A stretch of a paragraph in one style: a text, or a placeholder whose figure is shown there. `at` is where in the text
    of the section it starts."""

    text: str
    at: int
    is_strong: bool = False
    is_emphasis: bool = False
    placeholder: Placeholder | None = None


class Paragraph(NamedTuple):
    """A paragraph."""

    runs: tuple[Run, ...]


class PointList(NamedTuple):
    """A list, numbered from 1 or with points; each entry is a paragraph. `within` has the lists that stand in each entry, where
    any entry has one."""

    entries: tuple[tuple[Run, ...], ...]
    is_numbered: bool
    within: tuple[tuple[PointList, ...], ...] = ()


Prose = tuple[Paragraph | PointList, ...]

_POINT = re.compile(r"(?P<space>[ \t]*)(?:[-*+]|(?P<number>\d{1,3})[.)])[ \t]+(?=\S)")
_OUTERMOST = 3  # spaces before a point that is in no other
_INNER = 2  # spaces and more that an inner point stands to the right of its outer one
_DEEPEST = 9  # lists within each other: a point further in is of the innermost
# A style reaches no further than this, so that a text full of stars takes no time by the square of its length.
_FAR = 1000
_INLINE = re.compile(
    r"\\(?P<escaped>[^\w\s])"
    r"|\{(?P<placeholder>[^{}\n]{0,200})\}"
    rf"|\*\*(?=\S)(?P<strong>.{{1,{_FAR}}}?)(?<=\S)\*\*(?!\*)"
    rf"|(?<![\w*])(?P<mark>[*_])(?=[^\s*_])(?P<emphasis>.{{1,{_FAR}}}?)(?<=[^\s*_])(?P=mark)(?![\w*])"
    r"|(?<!!)\[(?P<label>[^\[\]]{1,500})\]\((?P<url>[^()\s]{0,500})\)",
    re.DOTALL,
)
_SAFE = re.compile(r"https?://[^\s<>\"']+|mailto:[^\s<>\"']+", re.IGNORECASE)


def prose(text: Scalar) -> Prose:
    """The paragraphs and lists of a section. In a folded text (`>`) every line that is left is a paragraph."""
    return tuple(_blocks(text, is_folded=is_folded(text)))


def is_folded(text: Scalar) -> bool:
    """Whether it stands in the file after a `>`, which leaves a line break only where a paragraph ends."""
    line = text.span.source.line(text.span.line) or ""
    return line[text.span.column - 1 :].startswith(">")


def placeholders(blocks: Prose) -> Iterator[Run]:
    """Every run that is a placeholder."""
    return (run for run in runs(blocks) if run.placeholder is not None)


def runs(blocks: Prose) -> Iterator[Run]:
    """Every run of every paragraph."""
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from block.runs
        else:
            for number, entry in enumerate(block.entries):
                yield from entry
                yield from runs(block.within[number] if block.within else ())


Lines = list[tuple[int, str]]


class _Point:
    """An entry of a list while it is read: how far in it stands, its lines, and the lists within it, each numbered or not. The
    lists of a text are within a point of no lines."""

    def __init__(self, column: int, lines: Lines) -> None:
        self.column, self.lines = column, lines
        self._within: list[tuple[bool, list[_Point]]] = []

    def take(self, point: _Point, *, is_numbered: bool) -> None:
        """A point in its last list, where that is of its kind."""
        if not self._within or self._within[-1][0] != is_numbered:
            self._within.append((is_numbered, []))
        self._within[-1][1].append(point)

    @property
    def lists(self) -> tuple[PointList, ...]:
        """The lists within it."""
        return tuple(_list(points, is_numbered=is_numbered) for is_numbered, points in self._within)


def _list(points: list[_Point], *, is_numbered: bool) -> PointList:
    within = tuple(point.lists for point in points)
    return PointList(tuple(_inline(point.lines) for point in points), is_numbered, within if any(within) else ())


class _Lists:
    """The lists that follow each other, and the points that the one being read stands in, the outermost first."""

    def __init__(self) -> None:
        self._open = [_Point(-_INNER, [])]

    def __bool__(self) -> bool:
        return len(self._open) > 1

    def take(self, line: str, at: int, point: re.Match[str]) -> None:
        """A point, in the nearest one that it stands further in than."""
        column = len(point["space"].expandtabs(4))
        while len(self._open) > 1 and (column < self._open[-1].column + _INNER or len(self._open) > _DEEPEST):
            self._open.pop()
        made = _Point(column, [(at + point.end(), line[point.end() :].rstrip())])
        self._open[-1].take(made, is_numbered=point["number"] is not None)
        self._open.append(made)

    def go_on(self, line: tuple[int, str]) -> None:
        """A line of the point being read."""
        self._open[-1].lines.append(line)

    @property
    def made(self) -> tuple[PointList, ...]:
        return self._open[0].lists


def _blocks(text: str, *, is_folded: bool) -> Iterator[Paragraph | PointList]:
    lines: Lines = []  # of the paragraph that is being read
    points = _Lists()
    is_after_gap = False

    def ended() -> Iterator[Paragraph | PointList]:
        yield from points.made
        if lines:
            yield Paragraph(_inline(lines))

    at = 0
    for line in text.split("\n"):
        point = _POINT.match(line)
        if not line.strip():
            is_after_gap = True
        elif point is not None and (points or ((is_after_gap or is_folded or not lines) and _is_outermost(point))):
            if lines:
                yield from ended()
                lines = []
            points.take(line, at, point)
        elif is_after_gap or is_folded or not (points or lines):
            yield from ended()
            points, lines = _Lists(), [_lead(at, line)]
        elif points:
            points.go_on(_lead(at, line))
        else:
            lines.append(_lead(at, line))
        is_after_gap = is_after_gap and not line.strip()
        at += len(line) + 1
    yield from ended()


def _is_outermost(point: re.Match[str]) -> bool:
    return len(point["space"]) <= _OUTERMOST


def _lead(at: int, line: str) -> tuple[int, str]:
    """A line without the spaces around it, and where its first character stands."""
    bare = line.strip()
    return at + line.index(bare[0]), bare


def _inline(lines: list[tuple[int, str]]) -> tuple[Run, ...]:
    """The runs of lines that make one paragraph."""
    joined = " ".join(line for _, line in lines)
    starts, place = [], 0
    for at, line in lines:
        starts.append((place, at))
        place += len(line) + 1

    def at_of(index: int) -> int:
        start, at = next(pair for pair in reversed(starts) if pair[0] <= index)
        return at + index - start

    return tuple(run._replace(at=at_of(run.at)) for run in _merged(_styled(joined, 0)))


def _styled(text: str, at: int, *, is_strong: bool = False, is_emphasis: bool = False) -> Iterator[Run]:
    """The runs of a text that starts `at` a place of its paragraph, within the styles around it."""
    done = 0
    for found in _INLINE.finditer(text):
        if found.start() > done:
            yield Run(text[done : found.start()], at + done, is_strong, is_emphasis)
        done = found.end()
        start = at + found.start()
        if found["escaped"] is not None:
            yield Run(found["escaped"], start, is_strong, is_emphasis)
        elif found["placeholder"] is not None:
            yield Run(found[0], start, is_strong, is_emphasis, Placeholder.of(found["placeholder"]))
        elif found["strong"] is not None:
            yield from _styled(found["strong"], at + found.start("strong"), is_strong=True, is_emphasis=is_emphasis)
        elif found["emphasis"] is not None:
            yield from _styled(found["emphasis"], at + found.start("emphasis"), is_strong=is_strong, is_emphasis=True)
        else:
            yield from _styled(found["label"], at + found.start("label"), is_strong=is_strong, is_emphasis=is_emphasis)
            if _SAFE.fullmatch(found["url"]) and found["url"] != found["label"]:
                yield Run(f" ({found['url'].removeprefix('mailto:')})", start, is_strong, is_emphasis)
    if done < len(text):
        yield Run(text[done:], at + done, is_strong, is_emphasis)


def _merged(parts: Iterator[Run]) -> Iterator[Run]:
    """Texts of one style that follow each other as one run."""
    last: Run | None = None
    for run in parts:
        alike = last is not None and last[2:] == run[2:] and run.placeholder is None
        if alike and last is not None:
            last = last._replace(text=last.text + run.text)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last
