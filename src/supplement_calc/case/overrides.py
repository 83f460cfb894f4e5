"""`--set PATH=VALUE`: other inputs for one run, typed and told of as if they stood in the file."""

from __future__ import annotations

from typing import NamedTuple

from ..diagnostics import Problem, Source, Span
from ..diagnostics.names import fold
from ..parser.tree import Items, Mapping, Node, Path, Scalar
from ..parser.yaml_reader import YamlReader


class Override(NamedTuple):
    """One override: where it is said (`<--set 1>`), the path and the value's text."""

    source: Source
    path: str
    value: str

    @property
    def value_span(self) -> Span:
        """The value within the override's own text."""
        start = len(self.path) + 2
        return Span(self.source, 1, start, 1, start + len(self.value))

    @property
    def path_span(self) -> Span:
        """The path within the override's own text."""
        return Span(self.source, 1, 1, 1, len(self.path) + 1)


def parse_override(text: str, number: int) -> Override | None:
    """`PATH=VALUE`, split at the first `=`; None where there is none or the path is empty."""
    path, equals, value = text.partition("=")
    return Override(Source(f"<--set {number}>", text, number), path, value) if equals and path.strip() else None


def apply(root: Mapping, override: Override) -> list[Problem]:
    """Put the value at the path of the tree. Keys match as written or in lower snake case; list items by number from 1."""
    found = _find(root, override.path.strip(), override.path_span)
    if found is None:
        return [_nowhere(override)]
    holder, name, path = found
    node, problems = _value(override, path)
    if isinstance(holder, Items):
        if holder.by_number(name) is None:
            return [_nowhere(override, f"{'.'.join(path[:-1])} has {len(holder)} entries, numbered from 1")]
        holder[int(name) - 1] = node
    else:
        there = holder.keys_at.get(name)
        key = Scalar.at(name, override.path_span, path) if there is None else there
        holder.put(key, node)
    return problems


def _find(node: Node, path: str, place: Span, so_far: Path = ()) -> tuple[Mapping | Items, str, Path] | None:
    """The container and the name in it that a dotted path means. A name may hold dots itself: the longest is tried first."""
    if isinstance(node, Items):
        name, dot, rest = path.partition(".")
        if not dot:
            return node, name, (*so_far, name)
        entry = node.by_number(name)
        return None if entry is None else _find(entry, rest, place, (*so_far, name))
    if not isinstance(node, Mapping):
        return None
    for name in sorted(node, key=len, reverse=True):
        for spelling in dict.fromkeys((str(name), fold(name))):
            if path == spelling:
                return node, str(name), (*so_far, str(name))
            if (
                spelling
                and path.startswith(f"{spelling}.")
                and (found := _find(node[name], path[len(spelling) + 1 :], place, (*so_far, str(name))))
            ):
                return found
    if "." in path:
        return _absent(node, path, place, so_far)
    return (node, path, (*so_far, path)) if path else None


def _absent(node: Mapping, path: str, place: Span, so_far: Path) -> tuple[Mapping, str, Path] | None:
    """A path through a section that is not in the file yet, such as `agency.fte` in a case without agency staff."""
    from .sections import SECTIONS

    name, _, rest = path.partition(".")
    if so_far or name not in SECTIONS or "." in rest or not rest:
        return None
    section = Mapping(place, (name,))
    node.put(Scalar.at(name, place, (name,)), section)
    return section, rest, (name, rest)


def _value(override: Override, path: Path) -> tuple[Node, list[Problem]]:
    """The value read as the file's would be, its places counted in the override's own text."""
    if (unsafe := _unsafe(override)) is not None:
        return Scalar.at("", override.value_span, path, broken=True), [unsafe]
    text = " " * (len(override.path) + 1) + override.value
    reading = YamlReader(Source(override.source.name, text), path).read()
    problems = [problem._replace(span=problem.span._replace(source=override.source)) for problem in reading.problems]
    if reading.root is None or reading.stopped:
        return Scalar.at(override.value, override.value_span, path, broken=bool(problems)), problems
    _resource(reading.root, override.source)
    return reading.root, problems


def _resource(node: Node, source: Source) -> None:
    """Point a value's places into the override as it was given, rather than into the padded text that was read."""
    node.span = node.span._replace(source=source)
    if isinstance(node, Mapping):
        for key in node.keys_at.values():
            key.span = key.span._replace(source=source)
    if not isinstance(node, Scalar):
        for child in node.values() if isinstance(node, Mapping) else node:
            _resource(child, source)


# What YAML reads as the end of a line, so that places after it would be on another.
_ENDS_A_LINE = "\n\r\x85\u2028\u2029"


def _unsafe(override: Override) -> Problem | None:
    """The first character of the value that could not be told of in its place once it is read."""
    for offset, character in enumerate(override.value):
        if character in _ENDS_A_LINE or "\ud800" <= character <= "\udfff":
            start = override.value_span.column + offset
            span = Span(override.source, 1, start, 1, start + 1)
            headline = f"the value holds a character that cannot be shown (U+{ord(character):04X})"
            return Problem("control-character", headline, span, "leave it out")
    return None


def _nowhere(override: Override, help: str | None = None) -> Problem:
    return Problem(
        "unknown-path",
        f"the case has no place called {override.path}",
        override.path_span,
        help or "join keys by dots as the file has them, for example grades.grade_9.in_post or uplifts.1.vacant",
    )
