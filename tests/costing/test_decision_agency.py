"""One rule of agency release in cost, conversion and forecast: each decision that they contradicted, with its right value."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from costing.engine import costed, forecasted, known, shown, value
from costing.samples import one_grade
from support.draws import TIMES
from support.running import DERBYSHIRE, run
from support.samples import costed as costed_file
from support.samples import written

MIX = "vacant_mix_with_supplements"
OWN = "own_grades_with_supplements"
TEAM = one_grade(ends="2026-03-31") + "budget: 1,500,000\n"
GOES_ON = ("ends: 2026-03-31", "ends: 2027-03-31")  # so that its first year has a full-year effect
STILL = """
forecast:
  doing_nothing: {turnover: 0%, starters: 0}
  proposal: {turnover: 0%, starters: 0}
"""


def team(agency: str, *more: tuple[str, str], forecast: str = "") -> str:
    """The team with its agency staff, and any part of it otherwise."""
    text = f"{TEAM}agency: {agency}\n{dedent(forecast)}"
    for old, new in more:
        assert old in text
        text = text.replace(old, new)
    return text


def starting(starters: str, nothing: str = "0") -> str:
    """A forecast in which nobody leaves."""
    nobody = "turnover: 0%, starters:"
    return f"forecast:\n  doing_nothing: {{{nobody} {nothing}}}\n  proposal: {{{nobody} {starters}}}\n"


def net(text: str, year: str = "total") -> Decimal | None:
    """The net cost of a forecast."""
    return forecasted(text).ledger.figures[f"forecast.net.{year}"].value


def test_staff_beyond_vacancies_cover_none() -> None:
    costing = costed(team("{fte: 10, beyond_vacancies: 4, cost_per_fte: 70000}"))
    assert known(costing, "agency_cover.share") == 60
    assert known(costing, "agency_cover.beyond") == 4
    assert known(costing, f"agency_cover.saving.{MIX}") == 11_750
    assert known(costing, "agency_cover.release") == Decimal("0.6")


def test_cost_and_forecast_say_the_same_of_todays_cover(tmp_path: Path) -> None:
    text = team("{fte: 10, beyond_vacancies: 4, cost_per_fte: 70000}", forecast=STILL)
    case = written(tmp_path, text)
    assert "Agency cover of vacancies now 60.0%" in " ".join(run("cost", case).out.split())
    assert "Agency staff cover 60.0% of vacancies. At that cover each vacancy saves £11,750" in run("break-even", case).out
    assert "60.0%, as now" in run("forecast", case).out
    result = forecasted(text)
    assert result.ledger.figures["forecast.cover_today"].value == 60
    assert result.ledger.figures["forecast.agency_beyond"].value == 4


def test_no_more_are_converted_than_vacancies_are_covered(tmp_path: Path) -> None:
    text = team("{fte: 10, beyond_vacancies: 8, cost_per_fte: 70000}", ("vacant: 10", "vacant: 2"))
    costing = costed(text)
    assert known(costing, "agency_cover.share") == 100
    assert shown(costing, f"agency_conversion.posts.{MIX}") == "4.62"
    assert known(costing, f"agency_conversion.covered.{MIX}") == 2
    assert known(costing, f"agency_conversion.short.{MIX}") < 0
    out = run("break-even", written(tmp_path, text)).out
    assert "cannot pay for the supplement to staff in post: it takes 4.62 FTE" in " ".join(out.split())
    assert "only 2 vacancies are covered" in " ".join(out.split())
    out = run("cost", written(tmp_path, text)).out
    assert "Replacing the 2 FTE on vacancies does not pay for the supplement: it takes 4.62." in " ".join(out.split())


@pytest.mark.parametrize(
    ("beyond", "of_each"),
    [("2", ("4", "0", "0")), ("4", ("4", "0", "0")), ("5.5", ("4", "0.5", "1")), ("10", ("4", "2", "4"))],
)
def test_those_given_as_beyond_are_first_who_can_cover_no_vacancy_of_their_grade(beyond: str, of_each: tuple[str, ...]) -> None:
    """A has four agency staff and no vacancy, B two and C four with room for all: 1.5 of six are a quarter of each."""
    grades = "".join(
        f"  {name}: {{salary: 40000, in_post: 10, vacant: {vacant}}}\n" for name, vacant in zip("ABC", "089", strict=True)
    )
    staff = f"by_grade: {{A: {{fte: 4}}, B: {{fte: 2}}, C: {{fte: 4}}}}, cost_per_fte: 70000, beyond_vacancies: {beyond}"
    costing = costed(f"title: x\ngrades:\n{grades}agency: {{{staff}}}\n")
    assert [known(costing, f"agency_cover.beyond.{id}") for id in "abc"] == list(map(Decimal, of_each))
    assert known(costing, "agency_cover.beyond") == max(Decimal(beyond), Decimal(4))
    assert sum(known(costing, f"agency_cover.given.{id}") for id in "abc") == Decimal(beyond)


def test_agency_staff_above_the_vacancies_are_beyond_them_where_nothing_says_so() -> None:
    costing = costed(team("{fte: 13, cost_per_fte: 70000}"))
    assert known(costing, "agency_cover.share") == 100
    assert known(costing, "agency_cover.beyond") == 3


@pytest.mark.parametrize(
    ("release", "full_year", "posts"),
    [("in proportion", "64616", None), ("one for one", "4", "4.62"), ("0.9", "32310", "8.11")],
)
def test_conversion_and_forecast_go_by_one_release(release: str, full_year: str, posts: str | None) -> None:
    """4.8158 starters a year are 4.615 more in post through March."""
    text = team(f"{{fte: 8, cost_per_fte: 70000, release: {release}}}", GOES_ON, forecast=starting("4.8158"))
    costing, result = costed(text), forecasted(text)
    assert result.ledger.figures["forecast.full_year.2025_26"].value == Decimal(full_year)
    assert shown(costing, f"agency_conversion.posts.{MIX}") == "4.62"
    assert shown(costing, f"agency_conversion.in_proportion.posts.{MIX}") == "33.33"
    assert known(costing, f"agency_conversion.in_proportion.left.{MIX}") < 0
    if posts is not None:
        assert shown(costing, f"agency_conversion.at_release.posts.{MIX}") == posts


@pytest.mark.parametrize("release", ["in proportion", "one for one", "0.9", "0.75"])
def test_what_a_recruit_saves_in_cost_is_what_the_forecast_has(release: str) -> None:
    """All vacancies filled at once from the first month on: less agency, more salaries, as many times what one saves."""
    agency = f"{{fte: 8, cost_per_fte: 70000, release: {release}}}"
    saving = known(costed(team(agency)), f"agency_cover.saving.{MIX}")
    still = forecasted(team(agency, forecast=STILL)).ledger.figures
    more = forecasted(team(agency, forecast=starting("6"))).ledger.figures
    in_post = Fraction(more["forecast.proposal.month_2026_03.g9.in_post"].known) - 20
    month = Fraction(more["forecast.proposal.month_2026_03.total"].known) - Fraction(
        still["forecast.proposal.month_2026_03.total"].known
    )
    assert abs(month * 12 - in_post * Fraction(saving)) < Fraction(1, 10**9)


def test_notice_fee_and_double_running_are_in_the_forecast(tmp_path: Path) -> None:
    agency = '{fte: 10, cost_per_fte: "78,000", notice_weeks: 4, double_running_weeks: 4, transfer_fee: 8000}'
    text = team(agency, ("supplement: 3000", "supplement: 1000"), forecast=starting("10"))
    result = forecasted(text)
    assert net(text) == 91_250
    assert result.ledger.figures["forecast.proposal.agency_release"].value == 200_000
    assert result.ledger.figures["forecast.doing_nothing.agency_release"].value == 0
    assert result.comparison.payback.month.value is None
    longer = forecasted(team(agency, ("supplement: 3000", "supplement: 1000"), GOES_ON, forecast=starting("10"))).ledger.figures
    assert longer["forecast.full_year.2025_26"].value == -231_354  # what is paid once is not in it
    assert result.ledger.figures["forecast.full_year.2025_26"].value is None  # the supplement ends in it
    assert "Notice, fees and double running" in run("forecast", written(tmp_path, text)).out


def test_they_are_of_posts_released_in_both_courses() -> None:
    agency = '{fte: 10, cost_per_fte: "78,000", transfer_fee: 8000}'
    result = forecasted(team(agency, forecast=starting("10", nothing="4")))
    assert result.ledger.figures["forecast.doing_nothing.agency_release"].value == 32_000
    assert result.ledger.figures["forecast.proposal.agency_release"].value == 80_000


GRADES = """
title: Agency by grade
period: {starts: 2025-04-01, ends: 2027-03-31}
grades:
  Junior: {salary: "30,000", in_post: 20, vacant: 10, supplement: "1,000"}
  Senior: {salary: "50,000", in_post: 10, vacant: 10}
