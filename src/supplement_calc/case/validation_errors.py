"""Pydantic's errors as problems at the place in the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Mapping as MappingType
from itertools import islice
from typing import Any

from ..diagnostics import Problem, Span
from ..diagnostics.names import listed, nearest
from ..parser.tree import MOST_SUGGESTED, Items, Mapping, Node, Path, Scalar, first_of, inside_of, key_span, node_at, place_of
from .labels import key_phrase, phrase
from .sections import SECTIONS
from .suggestions.model_keys import Keys, choices_of, keys_of

_SHAPES = {
    "model_type": "a section with keys of its own",
    "model_attributes_type": "a section with keys of its own",
    "dict_type": "a section with keys of its own",
    "list_type": "a list, each entry after a dash",
}


def problems_of(
    errors: Sequence[MappingType[str, Any]], root: Mapping, base: Path, type_name: str, *, key: bool = False
) -> Iterator[Problem]:
    """The problems of one section or entry, whose path is `base` and whose type has the name given."""
    for error in _once(errors, root, base):
        path, node = _walk(root, base, error["loc"])
        reported = isinstance(node, Scalar) and node.broken
        meant = isinstance(node, Mapping) and node.incomplete and error["type"] in ("missing", "too_short")
        if not reported and not meant:
            yield _problem(error, root, base, path, node, type_name, key)


_OF_PARTS = ("split-number", "split-text", "syntax")


def without_parts(problems: list[Problem], root: Mapping) -> list[Problem]:
    """The problems but for those of how a list or a section is written that is to be none: one slip is one problem."""
    misplaced = {_place(problem.span) for problem in problems if problem.code == "wrong-shape"}
    if not misplaced or not any(problem.code in _OF_PARTS for problem in problems):
        return problems
    within = list(_containers_at(root, misplaced))
    return [one for one in problems if one.code not in _OF_PARTS or not any(span.holds(one.span) for span in within)]


def _containers_at(node: Node, places: set[tuple[int, int]]) -> Iterator[Span]:
    """The spans of the lists and sections whose place is one of those given."""
    inside = [(node.keys_at[key].span, one) for key, one in node.items()] if isinstance(node, Mapping) else []
    inside += [(first_of(one), one) for one in node] if isinstance(node, Items) else []
    for place, one in inside:
        if not isinstance(one, Scalar):
            if _place(place) in places:
                yield one.span
            yield from _containers_at(one, places)


def _place(span: Span) -> tuple[int, int]:
    return span.line, span.column


def _once(errors: Sequence[MappingType[str, Any]], root: Mapping, base: Path) -> Iterator[MappingType[str, Any]]:
    """The errors but for keys that are missing because they are misspelt, or because none of what stands there is known: one
    mistake is one problem."""
    unknown: dict[tuple[int | str, ...], list[str]] = {}
    for error in errors:
        if error["type"] == "extra_forbidden":
            *within, key = error["loc"]
            unknown.setdefault(tuple(within), []).append(str(key))
    for error in errors:
        *within, key = error["loc"] or ("",)
        names = unknown.get(tuple(within), [])
        if error["type"] != "missing" or not (is_misspelt(str(key), names) or _is_all(names, root, (*base, *within))):
            yield error


def _is_all(names: list[str], root: Mapping, loc: tuple[int | str, ...]) -> bool:
    """Whether a section has those keys and no others."""
    _, node = _walk(root, (), loc)
    return bool(names) and isinstance(node, Mapping) and len(names) == len(node)


def is_misspelt(key: str, unknown: Iterable[str]) -> bool:
    """Whether one of the unknown keys is this key, misspelt."""
    return any(nearest(name, [key]) for name in islice(unknown, MOST_SUGGESTED))


def is_misspelt_section(root: Mapping, section: str) -> bool:
    """Whether one of the unknown keys at the top of a case file is this section, misspelt."""
    return is_misspelt(section, (key for key in root if key not in SECTIONS))


def _walk(root: Mapping, base: Path, loc: tuple[int | str, ...]) -> tuple[Path, Node]:
    """The path of an error, leaving out the parts of its location that are not in the file (tags of unions, `[key]`)."""
    path: Path = ()
    node: Node = root
    for part in (*base, *loc):
        if isinstance(node, Items) and isinstance(part, int) and part < len(node):
            path, node = (*path, str(part + 1)), node[part]
        elif isinstance(node, Items) and isinstance(part, str) and part.isdigit() and 0 < int(part) <= len(node):
            path, node = (*path, part), node[int(part) - 1]
        elif isinstance(node, Mapping) and str(part) in node:
            path, node = (*path, str(part)), node[str(part)]
    return path, node


def _problem(
    error: MappingType[str, Any], root: Mapping, base: Path, path: Path, node: Node, type_name: str, key: bool
) -> Problem:
    kind = error["type"]
    context = error.get("ctx", {})
    span = place_of(root, path)
    if key or error["loc"][-1:] == ("[key]",):
        span = key_span(root, path)
    if kind == "reported":
        return Problem(context["code"], context["headline"], span, context["help"])
    if kind == "extra_forbidden":
        owner = node_at(root, path[:-1])
        assert isinstance(owner, Mapping)
        return unknown_key(root, owner, path, keys_of(type_name, path[len(base) : -1], frozenset(map(str, error["loc"]))))
    if kind == "missing":
        key_lacking = str(error["loc"][-1])
        choices = choices_of(type_name, path[len(base) :], frozenset(map(str, error["loc"])), key_lacking)
        return _missing(key_lacking, path, root, node, choices)
    if kind in _SHAPES:
        from .suggestions.shapes import help_of_shape

        return Problem(
            "wrong-shape",
            f"{phrase(path)} must be {_SHAPES[kind]}",
            span,
            help_of_shape(
                root, node, None if kind == "dict_type" else keys_of(type_name, path[len(base) :]), kind == "list_type"
            ),
        )
    if kind == "literal_error":
        return _not_a_choice(path, node, context["expected"], span)
    if kind == "too_short":
        return Problem("no-value", f"{phrase(path)} has nothing in it", span, "give at least one entry, or leave the line out")
    return Problem("not-valid", f"{phrase(path)}: {error['msg'][:1].lower()}{error['msg'][1:]}", span)


def _not_a_choice(path: Path, node: Node, expected: str, span: Span) -> Problem:
    text = node.shown if isinstance(node, Scalar) else "a section"
    choices = expected.replace("'", "")
    each = choices.replace(" or ", ", ").split(", ")
    in_text = [choice for choice in each if re.search(rf"\b{re.escape(choice)}\b", text, re.IGNORECASE)]
    near = in_text[0] if len(in_text) == 1 else nearest(text, each)
    inside = "" if isinstance(node, Scalar) else inside_of(node)[:60]
    help = f"did you mean {near}?" if near else f"write {choices}{f', in place of `{inside}`' if inside else ''}"
    return Problem("not-a-choice", f"{phrase(path)} is `{text}`, which is not {choices}", span, help)


def unknown_key(root: Mapping, owner: Mapping, path: Path, keys: Keys) -> Problem:
    """A key that its section does not know, with the one that is meant."""
    key = owner.keys_at[path[-1]]
    where = f" in {phrase(path[:-1])}" if path[:-1] else ""
    owner.unknown += 1
    root.unknown += owner is not root
    help = f"known here: {listed(keys.known, 'or')}"
    if owner.unknown <= MOST_SUGGESTED and root.unknown <= 10 * MOST_SUGGESTED:
        from .suggestions.near_keys import help_of_key

        # An override's key is of another source than the section that the file has.
        help = help_of_key(root, owner, path, keys, is_set=key.span.source is not owner.span.source)
    return Problem("unknown-key", f"`{key.shown}` is not known{where}", key.span, help)


def _missing(key: str, path: Path, root: Mapping, node: Node, choices: list[str]) -> Problem:
    span = place_of(root, path) if path and not path[-1].isdigit() else first_of(node)
    help = f"add `{key}:` with {listed(choices, 'or')}" if choices else f"add `{key}: …`"
    return Problem("missing-key", f"{phrase(path)} has no {key_phrase(key)}", span, help)
