"""A sound figure is never called wrong: a small run of `benchmarks/sound_tables.py`, and what a table's cells, marks and words
stand for, one by one. The right values are worked by hand."""

from __future__ import annotations

from random import Random
from textwrap import dedent

import pytest

from oracle.slips.sound import any_sound
from supplement_calc.case.loading import load_text
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.diagnostics import Source
from support.planting import called_wrong, headlines, reconciled


def test_no_figure_of_a_paper_that_is_right_is_called_wrong() -> None:
    random, figures = Random(17), 0
    while figures < 1500:
        paper = any_sound(random)
        assert called_wrong(reconciled(paper.text)) == [], paper.text
        figures += paper.printed


def said(text: str) -> dict[str, str]:
    """The result of each printed figure, by the end of its id."""
    return {verdict.claim.id.partition(".")[2]: verdict.result for verdict in reconciled(dedent(text)).verdicts}


ROUNDED = """
title: rows and whole each rounded to a tenth
workforce:
  All:
    counted_in: fte
    teams:
      A: {in_post: 95.6, agency: 13.5, leavers: 14.7, printed: {agency_share_of_workforce: SHARE, turnover: TURNOVER}}
      B: {in_post: 124.3, agency: 21.0, leavers: 23.4}
      C: {in_post: 158.4, agency: 17.7, leavers: 25.4}
    total: {in_post: "WHOLE", agency: 52.2, leavers: 63.5}
"""


@pytest.mark.parametrize(
    ("share", "turnover", "whole", "differ"),
    [
        # 13.45 ÷ 109.1 and 13.55 ÷ 109.1: 12.33 to 12.42; 14.65 ÷ 95.65 to 14.75 ÷ 95.55: 15.32 to 15.44; 378.15 to 378.45
        ("12.3%", "15.4%", "378.4", []),
        ("12.4%", "15.3%", "378.2", []),
        ("12.2%", "15.4%", "378.4", ["share"]),
        ("12.5%", "15.4%", "378.4", ["share"]),
        ("12.3%", "51.4%", "378.4", ["turnover"]),
        ("12.3%", "15.4%", "378.6", ["in_post"]),
        ("12.33%", "15.38%", "378.3", []),
        ("12.32%", "15.38%", "378.3", ["share"]),  # 12.328… at the least, which is 12.33
    ],
)
def test_rounded_rows_allow_what_rounds_to_them_and_no_more(share: str, turnover: str, whole: str, differ: list[str]) -> None:
    text = ROUNDED.replace("SHARE", share).replace("TURNOVER", turnover).replace("WHOLE", whole)
    ids = {"share": "agency_share_of_workforce", "turnover": "turnover", "in_post": "in_post"}
    wrong = {id.rpartition(".")[2] for id, result in said(text).items() if result == "differs"}
    assert wrong == {ids[one] for one in differ}


def test_an_input_that_a_rate_rests_on_twice_is_at_one_end_both_times() -> None:
    """Posts are staff and vacancies: of 40 at most 30.5 ÷ 40 are vacant, where ends taken apart would allow 30.5 ÷ 39."""
    text = (
        "title: x\nworkforce: {S: {counted_in: fte, teams: {A: {in_post: 10, vacant: 30, printed: {vacancy_rate: VALUE}}}}}\n"
    )
    # 30.5 ÷ 40 = 76.25 with staff at 9.5, 29.5 ÷ 40 = 73.75 with staff at 10.5
    assert set(said(text.replace("VALUE", "76.2%")).values()) == {"reproduces"}
    assert set(said(text.replace("VALUE", "76.4%")).values()) == {"differs"}
    assert set(said(text.replace("VALUE", "73.8%")).values()) == {"reproduces"}
    assert set(said(text.replace("VALUE", "73.6%")).values()) == {"differs"}


@pytest.mark.parametrize(
    ("counted", "result"), [("counted_in: fte, ", "reproduces"), ("", "differs"), ("counted_in: heads, ", "differs")]
)
def test_whole_numbers_are_exact_but_where_a_table_says_that_they_are_fte(counted: str, result: str) -> None:
    text = f"title: x\nworkforce: {{S: {{{counted}teams: {{A: {{vacant: 7}}, B: {{vacant: 9}}}}, total: {{vacant: 17}}}}}}\n"
    assert said(text) == {"s.total.vacant": result}


NOT_GIVEN = """
title: A row that gives no figure
workforce:
  All:
    counted_in: fte
    teams:
      A: {in_post: 100, vacant: 30, agency: 20}
      B: {in_post: 100, vacant: 10, agency: MARK}
    total: {in_post: 200, vacant: 40, agency: WHOLE, printed: {agency_share_of_workforce: SHARE}}
"""


