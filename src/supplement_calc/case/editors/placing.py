"""The schemas of the models put together: each value by its kind and its place, and closed choices in any case."""

from __future__ import annotations

from typing import Any

from ..models.fields.base import LEAF
from .leaves import leaf
from .patterns import one_of
from .places import Place

Schema = dict[str, Any]
_DEFINITIONS = "#/$defs/"


class Placing:
    """Schemas on their way into one, with the definitions that they share."""

    def __init__(self) -> None:
        self.made: Schema = {}
        self._models: dict[str, Schema] = {}
        self._named: dict[tuple[str, Place], str] = {}

    def add(self, definitions: Schema) -> None:
        """Take in what models are made of, by their names."""
        self._models |= definitions

    def schema(self, given: Schema, place: Place) -> Schema:
        """A schema of pydantic's at a place: what it refers to made too."""
        if str(given.get("pattern", "")).startswith(LEAF):
            rest = {key: value for key, value in given.items() if key not in ("type", "pattern", "title", "default")}
            return {"$ref": _DEFINITIONS + self._leaf(given["pattern"].removeprefix(LEAF), place), **rest}
        if "$ref" in given:
            name = given["$ref"].removeprefix(_DEFINITIONS)
            return {**self._without(given), "$ref": _DEFINITIONS + self._model(name, place)}
        return _tidy(self._parts(self._without(given), place))

    def _without(self, given: Schema) -> Schema:
        """Without what editors would show to no use: titles made from keys, and null, which a case file has no need of."""
        return {key: value for key, value in given.items() if key not in ("title", "default") or isinstance(value, dict)}

    def _parts(self, given: Schema, place: Place) -> Schema:
        made = dict(given)
        if "properties" in made:
            made["properties"] = {key: self.schema(value, place.under(key)) for key, value in made["properties"].items()}
        for key in ("items", "additionalProperties"):
            if isinstance(made.get(key), dict):
                made[key] = self.schema(made[key], place)
        for key in ("anyOf", "oneOf", "allOf"):
            if key in made:
                made[key] = [self.schema(one, place) for one in made[key]]
        if "patternProperties" in made:
            made |= self._by_key(made.pop("patternProperties"), place)
        return made

    def _by_key(self, named: dict[str, Schema], place: Place) -> Schema:
        """Entries under keys of a kind: no other key is let by."""
        [(pattern, value)] = named.items()
        kind = pattern.removeprefix(LEAF)
        names = leaf("point_key" if kind == "point" else kind, Place())
        shown = {key: names[key] for key in ("pattern", "patternErrorMessage") if key in names}
        return {"propertyNames": shown, "additionalProperties": self.schema(value, place)}

    def _leaf(self, kind: str, place: Place) -> str:
        """The name of the definition of a leaf: its kind, and its place where that makes a difference."""
        here = leaf(kind, place)
        name = kind if here == leaf(kind, Place()) else f"{kind}{place.name}"
        self.made.setdefault(name, here)
        return name

    def _model(self, model: str, place: Place) -> str:
        """The name of the definition of a model: where its place makes it another than the first, another."""
        if (known := self._named.get((model, place))) is not None:
            return known
        first = model not in self.made
        name = model if first else f"{model}Elsewhere"
        self._named[model, place] = name  # before it is made, since a model may hold itself
        self.made[name] = {}
        self.made[name] = self.schema(self._models[model], place)
        if not first and self.made[name] == self.made[model]:
            del self.made[name]
            name = self._named[model, place] = model
        return name


def _tidy(schema: Schema) -> Schema:
    """Without null among its forms, and a single form as the thing itself; a closed choice in any case."""
    if "enum" in schema and "pattern" not in schema:
        return _in_any_case(schema)
    tidy = dict(schema)
    forms = [form for form in tidy.pop("anyOf", []) if form != {"type": "null"}]
    if len(tidy.get("allOf", ())) == 1:  # how older versions of pydantic wrap a reference that has a description
        forms = tidy.pop("allOf")
    if len(forms) == 1:
        return {**forms[0], **tidy}
    return {**tidy, "anyOf": forms} if forms else tidy


def _in_any_case(schema: Schema) -> Schema:
    """A closed choice for editors to offer, and its words in any case, as they are read."""
    words = schema["enum"]
    rest = {key: value for key, value in schema.items() if key not in ("enum", "type")}
    say = f"one of: {', '.join(words)}"
    return {**rest, "anyOf": [{"enum": words}, {"type": "string", "pattern": f"^{one_of(words)}$", "patternErrorMessage": say}]}
