"""Pay as it moves: salaries with each award, supplements with them or not, and a month of each."""

from __future__ import annotations

from typing import NamedTuple

from ...case.awards.posts import lifts_supplement
from ...case.case import Case
from ...case.models.fields.points import PayPoint
from ...case.models.pay.supplement import Form, is_worked_out_anew, moves_with_pay
from ...evidence.supplement_per_fte import Paid, form_on
from ...ledger import Figure, Ledger
from ..constants import months_of_a_year
from ..posts import Posts, Staffing
from ..supplement_in_month import Amount, amount_in
from .assumed.pay_after import AfterAwards
from .assumed.uplift_increments import UpliftIncrements
from .calendar import Month


class Line(NamedTuple):
    """Staff at one pay: what they are paid a year after so many awards, and on top of it. `higher_point` where that is an
    uplift, and `increments` how many of their own they would have had by then."""

    id: str
    label: str
    salary: Figure
    on_top: Figure | None
    awards: int
    higher_point: bool = False
    increments: int = 0
    grade: str = ""
    variant: str = ""  # of a supplement whose amount or time is not the same throughout

    @property
    def pay_id(self) -> str:
        """The line's pay in an id, the same in all months between two awards or increments."""
        id = f"{self.id}.award_{self.awards}{self.variant}"
        return f"{id}.increment_{self.increments}" if self.increments else id


