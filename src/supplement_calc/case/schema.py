"""The JSON Schema of a case file, for editors: made from the models that read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from ..parser.tree import Node
from .by_name import model
from .editors.leaves import leaf
from .editors.places import Place
from .editors.placing import Placing
from .sections import SECTIONS, Section


def case_schema() -> dict[str, Any]:
    """The schema of the whole file (draft 2020-12). A number may be written as a number or as text, since `25,064` is text.

    `patternErrorMessage` is what editors built on VS Code's language servers say in place of a pattern; others pass it over.
    """
    placing = Placing()
    properties = {section.key: _property(section, placing) for section in SECTIONS.values()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Market supplement case",
        "description": "One business case for a market supplement: every input, and nothing computed",
        "type": "object",
        "properties": properties,
        "required": ["title"],
        "additionalProperties": False,
        "$defs": dict(sorted(placing.made.items())),
    }


def _property(section: Section, placing: Placing) -> dict[str, Any]:
    given = TypeAdapter(model(section.type)).json_schema(ref_template="#/$defs/{model}")
    placing.add(given.pop("$defs", {}))
    if section.shape != "whole" and "title" in given and "properties" in given:
        placing.add({given["title"]: given})
        given = {"$ref": f"#/$defs/{given['title']}"}
    schema = placing.schema(given, Place().under(section.key))
    if section.shape == "whole":
        return {"description": section.description, **{k: v for k, v in schema.items() if k != "description"}}
    spine = {"type": "object", "propertyNames": leaf("point_key", Place()), "additionalProperties": schema, "minProperties": 1}
    shapes: dict[str, dict[str, Any]] = {
        "list": {"type": "array", "items": schema, "minItems": 1},
        "by point": {
            "type": "object",
            "patternProperties": {str(leaf("point_key", Place())["pattern"]): _either_spine(spine, schema)},
            "additionalProperties": spine,
        },
        "by name": {"type": "object", "additionalProperties": schema, "minProperties": 1},
    }
    return {"description": section.description, **shapes[section.shape]}


def _either_spine(spine: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """The points of a spine under its name, or what one point pays."""
    return {"if": {"type": "object"}, "then": spine, "else": schema}


def description(path: Iterable[str], node: Node | None = None) -> str:
    """The description of the key at a path, as `--set` has it; of an entry by a name or number, that of what it is among.

    Where a key may be written in several forms, `node`, which has the path, says which of them it is.
    """
    found, schemas = "", [_whole()]
    for key in path:
        schemas = [inner for one in schemas for inner in _within(one, key, node if isinstance(node, dict) else {})]
        found = next((one["description"] for one in schemas if "description" in one), found)
        node = node.get(key) if isinstance(node, dict) else None
    return found


@cache
def _whole() -> dict[str, Any]:
    """The schema as the models have it, without what is for editors alone, which takes five times as long."""
    definitions: dict[str, Any] = {}
    properties: dict[str, Any] = {}
    for section in SECTIONS.values():
        given = TypeAdapter(model(section.type)).json_schema(ref_template="#/$defs/{model}")
        definitions |= given.pop("$defs", {})
        entries = {"additionalProperties": given}
        own = {"whole": given, "by point": {"additionalProperties": entries}}.get(section.shape, entries)
        properties[section.key] = {**own, "description": section.description}
    return {"properties": properties, "$defs": definitions}


def _within(schema: dict[str, Any], key: str, given: Iterable[str]) -> Iterator[dict[str, Any]]:
    """What a schema says of a key, of a name or of a number in a list, in each of its forms: first in those that know all of
    the keys that are given beside it."""
    keys = set(given)
    for form in sorted(_forms(schema), key=lambda one: not keys <= one.get("properties", {}).keys()):
        if key in form.get("properties", {}):
            yield form["properties"][key]
        elif isinstance(entries := _entries(form), dict):
            yield {name: part for name, part in entries.items() if name != "description"}


def _entries(form: dict[str, Any]) -> object:
    """What a schema says of every entry, whatever its name, kind of name or number."""
    by_kind = iter(form.get("patternProperties", {}).values())
    return next(by_kind, form.get("additionalProperties", form.get("items")))


def _forms(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The forms that a value may have, each by itself."""
    if "$ref" in schema:
        yield from _forms(_whole()["$defs"][schema["$ref"].rpartition("/")[2]])
    for choice in ("oneOf", "anyOf", "allOf"):
        for one in schema.get(choice, ()):
            yield from _forms(one)
    yield schema
