"""The layers of the package: each imports only itself and those below it; no circle of imports, no folder or module too big."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.metadata import version
from pathlib import Path
from statistics import median

import pytest

import supplement_calc
from support import syntax

PACKAGE = Path(supplement_calc.__file__).parent
# From the ground up, as CONTRIBUTING.md has them.
LAYERS = (
    "diagnostics",
    "ledger",
    "parser",
    "reference",
    "case",
    "evidence",
    "importing",
    "costing",
    "scenarios",
    "checks",
    "output",
    "cli",
)
# The one layer that may import a library, wherever in a function it does so.
ONLY = {
    "click": "cli",
    "rich": "output",
    "pydantic": "case",
    "pydantic_core": "case",
    "yaml": "parser",
    "openpyxl": "importing",
}
MODULES = sorted(PACKAGE.rglob("*.py"))
MOST_MODULES = 20
MEDIAN_LINES = 110
MOST_LINES = 350


@cache
def nodes_of(path: Path) -> tuple[ast.Import | ast.ImportFrom | ast.Call, ...]:
    """A module's imports and calls, wherever in it they stand."""
    return tuple(node for node in syntax.nodes(path) if isinstance(node, ast.Import | ast.ImportFrom | ast.Call))


def dotted(path: Path) -> tuple[str, ...]:
    """A module's name in parts; a package's own is that of its `__init__`."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return parts[:-1] if parts[-1] == "__init__" else parts


def imports(path: Path) -> Iterator[str]:
    """Every name that a module imports: at the top, in functions, and for type checking alone."""
    for node in nodes_of(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{absolute(path, node)}.{alias.name}" for alias in node.names)


def absolute(path: Path, node: ast.ImportFrom) -> str:
    """What `from … import` starts from, its leading dots resolved."""
    if not node.level:
        return node.module or ""
    package = dotted(path) if path.name == "__init__.py" else dotted(path)[:-1]
    base = package[: len(package) - node.level + 1]
    return ".".join([*base, *([node.module] if node.module else [])])


def layer_of(parts: tuple[str, ...]) -> str | None:
    """The layer of a dotted name of ours; None for the package's own modules."""
    return parts[1] if len(parts) > 1 and parts[1] in LAYERS else None


def module_of(name: str, modules: dict[str, Path]) -> str | None:
    """The module of ours that an imported name is, or is a name of."""
    return name if name in modules else next((m for m in [name.rpartition(".")[0]] if m in modules), None)


def import_graph(paths: list[Path]) -> dict[str, set[str]]:
    """Each module by name, with the modules of ours that it imports, be it in a function or for type checking alone."""
    modules = {".".join(dotted(path)): path for path in paths}
    return {
        name: {module for one in imports(path) if (module := module_of(one, modules)) is not None} - {name}
        for name, path in modules.items()
    }


def circles(graph: dict[str, set[str]]) -> list[list[str]]:
    """For each module that its own imports lead back to, a shortest way round."""
    found: list[list[str]] = []
    for start in sorted(graph):
        ways = [[start]]
        seen: set[str] = set()
        while ways and not (found and found[-1][0] == start):
            way = ways.pop(0)
            for after in sorted(graph[way[-1]] - seen):
                if after == start:
                    found.append([*way, start])
                    break
                seen.add(after)
                ways.append([*way, after])
    return found


def test_every_folder_of_the_package_is_a_layer() -> None:
    present = {path.name for path in PACKAGE.iterdir() if path.is_dir() and any(path.rglob("*.py"))}
    assert present == set(LAYERS)


def layers_above(module: Path) -> list[str]:
    """What a module imports of a layer that is not below its own."""
    layer = layer_of(dotted(module))
    if layer is None:  # the package itself: `python -m supplement_calc` starts cli
        return []
    allowed = LAYERS[: LAYERS.index(layer) + 1]
    return [
        f"{'.'.join(dotted(module))} imports {name}, and {other} is not below {layer}"
        for name in imports(module)
        if name.partition(".")[0] == "supplement_calc"
        and (other := layer_of(tuple(name.split(".")))) is not None
        and other not in allowed
    ]


def test_a_layer_imports_only_itself_and_those_below_it() -> None:
    assert [found for module in MODULES for found in layers_above(module)] == []


def test_a_library_is_imported_by_its_own_layer_alone() -> None:
    found = [(".".join(dotted(module)), name.split(".")[0]) for module in MODULES for name in imports(module)]
    assert [one for one in found if one[1] in ONLY and layer_of(tuple(one[0].split("."))) != ONLY[one[1]]] == []


