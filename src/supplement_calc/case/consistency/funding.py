"""What the keys of a line of funding must agree on: one time, and one amount that fits it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...diagnostics import Problem, Related
from ..case import Case
from ..references import in_place_of_each_other, is_incomplete

if TYPE_CHECKING:
    from ..models.package import Funding

_TIMES = ("year", "years", "starts")


def funding(case: Case) -> Iterator[Problem]:
    for number, one in case.funding.items():
        yield from _time(case, str(number), one)
        yield from _amount(case, str(number), one)


def _time(case: Case, number: str, one: Funding) -> Iterator[Problem]:
    place = case.place("funding", number)
    given = [key for key in _TIMES if getattr(one, key) is not None]
    yield from in_place_of_each_other(case, "two-starts", f"funding {number}", ("funding", number), given, _TIMES)
    if not given and not is_incomplete(case, "funding", number):
        help = "add `year: …`, `years: … to …`, or `starts: …` and `ends: …`" if one.ends is None else "add `starts: …`"
        yield Problem("missing-key", f"funding {number} has no year", place, help)
    if given == ["starts"] and one.ends is None and not is_incomplete(case, "funding", number):
        starts = case.place("funding", number, "starts")
        yield Problem(
            "missing-key", f"funding {number} has no last day", starts, "add `ends: …`, or give years in place of days"
        )
    if given and one.starts is None and one.ends is not None:
        headline = f"funding {number} has a last day, which {given[0]} does not use"
        yield Problem("not-used", headline, case.place("funding", number, "ends"), "leave the line out", severity="warning")
    if one.starts is not None and one.ends is not None and one.ends < one.starts:
        headline = f"funding {number} ends on {one.ends}, before it starts on {one.starts}"
        related = (Related(case.place("funding", number, "starts"), "its start"),)
        yield Problem(
            "period-backwards", headline, case.place("funding", number, "ends"), "swap the two, or correct one", related
        )
    if one.kind == "recurring" and given and one.year is None:
        headline = f"funding {number} recurs, and says when it ends"
        help = "leave `kind` out, or give the first `year` in place of all"
        yield Problem("not-used", headline, case.place("funding", number, "kind"), help, severity="warning")


def _amount(case: Case, number: str, one: Funding) -> Iterator[Problem]:
    place = case.place("funding", number)
    if one.amount is None and one.total is None and not is_incomplete(case, "funding", number):
        more = "" if one.year is not None else ", a year, or `total: …` for all of it"
        yield Problem("missing-key", f"funding {number} has no amount", place, f"add `amount: …`{more}")
    if one.amount is not None and one.total is not None:
        related = (Related(case.place("funding", number, "amount"), "the other"),)
        headline, help = f"funding {number} has both amount and total", "keep one of amount, of a year, and total, in all"
        yield Problem("two-costs", headline, case.place("funding", number, "total"), help, related)
    elif one.total is not None and one.year is not None:
        headline = f"funding {number} has a total, and one year to spread it over"
        help = "write `amount` in place of `total`, or `years` in place of `year`"
        yield Problem("not-used", headline, case.place("funding", number, "total"), help)
