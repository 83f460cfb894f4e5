"""Supplements with limits, in parts one on the other, and different for vacant posts: by hand and against fractions."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from random import Random

import pytest

from costing.engine import codes, costed, forecasted, known
from support.running import run

LIMITS = """
title: Limits
pay_points: {{1: 18000, 2: 30000, 3: 60000}}
grades:
  A: {{points: 1-3, in_post: {{1: 2, 2: 3, 3: 4}}, supplement: {supplement}}}
"""


@pytest.mark.parametrize(
    ("supplement", "each"),
    [
        ('{percent: 10%, at_least: "2,000", at_most: "5,000"}', (2000, 3000, 5000)),
        ('{percent: 10%, at_least: "2,000"}', (2000, 3000, 6000)),
        ('{percent: 10%, of: salary, at_most: "2,500"}', (1800, 2500, 2500)),
        ("{percent: 10%}", (1800, 3000, 6000)),
    ],
)
def test_a_percentage_within_limits_at_each_point(supplement: str, each: tuple[int, int, int]) -> None:
    costing = costed(LIMITS.format(supplement=supplement))
    staff = (2, 3, 4)
    found = [known(costing, f"supplement_cost.existing.a.point_{point}") for point in (1, 2, 3)]
    assert found == [fte * one for fte, one in zip(staff, each, strict=True)]


def test_a_part_by_the_hour_says_no_more_of_its_percentage_than_is_given() -> None:
    """20p for each of 37 × 52 hours is £384.80, and £800."""
    part = "supplement: [{what: Market, amount: 800}, {what: Shift, amount: 20p an hour}]"
    text = f"title: x\nworking_time: {{weeks_a_year: 52}}\ngrades:\n  A: {{salary: 20000, in_post: 5, {part}}}\n"
    assert codes(text) == []
    assert known(costed(text), "supplement_cost.existing.a") == 5_924


PARTS = """
title: One on another
grades:
  A:
    salary: 30,000
    in_post: 8
    vacant: 2
    supplement:
      - {{what: Market supplement, percent: 10%}}
      - {{what: Team allowance, amount: "1,000"}}
      - {{what: Hard to fill, percent: 5%, of: salary and supplements{more}}}
on_costs: 25%
"""


def test_each_part_is_a_line_and_one_may_be_of_those_before_it() -> None:
    costing = costed(PARTS.format(more=""))  # 3,000 and 1,000, and 5% of 34,000
    parts = {"market_supplement": 24_000, "team_allowance": 8_000, "hard_to_fill": 13_600}
    assert {part: known(costing, f"supplement_cost.existing.a.{part}") for part in parts} == parts
    assert known(costing, "supplement_cost.existing.a") == 45_600
    assert known(costing, "supplement_cost.vacant.a") == 11_400
    assert known(costing, "supplement_cost.total") == 71_250
    shown = [row.title for row in costing.ledger.tables["supplement_cost"].rows][:4]
    assert shown == ["A: Market supplement", "A: Team allowance", "A: Hard to fill", "A"]
    costing = costed(PARTS.format(more=', at_most: "1,500"'))
    assert known(costing, "supplement_cost.existing.a.hard_to_fill") == 12_000


IN_POST = """
title: Supplement to some
grades:
  A: {{salary: "36,000", in_post: 10, vacant: 4, supplement: {supplement}}}
