"""`--total` and `--budget`: several cases added up, against one budget."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from ...case.case import Case
    from ...checks.across.member import Member
    from ...costing.portfolio.portfolio import Amount, GivenBudget
    from ...costing.portfolio.taken import TakenCase
    from ...output.amounts import Shown
    from ...output.pages.portfolio.shape import Shape
    from ...output.pages.portfolio.tables import Together
    from ...output.view import View

F = TypeVar("F", bound=Callable[..., Any])

_YEAR = re.compile(r"\s*([12][0-9]{3}) ?[-/\u2013] ?([0-9]{2})\s*")


def total_options(command: F) -> F:
    """`--total` and `--budget`."""
    command = click.option(
        "--budget",
        "budgets",
        metavar="[YEAR=]AMOUNT",
        multiple=True,
        help="With --total: one budget for all cases, for every year or for one, such as 2026/27=£2m. May be repeated.",
    )(command)
    return click.option("--total", is_flag=True, help="Add the cases up too: by year and by case.")(command)


def total_of(cases: Sequence[str], budgets: Sequence[str], how: Shown, *, wanted: bool) -> TotalOf | None:
    """The total that is asked for, yet empty; a usage error where a budget has none, or a file would be counted twice."""
    if not wanted:
        if budgets:
            raise click.UsageError("--budget is for all cases together: add --total.")
        return None
    _refuse_twice(cases)
    return TotalOf(cases, how, _budget(budgets))


def _refuse_twice(cases: Sequence[str]) -> None:
    from ...parser.file_kinds import real

    seen: dict[str, str] = {}
    for name in cases:
        file = name if name == "-" else real(name)
        if file in seen:
            also = "" if seen[file] == name else f", as {seen[file]} too"
            raise click.UsageError(f"{name} is named twice{also}; --total would count it twice.")
        seen[file] = name


def _budget(texts: Sequence[str]) -> GivenBudget | None:
    from ...costing.portfolio.portfolio import GivenBudget
    from ...reference.calendar import FinancialYear

    if not texts:
        return None
    by_year: dict[FinancialYear, Amount] = {}
    for text in texts:
        before, equals, after = text.rpartition("=")
        if not equals:
            if len(texts) > 1:
                raise click.UsageError(
                    "--budget is one amount for every year, or YEAR=AMOUNT for each of some years; not both."
                )
            return GivenBudget(_amount(after, text), {})
        shape = _YEAR.fullmatch(before)
        if shape is None or (int(shape[1]) + 1) % 100 != int(shape[2]):
            raise click.UsageError(f"--budget needs a financial year such as 2026/27 before its =, not {before.strip()!r}.")
        year = FinancialYear(int(shape[1]))
        if year in by_year:
            raise click.UsageError(f"--budget gives {year.name} twice.")
        by_year[year] = _amount(after, text)
    return GivenBudget(None, by_year)


def _amount(text: str, whole: str) -> Amount:
    from ...costing.portfolio.portfolio import Amount
    from ...parser.numbers import Misread, read_number

    number = read_number(text, "money")
    if isinstance(number, Misread):
        raise click.UsageError(f"--budget {whole!r} {number.reason}. {number.help[:1].upper()}{number.help[1:]}.")
    if number.value < 0:
        raise click.UsageError(f"--budget {whole!r} is below 0; give an amount such as 2,000,000.")
    return Amount(number.value, text.strip())


class TotalOf:
    """What is taken of each case, in the order named, and why nothing is of the others."""

    def __init__(self, names: Sequence[str], how: Shown, budget: GivenBudget | None) -> None:
        self._names, self._how, self._budget = names, how, budget
        self._taken: dict[int, TakenCase | str] = {}
        self._texts: dict[str, str] = {}
        self._members: dict[int, Member | None] = {}

    def take(self, number: int, case: Case, taken: TakenCase | str) -> None:
        """Take a case, or say why not; one whose text another file has is a copy, and counts once."""
        from ...checks.across.member import member_of

        there = self._texts.setdefault(case.file.text, case.file.name)
        self._taken[number] = taken if there == case.file.name else f"its text is that of {there}"
        self._members[number] = member_of(case)

    def refuse(self, number: int, why: str) -> None:
        """Say why nothing is taken of a case."""
        self._taken[number] = why

    def added_to(self, view: View, shape: Shape) -> View:
        """A view of the cases with their total after them."""
        from ...output.pages.portfolio.view import with_total

        return with_total(view, lambda: self._together(shape), self._how)

    def _together(self, shape: Shape) -> Together:
        from ...checks.across.rules import alike, counted_twice
        from ...costing.portfolio.portfolio import portfolio
        from ...output.pages.portfolio.tables import NotCounted, Together

        counted = [one for one in self._taken.values() if not isinstance(one, str)]
        others = [
            NotCounted("<stdin>" if self._names[number] == "-" else self._names[number], why)
            for number, why in self._taken.items()
            if isinstance(why, str)
        ]
        sums = portfolio(counted, self._how.rounding, shape.series, shape.singles, self._budget, shape.against_budget)
        members = [self._members.get(number) for number, one in self._taken.items() if not isinstance(one, str)]
        versions = dict.fromkeys(alike([one.title for one in counted]))
        return Together(sums, tuple(others), shape, tuple(counted_twice(members)), tuple(versions))
