"""The registries of formats, and what their modules lack."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path
from types import ModuleType

from supplement_calc.diagnostics.formats import Format
from supplement_calc.diagnostics.render import registry as check_formats
from supplement_calc.output.formats import registry as figure_formats


def _comparing() -> ModuleType:
    """The registry of figures with the formats of a command that compares."""
    module = ModuleType(figure_formats.__name__)
    vars(module).update(vars(figure_formats), FORMATS=figure_formats.COMPARING)
    return module


REGISTRIES: dict[str, ModuleType] = {"figures": figure_formats, "comparing": _comparing(), "check": check_formats}


def formats(registry: str) -> dict[str, Format]:
    """The formats of a registry by name."""
    found = REGISTRIES[registry].FORMATS
    assert isinstance(found, dict)
    return found


NAMED = [(registry, name) for registry in REGISTRIES for name in formats(registry)]


def module_of(registry: str, name: str) -> str:
    """The full name of the module of a format."""
    return f"{REGISTRIES[registry].__package__}.{formats(registry)[name].module}"


def lacking(module: ModuleType, protocol: type) -> list[str]:
    """What a module lacks of the functions of a protocol, each named with its parameters."""
    return [
        f"{module.__name__} lacks {name}{asked}"
        for name, function in vars(protocol).items()
        if not name.startswith("_")
        for asked in [_signature(function, method=True)]
        if not callable(given := getattr(module, name, None)) or _signature(given) != asked
    ]


def _signature(function: object, *, method: bool = False) -> str:
    assert callable(function)
    names = list(inspect.signature(function).parameters)
    return f"({', '.join(names[1:] if method else names)})"


def rendering_modules(registry: str) -> set[str]:
    """The modules in the folder of a registry that have a `render`, whether the registry names them or not."""
    folder = Path(REGISTRIES[registry].__file__ or "").parent
    return {path.stem for path in folder.glob("*.py") if "render" in _functions(path)}


def _functions(path: Path) -> set[str]:
    """The names of a module's functions, read without importing it."""
    return {node.name for node in ast.parse(path.read_text(encoding="utf-8")).body if isinstance(node, ast.FunctionDef)}
