"""How a figure was reached: its arithmetic as a tree, down to lines of the case file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...diagnostics.styled_text import Line, StyledText
from ...diagnostics.text import safe, width
from ...ledger import Computed, Figure, Input, Missing, why_none
from ...ledger.operations import ROWS
from ..amounts import in_full
from ..document import Grid, GridRow
from ..formats.csv import inert
from ..formats.json import FORMAT, number
from ..formats.wrapping import wrap

# How many steps down a tree goes: a forecast's months rest each on the one before.
_DEEPEST = 18


def tree(figure: Figure, columns: int | None) -> Iterator[Line]:
    """The figure, the arithmetic under it, and each operand likewise. What was shown before is named, not shown again."""
    yield from _node(figure, "", "", columns, set(), 0)


def _node(figure: Figure, first: str, later: str, columns: int | None, seen: set[str], depth: int) -> Iterator[Line]:
    again = figure.id in seen and bool(figure.operands)
    seen.add(figure.id)
    yield from _wrapped(f"{figure.label}: {in_full(figure)} [{figure.id}]", first, later, columns)
    below = later + ("│ " if figure.operands and not again else "  ")
    yield from _wrapped("worked out above" if again else arithmetic(figure), below, below, columns)
    if again or not figure.operands:
        return
    if depth == _DEEPEST:
        yield from _wrapped(f"└ explain {figure.id} goes on from here", later, f"{later}  ", columns)
        return
    *rest, last = figure.operands
    for operand in rest:
        yield from _node(operand, f"{later}├ ", f"{later}│ ", columns, seen, depth + 1)
    yield from _node(last, f"{later}└ ", f"{later}  ", columns, seen, depth + 1)


def _wrapped(text: str, first: str, later: str, columns: int | None) -> Iterator[Line]:
    space = None if columns is None else max(columns - width(later), 1)
    for number_, part in enumerate(wrap(text, space)):
        yield (StyledText(later if number_ else first, "rule"), StyledText(part))


def arithmetic(figure: Figure) -> str:
    """One step in words and numbers: `= 61.03 FTE × £26,890, rounded to £1`."""
    match figure.origin:
        case Input(text, span):
            return f"given as {safe(text)} at {safe(span.place)}" if span else f"given: {safe(text)}"
        case Missing(why):
            return f"none, because {why}"
        case Computed() as worked:
            return _worked(figure, worked)


def _worked(figure: Figure, worked: Computed) -> str:
    values = [in_full(operand) for operand in worked.operands]
    rounded = ""
    if worked.rounding and worked.rounding.unit:
        rounded = f", rounded to {f'{worked.rounding.unit:f}%' if figure.unit == 'percent' else worked.rounding.name}"
    if figure.value is None:
        return f"none, because {why_none(figure)}"
    return f"= {ROWS[worked.operation].phrase(values)}{rounded}"


def steps(figure: Figure) -> list[Figure]:
    """The figure and all that it rests on, each once, operands before what uses them."""
    found: dict[str, Figure] = {}
    waiting = [(figure, False)]
    while waiting:
        one, are_operands_in = waiting.pop()
        if are_operands_in:
            found.setdefault(one.id, one)
        elif one.id not in found:
            waiting.append((one, True))
            waiting += [(operand, False) for operand in reversed(one.operands)]
    return list(found.values())


def step_data(figure: Figure) -> dict[str, Any]:
    """One step as plain data: the exact value, the operation and the ids of its operands, or the place in the file."""
    data: dict[str, Any] = {"id": figure.id, "label": figure.label, "value": number(figure), "unit": figure.unit}
    match figure.origin:
        case Input(text, span):
            data["given"] = text
            data |= {"file": span.source.name, "line": span.line, "column": span.column} if span else {}
        case Missing(why):
            data["none_because"] = why
        case Computed(operation, operands, rounding, part):
            data |= {"operation": operation, "operands": [operand.id for operand in operands]}
            data |= {"part": part + 1} if part is not None else {}
            data |= {"rounded_to": f"{rounding.unit:f}"} if rounding and rounding.unit else {}
    return data


def explanation_data(figure: Figure, file: str) -> dict[str, Any]:
    """The explanation as plain data: `steps` in order, the figure itself last."""
    return {"format": FORMAT, "file": file, "figure": figure.id, "steps": [step_data(step) for step in steps(figure)]}


def explanation_grid(figure: Figure) -> Grid:
    """The same as a table, for Markdown and CSV."""
    rows = (GridRow((step.id, step.label, in_full(step), arithmetic(step))) for step in steps(figure))
    return Grid(("Figure", "What it is", "Value", "How it was reached"), tuple(rows), left=(0, 1, 3))


def explanation_rows(figure: Figure) -> Iterator[tuple[str, ...]]:
    """The same as rows of CSV, the value exact."""
    yield ("id", "label", "value", "unit", "how", "operands")
    for step in steps(figure):
        operands = " ".join(operand.id for operand in step.operands)
        yield (step.id, inert(step.label), number(step) or "", step.unit, inert(arithmetic(step).removeprefix("= ")), operands)