on_costs: 25%
agency:
  by_grade:
    Senior: {fte: 10, cost_per_fte: "100,000"}
forecast:
  doing_nothing: {turnover: 0%, starters: 0}
  proposal: {turnover: 0%, starters: {Junior: 10}}
"""


def test_a_junior_recruit_releases_no_senior_locum(tmp_path: Path) -> None:
    assert net(GRADES, "2025_26") == 218_750
    assert net(GRADES, "2026_27") == 412_500
    costing = costed(GRADES)
    assert "agency_conversion.posts.junior_with_supplements" not in costing.ledger.figures
    assert known(costing, "agency_cover.release.senior") == 1
    out = " ".join(run("forecast", written(tmp_path, GRADES)).out.split())
    assert "a recruit releases those of the same grade alone" in out


def test_a_senior_recruit_does() -> None:
    result = forecasted(GRADES.replace("{Junior: 10}", "{Senior: 10}"))
    assert result.ledger.figures["forecast.proposal.2026_27.agency"].value == 0


HEADLINE = """
title: Agency of one grade, two grades vacant
grades:
  Manager: {salary: "50,000", in_post: 10, vacant: 4}
  Officer: {salary: "30,000", in_post: 10, vacant: 4, supplement: "2,000"}
on_costs: 30%
agency:
  by_grade: {Officer: {fte: 4, cost_per_fte: "60,000"}}
