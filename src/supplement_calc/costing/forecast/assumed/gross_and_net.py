"""Supplements and uplifts before and after the increments that staff given an uplift would have had."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ....ledger import Figure, Ledger
from ....reference.calendar import FinancialYear
from ..calendar import Month, years_of
from ..month_costs import MonthCost
from ..projection import YearCost
from ..rounded_sums import rounded_sum

PAID_ON = ("supplement", "supplement_on_costs")
"""The lines of a month that go on for as long as the supplement is paid."""


class GrossAndNet(NamedTuple):
    """A year's supplements and uplifts with their on-costs, before and after the increments that staff would have had."""

    gross: Figure
    net: Figure


def gross_and_net(
    ledger: Ledger, costs: Mapping[Month, MonthCost], years: Mapping[FinancialYear, YearCost]
) -> dict[FinancialYear, GrossAndNet]:
    """By financial year; none where no uplift is net of increments in any month."""
    if all(cost.before_increments is None for cost in costs.values()):
        return {}
    by_year = {}
    for year, within in years_of(list(costs)).items():
        id, label = (
            f"forecast.supplements_gross.{year.id}",
            f"Supplements, uplifts and on-costs in {year.name}, gross of increments",
        )
        parts = [part for month in within for part in _gross(costs[month])]
        gross = rounded_sum(ledger, id, label, "sum", parts)
        lines = [line for name in PAID_ON if (line := years[year].lines.get(name)) is not None]
        name = f"Supplements, uplifts and on-costs in {year.name}, net of increments"
        by_year[year] = GrossAndNet(gross, ledger.work(f"forecast.supplements_net.{year.id}", name, "GBP", "sum", lines))
    return by_year


def _gross(cost: MonthCost) -> list[Figure]:
    if cost.before_increments is not None:
        return [cost.before_increments]
    return [line for name in PAID_ON if (line := cost.lines.get(name)) is not None]