on_costs: 25%
budget: 520,000
"""


@pytest.mark.parametrize(
    ("supplement", "existing", "vacant", "saved"),
    [
        ('{in_post: "3,000", vacant: "1,000"}', 30_000, 4_000, 46_250),
        ('{in_post: "3,000"}', 30_000, None, 45_000),
        ('{vacant: "10%"}', None, 14_400, 49_500),
        ("{in_post: {percent: 10%, at_most: 2000}, vacant: 50p an hour}", 20_000, 3_859, None),
    ],
)
def test_staff_in_post_and_vacant_posts_have_their_own(
    supplement: str, existing: int | None, vacant: int | None, saved: int | None
) -> None:
    costing = costed(IN_POST.format(supplement=supplement))
    figures = costing.ledger.figures
    assert figures["supplement_cost.existing"].value == existing
    assert figures["supplement_cost.vacant"].value == vacant
    both = (existing or 0) + (vacant or 0)
    assert known(costing, "supplement_cost.before_on_costs") == both
    assert known(costing, "full_establishment.a") == 504_000
    if existing is not None:
        assert known(costing, "day_one.supplements") == existing * Fraction(5, 4)
    if saved is not None:  # a vacancy saves the salary, and the supplement that whoever filled it would have
        assert known(costing, "break_even.post.a.vacant_with_supplements") == saved
        over = known(costing, "full_establishment.total") - 520_000
        fte = known(costing, "break_even.by_basis.vacant_mix_with_supplements")
        assert abs(Fraction(fte) - Fraction(over) / saved) < Fraction(1, 10**20)


@pytest.mark.parametrize(
    ("supplement", "code"),
    [
        ('{percent: 10%, at_least: "5,000", at_most: "2,000"}', "supplement-unclear"),
        ("[{what: a, percent: 5%, of: salary and supplements}]", "supplement-unclear"),
        ("[{what: a, percent: 5%, amount: 100}]", "supplement-unclear"),
        ("[{what: a, amount: 100, at_most: 50}]", "supplement-unclear"),
        ("[{what: a}]", "missing-key"),
        ("[{what: a, amount: 1}, {what: A, amount: 2}]", "name-taken"),
        ("[{what: '—', amount: 1}]", "name-without-id"),
        ("[{what: Point 1, amount: 1}]", "name-without-id"),
        ("[]", "no-value"),
        ("{in_post: 3000, vacent: 1000}", "unknown-key"),
        ("{in_post: {in_post: 3000}}", "unknown-key"),
        ("{in_post: {2024/25: 3000}}", "unknown-key"),
        ("{2024/25: [{what: a, amount: 100}]}", "wrong-shape"),
        ("{2024/25: {make_up_to: market mean}}", "unknown-key"),
        ("{in_post: {make_up_to: market mean}}", "no-market"),
        ("{percent: 10, at_least: 2000}", "missing-percent"),
        ("{percent: 10%, at_least: 5%}", "wrong-unit"),
    ],
)
def test_what_is_refused(supplement: str, code: str) -> None:
    assert code in codes(IN_POST.format(supplement=supplement))


FORECAST = """title: t
period: {{starts: 2025-04-01, ends: 2027-03-31}}
grades:
  A: {{salary: {salary}, in_post: {staff}, vacant: {vacant}, supplement: {supplement}}}
forecast:
  doing_nothing: {{turnover: {turnover}%, starters: {starters}}}
  proposal: {{turnover: {turnover}%, starters: {starters}}}
  pay_awards: [{{from: 2026-01-01, award: {award}%}}]
"""


def supplements(case: dict[str, Fraction], in_post: list[Fraction], vacant: list[Fraction]) -> Fraction:
    """What is paid in two years, month by month: `in_post` and `vacant` are a year's for one FTE before and after the award in
    the tenth month. Staff in post leave their own pool, and all who start join the other."""
    old, new, paid = case["staff"], Fraction(0), Fraction(0)
    for month in range(24):
        stay = 1 - case["turnover"] / 1200
        left = old * stay + new * stay
        room = case["staff"] + case["vacant"] - left
        joining = min(case["starters"] / 12, room)
        closing_old, closing_new = old * stay, new * stay + joining
        after = month >= 9
        paid += ((old + closing_old) * in_post[after] + (new + closing_new) * vacant[after]) / 24
        old, new = closing_old, closing_new
    return paid


def test_any_forms_in_a_forecast_against_fractions() -> None:
    """Limits and parts after an award are worked out on the salary that it has made; pounds stay."""
    random = Random(7)
    for _ in range(12):
        case = {
            "staff": Fraction(random.randint(1, 40)),
            "vacant": Fraction(random.randint(0, 20)),
            "turnover": Fraction(random.randint(0, 40)),
            "starters": Fraction(random.randint(0, 12)),
            "salary": Fraction(random.randint(15_000, 60_000)),
            "award": Fraction(random.randint(0, 10)),
        }
        percent, least, most, flat, upon = (
            Fraction(random.randint(*e)) for e in ((1, 20), (0, 3000), (3000, 6000), (1, 2000), (1, 9))
        )
        salaries = [case["salary"], case["salary"] * (100 + case["award"]) / 100]
        limited = [min(max(one * percent / 100, least), most) for one in salaries]
        parted = []
        for one in salaries:
            first = one * percent / 100
            second = salaries[0] * upon / 100
            parted.append(first + flat + second + (one + first + flat + second) * upon / 100)
        within = f"{{percent: {percent}%, at_least: {least}, at_most: {most}}}"
        parts = (
            f"{{what: a, percent: {percent}%}}",
            f"{{what: b, amount: {flat}}}",
            f"{{what: c, percent: {upon}%, of: salary at award}}",
            f"{{what: d, percent: {upon}%, of: salary and supplements}}",
        )
        forms = {
            within: (limited, limited),
            f"[{', '.join(parts)}]": (parted, parted),
            f"{{in_post: {flat}, vacant: {within}}}": ([flat, flat], limited),
            f"{{in_post: {percent}%}}": ([one * percent / 100 for one in salaries], [Fraction(0)] * 2),
        }
        for supplement, (in_post, vacant) in forms.items():
            result = forecasted(FORECAST.format(supplement=supplement, **case), None)
            found = Fraction(result.ledger.figures["forecast.proposal.supplement"].known)
            assert abs(found - supplements(case, in_post, vacant)) < Fraction(1, 10**9), supplement


LIFTED = """title: t
period: {{starts: 2025-04-01, ends: 2027-03-31}}
payment: {{award_applies: {applies}}}
grades:
  A: {{salary: 30000, in_post: 10, supplement: [{{what: a, percent: 10%}}, {{what: b, amount: 1000}},
      {{what: c, percent: 2%, of: salary at award}}]}}
