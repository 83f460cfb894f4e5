"""The tables of several cases together: by year, and by case."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from ....costing.portfolio.portfolio import Portfolio
from ....costing.portfolio.taken import Series, Single
from ....ledger import Figure, Missing
from ....reference.calendar import FinancialYear, day_in_words
from ...amounts import Shown
from ...document import Grid, GridRow
from ...view import Matrix, MatrixRow
from .shape import ByCase, Shape

OUTSIDE, UNKNOWN, NO_PERIOD, OTHER_YEARS = "–", "not known", "no period", "other years"


class NotCounted(NamedTuple):
    """A file that adds nothing to the total, and why."""

    file: str
    reason: str


class Together(NamedTuple):
    """Several cases added up, those that are not, and how a command shows them; the posts that two of them have, and the titles
    of those that may be versions of one."""

    sums: Portfolio
    not_counted: tuple[NotCounted, ...]
    shape: Shape
    twice: tuple[str, ...] = ()
    versions: tuple[str, ...] = ()

    @property
    def names(self) -> list[str]:
        """What each case is called: its title, and its file too where two have one title."""
        titles = [case.title for case in self.sums.cases]
        return [f"{case.title} ({case.file})" if titles.count(case.title) > 1 else case.title for case in self.sums.cases]


def matrices_of(together: Together, shown: Shown) -> list[Matrix]:
    """The table by year, then those by case; none where nothing is counted."""
    if not together.sums.cases:
        return []
    made = [by_year(together, shown)] if together.sums.years else []
    made += (by_case(together, one, shown) for one in together.shape.by_case)
    return [matrix for matrix in made if matrix.figures]


def tables_of_page(together: Together, shown: Shown) -> list[Matrix]:
    """Those of them that a page shows."""
    hidden = {one.id for one in together.shape.by_case if not one.is_on_page}
    return [matrix for matrix in matrices_of(together, shown) if matrix.id not in hidden]


def by_year(together: Together, shown: Shown) -> Matrix:
    """A row a year: how many cases, what they come to, and that against the budget."""
    sums, shape = together.sums, together.shape
    held = shape.held if sums.budgets else ()
    columns = ("All cases by financial year", "Cases", *(f"{name} {shown.heading}" for name, _ in shape.of_years))
    if held:
        columns += (f"Budget {shown.heading}", *(f"{name}: over / (under) {shown.heading}" for name, _ in held))
    rows = []
    for year in sums.years:
        cells = [total(sums.totals[series, year]) for _, series in shape.of_years]
        against = [sums.budgets.get(year), *(sums.over(series, year) for _, series in held)] if held else []
        rows.append(MatrixRow(year.name, (sums.counted[year], *cells, *against)))
    in_all = [None if one is None else total(sums.totals[one, None]) for one in shape.in_all]
    rows.append(MatrixRow(shape.by_case[0].singles[-1][0] if not shape.full_year else "Whole term", (
        None, *in_all, *([None] * (len(columns) - 2 - len(in_all)))), "total"))  # fmt: skip
    return Matrix("portfolio.by_year", "All cases by year", columns, tuple(rows))


def by_case(together: Together, one: ByCase, shown: Shown) -> Matrix:
    """A row a case, the total of all, and that against the budget."""
    sums = together.sums
    singles = [(name, single) for name, single in one.singles if not is_absent(sums.totals[single, None])]
    years = [] if one.series is None else list(sums.years)
    columns = (f"{one.title}, {shown.heading}", *(year.name for year in years), *(name for name, _ in singles))
    keys: list[tuple[Series | Single, FinancialYear | None]] = [(single, None) for _, single in singles]
    if one.series is not None:
        keys = [*((one.series, year) for year in years), *keys]
    rows = [MatrixRow(name, tuple(_of_case(sums, number, keys))) for number, name in enumerate(together.names)]
    rows.append(MatrixRow(_all(together), tuple(total(sums.totals[key]) for key in keys), "total"))
    rows += _against(together, keys)
    return Matrix(one.id, one.name, columns, tuple(rows))


def _all(together: Together) -> str:
    counted, others = len(together.sums.cases), len(together.not_counted)
    return f"All {counted} cases" if not others else f"Total of {counted} of {counted + others} cases"


def _against(together: Together, keys: list[tuple[Series | Single, FinancialYear | None]]) -> Iterator[MatrixRow]:
    """The budget, and how far the total is over it, under the figures that it is held against."""
    sums, held = together.sums, together.shape.against_budget
    budgets = [sums.budget_of(year) if of in held else None for of, year in keys]
    if any(budgets):
        yield MatrixRow("Budget for all cases", tuple(budgets))
        yield MatrixRow("Over / (under) budget", tuple(sums.over(*key) if key[0] in held else None for key in keys))


def _of_case(sums: Portfolio, number: int, keys: list[tuple[Series | Single, FinancialYear | None]]) -> Iterator[Figure | str]:
    for of, year in keys:
        outside = OUTSIDE if year is None else _outside(sums, number)
        yield sums.cells.get((number, of, year)) or outside


def _outside(sums: Portfolio, number: int) -> str:
    """What a year's cell says of a case that adds nothing in it."""
    case = sums.cases[number]
    return NO_PERIOD if not case.years else OUTSIDE if case.years_from == sums.years_from else OTHER_YEARS


def total(figure: Figure) -> Figure | None:
    """A total, where any case has something to add."""
    return None if is_absent(figure) else figure


def is_absent(figure: Figure) -> bool:
    """Whether no case has anything to add to a total."""
    return isinstance(figure.origin, Missing) and figure.origin.absent


def grid(matrix: Matrix, shown: Shown) -> Grid:
    """The table for people."""
    rows = (GridRow((row.label, *(text_of(cell, shown) for cell in row.cells)), row.kind) for row in matrix.rows)
    return Grid(matrix.columns, tuple(rows), matrix.left)


def text_of(cell: Figure | str | None, shown: Shown) -> str:
    """A cell for people."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if cell.unit == "count":
        return f"{cell.known:f}"
    return shown.column(cell, UNKNOWN)


def cases_grid(together: Together) -> Grid:
    """What each case is of: from when to when, on-costs, posts."""
    columns = ("Cases counted", together.shape.dates, "On-costs", "Posts")
    rows = [
        GridRow((name, _when(case.starts, case.ends), case.on_costs, "; ".join((case.posts, *case.remarks))))
        for name, case in zip(together.names, together.sums.cases, strict=True)
    ]
    return Grid(columns, tuple(rows), left=(0, 1, 2, 3))


def _when(starts: date | None, ends: date | None) -> str:
    if starts is None:
        return NO_PERIOD
    return f"from {day_in_words(starts)}" if ends is None else f"{day_in_words(starts)} to {day_in_words(ends)}"


def not_counted_grid(together: Together) -> Grid:
    """Every file that adds nothing, and why."""
    rows = (GridRow((one.file, one.reason)) for one in together.not_counted)
    return Grid(("Not counted", "Why"), tuple(rows), left=(0, 1))
