"""What the money buys, a supplement that is paid already, and what the answer rests on: right values worked in fractions."""

from __future__ import annotations

from fractions import Fraction
from functools import partial

import pytest

from costing import engine
from costing.engine import codes, costed, known, value
from costing.samples import one_grade
from supplement_calc.ledger import why_none

NEAR = Fraction(1, 10**6)
forecasted = partial(engine.forecasted, with_levers=True)


# What differs between the courses.

COVER_TRAP = (
    one_grade(supplement=1, ends="2026-03-31")
    + """\
agency: {fte: 15, cost_per_fte: "70,000"}
forecast:
  doing_nothing: {turnover: 0%, starters: 0}
  proposal: {turnover: 0%, starters: 0, agency_cover: 100%}
"""
)
COVER_CUT = (
    one_grade()
    + """\
agency: {fte: 8, cost_per_fte: "70,000"}
forecast:
  doing_nothing: {turnover: 20%, starters: 4}
  proposal: {turnover: 20%, starters: 4, agency_cover: 50%}
"""
)


def test_all_but_25_pounds_of_the_trap_are_from_cover() -> None:
    """20 FTE × £1 and a quarter on it are £25; 5 FTE of agency staff at £70,000 go because the cover is stated."""
    result = forecasted(COVER_TRAP)
    assert value(result, "forecast.net.total") == -349_975
    (lever,) = result.levers
    assert lever.id == "agency_cover"
    assert [lever.share.value, lever.net_if_alike.value] == [-350_000, 25]


def test_what_a_cut_of_cover_makes_of_a_supplement() -> None:
    """Two years of 20 × £3,000 × 1.25 are £150,000; cover of 80% cut to 50% of 10 vacancies takes 3 × £70,000 × 2 off it."""
    result = forecasted(COVER_CUT)
    assert value(result, "forecast.net.total") == -270_000
    (lever,) = result.levers
    assert [lever.share.value, lever.net_if_alike.value] == [-420_000, 150_000]


def test_several_levers_are_each_worked_alone_and_then_together() -> None:
    other = COVER_CUT.replace("{turnover: 20%, starters: 4, agency_cover", "{turnover: 10%, starters: 6, agency_cover")
    result = forecasted(other)
    assert [lever.id for lever in result.levers] == ["turnover", "starters", "agency_cover", "all"]
    together = result.levers[-1]
    assert together.net_if_alike.value == 150_000  # the supplement of a fixed staff
    assert all(lever.share.known == result.comparison.total.known - lever.net_if_alike.known for lever in result.levers)


def test_the_same_written_otherwise_is_no_difference() -> None:
    alike = COVER_CUT.replace("doing_nothing: {turnover: 20%, starters: 4}", "doing_nothing: {turnover: 20.0%, starters: 4.0}")
    assert forecasted(alike.replace(", agency_cover: 50%", "")).levers == ()


# What the money buys.

STAYING = """\
title: Leavers avoided
period: {starts: 2025-04-01, ends: 2026-03-31, review: 2026-03-31}
grades:
  G9: {salary: "40,000", in_post: 24, vacant: 6, supplement: "3,000"}
on_costs: 25%
agency: {fte: 3, cost_per_fte: "70,000"}
forecast:
  doing_nothing: {turnover: 24%, starters: 0}
  proposal: {turnover: 12%, starters: 0}
"""


def flows(in_post: Fraction, turnover: Fraction, months: int) -> tuple[Fraction, Fraction]:
    """Leavers, and FTE-years in post, of staff whom nobody joins."""
    leavers = years = Fraction(0)
    for _ in range(months):
        gone = in_post * turnover / 12
        years += (in_post + in_post - gone) / 2 / 12
        leavers, in_post = leavers + gone, in_post - gone
    return leavers, years


def test_what_the_money_buys_is_what_fractions_give() -> None:
    result = forecasted(STAYING, None)
    (left, years), (left_then, years_then) = (flows(Fraction(24), Fraction(rate, 100), 12) for rate in (24, 12))
    each, cover = Fraction(3000) * 5 / 4, Fraction(1, 2)
    more = years_then - years
    net = years_then * each + more * 50_000 - more * cover * 70_000
    expected = {
        "supplements": years_then * each,
        "paid_to_those_who_would_stay": years * each,
        "share_to_those_who_would_stay": years / years_then * 100,
        "leavers_avoided": left - left_then,
        "cost_per_leaver_avoided": net / (left - left_then),
        "supplement_per_leaver_avoided": years_then * each / (left - left_then),
        "fte_years": more,
        "cost_per_fte_year": net / more,
        "supplement_per_fte_year": years_then * each / more,
        "agency_fte_years": more * cover,
        "agency_released_per_recruit": cover,
    }
    assert [figure.id for figure in result.buys.figures] == [f"forecast.buys.{name}" for name in expected]
    found = {name: Fraction(result.ledger.figures[f"forecast.buys.{name}"].known) for name in expected}
    assert {name: (found[name], right) for name, right in expected.items() if abs(found[name] - right) > NEAR * right} == {}


