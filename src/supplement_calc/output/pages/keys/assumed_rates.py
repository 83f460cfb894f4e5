"""What is said of National Insurance that is assumed, among what figures rest on."""

from __future__ import annotations

from collections.abc import Iterable

from ....case.case import Case
from ....costing.forecast.forecast import ForecastResult
from ....costing.on_costs.assumed_rates import Assumed, assumed_in_answers, assumed_in_costs, assumed_in_full_year


def costs_rest_on(case: Case) -> list[str]:
    """`National Insurance from April 2027 assumed as in 2026-27`, of all that `cost` shows; nothing where it rests on none."""
    return _said(assumed_in_costs(case))


def full_year_rests_on(case: Case) -> list[str]:
    """The same of a full year alone."""
    return _said(assumed_in_full_year(case))


def _said(assumed: Assumed | None) -> list[str]:
    return [] if assumed is None else [f"National Insurance {assumed.words}"]


def forecast_rests_on(result: ForecastResult) -> list[str]:
    """The same of a forecast."""
    assumed = ((month, rates.assumed) for month, rates in result.rates.items() if rates.assumed is not None)
    return [f"National Insurance from {month.name} assumed as in {year}" for month, year in assumed][:1]


def answers_rest_on(cases: Iterable[Case]) -> list[str]:
    """The same of what several cases come to, in sentences, each once."""
    said = (text for case in cases for text in _said(assumed_in_answers(case)))
    return [f"Rests on {text}." for text in dict.fromkeys(said)]
