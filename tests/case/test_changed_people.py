"""What a run changes is said next to the file's own number, but for small counts of people, which no table shows either."""

from __future__ import annotations

import pytest

from supplement_calc.case.loading import load_text
from supplement_calc.case.overrides import changed_by, parse_override
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.diagnostics import Source
from support.running import run

CASE = """
title: Wards
grades: {A: {salary: 30000}}
workforce:
  Ward:
    counted_in: heads
    teams:
      Nurses: {establishment: 250, in_post: 4, men: 3, women: 22, leavers: 2, vacant: 2}
  Office:
    teams:
      Clerks: {establishment: 10, in_post: 3, vacant: 2, agency: 2, leavers: 1, men: 4, women: 7}
recruitment:
  All: {adverts: 3, applications: {external: 3, internal: 7}, accepted: 2}
indicators:
  Complaints: {values: {2025: 3, 2026: 8}}
  Staff by grade: {counts: people, values: {A: 3, B: 8}}
equal_pay:
  grades:
    A: {paid: {men: 2, women: 7}, not_paid: {men: 12, women: 31}, how_reached: x}
"""


def said(path: str, value: str) -> str:
    """What is said of one override."""
    override = parse_override(f"{path}={value}", 1)
    assert override is not None
    case = load_text(Source("case.yaml", CASE), EVERYTHING).case
    assert case is not None
    return changed_by(case.root, override).text.removeprefix(f"{path} = ")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("workforce.Ward.teams.Nurses.vacant", "1 (case file: 2)"),  # posts
        ("workforce.Office.teams.Clerks.vacant", "1 (case file: 2)"),
        ("workforce.Office.teams.Clerks.in_post", "1 (case file: 3)"),  # FTE
        ("workforce.Office.teams.Clerks.leavers", "2 (case file: 1)"),
        ("workforce.Office.teams.Clerks.starters", "2 (case file: not given)"),
        ("recruitment.All.adverts", "1 (case file: 3)"),
        ("indicators.Complaints.values.2025", "4 (case file: 3)"),
        ("workforce.Ward.teams.Nurses.in_post", "under 5 (case file: under 5)"),  # people
        ("workforce.Ward.teams.Nurses.leavers", "under 5 (case file: under 5)"),
        ("workforce.Ward.teams.Nurses.starters", "under 5 (case file: not given)"),
        ("workforce.Ward.teams.Nurses.men", "under 5 (case file: under 5)"),
        ("workforce.Office.teams.Clerks.men", "under 5 (case file: under 5)"),
        ("recruitment.All.accepted", "under 5 (case file: under 5)"),
        ("recruitment.All.fewest_per_advert", "under 5 (case file: not given)"),
        ("recruitment.All.applications.external", "under 5 (case file: under 5)"),
        ("indicators.Staff by grade.values.A", "under 5 (case file: under 5)"),
        ("equal_pay.grades.a.paid.men", "under 5 (case file: under 5)"),
    ],
)
def test_a_small_count_is_withheld_where_it_is_of_people(path: str, text: str) -> None:
    value, given = text.replace("under 5 (", "1 (").partition(" (")[::2]
    assert said(path, value) == f"{text.partition(' (')[0]} ({given}"
    many = said(path, "25")
    # another count of a table with a small one may give that away; the equal-pay record has no sums
    hidden = "under 5" in text and not path.startswith("equal_pay")
    assert many.startswith("not shown (case file: " if hidden else "25 (case file: ")
    assert many.partition(" (")[2] == given


def test_a_second_count_is_withheld_only_beside_a_small_one() -> None:
    assert said("recruitment.All.applications.internal", "9") == "not shown (case file: not shown)"
    case = CASE.replace("accepted: 2", "accepted: 7").replace("external: 3", "external: 9")
    page = run("workforce", "-", "--set", "recruitment.All.accepted=6", stdin=case.encode()).out
    assert "recruitment.All.accepted = 6 (case file: 7)" in page


def test_what_stands_next_to_the_change_is_what_the_table_has() -> None:
    page = run("workforce", "-", "--set", "workforce.Office.teams.Clerks.vacant=3", stdin=CASE.encode()).out
    assert "workforce.Office.teams.Clerks.vacant = 3 (case file: 2)" in page
    row = next(line for line in page.split("\n") if line.startswith("  Clerks "))
    assert row.split()[3] == "3.00"
