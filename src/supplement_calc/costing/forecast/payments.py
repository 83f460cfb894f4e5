"""Further payments month by month: each as it falls due, what is due on it, and what those who leave pay back.

A cohort is what one month's people are to be paid. It shrinks by a twelfth of the turnover each month, is paid when its time
comes, and pays back as more of it leaves. What is promised in the months that the supplement is paid for is paid after its end
too, unless the case says that it lapses; only what was paid is recovered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from ...case.case import Case
from ...case.further_payments import has_lapsed, paid_until, recurs, served
from ...case.models.payments import AtLandmark, FurtherPayment
from ...diagnostics.names import fold
from ...ledger import Figure, Ledger
from ..constants import months_of_a_year, relocation_limit, year_in_percent
from ..payments.recipients import landmark_name, landmark_reached
from ..payments.retention import months_left, months_not_served, months_of_clawback
from ..posts import Posts
from .assumed.effects import Effects
from .assumed.mean_turnover import turnover_of_grades
from .calendar import Month, months_after_last, months_before, share_paid_for
from .grade_lines import GradeLines
from .on_costs import MonthlyOnCosts
from .pay import Pay
from .staff_flows import Flow, MonthStaff

LABELS = {
    "payments": "Other payments",
    "payments_on_costs": "On-costs of other payments",
    "payments_recovered": "Other payments recovered",
}


class Rung(NamedTuple):
    """One time at which a payment is made: after so many months of the cohort, or in the month of `on`. `waits` are the months
    from a promise to its payment of those whom the case itself expects to be paid: nobody of them leaves before."""

    id: str
    label: str
    delay: int
    waits: int
    served: int
    amount: Figure
    expected: Figure | None
    landmark: int | None
    on: date | None = None


class Cohort:
    """What one month's people are to be paid, pounds, by the months since."""

    def __init__(self, worth: Figure) -> None:
        self.worth = [worth]

    @property
    def age(self) -> int:
        """Months since it began."""
        return len(self.worth) - 1