@pytest.mark.parametrize("mark", ["illegible", "n/a", "x", "c", "u", "'*'", "'[c]'"])
def test_a_row_that_is_not_given_is_not_nil_and_the_printed_whole_gives_the_share(mark: str) -> None:
    text = NOT_GIVEN.replace("MARK", mark).replace("WHOLE", "25").replace("SHARE", "11.1%")
    result = reconciled(dedent(text))
    assert {v.claim.id.rpartition(".")[2]: v.result for v in result.verdicts if v.result != "reproduces"} == {
        "agency": "cannot be derived"
    }
    (headline,) = headlines(result)
    assert "B gives no figure, and the others give 20 FTE" in headline and "digit" not in headline
    # 25 ÷ 225, and not 20 ÷ 120
    assert said(text.replace("11.1%", "16.7%"))["all.total.printed.agency_share_of_workforce"] == "differs"


def test_a_whole_that_the_other_rows_add_to_does_not_say_that_a_row_not_given_is_nil() -> None:
    """20 ÷ 220 is 9.1%, where the one row that gives its agency staff is 16.7%."""
    found = said(NOT_GIVEN.replace("MARK", "n/a").replace("WHOLE", "20").replace("SHARE", "9.1%"))
    assert found["all.total.agency"] == "cannot be derived"
    assert found["all.total.printed.agency_share_of_workforce"] == "reproduces"


def test_a_whole_below_the_rows_that_are_given_is_wrong() -> None:
    text = NOT_GIVEN.replace("MARK", "n/a").replace("WHOLE", "15").replace("SHARE", "7.0%")
    assert said(text)["all.total.agency"] == "differs"


@pytest.mark.parametrize(
    ("mark", "whole", "result"),
    [
        ("'<5'", "24", "reproduces"),
        ("'<5'", "26", "differs"),
        ("'<5'", "18", "differs"),
        ("low", "20", "reproduces"),
        ("low", "22", "differs"),
        ("z", "20", "reproduces"),
        ("z", "22", "differs"),
    ],
)
def test_a_mark_of_an_official_table_is_read_as_what_it_means(mark: str, whole: str, result: str) -> None:
    text = NOT_GIVEN.replace("MARK", mark).replace("WHOLE", whole).replace(", printed: {agency_share_of_workforce: SHARE}", "")
    assert said(text)["all.total.agency"] == result


def test_posts_that_are_not_staff_and_vacancies_are_told_by_how_many() -> None:
    text = "title: x\nworkforce: {Team: {teams: {North: {establishment: 100, in_post: 60, vacant: 30}}}}\n"
    (headline,) = headlines(reconciled(text))
    assert headline == "Team, North: establishment: the paper prints 100; 60 in post and 30 vacant give 90 (10 missing)"
    assert headlines(reconciled(text.replace("vacant: 30", "vacant: 40"))) == []
    # vacancies without those that agency staff cover
    assert headlines(reconciled(text.replace("vacant: 30", "vacant: 30, agency: 10"))) == []


@pytest.mark.parametrize(
    ("row", "printed", "result"),
    [
        ("in_post: 80, leavers: 12", "turnover: 15.0%", "reproduces"),
        ("in_post: 80, leavers: 12, earlier: {2022: {in_post: 120}}", "turnover: 12.0%", "reproduces"),  # 12 ÷ 100
        ("in_post: 80, leavers: 12, starters: 32", "turnover: 17.1%", "reproduces"),  # 60 before: 12 ÷ 70
        ("in_post: 80, leavers: 12", "turnover: 17.1%", "cannot be derived"),  # of 70 on average, it may be
        ("in_post: 80, leavers: 12", "turnover: 71.1%", "differs"),
        ("in_post: 80, leavers: 12, starters: 12", "turnover: 17.1%", "differs"),
        ("in_post: 80, starters: 20", "starter_rate: 25%", "reproduces"),
        ("establishment: 100, in_post: 80, agency: 12", "coverage: 92%", "reproduces"),
        ("establishment: 100, in_post: 80, agency: 12", "coverage: 90%", "differs"),
    ],
)
def test_turnover_starters_and_coverage_are_tied_to_what_they_are_of(row: str, printed: str, result: str) -> None:
    text = f"title: x\nworkforce: {{S: {{teams: {{A: {{{row}, printed: {{{printed}}}}}}}}}}}\n"
    assert set(said(text).values()) == {result}