def test_where_nothing_is_bought_there_is_no_cost_of_one() -> None:
    result = forecasted(COVER_CUT.replace(", agency_cover: 50%", ""))
    buys = result.buys
    assert [buys.leavers_avoided.value, buys.fte_years.value] == [0, 0]
    for figure in (buys.cost_per_leaver_avoided, buys.supplement_per_leaver_avoided):
        assert (figure.value, why_none(figure)) == (None, "no leaver is avoided")
    for figure in (buys.cost_per_fte_year, buys.supplement_per_fte_year):
        assert (figure.value, why_none(figure)) == (None, "no more staff are in post")
    assert buys.share_to_those_who_would_stay.value == 100


def test_more_leavers_are_no_leavers_avoided() -> None:
    worse = forecasted(STAYING.replace("turnover: 12%", "turnover: 30%"))
    assert worse.buys.cost_per_leaver_avoided.value is None
    assert worse.buys.cost_per_fte_year.value is None


def test_without_a_supplement_nobody_is_paid_one() -> None:
    buys = forecasted(STAYING.replace(', supplement: "3,000"', "")).buys
    assert buys.paid_to_those_who_would_stay.value is None
    assert why_none(buys.paid_to_those_who_would_stay) == "no supplement is paid"


def test_what_those_who_would_stay_are_paid_is_all_of_it_where_nobody_else_is_there() -> None:
    """The same lines, rounded as the forecast rounds them."""
    result = forecasted(STAYING.replace("turnover: 12%", "turnover: 24%").replace("24, vacant", "23.37, vacant"))
    paid = result.proposal.total.lines
    assert result.buys.paid_to_those_who_would_stay.value == paid["supplement"].known + paid["supplement_on_costs"].known


# A supplement that is paid already.

RENEWAL = """\
title: Renewal of a supplement in payment
period: {starts: 2025-04-01, ends: 2027-03-31, review: 2026-03-31}
grades:
  G9: {salary: "40,000", in_post: 20, vacant: 5, supplement: NEW, supplement_now: "3,000"}
on_costs: 25%
budget: 1,300,000
forecast:
  doing_nothing: {turnover: 20%, starters: 4, supplement_now: BECOMES}
  proposal: {turnover: 20%, starters: 4}
"""
STAFF, ON_COSTS = 20, Fraction(5, 4)


def renewal(new: str = '"3,000"', becomes: str = "goes on") -> str:
    """The case with another new amount, or none."""
    text = RENEWAL if new else RENEWAL.replace(" supplement: NEW,", "")
    return text.replace("NEW", new).replace("BECOMES", becomes)


@pytest.mark.parametrize(("new", "each"), [('"3,000"', 3000), ('"4,000"', 4000), ('"1,500"', 1500), ("", 0)])
def test_cost_of_a_renewal_a_rise_a_cut_and_an_end_is_one_account(new: str, each: int) -> None:
    costing = costed(renewal(new))
    salaries, now = STAFF * 40_000 * ON_COSTS, STAFF * 3_000 * ON_COSTS
    current = salaries + now
    day_one = salaries + STAFF * each * ON_COSTS
    whole = 25 * each * ON_COSTS
    full = 25 * 40_000 * ON_COSTS + whole
    expected: dict[str, Fraction] = {
        "supplement_now.total": now,
        "current_spend.supplement_now": Fraction(STAFF * 3_000),
        "current_spend.employed": current,
        "current_spend.total": current,
        "supplement_cost.paid_now": now,
        "supplement_cost.extra": whole - now,
        "day_one.total": day_one,
        "day_one.over_budget": day_one - 1_300_000,
        "full_establishment.total": full,
        "budget_position.current_over_budget": current - 1_300_000,
        "budget_position.full_over_budget": full - 1_300_000,
        "budget_position.difference": full - current,
        "break_even.by_basis.vacant_mix_with_supplements": (full - 1_300_000) / ((40_000 + each) * ON_COSTS),
    }
    found = {id: Fraction(known(costing, id)) for id in expected}
    assert {id: (found[id], right) for id, right in expected.items() if abs(found[id] - right) > NEAR} == {}
    if each:
        assert known(costing, "supplement_cost.total") == whole  # the whole of the new amount
    else:
        assert costing.figure("supplement_cost.total").value is None


