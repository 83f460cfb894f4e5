"""What pay awards must agree on: days, points, a national body's table, supplements, and what they leave of pay."""

from __future__ import annotations

import pytest

from supplement_calc.case.loading import load_text
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.diagnostics import Problem, Source

CASE = """\
title: Awards
period: {{starts: {starts}, ends: {ends}}}
pay_points: {{17: "24,920", 43: "47,665", 44: "49,000"}}
grades:
  Low: {{points: 17, in_post: 10, supplement: "1,000"}}
  High: {{points: 43, in_post: 10, supplement: 10%}}
{more}
forecast:
  doing_nothing: {{turnover: 0%, starters: 0}}
  proposal: {{turnover: 0%, starters: 0}}
  pay_awards:
{awards}
"""
CHIEF = "  Chief: {salary: 90000, in_post: 1}"
LIFTED = "payment: {award_applies: yes}"


def found(awards: str, more: str = "", starts: str = "2022-07-01", ends: str = "2024-06-30") -> list[Problem]:
    """What is wrong with the awards of a forecast, one a line."""
    text = CASE.format(
        awards="\n".join(f"    - {{{line}}}" for line in awards.split("\n")), more=more, starts=starts, ends=ends
    )
    return load_text(Source("case.yaml", text), EVERYTHING).problems


@pytest.mark.parametrize(
    ("awards", "more", "code", "under", "help"),
    [
        ('from: 2023-04-01, award: "£1,925"', "", "", "", ""),
        ("from: 2023-04-01, award: 1925", "", "", "", ""),
        ("from: 2023-04-01, award: -2%", "", "", "", ""),
        ("from: 2023-04-01, award: -£500", "", "", "", ""),
        ("from: 2023-04-01, award: 4%, at_least: £1400", "", "", "", ""),
        ("award: NJC", "", "", "", ""),
        ("from: 2023-04-01, award: njc", "", "", "", ""),
        ("from: 2023-04-01, award: 2.75", "", "missing-percent", "2.75", "write 2.75% for 2.75 per cent, or £2.75"),
        ("from: 2023-04-01, award: NCJ", "", "not-a-number", "NCJ", "did you mean NJC?"),
        (
            'from: 2023-04-01, award: "4% or £1,400, if greater"',
            "",
            "not-a-number",
            '"4% or £1,400, if greater"',
            "write `award: 4%` and `at_least: £1,400`",
        ),
        ("from: 2023-04-01, award: -100%", "", "negative-rate", "-100%", "write"),
        ("from: 2023-04-01, award: -£30000", "", "negative-amount", "-£30000", "correct"),
        ("from: 2023-04-01, award: £400, at_least: £1400", "", "award-unclear", "£1400", "leave `at_least` out"),
        ("from: 2023-04-01, award: -1%, at_least: £1400", "", "award-unclear", "£1400", "leave `at_least` out"),
        ("from: 2023-04-01, points: 2-42, award: £1290", "", "award-unclear", "£1290", "points: 43, award: …"),
        (
            "from: 2023-04-01, points: 2-43, award: £1290\nfrom: 2023-04-01, points: 40+, award: 2%",
            "",
            "award-unclear",
            "40+",
            "let each point have one",
        ),
        ("from: 2023-04-01, points: 2-43, award: £1290\nfrom: 2023-04-01, award: 2%", "", "", "", ""),
        ("from: 2023-04-01, points: up to 43, award: £1290\nfrom: 2023-04-01, points: above 43, award: 2%", "", "", "", ""),
        (
            "from: 2023-04-01, points: 2-43, award: £1290\nfrom: 2023-04-01, award: 2%",
            CHIEF,
            "award-unclear",
            "£1290",
            "give Chief `points`",
        ),
        ("from: 2023-04-01, award: £1290\nfrom: 2023-04-01, award: 2%", "", "dates-out-of-order", "2023-04-01", "keep one"),
        ("from: 2023-04-15, award: £1290", "", "not-first-of-month", "2023-04-15", "write 2023-04-01"),
        ("award: 3%", "", "missing-key", "award", "add `from: …`"),
        ("from: 2023-04-01, award: NJC, points: 2-3", "", "unknown-key", "points", "known here: award or from"),
        (
            "from: 2023-04-01, award: NJC\nfrom: 2024-04-01, award: 3%",
            "",
            "award-unclear",
            "2024-04-01",
            "leave it out, or give every award to 31 March 2026",
        ),
        ("award: NJC\naward: AfC", "", "award-unclear", "AfC", "keep one"),
        ("award: NJC", CHIEF, "award-not-known", "NJC", "give Chief its `points`"),
        ("from: 2022-07-01, award: £1925", LIFTED, "award-unclear", "£1925", "add `on_supplement: …`"),
        ("from: 2022-07-01, award: £1925, on_supplement: 3.88%", LIFTED, "", "", ""),
        # Of High, whose supplement moves with pay by itself.
        ("from: 2022-07-01, points: 20+, award: £1925\nfrom: 2022-07-01, award: 2%", LIFTED, "", "", ""),
        (
            "from: 2022-07-01, points: 1-20, award: £1925\nfrom: 2022-07-01, award: 2%",
            LIFTED,
            "award-unclear",
            "£1925",
            "add `on_",
        ),
        ("from: 2022-07-01, award: £1925, on_supplement: 3.88%", "", "not-used", "3.88%", "leave the line out"),
        ("award: NJC", LIFTED, "award-unclear", "NJC", "give each award yourself"),
    ],
)
def test_awards_agree_with_one_another_and_with_the_posts(awards: str, more: str, code: str, under: str, help: str) -> None:
    problems = found(awards, more)
    assert [problem.code for problem in problems] == ([code] if code else [])
    for problem in problems:
        line = problem.span.source.text.splitlines()[problem.span.line - 1]
        assert line[problem.span.column - 1 :].startswith(under)
        assert problem.help is not None
        assert help in problem.help


