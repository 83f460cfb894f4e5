"""What a paper's own totals must say to be held against the proposal."""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Problem, Related
from ..case import Case

_AMOUNTS = ("budget", "employed", "agency", "outturn")


def spend(case: Case) -> Iterator[Problem]:
    """Some amount is given, and one cost of an agency FTE."""
    given = case.spend
    assert given is not None
    if all(getattr(given, key) is None for key in _AMOUNTS):
        help = "add what the paper prints of `budget`, `employed`, `agency` and `outturn`"
        yield Problem("missing-key", "spend has no amount", case.place("spend"), help)
    if given.agency_cost_per_fte is not None and case.agency is not None:
        related = (Related(case.place("agency"), "the agency section"),)
        place = case.place("spend", "agency_cost_per_fte")
        headline = "the cost of an agency FTE is given twice, under spend and under agency"
        yield Problem("two-costs", headline, place, "leave out `agency_cost_per_fte`", related)


def alternative(case: Case) -> Iterator[Problem]:
    """A cost or a saving, one of them."""
    given = case.alternative
    assert given is not None
    if given.cost is not None and given.saving is not None:
        related = (Related(case.place("alternative", "cost"), "the cost"),)
        headline = "alternative has both a cost and a saving"
        yield Problem("two-costs", headline, case.place("alternative", "saving"), "keep the one that the paper states", related)
    elif given.cost is None and given.saving is None:
        help = "add `cost: £900,000`, or `saving: …` where the paper states what is saved"
        yield Problem("missing-key", "alternative has neither a cost nor a saving", case.place("alternative"), help)
