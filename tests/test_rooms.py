"""The rooms of the package, and the doors between them: a room imports only itself and the rooms above it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import pytest

import supplement_calc

PACKAGE = Path(supplement_calc.__file__).parent
ROOMS = (
    "diagnostics",
    "ledger",
    "parser",
    "reference",
    "case",
    "evidence",
    "costing",
    "scenarios",
    "checks",
    "output",
    "cli",
)
# The one room that may import a library, wherever in a function it does so.
ONLY = {"click": "cli", "rich": "output", "pydantic": "case", "pydantic_core": "case", "yaml": "parser"}
MODULES = sorted(PACKAGE.rglob("*.py"))


def tree_of(path: Path) -> ast.Module:
    """A module's syntax."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def dotted(path: Path) -> tuple[str, ...]:
    """A module's name in parts; a package's own is that of its `__init__`."""
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return parts[:-1] if parts[-1] == "__init__" else parts


def imports(path: Path) -> Iterator[str]:
    """Every name that a module imports: at the top, in functions, and for type checking alone."""
    for node in ast.walk(tree_of(path)):
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


def room_of(parts: tuple[str, ...]) -> str | None:
    """The room of a dotted name of ours; None for the door of the package itself."""
    return parts[1] if len(parts) > 1 and parts[1] in ROOMS else None


@pytest.fixture(params=MODULES, ids=lambda path: ".".join(dotted(path)))
def module(request: pytest.FixtureRequest) -> Path:
    """Each module of the package in turn."""
    path = request.param
    assert isinstance(path, Path)
    return path


def test_every_room_of_the_package_has_its_place_in_the_order() -> None:
    there = {path.name for path in PACKAGE.iterdir() if path.is_dir() and any(path.glob("*.py"))}
    assert there <= set(ROOMS)
    assert {"diagnostics", "ledger", "parser", "case", "costing", "output", "cli"} <= there


def test_a_room_imports_only_itself_and_the_rooms_above_it(module: Path) -> None:
    room = room_of(dotted(module))
    if room is None:  # the door: `python -m supplement_calc` opens on cli
        return
    above = ROOMS[: ROOMS.index(room) + 1]
    for name in imports(module):
        parts = tuple(name.split("."))
        if parts[0] == "supplement_calc" and (other := room_of(parts)) is not None:
            assert other in above, f"{'.'.join(dotted(module))} imports {name}"


def test_a_library_is_imported_by_its_own_room_alone(module: Path) -> None:
    for name in imports(module):
        library = name.split(".")[0]
        if library in ONLY:
            assert room_of(dotted(module)) == ONLY[library], f"{'.'.join(dotted(module))} imports {library}"


def test_no_number_is_made_a_float_or_rounded_behind_the_ledgers_back(module: Path) -> None:
    for node in ast.walk(tree_of(module)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            assert node.func.id not in ("float", "round"), f"{module.name}:{node.lineno} calls {node.func.id}"


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


def test_nothing_but_its_registry_imports_a_rule_across_sections(module: Path) -> None:
    """What a rule of `case/consistency/` shares with others stands outside that folder."""
    folder = "supplement_calc.case.consistency"
    if ".".join(dotted(module)) != f"{folder}.registry":
        taken = [name for name in imports(module) if name.startswith(f"{folder}.")]
        assert [name for name in taken if not name.startswith(f"{folder}.registry.")] == []