def test_turnover_that_is_given_is_held_against_leavers() -> None:
    text = "title: x\nworkforce: {S: {teams: {A: {in_post: 80, leavers: 12, turnover: VALUE}}}}\n"
    assert said(text.replace("VALUE", "15%")) == {"s.teams.a.turnover": "reproduces"}
    assert said(text.replace("VALUE", "51%")) == {"s.teams.a.turnover": "differs"}


@pytest.mark.parametrize("name", ["Vacancy rate", "vacancy rate (%)", "% vacancies", "Vacancies", "Vacancy percentage"])
def test_a_measure_is_called_as_people_call_it(name: str) -> None:
    text = f"title: x\nworkforce: {{S: {{teams: {{A: {{establishment: 40, vacant: 10, printed: {{'{name}': 25%}}}}}}}}}}\n"
    assert list(said(text).values()) == ["reproduces"]
    assert list(said(text.replace("25%", "52%")).values()) == ["differs"]


@pytest.mark.parametrize(
    ("name", "help"),
    [
        ("vacency_rate", "did you mean vacancy_rate?"),
        ("agency_share_of_workfroce", "did you mean agency_share_of_workforce?"),
        ("turnovr", "did you mean turnover?"),
        ("sunshine", "write one of vacancy_rate"),
    ],
)
def test_a_misspelt_name_is_told_with_the_nearest_right_one(name: str, help: str) -> None:
    text = f"title: x\nworkforce: {{S: {{teams: {{A: {{establishment: 40, vacant: 10, printed: {{{name}: 25%}}}}}}}}}}\n"
    result = reconciled(text)
    assert [(p.code, p.severity) for p in result.entry_problems] == [("published-unknown", "error")]
    assert name in result.entry_problems[0].headline and (result.entry_problems[0].help or "").startswith(help)
    assert result.verdicts == ()


MONEY = "title: x\nagency: {fte: 2, cost_per_fte: '46,500'}\npublished:\n  - {figure: current_spend.agency, value: VALUE}\n"


@pytest.mark.parametrize(
    ("value", "result"),
    [
        ("over £90k", "reproduces"),
        ("over £93k", "differs"),
        ("under £93k", "differs"),
        ("under £94k", "reproduces"),
        ("nearly £100k", "reproduces"),
        ("nearly £110k", "differs"),
        ("at least £93k", "reproduces"),
        ("up to £92k", "differs"),
        ("about £90k", "reproduces"),
        ("about £80k", "differs"),
        ("£0.093 million", "reproduces"),
        ("£0.092 million", "differs"),
        ("'£93,000 a year'", "reproduces"),
        ("£90k to £95k", "reproduces"),
        ("£94k to £95k", "differs"),
    ],
)
def test_a_hedge_holds_where_its_words_are_true(value: str, result: str) -> None:
    (verdict,) = reconciled(MONEY.replace("VALUE", value)).verdicts
    assert verdict.result == result


def test_a_hedge_that_does_not_hold_says_why() -> None:
    (headline,) = headlines(reconciled(MONEY.replace("VALUE", "under £93k")))
    assert "the paper prints under £93k; the case gives £93,000 (not under it). No known slip accounts for it" in headline


@pytest.mark.parametrize(
    ("value", "where", "result"),
    [
        ("£80,000", "headed underspend", "reproduces"),
        ("(£80,000)", "as the tool prints it", "reproduces"),
        ("£80,000 underspend", "x", "reproduces"),
        ("£80,000", "x", "differs"),
        ("£80,000 overspend", "x", "differs"),
    ],
)
def test_an_underspend_is_below_nothing(value: str, where: str, result: str) -> None:
    entry = f"{{figure: budget_position.current_over_budget, value: '{value}', where: {where}}}"
    grades = "grades: {Officer: {salary: '30,000', in_post: 8, vacant: 2}}"
    found = reconciled(f"title: x\n{grades}\nbudget: '320,000'\npublished:\n  - {entry}\n")
    assert [verdict.result for verdict in found.verdicts] == [result]
    if result == "differs":
        assert "the direction differs" in headlines(found)[0]


def test_a_budget_in_millions_stands_for_what_rounds_to_it() -> None:
    entry = "{figure: budget_position.current_over_budget, value: VALUE}"
    text = f"title: x\ngrades: {{A: {{salary: 30000, in_post: 10}}}}\nbudget: £0.25m\npublished:\n  - {entry}\n"
    # 300,000 less 245,000 to 255,000
    assert set(said(text.replace("VALUE", "'£53,412'")).values()) == {"reproduces"}
    assert set(said(text.replace("VALUE", "'£55,412'")).values()) == {"differs"}


