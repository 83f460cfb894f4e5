"""What the money buys: who is paid that would have been there anyway, and the cost of each leaver avoided and of each FTE-year.

"The cost" is of two kinds, each figure's label saying which: the net cost of all years (what the proposal costs more than doing
nothing, salaries of those who join and agency staff released counted), and the supplements with their on-costs alone. Where
nothing is bought there is no cost of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ....ledger import Figure, Ledger
from ...constants import months_of_a_year
from ..assumed.effects import pays_supplement
from ..calendar import Month, years_of
from ..month_costs import MonthCosts
from ..on_costs import Paid
from ..projection import Inputs, Projection
from ..rounded_sums import BILLIONTH, rounded_sum

ID = "forecast.buys"
_PAID = {"supplement": "Supplements and uplifts", "supplement_on_costs": "their on-costs"}
_NO_LEAVER, _NO_MORE, _NO_SUPPLEMENT = (
    "no leaver is avoided", "no more staff are in post", "no supplement is paid",
)  # fmt: skip


class Buys(NamedTuple):
    """Of all the forecast's months. Leavers and FTE-years are the difference between the courses, nil at least; agency staff
    released are None where the case has none."""

    supplements: Figure
    paid_to_those_who_would_stay: Figure
    share_to_those_who_would_stay: Figure
    leavers_avoided: Figure
    cost_per_leaver_avoided: Figure
    supplement_per_leaver_avoided: Figure
    fte_years: Figure
    cost_per_fte_year: Figure
    supplement_per_fte_year: Figure
    agency_fte_years: Figure | None
    agency_released_per_recruit: Figure | None

    @property
    def figures(self) -> list[Figure]:
        """Those that the case has, in order."""
        return [figure for figure in self if figure is not None]


def buys(inputs: Inputs, nothing: Projection, proposal: Projection, net: Figure) -> Buys:
    """From both courses and the net cost of all years."""
    ledger = inputs.ledger
    paid = [proposal.total.lines[line] for line in _PAID if line in proposal.total.lines]
    supplements = ledger.work(f"{ID}.supplements", f"Supplements and uplifts {inputs.case.with_on_costs}", "GBP", "sum", paid)
    anyway = _anyway(inputs, nothing, proposal)
    label = "Share of them paid to staff who would have been there anyway"
    share = ledger.work(
        f"{ID}.share_to_those_who_would_stay", label, "percent", "percentage", (anyway, supplements),
        why_undefined=_NO_SUPPLEMENT,
    )  # fmt: skip
    left = {one.id: _leavers(ledger, one) for one in (nothing, proposal)}
    avoided = _more(ledger, "leavers_avoided", "Leavers avoided, FTE", left[nothing.id], left[proposal.id])
    years = {one.id: _fte_years(ledger, one) for one in (nothing, proposal)}
    more = _more(ledger, "fte_years", "More staff in post, FTE-years", years[proposal.id], years[nothing.id])

    def each(name: str, label: str, cost: Figure, of: Figure, why: str) -> Figure:
        return ledger.work(f"{ID}.{name}", label, "GBP", "ratio", (cost, of), why_undefined=why)

    agency, released = _agency(ledger, nothing, proposal, more)
    with_on_costs = f"Supplements {inputs.case.with_on_costs} for each"

    def supplement_each(name: str, label: str, of: Figure, why: str) -> Figure:
        if not pays_supplement(inputs.case):
            return ledger.unanswered(f"{ID}.{name}", label, "GBP", _NO_SUPPLEMENT, is_none=True)
        return each(name, label, supplements, of, why)

    return Buys(
        supplements,
        anyway,
        share,
        avoided,
        each("cost_per_leaver_avoided", "Extra cost for each leaver avoided", net, avoided, _NO_LEAVER),
        supplement_each("supplement_per_leaver_avoided", f"{with_on_costs} leaver avoided", avoided, _NO_LEAVER),
        more,
        each("cost_per_fte_year", "Extra cost for each FTE-year more in post", net, more, _NO_MORE),
        supplement_each("supplement_per_fte_year", f"{with_on_costs} FTE-year more in post", more, _NO_MORE),
        agency,
        released,
    )


def _anyway(inputs: Inputs, nothing: Projection, proposal: Projection) -> Figure:
    """What is paid on top, with on-costs, to as many of each line as doing nothing has too: each year's lines rounded once, as
    the forecast's are."""
    case, ledger = inputs.case, inputs.ledger
    id, label = f"{ID}.paid_to_those_who_would_stay", "Of that, paid to staff who would have been there anyway"
    if not case.uplifts and all(grade.supplement is None for grade in case.grades.values()):
        return ledger.unanswered(id, label, "GBP", _NO_SUPPLEMENT, is_none=True)
    costs = MonthCosts(case, ledger, ID, inputs.staff, inputs.grades, None, inputs.on_costs, pays=True)
    parts = []
    for year, within in years_of(inputs.months).items():
        lines = []
        for month in within:
            since = len(ledger.figures)
            lines.append(_month(ledger, costs, nothing, proposal, month))
            inputs.pass_on(since, ID, month)
        for name, title in _PAID.items():
            of_months = [one[name] for one in lines if name in one]
            if of_months:
                text = f"{title} of staff who would have been there anyway in {year.name}"
                parts.append(rounded_sum(ledger, f"{ID}.{year.id}.{name}", text[:1].upper() + text[1:], "sum", of_months))
    return ledger.work(id, label, "GBP", "sum", parts)


