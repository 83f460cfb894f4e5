"""The data of an explanation: every step of every kind of case can be worked again from it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from supplement_calc.ledger import NONE, PENNY, POUND, THOUSAND, Rounding
from supplement_calc.output.pages.explain import explanation_data, step_data, steps
from support.recount import assert_adds_up
from support.running import DERBYSHIRE
from support.samples import ALL, costed, written


@pytest.fixture(params=["derbyshire", *ALL])
def case(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Each of the sample cases."""
    return DERBYSHIRE if request.param == "derbyshire" else written(tmp_path, ALL[request.param])


@pytest.mark.parametrize("rounding", [PENNY, POUND, THOUSAND, NONE], ids=lambda rounding: rounding.name)
def test_every_figure_of_a_case_re_adds(case: Path, rounding: Rounding) -> None:
    assert_adds_up([step_data(figure) for figure in costed(case, rounding).ledger.figures.values()])


def test_an_explanation_is_whole_and_ends_in_its_figure(case: Path) -> None:
    for id, figure in costed(case).ledger.figures.items():
        explained = explanation_data(figure, "case.yaml")["steps"]
        assert explained[-1]["id"] == id
        known: set[str] = set()
        for step in explained:
            assert known.issuperset(step.get("operands", ())), step
            known.add(step["id"])


# Numbers that are nobody's input: nil and whole ones, months of a year, and what the law sets.
_FROM_NO_LINE = (
    r"nil(_\w+)?|pay_itself|all_of_them|percent_months|months_of_a_year|relocation_limit|(period|employer_ni)\..+|"
    r"(months_not_served|months_of_band|clawback_months)\.\d+|(months_alike|parts|parts_paid)_\d+|forecast\.(paid|parts).+|"
    r"supplement_by_year\.parts\.\w+|payments\.\w+\.people\.payments\.every"
)


def test_a_step_is_given_or_worked_or_has_no_answer(case: Path) -> None:
    for figure in costed(case).ledger.figures.values():
        step = step_data(figure)
        assert sum(key in step for key in ("given", "operation", "none_because")) == 1
        if "given" in step and "line" not in step:
            assert re.fullmatch(_FROM_NO_LINE, step["id"]), step["id"]
        if "none_because" in step:
            assert step["value"] is None


def test_a_figure_used_twice_is_one_step() -> None:
    found = steps(costed(DERBYSHIRE).figure("break_even.vacant_fte"))
    assert len({step.id for step in found}) == len(found)
