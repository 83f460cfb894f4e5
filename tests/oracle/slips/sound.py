"""Made-up papers whose every figure is right: tables with rounded cells, cells not given, hedges and marks of official tables,
each figure printed from what was there before it was rounded."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from math import ceil, floor
from random import Random
from typing import NamedTuple

from .sheet import rounded

HUNDRED = Fraction(100)
NAMES = {
    "vacancy_rate": ("vacancy_rate", "Vacancy rate", "vacancy rate (%)", "% vacancies", "Vacancies"),
    "agency_of_posts": ("agency_share_of_establishment", "agency_share", "Agency rate"),
    "agency_of_staff": ("agency_share_of_workforce", "Agency share", "agency worker rate"),
    "turnover": ("turnover", "Turnover rate", "Staff turnover", "turnover_of_in_post"),
    "unfilled": ("unfilled", "Unfilled posts"),
    "in_work": ("in_work", "workforce", "All staff"),
    "starters": ("starters_of_in_post",),
    "covered": ("covered_share_of_establishment",),
}
MARKS = ("n/a", "'-'", "illegible", "not given", "x", "c", "u", "'*'", "'[c]'", "'[x]'", "'..'")


class Team(NamedTuple):
    """A team as it is, before anything is rounded."""

    establishment: Fraction
    vacant: Fraction
    agency: Fraction
    starters: Fraction
    leavers: Fraction

    @property
    def in_post(self) -> Fraction:
        return self.establishment - self.vacant

    def plus(self, other: Team) -> Team:
        return Team(*(one + another for one, another in zip(self, other, strict=True)))


class Paper(NamedTuple):
    """A case file's text, and how many figures it prints."""

    text: str
    printed: int


RATES: dict[str, Callable[[Team], tuple[Fraction, Fraction]]] = {
    "vacancy_rate": lambda team: (team.vacant, team.establishment),
    "agency_of_posts": lambda team: (team.agency, team.establishment),
    "agency_of_staff": lambda team: (team.agency, team.agency + team.in_post),
    "turnover": lambda team: (team.leavers, team.in_post),
    "starters": lambda team: (team.starters, team.in_post),
    "covered": lambda team: (team.agency + team.in_post, team.establishment),
}
SUMS: dict[str, Callable[[Team], Fraction]] = {
    "unfilled": lambda team: team.vacant - team.agency,
    "in_work": lambda team: team.in_post + team.agency,
}


def written(value: Fraction, places: int) -> str:
    """A number as it is rounded."""
    number = rounded(value, Fraction(1, 10**places))
    sign, digits = "-" if number < 0 else "", str(abs(int(number * 10**places))).rjust(places + 1, "0")
    return f"{sign}{digits[:-places]}.{digits[-places:]}" if places else f"{sign}{digits}"


def any_table(random: Random, missing: bool) -> Paper:
    """A table of teams with its whole, each cell and figure rounded by itself."""
    heads = not random.randrange(5)
    places = 0 if heads else random.choice((0, 1, 1, 2))
    teams = [_any_team(random, heads) for _ in range(random.randint(2, 9))]
    whole = teams[0]
    for team in teams[1:]:
        whole = whole.plus(team)
    columns = random.choice(
        (("establishment", "vacant", "agency"), ("establishment", "in_post", "agency"), ("in_post", "vacant", "agency"),
         ("establishment", "in_post", "vacant", "agency"))
    )  # fmt: skip
    columns = (*columns, "starters", "leavers")
    lines = [f"title: sound\nworkforce:\n  Staff:\n    counted_in: {'heads' if heads else 'fte'}\n    teams:\n"]
    printed, without = 0, random.choice(("agency_of_posts", "agency_of_staff"))
    for number, team in enumerate(teams):
        cells = dict(_cells(random, team, columns, places, missing))
        figures = _figures(random, team, without)
        lines.append(f"      T{number}: {{{_joined(cells)}, printed: {{{_joined(figures)}}}}}\n")
        printed += len(figures)
    cells = {name: written(getattr(whole, name), places) for name in columns}
    figures = _figures(random, whole, without)
    lines.append(f"    total: {{{_joined(cells)}, printed: {{{_joined(figures)}}}}}\n")
    return Paper("".join(lines), printed + len(cells) + len(figures))


