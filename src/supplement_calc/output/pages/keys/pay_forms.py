"""What the form that pay is given in rests on, in a few words for the note of a page."""

from __future__ import annotations

from ....case.case import Case
from ....case.models.pay.supplement import ByPost
from ....case.pay.by_the_hour import STANDARD, hours_paid
from ....case.pay.pension_rates import own_pension_rates
from ....ledger import Figure
from ...amounts import exact


def _by_post(case: Case) -> list[str]:
    """Whose posts have a supplement of their own, or none."""
    forms = [grade.supplement for grade in case.grades.values() if isinstance(grade.supplement, ByPost)]
    if not forms:
        return []
    if all(form.vacant is None for form in forms):
        return ["no supplement for vacant posts or for whoever fills them"]
    if all(form.in_post is None for form in forms):
        return ["a supplement only for whoever fills vacant posts"]
    return ["vacant posts, and whoever fills them, at a supplement of their own"]


def pay_forms(case: Case) -> tuple[list[str], list[Figure]]:
    """The hours that pay by the hour is for, and pension rates by grade, with the figures said; nothing of another case."""
    by_grade = ["pension at each grade's rate"] if own_pension_rates(case) else []
    by_grade += _by_post(case)
    hours = hours_paid(case)
    if not hours:
        return by_grade, []
    if len(hours) > 1:
        return ["pay by the hour for the hours of each grade", *by_grade], []
    (both,) = hours
    taken = [name for name, key, one in zip(("hours", "weeks"), STANDARD, both, strict=True) if one.id == f"standard_{key}"]
    said = f" ({' and '.join(taken)} not given)" if taken else ""
    week, weeks = (exact(one.known) for one in both)
    return [f"pay by the hour for {week} hours a week, {weeks} weeks a year{said}", *by_grade], list(both)
