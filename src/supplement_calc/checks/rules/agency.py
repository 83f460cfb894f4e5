"""Agency staff against the vacancies that they cover, and against those who take their place."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from ...diagnostics import Related
from ...diagnostics.names import listed
from ...ledger import Figure
from ...ledger.rounding import EXACT, added
from ..context import CheckContext
from ..inputs import ZERO, plain, text_of
from ..rule import Breach, Rule, staff_of

if TYPE_CHECKING:
    from ...case.case import Case
    from ...case.models.workforce import Staff
    from ...parser.tree import Path

_HELP = "correct one of the two, or say under `agency` how many cover no vacancy: `beyond_vacancies: …`"
_TEAM_HELP = "correct one of the two, or say how many cover no vacancy (sickness, leave, caseload): `agency_beyond: …`"


def agency_above_vacancies(context: CheckContext) -> Iterator[Breach]:
    """More agency staff than vacancies and those stated to be beyond them: in the case, and in a team."""
    yield from _of_case(context)
    for path, staff in staff_of(context):
        vacant = _vacant(staff)
        if vacant is None or staff.agency is None or staff.agency.value is None:
            continue
        beyond = ZERO if staff.agency_beyond is None else staff.agency_beyond.value
        if beyond is None or staff.agency.value <= EXACT.add(max(vacant, ZERO), beyond):
            continue
        key = "vacant" if staff.vacant is not None else "in_post"
        name = path[1] if path[-1] == "total" else path[-1]
        more = plain(EXACT.subtract(staff.agency.value, EXACT.add(vacant, beyond)))
        allowed = f" and {plain(beyond)} beyond vacancies" if beyond else ""
        yield Breach(
            f"{name} has {text_of(staff.agency)} agency staff, {more} more than its {plain(vacant)} vacant posts{allowed}",
            context.case.place(*path, "agency"),
            _TEAM_HELP,
            (Related(context.case.place(*path, key), "what its vacancies are of"),),
            shows=(staff.agency, staff.agency_beyond, staff.vacant, staff.establishment, staff.in_post),
        )


def _vacant(staff: Staff) -> Decimal | None:
    """Vacant posts as given, or else the establishment less those in post; so too where vacancies below 0 contradict those."""
    given = None if staff.vacant is None else staff.vacant.value
    if staff.establishment is None or staff.in_post is None or (staff.vacant is not None and (given is None or given >= 0)):
        return given
    posts, in_post = staff.establishment.value, staff.in_post.value
    if posts is None or in_post is None:
        return given
    rest = EXACT.subtract(posts, in_post)
    return rest if given is None or rest > 0 else given


def _of_case(context: CheckContext) -> Iterator[Breach]:
    case = context.case
    vacancies = [grade.fte_vacant for grade in case.grades.values() if grade.fte_vacant is not None]
    if case.agency is None or not vacancies:
        return
    beyond = case.agency.beyond_vacancies.known if case.agency.beyond_vacancies else ZERO
    vacant, agency = added(vacancies), case.agency.fte_in_use
    most = EXACT.add(vacant, beyond)
    if agency > most:
        allowed = f"{plain(vacant)} vacant" + (f" and {plain(beyond)} beyond vacancies" if beyond else "")
        yield Breach(
            f"there are {plain(agency)} FTE of agency staff, {plain(EXACT.subtract(agency, most))} more than {allowed}",
            case.place("agency", "by_grade" if case.agency.fte is None else "fte"),
            _HELP,
            (Related(case.place("grades"), "the grades, with their vacant posts"),),
        )
    else:
        yield from _by_grade(case, beyond)


def _by_grade(case: Case, beyond: Decimal) -> Iterator[Breach]:
    """The same by grade, next to how many of all are beyond vacancies: those above the vacant posts of their grade are."""
    assert case.agency is not None
    if case.agency.beyond_vacancies is None:
        return
    over: dict[str, Decimal] = {}
    for grade, one in (case.agency.by_grade or {}).items():
        vacant = case.grades[grade].fte_vacant if grade in case.grades else None
        more = EXACT.subtract(one.fte.known, vacant or ZERO)
        if more > 0:
            over[grade] = more
    if (above := added(over.values())) > beyond:
        of = listed([f"{plain(more)} of {grade}" for grade, more in over.items()], "and")
        have = f"agency staff above the vacant posts of their grade are {plain(above)}: {of}"
        yield Breach(
            f"beyond_vacancies is {plain(beyond)} FTE; {have}",
            case.place("agency", "beyond_vacancies"),
            f"write {plain(above)} or more, or correct the agency staff or vacant posts of a grade",
            (Related(case.place("agency", "by_grade"), "the agency staff of each grade"),),
        )


def release_above_one(context: CheckContext) -> Iterator[Breach]:
    """More than one FTE of agency staff said to go for each FTE more in post: a recruit fills one post."""
    agency = context.case.agency
    if agency is None:
        return
    given: dict[Path, object] = {("agency",): agency.release}
    given |= {("agency", "by_grade", grade): one.release for grade, one in (agency.by_grade or {}).items()}
    for path, release in given.items():
        if isinstance(release, Figure) and release.known > 1:
            yield Breach(
                f"{plain(release.known)} FTE of agency staff go for each FTE more in post, who fills one post",
                context.case.place(*path, "release"),
                "give 1 or less, or silence this rule with why a recruit does the work of more",
            )


RULES = (
    Rule("agency-above-vacancies", "warning", agency_above_vacancies),
    Rule("release-above-one", "warning", release_above_one),
)
