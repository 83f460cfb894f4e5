"""YAML to the node tree, event by event, refusing what a case file has no use for.

One loop over the parser's events gives every value with its place. It refuses what would let a file mean something else
than it shows (duplicate keys, aliases, anchors, tags, merge keys, second documents) or cost more than it should (depth).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import yaml

from ..diagnostics import Problem, Related, Source, Span
from ..diagnostics.characters import unsafe_at
from .characters import refused, written_at
from .flow_commas import has_no_value, is_decimal, is_number, join, joined_item, may_join, split_number, split_phrase
from .slips import cut_by_hash, may_cut, tight, tight_entry
from .syntax_errors import LONGEST_KEY, key_too_long, syntax_problem
from .tree import Items, Mapping, Node, Path, Scalar

DEEPEST = 40

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class YamlReader:
    """One text being read. `root` is None where the text has nothing to go on; `stopped` where the rest could not be read."""

    def __init__(self, source: Source, path: Path = ()) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self.stopped = False
        self._base = path
        self._open: list[_Frame] = []
        self._documents = 0
        self._has_hash = may_cut(source.text)

    def read(self) -> YamlReader:
        """Read the whole text."""
        return self._read(_Loader)

    def _read(self, loader: Any) -> YamlReader:
        try:
            for event in _events(self.source.text, loader):
                if take := _TAKERS.get(type(event)):
                    take(self, event)
                    if self.stopped:
                        break
        except (yaml.YAMLError, OverflowError, ValueError) as error:  # the last two: a code for no character
            if "nesting depth" in str(error) and loader is not yaml.SafeLoader:
                # Newer C parsers look ahead and give up before they reach our own limit; the pure parser has no limit.
                return YamlReader(self.source, self._base)._read(yaml.SafeLoader)
            self.stopped = True
            problem = syntax_problem(self.source, error)
            if not any((one.code, one.span.place) == (problem.code, problem.span.place) for one in self.problems):
                self.problems.append(problem)
        return self

    def _alias(self, event: Any) -> None:
        key = self._open[-1].key if self._open else None
        if key is None or not key.broken:  # under << it is the merge that is reported
            headline = f"*{event.anchor} repeats a value from elsewhere; a case file gives each value in its own place"
            self._report("alias", headline, self._span(event), "write the value itself")
        self._place(Scalar.at("", self._span(event), self._path(), broken=True), event)

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            self.stopped = True
            self._report(
                "second-document",
                "a second document starts here; a case file holds one case",
                self._span(event),
                "put the second case in a file of its own",
            )

    def _scalar(self, event: Any) -> None:
        span = self._span(event)
        plain = not event.style  # the C parser gives "", the Python one None
        scalar = Scalar.at(event.value, span, self._path(), plain=plain)
        if event.anchor or event.tag is not None:
            self._refuse_marks(event, span)
        if not (scalar.isascii() and scalar.isprintable()):
            self._refuse_characters(scalar)
        if plain and self._has_hash:
            self._warn_of_hash(scalar)
        self._place(scalar, event)

    def _warn_of_hash(self, scalar: Scalar) -> None:
        cut = cut_by_hash(scalar, self.source.line(scalar.span.line) or "")
        if cut is not None:
            self.problems.append(cut)
            scalar.broken = scalar == ""

    def _refuse_characters(self, scalar: Scalar) -> None:
        places = unsafe_at(scalar.replace("\n", " "))
        if places:
            span = written_at(scalar[places[0]], scalar.span)
            self.problems.append(refused("text", scalar[places[0]], span, without=scalar))
            scalar.broken = True

    def _start(self, event: Any) -> None:
        span = self._span(event)
        self._refuse_marks(event, span)
        if len(self._open) >= DEEPEST:
            self.stopped = True
            self._report("too-deep", f"nested more than {DEEPEST} deep", span, "a case file never needs more than ten levels")
            return
        is_mapping = isinstance(event, yaml.MappingStartEvent)
        node = Mapping(span, self._path()) if is_mapping else Items(span, self._path())
        self._open.append(_Frame(node, bool(event.flow_style)))

    def _end(self, event: Any) -> None:
        frame = self._open.pop()
        node = frame.node
        if frame.is_flow:
            node.span = node.span.to(self._span(event))
        self._place(node)

    def _refuse_marks(self, event: Any, span: Span) -> None:
        if event.anchor:
            self._report(
                "anchor",
                f"&{event.anchor} names a value for use elsewhere; a case file gives each value in its own place",
                span,
                f"leave out &{event.anchor}",
            )
        if event.tag is not None:
            self._report("tag", "a tag (!…) is not used in a case file", span, "leave the tag out")

    def _place(self, node: Node, event: Any = None) -> None:
        """Put a finished node where it belongs: into the container open now, or at the root."""
        if not self._open:
            self.root = node
            return
        frame = self._open[-1]
        if isinstance(frame.node, Items):
            self._item(frame, frame.node, node, event)
        elif frame.key is None:
            self._key(frame, node, event)
        else:
            self._entry(frame, frame.node, node, event)

    def _item(self, frame: _Frame, items: Items, node: Node, event: Any) -> None:
        if frame.is_flow and event is not None and isinstance(node, Scalar):
            joined = joined_item(self.source, frame.last, frame.last_end, node, event.start_mark.index)
            frame.last_end = event.end_mark.index
            if joined is not None:
                self._report_split(frame, split_number(joined, "[…]"))
                items[-1] = frame.last = joined
                return
            frame.last, frame.split = node, None
        items.append(node)

    def _key(self, frame: _Frame, node: Node, event: Any) -> None:
        if isinstance(node, Scalar):
            if node.plain and node == "<<":
                self._report(
                    "merge-key",
                    "<< merges another mapping in; a case file gives each value in its own place",
                    node.span,
                    "write the keys themselves",
                )
                node.broken = True
            if len(node) > LONGEST_KEY:  # only `? …` lets one be
                self.problems.append(key_too_long(node.shown, node.span))
                node.broken = True
            node.path = (*node.path, str(node) if len(node) <= LONGEST_KEY else node.shown)
            frame.key, frame.key_end = node, event.end_mark.index if event is not None else -1
            return
        self._report("key-not-text", "a key must be a word or a number", node.span, "write `key: value`")
        frame.key = Scalar.at("", node.span, (*frame.node.path, ""), broken=True)

    def _entry(self, frame: _Frame, mapping: Mapping, node: Node, event: Any) -> None:
        key, frame.key = frame.key, None
        assert key is not None
        is_alone = frame.is_flow and event is not None and has_no_value(self.source, key, frame.key_end, node)
        if is_alone and (pair := tight(key)) is not None:
            self._take_apart(frame, mapping, key, pair)
            return
        if is_alone:
            last = frame.last_key
            if last is not None and may_join(mapping[last], key):
                joined = join(mapping[last], key)
                joined.broken = is_number(joined) or is_decimal(joined)
                problem = split_number(joined, "{…}") if joined.broken else split_phrase(joined)
                self._report_split(frame, problem)
                mapping[last] = joined
                return
        if key.broken:
            mapping.incomplete = True
            return
        if key in mapping:
            first = mapping.keys_at[key].span
            self._report(
                "duplicate-key",
                f"`{key.shown}` is here twice; the first is on line {first.line}",
                key.span,
                "keep one of the two",
                (Related(first, "first here"),),
            )
            return
        frame.last_key, frame.split = str(key), None
        mapping.put(key, node)

    def _take_apart(self, frame: _Frame, mapping: Mapping, key: Scalar, pair: tuple[str, str]) -> None:
        """An entry such as `26:3`, reported once for all of its brackets, and put in as it was meant."""
        frame.tight.append(pair)
        if len(frame.tight) == 1:
            frame.tight_at = len(self.problems)
            self.problems.append(tight_entry(frame.tight, key.span))
        else:
            first = self.problems[frame.tight_at]
            self.problems[frame.tight_at] = tight_entry(frame.tight, first.span)
        meant = Scalar.at(pair[0], key.span, (*key.path[:-1], pair[0]))
        mapping.put(meant, Scalar.at(pair[1], key.span, meant.path, broken=True))

    def _report_split(self, frame: _Frame, problem: Problem) -> None:
        """Report a text that commas split; of one split several times, the whole takes the place of the part reported."""
        if frame.split is None:
            frame.split = len(self.problems)
            self.problems.append(problem)
        else:
            self.problems[frame.split] = problem

    def _path(self) -> Path:
        """The path of what comes next: a key's own path is its value's, and a key yet to come stands at its container's."""
        if not self._open:
            return self._base
        frame = self._open[-1]
        if isinstance(frame.node, Items):
            return (*frame.node.path, str(len(frame.node) + 1))
        return frame.node.path if frame.key is None else frame.key.path

    def _span(self, event: Any) -> Span:
        start, end = event.start_mark, event.end_mark
        # made as the plain tuple that it is: a third of the time that its own constructor takes, hundreds of times a file
        return tuple.__new__(Span, (self.source, start.line + 1, start.column + 1, end.line + 1, end.column + 1))

    def _report(self, code: str, headline: str, span: Span, help: str, related: tuple[Related, ...] = ()) -> None:
        self.problems.append(Problem(code, headline, span, help, related))


