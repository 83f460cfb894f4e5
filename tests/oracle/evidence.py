"""The evidence again, in plain fractions and from the words of the domain alone: nothing of the tool is imported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from math import floor

Number = Fraction | None
"""A figure; None where the paper does not give it, which is never nil."""


def given(values: Sequence[Number]) -> list[Fraction]:
    """Those that a paper gives."""
    return [value for value in values if value is not None]


def mean(values: Sequence[Fraction]) -> Fraction:
    """The plain mean."""
    return sum(values, Fraction(0)) / len(values)


def at_place(values: Sequence[Fraction], fourths: int) -> Fraction:
    """The value that so many fourths of the way from the least to the greatest stands at, both ends counted, by a straight
    line between the two it falls between: two fourths is the median, one and three are the quartiles."""
    ordered = sorted(values)
    place = Fraction((len(ordered) - 1) * fourths, 4)
    below = floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def statistic(name: str, values: Sequence[Fraction]) -> Fraction:
    """A statistic by its name in a case file."""
    fourths = {"lower quartile": 1, "median": 2, "upper quartile": 3}
    return mean(values) if name == "mean" else at_place(values, fourths[name])


def rank(own: Fraction, others: Sequence[Fraction]) -> int:
    """Our place, the highest first; equals share the better place."""
    return sorted([own, *others], reverse=True).index(own) + 1


def compared(figure: Fraction, award: Number, supplement: Number) -> Fraction:
    """A comparator's pay at our own date: raised by its award, its own supplement on top."""
    return figure * (1 + (award or Fraction(0)) / 100) + (supplement or Fraction(0))


def rounded(value: Fraction, unit: Fraction = Fraction(1)) -> Fraction:
    """To a unit, halves away from zero."""
    units = floor(abs(value) / unit + Fraction(1, 2))
    return units * unit if value >= 0 else -units * unit


Team = Mapping[str, Number]


def completed(team: Team) -> dict[str, Number]:
    """A team with what follows from what it gives: establishment is in post and vacant, workforce is in post and agency,
    unfilled is vacant less agency, or less those of the agency staff who are on vacancies where that is
    given. What is printed as not there stays so. A key that is absent is not given at all."""
    found = dict(team)

    def follows(key: str, one: str, sign: int, other: str) -> None:
        if key not in found and one in found and other in found:
            first, second = found[one], found[other]
            found[key] = None if first is None or second is None else first + sign * second

    follows("vacant", "establishment", -1, "in_post")
    follows("in_post", "establishment", -1, "vacant")
    follows("establishment", "in_post", 1, "vacant")
    follows("workforce", "in_post", 1, "agency")
    follows("agency_covering", "agency", -1, "agency_beyond")
    follows("unfilled", "vacant", -1, "agency_covering" if "agency_beyond" in found else "agency")
    if "agency_covering" in found and "vacant" in found:
        on_them, vacant = found["agency_covering"], found["vacant"]
        found["covered"] = None if on_them is None or vacant is None else max(Fraction(0), min(on_them, vacant))
    return found


RATES = {
    "vacancy_rate": ("vacant", "establishment"),
    "agency_share_of_establishment": ("agency", "establishment"),
    "agency_share_of_workforce": ("agency", "workforce"),
    "agency_share_of_vacancies": ("agency", "vacant"),
    "agency_cover_of_vacancies": ("covered", "vacant"),
    "permanent_share_of_establishment": ("in_post", "establishment"),
    "unfilled_rate": ("unfilled", "establishment"),
    "turnover_of_in_post": ("leavers", "in_post"),
}


def together(teams: Sequence[Team], key: str) -> Number:
    """The sum over the teams that give it; None where none does."""
    there = given([team.get(key) for team in teams])
    return sum(there, Fraction(0)) if there else None


def pooled_rate(teams: Sequence[Team], rate: str) -> Number:
    """Total ÷ total, per cent, over the teams that give both; None where none does, or of nil."""
    above, below = RATES[rate]
    both = [team for team in teams if team.get(above) is not None and team.get(below) is not None]
    whole, part = together(both, below), together(both, above)
    return None if not whole or part is None else 100 * part / whole


def floor_of_nil(teams: Sequence[Team]) -> Number:
    """Unfilled posts summed, no team below nil."""
    gaps = given([team.get("unfilled") for team in teams])
    return sum((max(gap, Fraction(0)) for gap in gaps), Fraction(0)) if gaps else None
