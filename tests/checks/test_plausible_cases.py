"""Numbers that real cases have get no finding of size; the same with a point or a digit astray get one."""

from __future__ import annotations

import pytest

from supplement_calc.case.loading import load_text
from supplement_calc.case.sections import SECTIONS
from supplement_calc.checks.check import findings
from supplement_calc.checks.context import CheckContext
from supplement_calc.parser.source_file import decode

# What every payment should have, and is asked of each in its own tests.
_ASKED_OF_ALL = {"equal-pay-record", "terms-absent", "small-count"}
NI = 'national_insurance: {rate: 15%, threshold: "5,000"}'
PERIOD = "period: {starts: 2026-04-01, ends: 2028-03-31, review: 2027-04-01}\n"
PLAUSIBLE = {
    "a head teacher": f'{PERIOD}grades: {{Head: {{salary: "120,000", in_post: 1, vacant: 0, supplement: "30%"}}}}\n'
    f"on_costs: {{pension: 28.68%, {NI}, apprenticeship_levy: 0.5%}}\n",
    "term time": f'{PERIOD}grades: {{TA: {{salary: "24,500", in_post: 6, vacant: 2.1, supplement: "1,200"}}}}\non_costs: 27%\n'
    'agency: {fte: 1.5, charge_rate: 19.80, hours_a_week: 25, weeks_a_year: 38, fee: 30%}\nbudget: "260,000"\n',
    "police": f'{PERIOD}grades: {{Constable: {{salary: "50,256", in_post: 310, vacant: 12, supplement: "3,000"}}}}\n'
    f"on_costs: {{pension: 35.3%, {NI}}}\n",
    "police at a flat rate": f'{PERIOD}grades: {{Officer: {{salary: "50,256", in_post: 310, vacant: 12, supplement: "20%"}}}}\n'
    "on_costs: {rate: 50.8%, pension: 35.3%}\n",
    "the NHS": f'{PERIOD}grades: {{Consultant: {{salary: "145,478", in_post: 8.4, vacant: 5.6, supplement: "30%"}}}}\n'
    f"on_costs: {{pension: 23.78%, {NI}, apprenticeship_levy: 0.5%}}\n"
    "agency: {fte: 5.6, charge_rate: 108.50, hours_a_week: 40, weeks_a_year: 46, fee: 12%}\n",
    "cover of a day a week for a quarter": 'grades: {Lawyer: {salary: "48,710", in_post: 0.6, vacant: 0.4}}\n'
    "on_costs: 31.2%\nagency: {fte: 0.2, charge_rate: 62, hours_a_week: 7.4, weeks_a_year: 13}\n",
    "a part year": f"{PERIOD.replace('2028-03-31', '2026-09-30').replace(', review: 2027-04-01', '')}"
    'grades: {Cleaner: {salary: "23,656", in_post: 4.3, vacant: 1.2, supplement: "500"}}\n'
    f"on_costs: {{pension: 19.4%, {NI}, heads_per_fte: 2.6}}\n"
    "workforce: {All: {teams: {East: {headcount: 12, in_post: 4.3, establishment: 5.5, vacant: 1.2, leavers: 3}}}}\n",
    "a director": 'grades: {Director: {salary: "168,000", in_post: 0, vacant: 1}}\non_costs: 33%\n'
    "agency: {fte: 1, day_rate: 950, days_a_year: 60, fee: 20%}\n",
}
BASE = (
    f'{PERIOD}grades:\n  A: {{salary: "26,890", in_post: 10, vacant: 3, supplement: "2,000"}}\n'
    '  B: {salary: "36,890", in_post: 10, vacant: 3}\non_costs: 30%\n'
    "agency: {fte: 3, charge_rate: 32, hours_a_week: 37, weeks_a_year: 52, fee: 18%}\n"
    'budget: {posts: 26, cost_per_post: "41,451"}\n'
    "forecast:\n  doing_nothing: {turnover: 18%, starters: 3}\n  proposal: {turnover: 12%, starters: 3}\n  inflation: 2.5%\n"
    "workforce: {All: {teams: {East: {headcount: 47, in_post: 43, establishment: 55, vacant: 12, leavers: 4}}}}\n"
)
ASTRAY = {
    "hours_a_week: 37": ("hours_a_week: 3.7", "unusual-time", "write 37 "),
    "weeks_a_year: 52": ("weeks_a_year: 5.2", "unusual-time", "write 52 "),
    "fee: 18%": ("fee: 0.18%", "percentage-as-fraction", "write 18%"),
    'cost_per_post: "41,451"': ('cost_per_post: "4,145"', "digit-lost", "in line"),
    '"41,451"': ('"414,510"', "digit-gained", "£41,451"),
    "inflation: 2.5%": ("inflation: 25%", "unusual-award", "write 2.5%"),
    "headcount: 47": ("headcount: 40", "unusual-heads-per-fte", "correct one of the two"),
    "headcount": ("headcount: 470, average_age: 44, women", "unusual-heads-per-fte", "correct one of the two"),
    "on_costs: 30%": (f"on_costs: {{pension: 21%, {NI}, other: {{training: 12%}}}}", "on-costs-unusual", "counted twice"),
}


def found(text: str) -> list[tuple[str, str]]:
    """The code and the help of each finding, but for those that every payment may get."""
    source, problems = decode("case.yaml", f"title: A team\n{text}".encode())
    loaded = load_text(source, list(SECTIONS), (), problems)
    assert loaded.case is not None, loaded.problems
    return [(one.code, one.help or "") for one in findings(CheckContext(loaded.case)).problems if one.code not in _ASKED_OF_ALL]


@pytest.mark.parametrize("name", PLAUSIBLE)
def test_a_plausible_case_gets_no_finding(name: str) -> None:
    assert found(PLAUSIBLE[name]) == []


def test_a_number_astray_gets_one() -> None:
    assert found(BASE) == []
    for right, (wrong, code, help) in ASTRAY.items():
        said = dict(found(BASE.replace(right, wrong, 1)))
        assert code in said and help in said[code], (wrong, said)
