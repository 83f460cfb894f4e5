"""Named costs and time as it falls: the right values of inputs that went wrong, each worked by hand."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from costing.engine import case_of, costed, forecasted, known, rounding_to, value
from oracle.cases import UNITS, number
from oracle.years import named
from supplement_calc.case.loading import load_text
from supplement_calc.case.sections import EVERYTHING, FORECAST
from supplement_calc.costing.costing import cost
from supplement_calc.costing.forecast.forecast import forecast
from supplement_calc.diagnostics import Source
from supplement_calc.ledger import why_none
from support.running import DERBYSHIRE, run
from support.samples import written

FIXED = "forecast: {doing_nothing: {turnover: 0%, starters: 0}, proposal: {turnover: 0%, starters: 0}}\n"
PARTS = "on_costs: {pension: 20%, apprenticeship_levy: 0.5%}\n"


def team(starts: str, ends: str, posts: str, on_costs: str = PARTS, supplement: str = '"3,000"', rest: str = "") -> str:
    """One grade at £40,000 and a fixed staff."""
    grade = f'{{salary: "40,000", {posts}, supplement: {supplement}{rest}}}'
    return f"title: t\nperiod: {{starts: {starts}, ends: {ends}}}\ngrades:\n  A: {grade}\n{on_costs}{FIXED}"


MARCH = team("2025-03-01", "2027-02-28", "in_post: 100, vacant: 20") + "budget: 6,000,000\n"
NI_CHANGE = team("2024-07-01", "2026-06-30", "in_post: 20")
ACROSS_APRIL = team("2024-10-01", "2026-09-30", "in_post: 100")
TAPER = """title: t
period: {starts: 2024-04-01, ends: 2027-03-31}
grades:
  A: {salary: "36,000", in_post: 10, supplement: {2024/25: "3,000", 2025/26: "2,000", 2026/27: "1,000"}}
on_costs: 25%
"""
BY_GRADE = """title: t
period: {starts: 2021-07-01, ends: 2023-06-30}
grades:
  HGV Driver: {salary: "24,000", in_post: 45, supplement: "7.5%"}
  Housing Surveyor: {salary: "36,000", in_post: 9, supplement: "3,000", starts: 2022-10-01}
