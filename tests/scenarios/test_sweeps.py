"""Sweeps: every row is what `--set` gives, whichever way it is worked out."""

from __future__ import annotations

from pathlib import Path

import pytest

from supplement_calc.case.case import Case
from supplement_calc.case.loading import load_text
from supplement_calc.case.sections import OPTIONS
from supplement_calc.diagnostics import Source
from supplement_calc.ledger import POUND
from supplement_calc.scenarios import sweeps
from supplement_calc.scenarios.answers import EXTRA
from supplement_calc.scenarios.comparison import AS_IT_STANDS, compared
from supplement_calc.scenarios.sweeps import (
    NoSweep,
    alike,
    from_one_ledger,
    parse_sweep,
    places_of,
    read_anew,
    swept,
)
from support.running import DERBYSHIRE, ROOT

SAMPLE = ROOT / "docs" / "options.yaml"


def case_of(path: Path, *, whole: bool = False) -> Case:
    """A case with its options; the sample with a term of nine months unless it is to be whole: it is worked out again soon."""
    text = path.read_text(encoding="utf-8")
    if path == SAMPLE and not whole:
        assert "ends: 2028-03-31}" in text
        text = text.replace("ends: 2028-03-31}", "ends: 2026-12-31}")
    case = load_text(Source(str(path), text), OPTIONS).case
    assert case is not None
    return case


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("budget=1k:2k:0.5k", ["1,000", "1,500", "2,000"]),
        ("on_costs=0%:0.3%:0.1%", ["0%", "0.1%", "0.2%", "0.3%"]),
        ("agency.fte=1:2:0.4", ["1", "1.4", "1.8"]),
        ("a=5:5:1", ["5"]),
        ("a=£0:£0.30:£0.1", ["0", "0.1", "0.2", "0.3"]),
    ],
)
def test_values_are_exact_and_end_at_the_last_step(text: str, values: list[str]) -> None:
    axis = parse_sweep(text)
    assert [axis.text(place) for place in range(axis.size)] == values


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("budget", "needs PATH=from:to:step"),
        ("budget=1:2", "needs PATH=from:to:step"),
        ("=1:2:1", "needs PATH=from:to:step"),
        ("budget=1:2:0", "a step is above 0"),
        ("budget=1:2:-1", "a step is above 0"),
        ("budget=2:1:1", "write budget=1:2:1"),
        ("on_costs=20%:30%:1", "at all three"),
        ("budget=1e3:2:1", "powers of ten"),
        ("budget=a:2:1", "'a'"),
    ],
)
def test_what_is_no_sweep_says_what_to_write(text: str, says: str) -> None:
    with pytest.raises(NoSweep, match=says):
        parse_sweep(text)


