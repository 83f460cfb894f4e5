"""What people read is in the words of docs/writing.md: every string of the program, the rule pages, and the docs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import pytest

from support import syntax
from support.running import ROOT
from support.words import BANNED, OTHER_NAMES, too_long, too_long_without_code

PACKAGE = ROOT / "src" / "supplement_calc"
MEANT = {
    ("case/labels.py", "heads per FTE"): "the key heads_per_fte in words, for `did you mean`",
    ("case/models/fields/printed_forms.py", "in excess of"): "words that a paper has before a number",
    ("case/models/fields/printed_forms.py", "headroom"): "a word that a paper has beside a number",
    ("case/models/workforce.py", "Employed staff in post"): "next to agency staff",
    ("case/models/workforce.py", "What posts and staff are counted in: `fte`, or `heads` for people"): "what the key takes",
    ("diagnostics/everyday_names.py", "headcount heads people_per_fte"): "what people call it",
    ("diagnostics/everyday_names.py", "heads people employees"): "what people call it",
    ("diagnostics/everyday_names.py", "headcount people persons employees staff individuals"): "what people call it",
    ("diagnostics/everyday_names.py", "fte wte headcount heads staff"): "what people call it",
    ("checks/digit_slips.py", "what employed staff are paid"): "next to what agency staff are paid",
    ("checks/reconciliation/ambiguous_measures.py", "agency and employed staff"): "next to agency staff",
    ("costing/current_spend.py", "Employed staff"): "next to agency staff",
    ("evidence/measure_names.py", "Agency and employed staff as a share of establishment"): "next to agency staff",
    ("evidence/workforce_measures.py", "Agency as a share of agency and employed staff"): "next to agency staff",
    ("evidence/workforce_measures.py", "Employed staff as a share of establishment"): "next to agency staff",
    ("evidence/workforce_measures.py", "Employed staff as a share of agency and employed staff"): "next to agency staff",
}
"""Strings with such a name, each with why it is the right one there."""
MEANT_IN_DOCS = ("Employed staff in post", "Employed staff, salaries and on-costs", "  Employed staff   ")
"""Descriptions of keys and figures that stand next to those of agency staff."""
FOR_SCRIPTS = {"cheapest first until", "dearest first until", "nil", "heads", "uncovered", "nought"}
"""Names of operations, ids and keys, which scripts and case files have, and words that people type."""
EXAMPLES = re.compile(r"\n\n *\x08\n.*?(?=\n\n|$)", re.DOTALL)
"""Lines of commands in a help text."""
KEYS = re.compile(r"^ *(uncovered):", re.MULTILINE)
"""Keys of a case file in a sample, whose names are a contract."""
SHOWS_THEM = {"writing.md", "glossary.md"}
"""Pages that name the words that are not used."""
MODULES = sorted(PACKAGE.rglob("*.py"))
PAGES = [
    path
    for path in sorted([*PACKAGE.glob("catalogue/*.md"), *PACKAGE.rglob("*.yaml"), *(ROOT / "docs").rglob("*.md")])
    if path.name not in SHOWS_THEM
] + [ROOT / "docs" / "figures.yaml"]
OUR_PAGES = [path for path in PAGES if "published-papers" not in path.parts]
"""Pages in our own words: docs/explanation/published-papers quotes the papers' figures under their own names."""


def _is_help(function: ast.AST) -> bool:
    return isinstance(function, ast.FunctionDef) and any("command" in ast.unparse(one) for one in function.decorator_list)


def strings(nodes: Sequence[ast.AST]) -> Iterator[tuple[int, str]]:
    """Each string and its line, f-strings with X for what they fill in and what is put together by + as one; of docstrings,
    help alone, without its lines of commands."""
    kept = {id(node.body[0]) for node in nodes if isinstance(node, ast.FunctionDef) and _is_help(node)}
    skipped: set[int] = set()
    for node in nodes:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and id(node) not in kept:
            skipped.add(id(node.value))
        elif id(node) not in skipped and isinstance(node, ast.JoinedStr | ast.BinOp) and (text := _put_together(node)):
            skipped.update(id(one) for one in ast.walk(node) if _put_together(one))
            yield node.lineno, text
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield node.lineno, EXAMPLES.sub("", node.value)


