"""A figure as an exact function of one input, piece by piece, its rounding left out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from ..ledger import Computed, Recalculation
from ..ledger.operations import function_of
from .rational import Interval, Number, Rational, Split, TooHigh, trimmed

_HUNDRED = 100
_MOST_PIECES = 200
_MOST_STEPS = (
    4_000  # over all pieces: less than a tenth of a second. What a forecast splits month after month is searched instead
)
# Operations that go by what is cheapest until a target is met divide where they stop: those are searched.
_SEARCHED = frozenset(("cheapest first until", "dearest first until"))


class Piece(NamedTuple):
    """The figure inside an interval: a quotient of polynomials, or None where there is no answer."""

    interval: Interval
    form: Rational | None


def pieces(recalculation: Recalculation, id: str, interval: Interval, times: Sequence[Fraction]) -> list[Piece] | None:
    """The figure in each interval in which it has one form, in order; None where its form is not one that is solved.

    The recalculation's inputs are each so many times one and the same. Nothing is rounded on the way.
    """
    found: list[Piece] = []
    waiting = [interval]
    steps = 0
    while waiting:
        one = waiting.pop()
        steps += len(recalculation.operands)
        try:
            found.append(Piece(one, _form(recalculation, recalculation.place(id), one, times)))
        except Split as split:
            waiting += [Interval(split.at, one.high), Interval(one.low, split.at)]
        except (TooHigh, NotImplementedError):
            return None
        if len(found) + len(waiting) > _MOST_PIECES or (waiting and steps > _MOST_STEPS):
            return None
    return found


def _form(recalculation: Recalculation, wanted: int, interval: Interval, times: Sequence[Fraction]) -> Rational | None:
    forms: dict[int, Any] = {
        place: Rational(interval, trimmed((Fraction(0), one))) for place, one in zip(recalculation.changed, times, strict=True)
    }
    for place, operands in recalculation.operands.items():
        result = _worked(
            recalculation.worked(place), [forms[one] if one in forms else recalculation.fixed[one] for one in operands]
        )
        forms[place] = (
            None if result is None else result if isinstance(result, Rational) else Rational.constant(interval, result)
        )
    if wanted in forms:
        form: Rational | None = forms[wanted]
        return form
    value = recalculation.value(wanted)
    return None if value is None else Rational.constant(interval, value)


def _worked(worked: Computed, operands: Sequence[Any]) -> Any:
    """One step with forms among its operands; without a value where an operand that it needs has none."""
    if worked.operation in _SEARCHED:
        raise NotImplementedError(worked.operation)
    function = _QUOTIENTS.get(worked.operation) or function_of(worked.operation, worked.part)
    try:
        return function(*operands)
    except TypeError:
        if any(one is None for one in operands):
            return None
        raise


def _ratio(first: Number, second: Number) -> Number | None:
    return _divided(first, second) if second else None


def _percentage(first: Number, second: Number) -> Number | None:
    return _divided(first, second, _HUNDRED) if second else None


def _mean(*values: Number) -> Number | None:
    weights = values[::2]
    weighted = sum((_product(weight, value) for weight, value in zip(weights, values[1::2], strict=True)), Fraction(0))
    weight = sum(map(_exact, weights), Fraction(0))
    return _divided(weighted, weight) if weight else None


def _product(first: Number, second: Number) -> Any:
    return _exact(first) * _exact(second)


def _divided(first: Number, second: Number, times: int = 1) -> Any:
    return _exact(first) * times / _exact(second)


def _exact(value: Number) -> Any:
    return Fraction(value) if isinstance(value, Decimal | int) else value


# The ledger divides to 28 digits, which a form has no need of.
_QUOTIENTS: dict[str, Callable[..., Any]] = {"ratio": _ratio, "percentage": _percentage, "mean": _mean}
