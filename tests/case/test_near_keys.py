"""What is said of a key that its section does not know: the one that is meant, with what it is where that may differ."""

from __future__ import annotations

import pytest

from supplement_calc.case.loading import load_text
from supplement_calc.case.overrides import parse_override
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.case.suggestions.model_keys import places
from supplement_calc.diagnostics import Source

CASE = """\
title: x
period:
  starts: 2026-09-01
  ends: 2028-08-31
grades:
  Social Worker Level 2:
    salary: £41,771
    in_post: 9
    supplement: £3,500
  Senior:
    salary: £46,142
    in_post: 5
agency:
  fte: 3
  weeks_a_year: 46
forecast:
  doing_nothing: {turnover: 22%, starters: 2}
  proposal: {turnover: 14%, starters: 3}
"""
WEEKLY = (
    "did you mean weekly_spend, which is what all agency staff cost a week? For one worker write charge_rate and hours_a_week,"
    " or cost_per_fte for a year"
)


def helps(text: str, *sets: str) -> list[str]:
    overrides = [one for n, text in enumerate(sets, 1) if (one := parse_override(text, n))]
    loaded = load_text(Source("case.yaml", text), EVERYTHING, overrides)
    return [one.help or "" for one in loaded.problems if one.code in ("unknown-key", "unknown-path")]


def under(line: str, below: str) -> str:
    """The case with a line under another, as far in as that says."""
    assert f"{line}\n" in CASE
    return CASE.replace(f"{line}\n", f"{line}\n{below}\n", 1)


@pytest.mark.parametrize(
    ("line", "typed", "help"),
    [
        ("  fte: 3", "  weekly_cost: £1,450", WEEKLY),
        ("  fte: 3", "  weekly_price: 5", WEEKLY),
        ("  fte: 3", "  weekly_spnd: 5", "did you mean weekly_spend?"),
        ("    in_post: 9", "    supplement_ends: 2028", "did you mean ends, which is the last day its supplement is paid?"),
        ("    in_post: 9", "    suplement_now: 3", "did you mean supplement_now?"),
        ("    in_post: 9", "    vacancy: 3", "did you mean vacant, which is vacant FTE, agency cover included?"),
        ("    in_post: 5", "    Starts: 2026-10-01", "did you mean starts?"),
        # Keys of the format, in another place than theirs.
        ("title: x", "turnover: 22%", "`turnover` goes under `doing_nothing:` of `forecast:` or `proposal:` of `forecast:`"),
        ("title: x", "supplement: 3,000", "`supplement` goes under each grade of `grades:`"),
        ("title: x", "vacancies: 3", "`vacant` goes under each grade of `grades:`"),
        ("title: x", "term: 2 years", "`period:` is there already; write what is meant under it, as starts, ends or review"),
        ("  starts: 2026-09-01", "  term: 2 years",
         "`ends`, which is the last day it is paid, is there already: leave this line out"),
        ("forecast:", "  starters: 3",  # no slip for `starts`
         "`starters` goes under `doing_nothing:` of `forecast:` or `proposal:` of `forecast:`"),
        ("title: x", "turnover rate: 22%",
         "`turnover` goes under `doing_nothing:` of `forecast:` or `proposal:` of `forecast:`"),
        ("title: x", "review date: 2027-09-01", "`review` goes under `period:`"),
        ("title: x", "total posts: 12",
         "did you mean establishment, which is all approved posts, FTE, as the paper states them in one figure?"),
        ("  fte: 3", "  agency rate: 38.50",
         "did you mean charge_rate, which is pounds an hour charged for one?"
         " For a day write day_rate, for a year cost_per_fte"),
        # Entries beside the keys of what they are entries of.
        (
            "title: x",
            "equal_pay:\n  Senior:\n    paid: {men: 6, women: 7}",
            "write `grades:` on the line above, and indent it and the lines under it two more spaces, under `grades:`",
        ),
        ("title: x", "comparators:\n  Swansea:\n    Senior: 45,000",
         "write `pay:` on the line above, and indent it two more spaces, under `pay:`"),
        (
            "title: x",
            "workforce:\n  Children:\n    date: 2026-03-31\n    Team A: {in_post: 8, vacant: 2}",
            "write `teams:` on the line above, and indent it and the lines under it two more spaces, under `teams:`",
        ),
        ("title: x", "Junior:\n  salary: 30,000\n  in_post: 2",
         "indent it and the lines under it two more spaces, under `grades:`"),
    ],
)  # fmt: skip
def test_a_key_that_is_none_is_told_of_with_what_is_meant(line: str, typed: str, help: str) -> None:
    assert helps(under(line, typed)) == [help]


@pytest.mark.parametrize(
    ("typed", "help"),
    [
        ("supplement=3000", "write grades.social_worker_level_2.supplement or grades.senior.supplement"),
        ("turnover=30%", "write forecast.doing_nothing.turnover or forecast.proposal.turnover"),
    ],
)
def test_a_path_of_too_few_keys_is_told_of_with_the_places_that_end_so(typed: str, help: str) -> None:
    assert helps(CASE, typed) == [help]


def test_every_place_of_the_format_is_found_by_its_key() -> None:
    assert ("agency", "by_grade", "*", "fte") in places()["fte"]
    assert ("grades", "*", "supplement") in places()["supplement"]
    assert ("forecast", "pay_awards", "*", "award") in places()["award"]
