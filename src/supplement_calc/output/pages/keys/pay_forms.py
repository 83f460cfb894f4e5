"""What the form that pay is given in rests on, in a few words for the note of a page."""

from __future__ import annotations

from ....case.by_the_hour import STANDARD, hours_paid
from ....case.case import Case
from ....ledger import Figure
from ...amounts import exact


def pay_forms(case: Case) -> tuple[list[str], list[Figure]]:
    """The hours that pay by the hour is paid for, with the figures said; nothing of a case without any."""
    hours = hours_paid(case)
    if not hours:
        return [], []
    if len(hours) > 1:
        return ["pay by the hour for the hours of each grade"], []
    (both,) = hours
    taken = [name for name, key, one in zip(("hours", "weeks"), STANDARD, both, strict=True) if one.id == f"standard_{key}"]
    said = f" ({' and '.join(taken)} not given)" if taken else ""
    week, weeks = (exact(one.known) for one in both)
    return [f"pay by the hour for {week} hours a week, {weeks} weeks a year{said}"], list(both)
