"""Cases that tests share: texts, and the same costed."""

from __future__ import annotations

from pathlib import Path

from supplement_calc.case.loading import load
from supplement_calc.case.sections import COSTING
from supplement_calc.costing.break_even import every_basis
from supplement_calc.costing.costing import Costing, cost
from supplement_calc.ledger import POUND, Rounding

# Every kind of input that the published case does not have: posts by point, a percentage, a budget of posts × cost.
BY_POINT = """\
title: Counted by point
pay_points: {29: 38220, 30: 39152, 31: 40777, 32: 41771}
grades:
  Grade 8:
    points: 29-31
    in_post: {29: 2.4, 31: 9}
    vacant: {30: 1.5, 31: 2.1}
    supplement: 7.5%
  Grade 9: {points: 32-32, in_post: 4, vacant: 1, supplement: 1000.50}
on_costs: 28.7%
budget: {posts: 20, cost_per_post: "51,000.25"}
"""

# Well inside its budget, with agency staff that pay for themselves.
UNDER_BUDGET = """\
title: Under its budget
grades:
  Nurse: {salary: 30000, in_post: 3, vacant: 2, supplement: 500}
on_costs: 20%
agency: {fte: 1, cost_per_fte: 40000}
budget: 250000
"""

# Payments of every kind beside a supplement, with Nottinghamshire's ladder as Derbyshire's paper prints it, £3 and all.
PAYMENTS = """\
title: Payments of every kind
period: {starts: 2019-07-01, ends: 2021-06-30}
pay_points: {28: 35000, 30: 37000, 31: 38000}
grades:
  Social worker: {salary: 32000, in_post: 60, vacant: 20, supplement: {percent: 5%, of: salary at award}}
  Manager: {points: 28-30, in_post: 10, vacant: 2, supplement: {make_up_to: point 31}}
on_costs: {tax_year: 2019-20, pension: 14.32%, apprenticeship_levy: 0.5%, heads_per_fte: 1.07}
payment: {absorbed: yes}
budget: 4000000
service_length:
  Child protection:
    bands: [{band: Up to 1 year, share: 30.9%}, {band: 1 to 2 years, share: 21.4%}, {band: 2 to 4 years, share: 21.3%}]
forecast:
  doing_nothing: {turnover: 25%, starters: 10}
  proposal: {turnover: 18.6%, starters: 16}
payments:
  - {what: Welcome payment, kind: golden hello, pensionable: no, amount: "2,000", to: starters, grades: [Social worker],
     clawback: {months: 24, how: by month, recovered: 60%, exempt: "redundancy, ill health, death"}}
  - {what: After probation, kind: lump to stay, amount: 2.5%, to: starters, after_months: 6}
  - {what: Retention, kind: retention payment, grades: [Social worker],
     at: {6 months: "1,000", 1 year: "1,000", 2 years: 3, 3 years: "4,000"}}
  - {what: Registration, kind: professional registration fee, amount: 90, to: staff in post, every_months: 12}
  - {what: Car, kind: cash in lieu of a car, amount: 125, to: staff in post, every_months: 1, grades: [Manager]}
  - {what: Relocation, kind: qualifying relocation, amount: "8,000", to: starters, expected: 3,
     clawback: {months: 12, how: whole, recovered: 50%}}
"""

# The least that can be costed: everything else is an answer that the case cannot give.
BARE = "title: Bare\ngrades:\n  Nurse: {salary: 30000, in_post: 3}\n"

# Names as an unfriendly pull request would have them.
HOSTILE = """\
title: "=HYPERLINK(1) [red]alarm[/red] *bold* | <b>html</b> `code`"
organisation: "[link](http://x) _low_ council"
grades:
  "@SUM(1) [bold red]Grade[/bold red] 1": {salary: 30000, in_post: 3, vacant: 2, supplement: 500}
  "=1+1|<i>Grade</i> 2": {salary: 31000, in_post: 1.5, vacant: 1}
  "-2 Grade 3": {salary: 32000, in_post: 1}
  "+3 Grade 4": {salary: 33000, in_post: 1}
on_costs: 20%
budget: 250000
"""

# Names that take two columns a character, with and without spaces to break at.
WIDE = """\
title: 児童保護ソーシャルワーカーの市場補足手当 社会福祉課 人事委員会報告書
organisation: 例の自治体
grades:
  児童保護ソーシャルワーカー A1: {salary: 30000, in_post: 3.25, vacant: 2, supplement: 500}
  上級ソーシャルワーカー 管理職 A2: {salary: 41250, in_post: 1.5, vacant: 1}
on_costs: 20%
agency: {fte: 1, cost_per_fte: 40000}
budget: 250000
"""

LONG_NAMES = """\
title: Names longer than any terminal is narrow, and words in them that cannot be broken
organisation: A council whose name goes on and on until it has filled more than the width of most of the terminals in use
grades:
  Children's safeguarding and specialist services advanced practitioner (level 1):
    {salary: 1234567.89, in_post: 123.456, vacant: 22.5, supplement: 12345.67}
  Assistant team manager, out of hours, on call and emergency duty service: {salary: 987654, in_post: 40.125, vacant: 10}
on_costs: 20%
agency: {fte: 1, cost_per_fte: 40000}
budget: 250000000
"""

ALL = {
    "by point": BY_POINT,
    "under budget": UNDER_BUDGET,
    "payments": PAYMENTS,
    "bare": BARE,
    "hostile": HOSTILE,
    "long names": LONG_NAMES,
}


def written(folder: Path, text: str, name: str = "case.yaml") -> Path:
    """The text as a case file."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def costed(path: Path | str, rounding: Rounding = POUND) -> Costing:
    """A sound case file, costed with its proofs."""
    loaded = load(str(path), COSTING)
    assert loaded.case is not None, [problem.headline for problem in loaded.problems]
    return cost(loaded.case, rounding, proofs=every_basis)
