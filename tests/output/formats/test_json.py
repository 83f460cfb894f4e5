"""The JSON that scripts rely on: its keys, its ids, strings for numbers, and a reason for every null."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supplement_calc.diagnostics.characters import in_json
from supplement_calc.output.formats import json as module
from supplement_calc.output.formats.json import dumps, pieces
from support.draws import TIMES
from support.running import DERBYSHIRE, run
from support.samples import ALL, BARE, BY_POINT, written

KEYS = ["format", "case", "file", "changed", "round", "units", "tables", "figures", "notes"]
ROW = ["id", "label", "quantity", "rate", "amount"]
NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d*[1-9])?")
IDS = (
    "current_spend.salaries",
    "current_spend.on_costs",
    "current_spend.employed",
    "current_spend.agency",
    "current_spend.total",
    "supplement_cost.existing",
    "supplement_cost.vacant",
    "supplement_cost.before_on_costs",
    "supplement_cost.on_costs",
    "supplement_cost.total",
    "supplement_cost.period_total",
    "full_establishment.salaries",
    "full_establishment.on_costs",
    "full_establishment.without_supplements",
    "full_establishment.supplements",
    "full_establishment.total",
    "day_one.supplements",
    "day_one.total",
    "day_one.over_budget",
    "budget_position.budget",
    "budget_position.current_over_budget",
    "budget_position.full_over_budget",
    "budget_position.difference",
    "break_even.vacant_fte",
    "break_even.vacancy_rate",
    "break_even.by_basis.budgeted",
    "break_even.by_basis.mean_without_supplements",
    "break_even.by_basis.mean_with_supplements",
    "break_even.by_basis.vacant_mix_without_supplements",
    "break_even.by_basis.vacant_mix_with_supplements",
    "break_even.by_basis.cheapest_first",
    "break_even.by_basis.dearest_first",
)


def data(*arguments: str | Path, command: str = "cost") -> dict[str, Any]:
    """One case as JSON."""
    ran = run(command, *arguments, "-f", "json")
    assert (ran.code, ran.err) == (0, "")
    found = json.loads(ran.out)
    assert isinstance(found, dict)
    return found


@pytest.fixture(scope="module", params=["derbyshire", *ALL])
def case(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Each of the sample cases."""
    return DERBYSHIRE if request.param == "derbyshire" else written(tmp_path_factory.mktemp("case"), ALL[request.param])


@cache
def once(case: Path, command: str = "cost") -> dict[str, Any]:
    """A sample case as JSON, for the tests that look at it."""
    return data(case, command=command)


@pytest.mark.parametrize("command", ["cost", "break-even"])
def test_the_keys_are_these(case: Path, command: str) -> None:
    found = once(case, command)
    more = ["switching", "switching_notes"] if command == "break-even" else []
    assert [key for key in found if key != "key_figures"] == [*KEYS, *more]
    assert list(found)[5] == "key_figures"
    assert found["format"] == 1
    assert found["file"] == str(case)
    for table in found["tables"]:
        assert list(table) == ["id", "title", "rows"]
        assert all(list(row) == ROW for row in table["rows"])


def test_the_ids_are_a_promise_kept_even_where_there_is_no_answer(case: Path) -> None:
    figures = once(case)["figures"]
    assert [id for id in IDS if id not in figures] == []


def test_the_lines_of_grades_and_uplifts_have_ids_of_their_names() -> None:
    figures = data(DERBYSHIRE)["figures"]
    for id in (
        "current_spend.grade_9",
        "full_establishment.grade_9",
        "supplement_cost.existing.grade_9",
        "supplement_cost.vacant.grade_9",
        "supplement_cost.existing.grade_12_28_to_29",
        "supplement_cost.vacant.grade_12_28_to_29",
        "break_even.by_basis.grade_9_with_supplements",
        "break_even.by_basis.grade_9_without_supplements",
    ):
        assert figures[id], id


def test_a_grade_counted_by_point_is_the_sum_of_its_points(tmp_path: Path) -> None:
    figures = data(written(tmp_path, BY_POINT))["figures"]
    points = [int(value) for id, value in figures.items() if id.startswith("current_spend.grade_8.point_")]
    assert len(points) > 1
    assert int(figures["current_spend.grade_8"]) == sum(points)