@pytest.mark.parametrize(
    ("new", "becomes", "net"),
    [
        ('"3,000"', "goes on", 0),  # nothing changes
        ('"3,000"', "stops", 2 * 75_000),  # what is lost otherwise
        ('"4,000"', "goes on", 2 * 25_000),
        ('"1,500"', "goes on", -2 * 37_500),
        ("", "goes on", -2 * 75_000),
        ("", "stops", 0),
        ('"3,000"', "{stops: 2026-03-31}", 75_000),
        ("", "{stops: 2025-09-30}", -37_500),
        ("", "{stops: 2025-09-15}", -75_000 * Fraction(11, 2) / 12),
        ('"3,000"', "{stops: 2020-01-31}", 2 * 75_000),
    ],
)
def test_the_forecast_of_a_fixed_staff_pays_what_each_course_has(new: str, becomes: str, net: int | Fraction) -> None:
    """Leavers and starters are a third of an FTE a month each, so that 20 stay in post."""
    result = forecasted(renewal(new, becomes))
    assert result.comparison.total.value == net
    assert result.nothing.total.lines["supplement_now"].known - result.proposal.total.lines["supplement_now"].known >= 0


def test_before_the_new_supplement_starts_the_old_goes_on_in_the_proposal() -> None:
    later = renewal('"4,000"').replace("starts: 2025-04-01", "starts: 2025-10-01").replace(
        "forecast:\n", "forecast:\n  starts: 2025-04-01\n"
    )  # fmt: skip
    result = forecasted(later)
    assert result.proposal.total.lines["supplement_now"].value == STAFF * 1_500
    assert result.proposal.total.lines["supplement"].value == STAFF * 6_000
    assert result.comparison.total.value == STAFF * 1_500 * ON_COSTS


def test_the_day_of_change_pays_one_or_the_other() -> None:
    """The old until 14 April, the new from the 15th: 14 and 16 of its 30 days."""
    result = forecasted(renewal('"3,000"').replace("starts: 2025-04-01", "starts: 2025-04-15"))
    assert result.comparison.total.value == 0


def test_not_all_have_it() -> None:
    some = renewal('"3,000"', "goes on").replace('supplement_now: "3,000"', 'supplement_now: {amount: "3,000", in_post: 12}')
    assert known(costed(some), "current_spend.supplement_now") == 12 * 3_000
    assert forecasted(some).comparison.total.value == 8 * 3_000 * ON_COSTS * 2


def test_a_percentage_moves_with_pay_and_is_on_each_point() -> None:
    text = """\
    title: By point
    pay_points: {1: 20000, 2: 30000}
    grades:
      G9: {points: 1-2, in_post: {1: 6, 2: 2}, vacant: {1: 1}, supplement_now: {amount: 10%, in_post: 4}}
    forecast:
      starts: 2025-04-01
      doing_nothing: {turnover: 0%, starters: 0, supplement_now: goes on}
      proposal: {turnover: 0%, starters: 0}
      pay_awards: [{from: 2026-04-01, award: 5%}]
    """
    assert known(costed(text), "current_spend.supplement_now") == 3 * 2_000 + 1 * 3_000
    years = [year.lines["supplement_now"].value for year in forecasted(text).nothing.years.values()]
    assert years == [9_000, 9_450, 9_450]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ((", supplement_now: BECOMES", ""), "supplement-now-unclear"),
        (('supplement_now: "3,000"', 'supplement_now: {amount: "3,000", in_post: 21}'), "supplement-now-above-posts"),
        (("in_post: 20, ", ""), "supplement-now-above-posts"),
        ((', supplement_now: "3,000"', ""), "not-used"),
        (("BECOMES", "perhaps"), "not-a-choice"),
        (("BECOMES", "{stops: soon}"), "not-a-date"),
    ],
)
def test_what_is_not_said_or_cannot_be(change: tuple[str, str], code: str) -> None:
    text = RENEWAL.replace(*change).replace("NEW", '"3,000"').replace("BECOMES", "goes on")
    assert codes(text) == [code]
