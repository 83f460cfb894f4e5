"""The financial year of councils: 1 April to 31 March, named 2019/20."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, NamedTuple

from pydantic import PlainValidator, WithJsonSchema

from .fields import leaf, wrong
from .words import words

_SHAPE = re.compile(r"([1-9][0-9]{3}) ?[/–-] ?([0-9]{2})")
_APRIL = 4


class FinancialYear(NamedTuple):
    """A financial year by the calendar year that it starts in."""

    first: int

    @classmethod
    def of(cls, day: date) -> FinancialYear:
        """The year that a day falls in."""
        return cls(day.year if day.month >= _APRIL else day.year - 1)

    @property
    def name(self) -> str:
        """`2019/20`."""
        return f"{self.first}/{(self.first + 1) % 100:02}"

    @property
    def id(self) -> str:
        """The name in an id: `2019_20`."""
        return self.name.replace("/", "_")

    @property
    def next(self) -> FinancialYear:
        """The year after."""
        return FinancialYear(self.first + 1)

    @property
    def starts(self) -> date:
        """Its first day."""
        return date(self.first, _APRIL, 1)

    def to(self, last: FinancialYear) -> list[FinancialYear]:
        """The years from this one to another, both in."""
        return [FinancialYear(first) for first in range(self.first, last.first + 1)]


def _financial_year(node: object) -> FinancialYear:
    scalar = leaf(node, "a financial year")
    shape = _SHAPE.fullmatch(scalar.strip())
    if shape is None:
        headline = f"{words(scalar.path)} is `{scalar.shown}`, which does not name a financial year"
        wrong("not-a-financial-year", headline, "write 2021/22 for 1 April 2021 to 31 March 2022")
    year = FinancialYear(int(shape[1]))
    if int(shape[2]) != (year.first + 1) % 100:
        headline = f"{words(scalar.path)} is `{scalar.shown}`, which is not a year and the next"
        wrong("not-a-financial-year", headline, f"write {year.name} for 1 April {year.first} to 31 March {year.first + 1}")
    return year


Year = Annotated[
    FinancialYear,
    PlainValidator(_financial_year),
    WithJsonSchema({"type": "string", "pattern": r"^[1-9][0-9]{3} ?[/–-] ?[0-9]{2}$"}),
]
"""A financial year by its name: 2021/22 or 2021-22."""