def test_numbers_are_strings_of_exact_decimals(case: Path) -> None:
    found = once(case)
    numbers = list(found["figures"].values())
    numbers += [row[cell] for table in found["tables"] for row in table["rows"] for cell in ROW[2:]]
    for value in numbers:
        assert value is None or NUMBER.fullmatch(value), value


def test_every_figure_has_a_unit_and_every_row_a_figure(case: Path) -> None:
    found = once(case)
    assert found["units"].keys() == found["figures"].keys()
    assert set(found["units"].values()) <= {"GBP", "FTE", "percent", "months", "count"}
    for table in found["tables"]:
        for row in table["rows"]:
            assert found["figures"][row["id"]] == row["amount"]


def test_every_null_has_a_note_that_says_why(case: Path) -> None:
    for command in ("cost", "break-even"):
        found = once(case, command)
        for id, value in found["figures"].items():
            if value is None and not id.startswith("proof."):
                assert found["notes"][id].startswith(("none, because ", "not known, because ")), id


def test_a_bare_case_says_what_it_lacks(tmp_path: Path) -> None:
    notes = data(written(tmp_path, BARE))["notes"]
    assert notes["budget_position.budget"] == "none, because the case gives no budget"
    assert notes["current_spend.agency"] == "none, because the case gives no agency staff"
    assert notes["supplement_cost.period_total"] == "not known, because the case gives no period"


@pytest.mark.parametrize(
    ("rounding", "said"), [("pound", "1"), ("penny", "0.01"), ("thousand", "1000"), ("none", "none"), ("£2.5k", "2500")]
)
def test_the_rounding_is_said(rounding: str, said: str) -> None:
    assert data(DERBYSHIRE, "--round", rounding)["round"] == said


def test_amounts_are_in_pounds_whatever_the_unit_shown() -> None:
    assert data(DERBYSHIRE, "--unit", "millions")["figures"] == data(DERBYSHIRE, "--round", "thousand")["figures"]
    assert data(DERBYSHIRE, "--unit", "£m", "--round", "pound")["figures"] == data(DERBYSHIRE)["figures"]


def test_several_cases_give_a_list_and_one_gives_an_object(tmp_path: Path) -> None:
    case = written(tmp_path, BARE)
    several = json.loads(run("cost", DERBYSHIRE, case, "-f", "json").out)
    assert several == [data(DERBYSHIRE), data(case)]
    assert isinstance(data(case), dict)


def test_words_are_as_they_are_written(tmp_path: Path) -> None:
    case = written(tmp_path, BARE.replace("Bare", "Café – £ 社"))
    assert '"case": "Café – £ 社"' in run("cost", case, "-f", "json").out


SCALARS = st.none() | st.booleans() | st.integers() | st.text() | st.sampled_from(("},\n  {", "}, {", '",\n    "', "\u2028"))
DATA = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=3), inner, max_size=4)
        | st.lists(st.fixed_dictionaries({"id": SCALARS, "{": SCALARS}), max_size=4)
    ),
)


@settings(max_examples=200 * TIMES, deadline=None)
@given(DATA)
def test_the_text_is_the_one_that_python_writes_but_for_unsafe_characters(anything: object) -> None:
    """Of containers longer than a piece too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_AT_ONCE", 2)
        text = dumps(anything)
    assert text == in_json(json.dumps(anything, indent=2, ensure_ascii=False)) + "\n"


@pytest.mark.parametrize("count", [0, 1, 3])
def test_a_list_may_be_made_as_it_is_written(count: int) -> None:
    entries = [{"number": number, "list": [number, [], {}]} for number in range(count)]
    made: list[int] = []
    written_so_far = ""
    for piece in pieces(made.append(number) or entry for number, entry in enumerate(entries)):  # type: ignore[func-returns-value]
        written_so_far += piece
        assert len(made) <= written_so_far.count('"number"') + 1
    assert json.loads(written_so_far) == entries
    assert written_so_far == (dumps(entries) if entries else "[]\n")
