"""Break-even as a decision needs it: the answer that survives costing again, the paper's own next to it, what cannot be had."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from textwrap import dedent

import pytest

from costing.engine import case_of, costed, known, shown, value
from supplement_calc.case.loading import load_text
from supplement_calc.case.sections import SECTIONS
from supplement_calc.costing.costing import Costing, cost
from supplement_calc.costing.forecast.forecast import forecast
from supplement_calc.costing.ledgers import CaseLedgers
from supplement_calc.costing.package import PackageCosting, package_alone
from supplement_calc.diagnostics import Source
from supplement_calc.ledger import POUND, why_none
from supplement_calc.output.amounts import Shown
from supplement_calc.output.document import Sentence
from supplement_calc.output.pages.break_even_answer import break_even_sentences, reach
from supplement_calc.output.pages.costing_view import notes
from supplement_calc.output.pages.forecast.page import forecast_page

FEW_VACANT = """
    title: Break-even above the vacancies
    grades: {G9: {salary: 40000, in_post: 29, vacant: 1, supplement: 3000}}
    on_costs: 25%
    budget: 1400000
    """
NONE_VACANT = """
    title: Budget under and no vacancies
    grades: {G9: {salary: 40000, in_post: 20, vacant: 0, supplement: 3000}}
    on_costs: 25%
    budget: 1000000
    agency: {fte: 1, cost_per_fte: 70000}
    """
POUNDS = Shown("pounds", POUND)


@pytest.fixture(scope="module")
def derbyshire() -> Costing:
    text = (Path(__file__).parents[2] / "cases" / "derbyshire-2019.yaml").read_text(encoding="utf-8")
    return cost(case_of(text), POUND)


def test_the_sentence_leads_with_the_answer_that_survives_costing_again(derbyshire: Costing) -> None:
    answer, cover, _ = break_even_sentences(derbyshire, POUNDS)
    assert answer.startswith("Break-even with no agency staff: 25.61 FTE vacant (9.5% of posts) in today's mix of vacant posts")
    assert "23.12 to 27.83 by which posts stay vacant" in answer
    assert "Dividing by the budgeted cost of a post, £38,517, gives 27.75" in answer
    assert "Leaving that many of today's mix vacant comes out £89,234 under the budget" in answer
    assert "Break-even needs cover below 63.4% (58.5% at the budgeted cost of a post)" in cover
    assert notes(derbyshire, POUNDS)["break_even"].endswith(answer)


def test_the_papers_own_id_keeps_its_meaning(derbyshire: Costing) -> None:
    assert shown(derbyshire, "break_even.vacant_fte") == "27.75"
    assert known(derbyshire, "break_even.costed_again_over_budget.budgeted") == -89234


def test_what_leaves_the_supplement_out_is_costed_again_with_it() -> None:
    costing = costed(FEW_VACANT, None, proofs=True)
    fte = Decimal(212500) / 50000
    for basis in ("mean", "vacant_mix", "g9"):
        assert known(costing, f"break_even.costed_again.{basis}_without_supplements") == 1612500 - fte * 53750


def test_more_than_the_vacancies_there_are_is_reported() -> None:
    costing = costed(FEW_VACANT)
    (answer,) = break_even_sentences(costing, POUNDS)
    assert "It cannot be reached: only 1 FTE is vacant. Dividing" in answer
    assert answer.endswith("gives 4.55: it leaves out the supplement that a vacancy also saves.")
    assert "only 1 FTE is vacant" in notes(costing, POUNDS)["break_even.vacant_fte"]
    for basis in costing.break_even.bases:
        assert "1 " in str(reach(basis)), basis.id


def test_no_vacant_post_is_reported_as_that() -> None:
    costing = costed(NONE_VACANT)
    answer = break_even_sentences(costing, POUNDS)[0]
    assert answer.startswith("Break-even with no agency staff: 1.40 FTE vacant")
    assert "It cannot be reached: no post is vacant. Dividing by the budgeted cost of a post, £50,000, gives 1.5" in answer
    for id in ("break_even.by_basis.vacant_mix_with_supplements", "agency_conversion.posts.vacant_mix_with_supplements"):
        assert value(costing, id) is None
        assert why_none(costing.figure(id)) == "no post is vacant"


def test_headroom_is_at_what_a_post_costs() -> None:
    (answer, *_) = break_even_sentences(
        costed(NONE_VACANT.replace("vacant: 0", "vacant: 2").replace("1000000", "2000000")), POUNDS
    )
    # 22 posts cost 1,182,500; what is left of the budget, 817,500, pays for 15.21 posts at 53,750
    assert "£817,500 less than the budget. It would pay for 15.21 FTE more at £53,750" in answer


def test_vacancies_that_the_case_does_not_give_are_not_none() -> None:
    text = FEW_VACANT.replace("vacant: 1, ", "").replace("1400000", "1500000")
    (answer,) = break_even_sentences(costed(text), POUNDS)
    assert "How many posts are vacant is not given" in answer
    assert "cannot be reached" not in answer


def test_an_agency_worker_who_costs_less_than_a_vacancy_saves_takes_no_break_even_away() -> None:
    text = NONE_VACANT.replace("vacant: 0", "vacant: 10").replace("70000", "45000")
    assert "Every agency cover has a break-even" in break_even_sentences(costed(text), POUNDS)[1]


PACKAGE = """
    title: Measures alone
    measures: [{what: Supplement, cost: 120000, starts: 2025-07-01}, {what: Advice, cost: 10000, kind: one-off, year: 2026/27}]
    funding:
      - {year: 2025/26, amount: 140000, from: reserve}
      - {year: 2026/27, amount: 20000, from: base budget}
    """


def package(text: str) -> PackageCosting:
    """The package alone."""
    return package_alone(case_of(text), POUND)


def test_a_package_has_its_first_whole_year_and_all_years_together() -> None:
    costing = package(PACKAGE)
    costs = ("90000", "130000", "220000")
    for id, wanted in zip(("2025_26", "2026_27", "all_years"), costs, strict=True):
        assert costing.figure(f"package.costs_given.{id}").known == Decimal(wanted)
    assert [table.id for table in costing.tables][-1] == "package_in_all_years"
    assert costing.figure("package.measure_1.all_years").known == 210000


def test_what_a_year_leaves_of_a_reserve_is_carried_forward() -> None:
    costing = package(PACKAGE)
    assert costing.figure("package.unfunded.2026_27").known == 110000  # the year's own funding alone, as it was
    assert costing.figure("package.reserve_left.2025_26").known == 50000
    assert costing.figure("package.reserve_brought_forward.2026_27").known == 50000
    assert costing.figure("package.unfunded_after_reserve.2026_27").known == 60000
    assert costing.figure("package.reserve_left.2026_27").known == 0
    assert costing.figure("package.unfunded_after_reserve.all_years").known == 220000 - 160000


def test_a_package_has_every_year_of_the_cases_term() -> None:
    text = dedent(PACKAGE) + "period: {starts: 2025-07-01, ends: 2028-06-30}\n"
    assert package(text).figure("package.measure_1.2028_29").value is not None


def test_the_ids_of_a_package_alone_can_be_published_and_explained() -> None:
    published = "published: [{figure: package.costs_given.all_years, value: 220000, where: p 3}]\n"
    loaded = load_text(Source("case.yaml", dedent(PACKAGE) + published), SECTIONS)
    assert loaded.case is not None
    ledgers = CaseLedgers(loaded.case)
    figure = ledgers.figure("package.costs_given.all_years", POUND)
    assert figure is not None
    assert figure.known == 220000


FUNDED = """
    title: Base
    period: {starts: 2025-04-01, ends: 2027-03-31}
    grades: {G9: {salary: 40000, in_post: 20, vacant: 10, supplement: 3000}}
    on_costs: 25%
    funding: [{year: 2025/26, amount: 150000, from: base budget}]
    forecast: {doing_nothing: {turnover: 0%, starters: 0}, proposal: {turnover: 0%, starters: 0}}
    """


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("", "", "Approved funding in 2027/28 is £150,000, which covers it."),
        ("150000", "50000", "Approved funding in 2027/28 is £50,000: £25,000 a year of it is not funded."),
        ("base budget", "reserve", "No approved funding goes on to 2027/28: it is not funded"),
        ("base budget}", "base budget, approved: to be considered}", "More funding is only to be considered."),
        ("    funding: [{year: 2025/26, amount: 150000, from: base budget}]\n", "", "The figures above do not include it."),
    ],
)
def test_whether_carrying_on_is_funded_follows_the_funding(old: str, new: str, words: str) -> None:
    case = load_text(Source("case.yaml", dedent(FUNDED.replace(old, new) if old else FUNDED)), SECTIONS).case
    assert case is not None
    page = forecast_page(forecast(case, POUND), POUNDS)
    sentences = [block.text for block in page if isinstance(block, Sentence)]
    assert any(words in text for text in sentences if text.startswith("Continuing")), sentences
