"""`--set PATH=VALUE`: other inputs for one run, typed and reported as if they stood in the file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..diagnostics import Problem, Source, Span
from ..diagnostics.characters import unsafe_at
from ..parser.characters import refused
from ..parser.numbers import Misread, read_number
from ..parser.tree import Items, Mapping, Node, Path, Scalar, copied, node_at, resolved
from ..parser.yaml_reader import YamlReader
from .people.counts import FEWEST, is_beside_a_small_count, is_of_people, is_small


class Override(NamedTuple):
    """One override: the source that names it (`<--set 1>`), the path and the value's text."""

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


_MOST_READ = 12  # inputs of one section or list that are named one by one
LEFT_OUT = "not given"
_ROOM = 80  # characters of a mapping or list that are shown
_IN_QUOTES = frozenset(",:#{}[]")  # of a value within { } or [ ]


class Changed(NamedTuple):
    """An input that a run takes otherwise than the file: its path, the run's text and the file's, None where it has none."""

    path: str
    value: str
    in_file: str | None

    @property
    def text(self) -> str:
        """`on_costs = 30% (case file: 24.33%)`."""
        return f"{self.path} = {self.value} (case file: {LEFT_OUT if self.in_file is None else self.in_file})"


def changed_by(root: Mapping, override: Override) -> Changed:
    """What the override changes, looked up before it is applied."""
    dotted = override.path.strip()
    return _changed(root, dotted, _shown(override.value.strip(), root, _path_of(root, dotted)))


def changed_in(root: Mapping, path: str, node: Node | None) -> list[Changed]:
    """What a node put at a path changes, looked up before it is put there; None leaves the input out.

    Of a section or a list each input in it that is another, where they are few enough to be read.
    """
    dotted = path.strip()
    at = resolved(root, dotted)
    if node is not None and not (isinstance(node, Scalar) and (at is None or isinstance(node_at(root, at), Scalar))):
        before = {} if at is None else _leaves(node_at(root, at), root, at)
        after = _leaves(node, root, _path_of(root, dotted))
        apart = [below for below in dict.fromkeys((*after, *before)) if before.get(below) != after.get(below)]
        if 0 < len(apart) <= _MOST_READ:
            return [_changed(root, ".".join((dotted, *below)), after.get(below, LEFT_OUT)) for below in apart]
    return [_changed(root, dotted, LEFT_OUT if node is None else text_at(node, root, _path_of(root, dotted)))]


def _leaves(node: Node, root: Mapping, at: Path, below: Path = ()) -> dict[Path, str]:
    """Every value in a node by its path from there, list items by number from 1."""
    if isinstance(node, Scalar) or not node:
        return {below: text_at(node, root, (*at, *below))}
    named = node.items() if isinstance(node, Mapping) else ((str(n), one) for n, one in enumerate(node, 1))
    return {path: text for name, one in named for path, text in _leaves(one, root, at, (*below, name)).items()}


def _changed(root: Mapping, dotted: str, value: str) -> Changed:
    path = resolved(root, dotted)
    return Changed(dotted, value, None if path is None else text_at(node_at(root, path), root, path))


def _path_of(root: Mapping, dotted: str) -> Path:
    """The path that a dotted one names; of what the case does not have yet, the names after what it has."""
    path, above, below = resolved(root, dotted), dotted, list[str]()
    while path is None and above:
        above, _, name = above.rpartition(".")
        below.insert(0, name)
        path = resolved(root, above) if above else ()
    return (*(path or ()), *below)


def text_at(node: Node, root: Mapping, path: Path) -> str:
    """What stands at a path of a case on one line, as `--set` would be given it; of a long mapping or list the first entries.
    Small counts of people are not repeated."""
    return _shown(node.shown, root, path) if isinstance(node, Scalar) else _in_short(node, root, path)


def _shown(text: str, root: Mapping, path: Path) -> str:
    """A text but for a small count of people, and for another of its table, from which the small one may follow."""
    if not is_of_people(root, path) or isinstance(read_number(text, "fte"), Misread):
        return text
    if is_small(text):
        return f"under {FEWEST}"
    return "not shown" if path[0] != "equal_pay" and is_beside_a_small_count(root, path) else text


def _in_short(node: Node, root: Mapping, path: Path, room: int = _ROOM) -> str:
    """An entry that does not fit in the room is left out with all after it, and how many those are is said; the first stays."""
    if isinstance(node, Scalar):
        text = text_at(node, root, path)
        return f'"{text}"' if _IN_QUOTES.intersection(text) else text
    start, end = "{}" if isinstance(node, Mapping) else "[]"
    names = [f"{key}: " for key in node] if isinstance(node, Mapping) else [""] * len(node)
    parts: list[str] = []
    keys = list(node) if isinstance(node, Mapping) else [str(number) for number in range(1, len(node) + 1)]
    for key, name, child in zip(keys, names, node.values() if isinstance(node, Mapping) else node, strict=True):
        left = room - sum(len(part) + 2 for part in parts) - len(name)
        if parts and left <= 0:
            break
        text = f"{name}{_in_short(child, root, (*path, key), left)}"
        if parts and len(text) > left + len(name):
            break
        parts.append(text)
    more = len(node) - len(parts)
    return f"{start}{', '.join([*parts, f'and {more:,} more'] if more else parts)}{end}"


