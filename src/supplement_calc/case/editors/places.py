"""Where a value stands, as far as that decides how it may be written: `£3,000 pa` under a salary, `10% of salary`."""

from __future__ import annotations

from typing import NamedTuple

from ..models.fields.said_how_often import KEYS_OF_SALARY, OF_KEY, article_of


class Place(NamedTuple):
    """How often what stands here is paid or counted, if its keys say so, and whether a percentage here is of salary."""

    period: str | None = None
    of_salary: bool = False

    def under(self, key: str) -> Place:
        """The place of what stands under a key of it."""
        return Place(OF_KEY.get(key, self.period), self.of_salary or key in KEYS_OF_SALARY)

    @property
    def name(self) -> str:
        """What tells it from a place whose keys say nothing: `_a_year_of_salary`."""
        often = f"_{article_of(self.period).replace(' ', '_')}" if self.period else ""
        return f"{often}_of_salary" if self.of_salary else often
