"""A case as an editor sees it: the YAML as JSON, its plain leaves typed by YAML 1.2's core schema, or all of them texts."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from supplement_calc.parser.tree import Items, Mapping, Node

_INT, _BASED = re.compile("[-+]?[0-9]+"), re.compile("0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_ENDLESS = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_BOOL, _NULL = re.compile("true|True|TRUE|false|False|FALSE"), re.compile("null|Null|NULL|~|")


def as_json(node: Node, *, typed: bool = True) -> Any:
    """A node of a case as an editor's YAML reader has it; without types as one that leaves every leaf a text."""
    if isinstance(node, Mapping):
        return {str(key): as_json(value, typed=typed) for key, value in node.items()}
    if isinstance(node, Items):
        return [as_json(value, typed=typed) for value in node]
    return core(str(node)) if typed and node.plain else str(node)


def core(text: str) -> Any:
    """A plain leaf by the core schema."""
    if _INT.fullmatch(text) and len(text) < 4000:
        return int(text)
    if _BASED.fullmatch(text):
        return int(text, 0)
    if _FLOAT.fullmatch(text):
        return Decimal(text)
    if _ENDLESS.fullmatch(text):
        return float(text.replace(".", "").replace("INF", "inf"))
    if _BOOL.fullmatch(text):
        return text.lower() == "true"
    return None if _NULL.fullmatch(text) else text
