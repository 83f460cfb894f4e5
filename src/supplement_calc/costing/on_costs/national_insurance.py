"""Employer's National Insurance on a year's pay, and month by month.

Due at a rate on pay above the secondary threshold (SI 2001/1004, regs 10 and 11). The threshold counts people: with part-timers
there are more heads than FTE, and as many thresholds. Where the rate or the threshold changes inside the time that is costed,
each counts by the pay days that fall to it, the ends of months.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from ...case.case import Case
from ...case.dates import PayDates, pay_dates
from ...case.models.on_costs import OnCostParts
from ...ledger import Figure, Ledger, Rounding
from ...ledger.figure import Unit
from ...reference import contracted_out
from ...reference import national_insurance as reference
from ...reference.calendar import TaxYear, day_in_words
from .reliefs import Rebate, is_contracted_out, rebate_of


class InsuranceRate(NamedTuple):
    """A rate and the threshold per FTE that goes with it. `pay_days` is None where it holds throughout; `spell` is None
    where the case states both itself; `rebate` is what is off for staff who were contracted out."""

    key: str
    rate: Figure
    threshold: Figure
    pay_days: Figure | None = None
    spell: reference.Spell | None = None
    rebate: Rebate | None = None


class Insurance(NamedTuple):
    """What National Insurance is reckoned at, and for which payments; `dates` is None where the case states the rate itself."""

    rates: tuple[InsuranceRate, ...]
    dates: PayDates | None = None

    @property
    def keys(self) -> list[str]:
        """The keys of the rates, and of what is off them: each is on pay of its own."""
        return [key for one in self.rates for key in (one.key, *((one.rebate.key,) if one.rebate else ()))]

    def pay_at(self, key: str) -> str:
        """Which pay a rate or a rebate is on, after the word pay."""
        return "above the threshold" if self._is_rate(key) else "between the limits of the rebate"

    def pay_free_of(self, key: str) -> str:
        """Which pay it is not on."""
        return "up to the threshold" if self._is_rate(key) else "without the rebate"

    def _is_rate(self, key: str) -> bool:
        return any(one.key == key for one in self.rates)


def insurance_of(case: Case, ledger: Ledger, parts: OnCostParts | None) -> Insurance:
    """As the case states it, or by the table for the days it means, which reading the case saw to be covered."""
    heads = None if parts is None else parts.heads_per_fte
    if parts is not None and parts.national_insurance is not None:
        stated = parts.national_insurance
        threshold = _per_fte(ledger, "stated", stated.threshold, heads)
        return Insurance((InsuranceRate("stated", stated.rate, threshold),))
    dates = pay_dates(case, parts)
    assert dates is not None
    out = is_contracted_out(case, parts)
    spells = _spells(dates, None if parts is None else parts.as_, contracted_out=out)
    rates = (_rate_in(ledger, spell, days, heads, only=len(spells) == 1, out=out) for spell, days in spells)
    return Insurance(tuple(rates), dates)


def _spells(dates: PayDates, assumed: TaxYear | None, *, contracted_out: bool) -> list[tuple[reference.Spell, int]]:
    """The rates that hold on the pay days of some time, each with how many of them."""
    days = dates.pay_days
    first, last = min(dates.first, days[0]), max(dates.last, days[-1])
    spells = reference.spells(first, last, assumed, contracted_out=contracted_out)
    counted = [(spell, sum(spell.first <= day <= spell.last for day in days)) for spell in spells]
    return [(spell, number) for spell, number in counted if number]


def _rate_in(
    ledger: Ledger, spell: reference.Spell, days: int, heads: Figure | None, *, only: bool, out: bool
) -> InsuranceRate:
    threshold = _per_fte(ledger, spell.key, reference.threshold(spell), heads)
    counted = None if only else _days(ledger, spell, days)
    off = contracted_out.rebate_on(spell.first) if out else None
    rebate = None if off is None else rebate_of(ledger, off, heads)
    return InsuranceRate(spell.key, reference.rate(spell), threshold, counted, spell, rebate)


def _per_fte(ledger: Ledger, key: str, threshold: Figure, heads: Figure | None) -> Figure:
    if heads is None:
        return threshold
    label = f"{threshold.label}, for the people of an FTE"
    return ledger.work(f"on_costs.threshold.{key}", label, "GBP", "product", (threshold, heads))


def _days(ledger: Ledger, spell: reference.Spell, number: int) -> Figure:
    text = f"{number} ends of months from {day_in_words(spell.first)} to {day_in_words(spell.last)}"
    return ledger.constant(
        f"on_costs.pay_days.{spell.key}", f"Pay days at {reference.rate(spell).label}", Decimal(number), "count", text
    )


def contribution(
    ledger: Ledger,
    id: str,
    label: str,
    unit: Unit,
    rates: Sequence[InsuranceRate],
    above: Mapping[str, Figure],
    rounding: Rounding | None,
) -> Figure:
    """The rate on pay above the threshold, by the key of each; of several, the mean by their pay days."""
    if len(rates) == 1:
        return _at(ledger, id, label, unit, rates[0], above, rounding)
    operands: list[Figure] = []
    for one in rates:
        assert one.pay_days is not None
        at = _at(ledger, f"{id}.at_{one.key}", f"{label}, {one.rate.label}", unit, one, above, None)
        operands += (one.pay_days, at)
    return ledger.work(id, label, unit, "mean", operands, rounding)


def _at(
    ledger: Ledger,
    id: str,
    label: str,
    unit: Unit,
    one: InsuranceRate,
    above: Mapping[str, Figure],
    rounding: Rounding | None,
) -> Figure:
    """The rate on pay above the threshold, less the rebate on pay between its limits where there is any."""
    if one.rebate is None or one.rebate.key not in above:
        return ledger.work(id, label, unit, "share", (one.rate, above[one.key]), rounding)
    full = ledger.work(f"{id}.in_full", f"{label}, before the rebate", unit, "share", (one.rate, above[one.key]))
    operands = (one.rebate.rate, above[one.rebate.key])
    off = ledger.work(f"{id}.rebate", f"{label}: contracted-out rebate", unit, "share", operands)
    return ledger.work(id, label, unit, "difference", (full, off), rounding)
