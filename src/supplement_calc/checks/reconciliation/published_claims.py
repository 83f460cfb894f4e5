"""Claims of the section `published`: each names a figure of the case, or a cell that the paper prints under its evidence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ...case.models.published import Acceptance, Printed, Published
from ...diagnostics import Problem, Span
from ...diagnostics.names import KnownIds, listed
from ...evidence.printed_precision import unit_of
from ...evidence.stated_sums import StatedSum, amount, stated_sum, unit_of_sum
from ...ledger import POUND, Figure
from ..context import CheckContext
from .claim import Accepted, Claim, Column
from .further_costings import ROUNDINGS, FurtherCostings

# Ids compared for entries of `published` that name no figure: for eighty entries of a case of twenty grades.
_MOST_COMPARED = 50_000
_IN = {"GBP": "pounds", "percent": "per cent", "FTE": "FTE", "months": "months", "count": "numbers"}
_SIGNS = {"GBP": "pounds", "percent": "a percentage", "FTE": "FTE", "months": "months", "count": "a number"}


def published(context: CheckContext, cells: Mapping[str, Claim]) -> Iterator[Claim | Problem]:
    """The claim of every entry, a cell's with its acceptance; or the problem of an entry that is held against nothing."""
    columns, names, further = _columns(context), _KnownFigures(context, cells), FurtherCostings(context.ledgers)
    for number, entry in context.case.published.items():
        accepted = _acceptance(context, number, entry)
        cell = cells.get(entry.figure)
        if cell is not None and entry.value is None:
            yield cell._replace(accepted=accepted, where=entry.where or cell.where)
            continue
        stated = stated_sum(entry.figure)
        ids = (entry.figure,) if stated is None else stated.operands
        if cell is None and not all(further.may_prove(id) for id in ids):
            yield _too_many(context, number, entry)
            continue
        if stated is not None and (problem := _no_sum(context, number, entry.figure, stated, names)) is not None:
            yield problem
            continue
        figure = context.ledgers.figure(_id_of(entry, stated), POUND) if cell is None else cell.figure
        if figure is None:
            yield _unknown(context, number, entry, names)
        elif entry.value is None:
            yield _no_value(context, number, entry)
        elif _is_in_another_unit(entry.value, figure):
            yield _wrong_unit(figure, entry.value)
        elif not further.may_round(figure, unit_of(entry)):
            yield _too_many(context, number, entry)
        else:
            printed = _signed(context, entry, entry.value, figure)
            claim = _claim(context, entry, printed, figure, accepted, columns.get(id(figure)))
            yield claim if stated is None else claim._replace(parts=figure.operands)


def _claim(
    context: CheckContext,
    entry: Published,
    printed: Printed,
    figure: Figure,
    accepted: Accepted | None,
    column: Column | None,
) -> Claim:
    return Claim(
        figure.id,
        _label(context, figure),
        printed,
        unit_of(entry),
        printed.span,
        figure,
        context.ledgers,
        context.suppressed,
        entry.where,
        accepted,
        column,
    )


_SAVED = re.compile(r"\bsav(?:ed|ings?)\b", re.IGNORECASE)
_UNDER = re.compile(r"\bunder[ -]?(?:spen[dt]|budget)|\(under\)", re.IGNORECASE)


def _signed(context: CheckContext, entry: Published, printed: Printed, figure: Figure) -> Printed:
    """A figure that is over a budget where it is above nil, as the paper prints it under a heading of an underspend."""
    if printed.says_way and _SAVED.search(printed.text) and _SAVED.search(figure.label):
        return printed._replace(value=abs(printed.value))  # a saving, of a figure that is what is saved
    if printed.is_signed or entry.where is None or not _UNDER.search(entry.where):
        return printed
    tables = (ledger.table_of(figure) for ledger in context.ledgers.holding(figure.id, POUND))
    rows = (row for table in tables if table is not None for row in table.rows if row.figure is figure)
    return printed._replace(value=-printed.value, is_signed=True) if any(row.over_budget for row in rows) else printed


def _label(context: CheckContext, figure: Figure) -> str:
    """A line of a table is called by its table too: `Current spend: Salaries`."""
    tables = (ledger.table_of(figure) for ledger in context.ledgers.holding(figure.id, POUND))
    table = next((table for table in tables if table is not None), None)
    return figure.label if table is None else f"{table.title}: {figure.label}"


def _columns(context: CheckContext) -> dict[int, Column]:
    """The cells that each pooled figure of a group is of, now or at an earlier date; by the identity of the figure."""
    columns: dict[int, Column] = {}
    for group in context.ledgers.workforce.groups if context.case.workforce else ():
        for at, pooled in ((None, group.pooled), *group.pooled_earlier.items()):
            rows = {team.name: row for team in group.teams if (row := team.at(at)) is not None}
            for measure, whole in pooled.items():
                columns.setdefault(id(whole), Column(measure, rows))
    return columns


