"""What a printed figure comes to: reproduces, at which rounding, differs, or cannot be derived; and the order of causes."""

from __future__ import annotations

from textwrap import dedent

import pytest

from supplement_calc.checks.reconciliation.causes.registry import CAUSES, SLIPS_OF_THE_PEN
from supplement_calc.checks.reconciliation.verdict import Verdict
from support import round_cases
from support.planting import reconciled

# 10.03 × 30,046 = 301,361.38 and 10.07 × 30,046 = 302,563.22: at £1,000 301 + 303 = 604, at £1 603,924.
COSTS = """
title: by hand
grades:
  Grade 1: {salary: 30046, in_post: 10.03}
  Grade 2: {salary: 30046, in_post: 10.07}
agency: {fte: 65.5, cost_per_fte: 60000}
"""
TEAMS = """
title: by hand
workforce:
  Staff:
    teams:
      North: {establishment: 10, vacant: 2}
      South: {establishment: 30, vacant: 15}
"""


def verdict(text: str, id: str, printed: str, more: str = "") -> Verdict:
    return reconciled(f"{dedent(text)}published:\n  - {{figure: {id}, value: '{printed}'{more}}}\n").verdicts[-1]


@pytest.mark.parametrize(
    ("printed", "result", "how"),
    [
        ("£603,924", "reproduces", "every line rounded to £1"),
        ("£0.604m", "reproduces", "every line rounded to £1,000"),
        ("£604k", "reproduces", "every line rounded to £1,000"),
        ("£0.60m", "reproduces", "every line rounded to £1,000"),
        ("£603,924.60", "reproduces", "every line rounded to a penny"),
        ("£603,925", "reproduces at another rounding", "nothing rounded before it"),
        ("£604,000", "reproduces at another rounding", "every line rounded to £1,000"),
        ("£603,926", "differs", ""),
        ("£0.603m", "differs", ""),
    ],
)
def test_a_figure_is_held_at_its_own_rounding_then_at_another(printed: str, result: str, how: str) -> None:
    reached = verdict(COSTS, "current_spend.salaries", printed)
    assert (reached.result, reached.how) == (result, how)


def test_a_unit_beside_a_figure_says_what_it_is_printed_to() -> None:
    assert verdict(COSTS, "current_spend.salaries", "£600,000").result == "differs"
    assert verdict(COSTS, "current_spend.salaries", "approximately £600,000", ", to: '£100,000'").result == "reproduces"
    assert verdict(COSTS, "current_spend.salaries", "approximately £500,000", ", to: '£100,000'").result == "differs"


@pytest.mark.parametrize("hedge", ["", "approximately ", "about ", "c", "roughly ", "c. ", "around "])
def test_a_hedge_is_no_part_of_a_figure(hedge: str) -> None:
    assert verdict(COSTS, "agency.fte", f"{hedge}65.5fte").result == "reproduces"
    assert verdict(COSTS, "agency.fte", f"{hedge}60fte").result == "differs"


def test_a_figure_that_the_case_has_no_answer_for_cannot_be_derived_and_says_why() -> None:
    reached = verdict(COSTS, "budget_position.current_over_budget", "£10,000")
    assert (reached.result, reached.how, reached.computed) == ("cannot be derived", "the case gives no budget", None)


def test_a_whole_of_rates_alone_cannot_be_derived_and_its_mean_is_reported() -> None:
    text = """
    title: by hand
    workforce:
      Staff:
        teams: {North: {turnover: 10.2%}, South: {turnover: 21.3%}}
        total: {turnover: 15.75%}
    """
    (reached,) = reconciled(dedent(text)).verdicts
    assert (reached.result, [cause.name for cause in reached.causes]) == ("cannot be derived", ["mean-of-parts"])


def test_causes_are_reported_the_simplest_first_and_slips_of_the_pen_last() -> None:
    names = list(CAUSES)
    assert set(names[-len(SLIPS_OF_THE_PEN) :]) == SLIPS_OF_THE_PEN
    # of 1,000,000 the agency's 300,000 counted in gives 1,300,000, and so does a digit 0 printed as 3
    spent = round_cases.COSTS.replace("in_post: 10, vacant: 4", "in_post: 17.5, vacant: 4")
    given = [cause.name for cause in verdict(spent, "current_spend.salaries", "£1,300,000").causes]
    assert given == ["row-counted-in", "another-count", "digit-changed", "input-digit-changed"]


def test_a_slip_that_many_figures_would_match_is_not_reported() -> None:
    """One of the last two digits changed is matched by a digit changed whatever it is; one further left is not."""
    assert verdict(TEAMS, "workforce.staff.pooled.vacant", "18").causes == ()
    assert verdict(COSTS, "current_spend.agency", "£3,930,070").causes == ()
    assert [cause.name for cause in verdict(COSTS, "current_spend.agency", "£3,930,700").causes] == ["digit-changed"]


def test_a_chance_is_the_share_of_figures_within_reach_that_a_slip_would_match() -> None:
    """3,930,000 printed as 3,930,700: of the 1,400 figures as near, seven have another digit there; none further left."""
    (cause,) = verdict(COSTS, "current_spend.agency", "£3,930,700").causes
    assert (cause.name, f"{cause.chance}") == ("digit-changed", "0.005")


def test_a_sum_worked_from_printed_figures_may_be_off_by_their_rounding() -> None:
    text = """
    title: by hand
    workforce:
      Staff:
        teams: {North: {establishment: 10.0, in_post: 4.5, agency: 1.2, printed: {unfilled: 4.34}}}
    """
    (reached,) = reconciled(dedent(text)).verdicts
    assert (reached.result, reached.how) == ("reproduces", "within the rounding of what it is worked from")
    (reached,) = reconciled(dedent(text).replace("4.34", "4.54")).verdicts
    assert reached.result == "differs"


def test_a_whole_number_is_exact_where_a_sum_is_worked_from_it() -> None:
    text = (
        "title: x\nworkforce: {Staff: {teams: {All: {establishment: 10, in_post: 4, agency: 1, printed: {unfilled: 5.4}}}}}\n"
    )
    (reached,) = reconciled(text).verdicts
    assert (reached.result, str(reached.computed)) == ("differs", "5.0")


def test_two_slips_that_give_the_same_are_both_reported_the_simpler_first() -> None:
    """41.4% and 41.8% have the mean 41.6%, and the whole, 1,250 of 3,000, is 41.666…% cut off."""
    text = """
    title: by hand
    workforce: {Staff: {teams: {North: {establishment: 1000, vacant: 414}, South: {establishment: 2000, vacant: 836}}}}
    """
    causes = verdict(text, "workforce.staff.pooled.vacancy_rate", "41.6%").causes
    assert [cause.name for cause in causes] == ["truncated", "mean-of-parts"]
