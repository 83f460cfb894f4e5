"""How an input is written for `--set`: the text of its place with another number, read again by the engine as that number."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from itertools import chain

import pytest

from supplement_calc.case.case import Case
from supplement_calc.case.loading import load_text
from supplement_calc.case.overrides import parse_override
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.costing.ledgers import CaseLedgers
from supplement_calc.diagnostics import Source
from supplement_calc.ledger import POUND
from supplement_calc.scenarios.inputs import Varied, inputs_of
from supplement_calc.scenarios.rewritten import place_of

CASE = """
title: Forms
grades:
  A: {salary: £14.50 an hour, in_post: 61.03 FTE, vacant: 1, supplement: 50p an hour}
  B: {salary: 30000, in_post: 2, vacant: 1, supplement: 10%}
on_costs: 28.5%
budget: £1.02m
comparators:
  X: {pay: {A: £39400 - £43100, B: 38-43k}}
  Y: {pay: {A: 40000-40000}}
market: {of: midpoints}
forecast:
  starts: 2026-04-01
  doing_nothing: {turnover: 20%, starters: 2}
  proposal: {turnover: 10%, starters: 2}
  pay_awards: [{from: 2026-04-01, award: -1%}]
period: {starts: 2026-04-01, ends: 2027-03-31}
"""
EXPECTED = {
    ("grades.A.salary",): ("grades.a.salary", "£7 an hour"),
    ("grades.A.in_post",): ("grades.a.in_post", "7 FTE"),
    ("grades.A.supplement",): ("grades.a.supplement", "£7 an hour"),
    ("grades.B.salary",): ("grades.b.salary", "£7"),
    ("grades.B.supplement",): ("grades.b.supplement", "7%"),
    ("on_costs",): ("on_costs", "7%"),
    ("budget",): ("budget", "£7"),
    ("comparators.X.pay.A.bottom",): ("comparators.x.pay.a", "£7 - £43100"),
    ("comparators.X.pay.A.bottom", "comparators.X.pay.A.top"): ("comparators.x.pay.a", "£7 - £50000"),
    ("comparators.Y.pay.A.top",): ("comparators.y.pay.a", "40000-£50000"),
    ("forecast.pay_awards.1.award",): ("forecast.pay_awards.1.award", "7%"),
}


def loaded(*sets: str) -> Case:
    """The case with these set."""
    overrides = [one for number, each in enumerate(sets, 1) if (one := parse_override(each, number))]
    found = load_text(Source("case.yaml", CASE), EVERYTHING, overrides)
    assert found.case is not None, found.problems
    return found.case


def inputs(case: Case) -> dict[str, Varied]:
    """Every input of its ledgers, by path."""
    ledgers = CaseLedgers(case)
    kinds = [ledgers.ledger(kind, POUND) for kind in ("costing", "market", "forecast")]
    figures = chain.from_iterable(one.figures.values() for one in kinds if one is not None)
    return {one.path: one for one in inputs_of(case.root, figures)}


@cache
def as_it_stands() -> tuple[Case, dict[str, Varied]]:
    """The case with nothing set, and its inputs."""
    return (case := loaded()), inputs(case)


@pytest.mark.parametrize(("paths", "expected"), EXPECTED.items(), ids=lambda one: " and ".join(one))
def test_the_text_of_a_place_has_the_number_in_it_and_is_read_as_that_number(
    paths: tuple[str, ...], expected: tuple[str, str]
) -> None:
    case, found = as_it_stands()
    place = place_of(case, [found[path] for path in paths])
    assert place is not None
    values = {path: Decimal(50000 if path.endswith(".top") else 7) for path in paths}
    text = place.text({found[path].keys: values[path] for path in paths})
    assert (place.path, text) == expected
    again = inputs(loaded(f"{place.path}={text}"))
    assert [again[path].value for path in paths] == list(values.values())


def test_an_end_whose_number_does_not_stand_there_has_no_text() -> None:
    case, found = as_it_stands()
    assert place_of(case, [found["comparators.X.pay.B.bottom"]]) is None  # 38-43k: the k is of both
    assert place_of(case, [found["on_costs"], found["budget"]]) is None  # two places
