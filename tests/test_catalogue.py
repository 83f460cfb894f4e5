"""The catalogue has a page for every code that the source can produce, and its samples do what they say."""

from __future__ import annotations

import ast
import os
import re
import shlex
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple, TypeAlias

import pytest

import supplement_calc
from supplement_calc.case.loading import load_text
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.case.validation_errors import problems_of
from supplement_calc.checks.check import findings
from supplement_calc.checks.context import CheckContext
from supplement_calc.checks.rule import Rule
from supplement_calc.checks.rule_registry import RULES
from supplement_calc.cli.main import main
from supplement_calc.diagnostics import Problem, Source, start_of
from supplement_calc.parser.source_file import LARGEST, decode
from supplement_calc.parser.tree import Mapping
from support import syntax
from support.words import too_long_without_code

PACKAGE = Path(supplement_calc.__file__).parent
DOCS = Path(__file__).parents[1] / "docs" / "reference" / "rules"
PAGES = {path.stem: path for path in sorted((PACKAGE / "catalogue").glob("*.md"))}


# The codes that the source can produce. A code comes into being as the `code` of a class that has one (Problem, Misread), or
# under the key "code" of a dict. From each such place the argument is followed back: through parameters to every call of the
# function, and through variables, loops over tables, choices and returned tuples to the texts they come from.

Definition: TypeAlias = "ast.FunctionDef | ast.ClassDef"


class Module:
    """One module of the package, with what stands around each of its nodes."""

    def __init__(self, path: Path) -> None:
        self.name = path.relative_to(PACKAGE).as_posix()
        self.tree, self.nodes = syntax.tree(path), syntax.nodes(path)
        self.parents = {child: node for node in self.nodes for child in ast.iter_child_nodes(node)}
        self.definitions = {node.name: node for node in self.nodes if isinstance(node, ast.FunctionDef | ast.ClassDef)}
        froms = [node for node in self.nodes if isinstance(node, ast.ImportFrom)]
        self.imported = {alias.asname or alias.name: alias.name for node in froms for alias in node.names}

    def function(self, node: ast.AST) -> ast.FunctionDef | None:
        """The function that a node stands in."""
        above = self.parents.get(node)
        while above is not None and not isinstance(above, ast.FunctionDef):
            above = self.parents.get(above)
        return above


class Sink(NamedTuple):
    """A parameter that becomes a code, or whose item does where `item` numbers it."""

    definition: Definition
    name: str
    item: int | None = None


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the package."""
    return tuple(map(Module, sorted(PACKAGE.rglob("*.py"))))


class Scan:
    """The codes found, and what could not be followed to a text."""

    def __init__(self) -> None:
        self.codes: set[str] = set()
        self.lost: list[str] = []
        self._sinks = [Sink(node, "code") for module in modules() for node in _classes_with_a_code(module)]
        self._calls: dict[Definition, list[tuple[Module, ast.Call]]] = {}
        for module in modules():
            for node in module.nodes:
                if isinstance(node, ast.Call):
                    self._call(module, node)
                if isinstance(node, ast.Dict):
                    self._dict(module, node)
        for sink in self._sinks:  # grows on the way
            for module, call in self._calls.get(sink.definition, ()):
                self._argument(module, call, sink)

    def _call(self, module: Module, call: ast.Call) -> None:
        if (definition := _called(module, call)) is not None:
            self._calls.setdefault(definition, []).append((module, call))
        if isinstance(call.func, ast.Attribute) and call.func.attr == "_replace":
            for keyword in call.keywords:
                if keyword.arg == "code":
                    self._follow(module, keyword.value)

    def _dict(self, module: Module, node: ast.Dict) -> None:
        for key, value in zip(node.keys, node.values, strict=True):
            if isinstance(key, ast.Constant) and key.value == "code":
                self._follow(module, value)

    def _argument(self, module: Module, call: ast.Call, sink: Sink) -> None:
        for keyword in call.keywords:
            if keyword.arg == sink.name:
                self._follow(module, keyword.value, sink.item)
        place = _parameters(sink.definition).index(sink.name)
        for position, argument in enumerate(call.args[: place + 1]):
            if isinstance(argument, ast.Starred):
                self._follow(module, argument.value, place - position)
                return
            if position == place:
                self._follow(module, argument, sink.item)

    def _follow(self, module: Module, node: ast.expr, item: int | None = None) -> None:
        match node:
            case ast.Constant(value=str(code)) if item is None:
                self.codes.add(code)
            case ast.Tuple() | ast.List() if item is not None:
                self._follow(module, node.elts[item])
            case ast.IfExp():
                self._follow(module, node.body, item)
                self._follow(module, node.orelse, item)
            case ast.Attribute(attr="code") | ast.Subscript(slice=ast.Constant(value="code")):
                pass  # a code that came into being elsewhere, where it is found
            case ast.Call() if isinstance(definition := _called(module, node), ast.FunctionDef):
                home = next(m for m in modules() if definition in m.parents)
                for value in _returned(definition):
                    self._follow(home, value, item)
            case ast.Name():
                self._name(module, node, item)
            case _:
                self._lose(module, node)

    def _name(self, module: Module, name: ast.Name, item: int | None) -> None:
        function = module.function(name)
        values = list(_values(module, name))
        for value, inner in values:
            self._follow(module, value, item if inner is None else inner)
        if not values and function is not None and name.id in _parameters(function):
            sink = Sink(function, name.id, item)
            self._sinks += [] if sink in self._sinks else [sink]
        elif not values:
            self._lose(module, name)

    def _lose(self, module: Module, node: ast.expr) -> None:
        self.lost.append(f"{module.name}:{node.lineno}: {ast.unparse(node)}")


def _classes_with_a_code(module: Module) -> Iterator[ast.ClassDef]:
    for node in module.nodes:
        if isinstance(node, ast.ClassDef) and _fields(node).get("code") in ("str", "Code"):
            yield node


def _fields(definition: ast.ClassDef) -> dict[str, str]:
    """The annotated fields of a class in order, which its constructor takes."""
    fields = [node for node in definition.body if isinstance(node, ast.AnnAssign)]
    return {field.target.id: ast.unparse(field.annotation) for field in fields if isinstance(field.target, ast.Name)}


def _called(module: Module, call: ast.Call) -> Definition | None:
    """What a call calls, by its name: the module's own, or else what another module defines at its top."""
    match call.func:
        case ast.Name(id=name) | ast.Attribute(value=ast.Name(id="self"), attr=name) if name in module.definitions:
            return module.definitions[name]
        case ast.Name(id=name) if name in module.imported:
            return _public(module.imported[name])
        case ast.Attribute(value=ast.Name(), attr=name):
            return _public(name)
    return None