on_costs: 25%
"""


def years(text: str, *of: str, unit: int | None = 1) -> list[Fraction]:
    costing = costed(text, unit)
    return [Fraction(known(costing, f"supplement_by_year.{year}")) for year in of]


def test_a_term_across_a_change_of_rates_bears_each_pay_days_own() -> None:
    assert known(costed(NI_CHANGE), "supplement_cost.period_total") == 162_060
    assert Fraction(forecasted(NI_CHANGE).comparison.total.known) == 162_060
    assert years(ACROSS_APRIL, "2024_25", "2025_26", "2026_27", "total") == [201_450, 406_500, 203_250, 811_200]
    assert known(costed(MARCH), "supplement_cost.period_total") == 975_240  # 1 month at 34.3 %, 23 at 35.5 %, of 120


def test_a_full_year_is_of_the_tax_year_of_most_of_the_first_twelve_pay_days(tmp_path: Path) -> None:
    assert known(costed(MARCH), "budget_position.full_over_budget") == 901_800
    assert known(costed(NI_CHANGE), "supplement_cost.total") == 80_580
    assert known(costed(ACROSS_APRIL), "supplement_cost.total") == 402_900  # six of each: the first
    out = run("cost", written(tmp_path, MARCH)).out
    assert "of the 12 pay days from 30 April 2025 to 31 March 2026" in out
    assert "crosses a known change of National Insurance: 13.8% above £9,100 at first, 15% above £5,000 from April 2025" in out
    assert "crosses" not in run("cost", written(tmp_path, team("2025-07-01", "2026-06-30", "in_post: 1"))).out


def test_check_agrees_with_the_right_total_and_not_with_the_first_years_rates(tmp_path: Path) -> None:
    def printed(amount: str) -> str:
        return f'{ACROSS_APRIL}published: [{{figure: supplement_cost.period_total, value: "{amount}"}}]\n'

    assert "published-differs" not in run("check", written(tmp_path, printed("£811,200"))).out
    assert "published-differs" in run("check", written(tmp_path, printed("£805,800"))).out


@pytest.mark.parametrize("dates", ["tax_year: 2025-26", "from: 2025-04-01", "from: 2025-04-06, to: 2026-04-05"])
def test_a_financial_year_is_its_twelve_pay_days(dates: str) -> None:
    text = f'title: t\ngrades: {{G9: {{salary: "40,000", in_post: 100}}}}\non_costs: {{{dates}, pension: 20%}}\n'
    assert known(costed(text), "current_spend.on_costs.national_insurance") == 525_000


def test_twelve_months_inside_months_pay_twelve_times() -> None:
    rest = "payments: [{what: P, kind: cash in lieu of a car, amount: 100, to: staff in post, every_months: 1}]\n"
    text = team("2025-04-30", "2026-04-29", "in_post: 12", "on_costs: 25%\n") + rest
    result = forecasted(text)
    assert value(costed(text), "period.months") == 12
    assert abs(Fraction(result.proposal.total.lines["payments"].known) - 12 * 12 * 100) <= 1
    leap = team("2023-02-15", "2024-02-14", "in_post: 1", "on_costs: 0%\n")
    assert known(costed(leap), "supplement_cost.period_total") == 3_000


def test_a_supplement_without_an_end_has_years() -> None:
    text = 'title: t\nperiod: {starts: 2025-07-01}\ngrades: {A: {salary: "30,000", in_post: 2, supplement: "1,000"}}\n'
    assert years(text, "2025_26", "2026_27", "2027_28", "total") == [1_500, 2_000, 2_000, 5_500]
    assert why_none(costed(text).figure("supplement_cost.period_total")).startswith("the case gives no day on which")
    spoken = f"{text}budget: {{by_year: {{2025/26: 1, 2029/30: 1}}}}\n"
    assert years(spoken, "2029_30", "in_post.2029_30") == [2_000, 2_000]
    assert "supplement_by_year.2030_31" not in costed(spoken).ledger.figures
    # National Insurance of 2027/28 is not known: that year is not shown, or not answered where the case speaks of it.
    assert "supplement_by_year.2027_28" not in costed(f"{text}{PARTS}").ledger.figures
    assert value(costed(f"{spoken}{PARTS}"), "supplement_by_year.2027_28") is None


def test_a_full_year_effect_leaves_lumps_out_and_there_is_none_in_the_year_it_ends() -> None:
    text = """
    title: t
    period: {starts: 2026-03-01, ends: 2027-02-28}
    grades: {G9: {salary: "40,000", in_post: 20, vacant: 5, supplement: "1,000"}}
    on_costs: 25%
    payments: [{what: Stay, kind: lump to stay, amount: "2,000", to: staff in post}]
    forecast: {doing_nothing: {turnover: 12%, starters: 2}, proposal: {turnover: 12%, starters: 2}}
    """
    result = forecasted(text)
    assert result.ledger.figures["forecast.full_year.2025_26"].known == 24_979
    ended = result.ledger.figures["forecast.full_year.2026_27"]
    assert (ended.value, why_none(ended)) == (None, "the supplement ends in 2026/27")


def test_derbyshires_four_costs_are_tied_together() -> None:
    result = forecasted(DERBYSHIRE.read_text(encoding="utf-8"))
    found = {figure.id.partition(".")[2]: int(figure.known) for figure in result.four_costs.figures}
    assert found == {
        "in_post_year": 673_382,
        "in_post_term": 1_346_764,
        "vacant_posts": 705_930,
        "all_posts_year": 1_026_347,
        "all_posts_term": 2_052_694,
        "comings": 189_988,
        "supplement": 1_236_026,
        "supplement_on_costs": 300_726,
        "gross": 1_536_752,
        "rest": -173_559,
        "extra": 1_363_193,
    }
    assert found["in_post_term"] + found["comings"] + found["rest"] == found["extra"]


def test_amounts_by_year_and_own_days_are_costed_by_year() -> None:
    assert years(TAPER, "2024_25", "2025_26", "2026_27", "total") == [37_500, 25_000, 12_500, 75_000]
    assert known(costed(TAPER), "supplement_cost.total") == 37_500
    exact = [Fraction("75937.5"), 118_125, 33_750, Fraction("227812.5")]
    assert years(BY_GRADE, "2021_22", "2022_23", "2023_24", "total", unit=None) == exact
    for text, of in ((TAPER, ("2024_25", "2025_26", "2026_27")), (BY_GRADE, ("2021_22", "2022_23", "2023_24"))):
        net = forecasted(f"{text}{FIXED}").comparison.net
        assert [Fraction(figure.known) for figure in net.values()] == years(text, *of)
    budget = "budget: {by_year: {2024/25: 1, 2025/26: 1, 2026/27: 1}}\nmeasures: [{what: S, cost: the supplement}]\n"
    with_budget = costed(f"{TAPER}{budget}")
    for year, amount in (("2024_25", 37_500), ("2025_26", 25_000), ("2026_27", 12_500)):
        assert known(with_budget, f"budget_by_year.{year}.supplement") == amount
        assert known(with_budget, f"package.measure_1.{year}") == amount


def test_the_page_says_which_years_amount_and_whose_days(tmp_path: Path) -> None:
    assert "use A's supplement of 2024/25, the first year in which it is paid" in run("cost", written(tmp_path, TAPER)).out
    assert "Housing Surveyor is paid its supplement from 1 October 2022" in run("cost", written(tmp_path, BY_GRADE)).out


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("starts: 2022-10-01}", "starts: 2023-07-01}", "outside-period"),
        ("starts: 2022-10-01}", "ends: 2021-06-30}", "outside-period"),
        ("starts: 2022-10-01}", "starts: 2022-10-01, ends: 2022-09-30}", "period-backwards"),
        ('supplement: "3,000", starts', "starts", "missing-key"),
        ("period: {starts: 2021-07-01, ends: 2023-06-30}\n", "", "missing-key"),
        ('supplement: "3,000"', 'supplement: {2022/23: "3,000"}', "supplement-year-missing"),
        ('supplement: "3,000"', 'supplement: {2021/22: 1, 2022/23: "3,000", 2023/24: 0}', "outside-period"),
        ('supplement: "3,000"', 'supplement: {2022/23: 1, 2022-23: "3,000", 2023/24: 0}', "name-taken"),
        ('supplement: "3,000"', 'supplement: {2022/24: "3,000"}', "not-a-financial-year"),
        (", ends: 2023-06-30}", "}", None),
    ],
)
def test_impossible_days_and_years_are_one_problem_each(old: str, new: str, code: str | None) -> None:
    assert old in BY_GRADE
    problems = load_text(Source("case.yaml", BY_GRADE.replace(old, new)), EVERYTHING).problems
    assert [problem.code for problem in problems] == ([] if code is None else [code])


def test_amounts_by_year_without_an_end_say_what_they_lack() -> None:
    problems = load_text(Source("case.yaml", TAPER.replace(", ends: 2027-03-31}", "}")), EVERYTHING).problems
    assert [problem.code for problem in problems] == ["missing-key"]


forecast_first, forecast_last = date(2018, 4, 1), date(2025, 6, 1)
pennies = st.integers(100, 900_000).map(lambda n: Fraction(n, 100))


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.data(), st.sampled_from(UNITS), st.booleans())
def test_for_a_fixed_staff_cost_and_forecast_are_the_same_by_year(
    data: st.DataObject, unit: Fraction | None, parts: bool
) -> None:
    first = data.draw(st.dates(forecast_first, forecast_last))
    last = first.fromordinal(first.toordinal() + data.draw(st.integers(0, 900)))
    staff = f"in_post: {number(data.draw(pennies) / 100)}, vacant: 3"
    on_costs = (
        "on_costs: {pension: 20%, salary_sacrifice: 6%, heads_per_fte: 1.1, as: 2026-27}\n" if parts else "on_costs: 24.33%\n"
    )
    supplement = f'"{number(data.draw(pennies))}"' if data.draw(st.booleans()) else '"7.35%"'
    own = f", starts: {first.fromordinal((first.toordinal() + last.toordinal()) // 2)}" if data.draw(st.booleans()) else ""
    text = team(str(first), str(last), staff, on_costs, supplement, own)
    case = case_of(text, FORECAST)
    costing, result = cost(case, rounding_to(unit)), forecast(case, rounding_to(unit))
    close = 0 if unit is not None else Fraction(1, 10**6)
    for year, net in result.comparison.net.items():
        figure = known(costing, f"supplement_by_year.in_post.{named(year.starts_in)}")
        assert abs(Fraction(figure) - Fraction(net.known)) <= close
    assert (
        abs(Fraction(known(costing, "supplement_cost.period_in_post")) - Fraction(result.comparison.total.known)) <= 4 * close
    )


ONCE = """
title: t
period: {starts: 2025-04-01, ends: 2027-03-31}
grades: {G9: {salary: "40,000", in_post: 20, vacant: 10, supplement: "1,000"}}
on_costs: 25%
agency: {fte: 10, cost_per_fte: "78,000", notice_weeks: 4, double_running_weeks: 4, transfer_fee: 8000}
forecast: {doing_nothing: {turnover: 0%, starters: 0}, proposal: {turnover: 0%, starters: 10}}
"""


def test_lumps_and_agency_released_are_left_out_of_the_full_year_effect_by_one_mechanism() -> None:
    """The year's last month has a lump, of staff in post or of a day of its own, and notice and fees of those released."""
    alone = forecasted(ONCE).ledger.figures["forecast.full_year.2025_26"].known
    assert alone == -231_354
    for when in ("after_months: 11", "expected: 3, paid_on: 2026-03-31"):
        payments = f'payments: [{{what: Stay, kind: lump to stay, amount: "2,000", to: staff in post, {when}}}]\n'
        figures = forecasted(ONCE + payments).ledger.figures
        assert figures["forecast.proposal.month_2026_03.payments"].known > 0
        assert figures["forecast.full_year.2025_26"].known == alone


