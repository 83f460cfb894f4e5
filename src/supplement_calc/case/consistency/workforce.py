"""What the figures of a team must agree on: agency staff beyond vacancies are some of its agency staff."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...diagnostics import Problem, Related
from ...parser.tree import Path
from ..case import Case

if TYPE_CHECKING:
    from ..models.workforce import Staff


def agency_beyond(case: Case) -> Iterator[Problem]:
    """Those who cover no vacancy are no more than all agency staff of the team, at each date."""
    for path, name, staff in _staff(case):
        beyond, place = staff.agency_beyond, case.place(*path, "agency_beyond")
        if beyond is None:
            continue
        if staff.agency is None:
            headline = f"{name} says how many agency staff cover no vacancy, and not how many there are"
            yield Problem("missing-key", headline, place, "add `agency: …`, all agency staff, those on vacancies too")
        elif staff.agency.value is not None and beyond.value is not None and beyond.value > staff.agency.value:
            headline = f"{name}: {beyond.value:f} agency staff cover no vacancy, more than the {staff.agency.value:f} there are"
            if case.workforce[path[1]].counted_in == "heads":  # where few are counted, no text has their number
                headline = f"{name}: more agency staff cover no vacancy than there are"
            help = "give how many of the agency staff cover no vacancy, or all agency staff under `agency`"
            yield Problem("more-than-all", headline, place, help, (Related(case.place(*path, "agency"), "all of them"),))


def _staff(case: Case) -> Iterator[tuple[Path, str, Staff]]:
    """Every row, with its earlier dates."""
    for group, given in case.workforce.items():
        rows: list[tuple[Path, str, Staff]] = (
            [(("workforce", group, "total"), f"{group}, all", given.total)] if given.total is not None else []
        )
        for key in ("teams", "series"):
            of_key: dict[str, Staff] = getattr(given, key) or {}
            rows += [(("workforce", group, key, one), f"{group}, {one}", staff) for one, staff in of_key.items()]
        for path, name, staff in rows:
            yield path, name, staff
            for at, then in (staff.earlier or {}).items():
                yield (*path, "earlier", at), f"{name}, {at}", then
