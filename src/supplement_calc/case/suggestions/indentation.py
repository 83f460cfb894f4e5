"""Lines that stand beside the key they were meant to be under: one slip of the keyboard is one problem, whose help says how far
in they go.

    grades:
      Grade 9:
      salary: 41,771
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from ...diagnostics import Problem
from ...diagnostics.everyday_names import MEANT
from ...diagnostics.names import KnownNames, fold, listed
from ...parser.tree import MOST_SUGGESTED, Items, Mapping, Node, Path, Scalar
from .model_keys import ANY_NAME, keys_under

_OF_SHAPE = ("wrong-shape", "no-value")
_MOST_NAMED = 6


class _Beside(NamedTuple):
    """A key with nothing under it, the keys by line that were meant to be under it, the lines that those take, the keys that
    may be under it, and the line that something else starts on."""

    key: Scalar
    keys: dict[int, str]
    lines: frozenset[int]
    under: frozenset[str]
    until: int


def put_under(problems: list[Problem], root: Mapping) -> list[Problem]:
    """The problems with one of each such slip in place of one for each of its lines."""
    if not any(problem.code in _OF_SHAPE for problem in problems):
        return problems
    for slip in islice(_slips(root, ()), MOST_SUGGESTED):
        own = next((one for one in problems if one.code in _OF_SHAPE and one.span.line == slip.key.span.line), None)
        again = [] if own is None else [one for one in problems if _is_again(one, slip)]
        if own is not None and (slip.keys or again):
            keys = slip.keys | {one.span.line: _text(one) for one in again}
            names = [keys[line] for line in sorted(keys)]
            named = listed(names if len(names) <= _MOST_NAMED else [*names[:_MOST_NAMED], "the others below"])
            help = f"indent these lines two more spaces, under {slip.key.shown}: {named}"
            problems = [one for one in problems if one is own or (one not in again and one.span.line not in slip.lines)]
            problems[problems.index(own)] = own._replace(help=help)
    return problems


def _is_again(problem: Problem, slip: _Beside) -> bool:
    """Whether the problem is of a key that stands beside others twice, which was meant to be under this one."""
    at = problem.span
    return (
        problem.code == "duplicate-key"
        and at.source is slip.key.span.source
        and at.column == slip.key.span.column
        and slip.key.span.line < at.line < slip.until
        and fold(_text(problem)) in slip.under
    )


def _text(problem: Problem) -> str:
    return (problem.span.source.line(problem.span.line) or "")[problem.span.column - 1 : problem.span.end_column - 1]


def _slips(node: Node, path: Path) -> Iterator[_Beside]:
    if isinstance(node, Mapping):
        yield from _among(node, path)
    for name, below in node.items() if isinstance(node, Mapping) else enumerate(node, 1) if isinstance(node, Items) else ():
        if not isinstance(below, Scalar):
            yield from _slips(below, (*path, str(name)))


def _among(owner: Mapping, path: Path) -> Iterator[_Beside]:
    """The slips among the keys of one mapping."""
    if not any(map(_is_empty, owner.values())):
        return
    own = keys_under(path) if path else frozenset()
    names = list(owner)
    for number, name in enumerate(names):
        if not _is_empty(owner[name]):
            continue
        under = keys_under((*path, name))
        entries = keys_under((*path, name, ANY_NAME))
        known = KnownNames(under)
        beside: list[str] = []
        for other in names[number + 1 :]:
            if other in own or not (_is_one_of(other, under, known) or _has_some(owner[other], entries)):
                break
            beside.append(other)
        if beside or under:
            lines = frozenset(line for other in beside for line in _lines(owner.keys_at[other], owner[other]))
            keys = {owner.keys_at[other].span.line: owner.keys_at[other].shown for other in beside}
            after = names[number + 1 + len(beside) : number + 2 + len(beside)]
            until = owner.keys_at[after[0]].span.line if after else _end_of(owner.keys_at[name])
            yield _Beside(owner.keys_at[name], keys, lines, under, until)


def _end_of(key: Scalar) -> int:
    """The first line below a key that is less far in."""
    lines = key.span.source.lines
    further = " " * (key.span.column - 1)
    number = key.span.line
    while number < len(lines) and (not lines[number].strip() or lines[number].startswith(further)):
        number += 1
    return number + 1


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.strip()


def _is_one_of(name: str, keys: frozenset[str], known: KnownNames) -> bool:
    folded = fold(name)
    return folded in keys or any(one in keys for one in MEANT.get(folded, ())) or known.nearest(name) is not None


def _has_some(node: Node, keys: frozenset[str]) -> bool:
    """Whether a section is an entry of such keys."""
    return isinstance(node, Mapping) and bool(node) and bool(keys) and all(fold(key) in keys for key in list(node)[:100])


def _lines(key: Scalar, node: Node) -> Iterator[int]:
    yield key.span.line
    waiting: list[Node] = [node]
    while waiting:
        at = waiting.pop()
        if isinstance(at, Scalar):
            yield from range(at.span.line, min(at.span.end_line, at.span.line + 1000) + 1)
        elif isinstance(at, Mapping):
            yield from (one.span.line for one in at.keys_at.values())
            waiting += at.values()
        else:
            waiting += at