forecast:
  doing_nothing: {{turnover: 0%, starters: 0}}
  proposal: {{turnover: 0%, starters: 0}}
  pay_awards: [{award}]
"""


@pytest.mark.parametrize(
    ("applies", "award", "each"),
    [
        ("no", "{from: 2026-04-01, award: 5%}", 3150 + 1000 + 600),
        ("yes", "{from: 2026-04-01, award: 5%}", 3150 + 1050 + 630),
        ("no", "{from: 2026-04-01, award: £1000}", 3100 + 1000 + 600),
        ("yes", "{from: 2026-04-01, award: £1000, on_supplement: 3%}", 3100 + 1030 + 618),
    ],
)
def test_parts_that_do_not_go_by_pay_are_lifted_where_awards_lift_supplements(applies: str, award: str, each: int) -> None:
    figures = forecasted(LIFTED.format(applies=applies, award=award), None).ledger.figures
    assert figures["forecast.proposal.month_2026_03.supplement.a_year"].known == 10 * 4600
    assert figures["forecast.proposal.month_2026_04.supplement.a_year"].known == 10 * each


def test_staff_in_post_and_starters_move_up_the_points_apart() -> None:
    """With increments each keeps the supplement that it came with, on another point."""
    text = """
title: t
period: {starts: 2025-04-01, ends: 2027-03-31}
pay_points: {1: 20000, 2: 24000}
grades:
  A: {points: 1-2, in_post: {1: 6}, vacant: 3, supplement: {in_post: 10%, vacant: 500}}
forecast:
  increments: yes
  doing_nothing: {turnover: 0%, starters: 3}
  proposal: {turnover: 0%, starters: 3}
"""
    figures = forecasted(text, None).ledger.figures
    # from April 2026 the six are on point 2; the three who came by then have 500 at whichever point
    assert figures["forecast.proposal.month_2025_04.a.point_1.in_post.on_top"].known == 6 * 2000
    assert figures["forecast.proposal.month_2026_05.a.point_2.in_post.on_top"].known == 6 * 2400
    at_end = [Fraction(figures[f"forecast.proposal.month_2027_03.a.point_{point}.vacant.closing"].known) for point in (1, 2)]
    assert abs(at_end[0] + at_end[1] - 3) < Fraction(1, 10**9)
    assert figures["forecast.proposal.month_2027_03.a.point_2.vacant.on_top"].value


@pytest.mark.parametrize("supplement", ["{in_post: 3000, vacant: 1000}", "[{what: M, percent: 8%}, {what: T, amount: 1000}]",
                                        "{percent: 10%, at_least: 2000, at_most: 5000}"])  # fmt: skip
def test_every_command_answers(tmp_path: Path, supplement: str) -> None:
    path = tmp_path / "case.yaml"
    forecast = """
period: {starts: 2025-10-01, ends: 2026-06-30}
agency: {fte: 2, cost_per_fte: "70,000"}
forecast: {doing_nothing: {turnover: 20%, starters: 2}, proposal: {turnover: 10%, starters: 2}}
"""
    path.write_text(IN_POST.format(supplement=supplement) + forecast, encoding="utf-8")
    for command in ("cost", "break-even", "forecast", "pay-points", "check"):
        assert run(command, path).code == 0, command
    assert run("explain", path, "supplement_cost.total").code == 0
    assert run("compare", path, path).code == 0
    # One live page, most of the work: `tests/outside/test_live.py` has those of every form.
    for ending in ("xlsx", "html" if supplement.startswith("[") else "docx"):
        assert run("report", path, "-o", tmp_path / f"w.{ending}").code == 0, ending
    at = {"{": "in_post" if "in_post" in supplement else "percent", "[": "2.amount"}[supplement[0]]
    value = "2%" if at == "percent" else "10"
    assert run("cost", path, "--set", f"grades.a.supplement.{at}={value}").out != run("cost", path).out
