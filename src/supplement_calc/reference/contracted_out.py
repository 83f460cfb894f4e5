"""Contracted-out National Insurance by date of payment, from `contracted_out.csv`: how much less was due on some.

The file carries its sources.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from ..diagnostics.names import fold
from ..ledger import Figure, Input, Unit
from .calendar import day_in_words
from .payment_kinds import LGPS

_FILE = "contracted_out.csv"
_SCHEMES = frozenset((
    *LGPS,
    *("nhs", "nhsps", "nhs_pension_scheme", "nhs_pensions"),
    *("tps", "teachers", "teachers_pension_scheme", "teachers_pensions"),
))  # fmt: skip
_SOURCE = "Pension Schemes Act 1993 s.41 and SI 2011/1036, ended by Pensions Act 2014 s.24"


class Rebate(NamedTuple):
    """One row: on payments from the first day to the last, both in, so many per cent less on pay from the lower limit to the
    upper one, pounds a month and a year."""

    first: date
    last: date
    rate: Decimal
    lower_month: Decimal
    upper_month: Decimal
    lower_year: Decimal
    upper_year: Decimal

    @property
    def key(self) -> str:
        """What the ids of its figures have: `2015_04_06`."""
        return f"{self.first:%Y_%m_%d}"


@cache
def _rows() -> tuple[Rebate, ...]:
    from importlib.resources import files  # of use to a case with on-costs by part alone

    text = files(__package__).joinpath(_FILE).read_text(encoding="utf-8")
    _, *lines = [line.split(",") for line in text.splitlines() if line and not line.startswith("#")]
    return tuple(
        Rebate(date.fromisoformat(first), date.fromisoformat(last), *map(Decimal, numbers)) for first, last, *numbers in lines
    )


def was_contracted_out(scheme: str) -> bool:
    """Whether members of a scheme were contracted out: the local government, NHS or teachers' scheme, by its usual names."""
    return fold(scheme.replace("'", "").replace("’", "")) in _SCHEMES


def rebate_on(day: date) -> Rebate | None:
    """The row for a payment on a day; None once contracting out had ended."""
    return next((row for row in _rows() if row.first <= day <= row.last), None)


def rate(row: Rebate) -> Figure:
    """The rebate as a figure with its source."""
    return _figure(row, "rate", "Contracted-out rebate", row.rate, "percent")


def lower(row: Rebate, *, month: bool = False) -> Figure:
    """The lower earnings limit, pounds a year or a month."""
    name, when, value = ("lower_month", "month", row.lower_month) if month else ("lower", "year", row.lower_year)
    return _figure(row, name, f"Lower earnings limit a {when}", value, "GBP")


def upper(row: Rebate, *, month: bool = False) -> Figure:
    """The upper accrual point, pounds a year or a month."""
    name, when, value = ("upper_month", "month", row.upper_month) if month else ("upper", "year", row.upper_year)
    return _figure(row, name, f"Upper accrual point a {when}", value, "GBP")


def _figure(row: Rebate, name: str, label: str, value: Decimal, unit: Unit) -> Figure:
    amount = f"{value:f}%" if unit == "percent" else f"£{value:,f}"
    text = f"{amount} from {day_in_words(row.first)} to {day_in_words(row.last)} ({_SOURCE})"
    return Figure(f"contracted_out.{row.key}.{name}", f"{label}, from {day_in_words(row.first)}", value, unit, Input(text))
