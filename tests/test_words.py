"""What people read is in the words of docs/writing.md: every string of the program, the rule pages, and the docs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.running import ROOT

PACKAGE = ROOT / "src" / "supplement_calc"
BANNED = re.compile(
    r"(?<![\w-])(nil|mend(s|ed|ing)?|told|tells? of|noughts?|taken for|let off|stands? (beside|by|under)|beside|where so given"
    r"|is not it|dearest|in turn|no use for|unless said|may be left out)(?![\w-])",
    re.IGNORECASE,
)
LONGEST = 30
"""Words in a sentence of a problem, a help text or a rule page."""
NOT_YET = ("output/pages/",)
"""Folders of the package whose words are still the old ones: this grows smaller."""
OPERATIONS = {"cheapest first until", "dearest first until"}
"""Names of operations, which scripts read in JSON."""
SHOWS_THEM = {"writing.md", "glossary.md"}
"""Pages that name the words that are not used."""
MODULES = [path for path in sorted(PACKAGE.rglob("*.py")) if not path.relative_to(PACKAGE).as_posix().startswith(NOT_YET)]
PAGES = [
    path
    for path in sorted([*PACKAGE.glob("catalogue/*.md"), *PACKAGE.rglob("*.yaml"), *(ROOT / "docs").rglob("*.md")])
    if path.name not in SHOWS_THEM
] + [ROOT / "docs" / "figures.yaml"]


def _is_help(function: ast.AST) -> bool:
    return isinstance(function, ast.FunctionDef) and any("command" in ast.unparse(one) for one in function.decorator_list)


def strings(source: str) -> Iterator[tuple[int, str]]:
    """Each string with a space in it and its line, f-strings with X for what they fill in; of docstrings, help alone."""
    tree = ast.parse(source)
    kept = {id(node.body[0]) for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and _is_help(node)}
    skipped: set[int] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and id(node) not in kept:
            skipped.add(id(node.value))
        elif isinstance(node, ast.JoinedStr):
            parts = [one.value if isinstance(one, ast.Constant) else "X" for one in node.values]
            skipped.update(id(one) for one in node.values)
            yield node.lineno, "".join(map(str, parts))
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped and " " in node.value:
            yield node.lineno, node.value


def too_long(text: str) -> list[str]:
    """Its sentences, and parts of them between semicolons and colons, of too many words."""
    return [part for part in re.split(r"[.;:?!](?:\s|$)|\n\n", text) if len(part.split()) > LONGEST]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_string_has_a_word_of_yesterday_or_a_sentence_too_long(path: Path) -> None:
    found = [
        (line, text)
        for line, text in strings(path.read_text(encoding="utf-8"))
        if text not in OPERATIONS and (BANNED.search(text) or too_long(text))
    ]
    assert found == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_page_has_a_word_of_yesterday(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [(number, line) for number, line in enumerate(lines, 1) if BANNED.search(line)] == []


@pytest.mark.parametrize("path", sorted(PACKAGE.glob("catalogue/*.md")), ids=lambda path: path.stem)
def test_no_rule_page_has_a_sentence_too_long(path: Path) -> None:
    prose = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert too_long(prose) == []


def test_the_words_are_found_where_people_would_read_them() -> None:
    source = '''
def f(x):
    """Mends it in turn."""
    return f"{x} is nil", "nil-amount is a code"
@click.command("a")
def g():
    """Mend it now."""
'''
    assert [line for line, text in strings(source) if BANNED.search(text)] == [4, 7]
    assert too_long("word " * 31) and not too_long("word " * 30)