def parse_override(text: str, number: int) -> Override | None:
    """`PATH=VALUE`, split at the first `=`; None without one or where the path is empty."""
    path, equals, value = text.partition("=")
    return Override(Source(f"<--set {number}>", text, number), path, value) if equals and path.strip() else None


def in_its_own_words(problem: Problem, overrides: Sequence[Override]) -> Problem:
    """A problem of what a `--set` gives, which has no line to leave out."""
    if problem.help is None or all(problem.span.source is not one.source for one in overrides):
        return problem
    return problem._replace(help=problem.help.replace("leave the line out", "leave out this --set"))


def apply(root: Mapping, override: Override) -> list[Problem]:
    """Put the value at the path of the tree. Keys match as written or in lower snake case; list items by number from 1."""
    if (unsafe := _unsafe(override)) is not None:
        return [unsafe]
    dotted, span = override.path.strip(), override.path_span
    place = _place(root, dotted, span)
    if place is None:
        return [_nowhere(root, dotted, span)]
    node, problems = _value(override, place.path)
    return [*_put(place, node, dotted, span), *problems]


def put(root: Mapping, dotted: str, span: Span, node: Node) -> list[Problem]:
    """Put a node of the file itself at another path of the tree, as `apply` does the value of `--set`."""
    place = _place(root, dotted.strip(), span)
    return [_nowhere(root, dotted, span)] if place is None else _put(place, copied(node, place.path), dotted, span)


def remove(root: Mapping, dotted: str, span: Span) -> list[Problem]:
    """Leave out what stands at a path of the tree, with all that is in it."""
    path = resolved(root, dotted.strip())
    if path is None:
        return [_nowhere(root, dotted, span)]
    holder = node_at(root, path[:-1])
    if isinstance(holder, Mapping):
        holder.take(path[-1])
        return []
    help = "leave out the list, or change the entry"
    return [Problem("unknown-path", f"{dotted} is an entry of a list, which cannot be left out by itself", span, help)]


def _put(place: _Place, node: Node, dotted: str, span: Span) -> list[Problem]:
    holder, name, path = place
    if isinstance(holder, Items):
        if holder.by_number(name) is None:
            help = f"{'.'.join(path[:-1])} has {len(holder)} entries, numbered from 1"
            return [_no_place(dotted, span, help)]
        holder[int(name) - 1] = node
    else:
        key = holder.keys_at.get(name)
        holder.put(Scalar.at(name, span, path) if key is None else key, node)
    return []


class _Place(NamedTuple):
    """Where a value is put: the container, the name in it that it may not have yet, and the whole path."""

    holder: Mapping | Items
    name: str
    path: Path


def _place(root: Mapping, dotted: str, span: Span) -> _Place | None:
    """The place that a dotted path names, in a container of the file; None where the file has no such container."""
    path = resolved(root, dotted)
    if path is None:
        above, dot, name = dotted.rpartition(".")
        above_path = resolved(root, above) if dot else ()
        holder = None if above_path is None else node_at(root, above_path)
        if above_path is None or isinstance(holder, Scalar) or (isinstance(holder, Mapping) and not name):
            return _in_an_absent_section(root, dotted, span)
        path = (*above_path, name)
    holder = node_at(root, path[:-1])
    assert isinstance(holder, Mapping | Items)
    return _Place(holder, path[-1], path)


def _in_an_absent_section(root: Mapping, dotted: str, span: Span) -> _Place | None:
    """A path through a section that the file does not have yet, such as `agency.fte` in a case without agency staff."""
    from .sections import SECTIONS

    section, _, name = dotted.partition(".")
    if section not in SECTIONS or "." in name or not name:
        return None
    holder = Mapping(span, (section,))
    root.put(Scalar.at(section, span, (section,)), holder)
    return _Place(holder, name, (section, name))


def _value(override: Override, path: Path) -> tuple[Node, list[Problem]]:
    """The value read as the file's would be, its places counted in the override's own text."""
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


def _unsafe(override: Override) -> Problem | None:
    """The first character, of path or value, that a case file may not have either."""
    text = override.source.text
    places = unsafe_at(text.replace("\t", " "))
    if not places:
        return None
    column = places[0] + 1
    what = "path" if column <= len(override.path) else "value"
    return refused(what, text[places[0]], Span(override.source, 1, column, 1, column + 1))


def _nowhere(root: Mapping, dotted: str, span: Span) -> Problem:
    from .suggestions.near_paths import near_path

    near = near_path(root, dotted)
    how = "join keys by dots as the file has them, for example grades.grade_9.in_post or uplifts.1.vacant"
    return _no_place(dotted, span, f"did you mean {near}?" if near else how)


def _no_place(dotted: str, span: Span, help: str) -> Problem:
    return Problem("unknown-path", f"the case has no place called {dotted}", span, help)