def test_what_a_part_month_promises_is_promised_in_part_whenever_it_is_due() -> None:
    """12 starters a year, one a month: 29 thirtieths of one are promised £5,000 by 29 April, due in October."""
    promised = "payments: [{what: W, kind: golden hello, pensionable: no, amount: 6000, to: starters, expected: 12"
    text = f"""title: t
period: {{starts: 2025-04-02, ends: 2026-03-31}}
grades: {{G9: {{salary: "40,000", in_post: 20, vacant: 12, supplement: "1"}}}}
on_costs: 25%
forecast: {{doing_nothing: {{turnover: 0%, starters: 12}}, proposal: {{turnover: 0%, starters: 12}}}}
{promised}"""
    at_once = forecasted(f"{text}}}]\n").ledger.figures
    later = forecasted(f"{text}, after_months: 6}}]\n").ledger.figures
    assert at_once["forecast.proposal.month_2025_04.payments"].known == 5_800
    assert later["forecast.proposal.month_2025_10.payments"].known == 5_800
    assert later["forecast.proposal.payments"].known == at_once["forecast.proposal.payments"].known == 5_800 + 11 * 6_000


OUT = """title: t
period: {starts: 2015-10-01, ends: 2016-09-30}
grades:
  A: {salary: "30,000", in_post: 100, supplement: "3,000"}
payment: {scheme: LGPS}
on_costs: {pension: 14%}
"""


def test_a_term_across_the_end_of_contracting_out_has_the_rebate_until_then(tmp_path: Path) -> None:
    """10.4% on six months of £300,000 a year, then 13.8% on six; rate and threshold are the same in both."""
    costing = costed(OUT)
    assert years(OUT, "2015_16", "2016_17") == [186_600, 191_700]
    assert known(costing, "supplement_cost.total") == 373_200
    assert forecasted(OUT + FIXED).ledger.figures["forecast.net.total"].known == 378_300
    page = " ".join(run("cost", written(tmp_path, OUT)).out.split())
    assert "13.8% above £8,112, less 3.4% for contracted-out staff, at first, 13.8% above £8,112 from April 2016" in page


def test_a_term_across_the_levys_first_day_bears_it_from_then_where_rates_are_stated() -> None:
    """£300,000 a year: 0.5% of six months; in a term whose own rate and threshold do not change."""
    stated = "on_costs: {national_insurance: {rate: 10%, threshold: 8000}, apprenticeship_levy: 0.5%}\n"
    text = team("2016-10-01", "2017-09-30", "in_post: 100", stated).replace(FIXED, "")
    assert years(text, "2016_17", "2017_18") == [165_000, 165_750]
