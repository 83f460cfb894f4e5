"""How a figure was reached: its arithmetic step by step, down to lines of the case file."""

from __future__ import annotations

from typing import Any

from ...ledger import Computed, Figure, Input, Missing, WorkedApart, why_none
from ...ledger.operations import ROWS
from ..amounts import digits, in_full
from ..document import Step, Steps
from ..view import FORMAT, Cell, Records, View


def explain_view(figure: Figure, file: str) -> View:
    """A figure's explanation: a tree or table for people, a row a step, or the steps as data."""
    return View(lambda: [(explained(figure),)], lambda: step_records(figure), lambda: explanation_data(figure, file))


def explained(figure: Figure) -> Steps:
    """Every step, the figure itself last."""
    return Steps(
        tuple(
            Step(step.id, step.label, in_full(step), arithmetic(step), tuple(operand.id for operand in step.operands))
            for step in steps(figure)
        )
    )


def arithmetic(figure: Figure) -> str:
    """One step in words and numbers: `= 61.03 FTE × £26,890, rounded to £1`."""
    match figure.origin:
        case Input(text, span):
            return f"given as {text} at {span.place}" if span else f"given: {text}"
        case Missing(why):
            return f"none, because {why}"
        case Computed() as worked:
            return _worked(figure, worked)
        case WorkedApart():
            raise AssertionError(f"{figure.id} is explained from the ledger in which it is worked out in full")


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
    by_id: dict[str, Figure] = {}
    waiting = [(figure, False)]
    while waiting:
        one, are_operands_in = waiting.pop()
        if are_operands_in:
            by_id.setdefault(one.id, one)
        elif one.id not in by_id:
            waiting.append((one, True))
            waiting += [(operand, False) for operand in reversed(one.operands)]
    return list(by_id.values())


def step_data(figure: Figure) -> dict[str, Any]:
    """One step as plain data: the exact value, the operation and the ids of its operands, or the place in the file."""
    data: dict[str, Any] = {"id": figure.id, "label": figure.label, "value": digits(figure), "unit": figure.unit}
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


def step_records(figure: Figure) -> Records:
    """The same as rows of cells."""
    columns = ("id", "label", "value", "unit", "how", "operands")
    return Records(columns, (_record(step) for step in steps(figure)))


def _record(step: Figure) -> tuple[Cell, ...]:
    operands = " ".join(operand.id for operand in step.operands)
    return (step.id, step.label, step, step.unit, arithmetic(step).removeprefix("= "), operands)
