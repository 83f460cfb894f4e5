"""Agency staff in a forecast: so many for each vacant post, and those beyond vacancies.

Agency staff come and go with the vacancies that they cover. Those beyond vacancies (for sickness, leave, caseload) stay as many
as they are.
"""

from __future__ import annotations

from typing import NamedTuple

from ...case.case import Case
from ...case.models.agency import Agency
from ...case.models.forecast import Course
from ...ledger import Figure, Ledger
from ..agency.cost import cost_per_fte, fte_in_use
from .vacancies import Vacancies


class Cover(NamedTuple):
    """What one course assumes: the share of vacancies covered, the FTE beyond them, and what one costs a year."""

    share: Figure
    beyond: Figure
    cost: Figure


def cover_of(case: Case, ledger: Ledger, id: str, given: Course, today: Vacancies) -> Cover | None:
    """As the course says, or as today; None for a case without agency staff."""
    if case.agency is None:
        return None
    cost, fte = cost_per_fte(ledger, case.agency), fte_in_use(ledger, case.agency)
    beyond = _beyond(ledger, id, given, case.agency, fte, today)
    return Cover(_share(ledger, id, given, fte, beyond, today), beyond, cost)


def _beyond(ledger: Ledger, id: str, given: Course, agency: Agency, fte: Figure, today: Vacancies) -> Figure:
    """As the course or the agency staff are said to be; else what today's are more than today's vacancies, or none
    where the cover is stated."""
    zero = ledger.zero("FTE")
    if given.agency_beyond is not None:
        return given.agency_beyond
    if agency.beyond_vacancies is not None:
        return agency.beyond_vacancies
    if given.agency_cover is not None:
        return ledger.relabelled(f"{id}.agency_beyond_nil", "Agency staff beyond vacancies", zero)
    over = ledger.work(
        "forecast.agency_over_vacancies", "Agency staff less vacant posts", "FTE", "difference", (fte, today.total)
    )
    return ledger.work("forecast.agency_beyond", "Agency staff beyond vacancies today", "FTE", "greater of", (over, zero))


def _share(ledger: Ledger, id: str, given: Course, fte: Figure, beyond: Figure, today: Vacancies) -> Figure:
    """As given; else today's agency staff, less those beyond vacancies, for each post vacant today: zero of none."""
    if isinstance(given.agency_cover, Figure):
        return given.agency_cover
    under = "forecast" if given.agency_beyond is None and given.agency_cover is None else id
    zero = ledger.zero("FTE")
    rest = ledger.work(f"{under}.agency_less_beyond", "Agency staff less those", "FTE", "difference", (fte, beyond))
    covering = ledger.work(f"{under}.agency_in_vacancies", "Agency staff in vacancies", "FTE", "greater of", (rest, zero))
    counted = ledger.work(f"{under}.agency_counted", "Those, where any post is vacant", "FTE", "product", (covering, today.any))
    return ledger.work(
        f"{under}.cover_today", "Agency cover of vacancies today", "percent", "percentage", (counted, today.divisor)
    )


def staff_of(ledger: Ledger, id: str, when: str, cover: Cover, vacant: Figure) -> Figure:
    """Agency staff through a month, FTE."""
    covering = ledger.work(f"{id}.in_vacancies", f"Agency staff in vacancies {when}", "FTE", "share", (cover.share, vacant))
    return ledger.work(id, f"Agency staff {when}", "FTE", "sum", (covering, cover.beyond))
