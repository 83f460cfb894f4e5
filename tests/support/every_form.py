"""Cases with the forms that no published case has: posts by point, percentages, pay made up to the market, charge rates."""

from __future__ import annotations

_FORMS = """
title: every form
period: {starts: 2026-04-01, ends: 2027-04-30}
pay_points: {1: 20000, 2: 21000, 3: 22000, 4: 23000}
grades:
  A: {points: 1-2, in_post: {1: 2, 2: 3}, vacant: {1: 1, 2: 1}, supplement: 10%}
  B: {points: 3-4, in_post: 2, vacant: 1, supplement: {make_up_to: market median}}
  C: {salary: 30000, in_post: 1, supplement: 1000}
  D: {points: 1-2, in_post: {1: 1}, supplement: {make_up_to: point 2}}
comparators:
  X: {pay: {A: 21000 - 23000, B: 24000 - 26000}, award: 2%}
  Y: {pay: {A: 20000 - 24000, B: 23000 - 27000}, supplements: {A: 500}}
market: {of: midpoints}
on_costs: 25%
agency: {fte: 1, charge_rate: 30, hours_a_week: 37, weeks_a_year: 47}
budget: 250,000
agency_by_job:
  Interim: {fte: 0.5, day_rate: 300, days_a_year: 200, fee: 5%, vat: irrecoverable, from: 2026-04-16, until: 2026-09-15}
  Team: {fte: 2, cost_per_fte: 50000}
measures:
  - {what: The supplement, cost: the supplement}
  - {what: Posts, fte: 2, cost_per_fte: 30000, starts: 2026-10-01}
funding:
  - {year: 2026/27, amount: £10k, from: reserve, approved: to be considered}
  - {years: 2026/27 to 2027/28, total: £5k, from: fees}
  - {starts: 2026-10-01, ends: 2027-09-30, amount: £2k, from: vacancies held}
service_length:
  Team: {bands: [{band: Up to 1 year, share: 40%}, {band: 1 to 2 years, share: 60%}]}
payments:
  - {what: Hello, kind: golden hello, pensionable: yes, amount: 5%, to: starters, grades: [A], after_months: 2, paid_per: head,
     clawback: {months: 3, how: by month, recovered: 60%}}
  - {what: Ladder, kind: retention payment, at: {6 months: 100, 1 year: 5%}, clawback: {months: 2, how: whole, recovered: 50%}}
  - {what: Car, kind: cash in lieu of a car, amount: 100, to: staff in post, every_months: 1}
  - {what: Move, kind: qualifying relocation, amount: 9000, to: starters, expected: 1}
  - {what: Moves, kind: qualifying relocation, at: {6 months: 9000, 1 year: 8000}, paid_per: head, heads_per_fte: 1.1}
workforce:
  G:
    teams:
      T: {establishment: 5, vacant: 1, agency: 1, leavers: 1, men: 6, women: 7, headcount: 13, printed: {vacancy_rate: 20%},
          earlier: {2025: {establishment: 4, printed: {vacancy_rate: 10%}}}}
      U: {establishment: 5, in_post: 3}
    total: {establishment: 10, printed: {vacancy_rate: 30%}, earlier: {2025: {establishment: 4}}}
forecast:
  starts: 2026-03-01
  doing_nothing: {turnover: 20%, starters: 2, agency_beyond: 0.5}
  proposal: {turnover: [{from: 2026-01-01, rate: 20%}, {from: 2026-07-01, rate: 10%}], starters: {A: 1}, agency_cover: 40%}
  pay_awards: [{from: 2026-04-01, award: 3%}]
  increments: yes
  discount_rate: 3.5%
  inflation: 2%
"""
# On-costs by part, with all that may be said of them, in a year whose rate changes.
_BY_PART = """on_costs:
  tax_year: 2022-23
  pension: 20%
  pension_deficit: 1,000
  apprenticeship_levy: 0.5%
  other: {Training: 1%}
  heads_per_fte: 1.1
  salary_sacrifice: 6%
"""


def _with(*changes: tuple[str, str]) -> str:
    """The first case with texts in place of others, each of which it has."""
    text = _FORMS
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return text


