"""Rates and ages of staff that cannot be, or hardly are: more than all posts covered, turnover above all staff, an age."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...case.labels import phrase
from ...ledger import Figure
from ...parser.tree import Path
from ..context import CheckContext
from ..inputs import place_of_figure, text_of
from ..rule import Breach, Rule, staff_of
from ..wholes import HUNDRED

# School leaving age is 16 (Education Act 1996, section 8). The oldest average is this tool's own bound, and wide.
_YOUNGEST, _OLDEST = Decimal(16), Decimal(75)


def unusual_share(context: CheckContext) -> Iterator[Breach]:
    """More than 100% of posts filled or empty, or more than 100% of staff leaving in a year."""
    for path, given in _shares(context):
        if given is not None and given.value is not None and given.value > HUNDRED:
            of = "staff leave more than once a year" if "turnover" in path else "there are 100% of posts"
            yield Breach(
                f"{phrase(path)} is {text_of(given)}; {of}",
                place_of_figure(given) or context.case.place(*path),
                "check it against the paper; if it is right, silence this rule with where the figure is from",
                shows=(given,),
            )


def _shares(context: CheckContext) -> Iterator[tuple[Path, Figure | None]]:
    case = context.case
    for name, coverage in case.coverage.items():
        yield ("coverage", name, "target"), coverage.target
        for at, covered in coverage.at.items():
            for key in ("permanent", "agency", "vacancy_gap", "uncovered"):
                yield ("coverage", name, "at", at, key), getattr(covered, key)
    for path, staff in staff_of(context):
        yield (*path, "turnover"), staff.turnover


def unusual_age(context: CheckContext) -> Iterator[Breach]:
    """An average age under 16 or above 75."""
    for path, staff in staff_of(context):
        age = staff.average_age
        if age is not None and age.value is not None and not _YOUNGEST <= age.value <= _OLDEST:
            yield Breach(
                f"{phrase((*path, 'average_age'))} is {text_of(age)}; staff are 16 or older, and 75 or younger on average",
                place_of_figure(age) or context.case.place(*path, "average_age"),
                "check it against the paper; if it is right, silence this rule with where the figure is from",
                shows=(age,),
            )


RULES = (Rule("unusual-share", "warning", unusual_share), Rule("unusual-age", "warning", unusual_age))
