"""What the registries name by string is there, and whole: neither mypy nor a renaming sees it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Protocol

import click
import pytest

import supplement_calc
from supplement_calc.cli.registry import COMMANDS
from supplement_calc.diagnostics.formats import Format, by_ending
from support import syntax
from support.registries import NAMED, REGISTRIES, formats, lacking, module_of, rendering_modules

PACKAGE = Path(supplement_calc.__file__).parent
COMMANDS_PAGE = (Path(__file__).parents[1] / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_the_module_of_a_command_has_the_command(name: str) -> None:
    module = import_module(f"supplement_calc.cli.{COMMANDS[name].module}")
    assert isinstance(module.command, click.Command)
    assert module.command.name == name


@pytest.mark.parametrize(("registry", "name"), NAMED)
def test_the_module_of_a_format_has_all_that_its_registry_asks_for(registry: str, name: str) -> None:
    assert lacking(import_module(module_of(registry, name)), REGISTRIES[registry].Renderer) == []


@pytest.mark.parametrize("registry", REGISTRIES)
def test_every_module_that_renders_is_in_the_registry(registry: str) -> None:
    named = {format_.module for format_ in formats(registry).values()}
    beside = [one for one in REGISTRIES if REGISTRIES[one].__package__ == REGISTRIES[registry].__package__]
    of_folder = {format_.module for one in beside for format_ in formats(one).values()}
    assert not rendering_modules(registry) - of_folder, "a module that renders has no line in the registry"
    assert not named - rendering_modules(registry), "a line of the registry has no module that renders"


@pytest.mark.parametrize("registry", REGISTRIES)
def test_an_ending_means_one_format(registry: str) -> None:
    endings = [ending for format_ in formats(registry).values() for ending in format_.endings]
    assert len(set(endings)) == len(endings)
    assert set(by_ending(formats(registry))) == set(endings)
    assert all(re.fullmatch(r"\.[a-z]+", ending) for ending in endings)


@pytest.mark.parametrize(("registry", "name"), NAMED)
def test_the_page_of_commands_names_every_format(registry: str, name: str) -> None:
    assert name in re.findall(r"`(\w+)`", COMMANDS_PAGE), f"docs/reference/commands.md does not name {name}"


def test_the_endings_of_what_people_read_are_named_last() -> None:
    both = {"table": Format("text", (".txt",)), "json": Format("json", (".json",))}
    assert by_ending(both) == {".json": "json", ".txt": "table"}
    assert list(by_ending(both)) == [".json", ".txt"]


class Two(Protocol):
    """Two functions, for the test of the test."""

    def render(self, view: object, columns: int | None) -> str: ...

    def name(self) -> str: ...


def test_what_a_module_lacks_is_named() -> None:
    module = ModuleType("formats.tsv")
    assert lacking(module, Two) == ["formats.tsv lacks render(view, columns)", "formats.tsv lacks name()"]
    module.render = lambda view, columns: ""  # type: ignore[attr-defined]
    module.name = lambda: ""  # type: ignore[attr-defined]
    assert lacking(module, Two) == []
    module.render = lambda table: ""  # type: ignore[attr-defined]
    assert lacking(module, Two) == ["formats.tsv lacks render(view, columns)"]


def named_in_strings() -> Iterator[tuple[str, str]]:
    """Every module of ours that the package names in a string, with where."""
    sources = {path: path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py"))}
    for path, source in sources.items():
        for node in syntax.nodes(path) if "supplement_calc" in source else ():
            if isinstance(node, ast.Constant) and re.fullmatch(r"supplement_calc(\.\w+)*", str(node.value)):
                yield str(node.value), f"{path.relative_to(PACKAGE)}:{node.lineno}"


def test_every_module_named_in_a_string_can_be_imported() -> None:
    named = list(named_in_strings())
    assert {"supplement_calc", "supplement_calc.case"} <= {name for name, _ in named}
    for name, place in named:
        try:
            import_module(name)
        except ImportError as error:
            raise AssertionError(f"{place} names {name}: {error}") from None
