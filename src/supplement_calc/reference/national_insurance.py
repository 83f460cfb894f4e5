"""Employer's National Insurance (Class 1 secondary, category A) by date of payment, from `employer_ni.csv`.

The file carries its sources. It is read when first asked for, its numbers straight into `Decimal`.
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from ..ledger import Figure, Input, Unit
from .calendar import TaxYear, day_in_words
from .contracted_out import rebate_on

FILE = "employer_ni.csv"


class Row(NamedTuple):
    """One row of the table: what is due on payments from the first day to the last, both in.

    The rate and the levy are the number before the per cent sign; the thresholds are pounds a month and a year.
    """

    first: date
    last: date
    rate: Decimal
    threshold_month: Decimal
    threshold_year: Decimal
    levy: Decimal

    @property
    def source(self) -> str:
        """The law that the row rests on."""
        source = "SI 2001/1004 regs 10 and 11 as amended"
        if self.first.year == 2022:
            source += "; Health and Social Care Levy Act 2021 and its repeal"
        if self.first >= date(2025, 4, 6):
            source += "; National Insurance Contributions (Secondary Class 1 Contributions) Act 2025"
        return source


class Spell(NamedTuple):
    """Days of a period through which one rate and threshold hold. `assumed` is the year whose rates the case gives them."""

    first: date
    last: date
    row: Row
    assumed: TaxYear | None = None

    @property
    def days(self) -> int:
        """How many days, both ends in."""
        return (self.last - self.first).days + 1

    @property
    def key(self) -> str:
        """What the ids of its figures have: `2022_04_06`, or `as_2026_27`."""
        if self.assumed is not None:
            return f"as_{self.assumed.name.replace('-', '_')}"
        return f"{self.row.first:%Y_%m_%d}"


@cache
def rows() -> tuple[Row, ...]:
    """The table, in order of date, without a gap."""
    from importlib.resources import files  # of use to a case with on-costs by part alone

    text = files(__package__).joinpath(FILE).read_text(encoding="utf-8")
    lines = [line.split(",") for line in text.splitlines() if line and not line.startswith("#")]
    names, *entries = lines
    return tuple(_row(dict(zip(names, entry, strict=True))) for entry in entries)


def _row(cells: dict[str, str]) -> Row:
    return Row(
        date.fromisoformat(cells["effective_from"]),
        date.fromisoformat(cells["effective_to"]),
        Decimal(cells["secondary_rate_percent"]),
        Decimal(cells["threshold_monthly"]),
        Decimal(cells["threshold_annual"]),
        Decimal(cells["levy_rate_percent"]),
    )


def known_from() -> date:
    """The first day that the table knows of."""
    return rows()[0].first


def known_to() -> date:
    """The last day that the table knows of."""
    return rows()[-1].last


@cache
def levy_from() -> date:
    """The first day on which payments bear the apprenticeship levy."""
    return next(row.first for row in rows() if row.levy)


@cache
def levy_percent() -> Decimal:
    """The apprenticeship levy, per cent of pay: one rate since there is one."""
    (rate,) = {row.levy for row in rows() if row.levy}
    return rate


def row_on(day: date, assumed: TaxYear | None = None) -> Row:
    """The row for a payment on a day; after the table's last day, that of the end of the assumed tax year.

    Raises `LookupError` for a day that neither covers.
    """
    wanted = assumed.last if assumed is not None and day > known_to() else day
    for row in rows():
        if row.first <= wanted <= row.last:
            return row
    raise LookupError(f"employer's National Insurance is not known for {wanted}")


def spells(first: date, last: date, assumed: TaxYear | None = None, *, contracted_out: bool = False) -> tuple[Spell, ...]:
    """The days from the first to the last, both in, by the rate and threshold that hold; those alike run on as one, where staff
    were contracted out in both or neither.

    Raises `LookupError` where a day is not covered.
    """
    in_order: list[Spell] = []
    day = first
    while day <= last:
        row = row_on(day, assumed)
        beyond = day > known_to()
        spell = Spell(day, last if beyond else min(last, row.last), row, assumed if beyond else None)
        day = spell.last + timedelta(days=1)
        if in_order and _alike(in_order[-1], spell) and not (contracted_out and _rebate_ends(in_order[-1], spell)):
            spell = in_order.pop()._replace(last=spell.last)
        in_order.append(spell)
    return tuple(in_order)


def _alike(one: Spell, other: Spell) -> bool:
    same = (one.row.rate, one.row.threshold_year) == (other.row.rate, other.row.threshold_year)
    return same and one.assumed == other.assumed


def _rebate_ends(one: Spell, other: Spell) -> bool:
    return rebate_on(one.first) != rebate_on(other.first)


def rate(spell: Spell) -> Figure:
    """The rate as a figure with its source."""
    return _figure(spell, "rate", "National Insurance rate", spell.row.rate, "percent")


def threshold(spell: Spell) -> Figure:
    """The secondary threshold, pounds a year."""
    return _figure(spell, "threshold", "Secondary threshold a year", spell.row.threshold_year, "GBP")


def threshold_month(spell: Spell) -> Figure:
    """The secondary threshold, pounds a month."""
    return _figure(spell, "threshold_month", "Secondary threshold a month", spell.row.threshold_month, "GBP")


def _figure(spell: Spell, name: str, label: str, value: Decimal, unit: Unit) -> Figure:
    row = spell.row
    amount = f"{value:f}%" if unit == "percent" else f"£{value:,f}"
    text = f"{amount} from {day_in_words(row.first)} to {day_in_words(row.last)} ({row.source})"
    when = f"from {day_in_words(row.first)}"
    if spell.assumed is not None:
        text, when = f"assumed as in {spell.assumed.name}: {text}", f"as in {spell.assumed.name}"
    return Figure(f"employer_ni.{spell.key}.{name}", f"{label}, {when}", value, unit, Input(text))