@pytest.mark.parametrize(
    ("path", "texts"),
    [
        (SAMPLE, ["grades.social_worker.supplement=500:6,500:1,500"]),
        (SAMPLE, ["grades.social_worker.in_post=40:80:10"]),
        (SAMPLE, ["grades.team_manager.vacant=0.5:8.5:2"]),
        (SAMPLE, ["pay_points.29=20,000:60,000:10,000"]),
        (SAMPLE, ["on_costs=5%:45%:10%"]),
        (SAMPLE, ["grades.social_worker.supplement=5%:15%:5%"]),
        (SAMPLE, ["forecast.proposal.agency_cover=20%:80%:20%"]),
        (SAMPLE, ["budget=1,000,000:9,000,000:2,000,000"]),
        (SAMPLE, ["agency.fte=1:25:6"]),
        (SAMPLE, ["agency.cost_per_fte=10,000:410,000:100,000"]),
        (SAMPLE, ["forecast.proposal.turnover=1%:41%:10%", "forecast.proposal.starters=2:42:20"]),
        (SAMPLE, ["forecast.doing_nothing.turnover=5%:85%:20%"]),
        (DERBYSHIRE, ["grades.grade_9.supplement=1,000:9,000:4,000"]),
        (DERBYSHIRE, ["agency.fte=5:65:20"]),
    ],
)
def test_one_ledger_gives_what_the_case_read_anew_gives(path: Path, texts: list[str]) -> None:
    case, axes = case_of(path), [parse_sweep(text) for text in texts]
    places = places_of(axes)
    sets = [axis.override(at) for axis, at in zip(axes, places[len(places) // 2], strict=True)]
    base = next(compared(case, POUND, [AS_IT_STANDS], [None], sets))
    assert base.evaluation is not None
    again = from_one_ledger(base, base.evaluation, axes)
    assert again is not None
    for at in places:
        answers = again([axis.value(place) for axis, place in zip(axes, at, strict=True)])
        assert answers is not None
        fresh = read_anew(case, POUND, AS_IT_STANDS, None, axes, at)
        assert fresh.refused is None
        assert alike(answers) == alike(fresh.answers), at


def test_a_value_of_0_is_read_anew() -> None:
    """A supplement of 0 is no supplement: its whole table is another."""
    case, axes = case_of(SAMPLE), [parse_sweep("grades.social_worker.supplement=0:3,000:500")]
    rows = list(swept(case, POUND, AS_IT_STANDS, None, axes, places_of(axes)))
    fresh = [read_anew(case, POUND, AS_IT_STANDS, None, axes, at) for at in places_of(axes)]
    assert [alike(row.answers) for row in rows] == [alike(row.answers) for row in fresh]
    assert [row.changed for row in rows] == [row.changed for row in fresh]


def test_few_rows_are_read_anew_and_many_are_not(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[object] = []

    def counting(*args: object) -> object:
        read.append(args)
        return read_anew(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(sweeps, "read_anew", counting)
    case, axes = case_of(SAMPLE), [parse_sweep("budget=4,000,000:5,000,000:10,000")]
    assert len(list(swept(case, POUND, AS_IT_STANDS, None, axes, places_of(axes)))) == 101
    assert len(read) == 2


def test_a_percentage_for_an_amount_and_an_input_that_the_case_has_not_are_swept() -> None:
    """The file has pounds for the first, and nothing for the second."""
    case = case_of(SAMPLE)
    for text, first in (
        ("grades.social_worker.supplement=5%:15%:5%", "5%"),
        ("forecast.proposal.agency_cover=20%:80%:20%", "20%"),
    ):
        axes = [parse_sweep(text)]
        rows = list(swept(case, POUND, AS_IT_STANDS, None, axes, places_of(axes)))
        assert rows[0].changed[0].value == first
        assert all(row.refused is None for row in rows)
        values = [[given.value for given in row.answers.values()] for row in rows]
        assert values[0] != values[1] != values[2]


def test_pounds_given_with_their_sign_are_set_with_it() -> None:
    """An award of £50 is no 50%."""
    axis = parse_sweep("forecast.pay_awards.1.award=-£50:£50:£50")
    assert [axis.override(place).value for place in range(axis.size)] == ["£-50", "£0", "£50"]
    assert parse_sweep("budget=1:2:1").override(0).value == "1"


def test_a_value_that_the_case_refuses_has_its_reason() -> None:
    case, axes = case_of(SAMPLE), [parse_sweep("on_costs=80%:120%:20%"), parse_sweep("agency.fte=-1:1:1")]
    rows = list(swept(case, POUND, AS_IT_STANDS, None, axes, places_of(axes)))
    assert [row.refused is None for row in rows[:3]] == [False, True, True]
    assert all(given.why == rows[0].refused for given in rows[0].answers.values())


def test_an_option_is_swept_under_a_scenario() -> None:
    case, axes = case_of(SAMPLE), [parse_sweep("agency.cost_per_fte=60,000:100,000:10,000")]
    rows = list(swept(case, POUND, "£2,000", "high", axes, places_of(axes)))
    assert [change.path for change in rows[0].changed][-2:] == ["forecast.doing_nothing.turnover", "agency.cost_per_fte"]
    assert rows[0].changed[-1].value == "60,000"


def test_costs_with_optimism_bias_are_those_of_the_case_read_anew() -> None:
    case, axes = case_of(SAMPLE, whole=True), [parse_sweep("agency.cost_per_fte=60,000:360,000:100,000")]
    rows = list(swept(case, POUND, "£2,000", "central", axes, places_of(axes)))
    for at, row in zip(places_of(axes), rows, strict=True):
        fresh = read_anew(case, POUND, "£2,000", "central", axes, at)
        assert row.bias is fresh.bias is not None
        assert alike(row.with_bias) == alike(fresh.with_bias)
    savings = [row.answers[EXTRA].value for row in rows]
    assert all(value is not None for value in savings)
    assert any(value is not None and value < 0 for value in savings)


def test_what_an_option_leaves_out_is_in_the_file_all_the_same() -> None:
    """`Do nothing` leaves the supplement out, and the sweep gives it again."""
    case, axes = case_of(SAMPLE), [parse_sweep("grades.social_worker.supplement=1,000:5,000:1,000")]
    row = next(swept(case, POUND, "Do nothing", None, axes, places_of(axes)))
    texts = [change.text for change in row.changed if change.path == "grades.social_worker.supplement"]
    assert texts == ["grades.social_worker.supplement = 1,000 (case file: 3,000)"]
