"""A supplement that is paid already: who has it, and what a forecast takes to become of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...diagnostics import Problem, Related
from ..case import Case

if TYPE_CHECKING:
    from ..models.grades import Grade


def supplement_now(case: Case) -> Iterator[Problem]:
    paid = {name: grade for name, grade in case.grades.items() if grade.supplement_now is not None}
    for name, grade in paid.items():
        yield from _who_has_it(case, name, grade)
    if case.forecast is not None and "grades" in case.root:
        yield from _what_becomes_of_it(case, list(paid))


def _who_has_it(case: Case, name: str, grade: Grade) -> Iterator[Problem]:
    """No more than are in post, of whom there must be some."""
    in_post, given = grade.fte_in_post, grade.paid_now_to
    if not in_post:
        headline = f"{name} has a supplement now and nobody in post to be paid it"
        help = f"give {name} `in_post` FTE, or leave `supplement_now` out"
        yield Problem("supplement-now-above-posts", headline, case.place("grades", name, "supplement_now"), help)
    elif given is not None and given.known > in_post:
        headline = f"{given.known:f} FTE of {name} are paid a supplement now, more than the {in_post:f} in post"
        place = case.place("grades", name, "supplement_now", "in_post")
        other = Related(case.place("grades", name, "in_post"), "those in post")
        yield Problem("supplement-now-above-posts", headline, place, "correct one of the two", (other,))


def _what_becomes_of_it(case: Case, paid: list[str]) -> Iterator[Problem]:
    """Asked for, since any answer taken for granted would move the net cost by all that is paid."""
    assert case.forecast is not None
    given = case.forecast.doing_nothing.supplement_now
    if paid and given is None:
        headline = f"{paid[0]} is paid a supplement now, and doing nothing does not say whether it goes on"
        help = "write `supplement_now: goes on` under `doing_nothing`, or `stops`, or `{stops: 2026-03-31}`"
        now = Related(case.place("grades", paid[0], "supplement_now"), "what is paid now")
        yield Problem("supplement-now-unclear", headline, case.place("forecast", "doing_nothing"), help, (now,))
    elif given is not None and not paid:
        headline = "doing nothing says what becomes of a supplement that no grade is paid now"
        help = "give the grades that have one `supplement_now: …`, or leave the line out"
        yield Problem("not-used", headline, case.place("forecast", "doing_nothing", "supplement_now"), help, severity="warning")
