"""A proposal that breaks no rule, to go wrong in one place."""

from __future__ import annotations

PERIOD = "period: {starts: 2026-04-01, ends: 2028-03-31, review: 2027-04-01}\n"
GRADES = """\
grades:
  Grade 9: {salary: 30000, in_post: 10, vacant: 2, supplement: 2000}
"""
COMPARATORS = """\
comparators:
  A: {pay: {Grade 9: 29500 - 32400}}
  B: {pay: {Grade 9: 30000 - 33700}}
  C: {pay: {Grade 9: 29900}}
"""
RECORD = """\
equal_pay:
  grades:
    Grade 9: {paid: {men: 5, women: 7}, not_paid: {men: 12, women: 31}, how_reached: by the gap}
  impact_assessment: of 3 March 2026
"""
TERMS = "terms: {review: yearly, withdrawal: at notice}\n"


def proposal(
    *,
    period: str = PERIOD,
    grades: str = GRADES,
    comparators: str = COMPARATORS,
    record: str = RECORD,
    terms: str = TERMS,
    more: str = "",
) -> str:
    """The text of the case."""
    return f"title: A team\n{period}{grades}{comparators}{record}{terms}{more}"
