"""What counts of staff under 21 and of apprentices under 25 must agree on with the staff in post and with on-costs."""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Problem
from ...ledger import Figure
from ...ledger.rounding import added
from ..case import Case
from ..models.grades import Grade


def young_staff(case: Case) -> Iterator[Problem]:
    """They are among the staff in post, and the case says up to what pay no National Insurance is due on them."""
    counted = [(name, key) for name, grade in case.grades.items() for key in _counts(grade)]
    for name in dict.fromkeys(name for name, _ in counted):
        yield from _among_staff(case, name, case.grades[name])
    parts = case.on_costs_by_part
    if parts is None:
        yield from _without_use(case, counted)
    elif counted and parts.no_ni_below is None:
        name, key = counted[0]
        headline = f"{name} has {_words(key)}, but on-costs do not say up to what pay no National Insurance is due on them"
        yield Problem("missing-key", headline, case.place("grades", name, key), "add `no_ni_below: 50,270` under on_costs")
    elif parts.no_ni_below is not None and not counted and not _in_doubt(case):
        headline = "on-costs say up to what pay no National Insurance is due on staff under 21, but no grade has any"
        help = "add `under_21: …` or `apprentices_under_25: …` to a grade, or leave the line out"
        yield Problem("not-used", headline, case.place("on_costs", "no_ni_below"), help, severity="warning")


def _without_use(case: Case, counted: list[tuple[str, str]]) -> Iterator[Problem]:
    """Of a flat rate, or without on-costs; on-costs that could not be read are reported where they stand."""
    if case.on_costs is None and "on_costs" in case.root:
        return
    why = "the case gives no on-costs" if case.on_costs is None else "a flat rate has all National Insurance in it already"
    for name, key in counted:
        headline = f"{name} has {_words(key)}, which is not used: {why}"
        yield Problem("not-used", headline, case.place("grades", name, key), "leave the line out", severity="warning")


def _in_doubt(case: Case) -> bool:
    """Whether the file has grades of which none could be read."""
    return "grades" in case.root and not case.grades


def _among_staff(case: Case, name: str, grade: Grade) -> Iterator[Problem]:
    counts = _counts(grade)
    first = next(iter(counts))
    place = case.place("grades", name, first)
    young, staff = added(fte.known for fte in counts.values()), grade.fte_in_post
    if staff is None:
        yield Problem("missing-key", f"{name} has {_words(first)} but no staff in post", place, "add `in_post: …`")
        return
    if young > staff:
        headline = f"{name} has {young:f} FTE under 21 or apprentices under 25, but {staff:f} in post"
        yield Problem("more-than-all", headline, place, "count those of them who are among the staff in post")


def _counts(grade: Grade) -> dict[str, Figure]:
    both = {"under_21": grade.under_21, "apprentices_under_25": grade.apprentices_under_25}
    return {key: fte for key, fte in both.items() if fte is not None}


def _words(key: str) -> str:
    return "staff under 21" if key == "under_21" else "apprentices under 25"
