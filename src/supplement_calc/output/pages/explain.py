"""How a figure was reached: its arithmetic step by step, down to lines of the case file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import Any

from ...case.case import Case
from ...case.overrides import Changed
from ...ledger import Computed, Figure, Input, Missing, WorkedApart, without_value
from ...ledger.operations import ROWS
from ..amounts import digits, in_full
from ..case_figures import changed_text
from ..document import Alike, Sentence, Step, Steps
from ..followed.texts import added_up
from ..view import FORMAT, Cell, Records, View

# Parts of one step that are worked out alike are shown as the first two and the last where there are more than so many.
_MOST_ALIKE = 8
_MONTH = re.compile(r"\.month_\d+(?:_\d{2})?(?![^.])")
# Numbers, or pairs of them, that one line of arithmetic recites.
_MOST_IN_WORDS = 12


Instead = Mapping[str, str]  # what is shown in place of figures that are not, by their ids
NOTHING: Instead = MappingProxyType({})


def explain_view(figure: Figure, case: Case, instead: Instead = NOTHING, depth: int | None = None, named: str = "") -> View:
    """A figure's explanation: a tree or table for people, to a depth, or each step as a row or as data, each with what the run
    changed. Of a count of people that is not shown it has what stands `instead`, here and wherever the working uses it. `named`
    is the option or scenario that the case is taken with."""
    changed = changed_text(case)
    said = tuple(Sentence(text) for text in (named, f"Changed for this run: {changed}" if changed else "") if text)
    return View(
        lambda: [(*said, explained(figure, instead, depth))],
        lambda: step_records(figure, instead, changed),
        lambda: explanation_data(figure, case.file.name, instead, case.changed),
    )


def explained(figure: Figure, instead: Instead = NOTHING, depth: int | None = None) -> Steps:
    """Every step, the figure itself last."""
    rests_on = steps(figure)
    return Steps(tuple(_step(step, instead) for step in rests_on), depth, _summary(rests_on))


def _step(figure: Figure, instead: Instead) -> Step:
    operands = tuple(operand.id for operand in figure.operands)
    how = arithmetic(figure, instead, in_short=True)
    return Step(figure.id, figure.label, _value(figure, instead), how, operands, _parts(figure, instead))


def _summary(rests_on: list[Figure]) -> str:
    """How many lines of the case file a figure rests on, and in how many steps."""
    spans = [step.origin.span for step in rests_on if isinstance(step.origin, Input)]
    given = len({(span.source.name, span.line) for span in spans if span is not None})
    worked = sum(isinstance(step.origin, Computed) for step in rests_on)
    if worked < _MOST_ALIKE:  # all of it can be seen
        return ""
    return f"Worked out in {worked:,} steps from {given:,} {'line' if given == 1 else 'lines'} of the case file."


def _parts(figure: Figure, instead: Instead) -> tuple[str | Alike, ...]:
    """What a tree draws below a step: the operands, of a long run worked out alike the first two and the last."""
    parts: list[str | Alike] = []
    for _, group in groupby(_not_zero(figure, instead), _kind):
        run = [operand.id for operand in group]
        if len(run) > _MOST_ALIKE:
            parts += [*run[:2], Alike(len(run) - 3, run[2], run[-2], _are_months(run)), run[-1]]
        else:
            parts += run
    return tuple(parts)


def _are_months(ids: list[str]) -> bool:
    """Whether figures are of one kind in so many months: the ledger names each month in the id of what is of that month."""
    months = {found[0] for found in map(_MONTH.search, ids) if found}
    return len(months) == len(ids)


def _not_zero(figure: Figure, instead: Instead) -> tuple[Figure, ...]:
    """The operands, of a sum without those that add nothing; a count that is not shown stays, or its absence would say it."""
    operands = figure.operands
    if isinstance(figure.origin, Computed) and figure.origin.operation == "sum":
        return tuple(operand for operand in operands if operand.value != 0 or operand.id in instead) or operands[:1]
    return operands


def _kind(figure: Figure) -> tuple[object, ...]:
    """What figures that are worked out alike have in common."""
    origin = figure.origin
    return (figure.unit, type(origin), origin.operation if isinstance(origin, Computed) else None)


def arithmetic(figure: Figure, instead: Instead, *, in_short: bool = False) -> str:
    """One step in words and numbers: `= 61.03 FTE × £26,890, rounded to £1`; `in_short` leaves out what adds nothing, and of
    very many numbers all but the first two and the last."""
    match figure.origin:
        case Input(_, span) if figure.id in instead:
            return f"a count of people not shown without --full{f', given at {span.place}' if span else ''}"
        case Input(text, span):
            return f"given as {text} at {span.place}" if span else f"given: {text}"
        case Missing():
            return without_value(figure)
        case Computed() as worked:
            return _worked(figure, worked, instead, in_short=in_short)
        case WorkedApart():
            raise AssertionError(f"{figure.id} is explained from the ledger in which it is worked out in full")


def _value(figure: Figure, instead: Instead) -> str:
    return instead.get(figure.id) or in_full(figure)


def _worked(figure: Figure, worked: Computed, instead: Instead, *, in_short: bool) -> str:
    if figure.value is None and figure.id not in instead:  # the reason may be that a count which is not shown is 0
        return without_value(figure)
    rounded = ""
    if worked.rounding and worked.rounding.unit:
        rounded = f", rounded to {f'{worked.rounding.unit:f}%' if figure.unit == 'percent' else worked.rounding.name}"
    added = _added(worked, instead) if in_short and worked.operation == "sum" else None
    return f"= {added or _in_words(figure, worked, instead, in_short=in_short)}{rounded}"


def _in_words(figure: Figure, worked: Computed, instead: Instead, *, in_short: bool) -> str:
    operands, between = _shortened(worked, _not_zero(figure, instead)) if in_short else (worked.operands, 0)
    values = [_value(operand, instead) for operand in operands]
    more = f", and {between:,} more between" if between else ""
    return f"{ROWS[worked.operation].phrase(values)}{more}"


def _added(worked: Computed, instead: Instead) -> str | None:
    """A sum without what adds nothing, where its numbers are followed."""
    return added_up([(one, _value(one, instead), one.id not in instead) for one in worked.operands], _MOST_IN_WORDS)


def _shortened(worked: Computed, operands: tuple[Figure, ...]) -> tuple[tuple[Figure, ...], int]:
    """The first two and the last of very many numbers, or of pairs of them, and how many are between."""
    row = ROWS[worked.operation]
    each = 2 if row.takes_part else row.operands_each or 1
    before = 1 if row.takes_part else 0
    count = (len(operands) - before) // each
    if count <= _MOST_IN_WORDS:
        return operands, 0
    return operands[: before + 2 * each] + operands[-each:], count - 3


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


def step_data(figure: Figure, instead: Instead = NOTHING) -> dict[str, Any]:
    """One step as plain data: the exact value, the operation and the ids of its operands, or the place in the file."""
    hidden = instead.get(figure.id)
    value = digits(figure) if hidden is None else None
    data: dict[str, Any] = {"id": figure.id, "label": figure.label, "value": value, "unit": figure.unit}
    data |= {} if hidden is None else {"instead": hidden}
    match figure.origin:
        case Input(text, span):
            data |= {"given": text} if hidden is None else {}
            data |= {"file": span.source.name, "line": span.line, "column": span.column} if span else {}
        case Missing(why):
            data["none_because"] = why
        case Computed(operation, operands, rounding, part):
            data |= {"operation": operation, "operands": [operand.id for operand in operands]}
            data |= {"part": part + 1} if part is not None else {}
            data |= {"rounded_to": f"{rounding.unit:f}"} if rounding and rounding.unit else {}
    return data


def explanation_data(figure: Figure, file: str, instead: Instead = NOTHING, changed: Sequence[Changed] = ()) -> dict[str, Any]:
    """The explanation as plain data: `steps` in order, the figure itself last."""
    data = [step_data(step, instead) for step in steps(figure)]
    by_run = [change._asdict() for change in changed]
    return {"format": FORMAT, "file": file, "changed": by_run, "figure": figure.id, "steps": data}


def step_records(figure: Figure, instead: Instead, changed: str = "") -> Records:
    """The same as rows of cells; of a run that changed inputs each says so in a last column."""
    columns = ("id", "label", "value", "unit", "how", "operands", *(("changed",) if changed else ()))
    last = (changed,) if changed else ()
    return Records(columns, [((*_record(step, instead), *last) for step in steps(figure))])


def _record(step: Figure, instead: Instead) -> tuple[Cell, ...]:
    operands = " ".join(operand.id for operand in step.operands)
    value = None if step.id in instead else step
    return (step.id, step.label, value, step.unit, arithmetic(step, instead).removeprefix("= "), operands)
