"""An id is one figure in every command: whichever ledger of a case has it, it is the same arithmetic on the same figures."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest

from supplement_calc.case.loading import load_text
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.costing.ledgers import EveryLedger
from supplement_calc.diagnostics import Source
from supplement_calc.ledger import POUND, Computed, Figure, Input
from support.running import ROOT

PUBLISHED = {path.stem: path.read_text("utf-8") for path in sorted((ROOT / "cases").glob("*.yaml"))}
EVERY_SECTION = {"every section": (ROOT / "docs" / "reference" / "every-section.yaml").read_text("utf-8")}
# Posts of several points whose pay at the end that `market` compares is not the pay that they are costed at.
COMPARED = """
title: A case
period: {starts: 2026-04-01, ends: 2028-03-31}
pay_points: {1: 20000, 2: 21000, 3: 22000, 4: 23000}
grades:
  A: {points: 1-4, costed_at: 3, in_post: 2, vacant: 1, supplement: FORM}
  B: {points: 1-4, in_post: {1: 2, 3: 1}, vacant: 1, supplement: FORM}
  C: {points: 2-4, lowest_in_use: 3, in_post: 1, vacant: 2, supplement: FORM}
  D: {salary: 25000, in_post: 1, vacant: 2, supplement: FORM}
comparators:
  X: {pay: {A: 21000 - 23000, B: 24000 - 26000, C: 23000 - 27000, D: 28000 - 29000}}
market: {of: END}
workforce:
  G: {teams: {T: {establishment: 5, vacant: 1, agency: 2, agency_beyond: 1}}}
  H: {counted_in: heads, teams: {T: {establishment: 5, vacant: 1, agency: 2, agency_beyond: 1}}}
"""
FORMS = {
    "per cent": "10%",
    "limits": "{percent: 10%, at_least: 2050, at_most: 2150}",
    "to the market": "{make_up_to: market mean}",
    "by year": "{2026/27: 5%, 2027/28: 1000}",
    "of both": "{in_post: 10%, vacant: 12%}",
    "parts": "[{what: M, percent: 5%, at_least: 900}, {what: T, percent: 2%, of: salary and supplements}]",
}
TRIED = PUBLISHED | EVERY_SECTION
TRIED |= {
    f"{form} at {end}": COMPARED.replace("FORM", FORMS[form]).replace("END", end)
    for form, end in product(FORMS, ("tops", "bottoms", "midpoints"))
}


def meaning(figure: Figure) -> object:
    """What makes a figure what it is: its arithmetic and what that is of; of another, its value and its unit."""
    worked = figure.origin
    if isinstance(worked, Computed):
        return (worked.operation, tuple(one.id for one in worked.operands), worked.rounding, worked.part, figure.label)
    return (figure.value if isinstance(worked, Input) else None, figure.unit)


def figures_of(text: str) -> Iterator[Figure]:
    """Every figure of every ledger of a case, which must be sound."""
    loaded = load_text(Source("case.yaml", text), EVERYTHING)
    assert loaded.case is not None, [problem.headline for problem in loaded.problems]
    for _, ledger in EveryLedger(lambda _: loaded.case, POUND, POUND).whole():
        yield from ledger.figures.values()


@pytest.mark.parametrize("name", TRIED)
def test_an_id_is_the_same_figure_in_every_ledger_of_a_case(name: str) -> None:
    meanings: dict[str, set[object]] = {}
    for figure in figures_of(TRIED[name]):
        meanings.setdefault(figure.id, set()).add(meaning(figure))
    assert {id: found for id, found in meanings.items() if len(found) > 1} == {}
