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
from ...reference import national_insurance as reference
from ...reference.calendar import TaxYear, day_in_words


class InsuranceRate(NamedTuple):
    """A rate and the threshold per FTE that goes with it. `pay_days` is None where it holds throughout; `spell` is None
    where the case states both itself."""

    key: str
    rate: Figure
    threshold: Figure
    pay_days: Figure | None = None
    spell: reference.Spell | None = None


class Insurance(NamedTuple):
    """What National Insurance is reckoned at, and for which payments; `dates` is None where the case states the rate itself."""

    rates: tuple[InsuranceRate, ...]
    dates: PayDates | None = None


def insurance_of(case: Case, ledger: Ledger, parts: OnCostParts | None) -> Insurance:
    """As the case states it, or by the table for the days it means, which reading the case saw to be covered."""
    heads = None if parts is None else parts.heads_per_fte
    if parts is not None and parts.national_insurance is not None:
        stated = parts.national_insurance
        threshold = _per_fte(ledger, "stated", stated.threshold, heads)
        return Insurance((InsuranceRate("stated", stated.rate, threshold),))
    dates = pay_dates(case, parts)
    assert dates is not None
    spells = _spells(dates, None if parts is None else parts.as_)
    rates = (_rate_in(ledger, spell, days, heads, only=len(spells) == 1) for spell, days in spells)
    return Insurance(tuple(rates), dates)


def _spells(dates: PayDates, assumed: TaxYear | None) -> list[tuple[reference.Spell, int]]:
    """The rates that hold on the pay days of some time, each with how many of them."""
    days = dates.pay_days
    spells = reference.spells(min(dates.first, days[0]), max(dates.last, days[-1]), assumed)
    counted = [(spell, sum(spell.first <= day <= spell.last for day in days)) for spell in spells]
    return [(spell, number) for spell, number in counted if number]


def _rate_in(ledger: Ledger, spell: reference.Spell, days: int, heads: Figure | None, *, only: bool) -> InsuranceRate:
    threshold = _per_fte(ledger, spell.key, reference.threshold(spell), heads)
    counted = None if only else _days(ledger, spell, days)
    return InsuranceRate(spell.key, reference.rate(spell), threshold, counted, spell)


def _per_fte(ledger: Ledger, key: str, threshold: Figure, heads: Figure | None) -> Figure:
    if heads is None:
        return threshold
    label = f"{threshold.label}, for the heads of an FTE"
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
        return ledger.work(id, label, unit, "share", (rates[0].rate, above[rates[0].key]), rounding)
    operands: list[Figure] = []
    for one in rates:
        assert one.pay_days is not None
        at = ledger.work(f"{id}.at_{one.key}", f"{label}, {one.rate.label}", unit, "share", (one.rate, above[one.key]))
        operands += (one.pay_days, at)
    return ledger.work(id, label, unit, "mean", operands, rounding)
