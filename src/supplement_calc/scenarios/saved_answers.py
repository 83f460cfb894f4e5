"""The answers of a saved result, as those of a case: a figure that the result has not is not known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import get_args

from ..costing.costed_again import MEAN, MIX
from ..ledger import Figure, Unit, WorkedApart
from .answers import (
    AGENCY,
    ANSWERS,
    BIASED,
    BREAK_EVEN,
    EXTRA,
    FILLED,
    IN_POST,
    OVER,
    PAYBACK,
    PER_LEAVER,
    VACANT,
    Answer,
    Given,
)
from .comparison import AS_IT_STANDS, Compared
from .saved import Saved

NOT_SAVED = "the saved result does not have it"
_UNITS: tuple[Unit, ...] = get_args(Unit)
_FIGURES = {
    IN_POST: "supplement_cost.period_in_post",
    FILLED: "supplement_cost.period_total",
    EXTRA: "forecast.net.total",
    OVER: "budget_position.full_over_budget",
    PER_LEAVER: "forecast.buys.cost_per_leaver_avoided",
    PAYBACK: "forecast.payback_month",
}
_AT_THE_END = {
    AGENCY: re.compile(r"forecast\.proposal\.\d{4}_\d{2}\.agency_fte"),
    VACANT: re.compile(r"forecast\.proposal\.\d{4}_\d{2}\.vacant"),
}


def compared_of(saved: Saved) -> Compared:
    """A saved result as a row of answers: of one of `compare` those that it has, of another those of its figures."""
    answers = {answer: _given(saved, answer, _figure_of(saved, answer)) for answer in ANSWERS}
    with_bias = {
        answer: _given(saved, answer, (f"optimism_bias.{answer.id}", None))
        for answer in BIASED
        if f"optimism_bias.{answer.id}" in saved.figures
    }
    return Compared(saved.option or AS_IT_STANDS, saved.scenario, saved.changed, answers, with_bias)


def _figure_of(saved: Saved, answer: Answer) -> tuple[str | None, str | None]:
    """The id of an answer's figure, and its text where it is no number."""
    if saved.answers is not None:
        return saved.answers.get(answer.id, (None, None))
    if answer is BREAK_EVEN:
        mix, mean = (f"break_even.by_basis.{basis}" for basis in (MIX, MEAN))
        return (mean if saved.figures.get(f"break_even.saving.{MIX}") is None else mix), None
    if answer in _AT_THE_END:
        return max(_years(saved, _AT_THE_END[answer]), default=None), None
    id = _FIGURES[answer]
    month = saved.figures.get(id) if answer is PAYBACK else None
    return id, None if month is None else f"month {month:f}"


def _years(saved: Saved, pattern: re.Pattern[str]) -> Iterator[str]:
    return (id for id in saved.figures if pattern.fullmatch(id))


def _given(saved: Saved, answer: Answer, found: tuple[str | None, str | None]) -> Given:
    id, text = found
    why = saved.why_none(answer.id if id is None else id)
    if id is None or id not in saved.figures:
        return Given(None, why=why or NOT_SAVED, unknown=why is None or saved.is_unknown(answer.id if id is None else id))
    value = saved.figures[id]
    unit: Unit = next((one for one in _UNITS if one == saved.units.get(id)), "GBP")
    figure = Figure(id, answer.label, value, unit, WorkedApart())
    if value is not None:
        return Given(figure, text)
    return Given(figure, why=why or "the saved result gives no reason", unknown=saved.is_unknown(id))
