"""The employer's pension contribution at the rate of each grade's scheme: of all, unless a grade has its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from ...case.case import Case
from ...case.pay.pension_rates import own_pension_rates
from ...diagnostics.names import fold
from ...ledger import Figure, Ledger, Rounding
from ...ledger.figure import Unit

Part = TypeVar("Part")


class PensionBase(NamedTuple):
    """Pensionable pay and the rate on it; `key` tells it from that of other grades in an id."""

    rate: Figure
    pay: Figure
    key: str = ""


class Pensions(NamedTuple):
    """The rate of all, where there is one, and those of grades that have their own, by name."""

    rate: Figure | None
    own: Mapping[str, Figure]

    def of(self, grade: str) -> Figure | None:
        """A grade's rate; None where the case gives none."""
        return self.own.get(grade, self.rate)

    def on(self, grade: str, pay: Figure) -> tuple[PensionBase, ...]:
        """The pay of one grade."""
        rate = self.of(grade)
        return () if rate is None else (PensionBase(rate, pay),)

    def bases(
        self, parts: Sequence[Part], grade_of: Callable[[Part], str], together: Callable[[str, Sequence[Part]], Figure]
    ) -> tuple[PensionBase, ...]:
        """The pay of each rate: `together` makes that of some of the parts by the key of their rate, of all of them by none."""
        by_key: dict[str, list[Part]] = {}
        for part in parts:
            by_key.setdefault(fold(grade_of(part)) if grade_of(part) in self.own else "others", []).append(part)
        found = []
        for key, some in by_key.items():
            rate = self.of(grade_of(some[0]))
            if rate is not None:
                found.append(PensionBase(rate, together(key if len(by_key) > 1 else "", some), key))
        return tuple(found)


def pensions_of(case: Case) -> Pensions:
    """The rates that the case gives by part."""
    parts = case.on_costs_by_part
    return Pensions(None if parts is None else parts.pension, own_pension_rates(case))


def pension_line(
    ledger: Ledger, id: str, label: str, unit: Unit, bases: Iterable[PensionBase], rounding: Rounding | None = None
) -> Figure | None:
    """The contribution on all of it, rounded once; None where nothing is pensionable."""
    bases = tuple(bases)
    if not bases:
        return None
    if len(bases) == 1:
        return ledger.work(id, label, unit, "share", (bases[0].rate, bases[0].pay), rounding)
    shares = [
        ledger.work(f"{id}.{base.key}", f"{label}: at {_words(base)}", unit, "share", (base.rate, base.pay)) for base in bases
    ]
    return ledger.work(id, label, unit, "sum", shares, rounding)


def _words(base: PensionBase) -> str:
    return f"{base.rate.known.normalize():f}%"


class Salaried(NamedTuple):
    """So many staff of a grade at a salary a year, under the id of their line."""

    grade: str
    id: str
    label: str
    fte: Figure
    salary: Figure


def salaries_by_rate(
    ledger: Ledger, pensions: Pensions, id: str, staffed: Sequence[Salaried], whole: Figure, parts_of_year: Figure
) -> tuple[PensionBase, ...]:
    """The salaries of a part of a year at each rate; `whole` is all of them."""

    def together(key: str, some: Sequence[Salaried]) -> Figure:
        if not key:
            return whole
        under, label = f"{id}.{key}", "Salaries at one pension rate"
        yearly = [ledger.work(f"{under}.{one.id}", one.label, "GBP", "product", (one.fte, one.salary)) for one in some]
        a_year = ledger.work(f"{under}.a_year", f"{label}, at a year's rate", "GBP", "sum", yearly)
        return ledger.work(under, label, "GBP", "ratio", (a_year, parts_of_year))

    return pensions.bases(staffed, lambda one: one.grade, together)