def _put_together(node: ast.AST) -> str:
    """A text in one piece or several, with X for what is filled in; nothing for any other expression."""
    match node:
        case ast.Constant(str(text)):
            return text
        case ast.JoinedStr(values):
            return "".join(_put_together(one) or "X" for one in values)
        case ast.BinOp(left, ast.Add(), right) if (start := _put_together(left)) or _put_together(right):
            return f"{start or 'X'}{_put_together(right) or 'X'}"
    return ""


@cache
def strings_of_modules() -> list[tuple[str, int, str]]:
    """Each string of the package with its module and line, but for those that scripts and case files have."""
    return [
        (path.relative_to(PACKAGE).as_posix(), line, text)
        for path in MODULES
        for line, text in strings(syntax.nodes(path))
        if text not in FOR_SCRIPTS
    ]


def test_no_string_has_a_word_of_yesterday_or_a_sentence_too_long() -> None:
    assert [one for one in strings_of_modules() if BANNED.search(one[2]) or too_long(one[2])] == []


def test_no_string_has_another_name_for_one_thing() -> None:
    assert [one for one in strings_of_modules() if OTHER_NAMES.search(one[2]) and (one[0], one[2]) not in MEANT] == []


def test_every_string_that_is_meant_is_there() -> None:
    assert set(MEANT) <= {(name, text) for name, _, text in strings_of_modules()}


def test_no_page_has_another_name_for_one_thing() -> None:
    found = [
        (path.name, number, line)
        for path in OUR_PAGES
        for number, line in enumerate(KEYS.sub(":", path.read_text(encoding="utf-8")).splitlines(), 1)
        if OTHER_NAMES.search(re.sub(r"`[^`]*`", "", line))
    ]
    assert [one for one in found if not any(meant in one[2] for meant in MEANT_IN_DOCS)] == []


def test_no_page_has_a_word_of_yesterday() -> None:
    found = [
        (path.name, number, line)
        for path in PAGES
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if BANNED.search(line)
    ]
    assert found == []


def test_no_rule_page_has_a_sentence_too_long() -> None:
    prose = {
        path.name: re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        for path in sorted(PACKAGE.glob("catalogue/*.md"))
    }
    assert {name: found for name, text in prose.items() if (found := too_long(text))} == {}


SHOWN_PROBLEMS = (*sorted((ROOT / "tests/cli/golden/check").glob("*.txt")), ROOT / "tests/case/fifteen_mistakes.txt")
"""Screens of problems as `check` shows them: of two papers with nothing accepted among them."""
SAID = re.compile(r"^\S+:\d+:\d+: \w+\[[a-z-]+\]: (.*)|^ *= help: (.*)|^ {4}\d+:\d+ [a-z-]+: (.*)|^ {6}(\S.*)", re.MULTILINE)


@pytest.mark.parametrize("path", [*SHOWN_PROBLEMS, ROOT / "tests/case/keystrokes.txt"], ids=lambda path: path.name)
def test_no_problem_as_it_is_shown_has_a_sentence_too_long(path: Path) -> None:
    said = ["".join(found.groups("")) for found in SAID.finditer(path.read_text(encoding="utf-8"))]
    assert [part for text in said for part in too_long_without_code(text)] == []
    assert [text for text in said if BANNED.search(re.sub(r"`[^`]*`", "", text))] == []


def test_the_words_are_found_where_people_would_read_them() -> None:
    source = '''
def f(x):
    """Mends it in turn."""
    return f"{x} is nil", "nil-amount is a code", "Nil", f"{x} stands " + f"by {x}"
@click.command("a")
def g():
    """Mend it now."""
'''
    assert sorted(line for line, text in strings(tuple(ast.walk(ast.parse(source)))) if BANNED.search(text)) == [4, 4, 4, 7]
    assert too_long("word " * 31) and not too_long("word " * 30)