@pytest.mark.parametrize(
    ("awards", "starts", "ends", "headline"),
    [
        ("award: NJC", "2025-07-01", "2026-03-31", ""),
        (
            "award: NJC",
            "2025-07-01",
            "2026-06-30",
            "the NJC award of 2026/27 is not known: the table ends with that of 1 April 2025",
        ),
        ("award: NJC\nfrom: 2026-04-01, award: 3%", "2025-07-01", "2026-06-30", ""),
        ("award: NJC\nfrom: 2026-04-01, award: 3%", "2025-07-01", "2027-06-30", "the NJC award of 2027/28 is not known"),
        ("award: NJC\nfrom: 2026-04-01, award: 3%\nfrom: 2027-04-01, award: 0%", "2025-07-01", "2027-06-30", ""),
        (
            "award: NJC",
            "2026-07-01",
            "2027-03-31",
            "the NJC awards are known from 2015-01-01 to 2026-03-31, not from 2026-07-01",
        ),
        ("award: NJC", "2018-07-01", "2019-06-30", "the NJC award of 1 April 2019 is not known for Low, point 17"),
        ("award: AfC", "2022-01-01", "2022-06-30", "the Agenda for Change award of 1 April 2022 is not known"),
        ("award: AfC", "2022-07-01", "2025-06-30", ""),
    ],
)
def test_what_a_table_does_not_know_of_a_forecast_is_said(awards: str, starts: str, ends: str, headline: str) -> None:
    problems = [one for one in found(awards, starts=starts, ends=ends) if one.code == "award-not-known"]
    assert [problem.headline[: len(headline)] for problem in problems] == ([headline] if headline else [])


MARKET = """\
title: Compared
pay_points: {{17: "24,920"}}
grades:
  Low: {{points: 17}}
{own}
comparators:
  Next: {{pay: {{Low: "£24,000 - £25,000"}}, {given}}}
"""
OWN = "market: {own_date: 2023-04-01}"


@pytest.mark.parametrize(
    ("given", "own", "code", "help"),
    [
        ('award: "1,925"', "", "", ""),
        ("pay_date: 2021-04-01, award: NJC", OWN, "", ""),
        ("pay_date: 2023-04-01, award: NJC", OWN, "", ""),
        ("pay_date: 2020-04-01, award: NJC", OWN, "award-not-known", "add `points: {Low: …}` to Next"),
        ("pay_date: 2020-04-01, award: NJC, points: {Low: 17-18}", OWN, "", ""),
        ("pay_date: 2020-04-01, award: NJC, points: {Low: 1-2}", OWN, "award-not-known", "give its pay of 2023-04-01 or later"),
        ("pay_date: 2018-04-01, award: NJC, points: {Low: 17}", OWN, "award-not-known", "give its pay of 2019-04-01 or later"),
        ("pay_date: 2021-04-01, award: AfC", OWN, "award-not-known", "give its pay of 2022-04-01 or later"),
        ("pay_date: 2024-04-01, award: NJC", OWN, "dates-out-of-order", "leave `award` out"),
        ("pay_date: 2014-04-01, award: NJC", OWN, "award-not-known", "as a percentage or in pounds"),
        (
            "pay_date: 2025-04-01, award: NJC",
            "market: {own_date: 2026-04-01}",
            "award-not-known",
            "as a percentage or in pounds",
        ),
        ("award: NJC", OWN, "missing-key", "add `pay_date: …` to Next"),
        ("pay_date: 2021-04-01, award: NJC", "", "missing-key", "add `market: {own_date: …}`"),
        ("pay_date: 2021-04-01, award: NJC, points: {Lo: 17}", OWN, "unknown-grade", "did you mean Low?"),
        ("award: 2%, points: {Low: 17}", OWN, "not-used", "leave them out"),
    ],
)
def test_a_comparators_pay_is_brought_by_what_is_known_or_not_at_all(given: str, own: str, code: str, help: str) -> None:
    problems = load_text(Source("case.yaml", MARKET.format(given=given, own=own)), EVERYTHING).problems
    assert [problem.code for problem in problems] == ([code] if code else [])
    assert help in "".join(problem.help or "" for problem in problems)
