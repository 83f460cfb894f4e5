"""A year's spend and another course as a paper states them, held against the proposal: by hand, and by fractions at random."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest

from costing.engine import codes, costed, known, value
from supplement_calc.ledger import why_none
from support.checking import codes as found
from support.running import run

CASE = """title: x
period: {starts: 2025-04-01, ends: 2027-03-31}
grades:
  Officer: {in_post: 20, supplement: "1,500"}
on_costs: 25%
"""
SPEND = "spend: {year: 2024/25, budget: £4.2m, employed: £3.1m, agency: £1.6m, outturn: £4.7m, agency_cost_per_fte: 65000}\n"
STAYING = "alternative: {what: Staying with agency staff, cost: £900k, per: year}\n"


def test_the_worked_case_by_hand() -> None:
    """£37,500 a year with on-costs is 2.34375% of £1.6m; £1.1m of the budget is not spent on employees; twelve times
    £75,000 over £900,000 is a month."""
    costing = costed(CASE + SPEND + STAYING)
    whole: dict[str, int | Fraction] = {
        "spend.spent": 4_700_000,
        "spend.over_budget": 500_000,
        "spend.other": 0,
        "spend.proposal": 37_500,
        "spend.with_proposal_over_budget": 537_500,
        "spend.saving": 1_100_000,
        "spend.agency_share_to_go": Fraction(234375, 100000),
        "alternative.year": 900_000,
        "alternative.more": 862_500,
        "alternative.payback": 1,
    }
    for id, expected in whole.items():
        assert Fraction(known(costing, id)) == expected, id
    for id, exact in {
        "spend.agency_fte": Fraction(1_600_000, 65_000),
        "spend.agency_fte_paid_for": Fraction(1_100_000, 65_000),
        "spend.agency_fte_to_go": Fraction(37_500, 65_000),
        "alternative.share": Fraction(3_750_000, 900_000),
    }.items():
        assert abs(Fraction(known(costing, id)) - exact) < Fraction(1, 10**20), id


def test_a_sum_over_the_term_is_twelve_of_its_months_a_year() -> None:
    """£1.2m over 24 months is £600,000 a year, and £75,000 of it a month and a half."""
    costing = costed(CASE + "alternative: {what: An agency team, cost: £1.2m, per: term}\n")
    assert known(costing, "alternative.year") == 600_000
    assert Fraction(known(costing, "alternative.share")) == Fraction(625, 100)
    assert Fraction(known(costing, "alternative.payback")) == Fraction(3, 2)


@pytest.mark.parametrize(
    ("spend", "id", "why"),
    [
        ("outturn: £4.7m", "spend.over_budget", "the case gives no budget of 2024/25's spend"),
        ("budget: £4.2m, employed: £3.1m", "spend.over_budget",
         "the case gives no outturn, nor spend on both employees and agency staff"),
        ("budget: £4.2m, outturn: £4.7m", "spend.agency_share_to_go", "the case gives no spend on agency staff"),
        ("agency: £1.6m", "spend.agency_fte_to_go", "the case gives no cost of an agency FTE"),
        ("agency: 0, agency_cost_per_fte: 65000", "spend.agency_share_to_go", "Agency staff is 0"),
    ],
)  # fmt: skip
def test_what_is_not_given_is_not_nil(spend: str, id: str, why: str) -> None:
    costing = costed(f"{CASE}spend: {{year: 2024/25, {spend}}}\n")
    assert value(costing, id) is None
    assert why_none(costing.figure(id)) == why


def test_what_is_paid_already_is_no_part_of_the_proposal() -> None:
    """£500 more for 20 with 25% on it."""
    renewed = CASE.replace("supplement:", "supplement_now: 1000, supplement:")
    costing = costed(renewed + SPEND + STAYING)
    assert known(costing, "spend.proposal") == known(costing, "alternative.proposal") == 12_500
    assert abs(Fraction(known(costing, "alternative.payback")) - Fraction(12_500 * 12, 900_000)) < Fraction(1, 10**20)


def test_totals_and_posts_are_compared() -> None:
    """20 at £30,000 with 25% are £750,000; the outturn is £4.7m."""
    costing = costed(CASE.replace("{in_post", "{salary: 30000, in_post") + SPEND)
    assert known(costing, "spend.costed_difference") == 750_000 - 4_700_000
    assert "spend.costed_difference" not in costed(CASE + SPEND).ledger.figures


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("spend: {year: 2024/25}", "missing-key"),
        ("spend: {budget: £4.2m}", "missing-key"),
        ("spend: {year: 2024/25, buget: £4.2m}", "unknown-key"),
        ("spend: {year: 2024/25, budget: 4%}", "wrong-unit"),
        ("agency: {fte: 1, cost_per_fte: 60000}\nspend: {year: 2024/25, budget: 5, agency_cost_per_fte: 6}", "two-costs"),
        ("alternative: {what: x, per: year}", "missing-key"),
        ("alternative: {what: x, cost: 5, saving: 5, per: year}", "two-costs"),
        ("alternative: {what: x, cost: 5}", "missing-key"),
        ("alternative: {what: x, cost: 5, per: month}", "not-a-choice"),
    ],
)
def test_what_cannot_be_held_against_a_proposal_is_a_problem(text: str, code: str) -> None:
    assert code in codes(f"{CASE}{text}\n")


@pytest.mark.parametrize(
    ("outturn", "expected"),
    [("£4.7m", []), ("£4.8m", []), ("£4.9m", ["spend-differs"]), ("4,700,000", []), ("£4.5m", ["spend-differs"])],
)
def test_spend_adds_up_within_its_last_digits(outturn: str, expected: list[str]) -> None:
    """£3.1m and £1.6m to £100,000 each: within £50,000 of each of the three."""
    spend = "title: x\nspend: {year: 2024/25, employed: £3.1m, agency: £1.6m, outturn: £4.7m}\n"
    assert found(spend.replace("outturn: £4.7m", f"outturn: '{outturn}'")) == expected


@pytest.mark.parametrize("seed", range(15))
def test_random_totals_are_the_fractions(seed: int) -> None:
    random = Random(seed)
    fte, amount, rate = Fraction(random.randint(100, 9000), 100), random.randint(100, 6000), random.randint(0, 40)
    budget, employed, agency = (random.randint(10_000, 9_000_000) for _ in range(3))
    each, stated, years = random.randint(20_000, 120_000), random.randint(1_000, 3_000_000), random.randint(1, 3)
    costing = costed(
        f"title: x\nperiod: {{starts: 2025-04-01, ends: {2025 + years}-03-31}}\n"
        f"grades: {{O: {{in_post: {float(fte)}, supplement: {amount}}}}}\non_costs: {rate}%\n"
        f"spend: {{year: 2024/25, budget: {budget}, employed: {employed}, agency: {agency}, agency_cost_per_fte: {each}}}\n"
        f"alternative: {{what: x, cost: {stated}, per: year}}\n"
    )
    paid = _half_up(fte * amount)
    proposal = paid + _half_up(Fraction(paid * rate, 100))
    term = years * (_half_up(fte * amount) + _half_up(fte * amount * rate / 100))
    expected: dict[str, int | Fraction] = {
        "spend.over_budget": employed + agency - budget,
        "spend.with_proposal_over_budget": employed + agency + proposal - budget,
        "spend.agency_share_to_go": Fraction(100 * proposal, agency),
        "spend.agency_fte_to_go": Fraction(proposal, each),
        "spend.agency_fte_paid_for": Fraction(budget - employed, each),
        "alternative.share": Fraction(100 * proposal, stated),
        "alternative.payback": Fraction(12 * term, stated),
    }
    for id, exact in expected.items():
        assert abs(Fraction(known(costing, id)) - exact) < Fraction(1, 10**15), id


def _half_up(exact: Fraction) -> int:
    return int(exact + Fraction(1, 2))


def test_pages_say_whose_the_sums_are() -> None:
    text = CASE + SPEND + STAYING
    for command in ("cost", "break-even"):
        page = " ".join(run(command, "-", stdin=text.encode()).out.split())
        assert "2024/25: £500,000 over the budget of £4,200,000; with the proposal to staff in post, £537,500 over it." in page
        assert "£1,100,000, pays for 16.92 FTE of agency staff; the agency spend is of about 24.62." in page
        assert "if agency falls by 0.58 FTE (2.3% of the agency spend), before the pay of any who replace them." in page
        assert "costs £900,000 a year, as the paper states, not worked out." in page
        assert (
            "pays for itself if 4.2% of it is avoided. Payback against that sum: 1.00 months of it pay for the whole term."
            in page
        )
    courses = "forecast:\n  doing_nothing: {turnover: 25%, starters: 5}\n  proposal: {turnover: 20%, starters: 5}\n"
    for command in ("forecast", "compare"):
        assert (
            "Not counted here: the spend stated of 2024/25 and “Staying"
            in run(command, "-", stdin=(text + courses).encode()).out
        )