CHANGE = "title: x\nindicators: {Rate: {by: date, values: {before: FIRST, after: LAST}, printed_change: 'VALUE'}}\n"


@pytest.mark.parametrize(
    ("first", "last", "value", "result"),
    [
        ("10", "15", "50%", "reproduces"),
        ("10", "15", "a rise of 50%", "reproduces"),
        ("10", "15", "-50%", "differs"),
        ("10", "15", "a fall of 50%", "differs"),
        ("10", "15", "1.5 times", "reproduces"),
        ("10", "15", "2 times", "reproduces"),
        ("10", "15", "3 times", "differs"),
        ("50", "20", "-59%", "differs"),
        ("50", "20", "-60%", "reproduces"),
        ("50", "20", "60% lower", "reproduces"),
        ("30%", "18%", "12 points", "reproduces"),
        ("30%", "18%", "-12 percentage points", "reproduces"),
        ("30%", "18%", "up 12 points", "differs"),
        ("30%", "18%", "14 points", "differs"),
        ("33%", "68%", "33% to 68%", "reproduces"),
    ],
)
def test_a_change_is_held_with_its_direction_and_in_its_own_measure(first: str, last: str, value: str, result: str) -> None:
    results = set(said(CHANGE.replace("FIRST", first).replace("LAST", last).replace("VALUE", value)).values())
    assert results == {result}


def test_both_ends_of_a_change_are_held() -> None:
    found = said(CHANGE.replace("FIRST", "33%").replace("LAST", "68%").replace("VALUE", "33% to 86%"))
    assert found == {"rate.printed_change.first": "reproduces", "rate.printed_change.last": "differs"}


def test_points_called_per_cent_are_named_with_their_sign() -> None:
    (headline,) = headlines(reconciled(CHANGE.replace("FIRST", "30%").replace("LAST", "18%").replace("VALUE", "-12%")))
    assert "the case gives -40%" in headline and "points-for-per-cent" in headline
    (headline,) = headlines(reconciled(CHANGE.replace("FIRST", "10").replace("LAST", "15").replace("VALUE", "-50%")))
    assert "the case gives 50% (the direction differs)" in headline


@pytest.mark.parametrize(
    ("printed", "result"),
    [
        ("vacancy_rate: 24% to 26%", "reproduces"),
        ("vacancy_rate: 26% to 28%", "differs"),
        ("vacancy_rate: nearly 26%", "reproduces"),
        ("vacancy_rate: over 26%", "differs"),
        ("unfilled: (2)", "reproduces"),
        ("unfilled: 2", "differs"),
    ],
)
def test_a_cell_may_have_two_ends_words_and_brackets(printed: str, result: str) -> None:
    row = f"{{establishment: 40, vacant: 10, agency: 12, printed: {{{printed}}}}}"
    assert set(said(f"title: x\nworkforce: {{S: {{teams: {{A: {row}}}}}}}\n").values()) == {result}


def test_a_change_of_a_series_is_in_points_with_its_direction() -> None:
    text = """
    title: x
    workforce:
      S:
        total: {printed: {agency_share_change: VALUE}}
        series:
          Jul: {establishment: 100, agency: 40, printed: {agency_share: 40%}}
          Mar: {establishment: 100, agency: 28, printed: {agency_share: 28%}}
    """
    for value, result in (("12-point fall", "reproduces"), ("12-point rise", "differs"), ("a fall of 30%", "reproduces")):
        assert said(text.replace("VALUE", value))["s.total.printed.agency_share_change"] == result


@pytest.mark.parametrize(
    ("value", "words"),
    [("rose from 33% to 20%", "says a rise and falls"), ("a fall from 20% to 33%", "says a fall and rises")],
)
def test_a_change_that_runs_another_way_than_its_words_is_turned_away(value: str, words: str) -> None:
    text = CHANGE.replace("FIRST", "33%").replace("LAST", "20%").replace("VALUE", value)
    (problem,) = load_text(Source("case.yaml", text), EVERYTHING).problems
    assert problem.code == "not-a-range" and words in problem.headline


def test_a_change_may_run_down_and_a_range_may_not() -> None:
    text = CHANGE.replace("FIRST", "33%").replace("LAST", "20%")
    assert set(said(text.replace("VALUE", "fell from 33% to 20%")).values()) == {"reproduces"}
    (problem,) = load_text(Source("case.yaml", MONEY.replace("VALUE", "£95k to £90k")), EVERYTHING).problems
    assert problem.code == "not-a-range" and "runs backwards" in problem.headline
