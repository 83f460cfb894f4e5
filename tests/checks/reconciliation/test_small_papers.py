"""Small papers with a slip that papers have: each is named first, in its words."""

from __future__ import annotations

import pytest

from support.planting import headlines, reconciled

# Nine posts at £6,000 are £54,000 a year: £13,500 from January to March, then £54,000, then £40,500 to December.
YEARS = """
title: Part year and full year
period: {starts: 2025-01-01, ends: 2026-12-31, review: 2026-01-01}
grades:
  Surveyor: {salary: "40,000", in_post: 7, vacant: 2, supplement: "6,000"}
published:
  - {figure: supplement_by_year.2024_25, value: "£54,000", where: a full year printed for three months}
  - {figure: supplement_by_year.2024_25, value: "£18,000", where: four months for three}
  - {figure: supplement_by_year.2024_25, value: "£40,500", where: columns swapped}
  - {figure: supplement_cost.total, value: "£48,000", where: eight posts and not nine}
"""
CUT = """
title: Cut to the thousand, zeros written after
agency: {fte: 1, cost_per_fte: "57,640"}
published:
  - {figure: current_spend.agency, value: "£57,000"}
"""
HEDGES = """
title: Over, under and millions
agency: {fte: 2, cost_per_fte: "46,500"}
published:
  - {figure: current_spend.agency, value: over £90k}
  - {figure: current_spend.agency, value: under £93k}
  - {figure: current_spend.agency, value: nearly £100k}
  - {figure: current_spend.agency, value: £0.093 million}
"""


@pytest.mark.parametrize(
    ("place", "computed", "cause", "says"),
    [
        (0, "13500", "full-year", "a full year, and not 3 months"),
        (1, "13500", "other-months", "4 months, and not 3"),
        (2, "13500", "columns-swapped", "Supplement in 2026/27, all posts filled printed in its place"),
        (3, "54000", "another-count", "= 8 × £6,000, and not 9"),
    ],
)
def test_a_part_of_a_year_is_not_the_year_nor_other_months_nor_another_column(
    place: int, computed: str, cause: str, says: str
) -> None:
    verdict = reconciled(YEARS).verdicts[place]
    assert (verdict.result, str(verdict.computed)) == ("differs", computed)
    assert (verdict.causes[0].name, verdict.causes[0].says) == (cause, says)


def test_each_year_as_it_should_be_reproduces() -> None:
    right = YEARS.replace('"£54,000"', '"£13,500"').replace('"£18,000"', '"£13,500"').replace('"£40,500"', '"£13,500"')
    verdicts = reconciled(right.replace('"£48,000"', '"£54,000"')).verdicts
    assert {verdict.result for verdict in verdicts} == {"reproduces"}


def test_a_figure_cut_to_the_thousand_is_said_to_be() -> None:
    assert headlines(reconciled(CUT)) == [
        "Current spend: Agency: the paper prints £57,000; the case gives £57,640 (£640 higher). "
        "Likely cause: cut to the thousand, zeros written after it (cut-to-zeros)"
    ]
    for right in ("£57,640", "£58k", "about £58,000"):
        assert headlines(reconciled(CUT.replace("£57,000", right))) == []


def test_of_hedges_the_one_that_does_not_hold_is_reported_and_without_a_cause() -> None:
    assert headlines(reconciled(HEDGES)) == [
        "Current spend: Agency: the paper prints under £93k; the case gives £93,000 (not under it). "
        "No known slip accounts for it"
    ]


@pytest.mark.parametrize(
    ("value", "off"),
    [
        ("approximately £88,000", "£93,000 (£5,000 higher)"),
        ("about £94k", "£93,000 (£1,000 lower)"),
        ("about £200k", "£93,000 (£107,000 lower)"),
    ],
)
def test_how_far_off_a_hedged_amount_is_goes_with_what_the_case_gives(value: str, off: str) -> None:
    (headline,) = headlines(reconciled(CUT.replace("1, cost", "2, cost").replace("57,640", "46,500").replace("£57,000", value)))
    assert f"the paper prints {value}; the case gives {off}." in headline


def test_the_difference_of_a_hedged_amount_is_to_the_pound() -> None:
    text = (
        "title: x\nagency: {fte: 1, cost_per_fte: 26698}\npublished:\n  - {figure: current_spend.agency, value: about £26000}\n"
    )
    (headline,) = headlines(reconciled(text))
    assert "the case gives £26,698 (£698 higher)." in headline