_RATES = "by_grade: {A: {fte: 1}, B: {fte: 2, day_rate: 300}}, days_a_year: 200, fee: 5%, vat: irrecoverable"
_ONCE = "notice_weeks: 2, double_running_weeks: 3, transfer_fee: 500"
EVERY_FORM = {
    # Points by name on two spines; increments by grade, on anniversaries and after more than a year.
    "spines": _with(
        ("{1: 20000, 2: 21000, 3: 22000, 4: 23000}", "{T: {M1: 20000, M2: 21000}, N: {1: 22000, 2: 23000, 3: 24000}}"),
        (
            "A: {points: 1-2, in_post: {1: 2, 2: 3}, vacant: {1: 1, 2: 1}",
            "A: {points: M1-M2, in_post: {M1: 5, M2: 3}, vacant: {M1: 1}",
        ),
        ("B: {points: 3-4, in_post: 2", "B: {points: 1-3, in_post: {1: 2, 2: 3}"),
        ("D: {points: 1-2, in_post: {1: 1}, supplement: {make_up_to: point 2}}", "D: {points: M1-M2, in_post: {M1: 1}}"),
        (
            "increments: yes",
            "increments: {A: {date: anniversary}, B: {date: September, every: {1: 2 years}, up_to: 3}, D: yes}",
        ),
    ),
    "forms": _FORMS,
    "weekly": _with(("charge_rate: 30, hours_a_week: 37", "weekly_spend: 1500, from: 2026-05-16, until: 2026-12-31")),
    "by part": _with(("on_costs: 25%", _BY_PART), ("ends: 2027-04-30", "ends: 2027-01-31")),
    # National Insurance as it was while staff were contracted out, the levy's first day, and staff on whom none is due.
    "older": _with(
        ("on_costs: 25%", _BY_PART.replace("tax_year: 2022-23", "from: 2015-10-06\n  to: 2017-10-05\n  no_ni_below: 50,270")),
        ("ends: 2027-04-30", "ends: 2027-01-31"),
        ("from: reserve, approved: to be considered", "from: reserve"),
        ("C: {salary: 30000, in_post: 1", "C: {salary: 30000, in_post: 1, under_21: 0.2, apprentices_under_25: 0.3"),
        ("A: {points: 1-2, in_post: {1: 2, 2: 3}", "A: {points: 1-2, in_post: {1: 2, 2: 3}, under_21: 1"),
    ),
    "graded": _with(
        ("{fte: 1, charge_rate", f"{{{_RATES}, {_ONCE}, charge_rate"),
        ("budget: 250,000", "budget: {posts: 10, cost_per_post: 30000, vacancy_factor: 4%}"),
    ),
    "endless": _with(
        ("budget: 250,000", "budget: {by_year: {2026/27: 250000, 2027/28: 260000}}"),
        (", ends: 2027-04-30", ""),
    ),
    "fee": _with(("{fte: 1, ch", "{fte: 1, fee: 5%, vat: irrecoverable, ch")),
    "stated": _with(
        ("ends: 2027-04-30", "ends: 2027-03-15"),
        ("agency_beyond: 0.5", "where: here"),
        ("on_costs: 25%", _BY_PART.replace("tax_year: 2022-23", "national_insurance: {rate: 15%, threshold: 5000}")),
    ),
    "no pension": _with(("on_costs: 25%", "payment: {kind: retention payment}\non_costs: 25%")),
    "pension stated": _with(("on_costs: 25%", "payment: {kind: retention payment}\non_costs: {rate: 25%, pension: 15%}")),
    "renewed": _with(
        ("supplement: 10%}", "supplement: 10%, supplement_now: {amount: 5%, in_post: 4}}"),
        ("supplement: 1000}", "supplement_now: 2%}"),
        ("starters: 2, agency_beyond: 0.5}", "starters: 2, agency_cover: 40%, supplement_now: {stops: 2026-06-15}}"),
    ),
    # The supplement paid now with its on-costs by part, some of it to staff on whom none is due.
    "renewed by part": _with(
        ("on_costs: 25%", _BY_PART + "  no_ni_below: 50,270\n"),
        ("ends: 2027-04-30", "ends: 2027-01-31"),
        ("supplement: 10%}", "supplement: 10%, supplement_now: 5%, under_21: 1}"),
        ("starters: 2, agency_beyond: 0.5}", "starters: 2, supplement_now: goes on, agency_beyond: 0.5}"),
    ),
    "by year": _with(
        ("supplement: 1000}", "supplement: {2026/27: 5%, 2027/28: 1000}, starts: 2026-04-16}"),
        ("supplement: 10%", "supplement: {2026/27: 5%, 2027/28: 1000}"),
    ),
    "no salary": _with(("  D: {", "  E: {in_post: 3, vacant: 1, supplement: 800}\n  D: {"), ("1 year: 5%", "1 year: 50")),
    # Supplements within limits, in parts, and different for vacant posts.
    "limits": _with(
        ("supplement: 10%}", "supplement: {percent: 10%, at_least: 2050, at_most: 2150}}"),
        ("supplement: 1000}", "vacant: 1, supplement: {in_post: 1000, vacant: 5%}}"),
        ("supplement: {make_up_to: point 2}", "supplement: [{what: M, percent: 5%, at_least: 900}, {what: T, amount: 400}]"),
    ),
    "parts": _with(
        (
            "supplement: 10%}",
            "supplement: {in_post: 9%, vacant: [{what: M, percent: 5%, at_least: 900}, {what: T, amount: 400}]}}",
        ),
        (
            "supplement: 1000}",
            "supplement: [{what: M, percent: 5%}, {what: T, percent: 2%, of: salary and supplements, at_least: 9, "
            "at_most: 900}]}",
        ),
        ("{make_up_to: point 2}", "{in_post: {make_up_to: point 2}, vacant: 900}"),
    ),
    "totals": _with(
        (
            "budget: 250,000",
            "budget: 250,000\nspend: {year: 2025/26, budget: £0.3m, employed: £0.2m, agency: £0.1m, outturn: £0.35m}\n"
            "alternative: {what: Staying, cost: 100000, per: year}",
        ),
    ),
    "totals alone": _with(
        (
            _FORMS[_FORMS.index("agency:") : _FORMS.index("measures:")],
            "spend: {year: 2025/26, budget: £0.3m, employed: £0.2m, agency: £0.1m}\n"
            "alternative: {what: Fewer agency staff, saving: 100000, per: term}\n",
        ),
        ("agency_beyond: 0.5", "where: here"),
        (", agency_cover: 40%", ""),
    ),
    "totals renewed": _with(
        ("supplement: 1000}", "supplement_now: 2%}"),
        ("starters: 2, agency_beyond: 0.5}", "starters: 2, agency_cover: 40%, supplement_now: goes on}"),
        ("budget: 250,000", "spend: {year: 2025/26, outturn: £0.3m}\nalternative: {what: Staying, cost: 100000, per: year}"),
    ),
    # A pension rate for each scheme.
    "schemes": _with(
        ("on_costs: 25%", _BY_PART + "  pension_by_grade: {A: 21%}\n  as: 2026-27\n"),
        ("ends: 2027-04-30", "ends: 2027-01-31"),
        ("C: {salary: 30000,", "C: {salary: 30000, pension: 23%,"),
    ),
    # Pay by the hour.
    "hourly": _with(
        ("pay_points: {1", "working_time: {weeks_a_year: 52}\npay_points: {1"),
        ("C: {salary: 30000,", "C: {salary: £15.50 an hour, working_time: {hours_a_week: 36},"),
        ("supplement: 10%}", "supplement: 50p an hour}"),
    ),
    "shared": _with(
        ("starters: {A: 1}", "starters: 2"),
        ("award: 2%}", "pay_date: 2024-09-01, award: Agenda for Change}"),
        ("market: {of: midpoints}", "market: {own_date: 2025-04-01, counting: pay with supplements}"),
    ),
    # Awards by pay point, in pounds and the greater of both, that lift supplements too, and a national body's.
    "awards": _with(
        ("award: 2%}", "pay_date: 2024-03-31, award: NJC, points: {A: 2-20, B: 43-44}}"),
        ("market: {of: midpoints}", "market: {of: midpoints, own_date: 2025-04-01}"),
        ("C: {salary: 30000,", "C: {points: 4,"),
        ("period:", "uplifts: [{grade: A, from: 1, to: 2, in_post: 1}]\nperiod:"),
        (
            "pay_awards: [{from: 2026-04-01, award: 3%}]",
            "award_on_supplement: yes\n  pay_awards:\n"
            "    - {from: 2026-04-01, points: 1-2, award: £500, on_supplement: 2%}\n"
            "    - {from: 2026-04-01, points: 3+, award: 3%, at_least: £900, on_supplement: 2%}\n"
            "    - {from: 2026-10-01, points: 0-9, award: -1%}",
        ),
    ),
    "moving": _with(
        ("period:", "uplifts: [{grade: A, from: 1, to: 2, in_post: 1}]\nperiod:"),
        (
            "turnover: 20%",
            "turnover: {A: 20%, B: [{from: 2026-01-01, rate: 20%}, {from: 2026-09-01, rate: 15%}], C: 0%, D: 5%}",
        ),
        ("starters: {A: 1}", "starters: [{from: 2026-01-01, fte: 1}, {from: 2026-09-01, fte: 2}]"),
        ("agency_cover: 40%", "agency_cover: {A: 40%}"),
        (
            "inflation: 2%",
            "inflation: 2%\n  agency_inflation: 3%\n  budget_inflation: 2%\n  cost_per_leaver: 500\n  "
            "cost_per_starter: 900\n  induction_months: 2\n  effect: lasts",
        ),
    ),
    "rates by grade": _with(("turnover: [{from: 2026-01-01, rate: 20%}, {from: 2026-07-01, rate: 10%}]", "turnover: {A: 10%}")),
    "agency by grade": _with(
        (
            "{fte: 1, charge_rate: 30, hours_a_week: 37, weeks_a_year: 47}",
            "{by_grade: {A: {fte: 1, charge_rate: 30, vat: irrecoverable}, B: {fte: 2, day_rate: 400, release: one for one}}, "
            "hours_a_week: 37, weeks_a_year: 47, days_a_year: 220, beyond_vacancies: 1, notice_weeks: 1, "
            "double_running_weeks: 1}",
        ),
        ("agency_beyond: 0.5", "where: here"),
    ),
    "agency released": _with(
        (
            "{fte: 1, charge_rate: 30, hours_a_week: 37, weeks_a_year: 47}",
            "{fte: 1, day_rate: 400, days_a_year: 220, release: 0.8, transfer_fee: 100, notice_weeks: 1}",
        ),
        ("starters: 2, agency_beyond: 0.5", "starters: 2"),
        ("starters: {A: 1}", "starters: {A: [{from: 2026-01-01, fte: 1}, {from: 2026-09-01, fte: 2}]}"),
        (", agency_cover: 40%", ""),
    ),
}
