"""Slips in tables of rounded cells: the figure is off what the cells give by what was rounded away, and the slip is named."""

from __future__ import annotations

import pytest

from support.planting import reconciled

TEAM = "title: A team\nworkforce: {{All: {{counted_in: fte, teams: {{{}}}}}}}\n"
WHOLE = (
    "title: A team\nworkforce:\n  All:\n    counted_in: fte\n    teams:\n      A: {{in_post: 25.9}}\n"
    "      B: {{in_post: 33.4}}\n"
    "      C: {{in_post: 41.7}}\n      D: {{in_post: 57.5}}\n    total: {{in_post: {}}}\n"
)


def first_cause(text: str) -> str | None:
    """The cause named first of the one figure that differs; None where none is."""
    [differs] = [one for one in reconciled(text).verdicts if one.result == "differs"]
    return differs.causes[0].name if differs.causes else None


@pytest.mark.parametrize(
    ("cells", "cause"),
    [
        # 7.34 of 18.87 in post, for 26.21 posts: the cells to a tenth give 38.6%
        ("establishment: 26.2, in_post: 18.9, vacant: 7.3, printed: {vacancy_rate: 38.9%}", "other-denominator"),
        ("establishment: 26.2, in_post: 18.9, vacant: 7.3, printed: {vacancy_rate: 45.9%}", None),
    ],
)
def test_a_rate_of_another_denominator_is_named(cells: str, cause: str | None) -> None:
    assert first_cause(TEAM.format(f"West: {{{cells}}}")) == cause


@pytest.mark.parametrize(("printed", "cause"), [("132.7", "row-left-out"), ("132.5", "row-left-out"), ("135.9", None)])
def test_a_row_left_out_of_a_whole_is_named(printed: str, cause: str | None) -> None:
    assert first_cause(WHOLE.format(printed)) == cause


@pytest.mark.parametrize(("printed", "result"), [("19.9%", "reproduces"), ("about 20%", "reproduces"), ("20.7%", "differs")])
def test_a_rate_of_a_whole_is_held_to_its_own_cells_too(printed: str, result: str) -> None:
    """The rows alone, two of them in whole numbers, would allow 19.1% to 20.7%; 12.6 of 63.4 is 19.8% to 20.0%."""
    text = (
        "title: A team\nworkforce:\n  All:\n    counted_in: fte\n    teams:\n      A: {in_post: 16, vacant: 5.3}\n"
        "      B: {in_post: 13, vacant: 5}\n      C: {in_post: 21.8, vacant: 2.3}\n"
        f"    total: {{in_post: 50.8, vacant: 12.6, printed: {{vacancy_rate: {printed}}}}}\n"
    )
    assert [one.result for one in reconciled(text).verdicts if one.claim.id.endswith("vacancy_rate")] == [result]
