"""Ids are opaque: they are made, compared and looked up, and never taken apart. What a reader needs of a figure is a field."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import supplement_calc
from support import syntax

PACKAGE = Path(supplement_calc.__file__).parent
# Where an id is looked into all the same, and why; by module and the function that does it.
ALLOWED = {
    "costing.ledgers.kinds_of": "an id that a person typed says which sections to read, and which ledgers may hold it",
    "costing.ledgers.CaseLedgers.figure": "what a person typed is a sum where it has spaces, which no id has",
    "costing.ledgers.may_hold": "an id that a person typed says which ledgers cannot hold it, so that they are not made",
    "costing.ledgers.nearest_figure": "an id that a person typed wrongly is held against those that begin as it does",
    "checks.narrative.typed_numbers._close": "words of a sentence name figures by how ids end, and months are too many to tell",
    "output.labels_apart.of_course": "a course's figures stand under its id: a label says which for who sees no id",
    "output.paper.appendices._workings_blocks": "constants have ids of one part, and no working",
    "output.workbook.model.Model._name": "a cell's name is the figure's id, with what a spreadsheet allows",
    "costing.ledgers._proven": "an id that a person typed says of which basis it is a proof",
    "costing.forecast.worth.levers.is_of_levers": "an id that a person typed says whether courses are followed again",
    "diagnostics.names.KnownIds._by_last": "an id that a person typed wrongly is held against those there are",
    "diagnostics.names.KnownIds._part_by_part": "an id that a person typed wrongly is held against those there are",
    "diagnostics.names.KnownIds._tree": "an id that a person typed wrongly is held against those there are",
    "ledger.ledger.Ledger.forget": "figures to let go of stand under an id, a grade's each",
    "ledger.ledger.Ledger.table_of": "a table's figures stand under its id: the ledger's own promise, kept in one place",
    "output.case_figures.CaseFigures.of_evidence": "constants have ids of one part; months stand under an id of theirs",
    "scenarios.saved_answers._years": "a saved result has ids and no fields",
    "checks.reconciliation.messages._shown_causes": "one count that is not shown keeps every number of its table back",
    "checks.reconciliation.causes.basis.another_basis": "a search for slips looks through the answers to one question",
    "checks.reconciliation.causes.on_costs.on_costs_left_out": "a search for slips leaves out every line of on-costs",
    "checks.reconciliation.causes.rates._near": "a search for slips looks through prices of agency staff",
    "checks.reconciliation.figure_index.FigureIndex.under": "a search for slips looks through all figures under an id",
    "checks.reconciliation.figure_index._but_for_one": "a search for slips looks through the columns beside a figure",
    "checks.reconciliation.figure_index.table_of": "a search for slips asks of which table a figure is",
    "checks.reconciliation.figure_index.row_of": "a search for slips looks through figures of one row",
    "checks.reconciliation.figure_index.measure_of": "a search for slips looks through figures of one row",
}
TAKE_APART = frozenset(
    ("partition", "rpartition", "split", "rsplit", "startswith", "endswith", "removeprefix", "removesuffix", "find", "rfind",
     "index", "rindex", "count", "strip", "lstrip", "rstrip")
)  # fmt: skip


def is_id(node: ast.expr) -> bool:
    """Whether an expression is something called an id: `id`, `figure.id`, `base_id`; `by_id` is a mapping."""
    name = node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
    return name == "id" or (name.endswith("_id") and name != "by_id")


def taken_apart(node: ast.AST) -> bool:
    """Whether a piece of syntax looks into an id: a method of strings, a slice, a pattern, a part of it."""
    match node:
        case ast.Call(func=ast.Attribute(value=value, attr=method)) if method in TAKE_APART and is_id(value):
            return True
        case ast.Call(func=ast.Attribute(attr="match" | "fullmatch" | "search" | "sub" | "split"), args=arguments):
            return any(is_id(argument) for argument in arguments)
        case ast.Subscript(value=value, slice=ast.Slice() | ast.Constant(value=int()) | ast.UnaryOp()):
            return is_id(value)
        case ast.Compare(left=ast.Constant(value=str()) | ast.Name(), ops=[ast.In() | ast.NotIn()], comparators=[right]):
            return is_id(right)
    return False


def places(node: ast.AST, where: str) -> Iterator[tuple[str, int]]:
    """Where ids are taken apart: the function by its dotted name, and the line."""
    waiting = [(node, where)]
    while waiting:
        above, outer = waiting.pop()
        for child in ast.iter_child_nodes(above):
            inner = outer
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                inner = f"{outer}.{child.name}"
            if isinstance(child, ast.Call | ast.Subscript | ast.Compare) and taken_apart(child):
                yield inner, child.lineno
            waiting.append((child, inner))


@cache
def in_package() -> list[tuple[str, str]]:
    """Every place in the package, with its file and line."""
    return [
        (where, f"{path.relative_to(PACKAGE.parents[1])}:{line}")
        for path in sorted(PACKAGE.rglob("*.py"))
        for where, line in places(syntax.tree(path), ".".join(path.relative_to(PACKAGE).with_suffix("").parts))
    ]


def test_no_id_is_taken_apart() -> None:
    wrong = [f"{place} ({where})" for where, place in in_package() if where not in ALLOWED]
    assert not wrong, f"give the figure, row or basis a field in place of reading its id: {', '.join(wrong)}"


def test_what_is_allowed_is_still_there() -> None:
    assert ALLOWED.keys() == {where for where, _ in in_package()}


@pytest.mark.parametrize(
    "source",
    [
        "def f(id):\n    return id.partition('.')[0]",
        "def f(row):\n    return row.figure.id.rpartition('.')[2]",
        "def f(basis):\n    return basis.id.endswith('_with_supplements')",
        "def f(id):\n    return id.split('_')[0]",
        "def f(figure):\n    return '.pooled.' in figure.id",
        "def f(figure, left_out):\n    return left_out in figure.id",
        "def f(table_id):\n    return table_id[:4]",
        "def f(figure):\n    return re.match('market', figure.id)",
    ],
)
def test_an_id_taken_apart_is_found(source: str) -> None:
    assert list(places(ast.parse(source), "module")) == [("module.f", 2)]


@pytest.mark.parametrize(
    "source",
    [
        "def f(figure, id):\n    return figure.id == id",
        "def f(figure, hidden):\n    return figure.id in hidden",
        "def f(id, year):\n    return f'{id}.{year.id}'",
        "def f(figures, id):\n    return figures[id]",
        "def f(text):\n    return text.partition('.')",
    ],
)
def test_an_id_made_compared_or_looked_up_is_not(source: str) -> None:
    assert list(places(ast.parse(source), "module")) == []
