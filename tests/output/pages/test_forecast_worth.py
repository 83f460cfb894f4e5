"""What a forecast's page says of a supplement that is paid already, of what differs, and of what is not proved."""

from __future__ import annotations

from costing.engine import forecasted
from costing.test_decision_worth import COVER_TRAP, renewal
from supplement_calc.ledger import POUND
from supplement_calc.output.amounts import Shown
from supplement_calc.output.pages.forecast.assumptions import assumption_sentences
from supplement_calc.output.pages.forecast.worth import buys_grid, fairness_sentences, levers_grid

IN_POUNDS = Shown("pounds", POUND)


def paid_already(text: str) -> str:
    """The sentence about a supplement that is paid already."""
    (sentence,) = [one for one in assumption_sentences(forecasted(text, with_levers=True)) if "already" in one]
    return sentence


def test_until_when_each_course_pays_it() -> None:
    first = "G9 is paid a supplement already."
    assert paid_already(renewal()) == (
        f"{first} In doing nothing it goes on. The proposal's supplement takes its place from the first month."
    )
    assert paid_already(renewal(becomes="{stops: 2025-09-15}")).startswith(
        f"{first} In doing nothing its last day is 15 September 2025."
    )
    assert paid_already(renewal("", "stops")) == (
        f"{first} In doing nothing it has stopped before the forecast starts. "
        "In the proposal it ends before the forecast starts."
    )


def test_what_differs_stands_with_its_share_in_brackets_and_in_words() -> None:
    result = forecasted(COVER_TRAP, with_levers=True)
    (row,) = levers_grid(result, IN_POUNDS).rows
    assert row.cells == ("Agency cover", "(350,000)", "25")
    assert fairness_sentences(result, IN_POUNDS) == [
        "Not like for like: agency cover differs between the courses, which makes the proposal £350,000 cheaper. With the same "
        "agency cover it costs £25 more than doing nothing."
    ]


def test_where_nothing_is_bought_the_table_says_why() -> None:
    cells = {row.cells[0]: row.cells[1] for row in buys_grid(forecasted(COVER_TRAP, with_levers=True), IN_POUNDS).rows}
    assert cells["Extra cost for each leaver avoided"] == "none: no leaver is avoided"
    assert cells["Extra cost for each FTE-year more in post"] == "none: no more staff are in post"


def test_one_budget_for_several_years_is_named() -> None:
    said = fairness_sentences(forecasted(renewal(), with_levers=True), IN_POUNDS)
    assert said == [
        "Nothing is bought: both courses have the same turnover, starters and agency cover.",
        "A budget for each year is not given. The one budget is used for all of them.",
    ]
