"""Imports by a string are unseen by mypy and by renames: here each is found in the source and imported."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

import supplement_calc
from supplement_calc.case import by_name
from supplement_calc.case.case import Case
from supplement_calc.case.consistency.registry import RULES, LateRule
from support import syntax

PACKAGE = Path(supplement_calc.__file__).parent
CASE = sorted((PACKAGE / "case").rglob("*.py"))
_SHAPE = re.compile(r"[a-z_]+(\.[a-z_]+)*:[A-Za-z_]+")
_QUOTED = re.compile(rf"([\"']){_SHAPE.pattern}[\"']")
# Which function of `by_name` resolves the names of a module; `models/` for any other.
RESOLVED_BY = {"consistency/registry.py": by_name.rule}


def texts(path: Path) -> Iterator[str]:
    """The text of every literal in a module but for its docstrings; of one without such a name, none."""
    if not _QUOTED.search(source := path.read_text(encoding="utf-8")):
        return
    tree = ast.parse(source)
    documents = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documents:
            yield node.value


def named() -> list[tuple[str, str]]:
    """Each `module:Name` of the layer, with the module that it stands in."""
    return [
        (path.relative_to(PACKAGE / "case").as_posix(), text) for path in CASE for text in texts(path) if _SHAPE.fullmatch(text)
    ]


NAMED = named()


@pytest.mark.parametrize(("module", "name"), NAMED)
def test_every_name_in_a_table_is_imported(module: str, name: str) -> None:
    assert RESOLVED_BY.get(module, by_name.model)(name) is not None


def test_the_names_of_both_tables_are_found() -> None:
    found = set(NAMED)
    assert {("sections.py", "grades:Grade"), ("sections.py", "fields.numbers:price")} <= found
    assert {("reading.py", "fields.points:point"), ("consistency/registry.py", "forecast:forecast")} <= found
    assert len(found) > 30


@pytest.mark.parametrize("rule", [rule for rule in RULES if isinstance(rule, LateRule)], ids=lambda rule: rule.name)
def test_a_rule_that_is_imported_late_waits_for_a_part_of_the_case(rule: LateRule) -> None:
    assert hasattr(Case, rule.given)


def test_no_other_module_of_the_layer_imports_by_a_string() -> None:
    importers = [path.name for path in CASE if {"import_module", "__import__"} & set(identifiers(path))]
    assert importers == ["by_name.py"]


def identifiers(path: Path) -> Iterator[str]:
    """Every name that a module uses."""
    for node in syntax.nodes(path):
        if isinstance(node, ast.Name):
            yield node.id
        elif isinstance(node, ast.Attribute):
            yield node.attr
        elif isinstance(node, ast.alias):
            yield node.name


def resources() -> list[tuple[str, str]]:
    """Each `files("package").joinpath("name")` of the package: where a file is read from the package itself."""
    found = []
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in syntax.nodes(path) if "files(" in path.read_text(encoding="utf-8") else ():
            match node:
                case ast.Call(
                    func=ast.Attribute(
                        value=ast.Call(func=ast.Name(id="files"), args=[ast.Constant(value=str(package))]), attr="joinpath"
                    ),
                    args=[ast.Constant(value=str(name))],
                ):
                    found.append((package, name))
    return found


def test_every_file_read_from_the_package_is_in_it() -> None:
    found = resources()
    assert ("supplement_calc.case", "starters") in found
    assert [(package, name) for package, name in found if not (Path(str(files(package))) / name).exists()] == []
