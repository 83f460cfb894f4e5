"""What is said of a figure that is not within its limit, and where: at the input that moves it most."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from ..case.people.counts import SECTIONS
from ..diagnostics import Related, Span
from ..ledger import Figure, Missing, Unit, to_places
from ..ledger.figure import precedents, why_none
from ..ledger.rounding import EXACT
from .figure_limit import Code, FigureLimit, Passed
from .inputs import place_of_figure, plain, text_of
from .sound_sections import UnsoundSection

if TYPE_CHECKING:
    from ..ledger import Ledger
    from ..scenarios.inputs import Varied
    from ..scenarios.moved_most import Mover
    from .context import CheckContext

_PLACES = 2


def no_such(context: CheckContext, limit: FigureLimit, help: str) -> Passed:
    """A case without the figure."""
    headline = f"the case has no figure {limit.figure}, so it is not known to be {limit.words}"
    return _not_known(context, limit, headline, None, help)


def not_known(context: CheckContext, limit: FigureLimit, figure: Figure) -> Passed:
    """A figure without a value."""
    headline = f"{figure.label}: not known, because {why_none(figure)}; it must be {limit.words}"
    help = f"give what it needs: `supplement-calc explain CASE {figure.id}` shows what that is"
    return _not_known(context, limit, headline, _lacking(figure), help)


def not_shown(context: CheckContext, limit: FigureLimit, figure: Figure) -> Passed:
    """A small count of people, which no message may narrow down."""
    headline = f"{figure.label}: not shown, as it would show a count under 5; it must be {limit.words}"
    return _not_known(context, limit, headline, None, "add `--full` to check it, where nobody else reads the log")


def _not_known(context: CheckContext, limit: FigureLimit, headline: str, span: Span | None, help: str) -> Passed:
    related = _related(limit) if span is not None or limit.set_by == "policy" else ()
    return Passed("figure-not-known", headline, _place(context, limit, span), help, related)


def _lacking(figure: Figure) -> Span | None:
    """Where the case lacks what the figure needs; else the first input that it rests on."""
    for one in precedents(figure):
        if isinstance(one.origin, Missing) and one.origin.span is not None:
            return one.origin.span
    return _first_input(figure)


def _first_input(figure: Figure) -> Span | None:
    return next((span for one in precedents(figure) if (span := place_of_figure(one)) is not None), None)


def _place(context: CheckContext, limit: FigureLimit, span: Span | None) -> Span:
    """The place of a finding: that of the input, else of the case's own limit, else of its title."""
    if span is not None:
        return span
    return limit.span if limit.set_by == "case" else context.case.place("title")


def _related(limit: FigureLimit) -> tuple[Related, ...]:
    """Where a policy states the limit; nothing for one of the command line, which stands in no file."""
    return () if limit.set_by == "command line" else (Related(limit.span, "the policy's limit"),)


def outside(context: CheckContext, limit: FigureLimit, ledger: Ledger, figure: Figure, bound: Decimal, code: Code) -> Passed:
    """A figure on one side of its limit, at the line of the input that moves it most."""
    from ..scenarios.moved_most import moved_most

    value = figure.known
    off = abs(EXACT.subtract(value, bound))
    places = _places(off)
    is_above = code == "figure-above-limit"
    now, end = _amount(value, figure.unit, places), _amount(bound, figure.unit, places)
    by, side = _distance(off, figure.unit, places), "above" if is_above else "below"
    if not off:
        headline = f"{figure.label} is {now}, and must be {'less' if is_above else 'more'} than that"
        help = f"bring {figure.id} {'below' if is_above else 'above'} {end}"
    else:
        goal = f"the {end} that it must be" if limit.sign == "=" else f"its limit of {end}"
        headline = f"{figure.label} is {now}, {by} {side} {goal}"
        help = f"bring {figure.id} {'down' if is_above else 'up'} by {by}"
    mover = moved_most(context.case.root, ledger, figure)
    if mover is not None and not figure.is_input:
        help += f". {_moved(context, mover, figure.unit)}"
    span = _first_input(figure) if mover is None else mover.input.span
    related = _related(limit) if span is not None or limit.set_by == "policy" else ()
    return Passed(code, headline, _place(context, limit, span), help, related)


def _moved(context: CheckContext, mover: Mover, unit: Unit) -> str:
    """`The input that moves it most is on-costs (24.33%): 1% of its value moves it by £20,307`."""
    from ..case.labels import phrase

    name = phrase(tuple(mover.input.path.split(".")))
    if _is_small_count(context, mover.input):
        return f"The input that moves it most is {name}"
    by = _distance(mover.by, unit, _places(mover.by))
    return f"The input that moves it most is {name} ({text_of(mover.input.figure)}): 1% of its value moves it by {by}"


def _is_small_count(context: CheckContext, varied: Varied) -> bool:
    """Whether an input may be a small count of people, which is not shown."""
    if context.full or varied.path.partition(".")[0] not in SECTIONS:
        return False
    try:
        return varied.figure.id in context.suppressed.instead
    except UnsoundSection:
        return True


def _places(off: Decimal) -> int:
    """The decimals that show a difference: two, or as many as it takes to be more than 0."""
    places = _PLACES
    while off and not to_places(off, places):
        places += 1
    return places


def _amount(value: Decimal, unit: Unit, places: int) -> str:
    number, sign = plain(abs(to_places(value, places))), "-" if to_places(value, places) < 0 else ""
    match unit:
        case "GBP":
            return f"{sign}£{_with_pence(number)}"
        case "percent":
            return f"{sign}{number}%"
        case "FTE":
            return f"{sign}{number} FTE"
        case "months":
            return f"{sign}{number} months"
        case _:
            return f"{sign}{number}"


def _distance(off: Decimal, unit: Unit, places: int) -> str:
    """How far apart two values are: rates by points."""
    if unit != "percent":
        return _amount(off, unit, places)
    number = plain(to_places(off, places))
    return f"{number} point{'' if number == '1' else 's'}"


def _with_pence(number: str) -> str:
    """Two decimals of pounds, or none."""
    return f"{number}0" if number[-2:-1] == "." else number
