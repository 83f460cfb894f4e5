"""A package of measures by financial year: what each costs, what pays for it, and what is left unfunded.

A cost that the decision does not give is not zero: the costs given are added, and what is unfunded is stated only of a year in
which every cost is given. Devon County Council's decision of 8 September 2021 (Cabinet, item 35) is the model.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from ..case.case import Case
from ..diagnostics.names import listed
from ..ledger import Figure, Ledger, Rounding, Table
from ..ledger.ledger import is_answered
from ..reference.calendar import FinancialYear
from .financial_years import by_year, months_by_year
from .funding.lines import funding_in, funding_label, funding_name
from .funding.reserve import ALL, all_years, carry_forward, reserves

if TYPE_CHECKING:
    from ..case.models.package import Measure

PREFIX = "package_in_"


class PackageCosting(NamedTuple):
    """The package of a case that has nothing else to cost."""

    case: Case
    ledger: Ledger

    @property
    def rounding(self) -> Rounding:
        """What every line is rounded to."""
        return self.ledger.rounding

    @property
    def tables(self) -> list[Table]:
        """A table for each financial year."""
        return list(self.ledger.tables.values())

    def figure(self, id: str) -> Figure:
        """A figure by its id."""
        return self.ledger.figures[id]


def has_package(case: Case) -> bool:
    """Whether the case has measures, or money for them."""
    return bool(case.measures or case.funding)


def package_alone(case: Case, rounding: Rounding) -> PackageCosting:
    """The package of a case without posts."""
    ledger = Ledger(rounding)
    package(case, ledger)
    return PackageCosting(case, ledger)


def package(case: Case, ledger: Ledger) -> None:
    """The figures `package.*`, and a table for each financial year that the case speaks of, the first to the last."""
    if not has_package(case):
        return
    _fte(case, ledger)
    costs = {number: _cost(case, ledger, number, measure) for number, measure in case.measures.items()}
    years = years_of(case)
    spread = {number: _spread(case, ledger, number, measure, costs[number], years) for number, measure in case.measures.items()}
    left: Figure | None = None
    for year in years:
        table = ledger.table(f"{PREFIX}{year.id}", f"Package in {year.name}")
        unfunded = _year(case, table, year, {number: one[year] for number, one in spread.items()})
        if unfunded is not None and carries_reserve(case):
            left = carry_forward(case, table, year, unfunded, left)
    if len(years) > 1:
        together = ledger.table(f"{PREFIX}{ALL}", "Package in all years")
        all_years(case, together, years, {number: funding_label(one) for number, one in case.funding.items()})


def years_of(case: Case) -> list[FinancialYear]:
    """Every financial year from the first to the last that the measures and the funding name."""
    named = set(_named(case))
    return min(named).to(max(named)) if named else []


def _named(case: Case) -> Iterator[FinancialYear]:
    yield from (year for funding in case.funding.values() for year in funding.span(case.years) or ())
    for measure in case.measures.values():
        yield from measure.cost_by_year or ()
        if _has_cost(measure) and measure.cost_by_year is None:
            yield from _years_paid(case, measure)
    if case.period is not None and case.period.ends is not None and case.measures:
        yield from (case.years.of(case.period.starts), case.years.of(case.period.ends))


def _years_paid(case: Case, measure: Measure) -> Iterator[FinancialYear]:
    """The first and last years of a measure; of one that goes on, as far as its first whole year."""
    first, last = _time(case, measure)
    yield from (case.years.of(day) for day in (first, last) if day is not None)
    if first is not None and goes_on(case, measure) and case.years.first_day(year := case.years.of(first)) != first:
        yield year.next


def goes_on(case: Case, measure: Measure) -> bool:
    """Whether a measure is a cost every year without a last one."""
    first, last = _time(case, measure)
    return (
        measure.kind != "one-off" and _has_cost(measure) and measure.cost_by_year is None and first is not None and last is None
    )


def carries_reserve(case: Case) -> bool:
    """Whether there is an approved reserve, and a cost that it is for."""
    return bool(reserves(case)) and any(map(_has_cost, case.measures.values()))


def _has_cost(measure: Measure) -> bool:
    return not (measure.cost is None and measure.cost_per_fte is None and measure.cost_by_year is None)


def _time(case: Case, measure: Measure) -> tuple[date | None, date | None]:
    """The day a measure starts, as it says or as the period does, and the last day of a recurring one that ends."""
    first = measure.starts or (case.years.first_day(measure.year) if measure.year else None)
    if measure.kind == "one-off":
        return first, None
    if case.period is not None and (first is None or measure.cost == "the supplement"):
        return case.period.starts, measure.ends or case.period.ends
    return first, measure.ends


def _fte(case: Case, ledger: Ledger) -> None:
    """FTE created: as printed for the whole, and as itemised by measure. Whether one is part of the other is not assumed."""
    itemised = [measure.fte for measure in case.measures.values() if measure.fte is not None]
    if itemised:
        ledger.work("package.fte_itemised", "FTE created, itemised by measure", "FTE", "sum", itemised)
    if case.package is not None and case.package.fte is not None:
        ledger.relabelled("package.fte_printed", "FTE created, as printed for the package", case.package.fte)


def _cost(case: Case, ledger: Ledger, number: int, measure: Measure) -> Figure | None:
    """What a measure costs a year, or in all where it is one-off; None where it is given by year."""
    if measure.cost_by_year is not None:
        return None
    id, label = f"package.measure_{number}.cost", f"Measure {number}, {_when(measure)}"
    if measure.cost == "the supplement":
        total = ledger.figures.get("supplement_cost.total")
        return (
            ledger.relabelled(id, label, total)
            if total
            else _not_given(ledger, id, label, "the case has no posts to pay it to")
        )
    if measure.cost_per_fte is not None and measure.fte is not None:
        return ledger.work(id, label, "GBP", "product", (measure.fte, measure.cost_per_fte), ledger.rounding)
    if measure.cost is not None:
        return ledger.relabelled(id, label, measure.cost, ledger.rounding)
    where = f" ({measure.where})" if measure.where else ""
    return _not_given(ledger, id, label, f"the case gives no cost for measure {number}{where}")


def _when(measure: Measure) -> str:
    return "in all" if measure.kind == "one-off" else "a year"


def _not_given(ledger: Ledger, id: str, label: str, why: str) -> Figure:
    return ledger.unanswered(id, label, "GBP", why)


def _spread(
    case: Case, ledger: Ledger, number: int, measure: Measure, cost: Figure | None, years: list[FinancialYear]
) -> dict[FinancialYear, Figure]:
    """The cost of a measure in each year of the package; zero before it starts and once it has ended."""
    id, label = f"package.measure_{number}", f"Measure {number}"
    if cost is None:
        return {year: _cost_given_in(ledger, id, number, measure, year) for year in years}
    first, last = _time(case, measure)
    if first is None or not is_answered(cost):
        why = f"the case does not say when measure {number} starts" if is_answered(cost) else ""
        named = ((f"{id}.{year.id}", f"{label} in {year.name}") for year in years)
        figures = (
            ledger.unanswered(name, title, "GBP", why) if why else ledger.relabelled(name, title, cost) for name, title in named
        )
        return dict(zip(years, figures, strict=True))
    paid = _paid(case, ledger, number, measure, cost, (first, last), years)
    return {year: paid[year] if year in paid else _once(ledger, id, label, year, cost, 0) for year in years}


def _paid(
    case: Case,
    ledger: Ledger,
    number: int,
    measure: Measure,
    cost: Figure,
    time: tuple[date, date | None],
    years: list[FinancialYear],
) -> dict[FinancialYear, Figure]:
    """The years in which a measure is paid for."""
    id, label, place = f"package.measure_{number}", f"Measure {number}", case.place("measures", str(number))
    first, last = time
    if measure.kind == "one-off":
        year = case.years.of(first)
        return {year: _once(ledger, id, label, year, cost, 1)}
    months = months_by_year(case.years, first, last or case.years.last_day(years[-1]))
    own = {year: ledger.figures.get(f"supplement_by_year.{year.id}") for year in months}
    if measure.cost == "the supplement" and all(own.values()):
        return {
            year: ledger.relabelled(f"{id}.{year.id}", f"{label} in {year.name}", figure)
            for year, figure in own.items()
            if figure is not None
        }
    return by_year(ledger, id, label, cost, months, place)


def _once(ledger: Ledger, id: str, label: str, year: FinancialYear, cost: Figure, times: int) -> Figure:
    """A cost that falls in a year whole, or not at all."""
    title = f"Times it is paid in {year.name}"
    count = ledger.count(f"{id}.times.{year.id}", title, times)
    return ledger.work(f"{id}.{year.id}", f"{label} in {year.name}", "GBP", "product", (count, cost))


def _cost_given_in(ledger: Ledger, id: str, number: int, measure: Measure, year: FinancialYear) -> Figure:
    name, label = f"{id}.{year.id}", f"Measure {number} in {year.name}"
    given = (measure.cost_by_year or {}).get(year)
    if given is None:
        return _not_given(ledger, name, label, f"the case gives no cost for measure {number} in {year.name}")
    return ledger.relabelled(name, label, given, ledger.rounding)


def _year(case: Case, table: Table, year: FinancialYear, costs: dict[int, Figure]) -> Figure | None:
    """One year's table: each cost, those given together, each line of funding, and what is left unfunded, which it gives; None
    where there are no costs or no funding."""
    ledger = table.ledger
    for number, figure in costs.items():
        table.show_always(figure, label=f"{number} {case.measures[number].what}")
    total = _costs_given(ledger, year, costs)
    if total is not None:
        table.show_always(total, "subtotal", "Costs given")
    if not case.funding:
        return None
    lines = {n: funding_in(case, ledger, n, year) for n, one in case.funding.items() if one.pays_in(year, case.years)}
    for number, figure in lines.items():
        table.show_always(figure, label=funding_label(case.funding[number]))
    counted = [figure for number, figure in lines.items() if case.funding[number].counts]
    name = funding_name(case)
    funded = _sum(ledger, f"package.funding.{year.id}", f"{name} in {year.name}", counted)
    table.show_always(funded, "subtotal", name)
    hoped = [figure for number, figure in lines.items() if case.funding[number].is_hoped_for]
    if hoped:
        _sum(ledger, f"package.to_be_considered.{year.id}", f"Funding to be considered in {year.name}", hoped)
    if total is None:
        return None
    unfunded = _unfunded(ledger, year, costs, total, funded, "unfunded", "Unfunded")
    table.show_always(unfunded, "total", "Unfunded")
    if hoped:
        more = _sum(
            ledger,
            f"package.funding_with_considered.{year.id}",
            f"Funding in {year.name}, if all is approved",
            [funded, *hoped],
        )
        label = "Unfunded, if what is to be considered is approved"
        table.show_always(_unfunded(ledger, year, costs, total, more, "unfunded_if_approved", label), "line", label)
    return unfunded


def _costs_given(ledger: Ledger, year: FinancialYear, costs: dict[int, Figure]) -> Figure | None:
    """The costs that are given, added; None of a case without measures."""
    if not costs:
        return None
    id, label = f"package.costs_given.{year.id}", f"Costs given in {year.name}"
    given = [figure for figure in costs.values() if is_answered(figure)]
    if not given:
        return _not_given(ledger, id, label, f"the case gives no cost of any measure in {year.name}")
    return ledger.work(id, label, "GBP", "sum", given)


def _unfunded(
    ledger: Ledger, year: FinancialYear, costs: dict[int, Figure], total: Figure, funded: Figure, name: str, label: str
) -> Figure:
    """What the costs come to beyond the funding; negative where funding is left. Unknown as soon as one cost is."""
    id, title = f"package.{name}.{year.id}", f"{label}, {year.name}"
    lacking = lacks(costs)
    if lacking:
        return _not_given(ledger, id, title, f"{_measures(lacking)} no known cost in {year.name}")
    return ledger.work(id, title, "GBP", "difference", (total, funded))


def lacks(costs: dict[int, Figure]) -> list[int]:
    """The numbers of the measures without a cost."""
    return [number for number, figure in costs.items() if not is_answered(figure)]


def _measures(numbers: list[int]) -> str:
    return f"measure {numbers[0]} has" if len(numbers) == 1 else f"measures {listed(map(str, numbers))} have"


def _sum(ledger: Ledger, id: str, label: str, parts: Iterable[Figure]) -> Figure:
    return ledger.work(id, label, "GBP", "sum", list(parts) or [ledger.zero("GBP")])