def _any_team(random: Random, heads: bool) -> Team:
    def some(low: int, high: int) -> Fraction:
        return Fraction(random.randint(low, high)) if heads else Fraction(random.randint(low * 1000, high * 1000), 1000)

    large = random.choice((60, 600, 6000))
    posts = some(large // 6, large)
    vacant = posts * Fraction(random.randint(2, 45), 100)
    agency = random.choice((Fraction(0), Fraction(4, 1000), *[posts * Fraction(random.randint(2, 40), 100)] * 10))
    starters = posts * Fraction(random.randint(2, 30), 100)
    leavers = posts * Fraction(random.randint(2, 30), 100)
    parts = (vacant, agency, starters, leavers)
    return Team(posts, *(rounded(part, Fraction(1) if heads else Fraction(1, 1000)) for part in parts))


def _cells(random: Random, team: Team, columns: tuple[str, ...], places: int, missing: bool) -> Iterator[tuple[str, str]]:
    """The row's cells: rounded, hedged, or a mark for what is not given."""
    for name in columns:
        value = getattr(team, name)
        if value == 0 or (0 < value < Fraction(1, 2 * 10**places) and random.randrange(2)):
            yield name, random.choice(("low", "'[low]'") if value else ("z", "'[z]'", "0"))
        elif missing and not random.randrange(8):
            yield name, random.choice(("'<5'", "fewer than 5") if value < 5 else MARKS)
        elif not random.randrange(12) and value > 20:
            yield name, f"'{hedged(random, value, places)}'"
        else:
            yield name, f"{written(value, places)}{random.choice(('', '', ' fte', ' wte')) if name != 'x' and places else ''}"


def hedged(random: Random, value: Fraction, places: int, before: str = "", after: str = "") -> str:
    """A number with words before it that are true of it."""
    step = Fraction(random.choice((1, 5, 10))) if value > 150 else Fraction(1, 10 ** min(places, 1))
    down, up = floor(value / step) * step, ceil(value / step) * step
    near = rounded(value, step)
    ways = [(word, near) for word in ("about", "roughly", "approximately", "around", "c.", "some") if step != 5]
    ways += [(word, down) for word in ("at least", "no fewer than")]
    ways += [(word, up) for word in ("up to", "no more than")]
    if down < value < up:
        ways += [(word, down) for word in ("over", "more than", "just over")]
        ways += [(word, up) for word in ("under", "less than", "nearly", "almost", "just under")]
    word, number = random.choice(ways)
    return f"{word} {before}{written(number, 1 if step < 1 else 0)}{after}"


def _figures(random: Random, team: Team, without: str) -> dict[str, str]:
    """Some of its rates and sums, each to places of its own; not the share that the paper's "agency share" is none of."""
    figures = {}
    rates = [name for name in RATES if name != without]
    for name in random.sample(rates, random.randint(1, 5)):
        above, below = RATES[name](team)
        value, places = above * HUNDRED / below, random.choice((0, 1, 1, 2))
        words = not random.randrange(8) and value > 20
        shown = hedged(random, value, 1, after="%") if words else f"{written(value, places)}{random.choice(('%', ' per cent'))}"
        figures[f"'{random.choice(NAMES[name])}'"] = f"'{shown}'"
    for name in random.sample(list(SUMS), random.randint(0, 2)):
        figures[f"'{random.choice(NAMES[name])}'"] = written(SUMS[name](team), random.choice((0, 1, 2)))
    return figures


def _joined(cells: dict[str, str]) -> str:
    return ", ".join(f"{name}: {value}" for name, value in cells.items())


def any_changes(random: Random) -> Paper:
    """Indicators at two dates with what a paper says of the change."""
    lines = ["title: sound\nindicators:\n"]
    count = random.randint(3, 8)
    for number in range(count):
        rate = random.randrange(2)
        first = Fraction(random.randint(1000, 6000), 100)
        last = first * Fraction(random.randint(40, 190), 100)
        if first == last:
            last += 1
        places = random.choice((0, 1))
        sign = "%" if rate else ""
        values = f"{{before: '{written(first, places)}{sign}', after: '{written(last, places)}{sign}'}}"
        if not rate and not places:
            first, last = Fraction(written(first, 0)), Fraction(written(last, 0))
            if first == last:
                last, values = first + 1, f"{{before: '{written(first, 0)}', after: '{written(first + 1, 0)}'}}"
        change = _change(random, first, last, bool(rate), places)
        lines.append(f"  I{number}: {{by: date, values: {values}, printed_change: '{change}'}}\n")
    return Paper("".join(lines), count)


def _change(random: Random, first: Fraction, last: Fraction, rate: bool, places: int) -> str:
    by, percent, times = last - first, (last - first) * HUNDRED / first, last / first
    unsigned = written(abs(percent), random.choice((0, 1)))
    way = "fall" if by < 0 else "rise"
    ways = [
        f"{'-' if by < 0 else '+'}{unsigned}%",
        f"{unsigned}%",
        f"a {way} of {unsigned}%",
        f"{'down' if by < 0 else 'up'} {unsigned}%",
        f"{unsigned}% {'lower' if by < 0 else 'higher'}",
        f"{written(times, 1)} times",
    ]
    if rate:
        points = written(abs(by), random.choice((0, 1)))
        ends = f"{written(first, places)}% to {written(last, places)}%"
        ways += [
            f"{points} points",
            f"a {way} of {points} percentage points",
            f"{'-' if by < 0 else '+'}{points} pp",
            ends,
            f"from {ends}",
        ]
    return random.choice(ways)


def any_costs(random: Random) -> Paper:
    """A budget in millions against what staff cost, and agency spend, in the words of papers."""
    salary, staff = random.randint(28_000, 45_000), random.randint(40, 400)
    cost = Fraction(salary * staff)
    budget = cost * Fraction(random.randint(85, 115), 100) + random.randint(-900, 900)
    over = rounded(cost - budget, Fraction(1))
    million = Fraction(1_000_000)
    ways = [f"£{int(over):,}" if over >= 0 else f"(£{int(-over):,})"]
    if over < 0:
        ways += [f"£{int(-over):,} underspend", f"an underspend of £{int(-over):,}"]
    entries = [("budget_position.current_over_budget", random.choice(ways))]
    scale = random.choice(("m", " million", " millions"))
    entries.append(("current_spend.total", f"£{written(cost / million, random.choice((1, 2, 3)))}{scale}"))
    entries.append(("current_spend.salaries", f"£{int(cost):,}{random.choice(('', ' a year', ' per year', ' p.a.'))}"))
    entries.append(("current_spend.total", hedged(random, cost / 1000, 0, "£", "k")))
    listed = "".join(f"  - {{figure: {id}, value: '{shown}'}}\n" for id, shown in entries)
    grades = f"grades: {{A: {{salary: {salary}, in_post: {staff}}}}}\n"
    return Paper(f"title: sound\n{grades}budget: £{written(budget / million, 3)}m\npublished:\n{listed}", len(entries))


def any_sound(random: Random) -> Paper:
    """One of them."""
    kind = random.randrange(10)
    if kind < 4:
        return any_table(random, missing=False)
    if kind < 8:
        return any_table(random, missing=True)
    return any_changes(random) if kind == 8 else any_costs(random)
