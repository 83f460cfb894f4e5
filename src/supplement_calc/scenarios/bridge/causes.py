"""What the change from one case to another is put down to: each input has one cause."""

from __future__ import annotations

from typing import Literal

from ...diagnostics.names import fold

Cause = Literal[
    "posts",
    "mix",
    "salaries",
    "supplements",
    "payments",
    "on_costs",
    "agency_fte",
    "agency_cost",
    "turnover",
    "starters",
    "agency_cover",
    "dates",
    "budget",
    "other",
]
LABELS: dict[Cause, str] = {
    "posts": "FTE in post and vacant, in all",
    "mix": "Mix of grades and of filled and vacant posts",
    "salaries": "Salaries and pay points",
    "supplements": "Supplements",
    "payments": "Other payments",
    "on_costs": "On-costs",
    "agency_fte": "Agency FTE",
    "agency_cost": "Cost of an agency FTE",
    "turnover": "Turnover",
    "starters": "Starters",
    "agency_cover": "Agency cover of vacancies",
    "dates": "Dates and months paid",
    "budget": "Budget",
    "other": "Everything else that differs",
}
Group = Literal["group_of_posts", "group_of_pay", "group_of_agency", "group_of_turnover", "group_of_the_rest"]
GROUPS: dict[Group, tuple[str, tuple[Cause, ...]]] = {
    "group_of_posts": ("Posts", ("posts", "mix")),
    "group_of_pay": ("Pay", ("salaries", "supplements", "payments", "on_costs")),
    "group_of_agency": ("Agency staff", ("agency_fte", "agency_cost", "agency_cover")),
    "group_of_turnover": ("Staff who come and go", ("turnover", "starters")),
    "group_of_the_rest": ("Dates, budget and the rest", ("dates", "budget", "other")),
}
"""What causes are taken together where they are too many for every order of them: what each is called, and its causes."""
_SECTIONS: dict[str, Cause] = {
    "pay_points": "salaries",
    "payment": "supplements",
    "payments": "payments",
    "on_costs": "on_costs",
    "budget": "budget",
    "period": "dates",
    "financial_year_starts": "dates",
    "establishment": "posts",
}


def cause_of(path: tuple[str, ...]) -> Cause:
    """The cause that an input belongs to, by its path in the case file."""
    section, last = fold(path[0]), fold(path[-1])
    if section in ("grades", "uplifts"):
        return _of_grade(path)
    if section == "agency_by_job" and last in ("from", "until"):
        return "dates"
    if section in ("agency", "agency_by_job"):
        is_whole = len(path) == (1 if section == "agency" else 2)  # staff that one case alone has
        return "agency_fte" if is_whole or last in ("fte", "beyond_vacancies") else "agency_cost"
    if section == "forecast":
        return _of_forecast(path)
    return _SECTIONS.get(section, "other")


def _of_grade(path: tuple[str, ...]) -> Cause:
    names = {fold(name) for name in path[2:]}
    if fold(path[0]) == "uplifts" and not names:  # of all of them, who moves from which point to which
        return "salaries"
    if names & {"in_post", "vacant"} or not names:  # of no names, a grade that one case alone has
        return "posts"
    if names & {"supplement", "supplement_now"}:
        return "supplements"
    return "salaries" if names & {"salary", "points", "costed_at", "from", "to"} else "other"


def _of_forecast(path: tuple[str, ...]) -> Cause:
    names = {fold(name) for name in path}
    if "turnover" in names:
        return "turnover"
    if "starters" in names:
        return "starters"
    if names & {"agency_cover", "agency_beyond", "agency_inflation"}:
        return "agency_cover"
    if names & {"pay_awards", "award_on_supplement", "increments"}:
        return "salaries"
    return "budget" if "budget_inflation" in names else "other"
