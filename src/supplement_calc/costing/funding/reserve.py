"""A package's reserve from year to year, and each row of the package for all its years together.

A reserve is used last: other approved funding pays first, and what of a reserve a year does not need is there in the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...case.case import Case
from ...ledger import Figure, Ledger, Operation, Table
from ...ledger.ledger import Kind, is_answered
from ...reference.calendar import FinancialYear
from .lines import funding_name

ALL = "all_years"
_ROWS: tuple[tuple[str, str | None, Kind], ...] = (
    ("costs_given", "Costs given", "subtotal"),
    ("funding", None, "subtotal"),
    ("unfunded", "Unfunded", "total"),
    ("unfunded_if_approved", "Unfunded, if what is to be considered is approved", "line"),
    ("unfunded_after_reserve", "Unfunded after the reserve", "line"),
)


def reserves(case: Case) -> list[int]:
    """The numbers of the lines of approved funding that are from a reserve."""
    return [number for number, one in case.funding.items() if one.source == "reserve" and one.counts]


def carry_forward(case: Case, table: Table, year: FinancialYear, unfunded: Figure, before: Figure | None) -> Figure | None:
    """The rows of a year's reserve, with what the year before left of it; gives what this year leaves, None without any."""
    if not reserves(case):
        return None
    ledger, zero, when = table.ledger, table.ledger.zero("GBP"), year.name
    own = _named(ledger, (f"package.funding_{number}.{year.id}" for number in reserves(case)))
    forward = zero if before is None else before
    if before is not None:
        id, label = f"package.reserve_brought_forward.{year.id}", "Reserve brought forward"
        forward = table.show_always(ledger.relabelled(id, f"{label} to {when}", before), label=label)

    def work(name: str, label: str, operation: Operation, *operands: Figure) -> Figure:
        return ledger.work(f"package.{name}.{year.id}", f"{label} in {when}", "GBP", operation, operands)

    own_sum = work("reserve", "Reserve of the year", "sum", *(own or [zero]))
    net = work("net_of_other_funding", "Costs less funding other than reserves", "sum", unfunded, own_sum)
    needed = work("reserve_needed", "Needed from a reserve", "greater of", net, zero)
    there = work("reserve_there", "Reserve there is", "sum", own_sum, forward)
    beyond = work("reserve_beyond", "Reserve beyond what is needed", "difference", there, needed)
    left = work("reserve_left", "Reserve left", "greater of", beyond, zero)
    used = work("reserve_used", "Reserve used", "difference", there, left)
    label = "Unfunded after the reserve"
    table.show_always(work("unfunded_after_reserve", label, "difference", net, used), label=label)
    return table.show_always(left, label="Reserve left")


def all_years(case: Case, table: Table, years: Sequence[FinancialYear], label_of: dict[int, str]) -> None:
    """Each row for all years together; unknown as soon as one year of it is, but for the costs that are given."""
    ledger = table.ledger
    for number, measure in case.measures.items():
        parts = [ledger.figures[f"package.measure_{number}.{year.id}"] for year in years]
        _show(table, f"measure_{number}", f"{number} {measure.what}", parts)
    for name, title, kind in _ROWS:
        parts = _named(ledger, (f"package.{name}.{year.id}" for year in years))
        if name == "unfunded_if_approved" and parts:  # in a year with nothing to be considered, as it is
            either = ((f"package.{name}.{year.id}", f"package.unfunded.{year.id}") for year in years)
            parts = [next(iter(_named(ledger, ids))) for ids in either]
        if name == "costs_given":
            parts = [one for one in parts if is_answered(one)] or parts[:1]
        if name == "funding":
            for number in case.funding:
                own = _named(ledger, (f"package.funding_{number}.{year.id}" for year in years))
                if own:
                    _show(table, f"funding_{number}", label_of[number], own)
            title = funding_name(case)
        if parts and title is not None:
            _show(table, name, title, parts, kind)


def _named(ledger: Ledger, ids: Iterable[str]) -> list[Figure]:
    return [ledger.figures[id] for id in ids if id in ledger.figures]


def _show(table: Table, name: str, title: str, parts: Sequence[Figure], kind: Kind = "line") -> None:
    figure = table.ledger.work(f"package.{name}.{ALL}", f"{title}, all years", "GBP", "sum", parts)
    table.show_always(figure, kind, title)
