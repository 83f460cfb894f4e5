"""Employer's National Insurance on a year's pay, and month by month.

Due at a rate on pay above the secondary threshold (SI 2001/1004, regs 10 and 11). The threshold counts people: with part-timers
there are more heads than FTE, and as many thresholds. Where the rate or the threshold changes inside the time that is costed,
each counts by its days.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from ...case.case import Case
from ...case.dates import PayDates, pay_dates
from ...case.models.on_costs import OnCostParts
from ...ledger import PENNY, Figure, Ledger, Rounding
from ...ledger.figure import Unit
from ...reference import national_insurance as reference
from ...reference.calendar import TaxYear, day_in_words, month_end, months_on


class Term(NamedTuple):
    """A rate and the threshold per FTE that goes with it. `days` is None where it holds throughout; `spell` is None where the
    case states both itself."""

    key: str
    rate: Figure
    threshold: Figure
    days: Figure | None = None
    spell: reference.Spell | None = None


class Insurance(NamedTuple):
    """What National Insurance is reckoned at, and for which payments; `dates` is None where the case states the rate itself."""

    terms: tuple[Term, ...]
    dates: PayDates | None = None


def insurance_of(case: Case, ledger: Ledger, parts: OnCostParts | None) -> Insurance:
    """As the case states it, or by the table for the days it means, which reading the case saw to be covered."""
    heads = None if parts is None else parts.heads_per_fte
    if parts is not None and parts.national_insurance is not None:
        stated = parts.national_insurance
        threshold = _per_fte(ledger, "stated", stated.threshold, heads)
        return Insurance((Term("stated", stated.rate, threshold),))
    dates = pay_dates(case, parts)
    assert dates is not None
    spells = reference.spells(dates.first, dates.last, None if parts is None else parts.as_)
    return Insurance(tuple(_term(ledger, spell, heads, only=len(spells) == 1) for spell in spells), dates)


def _term(ledger: Ledger, spell: reference.Spell, heads: Figure | None, *, only: bool) -> Term:
    threshold = _per_fte(ledger, spell.key, reference.threshold(spell), heads)
    days = None if only else _days(ledger, spell)
    return Term(spell.key, reference.rate(spell), threshold, days, spell)


def _per_fte(ledger: Ledger, key: str, threshold: Figure, heads: Figure | None) -> Figure:
    if heads is None:
        return threshold
    label = f"{threshold.label}, for the heads of an FTE"
    return ledger.work(f"on_costs.threshold.{key}", label, "GBP", "product", (threshold, heads))


def _days(ledger: Ledger, spell: reference.Spell) -> Figure:
    said = f"{day_in_words(spell.first)} to {day_in_words(spell.last)}, both in"
    return ledger.constant(
        f"on_costs.days.{spell.key}", f"Days at {reference.rate(spell).label}", Decimal(spell.days), "count", said
    )


def contribution(
    ledger: Ledger,
    id: str,
    label: str,
    unit: Unit,
    terms: Sequence[Term],
    above: Mapping[str, Figure],
    rounding: Rounding | None,
) -> Figure:
    """The rate on pay above the threshold, by the key of each term; of several terms, the mean by their days."""
    if len(terms) == 1:
        return ledger.work(id, label, unit, "share", (terms[0].rate, above[terms[0].key]), rounding)
    operands: list[Figure] = []
    for term in terms:
        assert term.days is not None
        at = ledger.work(f"{id}.at_{term.key}", f"{label}, {term.rate.label}", unit, "share", (term.rate, above[term.key]))
        operands += (term.days, at)
    return ledger.work(id, label, unit, "mean", operands, rounding)


def by_months(ledger: Ledger, id: str, salary: Figure, first: date, months: int = 12, assumed: TaxYear | None = None) -> Figure:
    """A monthly-paid post's contributions, pounds: each month's pay and National Insurance rounded to a penny, at the rate and
    the monthly threshold of the pay day, its last day. `first` is any day of the first month.

    Raises `LookupError` for a month after the table where nothing is assumed.
    """
    twelve = ledger.constant("months_of_a_year", "Months of a year", Decimal(12), "count", "12")
    nil = ledger.constant("nil", "Nil", Decimal(0), "GBP", "0")
    pay = ledger.work(f"{id}.pay", "Pay of a month", "GBP", "ratio", (salary, twelve), PENNY)
    due = [_month(ledger, id, pay, nil, months_on(first, number), assumed) for number in range(months)]
    return ledger.work(id, "National Insurance by months", "GBP", "sum", due)


def _month(ledger: Ledger, id: str, pay: Figure, nil: Figure, month: date, assumed: TaxYear | None) -> Figure:
    pay_day = month_end(month)
    (spell,) = reference.spells(pay_day, pay_day, assumed)
    key = f"{id}.{month:%Y_%m}"
    over = ledger.work(
        f"{key}.over", f"{month:%B %Y}: pay less the threshold", "GBP", "difference", (pay, reference.threshold_month(spell))
    )
    above = ledger.work(f"{key}.above", f"{month:%B %Y}: pay above the threshold", "GBP", "greater of", (over, nil))
    label = f"National Insurance of {month:%B %Y}"
    return ledger.work(key, label, "GBP", "share", (reference.rate(spell), above), PENNY)
