"""Sensitivity as every format takes it: the page, rows of cells, and plain data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ....ledger import Figure
from ....scenarios.sensitivity.tornado import Bar
from ....scenarios.spine import SPINE, paid_by_point
from ... import key_figures
from ...amounts import digits, exact
from ...case_figures import changed_text, says_changed
from ...view import FORMAT, Cell, Records, View
from .page import (
    MEASURE,
    NOT_GIVEN,
    Sensitivities,
    chance_of,
    mean_of,
    percentiles_of,
    range_text,
    sensitivity_key,
    sensitivity_page,
    told,
)

COLUMNS = ("part", "figure", "input", "label", "at", "at_unit", "amount", "unit", "range")
_Row = tuple[Cell, ...]


def sensitivity_view(one: Sensitivities) -> View:
    """The whole; its brief form has the key figures alone."""
    return View(
        lambda: [says_changed(sensitivity_page(one), one.case)],
        lambda: _records(one, _rows(one)),
        lambda: _data(one),
        brief=lambda: View(
            lambda: [says_changed(key_figures.brief(sensitivity_page(one)), one.case)],
            lambda: _records(one, _key_rows(one)),
            lambda: _head(one) | {key_figures.ID: key_figures.data(sensitivity_key(one), lambda figure: figure)},
        ),
    )


def _records(one: Sensitivities, rows: Iterator[_Row]) -> Records:
    if not one.case.changed:
        return Records(COLUMNS, [rows])
    text = changed_text(one.case)
    return Records((*COLUMNS, "changed"), [((*row, text) for row in rows)])


def _key_rows(one: Sensitivities) -> Iterator[_Row]:
    for figure in key_figures.figures_of(sensitivity_key(one)):
        yield ("key_figures", figure.id, "", figure.label, None, "", figure, figure.unit, "")


def _rows(one: Sensitivities) -> Iterator[_Row]:
    for tornado, outcome in zip(one.tornadoes, one.simulation.outcomes, strict=True):
        figure = tornado.figure
        yield ("now", figure.id, "", figure.label, None, "", figure, figure.unit, "")
        for bar in tornado.bars:
            input = bar.spread.input
            given = "case" if bar.spread.is_given else NOT_GIVEN
            for name, end, at in (("low", bar.low, bar.at_low), ("high", bar.high, bar.at_high)):
                value = told(input.path, input.figure.label, end, input.unit)
                answer = told(figure.id, figure.label, at, figure.unit)
                yield (
                    f"one_at_a_time.{name}",
                    figure.id,
                    input.path,
                    input.figure.label,
                    value,
                    input.unit,
                    answer,
                    figure.unit,
                    given,
                )
        for which, of in percentiles_of(outcome):
            yield (f"percentile.{which}", figure.id, "", figure.label, None, "", of, of.unit, "")
        mean = mean_of(outcome)
        yield ("mean", figure.id, "", figure.label, None, "", mean, mean.unit, "")
        for interval in outcome.histogram:
            low = told(figure.id, figure.label, interval.low, figure.unit)
            yield ("histogram", figure.id, "", "draws from here", low, figure.unit, _count(interval.draws), "count", "")
        for row in outcome.contributions:
            input = row.spread.input
            share = told(figure.id, figure.label, row.share, "percent")
            yield ("contribution", figure.id, input.path, input.figure.label, None, "", share, "percent", "")
    for chance in one.simulation.chances:
        asked, share = chance.question, chance_of(chance)
        yield ("chance", asked.figure, "", asked.asks, _count(chance.yes), "count", share, "percent", "")


def _count(number: int) -> Figure:
    from decimal import Decimal

    return told("draws", "Draws", Decimal(number), "count")


def _head(one: Sensitivities) -> dict[str, Any]:
    unit = one.shown.rounding.unit
    return {
        "format": FORMAT,
        "case": one.case.title,
        "file": one.case.file.name,
        "changed": [change._asdict() for change in one.case.changed],
        "round": "none" if unit is None else exact(unit),
        "draws": one.simulation.draws,
        "seed": one.simulation.seed,
    }


def _data(one: Sensitivities) -> dict[str, Any]:
    return _head(one) | {
        key_figures.ID: key_figures.data(sensitivity_key(one), lambda figure: figure),
        "inputs": [
            {
                "path": spread.input.path,
                "label": spread.input.figure.label,
                "unit": spread.input.unit,
                "value": exact(spread.input.value),
                "step": exact(spread.step),
                "shape": spread.range.shape,
                "range_text": range_text(spread),
                "where": spread.range.where,
                "range": "case" if spread.is_given else NOT_GIVEN,
                "drawn": spread in one.drawn,
            }
            for spread in dict.fromkeys(bar.spread for bar in one.tornadoes[0].bars)
        ],
        "correlations": [
            {
                "inputs": [pair.first.input.path, pair.second.input.path],
                "wanted": exact(pair.wanted),
                "drawn": exact(pair.drawn),
            }
            for pair in one.simulation.together
        ],
        "measure_of_contribution": MEASURE,
        "answers": [_answer(one, number) for number in range(len(one.tornadoes))],
        "chances": [
            {
                "id": chance.question.id,
                "question": chance.question.asks,
                "figure": chance.question.figure,
                "yes": chance.yes,
                "draws": chance.draws,
                "share": digits(chance_of(chance)),
            }
            for chance in one.simulation.chances
        ],
    }


def _sets(one: Sensitivities, bar: Bar) -> dict[str, Any]:
    """Of all pay points together, what `--set` takes for each point at either end."""
    if bar.spread.input.path != SPINE:
        return {}
    at = (paid_by_point(one.case, end) for end in (bar.low, bar.high))
    return {"sets": [{path: exact(value) for path, value in values.items()} for values in at]}


def _answer(one: Sensitivities, number: int) -> dict[str, Any]:
    tornado, outcome = one.tornadoes[number], one.simulation.outcomes[number]
    return {
        "id": tornado.figure.id,
        "label": tornado.figure.label,
        "unit": tornado.figure.unit,
        "now": digits(tornado.figure),
        "one_at_a_time": [
            {
                "path": bar.spread.input.path,
                "low": exact(bar.low),
                "high": exact(bar.high),
                "at_low": None if bar.at_low is None else exact(bar.at_low),
                "at_high": None if bar.at_high is None else exact(bar.at_high),
                "moves": exact(bar.width),
            }
            | _sets(one, bar)
            for bar in tornado.bars
        ],
        "percentiles": {str(which): digits(figure) for which, figure in percentiles_of(outcome)},
        "mean": digits(mean_of(outcome)),
        "unanswered": outcome.unanswered,
        "histogram": [{"from": exact(i.low), "to": exact(i.high), "draws": i.draws} for i in outcome.histogram],
        "contributions": [
            {"path": row.spread.input.path, "share": exact(row.share), "rank_correlation": exact(row.rank_correlation)}
            for row in outcome.contributions
        ],
    }
