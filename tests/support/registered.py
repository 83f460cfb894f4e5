"""What a folder of modules registers, so that a part that is only half added can be named."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

TESTS = Path(__file__).parents[1]


def modules_of(package: ModuleType, *others: str) -> list[str]:
    """The names of a package's modules, but for its registry and the `others`."""
    assert package.__file__ is not None
    stems = (path.stem for path in Path(package.__file__).parent.glob("*.py"))
    return sorted(stem for stem in stems if stem not in ("__init__", "registry", *others))


def functions_of(package: ModuleType, module: str, result: str) -> dict[str, Callable[..., Any]]:
    """The public functions of a module that return an iterator of `result`, by name."""
    loaded = import_module(f"{package.__name__}.{module}")
    return {
        name: function
        for name, function in inspect.getmembers(loaded, inspect.isfunction)
        if function.__module__ == loaded.__name__
        and not name.startswith("_")
        and f"[{result}]" in str(function.__annotations__.get("return"))
    }


def siblings_imported(package: ModuleType, module: str, siblings: list[str]) -> Iterator[str]:
    """The `siblings` that a module of the package imports, wherever in it."""
    assert package.__file__ is not None
    text = (Path(package.__file__).parent / f"{module}.py").read_text(encoding="utf-8")
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.ImportFrom) and node.level == 1:
            names = [node.module.partition(".")[0]] if node.module else [alias.name for alias in node.names]
            yield from (name for name in names if name in siblings)


def code_of(function: Callable[..., Any]) -> str:
    """The code that a function is named for: `small-count` of `small_count`."""
    return function.__name__.replace("_", "-")


def text_of_tests(folder: str, module: str) -> str:
    """The text of a module's test module; `` where it has none."""
    path = TESTS / folder / f"test_{module}.py"
    return path.read_text(encoding="utf-8") if path.exists() else ""