"""


def test_the_headline_is_of_the_grade_that_the_agency_staff_are_of(tmp_path: Path) -> None:
    costing = costed(HEADLINE)
    assert known(costing, "agency_premium.own_grades_in_post") == 21_000
    assert shown(costing, f"agency_conversion.posts.{OWN}") == "1.41"
    out = " ".join(run("cost", written(tmp_path, HEADLINE)).out.split())
    assert "Agency FTE more / (less) than its grade without supplement, £ a year 21,000" in out
    assert "Replacing 1.41 of the 4 FTE" in out
    assert "3.88" not in out


def test_of_several_grades_the_headline_is_by_how_many_cover_each() -> None:
    costing = costed(HEADLINE.replace("{Officer:", '{Manager: {fte: 1, cost_per_fte: "90,000"}, Officer:'))
    recruit = (Fraction(65_000) + 4 * 41_600) / 5
    gain = Fraction(90_000 + 4 * 60_000, 5) - recruit
    assert Fraction(known(costing, f"agency_conversion.gain.{OWN}")) == gain
    assert known(costing, f"agency_conversion.covered.{OWN}") == 5


def test_check_and_cost_agree_on_agency_by_grade_alone(tmp_path: Path) -> None:
    case = written(
        tmp_path,
        """
        title: Agency rates by job
        grades: {Manager: {title: Manager}, Officer: {title: Officer}}
        agency:
          by_grade: {Manager: {fte: 1, charge_rate: 40}, Officer: {fte: 2, charge_rate: 30}}
          hours_a_week: 37
          weeks_a_year: 46
        """,
    )
    assert run("check", case).code == 0
    ran = run("cost", case)
    assert ran.code == 0
    assert "170,200" in ran.out


def test_notice_of_a_day_rate_is_in_days_of_it(tmp_path: Path) -> None:
    agency = "{fte: 8, day_rate: 420, days_a_year: 220, notice_weeks: 4}"
    costing = costed(team(agency))
    assert known(costing, f"agency_conversion.one_off_per_post.{MIX}") == 8_400
    with_vat = costed(team(agency.replace("notice", "vat: irrecoverable, notice")))
    assert known(with_vat, f"agency_conversion.one_off_per_post.{MIX}") == 10_080
    result = forecasted(team(agency, forecast=starting("10")))
    assert result.ledger.figures["agency_release.one_off_per_post"].value == 8_400


def test_of_grades_charged_by_the_day_and_by_the_year_a_week_is_the_mean() -> None:
    agency = "{by_grade: {A: {fte: 1, day_rate: 420}, B: {fte: 3, cost_per_fte: 52000}}, days_a_year: 220, notice_weeks: 1}"
    grades = "A: {salary: 20000, in_post: 1, vacant: 1, supplement: 1}, B: {salary: 20000, in_post: 1, vacant: 3}"
    costing = costed(f"title: t\ngrades: {{{grades}}}\nagency: {agency}\n")
    assert known(costing, f"agency_conversion.notice.{MIX}") == (2_100 + 3 * 1_000) / 4
    assert known(costing, f"agency_conversion.notice.{OWN}") == (2_100 + 3 * 1_000) / 4
    assert known(costing, "agency_conversion.notice.a_with_supplements") == 2_100


def test_where_agency_staff_cost_less_than_a_vacancy_saves_no_cover_is_too_much(tmp_path: Path) -> None:
    case = written(tmp_path, team('{fte: 5, cost_per_fte: "45,000"}'))
    for command in ("cost", "break-even"):
        out = " ".join(run(command, case).out.split())
        assert "119.4%" not in out
    assert "Every agency cover has a break-even: a vacancy that agency staff cover saves money too." in out
    assert "no limit: an agency FTE costs less" in run("cost", case, "-f", "json").out


@pytest.mark.parametrize(("more", "expected"), [("agency_cover: 100%", -349_975), ("", 25)])
def test_a_course_that_states_its_own_cover_overrides_the_rule_and_that_is_said(
    tmp_path: Path, more: str, expected: int
) -> None:
    forecast = STILL.replace("starters: 0}\n", "starters: 0, agency_cover: 100%}\n") if not more else STILL
    forecast = forecast if not more else f"{STILL.rstrip().removesuffix('}')}, {more}}}\n"
    text = team('{fte: 15, cost_per_fte: "70,000"}', ("supplement: 3000", "supplement: 1"), forecast=forecast)
    assert net(text) == expected
    out = " ".join(run("forecast", written(tmp_path, text)).out.split())
    assert (
        "The proposal states its own agency cover, 100% of vacancies, in place of today's and of what recruits release" in out
    )
    assert ("None beyond vacancies are counted in it: it gives none." in out) == bool(more)


def test_cover_cut_in_the_proposal_alone_is_said_to_be_stated(tmp_path: Path) -> None:
    forecast = """
    forecast:
      doing_nothing: {turnover: 20%, starters: 4}
      proposal: {turnover: 20%, starters: 4, agency_cover: 50%}
    """
    text = team('{fte: 8, cost_per_fte: "70,000"}', forecast=forecast)
    assert net(text) == -135_000
    assert "The proposal states its own agency cover, 50% of vacancies" in " ".join(
        run("forecast", written(tmp_path, text)).out.split()
    )


def test_derbyshire_one_for_one_and_in_proportion() -> None:
    costing = costed_file(DERBYSHIRE)
    assert shown(costing, f"agency_conversion.posts.{MIX}") == "27.98"
    assert shown(costing, f"agency_conversion.in_proportion.posts.{MIX}") == "101.14"
    assert known(costing, f"agency_conversion.in_proportion.vacant.{MIX}") == Decimal("89.06")
    out = " ".join(run("cost", DERBYSHIRE).out.split())
    assert "recruiting cannot pay for it: it takes 101.14 FTE more in post, and 89.06 are vacant." in out


@pytest.mark.parametrize(
    ("agency", "per_fte"),
    [
        ("{by_grade: {A: {fte: 1, vat: irrecoverable}, B: {fte: 1}}, cost_per_fte: 50000}", [60_000, 50_000]),
        ("{by_grade: {A: {fte: 1, vat: recovered}, B: {fte: 1}}, cost_per_fte: 50000, vat: irrecoverable}", [50_000, 60_000]),
        ("{by_grade: {A: {fte: 1, cost_per_fte: 7000, vat: irrecoverable}, B: {fte: 1}}, cost_per_fte: 5000}", [8_400, 5_000]),
    ],
)  # fmt: skip
def test_vat_is_of_a_grade_where_it_says_so(agency: str, per_fte: list[int], tmp_path: Path) -> None:
    grades = "{A: {salary: 20000, in_post: 1, vacant: 1}, B: {salary: 20000, vacant: 1}}"
    text = f"title: t\ngrades: {grades}\nagency: {agency}\n"
    costing = costed(text)
    assert [int(known(costing, f"current_spend.agency.{grade}")) for grade in "ab"] == per_fte
    grade = "A" if per_fte[0] > per_fte[1] else "B"
    assert f"VAT of 20% that is not recovered on {grade}" in " ".join(run("cost", written(tmp_path, text)).out.split())


HUNDREDTHS = st.integers(0, 3000).map(lambda n: Fraction(n, 100))


@settings(max_examples=75 * TIMES, deadline=None, derandomize=True)
@given(HUNDREDTHS, HUNDREDTHS, st.integers(0, 150), st.integers(20_000, 90_000), st.integers(0, 4))
def test_cover_at_any_release_is_worked_out_again(fte: Fraction, vacant: Fraction, release: int, cost: int, part: int) -> None:
    """A vacancy saves S − rA; with (V × S − excess) spent on what agency staff are left at V vacancies the budget is met."""
    beyond = fte * part / 4
    agency = f"{{fte: {float(fte)}, beyond_vacancies: {float(beyond)}, cost_per_fte: {cost}, release: {release / 100}}}"
    costing = costed(team(agency, ("vacant: 10", f"vacant: {float(vacant)}")), None)
    covering, rate, saves = min(fte - beyond, vacant), Fraction(release, 100), Fraction(53_750)
    if not vacant:
        assert value(costing, "agency_cover.share") is None
        return
    assert abs(Fraction(known(costing, "agency_cover.share")) - covering / vacant * 100) < Fraction(1, 10**9)
    assert known(costing, "agency_cover.beyond") == fte - covering
    saving = saves - rate * cost
    assert abs(Fraction(known(costing, f"agency_cover.saving.{MIX}")) - saving) < Fraction(1, 10**9)
    found = value(costing, f"agency_cover.vacant_fte.{MIX}")
    assert (found is None) == (saving <= 0)
    if found is not None:
        excess = Fraction(75_000) + vacant * saves - Fraction(500_000)
        left = covering - rate * (vacant - Fraction(found))
        assert abs(Fraction(found) * saves - max(left, Fraction(0)) * cost - excess) < Fraction(1, 10**6)