def _month(ledger: Ledger, costs: MonthCosts, nothing: Projection, proposal: Projection, month: Month) -> dict[str, Figure]:
    under = f"{ID}.month_{month.id}"
    both = [course.staff_by_month[month].lines for course in (nothing, proposal)]
    paid = []
    for posts in costs.posts:
        label = f"{posts.label}: in post in both courses through {month.name}"
        operands = [lines[posts.id].in_post for lines in both]
        fte = ledger.work(f"{under}.{posts.id}.in_both", label, "FTE", "lesser of", operands)
        paid.append(Paid(costs.pay.of(posts, month), fte))
    return costs.on_top(under, month, paid)


def _leavers(ledger: Ledger, course: Projection) -> Figure:
    flows = [flow.leavers for staff in course.staff_by_month.values() for flow in staff.grades.values()]
    return ledger.work(f"{course.id}.leavers", f"{course.title}: leavers of all months", "FTE", "sum", flows)


def _fte_years(ledger: Ledger, course: Projection) -> Figure:
    """Staff in post through each month, a twelfth of a year each."""
    through = [flow.in_post for staff in course.staff_by_month.values() for flow in staff.grades.values()]
    return _years(ledger, f"{course.id}.fte_years", f"{course.title}: in post", through)


def _years(ledger: Ledger, id: str, label: str, by_month: Sequence[Figure]) -> Figure:
    together = ledger.work(f"{id}.months", f"{label}, FTE-months", "FTE", "sum", by_month)
    return ledger.work(id, f"{label}, FTE-years", "FTE", "ratio", (together, months_of_a_year(ledger)))


def _more(ledger: Ledger, name: str, label: str, one: Figure, other: Figure) -> Figure:
    """How much more the one is, nil at least, to a billionth: quotients that should be alike may end otherwise."""
    id = f"{ID}.{name}"
    less = ledger.work(f"{id}.difference", f"{label}, or 0 if below", "FTE", "difference", (one, other), BILLIONTH)
    return ledger.work(id, label, "FTE", "greater of", (less, ledger.zero("FTE")))


def _agency(ledger: Ledger, nothing: Projection, proposal: Projection, more: Figure) -> tuple[Figure | None, Figure | None]:
    """Agency FTE-years fewer (below nil where there are more), and that for each FTE-year more in post."""
    years = []
    for course in (nothing, proposal):
        used = [month.agency_fte for month in course.months.values() if month.agency_fte is not None]
        if not used:
            return None, None
        years.append(_years(ledger, f"{course.id}.agency_fte_years", f"{course.title}: agency staff", used))
    label = "Agency staff released / (added), FTE-years"
    fewer = ledger.work(f"{ID}.agency_fte_years", label, "FTE", "difference", years, BILLIONTH)
    label = "Agency staff released for each FTE more in post"
    return fewer, ledger.work(f"{ID}.agency_released_per_recruit", label, "FTE", "ratio", (fewer, more), why_undefined=_NO_MORE)
