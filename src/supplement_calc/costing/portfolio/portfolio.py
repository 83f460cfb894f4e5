"""Several cases added up: a ledger whose inputs are the cases' own figures.

A total has the id that the figure has in each case, with `portfolio.` before it; a case's own has `cases.` and its name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import PurePath
from typing import NamedTuple

from ...diagnostics.names import fold
from ...ledger import Figure, Input, Ledger, Rounding
from ...ledger.ledger import is_answered
from ...reference.calendar import FROM_APRIL, FinancialYear, FinancialYears
from .taken import Series, Single, TakenCase, Value

PREFIX = "portfolio"


class Amount(NamedTuple):
    """An amount and the text that gives it."""

    value: Decimal
    text: str


class GivenBudget(NamedTuple):
    """One budget for all cases: the same every year, or an amount for each of some years."""

    each_year: Amount | None
    by_year: Mapping[FinancialYear, Amount]


class Portfolio(NamedTuple):
    """Several cases and what they come to. Cells and totals are by what they are of and the year, None of a single figure; a
    case has no cell where it adds nothing. The years are those of `years_from` alone. `counted` is how many cases add something
    in a year."""

    ledger: Ledger
    cases: Sequence[TakenCase]
    ids: Sequence[str]
    years_from: FinancialYears
    years: Sequence[FinancialYear]
    cells: Mapping[tuple[int, Series | Single, FinancialYear | None], Figure]
    totals: Mapping[tuple[Series | Single, FinancialYear | None], Figure]
    counted: Mapping[FinancialYear, Figure]
    budget: Figure | None
    budgets: Mapping[FinancialYear, Figure]
    overs: Mapping[tuple[Series | Single, FinancialYear | None], Figure]
    given: GivenBudget | None

    def budget_of(self, year: FinancialYear | None) -> Figure | None:
        """The budget of a year, or of any full year; None where none is given."""
        return self.budget if year is None else self.budgets.get(year)

    def over(self, of: Series | Single, year: FinancialYear | None = None) -> Figure | None:
        """How far a total is over the budget; None where there is no budget to hold it against."""
        return self.overs.get((of, year))


def portfolio(
    cases: Sequence[TakenCase],
    rounding: Rounding,
    series: Sequence[Series],
    singles: Sequence[Single],
    budget: GivenBudget | None = None,
    held: Sequence[Series | Single] = (),
) -> Portfolio:
    """Add up the cases, by year and in all. The first of the `series` says which cases have a cost in a year; `held` are held
    against the budget."""
    ledger = Ledger(rounding)
    ids = _ids(cases)
    years_from = _years_from(cases)
    years = sorted({year for case in cases if case.years_from == years_from for year in case.years})
    cells: dict[tuple[int, Series | Single, FinancialYear | None], Figure] = {}
    for number, (case, id) in enumerate(zip(cases, ids, strict=True)):
        for of, year, own, label, value in _values(case, series, singles, years if case.years_from == years_from else ()):
            cells[number, of, year] = _cell(
                ledger, case, f"cases.{id}.{own}", f"{case.title}: {label[0].lower()}{label[1:]}", own, value
            )
    keys: list[tuple[Series | Single, FinancialYear | None]] = [(one, year) for one in series for year in years]
    keys += [(one, None) for one in singles]
    totals = {key: _total(ledger, *key, [cells[n, *key] for n in range(len(cases)) if (n, *key) in cells]) for key in keys}
    counted = {year: _count(ledger, year, sum((n, series[0], year) in cells for n in range(len(cases)))) for year in years}
    whole, budgets = _budgets(ledger, budget, years)
    against = {year: whole if year is None else budgets.get(year) for year in (None, *years)}
    overs = {
        key: _over(ledger, _own_id(*key), total, within)
        for key, total in totals.items()
        if key[0] in held and (within := against.get(key[1])) is not None and is_answered(total)
    }
    return Portfolio(ledger, cases, ids, years_from, years, cells, totals, counted, whole, budgets, overs, budget)


def _over(ledger: Ledger, own: str, total: Figure, budget: Figure) -> Figure:
    label = f"{total.label}: over / (under) budget"
    return ledger.work(f"{PREFIX}.over_budget.{own}", label, "GBP", "difference", (total, budget))


def _ids(cases: Sequence[TakenCase]) -> list[str]:
    """A name for each case by its file, a number after those that would be alike."""
    taken: set[str] = set()
    ids = []
    for case in cases:
        stem = name_of(case.file)
        number, id = 1, stem
        while id in taken:
            number += 1
            id = f"{stem}_{number}"
        taken.add(id)
        ids.append(id)
    return ids


def name_of(file: str) -> str:
    """What a case is called in ids, by its file."""
    return "stdin" if file == "<stdin>" else fold(PurePath(file).stem) or "case"


def _years_from(cases: Sequence[TakenCase]) -> FinancialYears:
    """The financial years that most cases have, of as many those of the first: years of others are not the same months."""
    most = Counter(case.years_from for case in cases if case.years).most_common(1)
    return most[0][0] if most else FROM_APRIL


def _values(
    case: TakenCase, series: Sequence[Series], singles: Sequence[Single], years: Sequence[FinancialYear]
) -> Iterator[tuple[Series | Single, FinancialYear | None, str, str, Value]]:
    """What a case adds: with its own id and label. A year after those worked out, in which it is still paid, is not known."""
    own = case.years
    for one in series:
        for year in years:
            value = case.by_year[one].get(year)
            if value is None and case.goes_on and own and year > own[-1]:
                value = Value(None, f"its supplement goes on, and is worked out to {own[-1].name}")
            if value is not None and not value.absent:
                yield one, year, one.id(year), one.label_in(year), value
    for single in singles:
        value = case.single.get(single)
        if value is not None and not value.absent and (own or not single.of_term):
            yield single, None, single.id, single.label, value


def _own_id(of: Series | Single, year: FinancialYear | None) -> str:
    """The id that a figure has in a case."""
    if isinstance(of, Single):
        return of.id
    assert year is not None
    return of.id(year)


def _cell(ledger: Ledger, case: TakenCase, id: str, label: str, own: str, value: Value) -> Figure:
    if value.value is None:
        return ledger.unanswered(id, label, "GBP", f"{case.title}: {value.why}")
    return ledger.keep(Figure(id, label, value.value, "GBP", Input(f"{value.value:f}", None, (case.file, own))))


def _total(ledger: Ledger, of: Series | Single, year: FinancialYear | None, parts: Sequence[Figure]) -> Figure:
    label = of.label if isinstance(of, Single) or year is None else of.label_in(year)
    id, label = f"{PREFIX}.{_own_id(of, year)}", f"All cases: {label[0].lower()}{label[1:]}"
    if not parts:
        return ledger.unanswered(id, label, "GBP", "no case has one", absent=True)
    return ledger.work(id, label, "GBP", "sum", parts)


def _count(ledger: Ledger, year: FinancialYear, number: int) -> Figure:
    return ledger.count(f"{PREFIX}.cases.{year.id}", f"Cases with a cost in {year.name}", number)


def _budgets(
    ledger: Ledger, given: GivenBudget | None, years: Sequence[FinancialYear]
) -> tuple[Figure | None, dict[FinancialYear, Figure]]:
    """The budget of a full year, where one is given for every year, and that of each year."""
    if given is None:
        return None, {}
    if given.each_year is None:
        return None, {year: _budget(ledger, year, given.by_year[year]) for year in years if year in given.by_year}
    amount = given.each_year
    label = "Budget for all cases, a year"
    stated = ledger.constant(f"{PREFIX}.budget.given", label, amount.value, "GBP", amount.text)
    whole = ledger.relabelled(f"{PREFIX}.budget", label, stated, ledger.rounding)
    return whole, {
        year: ledger.relabelled(f"{PREFIX}.budget.{year.id}", f"Budget for all cases in {year.name}", whole) for year in years
    }


def _budget(ledger: Ledger, year: FinancialYear, amount: Amount) -> Figure:
    id, label = f"{PREFIX}.budget.{year.id}", f"Budget for all cases in {year.name}"
    return ledger.relabelled(
        id, label, ledger.constant(f"{id}.given", label, amount.value, "GBP", amount.text), ledger.rounding
    )
