"""The keys that the models of a case file know, with what each is, and every place that a key may stand in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Mapping as MappingType
from functools import cache, lru_cache
from typing import Any, Literal, NamedTuple, get_args, get_origin

from ...parser.tree import Path
from ..by_name import model
from ..sections import SECTIONS

ANY_NAME = "*"
"""In a path of the format: a name of the case's own, such as a grade's, or a number of a list."""


class Keys(NamedTuple):
    """The keys that may stand in one place with what each is, the keys of an entry of those that have entries by name, and
    those that must be there."""

    known: dict[str, str]
    entries: dict[str, frozenset[str]]
    required: frozenset[str] = frozenset()


def keys_of(type_name: str, names: Iterable[str], tags: frozenset[str] = frozenset()) -> Keys:
    """What the type of that name knows below the names of fields: the keys of its model, or of the model of a field; of the
    forms of a field that have a tag those of the form that was met, where `tags` has its tag."""
    return _keys_of(type_name, tuple(names), tags)


@lru_cache(maxsize=256)  # a file of many slips asks for the same few again and again
def _keys_of(type_name: str, names: tuple[str, ...], tags: frozenset[str]) -> Keys:
    fields = [one for each in _models_at(type_name, names, tags) for one in _fields(each)]
    known: dict[str, str] = {}
    for key, field in fields:
        known.setdefault(key, field.description or "")
    return Keys(known, _entries(fields), frozenset(key for key, field in fields if field.is_required()))


@cache
def sections() -> Keys:
    """The keys at the top of a case file."""
    by_name = [section for section in SECTIONS.values() if section.shape == "by name"]
    entries = {section.key: frozenset(keys_of(section.type, ()).known) for section in by_name}
    return Keys({section.key: section.description for section in SECTIONS.values()}, entries)


def choices_of(type_name: str, names: Iterable[str], tags: frozenset[str], key: str) -> list[str]:
    """What may be written for a key, where that is one of a few words; nothing of any other key."""
    fields = [field for one in _models_at(type_name, names, tags) for name, field in _fields(one) if name == key]
    return [
        str(choice) for field in fields[:1] if get_origin(field.annotation) is Literal for choice in get_args(field.annotation)
    ]


@cache
def places() -> dict[str, tuple[Path, ...]]:
    """Every path of the format that ends in a key, by the key, those of the fewest keys first."""
    found: dict[str, list[Path]] = {}
    for section in SECTIONS.values():
        base = (section.key, ANY_NAME) if section.shape in ("by name", "list") else (section.key,)
        for of in _models_in(model(section.type), frozenset()):
            for path in _paths(of, base, ()):
                found.setdefault(path[-1], []).append(path)
    return {key: tuple(sorted(dict.fromkeys(paths), key=len)) for key, paths in found.items()}


def keys_under(path: Path) -> frozenset[str]:
    """The keys that the format has under a path, names of the case's own being any."""
    at = [_tree()]
    for name in path:
        at = [below[one] for below in at for one in (name, ANY_NAME) if one in below]
    return frozenset(key for below in at for key in below if key != ANY_NAME)


@cache
def _tree() -> _Tree:
    """Every place of the format, a level for each key."""
    tree: _Tree = {}
    for paths in places().values():
        for path in paths:
            at = tree
            for name in path:
                at = at.setdefault(name, {})
    return tree


_Tree = dict[str, "_Tree"]


def is_place(path: Path) -> bool:
    """Whether a path is at a place of the format, names of the case's own being any."""
    return any(is_at(place, path) for place in places().get(path[-1], ()))


def is_at(place: Path, path: Path) -> bool:
    """Whether a path is at this place of the format."""
    return len(place) == len(path) and all(one in (ANY_NAME, name) for one, name in zip(place, path, strict=True))


def _paths(of: Any, base: Path, within: tuple[Any, ...]) -> Iterator[Path]:
    for key, field in _fields(of):
        yield (*base, key)
        for below, inner in _inner(field.annotation):
            if inner not in within:
                yield from _paths(inner, (*base, key, *below), (*within, of))


def _inner(annotation: Any, above: Path = ()) -> Iterator[tuple[Path, Any]]:
    """Each model in an annotation, with a name for each mapping or list that it is in."""
    if get_origin(annotation) in (dict, list, tuple, MappingType):
        above = (*above, ANY_NAME)
    if _is_model(annotation):
        yield above, annotation
    for form in get_args(annotation):
        yield from _inner(form, above)


def _entries(fields: list[tuple[str, Any]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for key, field in fields:
        for below, inner in _inner(field.annotation):
            if below:
                found.setdefault(key, set()).update(name for name, _ in _fields(inner))
    return {key: frozenset(names) for key, names in found.items()}


def _models_at(type_name: str, names: Iterable[str], tags: frozenset[str]) -> list[Any]:
    models = list(_models_in(model(type_name), tags))
    for name in names:
        fields = [field for one in models for key, field in _fields(one) if key == name]
        models = [one for field in fields for one in _models_in(field.annotation, tags)] or models
    return models


def _fields(of: Any) -> list[tuple[str, Any]]:
    return [(field.alias or name, field) for name, field in of.model_fields.items()]


def _models_in(annotation: Any, tags: frozenset[str]) -> Iterator[Any]:
    from pydantic import Tag

    if _is_model(annotation):
        yield annotation
    forms = get_args(annotation)
    met = [form for form in forms if any(isinstance(part, Tag) and part.tag in tags for part in get_args(form))]
    for form in met or forms:
        yield from _models_in(form, tags)


def _is_model(annotation: Any) -> bool:
    from pydantic import BaseModel

    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
