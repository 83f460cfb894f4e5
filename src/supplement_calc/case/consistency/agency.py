"""What the keys of `agency` must agree on: how many staff there are, and one way of saying what they cost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...diagnostics import Problem, Related
from ...diagnostics.names import listed
from ...ledger import Figure
from ...parser.tree import Mapping, Path, key_span
from ..case import Case
from ..labels import key_phrase, phrase
from ..references import may_define, unknown_grade

if TYPE_CHECKING:
    from ..models.agency import Agency

_WAYS = {
    "cost_per_fte": (),
    "charge_rate": ("hours_a_week", "weeks_a_year"),
    "day_rate": ("days_a_year",),
    "weekly_spend": ("weeks_a_year",),
}
_OF_A_GRADE = ("cost_per_fte", "charge_rate", "day_rate")
Ways = dict[Path, list[str]]
_TIME = ("hours_a_week", "days_a_year", "weeks_a_year")


def agency(case: Case) -> Iterator[Problem]:
    """Every problem of agency staff beyond single values."""
    if case.agency is None:
        return
    yield from _staff(case)
    ways: Ways = {("agency",): [way for way in _WAYS if getattr(case.agency, way) is not None]}
    for grade, one in (case.agency.by_grade or {}).items():
        ways["agency", "by_grade", grade] = [way for way in _OF_A_GRADE if getattr(one, way) is not None]
    two = [problem for path, given in ways.items() for problem in _one_way(case, path, given)]
    yield from two
    if not two:
        yield from _has_cost(case, ways)
        yield from _has_time(case, ways)
        yield from _fee(case, {way for given in ways.values() for way in given})
    yield from _beyond(case)
    yield from _vat(case)


def _incomplete(case: Case) -> bool:
    """Whether something of agency was refused as it was read, which may have been what is missing."""
    node = case.root["agency"]
    return isinstance(node, Mapping) and node.incomplete


def _staff(case: Case) -> Iterator[Problem]:
    """One FTE, or FTE by grade."""
    assert case.agency is not None
    if case.agency.fte is None and case.agency.by_grade is None and not _incomplete(case):
        yield Problem("missing-key", "agency has no FTE", case.place("agency"), "add `fte: …`")
    if case.agency.fte is not None and case.agency.by_grade is not None:
        other = Related(case.place("agency", "fte"), "the other")
        headline = "agency has both one FTE and FTE by grade"
        yield Problem("two-counts", headline, case.place("agency", "by_grade"), "keep one of fte and by_grade", (other,))
    for grade in case.agency.by_grade or ():
        if not may_define(case, "grades", grade):
            yield unknown_grade(case, grade, key_span(case.root, ("agency", "by_grade", grade)))


def _one_way(case: Case, path: Path, ways: list[str]) -> Iterator[Problem]:
    """Two ways of saying one cost; and a weekly spend for all as well as a grade's own rate."""
    assert case.agency is not None
    given = [(path, way) for way in ways]
    if len(path) > 1 and ways and case.agency.weekly_spend is not None:
        given.insert(0, (("agency",), "weekly_spend"))
    for second_path, second in given[1:]:
        first_path, first = given[0]
        owner = "agency" if first_path == second_path == ("agency",) else f"agency of {path[-1]}"
        yield Problem(
            "two-costs",
            f"{owner} has both {key_phrase(first)} and {key_phrase(second)}",
            case.place(*second_path, second),
            f"keep one of {listed(_WAYS if path == ('agency',) else _OF_A_GRADE, 'and')}",
            (Related(case.place(*first_path, first), "the other"),),
        )


def _has_cost(case: Case, ways: Ways) -> Iterator[Problem]:
    """Everyone has a cost: that for all, or a grade's own."""
    grades = [path for path in ways if len(path) > 1]
    without = [path for path in grades if not ways[path]]
    for_all = ways["agency",]
    if _incomplete(case):
        return
    if not for_all and len(without) == len(grades):
        yield Problem("missing-key", "agency has no cost", case.place("agency"), f"add {listed(_WAYS, 'or')}")
    elif not for_all:
        for path in without:
            yield Problem("missing-key", f"{phrase(path)} has no cost", case.place(*path), f"add {listed(_OF_A_GRADE, 'or')}")
    elif grades and not without:
        headline = f"agency has {key_phrase(for_all[0])}, but every grade has a cost of its own"
        yield Problem("not-used", headline, case.place("agency", for_all[0]), "leave the line out", severity="warning")


