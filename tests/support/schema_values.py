"""Values made from the schema of a case file: of the right shape, and of whatever sense."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from random import Random
from typing import Any

from supplement_calc.case.schema import case_schema
from support.nasty import ALL, NAMES
from support.yaml_trees import Items, Leaf, Section, Tree


@cache
def case_schema_once() -> dict[str, Any]:
    """The schema of a case file."""
    return case_schema()


def known_at(path: Sequence[str]) -> dict[str, Any]:
    """The keys that the schema knows in a mapping, with the schema of each."""
    options = [case_schema_once()]
    for key in path:
        options = [under for option in options for under in _under(option, key)]
    return {key: value for option in options for key, value in option.get("properties", {}).items()}


def _under(schema: dict[str, Any], key: str) -> list[dict[str, Any]]:
    properties = schema.get("properties", {})
    found = properties[key] if key in properties else schema.get("additionalProperties") or schema.get("items")
    return _forms(found) if isinstance(found, dict) else []


def _forms(schema: dict[str, Any]) -> list[dict[str, Any]]:
    """A schema's own forms, references followed."""
    if "$ref" in schema:
        return _forms(case_schema_once()["$defs"][schema["$ref"].rpartition("/")[2]])
    forms = [*schema.get("oneOf", []), *schema.get("anyOf", [])]
    if any("enum" in form for form in forms):  # its words in any case are no values of their own
        forms = [form for form in forms if "enum" in form or "examples" in form]
    return [form for one in forms for form in _forms(one)] or [schema]


def made(draw: Random, schema: dict[str, Any], names: Sequence[str]) -> Tree:
    """A value that the schema allows, more or less."""
    form = draw.choice(_forms(schema))
    if "properties" in form:
        required = form.get("required", [])
        chosen = [key for key in form["properties"] if key in required or draw.random() < 0.4]
        return Section([(key, made(draw, form["properties"][key], names)) for key in chosen])
    if isinstance(form.get("additionalProperties"), dict):
        keys = draw.sample(names, min(len(names), draw.choice((1, 2)))) if draw.random() < 0.7 else [draw.choice(NAMES)]
        return Section([(key, made(draw, form["additionalProperties"], names)) for key in keys])
    if "items" in form:
        return Items([made(draw, form["items"], names) for _ in range(draw.choice((1, 1, 2)))])
    values = form.get("examples") or form.get("enum") or ([form["const"]] if "const" in form else [])
    if values and draw.random() < 0.85:
        return Leaf(str(draw.choice(values)))
    return Leaf(draw.choice(draw.choice((*ALL, tuple(names)))))
