"""What comparators, the equal-pay record and published figures must agree on with other sections."""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics import Problem
from ...parser.tree import Items, first_of, key_span
from ..case import Case
from ..models.pay.supplement import MakeUpTo, amounts_within
from ..references import may_define, unknown_grade, without_pay


def made_up(case: Case) -> Iterator[Problem]:
    """A supplement made up to the market needs a market, and one made up to a point its salary. What cannot be read is
    reported where it stands."""
    for name, grade in case.grades.items():
        for keys, form in amounts_within(grade.supplement):
            if isinstance(form, MakeUpTo):
                yield from _made_up(case, name, form, ("grades", name, "supplement", *keys))


def _made_up(case: Case, name: str, form: MakeUpTo, path: tuple[str, ...]) -> Iterator[Problem]:
    point, spine = form.point, case.spine_of(name)
    if point is not None and not spine.may_have(point):
        yield without_pay(spine, point, f"{name} is made up to point", case.place(*path, "make_up_to"))
    elif point is None and "comparators" not in case.root:
        yield Problem(
            "no-market",
            f"{name} is made up to the market, but the case has no comparators",
            case.place(*path),
            "add `comparators:` with what others pay for the grade",
        )


def comparator_grades(case: Case) -> Iterator[Problem]:
    for name, comparator in case.comparators.items():
        for key in ("pay", "supplements", "points"):
            for grade in getattr(comparator, key) or ():
                if not may_define(case, "grades", grade):
                    yield unknown_grade(case, grade, key_span(case.root, ("comparators", name, key, grade)))


def published_values(case: Case) -> Iterator[Problem]:
    """An entry has the paper's value, or accepts that of a cell which has its own."""
    for number, entry in case.published.items():
        if entry.value is None and entry.accepted is None:
            entries = case.root["published"]
            assert isinstance(entries, Items)
            place = first_of(entries[number - 1])
            yield Problem("missing-key", f"published {number} has no value", place, "add `value: …`")


def recorded_grades(case: Case) -> Iterator[Problem]:
    """The equal-pay record is of grades that the case has."""
    for grade in case.equal_pay.grades or () if case.equal_pay else ():
        if not may_define(case, "grades", grade):
            yield unknown_grade(case, grade, key_span(case.root, ("equal_pay", "grades", grade)))