def test_no_imports_go_round_in_a_circle() -> None:
    """In functions and for type checking too: a circle is two modules that are one, or a third that both should import."""
    assert [" → ".join(circle) for circle in circles(import_graph(MODULES))] == []


def test_no_folder_has_too_many_modules() -> None:
    folders = Counter(path.parent.relative_to(PACKAGE).as_posix() for path in MODULES if path.name != "__init__.py")
    assert {folder: count for folder, count in folders.items() if count > MOST_MODULES} == {}


def test_no_module_is_too_long_and_most_are_short() -> None:
    lines = {
        ".".join(dotted(path)): len(path.read_text(encoding="utf-8").splitlines())
        for path in MODULES
        if path.name != "__init__.py"
    }
    assert {name: count for name, count in lines.items() if count > MOST_LINES} == {}
    assert median(lines.values()) <= MEDIAN_LINES


# Draws are floats until each is rounded to a step of its input; correlations of ranks and places on a chart are no amounts.
FLOATS = (("scenarios", "sensitivity", "draws"), ("case", "ranges", "correlations"), ("charts", "draw"), ("charts", "svg"))


def test_no_number_is_made_a_float_or_rounded_behind_the_ledgers_back() -> None:
    calls = [
        f"{module.name}:{node.lineno} calls {node.func.id}"
        for module in MODULES
        if dotted(module)[-3:] not in FLOATS and dotted(module)[-2:] not in FLOATS
        for node in nodes_of(module)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("float", "round")
    ]
    assert calls == []


def test_the_version_is_what_the_installed_package_says() -> None:
    assert supplement_calc.__version__ == version("supplement-calc")


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("import yaml", ["yaml"]),
        ("def f():\n    from ..output.terminal import show", ["supplement_calc.output.terminal.show"]),
        ("if TYPE_CHECKING:\n    from ..cli import run", ["supplement_calc.cli.run"]),
        ("from . import flow", ["supplement_calc.parser.flow"]),
        ("from .. import cli", ["supplement_calc.cli"]),
    ],
)
def test_imports_are_found_wherever_they_stand(
    source: str, names: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "supplement_calc" / "parser"
    folder.mkdir(parents=True)
    (folder / "reading.py").write_text(source)
    monkeypatch.setattr(f"{__name__}.PACKAGE", tmp_path / "supplement_calc")
    assert list(imports(folder / "reading.py")) == names


@pytest.mark.parametrize(
    ("graph", "found"),
    [
        ({"a": {"b"}, "b": {"c"}, "c": set()}, []),
        ({"a": {"b"}, "b": {"a"}}, [["a", "b", "a"], ["b", "a", "b"]]),
        ({"a": {"b", "c"}, "b": {"c"}, "c": {"b"}}, [["b", "c", "b"], ["c", "b", "c"]]),
        ({"a": {"a"}}, [["a", "a"]]),
    ],
)
def test_a_circle_is_found_with_the_way_round(graph: dict[str, set[str]], found: list[list[str]]) -> None:
    assert circles(graph) == found


def test_an_import_of_a_name_is_an_import_of_its_module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "supplement_calc" / "parser"
    folder.mkdir(parents=True)
    sources = {
        "__init__": "",
        "one": "def f():\n    from .two import name",
        "two": "if TYPE_CHECKING:\n    from . import one",
        "three": "from .. import parser",
    }
    for name, source in sources.items():
        (folder / f"{name}.py").write_text(source)
    monkeypatch.setattr(f"{__name__}.PACKAGE", tmp_path / "supplement_calc")
    assert import_graph(sorted(folder.glob("*.py"))) == {
        "supplement_calc.parser": set(),
        "supplement_calc.parser.one": {"supplement_calc.parser.two"},
        "supplement_calc.parser.two": {"supplement_calc.parser.one"},
        "supplement_calc.parser.three": {"supplement_calc.parser"},
    }


def test_nothing_but_its_registry_imports_a_rule_across_sections() -> None:
    """What a rule of `case/consistency/` shares with others stands outside that folder."""
    folder = "supplement_calc.case.consistency"
    others = [module for module in MODULES if ".".join(dotted(module)) != f"{folder}.registry"]
    taken = [(".".join(dotted(module)), name) for module in others for name in imports(module)]
    assert [one for one in taken if one[1].startswith(f"{folder}.") and not one[1].startswith(f"{folder}.registry.")] == []
