"""Claims of the section `published`: each names a figure of the case, or a cell that the paper prints under its evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...case_file.published import Acceptance, Printed, Published
from ...diagnostics import Problem, Span
from ...diagnostics.names import nearest_id
from ...evidence.printed import unit_of
from ...ledger import POUND, Figure
from .books import Books
from .claim import Accepted, Claim, Column

_SIGNS = {"GBP": "pounds", "percent": "a percentage", "FTE": "FTE", "months": "months", "count": "a number"}


def published(books: Books, cells: Mapping[str, Claim]) -> Iterator[Claim | Problem]:
    """The claims of every entry, those of cells with their acceptance; or what is wrong with an entry."""
    for number, entry in books.case.published.items():
        accepted = _acceptance(books, number, entry)
        cell = cells.get(entry.figure)
        if cell is not None and entry.value is None:
            yield cell._replace(accepted=accepted, where=entry.where or cell.where)
            continue
        figure = books.figure(entry.figure, POUND) if cell is None else cell.figure
        if figure is None:
            yield _unknown(books, number, entry, cells)
        elif entry.value is None:
            yield _no_value(books, number, entry)
        elif _is_in_another_unit(entry.value, figure):
            yield _wrong_unit(figure, entry.value)
        else:
            yield _claim(books, entry, entry.value, figure, accepted)


def _claim(books: Books, entry: Published, printed: Printed, figure: Figure, accepted: Accepted | None) -> Claim:
    return Claim(
        figure.id,
        _label(books, figure),
        printed,
        unit_of(entry),
        printed.span,
        figure,
        books,
        entry.where,
        accepted,
        _column(books, figure.id),
    )


def _label(books: Books, figure: Figure) -> str:
    """A line of a table is called by its table too: `Current spend: Salaries`."""
    id = figure.id.partition(".")[0]
    titles = (ledger.tables[id].title for ledger in books.ledgers(figure.id, POUND) if id in ledger.tables)
    title = next(titles, None)
    return figure.label if title is None else f"{title}: {figure.label}"


def _column(books: Books, id: str) -> Column | None:
    """The cells that a pooled figure of a group is of."""
    group, pooled, measure = id.rpartition(".pooled.")
    if not pooled:
        return None
    for evidence in books.subject.workforce.groups:
        if evidence.id == group:
            return Column(measure, {team.name: team.measures for team in evidence.teams})
    return None


def _acceptance(books: Books, number: int, entry: Published) -> Accepted | None:
    if entry.accepted is None:
        return None
    given = entry.accepted if isinstance(entry.accepted, Acceptance) else Acceptance.model_construct(reason=entry.accepted)
    return Accepted(given, _place(books, number, "accepted"))


def _place(books: Books, number: int, key: str) -> Span:
    return books.case.place("published", str(number), key)


def _unknown(books: Books, number: int, entry: Published, cells: Mapping[str, Claim]) -> Problem:
    known = [id for ledger in books.ledgers(entry.figure, POUND) for id in ledger.figures]
    near = nearest_id(entry.figure, [*known, *cells])
    help = f"did you mean {near}?" if near else "`-f json` of cost, market, pay-points and workforce lists the figures"
    return Problem("published-unknown", f"the case has no figure {entry.figure}", _place(books, number, "figure"), help)


def _no_value(books: Books, number: int, entry: Published) -> Problem:
    headline = f"the paper's value of {entry.figure} is not given"
    return Problem(
        "published-without-value", headline, _place(books, number, "figure"), "add `value: …` as the paper prints it"
    )


def _is_in_another_unit(printed: Printed, figure: Figure) -> bool:
    """A bare number is of any unit; one with a sign is of that unit."""
    return printed.unit is not None and figure.unit not in (printed.unit, "count")


def _wrong_unit(figure: Figure, printed: Printed) -> Problem:
    headline = f"{figure.label} is published as `{printed.text}`, and the case gives it as {_SIGNS[figure.unit]}"
    return Problem("wrong-unit", headline, printed.span, "name the figure that the paper means, or mend the value's sign")
