"""Counts of people under five: a case file is read by more people than the paper."""

from __future__ import annotations

from collections.abc import Iterator

from ...case.case import Case
from ...case.people.counts import FEWEST
from ...evidence.suppression import PRIMARY
from ...ledger import Figure, Input
from ..context import CheckContext
from ..inputs import is_hedged, text_of
from ..rule import Breach, Rule, staff_of

_SEXES = ("men", "women", "headcount")
_IN_HEADS = ("in_post", "agency", "starters", "leavers")


def small_count(context: CheckContext) -> Iterator[Breach]:
    """A count of one to four people by sex, grade, service or vacancy, by which one of them may be known; it is not shown again
    here unless small counts are to be shown."""
    for what, figure in _counts(context):
        if figure is None or figure.value is None or is_hedged(figure) or not isinstance(figure.origin, Input):
            continue
        if 0 < figure.value < FEWEST and figure.origin.span is not None:
            count = f"{text_of(figure)}, fewer than {FEWEST} people" if context.full else f"fewer than {FEWEST} people"
            yield Breach(
                f"{what}: {count}, by which somebody may be known",
                figure.origin.span,
                f"write `{PRIMARY}` or leave the line out; if it is published already, silence this rule and say where",
                withheld=not context.full,
                shows=(),
            )


def _counts(context: CheckContext) -> Iterator[tuple[str, Figure | None]]:
    case = context.case
    for path, staff in staff_of(context):
        columns = _SEXES + (_IN_HEADS if case.workforce[path[1]].counted_in == "heads" else ())
        name = path[1] if path[2] == "total" else path[3]
        yield from ((f"{name}: {column.replace('_', ' ')}", getattr(staff, column)) for column in columns)
    yield from _recruited(case)
    for name, indicator in case.indicators.items():
        if indicator.counts == "people":
            yield from ((f"{name}, {at}", value) for at, value in indicator.values.items())
    for grade, record in (case.equal_pay.grades or {}).items() if case.equal_pay is not None else ():
        for whether, people in (("paid", record.paid), ("not paid", record.not_paid)):
            if people is not None:
                yield f"{grade}, men {whether}", people.men
                yield f"{grade}, women {whether}", people.women


def _recruited(case: Case) -> Iterator[tuple[str, Figure | None]]:
    """People of a funnel, and those of them by where they come from."""
    for name, funnel in case.recruitment.items():
        for stage in ("applications", "shortlisted", "offered", "accepted", "declined"):
            people = getattr(funnel, stage)
            if isinstance(people, Figure):
                yield f"{name}, {stage}", people
            elif people is not None:
                yield f"{name}, {stage}", people.total
                yield f"{name}, {stage} external", people.external
                yield f"{name}, {stage} internal", people.internal
        yield f"{name}, fewest applications for an advert", funnel.fewest_per_advert
        yield f"{name}, most applications for an advert", funnel.most_per_advert


RULES = (Rule("small-count", "warning", small_count),)
