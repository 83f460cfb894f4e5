"""The equal-pay record: who is paid the supplement and who is not, how the amount was reached, the impact assessment."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...diagnostics.names import listed
from ..context import CheckContext
from .common import proposes, supplemented
from .rule import Found, Rule

if TYPE_CHECKING:
    from ...case.models.equal_pay import BySex, GradeRecord


def equal_pay_record(context: CheckContext) -> Iterator[Found]:
    """A payment without the record that an equal-pay claim would be answered from (Equality Act 2010, sections 69 and 149)."""
    case = context.case
    if not proposes(case):
        return
    if case.equal_pay is None:
        yield Found(
            "there is no equal-pay record of the payment",
            case.place("period"),
            "add `equal_pay:` with who is paid it and who on the same grade or job profile is not, men and women, how the"
            " amount was reached, and the impact assessment",
        )
        return
    records = case.equal_pay.grades or {}
    for name in supplemented(case):
        lacks = list(_lacking(records.get(name)))
        if lacks:
            at = ("equal_pay", "grades", name) if name in records else ("grades", name, "supplement")
            yield Found(
                f"the equal-pay record of {name} lacks {listed(lacks)}",
                case.place(*at),
                f"add it under `equal_pay`, `grades`, `{name}`",
            )
    if case.equal_pay.impact_assessment is None:
        yield Found(
            "the equal-pay record names no equality impact assessment",
            case.place("equal_pay"),
            "add `impact_assessment: …`, where it is and its date",
        )


def _lacking(record: GradeRecord | None) -> Iterator[str]:
    if record is None or _is_part(record.paid):
        yield "who is paid it, men and women"
    if record is None or _is_part(record.not_paid):
        yield "who on the same grade or job profile is not, men and women"
    if record is None or record.how_reached is None:
        yield "how the amount was reached"


def _is_part(people: BySex | None) -> bool:
    return people is None or people.men is None or people.women is None


RULES = (Rule("equal-pay-record", "warning", equal_pay_record),)
