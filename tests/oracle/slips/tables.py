"""Made-up tables of a workforce, with their rates; shares at two dates; and comparators' pay."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from random import Random
from typing import NamedTuple

from .sheet import Changed, Number, Sheet, plain, rounded

HUNDRED = Fraction(100)
COUNTS = ("establishment", "vacant", "agency", "starters")
RATES = {
    "vacancy_rate": ("vacant", "establishment"),
    "agency_share_of_establishment": ("agency", "establishment"),
    "agency_share_of_workforce": ("agency", "workforce"),
    "agency_share_of_vacancies": ("agency", "vacant"),
}
DENOMINATORS = ("establishment", "in_post", "workforce", "vacant")


class Team(NamedTuple):
    """A team's row; `starters` may be not there."""

    id: str
    establishment: Fraction
    vacant: Fraction
    agency: Fraction
    starters: Fraction | None

    def measure(self, name: str) -> Fraction:
        """A count given, or that follows."""
        in_post = self.establishment - self.vacant
        found = {"in_post": in_post, "workforce": in_post + self.agency}.get(name)
        return getattr(self, name) or Fraction(0) if found is None else found


class Table(NamedTuple):
    """Teams in FTE to `places`."""

    teams: tuple[Team, ...]
    places: int

    def text(self) -> str:
        """As a case file."""
        rows = "".join(f"      {team.id.title()}: {{{', '.join(self._cells(team))}}}\n" for team in self.teams)
        return f"title: made up\nworkforce:\n  Staff:\n    teams:\n{rows}"

    def _cells(self, team: Team) -> list[str]:
        given = {name: getattr(team, name) for name in COUNTS}
        return [f"{name}: {'n/a' if value is None else plain(value, self.places)}" for name, value in given.items()]

    def sheet(self, unit: Number, changed: Changed | None = None) -> Sheet:
        """Every figure; nothing of it is rounded, whatever the unit."""
        sheet = Sheet(changed or {})
        for team in self.teams:
            under = f"workforce.staff.teams.{team.id}"
            for name in (*COUNTS, "in_post", "workforce"):
                if name != "starters" or team.starters is not None:
                    sheet.put(f"{under}.{name}", team.measure(name), "FTE")
            self._rates(sheet, under)
        for name in (*COUNTS, "in_post", "workforce"):
            sheet.add(f"workforce.staff.pooled.{name}", [one for one in self.column(name) if one in sheet.values], "FTE")
        self._rates(sheet, "workforce.staff.pooled")
        return sheet

    def column(self, name: str) -> list[str]:
        """The ids of a column's cells."""
        return [f"workforce.staff.teams.{team.id}.{name}" for team in self.teams]

    @staticmethod
    def _rates(sheet: Sheet, under: str) -> None:
        for rate, (above, below) in RATES.items():
            sheet.put(
                f"{under}.{rate}", sheet.values[f"{under}.{above}"] * HUNDRED / sheet.values[f"{under}.{below}"], "percent"
            )


def any_table(random: Random) -> Table:
    """A made-up table of three teams to nine; a team may have no starters to show."""
    places = random.choice((1, 2))
    names = random.sample(
        ("north", "south", "east", "west", "central", "valley", "coast", "moor", "town"), random.randint(3, 9)
    )
    teams = []
    for name in names:
        posts = Fraction(random.randint(80, 600), 10) if places == 1 else Fraction(random.randint(800, 6_000), 100)
        vacant = rounded(posts * Fraction(random.randint(8, 45), 100), Fraction(1, 10**places))
        agency = rounded(posts * Fraction(random.randint(5, 40), 100), Fraction(1, 10**places))
        starters = rounded(posts * Fraction(random.randint(5, 30), 100), Fraction(1, 10**places))
        teams.append(Team(name, posts, vacant, agency, starters))
    if random.randrange(2):
        which = random.randrange(len(teams))
        teams[which] = teams[which]._replace(starters=None)
    return Table(tuple(teams), places)


class Shares(NamedTuple):
    """One share at two dates."""

    first: Fraction
    last: Fraction

    def text(self) -> str:
        """As a case file."""
        values = f"{{July: {plain(self.first, 1)}%, March: {plain(self.last, 1)}%}}"
        return f"title: made up\nindicators:\n  Agency share:\n    by: date\n    values: {values}\n"

    def sheet(self, unit: Number, changed: Changed | None = None) -> Sheet:
        """The change in points and per cent."""
        sheet = Sheet(changed or {})
        sheet.put("indicators.agency_share.change", self.last - self.first, "percent")
        sheet.put("indicators.agency_share.change_percent", (self.last - self.first) * HUNDRED / self.first, "percent")
        return sheet


def any_shares(random: Random) -> Shares:
    """Two shares, to one place."""
    first, by = random.randint(120, 600), random.randint(15, 110)
    return Shares(Fraction(first, 10), Fraction(first + random.choice((-by, by)), 10))


class Comparator(NamedTuple):
    """Another employer's range; its top may be cut off in the paper."""

    name: str
    bottom: Fraction
    top: Fraction
    is_cut: bool = False


class Comparators(NamedTuple):
    """The pay of others beside our own."""

    others: tuple[Comparator, ...]
    own: Fraction

    @property
    def known(self) -> tuple[Comparator, ...]:
        """Those whose tops can be read."""
        return tuple(one for one in self.others if not one.is_cut)

    def text(self) -> str:
        """As a case file."""
        rows = "".join(f"  {one.name}: {{pay: {{Grade 9: '{_range(one)}'}}}}\n" for one in self.others)
        return f"title: made up\ngrades: {{Grade 9: {{salary: {plain(self.own, 0)}}}}}\ncomparators:\n{rows}"

    def sheet(self, unit: Number, changed: Changed | None = None) -> Sheet:
        """The mean of the tops that can be read, rounded to the unit, and the gap."""
        sheet = Sheet(changed or {})
        sheet.put("market.grade_9.comparator", rounded(mean_of(self.known, lambda one: one.top), unit), "GBP")
        sheet.put("market.grade_9.own", self.own, "GBP")
        sheet.take("market.grade_9.gap", "market.grade_9.comparator", "market.grade_9.own", "GBP")
        return sheet


def _range(one: Comparator) -> str:
    return f"£{int(one.bottom)} - {'illegible' if one.is_cut else f'£{int(one.top)}'}"


def mean_of(others: tuple[Comparator, ...], end: Callable[[Comparator], Fraction]) -> Fraction:
    """The plain mean of one end of each."""
    return sum(map(end, others), Fraction(0)) / len(others)


def any_comparators(random: Random) -> Comparators:
    """Four others to eight."""
    others = []
    for name in random.sample(("Derwent", "Trent", "Soar", "Don", "Dove", "Wye", "Erewash", "Amber"), random.randint(4, 8)):
        bottom = random.randint(26_000, 33_000)
        others.append(Comparator(name, Fraction(bottom), Fraction(bottom + random.randint(1_800, 6_000))))
    return Comparators(tuple(others), Fraction(random.randint(29_000, 33_000)))