class MonthlyPayments:
    """The further payments of the proposal, month after month in their order."""

    def __init__(
        self, case: Case, ledger: Ledger, id: str, grades: Sequence[GradeLines], pay: Pay, on_costs: MonthlyOnCosts
    ) -> None:
        self.case, self.ledger, self.id, self.grades, self.pay, self.on_costs = case, ledger, id, grades, pay, on_costs
        self.effects = Effects(case, "proposal")
        self.zero = ledger.zero("GBP")
        self.zero_fte = ledger.zero("FTE")
        self.twelve = months_of_a_year(ledger)
        self.year = year_in_percent(ledger)
        self.rungs = {number: list(_rungs(payment)) for number, payment in case.payments.items()}
        self.cohorts: dict[str, list[Cohort]] = {rung.id: [] for rungs in self.rungs.values() for rung in rungs}
        self.once = {rung.id for number, payment in case.payments.items() if not recurs(payment) for rung in self.rungs[number]}
        self.staff: dict[int, MonthStaff] = {}  # by the number of the month
        self.waiting: dict[str, Figure] = {}  # by the rung: starters who are not counted among those that the case expects yet
        self.last = 0  # the number of the forecast's last month so far
        self.one_off: dict[Month, Figure] = {}  # what of a month's lines is of payments made once
        self.first: int | None = None  # the number of the first month that the supplement is paid for

    def cost(self, month: Month, staff: MonthStaff) -> dict[str, Figure]:
        """The lines of a month: what is paid, what is due on it, and what is recovered, which is below zero."""
        if self.first is None and month.paid:
            self.first = month.number
        self.last = month.number
        self.staff[month.number] = staff
        return self._lines(month, staff)

    def after(self, last: Month, staff: MonthStaff) -> dict[Month, dict[str, Figure]]:
        """The lines of each month after a forecast's last in which what was promised by then is paid or comes back; `staff` are
        the last month's."""
        count = max(self._months_to_come(payment, last) for payment in self.case.payments.values())
        return {month: self._lines(month, staff) for month in months_after_last(self.case, last, count)}

    def _months_to_come(self, payment: FurtherPayment, last: Month) -> int:
        """The months after the last until a payment has been made and nothing comes back of it any more."""
        back = max(0 if payment.clawback is None else len(months_left(payment.clawback, months)) for months in served(payment))
        until = paid_until(self.case, payment, months_before(last.first, last.number - 1), last.first)
        return 12 * (until.year - last.first.year) + until.month - last.first.month + back

    def _lines(self, month: Month, staff: MonthStaff) -> dict[str, Figure]:
        under = f"{self.id}.month_{month.id}.payments"
        paid, on_costs, back, once = [], [], [], []
        for number, payment in self.case.payments.items():
            here = [self._paid(month, staff, payment, rung) for rung in self.rungs[number]]
            is_paid = any(is_due for _, _, is_due in here)
            id, name = f"{under}.{fold(payment.what)}", f"{payment.what} in {month.name}"
            together = self.ledger.work(id, name, "GBP", "sum", [figure for figure, _, _ in here])
            paid.append(together)
            on_top = None
            if is_paid or month.number <= self.last:  # what comes back bears none, whatever the rates are by then
                on_top = self.on_costs.of_payment(id, month, together, payment, self._over(payment, id, together))
                on_costs.append(on_top)
            recovered = [figure for _, figures, _ in here for figure in figures]
            back += recovered
            if not recurs(payment):
                once.append(self._net(id, name, [together, *([] if on_top is None else [on_top])], recovered))
        if once:
            self.one_off[month] = self._sum(f"{under}.one_off", f"Payments made once, {month.name}", once)
        return {
            "payments": self._sum(under, f"Other payments of {month.name}", paid),
            "payments_on_costs": self._sum(f"{under}_on_costs", f"On-costs of other payments of {month.name}", on_costs),
            "payments_recovered": self._recovered(f"{under}_recovered", month, back),
        }

    def _net(self, id: str, name: str, paid: Sequence[Figure], back: Sequence[Figure]) -> Figure:
        """A payment with its on-costs, less what is recovered."""
        gross = self._sum(f"{id}.with_on_costs", f"{name}, with on-costs", paid)
        if not back:
            return gross
        recovered = self._sum(f"{id}.back", f"{name}: recovered", back)
        return self.ledger.work(f"{id}.net", f"{name}, less what is recovered", "GBP", "difference", (gross, recovered))

    def _sum(self, id: str, label: str, parts: Sequence[Figure]) -> Figure:
        return self.ledger.work(id, label, "GBP", "sum", parts or [self.zero])

    def _recovered(self, id: str, month: Month, back: Sequence[Figure]) -> Figure:
        label = f"Other payments recovered in {month.name}"
        together = self._sum(f"{id}.in_all", label, back)
        return self.ledger.work(id, label, "GBP", "difference", (self.zero, together))

    def _paid(self, month: Month, staff: MonthStaff, payment: FurtherPayment, rung: Rung) -> tuple[Figure, list[Figure], bool]:
        """What is paid at one rung in a month, what comes back from those paid before, and whether anything is paid."""
        under = f"{self.id}.month_{month.id}.{rung.id}"
        cohorts = self.cohorts[rung.id]
        lasts = rung.delay + (len(months_left(payment.clawback, rung.served)) if payment.clawback else 0)
        cohorts[:] = [cohort for cohort in cohorts if cohort.age < lasts]
        for cohort in cohorts:
            cohort.worth.append(self._left(f"{under}.cohort_{cohort.age + 1}", month, payment, cohort))
        if not month.paid and has_lapsed(self.case, payment, month.first):
            cohorts[:] = [cohort for cohort in cohorts if cohort.age > rung.delay]
        elif self._earned(month, rung):
            cohorts.append(Cohort(self._enters(under, month, staff, payment, rung)))
        due = [cohort.worth[rung.delay] for cohort in cohorts if cohort.age == rung.delay]
        paid = self._sum(f"{under}.paid", f"{rung.label}: paid in {month.name}", due)
        back = [
            self._back(f"{under}.cohort_{cohort.age}", month, payment, rung, cohort)
            for cohort in cohorts
            if cohort.age > rung.delay
        ]
        return paid, back, bool(due)

    def _earned(self, month: Month, rung: Rung) -> bool:
        """Whether what is entered in a month was promised in one that the supplement is paid for, by the forecast's last."""
        if rung.on is not None:
            return rung.on.replace(day=1) == month.first
        if self._is_once(rung):
            return self.first is not None and month.number == self.first + rung.waits
        promised = month.number - rung.waits
        if promised > self.last or (promised < 1 and self.case.period is None):
            return False
        return self._promised_for(month, rung) > 0

    def _is_once(self, rung: Rung) -> bool:
        return rung.id in self.once

    def _left(self, id: str, month: Month, payment: FurtherPayment, cohort: Cohort) -> Figure:
        """What is left of a cohort once the month's leavers have gone."""
        label = f"{payment.what}: left of those of {cohort.age + 1} months before {month.name}"
        stay = self.ledger.work(
            f"{id}.stay", f"{label}, of 1,200%", "percent", "difference", (self.year, self._turnover(payment, month))
        )
        zero = self.ledger.zero("percent")
        stay = self.ledger.work(f"{id}.stays", f"{label}, of 1,200%, not below 0", "percent", "greater of", (stay, zero))
        times = self.ledger.work(f"{id}.times", f"{label}, times 1,200%", "GBP", "product", (cohort.worth[-1], stay))
        return self.ledger.work(id, label, "GBP", "ratio", (times, self.year))

    def _turnover(self, payment: FurtherPayment, month: Month) -> Figure:
        if payment.turnover is not None:
            return payment.turnover
        chosen = [grade for grade in self.grades if payment.grades is None or grade.label in payment.grades]
        return turnover_of_grades(self.ledger, f"{self.id}.month_{month.id}.{fold(payment.what)}", self.effects, chosen, month)

    def _back(self, id: str, month: Month, payment: FurtherPayment, rung: Rung, cohort: Cohort) -> Figure:
        """What the month's leavers of a cohort are expected to pay back."""
        clawback = payment.clawback
        assert clawback is not None
        label = f"{rung.label}: paid to those who leave in {month.name}"
        left = months_not_served(self.ledger, months_left(clawback, rung.served)[cohort.age - rung.delay - 1])
        of = months_of_clawback(self.ledger, clawback)
        gone = self.ledger.work(f"{id}.gone", label, "GBP", "difference", (cohort.worth[-2], cohort.worth[-1]))
        times = self.ledger.work(f"{id}.not_served", f"{label}, times the months not served", "GBP", "product", (gone, left))
        owed = self.ledger.work(f"{id}.owed", f"{label}: due back", "GBP", "ratio", (times, of))
        return self.ledger.work(f"{id}.back", f"{label}: recovered", "GBP", "share", (clawback.recovered, owed))

    def _enters(self, under: str, month: Month, staff: MonthStaff, payment: FurtherPayment, rung: Rung) -> Figure:
        """What the people who enter in a month are to be paid."""
        once = not recurs(payment)
        people = self._people(under, month, staff, payment, rung, once=once)
        worth = []
        for line, fte in people:
            each = rung.amount
            if each.unit == "percent":
                salary = self.pay.of(line, month).salary
                each = self.ledger.work(f"{under}.{line.id}.each", f"{rung.label}, each", "GBP", "share", (rung.amount, salary))
            label = f"{rung.label}: {line.label}, {month.name}"
            worth.append(self.ledger.work(f"{under}.{line.id}.worth", label, "GBP", "product", (fte, each)))
        if not once and (share := self._promised_for(month, rung)) != 1:
            return self._in_part(f"{under}.worth", f"{rung.label}: to be paid to those of {month.name}", share, worth)
        return self._sum(f"{under}.worth", f"{rung.label}: to be paid to those of {month.name}", worth)

    def _promised_for(self, month: Month, rung: Rung) -> Fraction:
        """The share that the supplement is paid for of the month in which what is entered in a month was promised."""
        return month.paid if not rung.waits else share_paid_for(self.case, months_before(month.first, rung.waits))

    def _in_part(self, id: str, label: str, share: Fraction, worth: Sequence[Figure]) -> Figure:
        """Of a month that is paid for in part: as much of what falls due through the month, as of the supplement."""
        whole = self._sum(f"{id}.whole", f"{label}, of a whole month", worth)
        parts = self.ledger.count(f"parts_paid_{share.numerator}", "Parts of a month paid", share.numerator)
        of = self.ledger.count(f"parts_{share.denominator}", "Parts of a month", share.denominator)
        times = self.ledger.work(f"{id}.times", f"{label}, times the parts paid", "GBP", "product", (whole, parts))
        return self.ledger.work(id, label, "GBP", "ratio", (times, of))

    def _people(
        self, under: str, month: Month, staff: MonthStaff, payment: FurtherPayment, rung: Rung, *, once: bool
    ) -> list[tuple[Posts, Figure]]:
        """Who enters in a month, line by line, FTE or heads. A number that the case states is shared out by staff in post."""
        part = "starters" if payment.goes_to == "starters" else "opening" if once else "in_post"
        chosen = [grade for grade in self.grades if payment.grades is None or grade.label in payment.grades]
        lines = [(line, staff.lines[line.id]) for grade in chosen for line in grade.lines]
        if rung.expected is not None:
            return self._stated(under, month, payment, rung, lines, once=once)
        people = []
        for line, flow in lines:
            fte: Figure = getattr(flow, part)
            id, label = f"{under}.{line.id}", f"{rung.label}: {line.label} in {month.name}"
            if rung.landmark is not None:
                fte = self._a_month(id, label, landmark_reached(self.case, self.ledger, payment, id, label, rung.landmark, fte))
            elif payment.every_months is not None:
                every = payment.every_months
                months = self.ledger.count(f"every_months.{every}", "Months between payments", every)
                fte = self.ledger.work(f"{id}.in_turn", f"{label}, whose turn it is", "FTE", "ratio", (fte, months))
            people.append((line, self._heads(id, label, payment, fte)))
        return people

    def _stated(
        self, under: str, month: Month, payment: FurtherPayment, rung: Rung, lines: Sequence[tuple[Posts, Flow]], *, once: bool
    ) -> list[tuple[Posts, Figure]]:
        """Those whom the case expects: all at once, or a twelfth a month; by line only for a percentage of salary."""
        assert rung.expected is not None
        all_ = rung.expected if once else self._a_month(under, f"{rung.label}: expected", rung.expected)
        if payment.goes_to == "starters" and not once:
            all_ = self._who_started(under, month, payment, rung, [line for line, _ in lines], all_)
        if rung.amount.unit == "GBP" or len(lines) == 1:
            return [(line, all_ if number == 0 else self.zero_fte) for number, (line, _) in enumerate(lines)]
        opening = [flow.opening for _, flow in lines]
        whole = self.ledger.work(f"{under}.there", f"{rung.label}: staff to share by", "FTE", "sum", opening)
        people = []
        for line, flow in lines:
            id, label = f"{under}.{line.id}.stated", f"{rung.label}: {line.label}"
            times = self.ledger.work(f"{id}.times", f"{label}, shared out", "FTE", "product", (all_, flow.opening))
            people.append((line, self.ledger.work(id, label, "FTE", "ratio", (times, whole))))
        return people

    def _who_started(
        self, under: str, month: Month, payment: FurtherPayment, rung: Rung, lines: Sequence[Posts], expected: Figure
    ) -> Figure:
        """Of those whom the case expects in a month, no more than have started by when it was promised to them."""
        staff = self.staff.get(month.number - rung.waits)
        if staff is None or not lines:
            return expected
        work, label = self.ledger.work, f"{rung.label}, {month.name}"
        joined = work(f"{under}.joined", f"{label}: starters", "FTE", "sum", [staff.lines[line.id].starters for line in lines])
        before = self.waiting.get(rung.id, self.zero_fte)
        joined = self._heads(f"{under}.joined", f"{label}: starters", payment, joined)
        room = work(f"{under}.started", f"{label}: starters not counted yet", "FTE", "sum", (before, joined))
        all_ = work(f"{under}.with_a_post", f"{label}: expected, no more than started", "FTE", "lesser of", (expected, room))
        self.waiting[rung.id] = work(f"{under}.not_counted", f"{label}: starters left", "FTE", "difference", (room, all_))
        return all_

    def _a_month(self, id: str, label: str, yearly: Figure) -> Figure:
        return self.ledger.work(f"{id}.a_month", f"{label}, a month", "FTE", "ratio", (yearly, self.twelve))

    def _heads(self, id: str, label: str, payment: FurtherPayment, fte: Figure) -> Figure:
        parts = self.case.on_costs_by_part
        heads = payment.heads_per_fte or (None if parts is None else parts.heads_per_fte)
        if not payment.is_per_head or heads is None:
            return fte
        return self.ledger.work(f"{id}.heads", f"{label}: people", "count", "product", (fte, heads))

    def _over(self, payment: FurtherPayment, id: str, paid: Figure) -> Figure | None:
        """What relocation comes to above the limit of each move."""
        amount = payment.amount
        if payment.kind != "qualifying relocation" or payment.on_costs is not None or amount is None or amount.unit != "GBP":
            return None
        limit = relocation_limit(self.ledger)
        name = f"forecast.relocation.{fold(payment.what)}"
        most = self.ledger.work(f"{name}.most", f"{payment.what}, the limit at least", "GBP", "greater of", (amount, limit))
        above = self.ledger.work(f"{name}.above", f"{payment.what} above the limit", "GBP", "difference", (most, limit))
        times = self.ledger.work(
            f"{id}.times_over", f"{paid.label}, times what is above the limit", "GBP", "product", (paid, above)
        )
        return self.ledger.work(f"{id}.over", f"{paid.label} above the limit", "GBP", "ratio", (times, most))


