"""Agency staff beyond vacancies, given as one number for all grades: each grade's part of it.

Those above the vacant posts of their grade can cover none, and are counted first; what is left of the number is shared out by
those who may cover one. The parts add up to the number, unless more staff than that are above the vacant posts of their grades.
"""

from __future__ import annotations

from collections.abc import Mapping

from ...case.models.agency import Agency
from ...diagnostics.names import fold
from ...ledger import Figure, Ledger


def given_by_grade(
    ledger: Ledger, agency: Agency, under: str, given: Figure, by_grade: Mapping[str, Figure]
) -> dict[str, Figure]:
    """Each grade's part, by its id; `by_grade` are the grades' vacant posts, and `under` opens the ids."""
    zero, work = ledger.zero("FTE"), ledger.work
    above, may_cover = dict[str, Figure](), dict[str, Figure]()
    grades = {fold(grade): (grade, one.fte) for grade, one in (agency.by_grade or {}).items()}
    for id, (grade, fte) in grades.items():
        vacant = by_grade.get(id, zero)
        label = f"{grade}: agency staff, no more than its vacant posts"
        may_cover[id] = work(f"{under}may_cover.{id}", label, "FTE", "lesser of", (fte, vacant))
        label = f"{grade}: agency staff above its vacant posts"
        above[id] = work(f"{under}above_vacancies.{id}", label, "FTE", "difference", (fte, may_cover[id]))
    all_above = work(f"{under}above_vacancies", "Agency staff above the vacant posts", "FTE", "sum", list(above.values()))
    all_others = work(f"{under}may_cover", "Other agency staff", "FTE", "sum", list(may_cover.values()))
    label = "Those given as beyond, of staff above the vacant posts"
    first = work(f"{under}given_above", label, "FTE", "lesser of", (given, all_above))
    rest = work(f"{under}given_others", "Those given as beyond, of others", "FTE", "difference", (given, first))
    of_above = or_one(ledger, f"{under}above_or_one", "Agency staff above the vacant posts, or 1 for none", all_above)
    of_others = or_one(ledger, f"{under}others_or_one", "Other agency staff, or 1 for none", all_others)

    def part(id: str, name: str, label: str, all_: Figure, own: Figure, divisor: Figure) -> Figure:
        weighted = work(f"{under}{name}_weighted.{id}", f"{label}, shared out", "FTE", "product", (all_, own))
        return work(f"{under}{name}.{id}", label, "FTE", "ratio", (weighted, divisor))

    parts = {}
    for id, (grade, _) in grades.items():
        label = f"{grade}: those given as beyond"
        two = (
            part(id, "given_above", f"{label}, above its vacant posts", first, above[id], of_above),
            part(id, "given_others", f"{label}, of others", rest, may_cover[id], of_others),
        )
        parts[id] = work(f"{under}given.{id}", label, "FTE", "sum", two)
    return parts


def or_one(ledger: Ledger, id: str, label: str, fte: Figure) -> Figure:
    """A divisor that is never zero: so many FTE, or 1 where there are none."""
    zero, one = ledger.zero("FTE"), ledger.count("one", "One", 1)
    any_ = ledger.work(f"{id}.any", f"{label}: 1 for any", "count", "whether above", (fte, zero))
    none = ledger.work(f"{id}.none", f"{label}: 1 for none", "count", "difference", (one, any_))
    return ledger.work(id, label, "FTE", "sum", (fte, none))
