"""Slips of time: a full year for a part of one, or other months than are paid."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from ....ledger import Figure
from ....ledger.rounding import EXACT, QUOTIENT
from ....reference.calendar import MONTHS, FinancialYears
from ..figure_index import measure_of, row_of, table_of
from ..mismatch import Candidate, Mismatch

_YEAR = Decimal(12)
_MOST = 36  # months: a term of three years
# Tables whose figures are of a full year, unless they say of which months they are.
_OF_A_YEAR = ("current_spend", "full_establishment", "supplement_cost", "day_one")
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class _Time(NamedTuple):
    """The months that a figure is of, and those that the case pays in its years."""

    now: Decimal
    paid: tuple[Decimal, ...]


def full_year(mismatch: Mismatch) -> Iterator[Candidate]:
    """The full year's amount where the figure is of a part of a year, or of more than one."""
    time = _time(mismatch)
    if time is not None and time.now != _YEAR:
        for again in mismatch.versions:
            yield Candidate(_of(again.figure, _YEAR, time), f"a full year, and not {time.now:f} months")


def other_months(mismatch: Mismatch) -> Iterator[Candidate]:
    """Other months than the figure is of: those of a year of the case, whole months, or tenths of one in a year begun late."""
    time = _time(mismatch)
    for again in mismatch.versions if time is not None else ():
        assert time is not None
        seen = {time.now, _YEAR}
        for depth, months in enumerate((time.paid, tuple(Decimal(one) for one in range(1, _MOST + 1)))):
            for one in months:
                if one not in seen:
                    seen.add(one)
                    yield Candidate(_of(again.figure, one, time), _in_words(one, time), depth=depth)
        yield from _tenths(mismatch, again.figure, time)


def _tenths(mismatch: Mismatch, figure: Figure, time: _Time) -> Iterator[Candidate]:
    """The tenth of a month that the printed figure is nearest to, less than a year; one in so many figures is near one."""
    if figure.value is None or time.now != _YEAR or figure.value == 0:
        return
    share = QUOTIENT.divide(mismatch.claim.printed.value, figure.value)
    tenths = EXACT.multiply(share, 120).to_integral_value()
    months = EXACT.divide(tenths, 10)
    if 0 < months < _YEAR:
        from_ = _from(months, mismatch.claim.ledgers.case.years)
        printed, right = f"{mismatch.claim.printed.value:,.0f}", f"{mismatch.claim.shown(figure.value):,.0f}"
        says = f"£{printed} is {share:.3f} of £{right}: {months.normalize():f} months, from about {from_}"
        yield Candidate(
            _of(figure, months, time), says, depth=2, alike=mismatch.every(EXACT.divide(figure.value, 120)),
        )  # fmt: skip


def _from(months: Decimal, years: FinancialYears) -> str:
    """The day of a financial year from which so many months are left."""
    late = EXACT.subtract(_YEAR, months)
    whole = int(late)
    month = (years.month - 1 + whole) % len(MONTHS)
    day = int(EXACT.multiply(EXACT.subtract(late, whole), _DAYS[month]).to_integral_value()) + 1
    return f"{day} {MONTHS[month]}"


def _in_words(months: Decimal, time: _Time) -> str:
    of = f"{months:f} month{'' if months == 1 else 's'}"
    return f"{of}, and not {'a full year' if time.now == _YEAR else f'{time.now:f}'}"


def _of(figure: Figure, months: Decimal, time: _Time) -> Decimal | None:
    return None if figure.value is None else QUOTIENT.divide(EXACT.multiply(figure.value, months), time.now)


def _time(mismatch: Mismatch) -> _Time | None:
    """None of a figure that is of no time: a price, a count, a rate, a difference."""
    figure = mismatch.claim.figure
    if figure.unit != "GBP":
        return None
    term = _value(mismatch.sibling("period.months"))
    of_years = list(mismatch.siblings("supplement_by_year.months."))
    now: Decimal | None = None
    if table_of(figure) == "supplement_by_year":
        names = (measure_of(figure), row_of(figure).rpartition(".")[2])
        now = next((one.value for one in of_years if measure_of(one) in names and "full_year" not in names), None)
        now = term if now is None and measure_of(figure) == "total" else now
    elif figure.id in ("supplement_cost.period_total", "supplement_cost.period_in_post"):
        now = term
    elif table_of(figure) in _OF_A_YEAR:
        now = _YEAR
    if not now:
        return None
    return _Time(now, tuple(dict.fromkeys(months for months in (*(one.value for one in of_years), term) if months)))


def _value(figure: Figure | None) -> Decimal | None:
    return None if figure is None else figure.value