def payments_going_on(case: Case, ledger: Ledger, course: str, month: Month) -> Iterator[Figure]:
    """What a month pays of each payment that goes on for as long as the proposal does, and the on-costs of it."""
    for payment in case.payments.values():
        if recurs(payment):
            id = f"{course}.month_{month.id}.payments.{fold(payment.what)}"
            yield from (ledger.figures[id], ledger.figures[f"{id}.on_costs"])


def _rungs(payment: FurtherPayment) -> Iterator[Rung]:
    """The times that a payment is made at. Those whom the case itself expects to be paid are those who have stayed."""
    id = f"payments.{fold(payment.what)}"
    for months, form in payment.amounts.items():
        yield _landmark(id, payment, months, form)
    if payment.at is None:
        assert payment.amount is not None
        months, stated = payment.after_months or 0, payment.expected is not None
        delay, waits = (0, months) if stated else (months, 0)
        months_served = served(payment)[0]
        yield Rung(id, payment.what, delay, waits, months_served, payment.amount, payment.expected, None, payment.paid_on)


def _landmark(id: str, payment: FurtherPayment, months: int, form: AtLandmark) -> Rung:
    name = landmark_name(months)
    return Rung(f"{id}.at_{fold(name)}", f"{payment.what}, {name}", 0, 0, months, form.amount, form.expected, months)
