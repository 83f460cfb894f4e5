"""The lines to write for a text where a section stands, made from what was typed."""

from __future__ import annotations

import pytest

from supplement_calc.case.loading import load_text
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.diagnostics import Source

GRADES = "grades:\n  Social Worker: {salary: 41771, in_post: 9, vacant: 3, supplement: 3500}\n"
FORECAST = "forecast:\n  doing_nothing: {turnover: 22%, starters: 2}\n  proposal: {turnover: 14%, starters: 3}\n"
IN = "two spaces further in"


@pytest.mark.parametrize(
    ("typed", "key", "lines"),
    [
        ("period: 1 September 2026 to 31 August 2028", "period", "`starts: 2026-09-01` and `ends: 2028-08-31`"),
        ("period: from 1 Sept 2026 to 31 Aug 2028", "period", "`starts: 2026-09-01` and `ends: 2028-08-31`"),
        ("period: 01/09/2026 - 31/08/2028", "period", "`starts: 01/09/2026` and `ends: 2028-08-31`"),
        ("period: 1 September 2026", "period", "`starts: 2026-09-01` and `ends: …`"),
        ("agency: £76,000 each", "agency", "`fte: …` and `cost_per_fte: £76,000`"),
        ("agency: 3 at £76,000", "agency", "`fte: 3` and `cost_per_fte: £76,000`"),
        ("agency: 65.5 FTE @ £65,797", "agency", "`fte: 65.5` and `cost_per_fte: £65,797`"),
        ("agency: £38.50 per hour", "agency", "`fte: …`, `charge_rate: £38.50`, `hours_a_week: …` and `weeks_a_year: …`"),
        ("agency: 2 staff, £450 a day", "agency", "`fte: 2`, `day_rate: £450` and `days_a_year: …`"),
        ("comparators:\n  Swansea: £45,000", "Swansea", '`pay: {Social Worker: "£45,000"}`'),
        ("comparators:\n  Swansea:\n    pay: £45,000", "pay", "`Social Worker: £45,000`"),
        ("equal_pay:\n  grades:\n    Social Worker:\n      paid: 2 men, 7 women", "paid", "`men: under 5` and `women: 7`"),
        ("equal_pay:\n  grades:\n    Social Worker:\n      paid: 12F under 5 M", "paid", "`women: 12` and `men: under 5`"),
        ("payment: monthly supplement", "payment", "`kind: monthly supplement`"),
        # What cannot be read: the keys that are needed.
        (
            "spend: not much",
            "spend",
            "`year: …`; it may have budget, employed, agency, outturn, agency_cost_per_fte or where too",
        ),
        ("period: two years", "period", "`starts: …`; it may have ends or review too"),
    ],
)
def test_the_lines_are_made_from_what_was_typed(typed: str, key: str, lines: str) -> None:
    loaded = load_text(Source("case.yaml", f"title: x\n{GRADES}{typed}\n"), EVERYTHING)
    [problem] = (one for one in loaded.problems if one.code == "wrong-shape")
    assert problem.help == f"write on the lines under `{key}:`, {IN}, {lines}"


def test_the_lines_are_right_when_they_are_written() -> None:
    text = f"title: x\n{GRADES}{FORECAST}on_costs: 30%\nperiod:\n  starts: 2026-09-01\n  ends: 2028-08-31\n"
    text += 'agency:\n  fte: 3\n  cost_per_fte: £76,000\ncomparators:\n  Swansea:\n    pay: {Social Worker: "£45,000"}\n'
    text += "equal_pay:\n  grades:\n    Social Worker:\n      paid:\n        men: under 5\n        women: 7\n"
    assert load_text(Source("case.yaml", text), EVERYTHING).problems == []


@pytest.mark.parametrize(
    ("typed", "help"),
    [
        ("comparators: Swansea", f"write each entry by its name and a colon on the lines under `comparators:`, {IN}, and two"
         " more spaces in its keys, such as `pay: …`"),
        ("uplifts: Grade 12", "write on the lines under `uplifts:`, each entry after a dash and a space, such as `- grade: …`,"
         " with `from: …` and `to: …` under it"),
        ("forecast:\n  doing_nothing: 22%\n  proposal: 14%",
         f"write on the lines under `doing_nothing:`, {IN}, `turnover: 22%` and `starters: …`"),
    ],
)  # fmt: skip
def test_a_section_of_entries_is_told_of_with_how_one_is_written(typed: str, help: str) -> None:
    loaded = load_text(Source("case.yaml", f"title: x\n{GRADES}{typed}\n"), EVERYTHING)
    assert next(one.help for one in loaded.problems if one.code == "wrong-shape") == help
