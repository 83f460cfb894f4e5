"""Made-up tables of a workforce in FTE with the people in it."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import NamedTuple

from .sheet import Changed, Number, Sheet, plain

HUNDRED = Fraction(100)
COUNTED = ("in_post", "turnover_of_in_post", "permanent_share_of_establishment")
_RATES = {"turnover_of_in_post": ("leavers", "in_post"), "permanent_share_of_establishment": ("in_post", "establishment")}


class Team(NamedTuple):
    """A team's row."""

    id: str
    establishment: Fraction
    in_post: Fraction
    leavers: Fraction
    headcount: Fraction

    def measure(self, name: str) -> Fraction:
        """A count by its name."""
        return {"establishment": self.establishment, "in_post": self.in_post, "leavers": self.leavers}[name]


class Heads(NamedTuple):
    """Teams in FTE, with their people."""

    teams: tuple[Team, ...]

    def text(self) -> str:
        """As a case file."""
        rows = "".join(
            f"      {one.id.title()}: {{establishment: {plain(one.establishment, 1)}, in_post: {plain(one.in_post, 1)}, "
            f"leavers: {plain(one.leavers, 1)}, headcount: {plain(one.headcount, 0)}}}\n"
            for one in self.teams
        )
        return f"title: made up\nworkforce:\n  Staff:\n    counted_in: fte\n    teams:\n{rows}"

    def sheet(self, unit: Number, changed: Changed | None = None) -> Sheet:
        """Every figure; nothing of it is rounded, whatever the unit."""
        sheet = Sheet(changed or {})
        for one in self.teams:
            self._row(sheet, f"teams.{one.id}", one)
        self._row(sheet, "pooled", self._whole())
        return sheet

    def counting_heads(self, id: str) -> Fraction:
        """A figure with people in place of the FTE in post."""
        measure = id.rpartition(".")[2]
        own = next((one for one in self.teams if f".teams.{one.id}." in id), None)
        team = self._whole() if own is None else own
        heads = team._replace(in_post=team.headcount)
        if measure == "in_post":
            return heads.in_post
        above, below = _RATES[measure]
        return heads.measure(above) * HUNDRED / heads.measure(below)

    def _whole(self) -> Team:
        return Team("pooled", *(sum(column, Fraction(0)) for column in list(zip(*self.teams, strict=True))[1:]))

    @staticmethod
    def _row(sheet: Sheet, under: str, team: Team) -> None:
        sheet.put(f"workforce.staff.{under}.in_post", team.in_post, "FTE")
        for rate, (above, below) in _RATES.items():
            sheet.put(f"workforce.staff.{under}.{rate}", team.measure(above) * HUNDRED / team.measure(below), "percent")


def any_heads(random: Random) -> Heads:
    """A made-up table of three teams to six."""
    teams = []
    for name in random.sample(("north", "south", "east", "west", "central", "valley"), random.randint(3, 6)):
        in_post = Fraction(random.randint(150, 900), 10)
        posts = in_post + Fraction(random.randint(10, 150), 10)
        leavers = Fraction(random.randint(15, 120), 10)
        heads = Fraction(int(in_post * Fraction(random.randint(106, 140), 100)) + 1)
        teams.append(Team(name, posts, in_post, leavers, heads))
    return Heads(tuple(teams))
