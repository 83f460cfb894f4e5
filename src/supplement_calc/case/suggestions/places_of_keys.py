"""Places of the format as a case has them: with its own names, for `--set` or in words."""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics.names import fold
from ...parser.tree import Items, Mapping, Node, Path
from .model_keys import ANY_NAME

_MOST_NAMED = 3
_OF_ONE = {"grades": "each grade", "comparators": "each comparator", "options": "each option", "scenarios": "each scenario"}


def place_as_set(root: Mapping, place: Path) -> Iterator[str]:
    """The place as `--set` names it, once for each of the first entries that the case has there."""
    for path in _in_case(root, place):
        yield ".".join(path)


def _in_case(node: Node | None, place: Path) -> Iterator[Path]:
    if not place:
        yield ()
        return
    first, rest = place[0], place[1:]
    if first != ANY_NAME:
        names = [first]
    elif isinstance(node, Items):
        names = [str(number) for number in range(1, min(len(node), _MOST_NAMED) + 1)]
    elif isinstance(node, Mapping) and node:
        names = list(node)[:_MOST_NAMED]
    else:
        names = ["NAME"]
    for name in names:
        below = node.get(name) if isinstance(node, Mapping) else node.by_number(name) if isinstance(node, Items) else None
        for path in _in_case(below, rest):
            yield (fold(name) or name if first == ANY_NAME and name != "NAME" else name, *path)


def place_in_words(root: Mapping, place: Path) -> str:
    """What a key stands under: `agency:`, each grade of `grades:`."""
    section, *rest = place[:-1]
    words = f"`{section}:`"
    for name in rest:
        words = f"{_OF_ONE.get(section, 'each entry')} of {words}" if name == ANY_NAME else f"`{name}:` of {words}"
    return words