@cache
def _at_the_tops() -> dict[str, Definition]:
    """What modules define at their tops, by its name: of two alike, the first."""
    found: dict[str, Definition] = {}
    for module in modules():
        for name, definition in module.definitions.items():
            if definition in module.tree.body:
                found.setdefault(name, definition)
    return found


def _public(name: str) -> Definition | None:
    return _at_the_tops().get(name)


def _parameters(definition: Definition) -> list[str]:
    """What a call's arguments stand for, in order; those given only by name come last."""
    if isinstance(definition, ast.ClassDef):
        return list(_fields(definition))
    given = definition.args
    return [a.arg for a in (*given.posonlyargs, *given.args, *given.kwonlyargs) if a.arg not in ("self", "cls")]


def _returned(function: ast.FunctionDef) -> Iterator[ast.expr]:
    for node in ast.walk(function):
        if isinstance(node, ast.Return) and node.value is not None:
            yield node.value


def _values(module: Module, name: ast.Name) -> Iterator[tuple[ast.expr, int | None]]:
    """What a variable is bound to, in its function or else at the top of the module; an item's number where it is unpacked."""
    for scope in (module.function(name), module.tree):
        found = [] if scope is None else [bound for node in ast.walk(scope) for bound in _bound(module, node, name.id)]
        yield from found
        if found:
            return


def _bound(module: Module, node: ast.AST, name: str) -> Iterator[tuple[ast.expr, int | None]]:
    match node:
        case ast.Assign(targets=[target], value=value) | ast.NamedExpr(target=target, value=value):
            for item in _items(target, name):
                yield value, item
        case ast.AnnAssign(target=ast.Name(id=id), value=ast.expr() as value) if id == name:
            yield value, None
        case ast.For(target=target, iter=iterated) | ast.comprehension(target=target, iter=iterated):
            for item in _items(target, name):
                for entry in _entries(module, iterated):
                    yield entry, item


def _items(target: ast.expr, name: str) -> Iterator[int | None]:
    if isinstance(target, ast.Name) and target.id == name:
        yield None
    if isinstance(target, ast.Tuple):
        yield from (n for n, part in enumerate(target.elts) if isinstance(part, ast.Name) and part.id == name)


def _entries(module: Module, iterated: ast.expr) -> Iterator[ast.expr]:
    """The entries of a table that is written out."""
    if isinstance(iterated, ast.Tuple | ast.List):
        yield from iterated.elts
    elif isinstance(iterated, ast.Name):
        for value, _ in _values(module, iterated):
            yield from _entries(module, value)


@cache
def scan() -> Scan:
    """The package, scanned once."""
    return Scan()


