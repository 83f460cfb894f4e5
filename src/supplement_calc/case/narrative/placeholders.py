"""Placeholders of a narrative: `{workforce.team.vacancy_rate}`, or with formats `{supplement_cost.total|£m|1dp}`."""

from __future__ import annotations

from typing import NamedTuple

from ...ledger import Unit

# What may stand after the figure, with the units of the figures that it is for; none where it is for every unit.
FORMATS: dict[str, frozenset[Unit]] = {
    "£": frozenset(("GBP",)),
    "£k": frozenset(("GBP",)),
    "£m": frozenset(("GBP",)),
    "whole": frozenset(),
    "1dp": frozenset(),
    "2dp": frozenset(),
    "3dp": frozenset(),
    "size": frozenset(),
}
# How many decimals each of those that say it asks for.
PLACES = {"whole": 0, "1dp": 1, "2dp": 2, "3dp": 3}


class Placeholder(NamedTuple):
    """A figure that a narrative names, and how it is to be shown."""

    figure: str
    formats: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> Placeholder:
        """What stands between the brackets."""
        figure, *formats = (part.strip() for part in text.split("|"))
        return cls(figure, tuple(formats))

    @property
    def places(self) -> int | None:
        """How many decimals are asked for; None where none are."""
        return next((PLACES[one] for one in self.formats if one in PLACES), None)

    @property
    def money_unit(self) -> str | None:
        """`£`, `£k` or `£m` where one is asked for."""
        return next((one for one in self.formats if one.startswith("£")), None)

    @property
    def without_sign(self) -> bool:
        """Whether the size alone is asked for, as where the words say over or under."""
        return "size" in self.formats


def clash(formats: tuple[str, ...]) -> tuple[str, str] | None:
    """Two formats of one placeholder of which only one can hold: two units, or two numbers of decimals."""
    for one in ([f for f in formats if f.startswith("£")], [f for f in formats if f in PLACES]):
        if len(one) > 1:
            return one[0], one[1]
    return None
