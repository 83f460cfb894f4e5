"""What agency staff cost by the hour, the day or the grade, with a fee and VAT; and how many to convert."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from costing.engine import costed, known, shown, team, value
from oracle import agency as oracle
from oracle.cases import hundredths, number
from supplement_calc.ledger import why_none
from support.draws import TIMES
from support.running import DERBYSHIRE, run
from support.samples import costed as costed_file
from support.samples import written

NEAR = Fraction(1, 10**14)
MIX = "vacant_mix_with_supplements"


@pytest.mark.parametrize(
    ("agency", "per_fte"),
    [
        ("{fte: 2, day_rate: 400, days_a_year: 220}", 88_000),
        ("{fte: 2, day_rate: 400, days_a_year: 220, fee: 10%}", 96_800),
        ("{fte: 2, day_rate: 400, days_a_year: 220, fee: £25}", 93_500),
        ("{fte: 2, day_rate: 400, days_a_year: 220, fee: included}", 88_000),
        ("{fte: 2, cost_per_fte: 65000, vat: recovered}", 65_000),
        ("{fte: 2, cost_per_fte: 65000, vat: irrecoverable}", 78_000),
        ("{fte: 2, cost_per_fte: 65000, fee: 10%, vat: irrecoverable}", 85_800),
        ("{fte: 2, charge_rate: 30, hours_a_week: 37, weeks_a_year: 50, fee: £2.50}", "60125"),
        ("{fte: 2, charge_rate: 30, hours_a_week: 37, weeks_a_year: 50, fee: £2, vat: irrecoverable}", 71_040),
        ("{fte: 2, weekly_spend: 2000, weeks_a_year: 50, fee: 5%, vat: irrecoverable}", 63_000),
    ],
)
def test_a_rate_with_its_fee_and_vat_for_a_year(agency: str, per_fte: int | str) -> None:
    costing = costed(team(agency))
    premium = known(costing, "agency_premium.a_without_supplements")
    assert premium + 25_000 == int(per_fte)
    assert known(costing, "current_spend.agency") == 2 * int(per_fte)


BY_GRADE = "{by_grade: {A: {fte: 2}, B: {fte: 3, cost_per_fte: 70000}}, cost_per_fte: 50000}"


def test_agency_staff_by_grade_are_a_line_each_and_their_sum() -> None:
    costing = costed(team(BY_GRADE))
    assert known(costing, "current_spend.agency.a") == 100_000
    assert known(costing, "current_spend.agency.b") == 210_000
    assert known(costing, "current_spend.agency") == 310_000
    assert known(costing, "agency_cost.fte") == 5
    assert known(costing, "agency_cost.per_fte") == 62_000
    assert known(costing, "agency_premium.a_without_supplements") == 50_000 - 25_000
    assert known(costing, "agency_premium.b_without_supplements") == 70_000 - 37_500
    assert known(costing, "agency_premium.in_post") == 62_000 - 28_125
    assert known(costing, "agency_cover.share") == 100  # 5 for 4 vacancies: one covers none
    assert known(costing, "agency_cover.beyond") == 1
    assert known(costing, "current_spend.total") == 310_000 + known(costing, "current_spend.employed")


def test_derbyshires_agency_posts_to_convert() -> None:
    costing = costed_file(DERBYSHIRE)
    wanted = {MIX: "27.98", "mean_with_supplements": "28.76", "grade_9_with_supplements": "24.58"}
    assert {basis: shown(costing, f"agency_conversion.posts.{basis}") for basis in wanted} == wanted
    assert shown(costing, f"agency_conversion.gain.{MIX}") == "24063.66"  # 65,797 less 41,733
    assert shown(costing, f"agency_conversion.left.{MIX}") == "37.52"
    assert not [id for id in costing.ledger.figures if id.startswith("agency_conversion") and "without" in id]


def test_a_recruit_draws_the_supplement_too() -> None:
    """Staff in post cost £8,750 more; a recruit at A costs £27,500, and an agency worker £45,000: half a post."""
    costing = costed(team("{fte: 4, cost_per_fte: 45000}"))
    assert known(costing, "day_one.supplements") == 8_750
    assert known(costing, "agency_conversion.posts.a_with_supplements") == Fraction(1, 2)


@pytest.mark.parametrize(("cost", "posts"), [("27500.01", True), ("27500", False), ("27499.99", False)])
def test_where_an_agency_worker_costs_no_more_than_a_recruit_there_is_no_answer(cost: str, posts: bool) -> None:
    costing = costed(team(f"{{fte: 4, cost_per_fte: {cost}}}"))
    figure = costing.figure("agency_conversion.posts.a_with_supplements")
    assert (figure.value is not None) == posts
    if not posts:
        assert why_none(figure) == "an agency worker costs no more than a recruit with the supplement"


def test_of_grades_only_those_with_agency_staff_are_converted_and_each_against_its_own() -> None:
    costing = costed(team("{by_grade: {A: {fte: 0.25, cost_per_fte: 45000}}}"))
    assert known(costing, "agency_conversion.left.a_with_supplements") == Fraction(-1, 4)
    assert "agency_conversion.posts.b_with_supplements" not in costing.ledger.figures


def test_converting_costs_notice_double_running_and_the_transfer_fee_once() -> None:
    costing = costed(team("{fte: 4, cost_per_fte: 52000, notice_weeks: 4, double_running_weeks: 2, transfer_fee: 3000}"))
    assert known(costing, "agency_conversion.notice.a_with_supplements") == 4_000
    assert known(costing, "agency_conversion.double_running.a_with_supplements") == 2_000
    assert known(costing, "agency_conversion.one_off_per_post.a_with_supplements") == 9_000
    assert shown(costing, "agency_conversion.payback.a_with_supplements") == "4.41"  # £9,000 at £24,500 a year
    assert shown(costing, "agency_conversion.one_off.a_with_supplements") == "3214.29"  # 8,750 ÷ 24,500 posts


def test_a_week_of_notice_costs_what_a_week_is_charged_at() -> None:
    costing = costed(team("{fte: 4, charge_rate: 30, hours_a_week: 40, weeks_a_year: 47, notice_weeks: 2}"))
    assert known(costing, "agency_conversion.notice.a_with_supplements") == 2_400


def test_without_agency_staff_or_a_supplement_there_is_nothing_to_convert() -> None:
    plain = team("{fte: 4, cost_per_fte: 45000}")
    for text in (plain.replace("agency:", "organisation: x #"), plain.replace("supplement", "title")):
        assert not [id for id in costed(text).ledger.figures if id.startswith("agency_conversion")]


def test_too_few_agency_posts_are_said_to_be_too_few() -> None:
    ran = run("break-even", DERBYSHIRE, "--set", "agency.fte=27.97")
    assert "it takes 27.98 FTE" in ran.out
    assert "only 27.97 vacancies are covered" in ran.out
    enough = run("break-even", DERBYSHIRE, "--set", "agency.fte=40").out
    assert "Replacing 27.98 FTE of agency staff with recruits, one for one, would pay" in enough
    note = run("cost", DERBYSHIRE, "--set", "agency.fte=27.97", "-f", "json").out
    assert f'"agency_conversion.posts.{MIX}": "cannot pay for itself: needs 27.98, only 27.97 vacancies are covered"' in note


def test_what_the_charge_has_in_it_is_said(tmp_path: Path) -> None:
    rate = ("--set", "agency.charge_rate=30", "--set", "agency.hours_a_week=37", "--set", "agency.weeks_a_year=52")
    case = written(tmp_path, "title: t\ngrades:\n  A: {salary: 20000, in_post: 1}\nagency: {fte: 1}\n")
    assert "whether the charge includes a fee is not said" in run("cost", case, *rate).out
    fee = run("cost", case, *rate, "--set", "agency.fee=£2").out
    assert "with a fee of £2 an hour on top of the charge" in fee
    both = run("cost", case, *rate, "--set", "agency.fee=included", "--set", "agency.vat=irrecoverable").out
    assert "the agency's fee is included in it, with VAT of 20% that is not recovered" in both


def _agency(random: Random) -> tuple[str, oracle.Terms, dict[str, tuple[Fraction, Fraction]], Fraction, Fraction | None]:
    """The text; the terms; FTE and yearly cost by grade; the weeks of a year; what converting a post costs once."""
    way = random.choice(("cost_per_fte", "charge_rate", "day_rate"))
    hours, weeks, days = (hundredths(random, 1, most) for most in (60, 52, 260))
    times = {"cost_per_fte": Fraction(1), "charge_rate": hours * weeks, "day_rate": days}[way]
    pounds = hundredths(random, 20, 90_000 if way == "cost_per_fte" else 600)
    kinds = ("percent",) if way == "cost_per_fte" else ("percent", "pounds")
    kind = random.choice((None, *kinds))
    fee = hundredths(random, 0, 30)
    terms = oracle.Terms(
        None if kind is None else ("pounds" if kind == "pounds" else "percent", fee), bool(random.randrange(2))
    )
    keys = [f'{way}: "{number(pounds)}"', f"vat: {'irrecoverable' if terms.vat else 'recovered'}"]
    keys += [f'hours_a_week: "{number(hours)}"', f'weeks_a_year: "{number(weeks)}"'] if way == "charge_rate" else []
    keys += [f'days_a_year: "{number(days)}"'] if way == "day_rate" else []
    keys += [f'fee: "{number(fee)}%"' if kind == "percent" else f'fee: "£{number(fee)}"'] if kind else []
    ftes = {grade: hundredths(random, 0, 9) for grade in random.sample(("A", "B"), random.randint(1, 2))}
    own = hundredths(random, 1, 90_000 if way == "cost_per_fte" else 600)
    costs = {grade: (fte, oracle.year(oracle.Rate(pounds, times), terms)) for grade, fte in ftes.items()}
    entries = {grade: f'fte: "{number(fte)}"' for grade, fte in ftes.items()}
    if len(ftes) == 2:
        costs["A"] = ftes["A"], oracle.year(oracle.Rate(own, times), terms)
        entries["A"] += f', {way}: "{number(own)}"'
    keys.append(f"by_grade: {{{', '.join(f'{grade}: {{{entry}}}' for grade, entry in entries.items())}}}")
    notice, double, transfer = (hundredths(random, 1, 12) for _ in range(3))
    once = None
    if random.randrange(2):
        keys.append(f'notice_weeks: "{number(notice)}", double_running_weeks: "{number(double)}"')
        keys.append(f'transfer_fee: "{number(transfer)}"')
        once = notice + double
    week = {"charge_rate": weeks, "day_rate": days / 5, "cost_per_fte": Fraction(52)}[way]
    return f"{{{', '.join(keys)}}}", terms, costs, week, None if once is None else transfer


@settings(max_examples=60 * TIMES, deadline=None, derandomize=True)
@given(st.randoms(use_true_random=True))
def test_every_figure_of_agency_by_grade_and_of_conversion_is_the_oracles(random: Random) -> None:
    text, _, costs, week, transfer = _agency(random)
    costing = costed(team(text), None)
    mean = oracle.mean(list(costs.values()))
    recruits = {"A": Fraction(27_500), "B": Fraction(38_750)}
    mix = (recruits["A"] + 3 * recruits["B"]) / 4
    supplement = Fraction(8_750)
    assert Fraction(known(costing, "current_spend.agency")) == sum((f * c for f, c in costs.values()), Fraction(0))
    bases = {f"{grade.lower()}_with_supplements": (cost, recruits[grade]) for grade, (_, cost) in costs.items()}
    for basis, (cost, recruit) in (bases | {MIX: (mean, mix)}).items():
        found, wanted = value(costing, f"agency_conversion.posts.{basis}"), oracle.to_convert(supplement, cost, recruit)
        _near(found, wanted)
        if transfer is None or cost is None:
            continue
        weeks = {key: Fraction(known(costing, f"agency.{key}_weeks")) for key in ("notice", "double_running")}
        once = oracle.once(weeks, cost, week, transfer)
        _near(value(costing, f"agency_conversion.one_off_per_post.{basis}"), once)
        _near(value(costing, f"agency_conversion.payback.{basis}"), oracle.months_to_pay_back(once, cost, recruit))
        _near(value(costing, f"agency_conversion.one_off.{basis}"), None if wanted is None else wanted * once)


def _near(found: object, wanted: Fraction | None) -> None:
    assert (found is None) == (wanted is None)
    if found is not None and wanted is not None:
        assert abs(Fraction(str(found)) - wanted) <= NEAR * max(abs(wanted), Fraction(1)) ** 2


@pytest.mark.parametrize(
    ("agency", "codes"),
    [
        ("{cost_per_fte: 1}", ["missing-key"]),
        ("{fte: 1, by_grade: {A: {fte: 1}}, cost_per_fte: 1}", ["two-counts"]),
        ("{by_grade: {C: {fte: 1}}, cost_per_fte: 1}", ["unknown-grade"]),
        ("{by_grade: {A: {fte: 1}}}", ["missing-key"]),
        ("{by_grade: {A: {fte: 1}, B: {fte: 1, cost_per_fte: 2}}}", ["missing-key"]),
        ("{by_grade: {A: {fte: 1, cost_per_fte: 2, day_rate: 3}}, days_a_year: 3}", ["two-costs"]),
        ("{by_grade: {A: {fte: 1, cost_per_fte: 2}}, weekly_spend: 3, weeks_a_year: 3}", ["two-costs"]),
        ("{by_grade: {A: {fte: 1, cost_per_fte: 2}}, cost_per_fte: 3}", ["not-used"]),
        ("{fte: 1, day_rate: 3}", ["missing-key"]),
        ("{fte: 1, day_rate: 3, days_a_year: 3, weeks_a_year: 40}", ["not-used"]),
        ("{fte: 1, day_rate: 3, days_a_year: 3, weeks_a_year: 40, notice_weeks: 2}", ["not-used"]),
        ("{fte: 1, charge_rate: 3, hours_a_week: 3, weeks_a_year: 40, notice_weeks: 2}", []),
        ("{fte: 1, beyond_vacancies: 1, cost_per_fte: 3}", []),
        ("{fte: 1, beyond_vacancies: 1.5, cost_per_fte: 3}", ["more-than-all"]),
        ("{by_grade: {A: {fte: 1, vat: irrecoverable}}, weekly_spend: 3, weeks_a_year: 3}", ["not-used"]),
        ("{by_grade: {A: {fte: 1, vat: perhaps}}, cost_per_fte: 3}", ["not-a-choice"]),
        ("{fte: 1, cost_per_fte: 3, release: -1}", ["negative-fte"]),
        ("{fte: 1, cost_per_fte: 3, release: sometimes}", ["not-a-number"]),
        ("{fte: 1, cost_per_fte: 3, release: one-for-one}", ["not-a-number"]),
        ("{fte: 1, cost_per_fte: 3, release: One For One}", []),
        ("{fte: 1, cost_per_fte: 3, release: 0.8}", []),
        ("{fte: 1, cost_per_fte: 3, fee: £2}", ["wrong-unit"]),
        ("{fte: 1, weekly_spend: 3, weeks_a_year: 2, fee: 2}", ["wrong-unit"]),
        ("{fte: 1, cost_per_fte: 3, fee: -2%}", ["negative-rate"]),
        ("{fte: 1, cost_per_fte: 3, vat: perhaps}", ["not-a-choice"]),
        ("{fte: 1, cost_per_fte: 3, by_grade: {}}", ["no-value"]),
    ],
)
def test_what_cannot_be_meant_is_a_problem_where_it_stands(agency: str, codes: list[str]) -> None:
    from textwrap import dedent

    from supplement_calc.case.loading import load_text
    from supplement_calc.case.sections import EVERYTHING
    from supplement_calc.diagnostics import Source

    problems = load_text(Source("case.yaml", dedent(team(agency))), EVERYTHING).problems
    assert [problem.code for problem in problems] == codes
    assert all(problem.span.line == 7 for problem in problems)
