"""What the measures of a package must agree on with each other and with the case's supplement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...diagnostics import Problem, Related
from ...parser.tree import Mapping
from ..case import Case
from ..labels import key_phrase
from ..references import in_place_of_each_other, is_incomplete

if TYPE_CHECKING:
    from ..models.package import Measure

_COSTS = ("cost", "cost_per_fte", "cost_by_year")


def measures(case: Case) -> Iterator[Problem]:
    """Each measure has one cost and one start; the case's own supplement exists to be counted, and is counted once."""
    supplements = [number for number, measure in case.measures.items() if measure.cost == "the supplement"]
    for number, measure in case.measures.items():
        yield from _costs(case, str(number), measure)
        yield from _times(case, str(number), measure)
    for number in supplements[1:]:
        yield Problem(
            "supplement-twice",
            f"measures {supplements[0]} and {number} both cost the supplement, which is counted twice",
            case.place("measures", str(number), "cost"),
            "keep the supplement in one measure",
            (Related(case.place("measures", str(supplements[0]), "cost"), "first here"),),
        )
    if supplements and not _has_supplement(case):
        place = case.place("measures", str(supplements[0]), "cost")
        headline = f"measure {supplements[0]} costs the supplement, but no grade of the case has one"
        yield Problem(
            "no-supplement", headline, place, "give a grade its posts and `supplement: …`, or write the cost in pounds"
        )


def _has_supplement(case: Case) -> bool:
    """Whether anything in the file, sound or not, may have been meant to be a supplement."""
    grades = case.root.get("grades")
    if "uplifts" in case.root or (isinstance(grades, Mapping) and grades.incomplete):
        return True
    entries = grades.values() if isinstance(grades, Mapping) else ()
    return any(isinstance(grade, Mapping) and ("supplement" in grade or grade.incomplete) for grade in entries)


def _costs(case: Case, number: str, measure: Measure) -> Iterator[Problem]:
    given = [key for key in _COSTS if getattr(measure, key) is not None]
    yield from in_place_of_each_other(case, "two-costs", f"measure {number}", ("measures", number), given, _COSTS)
    if measure.cost_per_fte is not None and measure.fte is None and not is_incomplete(case, "measures", number):
        place = case.place("measures", number, "cost_per_fte")
        yield Problem("missing-key", f"measure {number} has a cost per FTE but no FTE", place, "add `fte: …`")


def _times(case: Case, number: str, measure: Measure) -> Iterator[Problem]:
    starts, year = case.place("measures", number, "starts"), case.place("measures", number, "year")
    if measure.starts is not None and measure.year is not None:
        headline = f"measure {number} has both a day that it starts and a year"
        yield Problem("two-starts", headline, year, "keep one of starts and year", (Related(starts, "the other"),))
    first = measure.starts or (case.years.first_day(measure.year) if measure.year else None)
    if measure.ends is not None and first is not None and measure.ends < first:
        yield Problem(
            "period-backwards",
            f"measure {number} ends on {measure.ends}, before it starts on {first}",
            case.place("measures", number, "ends"),
            "swap the two, or correct one",
            (Related(starts if measure.starts else year, "its start"),),
        )
    for key in _without_use(measure):
        headline = f"measure {number} says {key_phrase(key)}, which is not used: {_why(measure)}"
        yield Problem("not-used", headline, case.place("measures", number, key), "leave the line out", severity="warning")


def _without_use(measure: Measure) -> list[str]:
    given = [key for key in ("year", "starts", "ends") if getattr(measure, key) is not None]
    if measure.cost == "the supplement" or measure.cost_by_year is not None:
        return given
    return [key for key in given if key == "ends" and measure.kind == "one-off"]


def _why(measure: Measure) -> str:
    if measure.cost == "the supplement":
        return "the supplement is paid over the case's period"
    return "its cost is given by year" if measure.cost_by_year is not None else "it is paid once"
