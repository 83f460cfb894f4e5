"""Made-up supplements that begin or end inside a financial year."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import NamedTuple

from .costs import HUNDRED, Grade, any_costs
from .sheet import Changed, Number, Sheet, plain, rounded

_FIRST_MONTH = 4  # of a financial year
_STARTS = (2023, 2024, 2025)


class Term(NamedTuple):
    """Grades with a supplement from the first of a month, for so many months."""

    grades: tuple[Grade, ...]
    on_costs: Fraction
    year: int
    month: int
    length: int

    @property
    def years(self) -> dict[str, int]:
        """The months paid in each financial year."""
        paid: dict[str, int] = {}
        for number in range(self.month - 1, self.month - 1 + self.length):
            year, month = self.year + number // 12, number % 12 + 1
            first = year if month >= _FIRST_MONTH else year - 1
            name = f"{first}_{(first + 1) % 100:02d}"
            paid[name] = paid.get(name, 0) + 1
        return paid

    @property
    def months(self) -> frozenset[int]:
        """The months paid in any of its years, and in all."""
        return frozenset((*self.years.values(), self.length))

    def months_of(self, id: str) -> int:
        """The months that a figure is of."""
        return self.years.get(id.rpartition(".")[2], self.length)

    def ids_in_part(self) -> list[str]:
        """Those of a year that is paid in part."""
        return [f"supplement_by_year.{year}" for year, months in self.years.items() if months != 12]

    def text(self) -> str:
        """As a case file."""
        last = self.month - 2 + self.length
        year, month = self.year + last // 12, last % 12 + 1
        day = 29 if month == 2 and year % 4 == 0 else (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]
        grades = "".join(
            f"  {one.id.replace('_', ' ').title()}: {{salary: {plain(one.salary, 0)}, in_post: {plain(one.in_post)}, "
            f"vacant: {plain(one.vacant)}, supplement: {plain(one.supplement, 0)}}}\n"
            for one in self.grades
        )
        return (
            f"title: made up\nperiod: {{starts: {self.year}-{self.month:02d}-01, ends: {year}-{month:02d}-{day}}}\n"
            f"grades:\n{grades}on_costs: {plain(self.on_costs)}%\n"
        )

    def sheet(self, unit: Number, changed: Changed | None = None) -> Sheet:
        """The supplement of each year, all posts filled, each rounded to the unit, with its on-costs."""
        sheet = Sheet(changed or {})
        a_year = sum(((one.in_post + one.vacant) * one.supplement for one in self.grades), Fraction(0))
        for name, months in self.years.items():
            under = f"supplement_by_year.{name}"
            sheet.put(f"{under}.supplement", rounded(a_year * months / 12, unit), "GBP")
            sheet.put(f"{under}.on_costs", rounded(a_year * months / 12 * self.on_costs / HUNDRED, unit), "GBP")
            sheet.add(under, [f"{under}.supplement", f"{under}.on_costs"], "GBP")
        sheet.add("supplement_cost.period_total", [f"supplement_by_year.{name}" for name in self.years], "GBP")
        return sheet


def any_term(random: Random) -> Term:
    """A made-up supplement of eighteen months to three years that starts inside a financial year."""
    costs = any_costs(random)
    month = random.choice((5, 6, 7, 8, 9, 10, 11, 12, 1, 2))
    return Term(costs.grades[:3], costs.on_costs, random.choice(_STARTS), month, random.choice((18, 24, 30, 36)))
