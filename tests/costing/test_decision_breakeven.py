"""Break-even as a decision needs it: the answer that survives costing again, the paper's own next to it, what cannot be had."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from costing.engine import case_of, costed, known, shown, value
from supplement_calc.costing.costing import Costing, cost
from supplement_calc.ledger import POUND, why_none
from supplement_calc.output.amounts import Shown
from supplement_calc.output.pages.break_even_answer import break_even_sentences, reach
from supplement_calc.output.pages.costing_view import notes

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
    assert answer.startswith("Break-even: 25.61 FTE vacant on today's mix of vacant posts")
    assert "23.12 to 27.83 by which posts stay vacant" in answer
    assert "Divided by the budgeted cost of a post (£38,517.44), as papers do: 27.75" in answer
    assert "leaving that many of today's mix vacant comes out £89,234 under the budget" in answer
    assert "From a cover of 63.4% there is no break-even (58.5% at the budgeted cost of a post)" in cover
    assert notes(derbyshire, POUNDS)["break_even"].endswith(answer)


def test_the_papers_own_id_keeps_its_meaning(derbyshire: Costing) -> None:
    assert shown(derbyshire, "break_even.vacant_fte") == "27.75"
    assert known(derbyshire, "break_even.costed_again_over_budget.budgeted") == -89234


def test_what_leaves_the_supplement_out_is_costed_again_with_it() -> None:
    costing = costed(FEW_VACANT, None)
    fte = Decimal(212500) / 50000
    for basis in ("mean", "vacant_mix", "g9"):
        assert known(costing, f"break_even.costed_again.{basis}_without_supplements") == 1612500 - fte * 53750


def test_more_than_the_vacancies_there_are_is_reported() -> None:
    costing = costed(FEW_VACANT)
    (answer,) = break_even_sentences(costing, POUNDS)
    assert "which cannot be reached: only 1 FTE is vacant. Divided" in answer
    assert answer.endswith("as papers do: 4.55.")
    assert "only 1 FTE is vacant" in notes(costing, POUNDS)["break_even.vacant_fte"]
    for basis in costing.break_even.bases:
        assert "1 " in str(reach(basis)), basis.id


def test_no_vacant_post_is_reported_as_that() -> None:
    costing = costed(NONE_VACANT)
    answer = break_even_sentences(costing, POUNDS)[0]
    assert answer.startswith("Break-even: 1.40 FTE vacant on the mean of all posts")
    assert (
        "which cannot be reached: no post is vacant. Divided by the budgeted cost of a post (£50,000), as papers do: 1.5."
        in answer
    )
    for id in ("break_even.by_basis.vacant_mix_with_supplements", "agency_conversion.posts.vacant_mix_with_supplements"):
        assert value(costing, id) is None
        assert why_none(costing.figure(id)) == "no post is vacant"


def test_headroom_is_at_what_a_post_costs() -> None:
    (answer, *_) = break_even_sentences(
        costed(NONE_VACANT.replace("vacant: 0", "vacant: 2").replace("1000000", "2000000")), POUNDS
    )
    # 22 posts cost 1,182,500; what is left of the budget, 817,500, pays for 15.21 posts at 53,750
    assert "£817,500 under the budget: headroom for 15.21 FTE more at £53,750" in answer


def test_vacancies_that_the_case_does_not_give_are_not_none() -> None:
    text = FEW_VACANT.replace("vacant: 1, ", "").replace("1400000", "1500000")
    (answer,) = break_even_sentences(costed(text), POUNDS)
    assert "How many posts are vacant is not given" in answer
    assert "cannot be reached" not in answer


def test_an_agency_worker_who_costs_less_than_a_vacancy_saves_takes_no_break_even_away() -> None:
    text = NONE_VACANT.replace("vacant: 0", "vacant: 10").replace("70000", "45000")
    assert "At no agency cover is the break-even lost" in break_even_sentences(costed(text), POUNDS)[1]
