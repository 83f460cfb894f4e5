"""A package of measures by financial year, as `cost` shows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...costing.costing import Costing
from ...costing.funding.lines import funding_label, when_of
from ...costing.funding.reserve import ALL
from ...costing.package import PREFIX, PackageCosting, carries_reserve, goes_on, years_of
from ...diagnostics.names import listed
from ...ledger import Figure, Row, Table
from ..amounts import Shown, fte, shows_figure
from ..document import Block, Grid, GridRow, Heading, Sentence
from ..followed.kept import kept
from .heading import under_title
from .own_years import own_years

if TYPE_CHECKING:
    from ...case.models.package import Funding
    from ...reference.calendar import FinancialYear

Costed = Costing | PackageCosting
NOT_GIVEN = "not given"
_WIDEST = 100
_ON_PAPER = ("savings", "vacancies held")  # money only where a budget that has it is cut by it
_BELOW = (
    "Funding",
    "Funding approved",
    "Funding that counts",
    "Unfunded",
    "Reserve brought forward",
    "Unfunded after the reserve",
    "Reserve left",
)


def package_heading(costing: Costed, shown: Shown) -> Heading:
    """The title of a case that is a package and nothing else."""
    case = costing.case
    terms = f"package of measures by financial year · {shown.rounding_phrase}"
    return Heading(case.title, (under_title(case, terms), *((case.source,) if case.source else ())))


def package_blocks(costing: Costed, shown: Shown) -> Iterator[Block]:
    """The table of measures and funding, a column a year; then what it does not say."""
    case = costing.case
    if not (case.measures or case.funding):
        return
    columns_of = {year.id: year.name for year in years_of(case)}
    if f"{PREFIX}{ALL}" in costing.ledger.tables:
        columns_of[ALL] = "All years"
    tables = [costing.ledger.tables[f"{PREFIX}{id}"] for id in columns_of]
    costs = [_cost(costing, number) for number in case.measures]
    yearly = not tables or any(isinstance(cost, Figure) for cost in costs)
    columns = [f"Package by financial year, {shown.heading}", *(["FTE"] if _any_fte(costing) else [])]
    columns += ["A year, or once"] if yearly else []
    columns += columns_of.values()
    rows = [
        *_measures(costing, shown, list(columns_of), yearly),
        *_rest(costing, shown, tables, len(columns) - 1 - len(tables)),
    ]
    yield Grid(tuple(columns), tuple(rows), widest=_WIDEST)
    yield from (Sentence(text) for text in package_sentences(costing, shown))


def _any_fte(costing: Costed) -> bool:
    return any(name in costing.ledger.figures for name in ("package.fte_itemised", "package.fte_printed"))


def _cost(costing: Costed, number: int) -> str | Figure | None:
    """A measure's cost a year or in all; `not given` where it is so, None where it is given by year."""
    figure = costing.ledger.figures.get(f"package.measure_{number}.cost")
    return figure if figure is None or figure.value is not None else NOT_GIVEN


@kept
def _measures(costing: Costed, shown: Shown, years: list[str], yearly: bool) -> Iterator[GridRow]:
    for number, measure in costing.case.measures.items():
        cells = []
        if _any_fte(costing):
            cells.append(NOT_GIVEN if measure.fte is None else _fte(measure.fte))
        if yearly:
            cost = _cost(costing, number)
            cells.append("" if cost is None else cost if isinstance(cost, str) else shown.column(cost, NOT_GIVEN))
        figures = [costing.figure(f"package.measure_{number}.{year}") for year in years]
        label = f"{number} {measure.what}" + (f" ({measure.kind})" if measure.kind else "")
        yield GridRow((label, *cells, *(shown.column(figure, NOT_GIVEN) for figure in figures)))


@kept
def _rest(costing: Costed, shown: Shown, tables: list[Table], before: int) -> Iterator[GridRow]:
    """The rows under the measures: costs given, each line of funding, and what is left unfunded, in the order of any year."""
    rows_by_title: dict[str, list[Row | None]] = {}
    for place, table in enumerate(tables):
        for row in table.rows[len(costing.case.measures) :]:
            rows_by_title.setdefault(row.title, [None] * len(tables))[place] = row
    order = ["Costs given", *(funding_label(one) for one in costing.case.funding.values()), *_BELOW]
    for title in sorted(rows_by_title, key=lambda name: order.index(name) if name in order else len(order)):
        rows = rows_by_title[title]
        absent = None if title.startswith("Unfunded") else NOT_GIVEN
        cells = ("" if row is None else shown.column(row.figure, absent) for row in rows)
        kind = next(row.kind for row in rows if row is not None)
        total = costing.ledger.figures.get("package.fte_itemised") if title == "Costs given" else None
        space = [""] * before
        if total is not None:
            space[0] = _fte(total)
        yield GridRow((f"{title}, and FTE by measure" if total else title, *space, *cells), kind)


