"""Figures held against the limits that policies and `--require` set: what passes one, and limits that fit no figure."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Literal, NamedTuple

from ..ledger import Unit
from .figure_limit import CODES, Code, FigureLimit, Passed, Sign, Unfit
from .sound_sections import UnsoundSection

if TYPE_CHECKING:
    from ..case.models.policy import Policy
    from ..ledger import Ledger
    from ..parser.numbers import Kind
    from .context import CheckContext

_KINDS: dict[Unit, Kind] = {"GBP": "money", "FTE": "fte", "percent": "percent"}


class Held(NamedTuple):
    """What the limits come to. `not_held` are the codes of the rules that some limit could not be held to, as it needs a
    section with errors; `unfit` are limits of no figure."""

    passed: list[Passed]
    unfit: list[Unfit]
    not_held: set[Code]


def held(context: CheckContext) -> Held:
    """Every limit with the case held against it."""
    result = Held([], [], set())
    for limit in _limits(context, result):
        try:
            passed = list(_hold(context, limit, result.unfit))
        except UnsoundSection:
            result.not_held.update(_codes_of(limit))
        else:
            result.passed.extend(passed)
    return result


def _limits(context: CheckContext, result: Held) -> list[FigureLimit]:
    """The limits of the policy file, those of the case's own policy in place of them, and those of the command line."""
    limits = [*_of_policy(context.policy, "policy")]
    try:
        limits += _of_policy(context.case.policy, "case")
    except UnsoundSection:
        result.not_held.update(CODES)
    if not limits:  # nothing more is imported
        return [*context.required]
    from ..costing.ledgers import as_an_id

    found: dict[tuple[str, Sign], FigureLimit] = {}
    for figure, sign, limit in limits:
        key = (as_an_id(figure), sign)
        found.pop(key, None)
        if limit is not None:
            found[key] = limit
    return [*found.values(), *context.required]


def _of_policy(policy: Policy | None, set_by: Literal["case", "policy"]) -> Iterator[tuple[str, Sign, FigureLimit | None]]:
    """Each limit that a policy sets; None where it sets none."""
    signs: dict[str, Sign] = {"at_most": "<=", "at_least": ">="}
    for figure, limits in ((policy.figures or {}) if policy is not None else {}).items():
        for key, sign in signs.items():
            if key in limits.model_fields_set:
                stated = getattr(limits, key)
                yield figure, sign, None if stated is None else FigureLimit(figure, sign, stated.text, stated.span, set_by)


def _codes_of(limit: FigureLimit) -> Iterator[Code]:
    if limit.sign in ("<=", "<", "="):
        yield "figure-above-limit"
    if limit.sign in (">=", ">", "="):
        yield "figure-below-limit"
    yield "figure-not-known"


def _hold(context: CheckContext, limit: FigureLimit, unfit: list[Unfit]) -> Iterator[Passed]:
    """What of a figure passes its limit; nothing where it is within it, or where the limit fits no figure."""
    from ..costing.ledgers import as_an_id, nearest_figure
    from ..parser.numbers import Misread, read_number
    from . import limit_messages as messages

    id = as_an_id(limit.figure)
    known: list[str] = []
    kind, ledger = "", None
    for one, of_kind in _holding(context, id):
        if id in of_kind.figures:
            kind, ledger = one, of_kind
            break
        known += of_kind.figures
    if ledger is None:
        near = nearest_figure(lambda one: (other for _, other in _holding(context, one)), id, known)
        help = f"did you mean {near}?" if near else "`supplement-calc explain CASE` lists the figures that a case has"
        unfit.append(Unfit(limit, None, f"the case has no figure {limit.figure}", help))
        yield messages.no_such(context, limit, help)
        return
    figure = ledger.figures[id]
    number = read_number(limit.amount, _KINDS.get(figure.unit, "count"))
    if isinstance(number, Misread):
        unfit.append(Unfit(limit, number.code, number.reason, f"{number.help}: {id} is in {_UNITS[figure.unit]}"))
    elif kind == "workforce" and _is_small_count(context, id):
        yield messages.not_shown(context, limit, figure)
    elif figure.value is None:
        yield messages.not_known(context, limit, figure)
    else:
        value = _compared(figure.value, limit.sign, max(-number.precision, 0))
        if _is_above(value, limit.sign, number.value):
            yield messages.outside(context, limit, ledger, figure, number.value, "figure-above-limit")
        elif _is_below(value, limit.sign, number.value):
            yield messages.outside(context, limit, ledger, figure, number.value, "figure-below-limit")


_UNITS: dict[Unit, str] = {"GBP": "pounds", "FTE": "FTE", "percent": "per cent", "months": "months", "count": "a plain number"}


def _holding(context: CheckContext, id: str) -> Iterator[tuple[str, Ledger]]:
    """Each ledger that may hold a figure of this id with its kind, the likeliest first, every line rounded to £1."""
    from ..costing.ledgers import every_kind
    from ..ledger import POUND

    for kind in every_kind(id):
        if (ledger := context.ledgers.ledger(kind, POUND)) is not None:
            yield kind, ledger


def _compared(value: Decimal, sign: Sign, places: int) -> Decimal:
    """What is compared: where a figure must be exactly its limit, the value at the decimals that the limit is written with."""
    if sign != "=":
        return value
    from ..ledger import to_places

    return to_places(value, places)


def _is_above(value: Decimal, sign: Sign, limit: Decimal) -> bool:
    return (sign == "<" and value >= limit) or (sign in ("<=", "=") and value > limit)


def _is_below(value: Decimal, sign: Sign, limit: Decimal) -> bool:
    return (sign == ">" and value <= limit) or (sign in (">=", "=") and value < limit)


def _is_small_count(context: CheckContext, id: str) -> bool:
    """Whether a figure of people is a small count of them, or would give one away."""
    from ..evidence.excerpts import has_people

    return not context.full and has_people(context.case) and id in context.suppressed.instead
