"""The form that a case takes by its inputs, as checks: a workbook has the tables that the engine made of the case, and with
other answers to what it asked of figures on the way it would make others, which no formula follows.

Such are whether a grade is paid a supplement at all, or in what the two courses differ.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import chain
from typing import NamedTuple

from ...ledger.spreadsheet import NIL, TOLERANCE
from ..followed.follower import Expression
from .asked import Asked, FormFollower
from .checks import OTHER_FORM, Check
from .model import Model
from .results import has_cell

_NEAR = Decimal("0.01")  # two numbers as near as this, and not one, may be one to a spreadsheet
_APART = {"less": -1, "other": 0, "more": 1}
_WORDS = {
    (-1,): "is below", (0,): "is", (1,): "is above",
    (0, 1): "is not below", (-1, 1): "is not", (-1, 0): "is not above",
}  # fmt: skip


def form_checks(model: Model, form: FormFollower) -> list[Check]:
    """A check for each question whose answer may be another with other inputs, once every figure that is shown has its cell."""
    found: dict[str, Check] = {}
    for one in form.asked():
        if any(map(model.is_hidden, one.figures)) or not all(map(has_cell, one.figures)):
            continue  # it is as it is
        model.place(one.figures)
        check = _check(model, form, one) if any(map(model.moves, one.figures)) else None
        if check is not None:
            found.setdefault(check.formula, check)
    return list(found.values())


def _check(model: Model, form: FormFollower, one: Asked) -> Check | None:
    """The check of a question; None of one that tells nothing apart."""
    kind, parts = one.question
    if kind == "known":
        known = f"ISNUMBER({model.ref(one.figures[0])})"
        return _line(f"{one.figures[0].label} has {'a' if one.now else 'no'} value", known if one.now else f"NOT({known})")
    if kind == "compare" and all(isinstance(part, int) or _is_digits(part) for part in parts):
        alike = _alike(int(one.now), one.hows)
        mine, theirs = (_side(model, form, part) for part in parts)
        if len(alike) == len(_APART):
            return None
        if abs(mine.value - theirs.value) >= _NEAR or not one.now:
            return _line(f"{mine.label} {_WORDS[alike]} {theirs.label}", _compared(mine, theirs, alike))
    cells = dict.fromkeys(chain.from_iterable(map(model.inputs_of, one.figures)))
    as_given = ",".join(f'{cell.replace("!B", "!F")}="no"' for cell in cells)
    labels = " and ".join(figure.label for figure in one.figures)
    return _line(f"{labels}: what it rests on is as in the case file", f"AND({as_given})")


def _side(model: Model, form: FormFollower, part: Expression) -> _Side:
    if isinstance(part, int):
        figure = form.figure(part)
        return _Side(model.ref(figure), figure.label, figure.known, model.may_be_none(figure))
    value = Decimal(str(part))
    return _Side(model.number(value), f"{value:,f}", value, may_be_none=False)


class _Side(NamedTuple):
    """One of two numbers that were compared: its cell, what it is, and its value."""

    ref: str
    label: str
    value: Decimal
    may_be_none: bool


def _compared(mine: _Side, theirs: _Side, alike: tuple[int, ...]) -> str:
    """Whether the two compare in one of these ways; nearer than a spreadsheet can tell they are one."""
    apart = mine.ref if theirs.ref == NIL else f"{mine.ref}-{theirs.ref}"
    match alike:
        case (0,):
            said = f"ABS({apart})<={TOLERANCE}"
        case (-1, 1):
            said = f"ABS({apart})>{TOLERANCE}"
        case (-1,) | (0, 1):
            said = f"{apart}{'<' if alike == (-1,) else '>='}-{TOLERANCE}"
        case _:
            said = f"{apart}{'>' if alike == (1,) else '<='}{TOLERANCE}"
    return f"IF(ISNUMBER({apart}),{said},FALSE)" if mine.may_be_none or theirs.may_be_none else said


def _alike(now: int, hows: frozenset[str]) -> tuple[int, ...]:
    """The ways in which two numbers may compare that the engine did not tell from the way that they do."""
    return tuple(one for one in (-1, 0, 1) if all((one == _APART[how]) == (now == _APART[how]) for how in hows))


def _is_digits(part: object) -> bool:
    return isinstance(part, str) and part.removeprefix("-").replace(".", "", 1).isdigit()


def _line(what: str, formula: str) -> Check:
    return Check(f"Form of the case: {what}", formula, OTHER_FORM)
