"""What the total of several cases shows, for each command that gives one: which figures, in which tables, under which words."""

from __future__ import annotations

from typing import NamedTuple

from ....costing.portfolio import of_cost as cost
from ....costing.portfolio import of_forecast as forecast
from ....costing.portfolio.taken import Series, Single


class ByCase(NamedTuple):
    """A table with a row for each case: its name, the figure of each year, and single figures under their headings. One that is
    not on the page is in every format that is no page: what its totals add is on no other."""

    id: str
    name: str
    title: str
    series: Series | None
    singles: tuple[tuple[str, Single], ...] = ()
    is_on_page: bool = True


class Shape(NamedTuple):
    """What a command adds up. `of_years` are the columns of the table by year and `in_all` what stands under them; `held` and
    `full_year` are what the budget is held against; `key_…` are the key figures; `dates` and `dash` say what those mean."""

    series: tuple[Series, ...]
    singles: tuple[Single, ...]
    of_years: tuple[tuple[str, Series], ...]
    in_all: tuple[Single | None, ...]
    by_case: tuple[ByCase, ...]
    held: tuple[tuple[str, Series], ...]
    key_columns: tuple[str, ...]
    key_rows: tuple[tuple[str, tuple[Single, ...]], ...]
    key_years: tuple[Series, ...]
    dates: str
    dash: str
    full_year: tuple[tuple[str, Single], ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def against_budget(self) -> tuple[Series | Single, ...]:
        """All that the budget is held against."""
        return (*(series for _, series in self.held), *(single for _, single in self.full_year))


COST = Shape(
    (cost.ALL_POSTS, cost.IN_POST, cost.FULL_YEAR_EFFECT, cost.MOVEMENT),
    cost.SINGLES,
    (
        ("Staff in post", cost.IN_POST),
        ("All posts filled", cost.ALL_POSTS),
        ("Full-year effect", cost.FULL_YEAR_EFFECT),
        ("Change to base budget", cost.MOVEMENT),
    ),
    (cost.TERM_IN_POST, cost.TERM_ALL_POSTS, None, None),
    (
        ByCase("portfolio.all_posts", "All posts filled by case", "All posts filled", cost.ALL_POSTS,
               (("Whole term", cost.TERM_ALL_POSTS), ("Full year", cost.YEAR_ALL_POSTS))),
        ByCase("portfolio.in_post", "Staff in post by case", "Staff in post", cost.IN_POST,
               (("Whole term", cost.TERM_IN_POST), ("Full year", cost.YEAR_IN_POST))),
        ByCase("portfolio.full_year", "Full-year effect by case", "Full-year effect", cost.FULL_YEAR_EFFECT, (), False),
        ByCase("portfolio.movement", "Base budget by case", "Change to base budget", cost.MOVEMENT, (), False),
        ByCase("portfolio.other", "Other amounts by case", "Of a full year", None,
               (("Paid already", cost.PAID_NOW), ("Other payments, staff in post", cost.OTHER_IN_POST),
                ("Other payments, all posts filled", cost.OTHER_ALL_POSTS)), False),
    ),
    (("Staff in post", cost.IN_POST), ("All posts filled", cost.ALL_POSTS)),
    ("Staff in post now", "All filled, day one"),
    (
        ("Full-year cost", (cost.YEAR_IN_POST, cost.YEAR_ALL_POSTS)),
        ("Other payments, full year", (cost.OTHER_IN_POST, cost.OTHER_ALL_POSTS)),
        ("Whole-term cost", (cost.TERM_IN_POST, cost.TERM_ALL_POSTS)),
    ),
    (cost.IN_POST, cost.ALL_POSTS),
    "Supplement paid",
    "outside the case's own term, or nothing to add",
    (("Full year, staff in post", cost.YEAR_IN_POST), ("Full year, all posts filled", cost.YEAR_ALL_POSTS)),
    (
        "Full year adds twelve months of each case, whenever it is paid.",
        "Full-year effect and change to base budget count all posts filled.",
        "Years, term and budget are of supplements alone: other payments are in their own row of the key figures.",
    ),
)  # fmt: skip

FORECAST = Shape(
    (forecast.EXTRA, forecast.NOTHING, forecast.PROPOSAL, forecast.FULL_YEAR_EFFECT, forecast.MOVEMENT),
    forecast.SINGLES,
    (
        ("Doing nothing", forecast.NOTHING),
        ("The proposal", forecast.PROPOSAL),
        ("Extra cost", forecast.EXTRA),
        ("Full-year effect", forecast.FULL_YEAR_EFFECT),
        ("Change to base budget", forecast.MOVEMENT),
    ),
    (forecast.NOTHING_IN_ALL, forecast.PROPOSAL_IN_ALL, forecast.EXTRA_IN_ALL, None, None),
    (
        ByCase("portfolio.extra_cost", "Extra cost by case", "Extra cost of the proposals", forecast.EXTRA,
               (("Due after", forecast.DUE_AFTER), ("All years", forecast.EXTRA_IN_ALL))),
        ByCase("portfolio.doing_nothing", "Doing nothing by case", "Doing nothing", forecast.NOTHING,
               (("All years", forecast.NOTHING_IN_ALL),), False),
        ByCase("portfolio.proposal", "Proposals by case", "The proposals", forecast.PROPOSAL,
               (("All years", forecast.PROPOSAL_IN_ALL),), False),
        ByCase("portfolio.full_year", "Full-year effect by case", "Full-year effect", forecast.FULL_YEAR_EFFECT, (), False),
        ByCase("portfolio.movement", "Base budget by case", "Change to base budget", forecast.MOVEMENT, (), False),
    ),
    (("Extra cost", forecast.EXTRA),),
    ("Do nothing", "Proposal", "Extra cost"),
    (("All years", (forecast.NOTHING_IN_ALL, forecast.PROPOSAL_IN_ALL, forecast.EXTRA_IN_ALL)),),
    (forecast.NOTHING, forecast.PROPOSAL, forecast.EXTRA),
    "Months forecast",
    "outside the months that the case is forecast for, or nothing to add",
    remarks=(
        "The budget is held against the extra cost of the proposals over doing nothing.",
        "Each forecast counts its own staff joining and leaving in the posts that its case gives.",
    ),
)  # fmt: skip
