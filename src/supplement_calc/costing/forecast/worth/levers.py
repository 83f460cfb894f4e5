"""What the two courses differ in, and how much of the net cost rests on each: the proposal forecast again with that as in doing
nothing, and all else as it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ....case.case import Case
from ....case.models.fields.base import Model
from ....case.models.forecast import Course
from ....ledger import Figure, Ledger
from ..projection import Projection

ID = "forecast.fairness"
_ALIKE = "alike_"
LABELS = {
    "turnover": "Turnover",
    "starters": "Starters",
    "agency_cover": "Agency cover",
    "agency_beyond": "Agency staff beyond vacancies",
}
_WORDS = ("where", "supplement_now")  # what says where a course is from, and what doing nothing alone can have

Again = Callable[[str, str, Case], Projection]
"""The proposal followed again, by an id, a title and the case with that proposal."""


class Lever(NamedTuple):
    """One thing that the courses differ in (`keys`, one or all): the net cost were it alike, and what of the net cost is from
    it. Below nil it makes the proposal cheaper."""

    id: str
    label: str
    keys: tuple[str, ...]
    net_if_alike: Figure
    share: Figure

    @property
    def is_all(self) -> bool:
        """Whether it is everything that differs, together."""
        return len(self.keys) > 1


def is_of_levers(id: str) -> bool:
    """Whether a figure of this id is one of what rests on what the courses differ in, or of its working."""
    return id.startswith((f"{ID}.", f"forecast.{_ALIKE}"))


def differing(case: Case) -> list[str]:
    """The keys that the two courses give differently."""
    assert case.forecast is not None
    nothing, proposal = case.forecast.doing_nothing, case.forecast.proposal
    keys = [key for key in Course.model_fields if key not in _WORDS]
    return [key for key in keys if _plain(getattr(nothing, key)) != _plain(getattr(proposal, key))]


def levers(case: Case, ledger: Ledger, again: Again, nothing: Projection, net: Figure) -> list[Lever]:
    """Each by itself; then, where there are several, all together: one may lean on another, so they need not add up."""
    keys = differing(case)
    found = [_lever(case, ledger, again, nothing, net, key, LABELS.get(key, key), [key]) for key in keys]
    if len(keys) > 1:
        found.append(_lever(case, ledger, again, nothing, net, "all", "All of these together", keys))
    return found


def _lever(
    case: Case, ledger: Ledger, again: Again, nothing: Projection, net: Figure, id: str, label: str, keys: Sequence[str]
) -> Lever:
    as_in_nothing = "these as in doing nothing" if len(keys) > 1 else f"{label.lower()} as in doing nothing"
    alike = again(f"{_ALIKE}{id}", f"The proposal with {as_in_nothing}", _alike(case, keys))
    name, work = f"{ID}.{id}", ledger.work
    costs = (alike.total.total, nothing.total.total)
    if_alike = work(f"{name}.net_if_alike", f"Extra cost of all years with {as_in_nothing}", "GBP", "difference", costs)
    share = work(f"{name}.share", f"{label}: what of the extra cost rests on it", "GBP", "difference", (net, if_alike))
    return Lever(id, label, tuple(keys), if_alike, share)


def _alike(case: Case, keys: Sequence[str]) -> Case:
    """The case with doing nothing's own in the proposal."""
    assert case.forecast is not None
    given = {key: getattr(case.forecast.doing_nothing, key) for key in keys}
    proposal = case.forecast.proposal.model_copy(update=given)
    return case._replace(forecast=case.forecast.model_copy(update={"proposal": proposal}))


def _plain(given: object) -> object:
    """What is given, without where it stands: forms of the same values are alike."""
    match given:
        case Figure():
            return given.value
        case Model():
            return {key: _plain(getattr(given, key)) for key in type(given).model_fields}
        case dict():
            return {key: _plain(one) for key, one in given.items()}
        case list() | tuple():
            return [_plain(one) for one in given]
        case _:
            return given
