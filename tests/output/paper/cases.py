"""A small case with something for most sections of a paper, and the paper of a text."""

from __future__ import annotations

from supplement_calc.case.loading import load_text
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.diagnostics import Source
from supplement_calc.ledger import POUND
from supplement_calc.output.amounts import Shown
from supplement_calc.output.paper.contents import paper_of
from supplement_calc.output.paper.model import Paper
from supplement_calc.output.reports import Report

CASE = """\
title: Planners & <b>others</b>
organisation: Example Borough
source: Committee of 3 March 2026
period: {starts: 2026-04-01, ends: 2028-03-31, review: 2027-04-01}
grades:
  Grade 8: {salary: 40000, in_post: 11.4, vacant: 3.6, supplement: 1000}
on_costs: 25%
agency: {fte: 2.5, cost_per_fte: 78000}
budget: 700000
comparators:
  Next | Borough: {pay: {Grade 8: "41,000 - 43,000"}}
  Third: {pay: {Grade 8: "40,000 - 42,000"}}
workforce:
  Planners:
    teams:
      East: {establishment: 8, vacant: 2, men: 3, women: 6, headcount: 9}
      West: {establishment: 7, vacant: 1.6, men: 7, women: 9, headcount: 16}
equal_pay:
  grades:
    Grade 8: {paid: {men: 3, women: 9}, not_paid: {men: under 5, women: 12}, how_reached: The gap to two others}
terms: {withdrawal: Ends on the last day, review: Yearly}
narrative:
  decision: |
    The committee **decides** on *this* <script>alert(1)</script>.

    1. First, {budget_position.full_over_budget|size} over.
    2. Then [more](https://example.org) and [less](javascript:x).
  costs: "It costs {supplement_cost.total|£k} of {budget|£m|1dp}; {on_costs}; {workforce.planners.teams.east.men} men."
"""


def report_of(text: str = CASE, *, full: bool = False) -> Report:
    """The report of a case, in pounds."""
    loaded = load_text(Source("folder/case.yaml", text), EVERYTHING)
    assert loaded.case is not None, [problem.headline for problem in loaded.problems]
    return Report(loaded.case, loaded.problems, Shown("pounds", POUND), full)


def paper(text: str = CASE, *, full: bool = False) -> Paper:
    """Its paper."""
    return paper_of(report_of(text, full=full))
