"""Plain Markdown taken apart: paragraphs, lists, bold and italic, links as text, and placeholders. Nothing else is markup."""

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
    """A list, numbered from 1 or with points; each entry is a paragraph."""

    entries: tuple[tuple[Run, ...], ...]
    is_numbered: bool


Prose = tuple[Paragraph | PointList, ...]

_POINT = re.compile(r"[ \t]{0,3}(?:[-*+]|(?P<number>\d{1,3})[.)])[ \t]+(?=\S)")
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
            for entry in block.entries:
                yield from entry


def _blocks(text: str, *, is_folded: bool) -> Iterator[Paragraph | PointList]:
    lines: list[tuple[int, str]] = []  # of the paragraph that is being read
    entries: list[list[tuple[int, str]]] = []  # of the list that is
    numbered = is_after_gap = False

    def ended() -> Iterator[Paragraph | PointList]:
        if entries:
            yield PointList(tuple(map(_inline, entries)), numbered)
        elif lines:
            yield Paragraph(_inline(lines))

    at = 0
    for line in text.split("\n"):
        point = _POINT.match(line)
        if not line.strip():
            is_after_gap = True
        elif point is not None and (entries or is_after_gap or is_folded or not lines):
            if lines or (entries and numbered != (point["number"] is not None)):
                yield from ended()
                entries, lines = [], []
            numbered = point["number"] is not None
            entries.append([(at + point.end(), line[point.end() :].rstrip())])
        elif is_after_gap or is_folded or not (entries or lines):
            yield from ended()
            entries, lines = [], [_lead(at, line)]
        else:
            (entries[-1] if entries else lines).append(_lead(at, line))
        is_after_gap = is_after_gap and not line.strip()
        at += len(line) + 1
    yield from ended()


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
