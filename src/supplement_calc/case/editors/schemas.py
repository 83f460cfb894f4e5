"""The schemas of texts and numbers by their patterns, with examples and what an editor says of others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .numbers import Sign
from .patterns import whole

Schema = dict[str, Any]
MORE = 10**15
"""More than any number of a case."""
_LEAST: dict[Sign, Schema] = {
    "any": {"exclusiveMinimum": -MORE},
    "not negative": {"minimum": 0},
    "positive": {"exclusiveMinimum": 0},
}


def text_schema(pattern: str, say: str, examples: Iterable[object]) -> Schema:
    return {"type": "string", "pattern": whole(pattern), "patternErrorMessage": say, "examples": list(examples)}


def number_schema(pattern: str, sign: Sign, say: str, examples: Iterable[object]) -> Schema:
    """A number, or a text: in a schema `pattern` holds for a text alone, and the least for a number alone."""
    least = _LEAST[sign]
    return {**text_schema(pattern, say, examples), "type": ["number", "string"], **least, "exclusiveMaximum": MORE}


def whole_number_schema(pattern: str, least: int, most: int, say: str, examples: Iterable[object]) -> Schema:
    return {**text_schema(pattern, say, examples), "type": ["integer", "string"], "minimum": least, "maximum": most}