def test_every_code_of_the_source_can_be_followed_to_its_text() -> None:
    assert scan().lost == []


def test_every_code_is_stable_kebab_case() -> None:
    assert [code for code in scan().codes if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)] == []


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert sorted(scan().codes - PAGES.keys()) == [], "codes without a page in catalogue/"
    assert sorted(PAGES.keys() - scan().codes) == [], "pages of codes that nothing gives"


def test_every_literal_given_to_a_maker_of_problems_is_among_the_codes() -> None:
    """The same by a simpler look, so that neither scan is trusted alone."""
    makers = r"\b(?:Problem|Misread|Rule|reject|_tell|_report|_refused|_whole)"
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py")))
    literals = set(re.findall(makers + r"\((?:\s*(?:name|shown),)?\s*\"([a-z0-9-]+)\"\s*,", text))
    assert len(literals) > 50
    assert literals <= scan().codes


# The pages.

_PAGE = re.compile(
    r"# (?P<code>[a-z0-9-]+)\n\n(?P<severity>error|warning|note)\n\n(?P<meaning>[^\n#`].*)\n\n"
    r"## Fails\n\n(?P<fails>(?:.|\n)+?)\n\n## Passes\n\n```yaml\n(?P<passes>(?:.|\n)+?)```\n"
)
_YAML = re.compile(r"```yaml\n((?:.|\n)+?)```")
_COMMAND = re.compile(r"[^\n]+:\n\n```sh\n\$ supplement-calc (.+)\n```")


class Page(NamedTuple):
    """A page of the catalogue."""

    code: str
    severity: str
    meaning: str
    fails: str
    passes: str


def read(path: Path) -> Page:
    """A page, whose form is exact."""
    page = _PAGE.fullmatch(path.read_text(encoding="utf-8"))
    assert page is not None, f"{path.name} is not in the form of a page"
    return Page(**page.groupdict())


def shows_yaml(code: str) -> bool:
    """Whether the page's failing sample is a case file."""
    return "```yaml" in read(PAGES[code]).fails


def problems(sample: str) -> list[Problem]:
    """The problems of a sample that are not excused, read from its bytes as a file is: its own, and those of a check."""
    source, before = decode("sample.yaml", sample.encode())
    loaded = load_text(source, EVERYTHING, before=before)
    of_check = [] if loaded.case is None else findings(CheckContext(loaded.case)).problems
    return [*loaded.problems, *(problem for problem in of_check if problem.excuse is None)]


IN_YAML = [code for code in PAGES if shows_yaml(code)]
BY_COMMAND = [code for code in PAGES if _COMMAND.fullmatch(read(PAGES[code]).fails)]


@pytest.mark.parametrize("code", PAGES)
def test_a_page_is_named_by_its_code_and_says_in_a_few_sentences_what_it_means(code: str) -> None:
    page = read(PAGES[code])
    assert page.code == code
    assert page.meaning.endswith(".")
    assert len(re.findall(r"\.(?:\s|$)", page.meaning)) <= 3
    assert len(page.meaning) <= 300


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_has_its_page_its_samples_and_its_entry_in_the_docs(rule: Rule) -> None:
    assert rule.code in PAGES, f"catalogue/{rule.code}.md is missing"
    assert rule.code in IN_YAML, f"catalogue/{rule.code}.md fails no case file"
    assert read(PAGES[rule.code]).severity == rule.severity
    assert any(f"\n## {rule.code}\n" in page.read_text(encoding="utf-8") for page in DOCS.glob("*.md")), (
        "run `python docs/build.py`"
    )


@pytest.mark.parametrize("code", IN_YAML)
def test_a_failing_sample_gives_its_problem_alone(code: str) -> None:
    page = read(PAGES[code])
    sample = _YAML.fullmatch(page.fails)
    assert sample is not None
    found = problems(sample[1])
    assert [(problem.code, problem.severity) for problem in found] == [(code, page.severity)]
    assert [part for problem in found for part in too_long_without_code(f"{problem.headline}. {problem.help}")] == []


@pytest.mark.parametrize("code", PAGES)
def test_a_passing_sample_gives_no_problem(code: str) -> None:
    assert problems(read(PAGES[code]).passes) == []


# What stands in the way before each page's command is run.


def _nothing(path: Path, passes: str) -> None:
    pass


def _a_folder(path: Path, passes: str) -> None:
    path.mkdir()


def _bytes(data: bytes) -> Callable[[Path, str], None]:
    return lambda path, passes: _written(path, data)


