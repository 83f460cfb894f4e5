"""Pay on which less National Insurance is due: of members of contracted-out schemes, and of staff under 21 and apprentices
under 25.

Until 5 April 2016 members of the local government, NHS and teachers' schemes were contracted out: the employer paid 3.4% less
on pay between two limits. For staff under 21, and apprentices under 25, nothing is due up to an upper threshold. Limits are for
people, as the threshold is.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from ...case.case import Case
from ...case.models.fields.points import point_id
from ...case.models.grades import Grade
from ...case.pay.pension_rates import has_pension
from ...diagnostics.names import fold
from ...ledger import Figure, Ledger
from ...reference import contracted_out as reference

if TYPE_CHECKING:
    from ...case.models.on_costs import OnCostParts


class Rebate(NamedTuple):
    """So much less on the pay of an FTE between two limits."""

    key: str
    rate: Figure
    lower: Figure
    upper: Figure


def is_contracted_out(case: Case, parts: OnCostParts | None) -> bool:
    """Whether the staff are members of a scheme that was contracted out: its employer pays a pension on them."""
    if parts is not None and (
        parts.national_insurance is not None or not (has_pension(case) or parts.pension_deficit is not None)
    ):
        return False
    from ...case.models.payment import Payment  # of use to a case with on-costs by part alone

    payment = Payment.model_validate({}) if case.payment is None else case.payment
    return reference.was_contracted_out(payment.scheme)


def rebate_of(ledger: Ledger, row: reference.Rebate, heads: Figure | None, *, month: bool = False) -> Rebate:
    """The rebate, its limits for the heads of an FTE."""
    given = (reference.rate(row), reference.lower(row, month=month), reference.upper(row, month=month))
    rate, *limits = (ledger.figures.get(one.id) or ledger.keep(one) for one in given)
    if heads is not None:
        limits = [
            ledger.work(f"on_costs.{one.id}", f"{one.label}, for the people of an FTE", "GBP", "product", (one, heads))
            for one in limits
        ]
    return Rebate(f"{row.key}.contracted_out", rate, *limits)


def outside_band(ledger: Ledger, id: str, label: str, pay: Figure, rebate: Rebate) -> Figure:
    """What of an FTE's pay bears no rebate: below the lower limit and above the upper one."""
    most = ledger.work(f"{id}.to_upper", f"{label} up to the upper accrual point", "GBP", "lesser of", (pay, rebate.upper))
    least = ledger.work(f"{id}.to_lower", f"{label} up to the lower earnings limit", "GBP", "lesser of", (pay, rebate.lower))
    band = ledger.work(f"{id}.band", f"{label} between the two limits", "GBP", "difference", (most, least))
    return ledger.work(id, f"{label} without a rebate", "GBP", "difference", (pay, band))


class YoungStaff(NamedTuple):
    """The share of each grade's posts whose staff are under 21, or apprentices under 25, by the id of its posts or uplift; and
    up to what pay a year, per FTE, nothing is due on them."""

    limit: Figure
    shares: dict[str, Figure]

    def share(self, id: str) -> Figure | None:
        """That of posts or of an uplift, by their id; None where none are so young."""
        return self.shares.get(id)


def young_staff(case: Case, ledger: Ledger, parts: OnCostParts) -> YoungStaff | None:
    """None where the case counts no such staff."""
    counted = {
        id: share
        for name, grade in case.grades.items()
        if (share := _share(ledger, name, grade)) is not None
        for id in _ids(case, name, grade)
    }
    limit = parts.no_ni_below
    if limit is None or not counted:
        return None
    if parts.heads_per_fte is not None:
        label = f"{limit.label}, for the people of an FTE"
        limit = ledger.work("on_costs.young.no_ni_below", label, "GBP", "product", (limit, parts.heads_per_fte))
    return YoungStaff(limit, counted)


def _share(ledger: Ledger, name: str, grade: Grade) -> Figure | None:
    young = [fte for fte in (grade.under_21, grade.apprentices_under_25) if fte is not None]
    if not young or grade.in_post is None:
        return None
    under = f"on_costs.young.{fold(name)}"
    in_post = list(grade.in_post.values()) if isinstance(grade.in_post, dict) else [grade.in_post]
    label = f"{name} staff under 21 and apprentices under 25"
    count = ledger.work(f"{under}.fte", label, "FTE", "sum", young)
    of = ledger.work(f"{under}.of", f"{name} in post, all", "FTE", "sum", in_post)
    return ledger.work(f"{under}.share", f"{label}, as a share", "percent", "percentage", (count, of))


def _ids(case: Case, name: str, grade: Grade) -> Iterator[str]:
    """The ids of a grade's posts, at each of its points too, and of its uplifts."""
    id = fold(name)
    for one in (id, *(f"{id}.point_{point_id(point)}" for point in case.spine_of(name).between(grade.points))):
        yield from (one, f"{one}.in_post", f"{one}.vacant")
    own = (one for one in case.uplifts.values() if fold(one.grade) == id)
    yield from (one.id for one in own)


def free_with_young(ledger: Ledger, id: str, label: str, pay: Figure, others: Figure, limit: Figure, share: Figure) -> Figure:
    """What of an FTE's pay bears no National Insurance, the mean of the young and the `others`."""
    young = ledger.work(f"{id}.young", f"{label}, under 21 or apprentices", "GBP", "lesser of", (pay, limit))
    return mean_with_young(ledger, id, label, young, others, share)


def mean_with_young(ledger: Ledger, id: str, label: str, young: Figure, others: Figure, share: Figure) -> Figure:
    """The share of what is the young's, and the rest of the others'."""
    whole = ledger.constant("all_staff", "All staff", Decimal(100), "percent", "100%")
    rest = ledger.work(f"{share.id}.rest", f"{share.label}: the rest", "percent", "difference", (whole, share))
    parts = [
        ledger.work(f"{id}.of_young", f"{label}: under 21 or apprentices, their share", "GBP", "share", (share, young)),
        ledger.work(f"{id}.of_others", f"{label}: all others, their share", "GBP", "share", (rest, others)),
    ]
    return ledger.work(id, label, "GBP", "sum", parts)
