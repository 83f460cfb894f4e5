"""What is taken of one case for the total of several: figures by its own ids, by year and single, and what they are of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from ...case.case import Case
from ...ledger import Figure, Missing, why_none
from ...reference.calendar import FinancialYear, FinancialYears


class Value(NamedTuple):
    """A figure of a case without its working. Of one without a value: why, and whether the case leaves the whole of it out."""

    value: Decimal | None
    why: str = ""
    absent: bool = False


class Series(NamedTuple):
    """A figure that a case has for each financial year: the parts of its id around the year, and what it is called."""

    before: str
    label: str
    after: str = ""

    def id(self, year: FinancialYear) -> str:
        """The id of a year's figure in the case."""
        return f"{self.before}.{year.id}{self.after}"

    def label_in(self, year: FinancialYear) -> str:
        """What a year's figure is called."""
        return self.label.format(year=year.name)


class Single(NamedTuple):
    """A figure that a case has once: its id in the case, what it is called, and whether it is of the supplement's term, so that
    a case without a period does not count in it."""

    id: str
    label: str
    of_term: bool = False


class TakenCase(NamedTuple):
    """One case of several. `goes_on` where its supplement is paid after the last of its years; `on_costs` says how they are
    given, `posts` which are, `starts` and `ends` from when to when its years go, `assumed` from when on National Insurance is
    taken to be as in which year."""

    title: str
    file: str
    by_year: Mapping[Series, Mapping[FinancialYear, Value]]
    single: Mapping[Single, Value]
    starts: date | None
    ends: date | None
    goes_on: bool
    years_from: FinancialYears
    on_costs: str
    posts: str
    remarks: tuple[str, ...] = ()
    changed: str = ""
    assumed: str = ""

    @property
    def years(self) -> list[FinancialYear]:
        """The financial years that it has figures of, in order."""
        return sorted({year for years in self.by_year.values() for year in years})


def taken(figure: Figure | None) -> Value | None:
    """A figure's value; None where there is no figure."""
    if figure is None:
        return None
    if figure.value is not None:
        return Value(figure.value)
    absent = isinstance(figure.origin, Missing) and figure.origin.absent
    return Value(None, why_none(figure), absent)


def taken_by_year(figures: Iterator[tuple[FinancialYear, Figure | None]]) -> dict[FinancialYear, Value]:
    """The same by financial year, of the years that have a figure."""
    return {year: value for year, figure in figures if (value := taken(figure)) is not None}


def on_costs_in_words(case: Case) -> str:
    """How a case gives its on-costs, as a cell says it."""
    if case.on_costs is None:
        return NO_ON_COSTS
    rate = case.flat_on_costs
    if rate is None:
        return "by part"
    return f"{rate.known.normalize():f}%"


NO_ON_COSTS = "none given"
NO_VACANT, NO_IN_POST, BOTH = "in post only", "vacant only", "in post and vacant"


def posts_in_words(case: Case) -> str:
    """Which posts a case gives, as a cell says it."""
    given = (*case.grades.values(), *case.uplifts.values())
    in_post, vacant = (any(getattr(one, key) is not None for one in given) for key in ("in_post", "vacant"))
    if in_post and vacant:
        return BOTH
    return NO_VACANT if in_post else NO_IN_POST if vacant else "none"
