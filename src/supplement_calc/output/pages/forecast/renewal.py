"""What a forecast says of a supplement that is paid already."""

from __future__ import annotations

from collections.abc import Iterator

from ....costing.forecast.forecast import ForecastResult
from ....costing.forecast.supplement_now import last_day
from ....diagnostics.names import listed
from ....reference.calendar import day_in_words
from ...amounts import fte


def supplement_now_sentences(result: ForecastResult) -> Iterator[str]:
    """Who is paid it, and until when in each course; nothing where no grade is."""
    paid = {name: grade for name, grade in result.case.grades.items() if grade.paid_now is not None}
    if not paid:
        return
    yield f"{listed(paid)} {'is' if len(paid) == 1 else 'are'} paid a supplement already. {_until(result)}"
    for name, grade in paid.items():
        if grade.starts is not None and (own := last_day(result.case, name, proposal=True)) is not None:
            yield f"In the proposal the last day of {name}'s is {day_in_words(own)}: its own supplement starts later."
    for name, grade in paid.items():
        if grade.paid_now_to is not None:
            yield f"Of {name}, {fte(grade.paid_now_to.known)} FTE have it now. The same share of its staff has it throughout."


def _until(result: ForecastResult) -> str:
    first = result.months[0].first
    stops, replaced = (last_day(result.case, proposal=proposal) for proposal in (False, True))
    nothing = (
        "In doing nothing it goes on."
        if stops is None
        else f"In doing nothing its last day is {day_in_words(stops)}."
        if stops >= first
        else "In doing nothing it has stopped before the forecast starts."
    )
    proposal = (
        f"In the proposal its last day is {day_in_words(replaced)}."
        if replaced is not None and replaced >= first
        else "The proposal's supplement takes its place from the first month."
        if any(grade.supplement is not None for grade in result.case.grades.values())
        else "In the proposal it ends before the forecast starts."
    )
    return f"{nothing} {proposal}"
