"""How a spreadsheet does each operation: formulas of cell references and named values, with no number written in them.

A form makes the formula of one figure from its operands, without the equals sign; what does not fit one formula has lines of
working above it. Cells are binary floats: two that are nearer than `calc_tolerance` are one number, as two equal decimals are.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from decimal import Decimal
from typing import NamedTuple, Protocol, TypeVar

T = TypeVar("T")
Cached = Decimal | bool | None

PERCENT, TOLERANCE, GUARD = "calc_percent", "calc_tolerance", "calc_guard"
NONE, NOT_KNOWN, NUMBERS = "calc_none", "calc_not_known", "calc_numbers_check"
NIL, ONE, LOWER, UPPER = "calc_nil", "calc_one", "calc_lower_quartile", "calc_upper_quartile"
"""The names of the cells that formulas rest on: what a percentage is of, how near is the same, the places that a product is
rounded to before its line is, the texts of no answer and of what the case does not say enough for, whether every input is a
number, nothing, one, and which quarter a quartile is."""
_MOST = 60  # operands in one formula: a spreadsheet takes 255, and people fewer


class Operand(NamedTuple):
    """A cell that a formula takes: its reference, its value, whether some inputs leave it without one, and whether it is
    itself an input, or one as it stands, which may be text."""

    ref: str
    value: Decimal | None
    may_be_none: bool = False
    is_input: bool = False


class Working(Protocol):
    """Where a form puts its lines of working."""

    def lines(self, label: str, formulas: Sequence[str], values: Sequence[Cached]) -> list[str]:
        """A run of lines below one another, each a formula with its value; gives their references."""

    def expected(self, count: int) -> list[str]:
        """The references that the next lines will have, so many."""

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What was made for the same key before, or else is made now: lines that several figures share."""


Form = Callable[[Working, Sequence[Operand], int | None], str]


def joined(sign: str) -> Form:
    """All operands with a sign between them."""
    return lambda working, operands, part: sign.join(one.ref for one in operands)


def share(working: Working, operands: Sequence[Operand], part: int | None) -> str:
    """A percentage of an amount."""
    rate, amount = operands
    return f"{rate.ref}*{amount.ref}/{PERCENT}"


def total(working: Working, operands: Sequence[Operand], part: int | None) -> str:
    """The sum of all; text among them is no number to leave out, so those that may be text, as inputs may, are joined."""
    return sum_of(working, operands)


def sum_of(working: Working, operands: Sequence[Operand]) -> str:
    """The same, for other forms."""
    while len(operands) > _MOST:
        groups = [operands[start : start + _MOST] for start in range(0, len(operands), _MOST)]
        values = [added_up(group) for group in groups]
        may_be_none = [any(one.may_be_none for one in group) for group in groups]
        formulas = [_unless_error(_few(group), may) for group, may in zip(groups, may_be_none, strict=True)]
        refs = working.lines("part of the sum", formulas, values)
        operands = [Operand(*one) for one in zip(refs, values, may_be_none, strict=True)]
    return _few(operands)


def _few(operands: Sequence[Operand]) -> str:
    refs = [one.ref for one in operands]
    if len(refs) < 3 or any(one.may_be_none or one.is_input for one in operands):
        return "+".join(refs)
    return f"SUM({','.join(refs)})"


def added_up(operands: Sequence[Operand]) -> Decimal | None:
    """The values together; None where one has none."""
    values = [one.value for one in operands if one.value is not None]
    return sum(values, Decimal(0)) if len(values) == len(operands) else None


def _unless_error(formula: str, may_be_none: bool) -> str:
    return f"IFERROR({formula},{NONE})" if may_be_none else formula


def quotient(times: str = "") -> Form:
    """The first divided by the second, times a named value where there is one."""
    return lambda working, operands, part: f"{operands[0].ref}{times}/{_divisor(operands[1])}"


def _divisor(operand: Operand) -> str:
    """What is divided by; of a cell that is worked out, what is as good as 0 is 0."""
    return operand.ref if operand.is_input else f"({operand.ref}*(ABS({operand.ref})>{TOLERANCE}))"


def mean(working: Working, operands: Sequence[Operand], part: int | None) -> str:
    """The weighted mean."""
    weights, values = operands[::2], operands[1::2]
    pairs = list(zip(weights, values, strict=True))
    formulas = [f"{weight.ref}*{value.ref}" for weight, value in pairs]
    whole = working.lines("weights together", [sum_of(working, weights)], [added_up(weights)])[0]
    divisor = _divisor(Operand(whole, None))
    if len(pairs) <= _MOST // 4:
        return f"({'+'.join(formulas)})/{divisor}"
    worth = [times(weight.value, value.value) for weight, value in pairs]
    refs = working.lines("weight times value", formulas, worth)
    return f"({sum_of(working, [Operand(ref, value) for ref, value in zip(refs, worth, strict=True)])})/{divisor}"


