"""Posts of which the case gives no salary: what is paid on top in pounds is costed, and no more is known."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from pathlib import Path
from random import Random

import pytest

from costing.engine import codes, costed, forecasted, known
from supplement_calc.ledger import why_none
from support.running import in_formats, run

WHY = "the case gives no salary for Officer"
TITLE = "title: x\n"
TERM = "period: {starts: 2025-04-01, ends: 2027-03-31}\n"
OFFICER = 'grades:\n  Officer: {in_post: 20, supplement: "1,500"}\n'
SALARY_NEEDED = ("current_spend.total", "full_establishment.total", "day_one.total", "break_even.vacant_fte")


def test_a_flat_sum_is_costed_by_hand() -> None:
    """20 × £1,500 = £30,000 a year, before on-costs; two whole years are £60,000."""
    costing = costed(TITLE + TERM + OFFICER)
    for id, pounds in {
        "supplement_cost.total": 30_000,
        "day_one.supplements": 30_000,
        "supplement_by_year.in_post.2025_26": 30_000,
        "supplement_by_year.in_post.2026_27": 30_000,
        "supplement_cost.period_in_post": 60_000,
        "supplement_cost.period_total": 60_000,
        "supplement_by_year.months.2025_26": 12,
        "supplement_by_year.months.2026_27": 12,
    }.items():
        assert known(costing, id) == pounds, id
    for id in SALARY_NEEDED:
        assert why_none(costing.figure(id)) == WHY, id


def test_a_flat_rate_of_on_costs_is_borne_by_it() -> None:
    """25% of £30,000 is £7,500."""
    costing = costed(TITLE + TERM + OFFICER + "on_costs: 25%\n")
    assert known(costing, "supplement_cost.on_costs") == 7_500
    assert known(costing, "supplement_cost.period_in_post") == 75_000


def test_one_grade_without_a_salary_leaves_no_total_that_is_of_the_other_alone() -> None:
    text = TITLE + TERM + OFFICER + "  Senior: {salary: 40000, in_post: 10, vacant: 2, supplement: 2000}\n"
    text += "on_costs: 25%\nbudget: {by_year: {2025/26: 900000, 2026/27: 900000}}\n"
    costing = costed(text)
    assert known(costing, "supplement_cost.existing") == 20 * 1_500 + 10 * 2_000
    assert known(costing, "current_spend.senior") == 400_000
    for id in (*SALARY_NEEDED, "day_one.over_budget", "budget_by_year.2025_26.proposal", "budget_by_year.2026_27.needed"):
        assert why_none(costing.figure(id)) == WHY, id


def test_only_vacant_posts_without_a_salary_leave_current_spend_known() -> None:
    text = TITLE + "grades:\n  Officer: {vacant: 4, supplement: 500}\n  Senior: {salary: 40000, in_post: 10}\n"
    costing = costed(text)
    assert known(costing, "current_spend.total") == 400_000
    assert why_none(costing.figure("full_establishment.total")) == WHY


def test_a_forecast_pays_the_supplement_and_knows_no_extra_cost() -> None:
    """£1,500 × 20 FTE × 2 years: as many start each month as leave, 5 of 20 a year."""
    courses = "forecast:\n  doing_nothing: {turnover: 25%, starters: 5}\n  proposal: {turnover: 25%, starters: 5}\n"
    result = forecasted(TITLE + TERM + OFFICER.replace("in_post: 20", "in_post: 20, vacant: 0.5") + courses)
    assert known(result, "four_costs.gross") == 60_000
    assert why_none(result.ledger.figures["forecast.net.total"]) == WHY


@pytest.mark.parametrize(
    "text",
    [
        "grades: {O: {in_post: 1, supplement: 5%}}",
        "grades: {O: {in_post: 1, supplement: {2025/26: 500, 2026/27: 5%}}}",
        "grades: {O: {in_post: 1, supplement: {percent: 5%, of: salary at award}}}",
        "grades: {O: {in_post: 1, supplement: {make_up_to: point 1}}}\npay_points: {1: 30000}",
        "grades: {O: {in_post: 1, supplement: 500, supplement_now: 5%}}",
        "grades: {O: {in_post: 1, supplement: 500}}\nuplifts: [{grade: O, from: 1, to: 2, in_post: 1}]\n"
        "pay_points: {1: 30000, 2: 31000}",
        "grades: {O: {in_post: 1, supplement: 500}}\non_costs: {pension: 20%}",
        "grades: {O: {in_post: 1, supplement: 500}}\npayments: [{what: P, kind: lump to stay, amount: 5%, to: staff in post}]",
        "grades: {O: {in_post: 1}}",
    ],
)
def test_what_asks_for_a_salary_is_one_problem(text: str) -> None:
    assert codes(f"{TITLE}{TERM}{text}\n") == ["missing-salary"]


@pytest.mark.parametrize(
    "text",
    ["supplement: 500", "supplement_now: 500", "supplement: {2025/26: 500, 2026/27: 400}"],
)
def test_pounds_need_none(text: str) -> None:
    assert codes(f"{TITLE}{TERM}grades: {{O: {{in_post: 1, {text}}}}}\n") == []


def test_a_point_that_posts_are_costed_at_asks_for_the_points() -> None:
    assert codes(TITLE + TERM + "grades: {O: {in_post: 1, costed_at: 3, supplement: 500}}\n") == ["missing-salary"]


def _half_up(exact: Fraction) -> int:
    return int(exact + Fraction(1, 2))


@pytest.mark.parametrize("seed", range(20))
def test_supplements_of_random_cases_are_the_fractions(seed: int) -> None:
    """Σ FTE × pounds, each line rounded, and on-costs on their sum; over a term of whole years each of two is that of a year,
    its months rounded together."""
    random, lines, every, exact = Random(seed), [], 0, Fraction(0)
    for number in range(random.randint(1, 4)):
        fte, amount = Fraction(random.randint(1, 4000), 100), random.randint(1, 5000)
        pay = random.choice(("", f"salary: {random.randint(20000, 60000)}, "))
        lines.append(f"  G{number}: {{{pay}in_post: {float(fte)}, supplement: {amount}}}")
        every, exact = every + _half_up(fte * amount), exact + fte * amount
    rate = random.randint(0, 40)
    costing = costed(f"{TITLE}{TERM}on_costs: {rate}%\ngrades:\n" + "\n".join(lines) + "\n")
    assert known(costing, "supplement_cost.total") == every + _half_up(Fraction(every * rate, 100))
    year = _half_up(exact) + _half_up(exact * rate / 100)
    assert known(costing, "supplement_cost.period_in_post") == 2 * year


def test_pages_say_what_is_not_known_and_why_and_no_claim_beside_it() -> None:
    text = TITLE + TERM + OFFICER
    page = run("cost", "-", stdin=text.encode()).out
    assert "Key figures, £ before on-costs" in page
    assert f"Break-even  Not worked out: {WHY}." in page
    assert "Before on-costs, which the case does not give; no salary of Officer" in " ".join(page.split())
    unknown = "Current spend, current spend with what is proposed and the cost of all posts filled are not worked out"
    assert f"{unknown}, because {WHY}." in page
    courses = "forecast:\n  doing_nothing: {turnover: 25%, starters: 5}\n  proposal: {turnover: 20%, starters: 5}\n"
    forecast = run("forecast", "-", stdin=(text + courses).encode()).out
    assert f"Extra cost  Not worked out: {WHY}." in forecast
    assert "Payback     Not worked out." in forecast
    assert "none by" not in forecast
    assert re.search(r"Current spend, no agency staff +not known", page)  # never "none", which says that there is no spend
    assert re.search(r"Salaries +not known +not known +not known\s", forecast)
    assert re.search(r"Supplements and uplifts +none +[\d,]+ +[\d,]+\s", forecast)  # doing nothing does pay none


COURSES = "forecast:\n  doing_nothing: {turnover: 25%, starters: 5}\n  proposal: {turnover: 20%, starters: 5}\n"
SHOWN = (
    ("cost",),
    ("break-even",),
    ("forecast", "--monthly"),
    ("compare",),
    ("explain",),
    ("explain", "full_establishment.total"),
)


def test_what_is_not_known_is_none_in_no_format_of_any_command(tmp_path: Path) -> None:
    """Whatever rests on the salary that the case does not give is not known; agency staff, which it does without, are none."""
    case, saved = tmp_path / "case.yaml", tmp_path / "saved.json"
    case.write_text(TITLE + TERM + OFFICER + "  Senior: {salary: 40000, in_post: 2}\nbudget: 900000\n" + COURSES, "utf-8")
    for command, *arguments in SHOWN:
        for format, ran in in_formats(command, case, *arguments).items():
            assert ran.code == 0, (command, ran.err)
            text = " ".join(ran.out.split()).lower()
            assert f"none, because {WHY.lower()}" not in text and f"none: {WHY.lower()}" not in text, (command, format)
    (row,) = json.loads(run("compare", case, "-f", "json").out)
    assert set(row["notes"].values()) == {
        f"not known, because {WHY}",
        "none, because the case has no agency staff",
    }
    page = run("compare", case).out
    key = next(line for line in page.splitlines() if line.startswith("  As the case has it"))
    assert re.split(r"  +", key.strip())[1:] == ["not known", "not known", "none", "not known"]
    saved.write_text(run("cost", case, "-f", "json").out, "utf-8")
    assert f"a year: not known for {saved}, because {WHY}" in " ".join(run("compare", saved).out.split())
    assert re.search(
        r"\[full_establishment.total\]: the case gives no salary for Officer not known",
        " ".join(run("explain", case).out.split()),
    )
