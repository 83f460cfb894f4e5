"""Case texts that break no rule, to go wrong in one place."""

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
TEAM = "title: x\ngrades:\n  A: {salary: 30000, in_post: 10, vacant: 2}\n  B: {salary: 36000, in_post: 4.25, vacant: 1}\n"
SPINE = {1: "20,100", 2: "21,400", 3: "22,600", 4: "23,900", 5: "25,300"}


def proposal(
    *,
    period: str = PERIOD,
    grades: str = GRADES,
    comparators: str = COMPARATORS,
    record: str = RECORD,
    terms: str = TERMS,
    more: str = "",
) -> str:
    """The text of a proposal, with other parts where they are given."""
    return f"title: A team\n{period}{grades}{comparators}{record}{terms}{more}"


def spine(**changed: str) -> str:
    """The text of a case with pay points, other amounts given by point: `p3="21,400"`."""
    points = {str(point): value for point, value in SPINE.items()} | {key.lstrip("p"): v for key, v in changed.items()}
    return "title: x\npay_points:\n" + "".join(f"  {point}: {value}\n" for point, value in points.items())
