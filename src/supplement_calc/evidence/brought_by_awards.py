"""A comparator's pay brought to our own date by the awards of a national body between, one after the other."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from ..case.case import Case
from ..case.models.comparators import Comparator
from ..ledger import Figure, Ledger
from ..reference.pay_awards import Body, Row, award_of, between, body_named, figure_of, lump_sums


class NationalRise(NamedTuple):
    """Whose awards bring a comparator's pay from its own day to ours."""

    body: Body
    since: date
    until: date

    @property
    def days(self) -> list[date]:
        """The days of its awards between."""
        return between(self.body, self.since, self.until)

    @property
    def lump_sums(self) -> list[Row]:
        """What was paid once between, and is in no later pay."""
        return lump_sums(self.body, self.since, self.until)

    def rows_at(self, points: tuple[int | None, ...]) -> list[Row]:
        """The awards between to who is at those points, each row once."""
        found = [award_of(self.body, day, point, self.since) for day in self.days for point in points]
        return list(dict.fromkeys(row for row in found if isinstance(row, Row)))

    def brought(self, ledger: Ledger, id: str, label: str, pay: Figure, point: int | None) -> Figure:
        """The pay with each award on what the one before has made of it. A rule has seen to it that each is known."""
        for day in self.days:
            row = award_of(self.body, day, point, self.since)
            assert isinstance(row, Row), f"{id}: {row}"
            rise = given = figure_of(row)
            if given.unit == "percent":
                rise = ledger.work(f"{id}.award_{day:%Y_%m_%d}", f"{label}: {given.label}", "GBP", "share", (given, pay))
            pay = ledger.work(f"{id}.after_{day:%Y_%m_%d}", f"{label}, after the {given.label}", "GBP", "sum", (pay, rise))
        return pay


def national_rise(case: Case, comparator: Comparator) -> NationalRise | None:
    """The awards that bring a comparator's pay to our own date, where it names a body."""
    if not isinstance(comparator.award, str):
        return None
    body, own = body_named(comparator.award), None if case.market is None else case.market.own_date
    assert body is not None and comparator.pay_date is not None and own is not None  # a rule has seen to it
    return NationalRise(body, comparator.pay_date, own)
