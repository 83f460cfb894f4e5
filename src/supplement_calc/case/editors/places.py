"""Where a value stands, as far as that decides how it may be written: `£3,000 pa` under a salary, `10% of salary`."""

from __future__ import annotations

from typing import NamedTuple

from ..models.fields.numbers import PAID_IN_MILLS, time_of_key
from ..models.fields.said_how_often import KEYS_OF_SALARY, OF_KEY, article_of


class Place(NamedTuple):
    """How often what stands here is paid or counted, if its keys say so; whether a percentage here is of salary; and the units
    of time that a number here may have, if its own key says so."""

    period: str | None = None
    of_salary: bool = False
    time: str | None = None

    def under(self, key: str) -> Place:
        """The place of what stands under a key of it."""
        return Place(OF_KEY.get(key, self.period), self.of_salary or key in KEYS_OF_SALARY, time_of_key(key))

    @property
    def name(self) -> str:
        """What tells it from a place whose keys say nothing: `_a_year_of_salary`."""
        often = f"_{article_of(self.period).replace(' ', '_')}" if self.period else ""
        time = f"_in_{self.time.partition('?')[0]}" if self.time else ""
        return f"{often}_of_salary{time}" if self.of_salary else f"{often}{time}"

    @property
    def in_mills(self) -> bool:
        """Whether an amount here may be in tenths of a penny."""
        return self.period in PAID_IN_MILLS
