"""Cases that several tests hold figures of, each written once."""

from __future__ import annotations


def one_grade(*, supplement: int = 3000, vacant: int = 10, ends: str = "2027-03-31") -> str:
    """20 in post and some vacant at £40,000, with on-costs of a quarter, from April 2025; other sections go after it."""
    return f"""\
title: One grade
period: {{starts: 2025-04-01, ends: {ends}, review: 2026-03-31}}
grades:
  G9: {{salary: "40,000", in_post: 20, vacant: {vacant}, supplement: {supplement}}}
on_costs: 25%
"""


def two_posts(starters: int, *, after: str = "", more: str = "") -> str:
    """Two vacancies, as many starters planned, and £1,000 for each who starts, paid `after` as many months as it says."""
    return f"""\
title: Two vacancies
period: {{starts: 2025-04-01, ends: 2026-03-31, review: 2025-10-01}}
grades:
  Officer: {{salary: "30,000", in_post: 8, vacant: 2{more}}}
payments:
  - {{what: Stay, kind: lump to stay, amount: "1,000", to: starters{after}, on_costs: no}}
forecast:
  doing_nothing: {{turnover: 0%, starters: {starters}}}
  proposal: {{turnover: 0%, starters: {starters}}}
"""


# Agency staff go at once, and from August leavers bring the cost back.
LOST_AGAIN = """\
title: Dearer again from the autumn
period: {starts: 2026-04-01, ends: 2028-03-31, review: 2027-04-01}
grades: {G: {salary: "40,000", in_post: 10, vacant: 4, supplement: "3,000"}}
on_costs: 30%
agency: {fte: 4, cost_per_fte: "80,000"}
forecast:
  doing_nothing: {turnover: 10%, starters: 1}
  proposal:
    turnover: [{from: 2026-04-01, rate: 10%}, {from: 2026-08-01, rate: 60%}]
    starters: 1
    agency_cover: 85%
"""
