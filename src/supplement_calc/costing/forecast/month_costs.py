"""What a month costs: salaries, what is paid on top of them, on-costs on each, and agency staff. Nothing is rounded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ...case.case import Case
from ...ledger import Figure, Ledger
from ..agency.job_months import JobMonths
from ..posts import Staffing
from .agency import AgencyMonths
from .calendar import Month
from .grade_lines import GradeLines
from .on_costs import MonthlyOnCosts, Paid
from .pay import Pay, share_of_month
from .payments import LABELS as PAYMENT_LABELS
from .payments import MonthlyPayments
from .staff_flows import MonthStaff
from .supplement_now import LABELS as NOW_LABELS
from .supplement_now import supplement_now_of


class MonthCost(NamedTuple):
    """A month's lines by name, their total, and agency staff, FTE (None where the case has none). `one_off` is what of the
    further payments is paid once (None where there is none such). `before_increments` are its supplements with on-costs where
    uplifts are net of increments: what they would be gross."""

    lines: dict[str, Figure]
    total: Figure
    agency_fte: Figure | None
    one_off: Figure | None = None
    before_increments: Figure | None = None


LABELS = {
    "salaries": "Salaries",
    "on_costs": "On-costs",
    **NOW_LABELS,
    "supplement": "Supplements and uplifts",
    "supplement_on_costs": "On-costs of supplements",
    "agency": "Agency",
    "agency_by_job": "Agency by job",
    "agency_release": "Notice, fees and double running",
    "cost_of_leavers": "Cost of those who leave",
    "cost_of_starters": "Cost of those who start",
    **PAYMENT_LABELS,
}

# The lines of a month that a full year has no more of than that month.
ONE_OFF = ("agency_release",)


class MonthCosts:
    """Costs the months of one course of events; `pays` says whether the supplement is paid in it, `agency` follows its agency
    staff in posts, and `jobs` has those of jobs without posts (None where there are none)."""

    def __init__(
        self,
        case: Case,
        ledger: Ledger,
        id: str,
        staff: Staffing,
        grades: Sequence[GradeLines],
        agency: AgencyMonths | None,
        on_costs: MonthlyOnCosts,
        *,
        pays: bool,
        jobs: JobMonths | None = None,
    ) -> None:
        self.case, self.ledger, self.id, self.staff, self.pays = case, ledger, id, staff, pays
        self.posts = [line for grade in grades for line in grade.lines]
        self.pay, self.on_costs = Pay(case, ledger), on_costs
        self.payments = MonthlyPayments(case, ledger, id, grades, self.pay, on_costs) if pays and case.payments else None
        self.now = supplement_now_of(case, ledger, id, staff, grades, on_costs, proposal=pays)
        self.agency, self.jobs = agency, jobs
        self.twelve = self.pay.twelve
        self.zero = ledger.zero("GBP")

    def cost(self, month: Month, staff: MonthStaff) -> MonthCost:
        """One month."""
        under = f"{self.id}.month_{month.id}"
        paid = self._paid(month, staff)
        lines = {"salaries": self._salaries(under, month, paid)}
        on_costs = self.on_costs.of_pay(under, month, paid, lines["salaries"])
        lines |= {"on_costs": on_costs} if on_costs is not None else {}
        if self.now is not None:
            lines |= self.now.cost(month, staff)
        if self.pays:
            lines |= self.on_top(under, month, paid)
        if self.payments is not None:
            lines |= self.payments.cost(month, staff)
        agency_fte = None
        if self.agency is not None:
            agency_fte, agency = self.agency.month(month, staff)
            lines |= agency
        if self.jobs is not None:
            lines["agency_by_job"] = self.jobs.cost(month)
        lines |= self._comings_and_goings(under, month, staff)
        total = self.ledger.work(f"{under}.total", f"Cost of {month.name}", "GBP", "sum", list(lines.values()))
        one_off = None if self.payments is None else self.payments.one_off.get(month)
        gross = self._before_increments(under, month, paid) if self.pays else None
        return MonthCost(lines, total, agency_fte, one_off, gross)

    def _comings_and_goings(self, under: str, month: Month, staff: MonthStaff) -> dict[str, Figure]:
        """What each FTE that leaves and that starts costs, in both courses alike, where the case says."""
        assert self.case.forecast is not None
        given = self.case.forecast
        lines = {}
        for name, each, what in (("leavers", given.cost_per_leaver, "leave"), ("starters", given.cost_per_starter, "start")):
            if each is not None:
                flows = [getattr(flow, name) for flow in staff.grades.values()]
                id, label = f"{under}.cost_of_{name}", f"Cost of those who {what} in {month.name}"
                fte = self.ledger.work(f"{id}.fte", f"All who {what} in {month.name}", "FTE", "sum", flows)
                lines[f"cost_of_{name}"] = self.ledger.work(id, label, "GBP", "product", (fte, each))
        return lines

    def _before_increments(self, under: str, month: Month, paid: Sequence[Paid]) -> Figure | None:
        """Supplements and uplifts with on-costs as if staff given an uplift had no increments; None before."""
        net = self.pay.uplifts(self.staff, month)
        if not month.paid or not any(line.increments for line, _ in net):
            return None
        extras = [one for one in paid if one.line.on_top is not None]
        extras += [Paid(line, fte) for line, fte in self.pay.uplifts(self.staff, month, gross=True)]
        id, label = f"{under}.supplement.gross", f"Supplements of {month.name}, gross of increments"
        supplement = self._share_of_month(f"{id}.supplement", label, month, [self._yearly(id, month, one) for one in extras])
        on_costs = self.on_costs.of_extras(id, month, extras, supplement)
        parts = [supplement] if on_costs is None else [supplement, on_costs]
        return self.ledger.work(id, f"{label}, with on-costs", "GBP", "sum", parts)

    def _paid(self, month: Month, staff: MonthStaff) -> list[Paid]:
        return [Paid(self.pay.of(posts, month), staff.lines[posts.id].in_post) for posts in self.posts]

    def _salaries(self, under: str, month: Month, paid: Sequence[Paid]) -> Figure:
        yearly = [
            self.ledger.work(
                f"{under}.{one.line.id}.pay",
                f"{one.line.label}: pay at a year's rate in {month.name}",
                "GBP",
                "product",
                (one.fte, one.line.salary),
            )
            for one in paid
        ]
        return self._month_of(f"{under}.salaries", f"Salaries of {month.name}", yearly)

    def _month_of(self, id: str, label: str, yearly: Sequence[Figure]) -> Figure:
        together = self.ledger.work(f"{id}.a_year", f"{label}, at a year's rate", "GBP", "sum", yearly or [self.zero])
        return self.ledger.work(id, label, "GBP", "ratio", (together, self.twelve))

    def on_top(self, under: str, month: Month, paid: Sequence[Paid]) -> dict[str, Figure]:
        """Supplements and uplifts for the share of the month that they are paid for, and their on-costs."""
        extras = [one for one in paid if one.line.on_top is not None]
        extras += [Paid(line, fte) for line, fte in self.pay.uplifts(self.staff, month)]
        if not month.paid:
            extras = []  # before the supplement starts and once it has ended
        yearly = [self._yearly(under, month, one) for one in extras]
        supplement = self._share_of_month(f"{under}.supplement", f"Supplements of {month.name}", month, yearly or [self.zero])
        on_costs = self.on_costs.of_extras(under, month, extras, supplement)
        return {"supplement": supplement} | ({} if on_costs is None else {"supplement_on_costs": on_costs})

    def _yearly(self, under: str, month: Month, one: Paid) -> Figure:
        assert one.line.on_top is not None
        label = f"{one.line.label}: supplement at a year's rate in {month.name}"
        return self.ledger.work(f"{under}.{one.line.id}.on_top", label, "GBP", "product", (one.fte, one.line.on_top))

    def _share_of_month(self, id: str, label: str, month: Month, yearly: Sequence[Figure]) -> Figure:
        """The month's twelfth, and of that the share that is paid, divided last."""
        together = self.ledger.work(f"{id}.a_year", f"{label}, at a year's rate", "GBP", "sum", yearly)
        return share_of_month(self.ledger, id, label, month, together)