def _has_time(case: Case, ways: Ways) -> Iterator[Problem]:
    """Each way has the hours, days or weeks that it is charged for, and none is given for no use."""
    needed: dict[str, tuple[Path, str]] = {}
    for path, given in ways.items():
        for way in given:
            needed |= {key: needed.get(key, (path, way)) for key in _WAYS[way]}
    for key, (path, way) in needed.items():
        if getattr(case.agency, key) is None:
            headline = f"agency has a {key_phrase(way)} but no {key_phrase(key)}"
            yield Problem("missing-key", headline, case.place(*path, way), f"add `{key}: …`")
    used = {way for given in ways.values() for way in given}
    for key in _TIME:
        if getattr(case.agency, key) is not None and key not in needed and used and not _prices_weeks(case, key):
            headline = f"agency has {key_phrase(key)}, which {listed(map(key_phrase, sorted(used)))} does not use"
            yield Problem("not-used", headline, case.place("agency", key), "leave the line out", severity="warning")


def _prices_weeks(case: Case, key: str) -> bool:
    """Whether weeks a year are given for the price of a week of notice or double running."""
    agency = case.agency
    assert agency is not None
    by_the_day = agency.day_rate is not None or any(one.day_rate is not None for one in (agency.by_grade or {}).values())
    all_by_the_day = by_the_day and not _any_by_the_year(agency)
    priced = not (agency.notice_weeks is None and agency.double_running_weeks is None)
    return key == "weeks_a_year" and priced and not all_by_the_day


def _any_by_the_year(agency: Agency) -> bool:
    """Whether anyone's week is a share of a year's cost: a cost a year, a charge rate or a weekly spend."""
    ways = [agency.cost_per_fte, agency.charge_rate, agency.weekly_spend]
    for one in (agency.by_grade or {}).values():
        ways += [one.cost_per_fte, one.charge_rate]
    return any(way is not None for way in ways)


def _beyond(case: Case) -> Iterator[Problem]:
    """Those beyond vacancies are some of the agency staff in use."""
    agency = case.agency
    assert agency is not None
    if agency.beyond_vacancies is None or (agency.fte is None and not agency.by_grade):
        return
    in_use = agency.fte_in_use
    if agency.beyond_vacancies.known > in_use:
        headline = f"{agency.beyond_vacancies.known:f} FTE of agency staff cover no vacancy, more than the {in_use:f} in use"
        place = case.place("agency", "beyond_vacancies")
        yield Problem("more-than-all", headline, place, "give how many of those in use cover no vacancy")


def _vat(case: Case) -> Iterator[Problem]:
    """A weekly spend is for all, and so is what VAT is on it."""
    assert case.agency is not None
    for grade, one in (case.agency.by_grade or {}).items():
        if one.vat is not None and case.agency.weekly_spend is not None:
            headline = f"agency of {grade} has VAT of its own, which a weekly spend for all does not use"
            place = case.place("agency", "by_grade", grade, "vat")
            yield Problem("not-used", headline, place, "say `vat:` under agency", severity="warning")


def _fee(case: Case, ways: set[str]) -> Iterator[Problem]:
    """A fee in pounds is an hour's or a day's, and so needs rates of that kind alone."""
    assert case.agency is not None
    fee = case.agency.fee
    if isinstance(fee, Figure) and fee.unit == "GBP" and ways not in ({"charge_rate"}, {"day_rate"}):
        yield Problem(
            "wrong-unit",
            "agency fee is in pounds an hour or a day, but the cost is not by the hour or by the day alone",
            case.place("agency", "fee"),
            "write it as a percentage of the cost, for example 10%",
        )
