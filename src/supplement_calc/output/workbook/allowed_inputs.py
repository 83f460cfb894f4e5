"""What an input may be, as the case file has it: what the spreadsheet asks for as one is typed, and the checks of what is
pasted, which no spreadsheet asks about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from ...case.case import Case
from ...case.ranges.allowed import LARGEST, Allowed
from ...case.ranges.in_order import in_order
from ...ledger import Figure, Input
from ...ledger.rounding import EXACT
from ...ledger.spreadsheet import NIL, PERCENT
from ...parser.number_shapes import MOST_PART
from .book import Placed
from .checks import Check
from .model import INPUTS, MOST, Model

IS_ALLOWED = "L"
"""The column of the sheet of inputs that says whether each is what it may be."""
_ASKS = {
    "percent": ("A percentage", "Type 25 for 25 per cent, without a sign: "),
    "GBP": ("Pounds", "An amount in pounds: "),
    "FTE": ("FTE", "Full-time equivalents: "),
}
_SMALLEST = Decimal(1).scaleb(-MOST_PART)  # that a case file may have and is not 0
_AT_ONCE = 60  # pairs in one formula


def in_words(may: Allowed) -> str:
    """`0 or more`, `more than 0`, `0 to 100`, `a whole number, 0 or more`."""
    least, most = may.least, may.most
    match least is None, most is None:
        case True, True:
            said = "any number, below 0 too"
        case False, True:
            said = f"more than {least}" if may.is_above else f"{least} or more"
        case _:
            low = "" if least is None else f"more than {least}" if may.is_above else f"{least}"
            high = f"below {most}" if may.is_below else f"{most}"
            joined = " and " if may.is_above or may.is_below else " to "
            low = f"{low} or more" if may.is_below and not may.is_above and low else low
            said = f"{low}{joined}{high}" if low else f"{high} or less" if not may.is_below else high
    return f"a whole number, {said}" if may.is_whole else said


def asked(figure: Figure, may: Allowed) -> dict[str, Any]:
    """What a spreadsheet asks for, and says, as an input is typed."""
    title, what = _ASKS.get(figure.unit, ("A number", "A number: "))
    least = -LARGEST if may.least is None else may.least
    most = LARGEST if may.most is None else may.most
    step = Decimal(1) if may.is_whole else _SMALLEST
    return {
        "validate": "integer" if may.is_whole else "decimal",
        "criteria": "between",
        "minimum": EXACT.add(least, step) if may.is_above else least,
        "maximum": EXACT.subtract(most, step) if may.is_below else most,
        "input_title": title,
        "input_message": f"{what}{in_words(may)}.",
        "error_title": "Not what the case file may have",
        "error_message": f"{title}: {in_words(may)}, without a unit.",
    }


def formula(cell: str, may: Allowed) -> str:
    """Whether a cell has what it may."""
    asks = [f"ISNUMBER({cell})", f"{cell}<={MOST}" if may.least is not None else f"ABS({cell})<={MOST}"]
    if may.least is not None:
        asks.append(f"{cell}{'>' if may.is_above else '>='}{f'-{PERCENT}' if may.least else NIL}")
    if may.most is not None:
        asks.append(f"{cell}{'<' if may.is_below else '<='}{PERCENT}")
    if may.is_whole:
        asks.append(f"{cell}=INT({cell})")
    return f"IFERROR(AND({','.join(asks)}),FALSE)"


def input_checks(case: Case, model: Model, inputs: Placed) -> Iterator[Check]:
    """Each input may be what it is, and what rises in a case file rises."""
    yield Check("Inputs: each is what the case file may have", f"AND({inputs.range(IS_ALLOWED, INPUTS)})", _OTHER)
    at = {figure.origin.path: figure for figure in model.inputs if isinstance(figure.origin, Input)}
    pairs = list(in_order(case, at))
    points = ((one.low, one.high) for one in pairs if one.is_point)
    ends = ((one.low, one.high) for one in pairs if not one.is_point)
    yield from _rising(model, "pay points rise", "<", points, "A higher pay point is paid no more than a lower one.")
    yield from _rising(model, "no range starts above its top", "<=", ends, "The bottom of a range is above its top.")


def _rising(model: Model, what: str, sign: str, pairs: Iterable[tuple[Figure, Figure]], where_not: str) -> Iterator[Check]:
    every = list(dict.fromkeys(pairs))
    for start in range(0, len(every), _AT_ONCE):
        some = every[start : start + _AT_ONCE]
        part = "" if len(every) <= _AT_ONCE else f", {some[0][0].label} to {some[-1][1].label}"
        yield Check(f"Inputs: {what}{part}", _all(f"{model.ref(low)}{sign}{model.ref(high)}" for low, high in some), where_not)


def _all(formulas: Iterable[str]) -> str:
    return f"AND({','.join(formulas)})"


_OTHER = "The command refuses such an input: see what it may be on the sheet of inputs, and where Allowed is FALSE."