def _written(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def _the_passing_sample(path: Path, passes: str) -> None:
    path.write_text(passes, encoding="utf-8")


def _a_list_for_a_policy(path: Path, passes: str) -> None:
    path.write_text(passes, encoding="utf-8")
    path.with_name("policy.yaml").write_text("- 24 months\n", encoding="utf-8")


def _a_named_pipe(path: Path, passes: str) -> None:
    os.mkfifo(path)


def _a_link_out_of_a_folder(path: Path, passes: str) -> None:
    path.mkdir()
    path.with_name("elsewhere.yaml").write_text(passes, encoding="utf-8")
    (path / "case.yaml").symlink_to(path.with_name("elsewhere.yaml"))


def _two_cases(change: Callable[[str], str]) -> Callable[[Path, str], None]:
    """A folder of two cases: the passing sample, and one of another title that is changed."""

    def put(path: Path, passes: str) -> None:
        path.mkdir()
        (path / "one.yaml").write_text(passes, encoding="utf-8")
        (path / "two.yaml").write_text(change(passes.replace("for planning", "for lawyers")), encoding="utf-8")

    return put


BEFORE: dict[str, Callable[[Path, str], None]] = {
    "no-such-file": _nothing,
    "directory": _a_folder,
    "no-case-files": _a_folder,
    "not-a-file": _a_named_pipe,
    "link-out-of-folder": _a_link_out_of_a_folder,
    "unreadable": _the_passing_sample,
    "too-large": _bytes(b"title: A team\n" + b"#" * LARGEST),
    "not-utf-8": _bytes("title: Over £30,000\n".encode("cp1252")),
    "not-a-policy": _a_list_for_a_policy,
    "unknown-path": _the_passing_sample,
    "nothing-to-cost": _bytes(b"title: A team\ngrades:\n  Grade 9:\n    salary: 30,000\n"),
    "nothing-to-show": _bytes(b"title: A team\n"),
    "post-in-two-cases": _two_cases(lambda case: case),
    "grade-pay-differs": _two_cases(lambda case: case.replace("Planning Officer", "Solicitor").replace("40,000", "41,000")),
    "job-with-two-supplements": _two_cases(lambda case: case.replace("Grade 8", "Grade 9")),
}


def first_reported(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, tuple[str, str] | None]:
    """The exit code of a command, and the severity and code of the first problem it reports."""
    exit_code = main(arguments)
    captured = capsys.readouterr()
    line = re.search(r"^.+?:\d+:\d+: (\w+)\[([a-z0-9-]+)\]: ", captured.out + captured.err, re.MULTILINE)
    return exit_code, (line[1], line[2]) if line else None


@pytest.mark.parametrize("code", BY_COMMAND)
def test_a_command_that_a_page_shows_gives_its_problem(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = read(PAGES[code])
    command = _COMMAND.fullmatch(page.fails)
    assert command is not None
    arguments = shlex.split(command[1])
    monkeypatch.chdir(tmp_path)
    BEFORE[code](tmp_path / arguments[1], page.passes)
    if code == "unreadable":
        monkeypatch.setattr(os, "open", _denied)
    exit_code, reported = first_reported(arguments, capsys)
    assert reported == (page.severity, code)
    assert exit_code in (1, 2)


def _denied(path: str, *_: object) -> int:
    raise PermissionError(13, "Permission denied", path)


@pytest.mark.parametrize("code", BY_COMMAND)
def test_the_same_command_reports_nothing_on_the_passing_sample(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = read(PAGES[code])
    command = _COMMAND.fullmatch(page.fails)
    assert command is not None
    verb, name, *options = shlex.split(command[1])
    monkeypatch.chdir(tmp_path)
    (tmp_path / name).write_text(page.passes, encoding="utf-8")
    (tmp_path / "policy.yaml").write_text("time_limit: 24 months\n", encoding="utf-8")
    corrected = [option.replace("grade_8", "grade_9") for option in options]
    assert first_reported([verb, name, *corrected], capsys) == (0, None)


def test_a_file_in_utf_16_is_not_utf_8() -> None:
    assert [problem.code for problem in decode("case.yaml", "title: A team\n".encode("utf-16"))[1]] == ["not-utf-8"]


def test_a_fault_without_a_code_of_its_own_is_not_valid() -> None:
    """No case is known to give it, so the fault is made up here."""
    page = read(PAGES["not-valid"])
    root = Mapping(start_of(Source("sample.yaml", "title: A team\n")), ())
    [problem] = problems_of([{"type": "of no kind", "loc": (), "msg": "Not so"}], root, (), "fields:Text")
    assert (problem.code, problem.severity) == ("not-valid", page.severity)


def test_every_page_is_put_to_the_test() -> None:
    assert sorted([*IN_YAML, *BY_COMMAND, "not-valid", "fault-of-ours"]) == sorted(PAGES)
    assert sorted(BY_COMMAND) == sorted(BEFORE)