def times(first: Decimal | None, second: Decimal | None) -> Decimal | None:
    """The product; None where either is."""
    return None if first is None or second is None else first * second


def of_all(function: str) -> Form:
    """A function of all operands, in which text is refused rather than left out."""

    def form(working: Working, operands: Sequence[Operand], part: int | None) -> str:
        if len(operands) == 1:
            return operands[0].ref
        if len(operands) > _MOST:
            refs = _copied(working, operands)
            return f"IF(COUNT({run_of(refs)})=ROWS({run_of(refs)}),{function}({run_of(refs)}),{NONE})"
        refs = [f"--{one.ref}" if one.may_be_none or one.is_input else one.ref for one in operands]
        return f"{function}({','.join(refs)})"

    return form


def quartile(which: str) -> Form:
    """A quartile by linear interpolation, both ends counted."""

    def form(working: Working, operands: Sequence[Operand], part: int | None) -> str:
        run = run_of(_copied(working, operands))
        return f"IF(COUNT({run})=ROWS({run}),QUARTILE({run},{which}),{NONE})"

    return form


def _copied(working: Working, operands: Sequence[Operand]) -> list[str]:
    return working.lines("taken from", [one.ref for one in operands], [one.value for one in operands])


def run_of(refs: Sequence[str]) -> str:
    """The range from the first to the last."""
    return f"{refs[0]}:{refs[-1].rpartition('!')[2]}"


def rank(working: Working, operands: Sequence[Operand], part: int | None) -> str:
    """One more than how many of the others are above the first."""
    value, *others = operands
    above = [f"N({other.ref}-{value.ref}>{TOLERANCE})" for other in others]
    known = [None if value.value is None or one.value is None else Decimal(one.value > value.value) for one in others]
    refs = working.lines("whether above", above, known) if len(above) > _MOST // 4 else above
    return "+".join((ONE, *refs))


def whether_above(working: Working, operands: Sequence[Operand], part: int | None) -> str:
    """1 where the first is above the second, else 0."""
    return f"N({operands[0].ref}-{operands[1].ref}>{TOLERANCE})"


def least_not_below(working: Working, operands: Sequence[Operand], part: int | None) -> str:
    """The least of those that are not below the first."""
    target, *values = operands
    formulas = [f"IFERROR(IF({target.ref}-{one.ref}>{TOLERANCE},{NONE},{one.ref}),{NONE})" for one in values]
    kept = [one.value if _at_most(target, one) else None for one in values]
    run = run_of(working.lines("where it is not below", formulas, kept))
    return f"IF(AND({NUMBERS},COUNT({run})>{NIL}),MIN({run}),{NONE})"


def _at_most(one: Operand, other: Operand) -> bool:
    return one.value is not None and other.value is not None and one.value <= other.value


def first_not_above(working: Working, operands: Sequence[Operand], part: int | None) -> str:
    """The place of the first that is not above the target."""
    target, *values = operands
    formulas = [f"IFERROR({one.ref}-{target.ref}<={TOLERANCE},FALSE)" for one in values]
    return _first_true(working.lines("whether not above", formulas, [_at_most(one, target) for one in values]))


def _first_true(refs: Sequence[str]) -> str:
    return f"IF({NUMBERS},MATCH(TRUE,{run_of(refs)},FALSE),{NONE})"


def not_above_from(working: Working, operands: Sequence[Operand], part: int | None) -> str:
    """The place from which on none is above the target: each line looks to the one below it."""
    target, *values = operands
    refs, formulas, known = working.expected(len(values)), [], []
    for place, one in enumerate(values):
        here = f"{one.ref}-{target.ref}<={TOLERANCE}"
        formulas.append(f"IFERROR({here if place == len(values) - 1 else f'AND({here},{refs[place + 1]})'},FALSE)")
        known.append(all(_at_most(after, target) for after in values[place:]))
    return _first_true(working.lines("whether none from here is above", formulas, known))


def above_again_from(working: Working, operands: Sequence[Operand], part: int | None) -> str:
    """The place of the first above the target after one that is not."""
    target, *values = operands
    refs, formulas, known = working.expected(len(values)), [], []
    for place, one in enumerate(values):
        here = f"{one.ref}-{target.ref}<={TOLERANCE}"
        formulas.append(f"IFERROR({f'OR({refs[place - 1]},{here})' if place else here},FALSE)")
        known.append(any(_at_most(before, target) for before in values[: place + 1]))
    seen = working.lines("whether one up to here is not above", formulas, known)
    formulas = [f"IFERROR(AND({one.ref}-{target.ref}>{TOLERANCE},{seen[max(n - 1, 0)]}),FALSE)" for n, one in enumerate(values)]
    again = [bool(n) and known[n - 1] and not _at_most(one, target) for n, one in enumerate(values)]
    return _first_true(working.lines("whether above again", formulas, again))
