"""The JSON Schema of a case file, for editors: made from the models that read it."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from .by_name import model
from .sections import SECTIONS, Section


def case_schema() -> dict[str, Any]:
    """The schema of the whole file (draft 2020-12). A number may be written as a number or as text, since `25,064` is text."""
    definitions: dict[str, Any] = {}
    properties = {section.key: _tidy(_property(section, definitions)) for section in SECTIONS.values()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Market supplement case",
        "description": "One business case for a market supplement: every input, and nothing computed",
        "type": "object",
        "properties": properties,
        "required": ["title"],
        "additionalProperties": False,
        "$defs": {name: _tidy(definition) for name, definition in sorted(definitions.items())},
    }


def _tidy(schema: Any) -> Any:
    """Without what editors would show to no use: titles made from keys, and null, which a case file has no need of."""
    if isinstance(schema, list):
        return [_tidy(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    tidy = {key: _tidy(value) for key, value in schema.items() if key not in ("title", "default") or isinstance(value, dict)}
    choices = [choice for choice in tidy.pop("anyOf", []) if choice != {"type": "null"}]
    if len(tidy.get("allOf", ())) == 1:  # how older versions of pydantic wrap a reference that has a description
        choices = tidy.pop("allOf")
    if len(choices) == 1:
        return {**choices[0], **tidy}
    return {**tidy, "anyOf": choices} if choices else tidy


def _property(section: Section, definitions: dict[str, Any]) -> dict[str, Any]:
    schema = TypeAdapter(model(section.type)).json_schema(ref_template="#/$defs/{model}")
    definitions |= schema.pop("$defs", {})
    if section.shape == "whole":
        return {"description": section.description, **{k: v for k, v in schema.items() if k != "description"}}
    if "title" in schema and "properties" in schema:
        definitions[schema["title"]] = schema
        schema = {"$ref": f"#/$defs/{schema['title']}"}
    match section.shape:
        case "list":
            shape: dict[str, Any] = {"type": "array", "items": schema, "minItems": 1}
        case "by point":
            shape = {
                "type": "object",
                "propertyNames": {"pattern": r"^(0|[1-9]\d{0,3})$"},
                "additionalProperties": schema,
            }
        case _:
            shape = {"type": "object", "additionalProperties": schema, "minProperties": 1}
    return {"description": section.description, **shape}
