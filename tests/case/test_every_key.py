"""A key is added whole or a test fails that names what it lacks: hover text, the schema, its documentation, and a reader.

A reader is known by the key's name: an attribute or, in a module that looks attributes up by name, a text. So a key that has
the name of another's (`note`, `where`) may pass unread; any other that nothing reads is found.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, get_args

import pytest
from pydantic import BaseModel
from pydantic.fields import FieldInfo

import supplement_calc
from supplement_calc.case.by_name import model
from supplement_calc.case.sections import SECTIONS
from support import syntax

PACKAGE = Path(supplement_calc.__file__).parent
DOCS = Path(__file__).parents[2] / "docs"
# Keys that people read in the case file and no command does, each with why that is all it is for.
DOCUMENTARY: dict[str, str] = {}
# What stands below every model, and so reads none.
_KNOWS_NO_MODEL = ("diagnostics/", "ledger/", "parser/", "reference/")
# What speaks of keys without reading what they hold.
_SPEAKS_OF_KEYS = ("case/sections.py", "case/schema.py", "case/labels.py", "case/validation_errors.py")


class Key(NamedTuple):
    """A key of a model: the field, and its name as a case file has it."""

    owner: type[BaseModel]
    field: str
    info: FieldInfo

    @property
    def name(self) -> str:
        """`Grade.points`."""
        return f"{self.owner.__name__}.{self.info.alias or self.field}"


def models_in(annotation: Any, seen: set[type[BaseModel]]) -> set[type[BaseModel]]:
    """Every model in a type, and in the fields of those."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel) and annotation not in seen:
        seen.add(annotation)
        for info in annotation.model_fields.values():
            models_in(info.annotation, seen)
    for argument in get_args(annotation):
        models_in(argument, seen)
    return seen


@cache
def keys() -> list[Key]:
    """Every key below the sections, model by model."""
    models: set[type[BaseModel]] = set()
    for section in SECTIONS.values():
        models_in(model(section.type), models)
    owners = sorted(models, key=lambda owner: owner.__name__)
    return [Key(owner, field, info) for owner in owners for field, info in owner.model_fields.items()]


@cache
def in_the_schema() -> set[tuple[str, str]]:
    """Each key of the committed schema with its description."""
    schema = json.loads((DOCS / "case.schema.json").read_text(encoding="utf-8"))

    def walk(part: Any) -> Iterator[tuple[str, str]]:
        for child in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
            yield from walk(child)
        if isinstance(part, dict) and isinstance(part.get("properties"), dict):
            yield from ((key, field.get("description", "")) for key, field in part["properties"].items())

    return set(walk(schema))


@cache
def names_read() -> frozenset[str]:
    """Every name by which code outside the models may read a field, and what the models' own functions read that it uses."""
    read: set[str] = set()
    in_models: dict[str, set[str]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        module = path.relative_to(PACKAGE).as_posix()
        if module.startswith("case/models/"):
            for function in (node for node in syntax.nodes(path) if isinstance(node, ast.FunctionDef)):
                in_models.setdefault(function.name, set()).update(attributes(tuple(ast.walk(function))))
        elif not module.startswith((*_KNOWS_NO_MODEL, *_SPEAKS_OF_KEYS)):
            read |= attributes(syntax.nodes(path))
    before = -1
    while before != len(read):
        before = len(read)
        read |= {name for function, names in in_models.items() if function in read for name in names}
    return frozenset(read)


def attributes(nodes: Sequence[ast.AST]) -> set[str]:
    """The names of attributes in a piece of code; its texts too, where it looks attributes up by name."""
    names = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    names.update(name for node in nodes if isinstance(node, ast.MatchClass) for name in node.kwd_attrs)
    if any(isinstance(node, ast.Name) and node.id == "getattr" for node in nodes):
        names.update(node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))
    return names


def lacking(key: Key, read: frozenset[str]) -> list[str]:
    """What a key lacks."""
    description, alias = key.info.description or "", key.info.alias or key.field
    lacks = []
    if not description:
        lacks.append("a description, which editors show")
    if (alias, description) not in in_the_schema():
        lacks.append("its place in docs/case.schema.json: run `python docs/build.py`")
    if f"`{alias}` – {description}" not in (DOCS / "reference" / "case-file.md").read_text(encoding="utf-8"):
        lacks.append("its line in docs/reference/case-file.md: run `python docs/build.py`")
    if key.field not in read and key.name not in DOCUMENTARY:
        lacks.append("anything that reads it; or a line in DOCUMENTARY with its reason")
    return lacks


@pytest.mark.parametrize("key", keys(), ids=lambda key: key.name)
def test_a_key_lacks_nothing(key: Key) -> None:
    lacks = lacking(key, names_read())
    assert not lacks, f"{key.name} lacks {'; and '.join(lacks)}"


def test_a_key_that_is_only_for_people_has_no_reader() -> None:
    known = {key.name: key.field for key in keys()}
    assert set(DOCUMENTARY) <= set(known)
    assert [name for name in DOCUMENTARY if known[name] in names_read()] == []


def test_what_a_half_added_key_lacks_is_named() -> None:
    half = Key(keys()[0].owner, "a_key_that_nothing_has", FieldInfo(annotation=str))
    assert lacking(half, names_read()) == [
        "a description, which editors show",
        "its place in docs/case.schema.json: run `python docs/build.py`",
        "its line in docs/reference/case-file.md: run `python docs/build.py`",
        "anything that reads it; or a line in DOCUMENTARY with its reason",
    ]