def _events(text: str, loader_type: Any) -> Iterator[Any]:
    """The parser's events, straight from it: `yaml.parse` asks of each whether it exists before it takes it."""
    loader = loader_type(text)
    try:
        yield from iter(loader.get_event, None)
    finally:
        loader.dispose()


# What is done with each event; those of no use to us are passed over.
_TAKERS: dict[type, Callable[[YamlReader, Any], None]] = {
    yaml.ScalarEvent: YamlReader._scalar,
    yaml.MappingStartEvent: YamlReader._start,
    yaml.SequenceStartEvent: YamlReader._start,
    yaml.MappingEndEvent: YamlReader._end,
    yaml.SequenceEndEvent: YamlReader._end,
    yaml.AliasEvent: YamlReader._alias,
    yaml.DocumentStartEvent: YamlReader._document,
}


class _Frame:
    """A container under way: its node, the key that waits for a value, and what flow style needs to join split numbers."""

    __slots__ = ("is_flow", "key", "key_end", "last", "last_end", "last_key", "node", "split", "tight", "tight_at")

    def __init__(self, node: Mapping | Items, is_flow: bool) -> None:
        self.node = node
        self.is_flow = is_flow
        self.key: Scalar | None = None
        self.key_end = -1
        self.last: Scalar | None = None
        self.last_end = -1
        self.last_key: str | None = None
        self.split: int | None = None
        self.tight: list[tuple[str, str]] = []
        self.tight_at = 0