@shows_figure
def _fte(figure: Figure) -> str:
    return NOT_GIVEN if figure.value is None else fte(figure.value)


@kept
def package_sentences(costing: Costed, shown: Shown) -> list[str]:
    """What the table cannot show: costs that are not given, what is not approved, and FTE as printed and as itemised."""
    if not (costing.case.measures or costing.case.funding):
        return []
    years = own_years(costing.case) if isinstance(costing, PackageCosting) else ()
    return [*_lacking(costing), *_going_on(costing, shown), *_funding(costing, shown), *_created(costing), *years]


def _going_on(costing: Costed, shown: Shown) -> Iterator[str]:
    """What is a cost every year after the last that is shown, too."""
    years = years_of(costing.case)
    for number, measure in costing.case.measures.items():
        cost = costing.ledger.figures.get(f"package.measure_{number}.cost")
        if goes_on(costing.case, measure) and cost is not None and cost.value is not None:
            yield f"Measure {number} goes on after {years[-1].name} at {shown.money(cost.value)} a year."


def _lacking(costing: Costed) -> Iterator[str]:
    case = costing.case
    without = [number for number in case.measures if _has_none(costing, number)]
    if without:
        number = len(case.measures)
        every = f"any of the {number} measures" if len(without) == number > 1 else _named(without)
        what = "The unfunded cost" if case.funding else "The cost of the package"
        yield f"The paper gives no cost for {every}. {what} of a year cannot be worked out until every measure has one."
    known = set(without)
    package_years = years_of(case)
    years = {number: _years_without(costing, number, package_years) for number in case.measures if number not in known}
    for number, names in years.items():
        if names:
            why = "its start is not given" if _cost(costing, number) is not None else "it is not given"
            yield f"The cost of measure {number} in {listed(names)} is not known: {why}."


def _named(numbers: list[int]) -> str:
    return f"measure{'s' if len(numbers) > 1 else ''} {listed(map(str, numbers))}"


def _has_none(costing: Costed, number: int) -> bool:
    return _cost(costing, number) == NOT_GIVEN


def _years_without(costing: Costed, number: int, years: list[FinancialYear]) -> list[str]:
    return [year.name for year in years if costing.figure(f"package.measure_{number}.{year.id}").value is None]


def _funding(costing: Costed, shown: Shown) -> Iterator[str]:
    lines = list(costing.case.funding.values())
    for approved in ("to be considered", "no"):
        waiting = [_amount(one, shown) for one in lines if one.approved == approved]
        if waiting:
            verb = "is only to be considered" if approved == "to be considered" else "is not approved"
            yield f"{listed(waiting)} {verb} and is not counted as approved."
    paper = [_amount(one, shown) for one in lines if one.cashable == "no"]
    if paper:
        verb = "is" if len(paper) == 1 else "are"
        yield f"{listed(paper)} {verb} not cashable: it leaves no money to spend, and is not counted as funding."
    unsaid = [_amount(one, shown) for one in lines if one.source in _ON_PAPER and one.cashable is None and one.is_approved]
    if unsaid:
        yield f"The case does not say whether {listed(unsaid)} is cashable. It is counted as if it were."
    if carries_reserve(costing.case):
        yield "Other funding pays first. What a year does not need of a reserve is carried forward."
    if any(one.recurs for one in lines) and any(one.year is not None and not one.recurs for one in lines):
        yield "Recurring funding is in its own year and every year after it. One-off funding is in its own year alone."


def _amount(funding: Funding, shown: Shown) -> str:
    given = funding.amount if funding.total is None else funding.total
    value, when = None if given is None else given.value, funding.year.name if funding.year else when_of(funding)
    amount = "an amount that is not given" if value is None else shown.money(value)
    if funding.total is None and funding.year is None:
        amount = f"{amount} a year"
    return f"{amount} from {funding.source}{' in' if funding.year else ','} {when}"


def _created(costing: Costed) -> Iterator[str]:
    """FTE printed for the package and FTE itemised by measure, side by side: neither is read as part of the other."""
    figures = costing.ledger.figures
    printed, itemised = figures.get("package.fte_printed"), figures.get("package.fte_itemised")
    parts = []
    if printed is not None and printed.value is not None:
        parts.append(f"{fte(printed.value)} for the whole package")
    if itemised is not None and itemised.value is not None:
        numbers = [number for number, measure in costing.case.measures.items() if measure.fte is not None]
        sums = " + ".join(_fte(one.fte) for one in costing.case.measures.values() if one.fte is not None)
        worked = f" ({sums})" if len(numbers) > 1 else ""
        parts.append(f"{fte(itemised.value)}{worked} for {_named(numbers)}")
    if parts:
        both = f" It does not say whether {parts[0].split()[0]} includes {parts[1].split()[0]}." if len(parts) > 1 else ""
        yield f"FTE created: the paper gives {' and '.join(parts)}.{both}"
