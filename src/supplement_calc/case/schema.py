"""The JSON Schema of a case file, for editors: made from the models that read it."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

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