class Pay:
    """Pay of every line in every month."""

    def __init__(self, case: Case, ledger: Ledger) -> None:
        assert case.forecast is not None
        self.case, self.ledger = case, ledger
        self.increments = UpliftIncrements(case, ledger)
        self.after = AfterAwards(case, ledger)
        payment = case.payment
        self.lifts_supplement = lifts_supplement(case)
        self.absorbs = payment is not None and payment.absorbed == "yes"
        self.twelve = months_of_a_year(ledger)

    def of(self, posts: Posts, month: Month) -> Line:
        """A line's pay in a month. A supplement that is a percentage of salary moves with it, unless it was fixed at award."""
        form = self.case.grades[posts.grade].form_in(month.year, posts.whose)
        amount = amount_in(self.case, self.ledger, posts, month)
        return self.line(posts, month, amount, moves=moves_with_pay(form), anew=form if is_worked_out_anew(form) else None)

    def line(self, posts: Posts, month: Month, amount: Amount | None, *, moves: bool, anew: Form | None = None) -> Line:
        """A line's pay in a month with an amount on top, which `moves` where it goes by the salary: by as much as that has, or
        worked out `anew` where it has limits or parts."""
        salary = self.after.salary(posts.id, posts.label, posts.salary, self._point(posts), month)
        awards = len(self.after.so_far(month))
        if amount is None:
            return Line(posts.id, posts.label, salary, None, awards, grade=posts.grade)
        on_top = self._on_top(posts, amount, salary, month, moves=moves, anew=anew)
        id, label = f"forecast.pay.{posts.id}.on_top_{awards}{amount.variant}", f"{posts.label} supplement"
        paid = amount.paid(self.ledger, id, label, on_top)
        return Line(posts.id, posts.label, salary, paid, awards, grade=posts.grade, variant=amount.variant)

    def _point(self, posts: Posts) -> PayPoint | None:
        """The pay point of a line: its own, or that which its grade is costed at."""
        return self.case.grades[posts.grade].costed_point if posts.point is None else posts.point

    def _on_top(self, posts: Posts, amount: Amount, salary: Figure, month: Month, *, moves: bool, anew: Form | None) -> Figure:
        """The supplement in a month: moved by awards, left as it was, or less what they have raised the salary by."""
        supplement, id = amount.figure, f"{posts.id}.supplement{amount.variant_of_year}"
        label, point = f"{posts.label} supplement", self._point(posts)
        if self.absorbs:
            return self._absorbed(posts, amount, salary, month)
        if anew is not None and moves:
            return self._anew(posts, anew, amount, salary, month)
        if moves:
            return self.after.going_by_pay(id, label, supplement, {posts.salary.id: salary}, month)
        return self.after.supplement(id, label, supplement, point, month) if self.lifts_supplement else supplement

    def _anew(self, posts: Posts, form: Form, amount: Amount, salary: Figure, month: Month) -> Figure:
        """A supplement with limits or parts on the salary of a month. Limits stay; parts that do not go by pay are lifted where
        awards lift supplements."""
        number, point = len(self.after.so_far(month)), self._point(posts)
        if not number:
            return amount.figure

        under = f"{posts.id}.supplement_{number}{amount.variant_of_year}"

        def lift(name: str, label: str, part: Figure) -> Figure:
            return self.after.supplement(f"{under}.{name}.lifted", label, part, point, month)

        paid = Paid(posts.grade, salary, posts.salary, f"forecast.pay.{under}", f"{posts.label} after award {number}:")
        return form_on(self.case, self.ledger, form, paid, lift if self.lifts_supplement else None)

    def _absorbed(self, posts: Posts, amount: Amount, salary: Figure, month: Month) -> Figure:
        """What the rise of the salary so far leaves of the supplement, zero at least; a cut of pay adds nothing to it."""
        so_far, supplement, zero = self.after.so_far(month), amount.figure, self.ledger.zero("GBP")
        if not so_far:
            return supplement
        id, label = (
            f"forecast.pay.{posts.id}.absorbed_{len(so_far)}{amount.variant_of_year}",
            f"{posts.label} supplement after award {len(so_far)}",
        )
        rise = self.ledger.work(f"{id}.rise", f"{posts.label}: raised by awards", "GBP", "difference", (salary, posts.salary))
        if any(day.may_be_cut for day in so_far):
            name = f"{posts.label}: raised by awards, zero at least"
            rise = self.ledger.work(f"{id}.rise_if_any", name, "GBP", "greater of", (rise, zero))
        left = self.ledger.work(f"{id}.left", f"{label}, less that rise", "GBP", "difference", (supplement, rise))
        return self.ledger.work(id, label, "GBP", "greater of", (left, zero))

    def uplifts(self, staff: Staffing, month: Month, *, gross: bool = False) -> list[tuple[Line, Figure]]:
        """Uplifts of staff in post, with how many: a higher point moves with pay. Net of the increments that they would have
        had by then, unless `gross`."""
        lines = []
        for uplift, given in zip(staff.uplifts, self.case.uplifts.values(), strict=True):
            if uplift.in_post is not None:
                steps = 0 if gross else self.increments.of(given, month)
                before, price = self.increments.pay_and_price(given, uplift, steps)
                step, point = f".increment_{steps}" if steps else "", self.increments.point_after(given, steps)
                salary = self.after.salary(f"{uplift.id}.salary{step}", uplift.label, before, point, month)
                price = self.after.going_by_pay(f"{uplift.id}{step}", uplift.label, price, {before.id: salary}, month)
                awards = len(self.after.so_far(month))
                line = Line(uplift.id, uplift.label, salary, price, awards, True, steps, uplift.grade)
                lines.append((line, uplift.in_post))
        return lines


def share_of_month(ledger: Ledger, id: str, label: str, month: Month, yearly: Figure) -> Figure:
    """A month's twelfth of a year's supplements, and of that the share of its days that are paid; divided last."""
    twelve = months_of_a_year(ledger)
    if month.paid == 1:
        return ledger.work(id, label, "GBP", "ratio", (yearly, twelve))
    parts, of = month.paid.numerator, 12 * month.paid.denominator
    paid = ledger.count(f"forecast.paid.{month.id}", f"Parts of {month.name} paid", parts)
    whole = ledger.count(f"forecast.parts_{of}", "A year, in such parts", of)
    times = ledger.work(f"{id}.times", f"{label}, times the parts paid", "GBP", "product", (yearly, paid))
    return ledger.work(id, label, "GBP", "ratio", (times, whole))