def _acceptance(context: CheckContext, number: int, entry: Published) -> Accepted | None:
    if entry.accepted is None:
        return None
    given = entry.accepted if isinstance(entry.accepted, Acceptance) else Acceptance.model_construct(reason=entry.accepted)
    return Accepted(given, _place(context, number, "accepted"))


def _place(context: CheckContext, number: int, key: str) -> Span:
    return context.case.place("published", str(number), key)


class _KnownFigures:
    """The ids that an entry may have meant, listed once for all entries that may be of the same figures."""

    def __init__(self, context: CheckContext, cells: Mapping[str, Claim]) -> None:
        self._context = context
        self._cells = cells
        self._known: dict[tuple[int, ...], KnownIds] = {}
        self._left = _MOST_COMPARED

    def nearest(self, figure: str) -> str | None:
        """The id most like one that is of no figure; None where none is, and after very many have been compared."""
        if self._left <= 0:
            return None
        ledgers = list(self._context.ledgers.holding(figure, POUND))
        key = tuple(id(ledger) for ledger in ledgers)
        if key not in self._known:
            self._known[key] = KnownIds([*(known for ledger in ledgers for known in ledger.figures), *self._cells])
        self._left -= sum(len(ledger.figures) for ledger in ledgers) + len(self._cells)
        return self._known[key].nearest(figure)


def _id_of(entry: Published, stated: StatedSum | None) -> str:
    """The id of the figure that an entry is of; a ratio is of 100 where the paper prints a percentage."""
    if stated is None:
        return entry.figure
    return (stated.as_percentage if entry.value is not None and entry.value.unit == "percent" else stated).id


def _no_sum(context: CheckContext, number: int, text: str, stated: StatedSum, names: _KnownFigures) -> Problem | None:
    """Why a stated sum is none: signs of two kinds, a part that is no figure, or parts that cannot be added."""
    place = _place(context, number, "figure")
    if stated.operation is None:
        return Problem(
            "published-unknown", f"`{text}` is no sum, difference or ratio", place,
            "add figures with +, or write two with −, ÷ or `as a percentage of` between them",
        )  # fmt: skip
    figures = {one: amount(one) or context.ledgers.figure(one, POUND) for one in stated.operands}
    for one, figure in figures.items():
        if figure is None:
            near = names.nearest(one)
            help = f"did you mean {near}?" if near else "write the id of a figure, or an amount as the paper has it: £1,240"
            return Problem("published-unknown", f"the case has no figure {one}", place, help)
    known = [figure for figure in figures.values() if figure is not None]
    if unit_of_sum(stated, [*known, *known][: len(stated.operands)]) is None:
        parts = listed([f"{figure.label} in {_IN[figure.unit]}" for figure in known])
        headline = f"{parts} cannot be added or taken away"
        return Problem("wrong-unit", headline, place, "add like to like, or divide one by the other")
    return None


def _unknown(context: CheckContext, number: int, entry: Published, names: _KnownFigures) -> Problem:
    near = names.nearest(entry.figure)
    help = f"did you mean {near}?" if near else "`-f json` of cost, market, pay-points and workforce lists the figures"
    return Problem("published-unknown", f"the case has no figure {entry.figure}", _place(context, number, "figure"), help)


def _too_many(context: CheckContext, number: int, entry: Published) -> Problem:
    headline = f"{entry.figure} is not held against the case: other published figures have it costed as often as a check does"
    key = "figure" if entry.to is None else "to"
    help = f"the case is costed again for each unit, {ROUNDINGS} at most, and for each proof; check the rest in another file"
    return Problem("too-large-a-case", headline, _place(context, number, key), help)


def _no_value(context: CheckContext, number: int, entry: Published) -> Problem:
    headline = f"the paper's value of {entry.figure} is not given"
    return Problem(
        "published-without-value", headline, _place(context, number, "figure"), "add `value: …` as the paper prints it"
    )


def _is_in_another_unit(printed: Printed, figure: Figure) -> bool:
    """A bare number is of any unit; one with a sign is of that unit."""
    return printed.unit is not None and figure.unit not in (printed.unit, "count")


def _wrong_unit(figure: Figure, printed: Printed) -> Problem:
    headline = f"{figure.label}: the paper prints `{printed.text}`; the case gives it as {_SIGNS[figure.unit]}"
    return Problem("wrong-unit", headline, printed.span, "name the figure that the paper means, or correct the value's sign")
