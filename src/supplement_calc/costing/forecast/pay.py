"""Pay as it moves: salaries with each award, supplements with them or not, and a month of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ...case.case import Case
from ...case.models.pay.supplement import Form, is_worked_out_anew, moves_with_pay
from ...evidence.supplement_per_fte import Paid, form_on
from ...ledger import Figure, Ledger
from ..constants import months_of_a_year, pay_itself
from ..posts import Posts, Staffing
from ..supplement_in_month import Amount, amount_in
from .assumed.uplift_increments import UpliftIncrements
from .calendar import Month

if TYPE_CHECKING:
    from ...case.models.forecast import PayAward


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


def lifts_supplement(case: Case) -> bool:
    """Whether pay awards lift a supplement that does not move with pay by itself: as the payment says, else the forecast."""
    assert case.forecast is not None
    own = None if case.payment is None else case.payment.award_applies
    return (own or case.forecast.award_on_supplement) == "yes"


class Pay:
    """Pay of every line in every month."""

    def __init__(self, case: Case, ledger: Ledger) -> None:
        assert case.forecast is not None
        self.case, self.ledger = case, ledger
        self.increments = UpliftIncrements(case, ledger)
        self.awards = case.forecast.pay_awards or []
        payment = case.payment
        self.lifts_supplement = lifts_supplement(case)
        self.absorbs = payment is not None and payment.absorbed == "yes"
        self.itself = pay_itself(ledger)
        self.twelve = months_of_a_year(ledger)

    def of(self, posts: Posts, month: Month) -> Line:
        """A line's pay in a month. A supplement that is a percentage of salary moves with it, unless it was fixed at award."""
        form = self.case.grades[posts.grade].form_in(month.year, posts.whose)
        amount = amount_in(self.case, self.ledger, posts, month)
        return self.line(posts, month, amount, moves=moves_with_pay(form), anew=form if is_worked_out_anew(form) else None)

    def line(self, posts: Posts, month: Month, amount: Amount | None, *, moves: bool, anew: Form | None = None) -> Line:
        """A line's pay in a month with an amount on top, which `moves` where it goes by the salary: by as much as that has, or
        worked out `anew` where it has limits or parts."""
        salary, awards = self._after(posts.id, posts.label, posts.salary, month), len(self._so_far(month))
        if amount is None:
            return Line(posts.id, posts.label, salary, None, awards, grade=posts.grade)
        on_top = self._on_top(posts, amount, salary, month, moves=moves, anew=anew)
        id, label = f"forecast.pay.{posts.id}.on_top_{awards}{amount.variant}", f"{posts.label} supplement"
        paid = amount.paid(self.ledger, id, label, on_top)
        return Line(posts.id, posts.label, salary, paid, awards, grade=posts.grade, variant=amount.variant)

    def _on_top(self, posts: Posts, amount: Amount, salary: Figure, month: Month, *, moves: bool, anew: Form | None) -> Figure:
        """The supplement in a month: moved by awards, left as it was, or less what they have raised the salary by."""
        supplement = amount.figure
        if self.absorbs:
            return self._absorbed(posts, amount, salary, month)
        if anew is not None and moves and not self.lifts_supplement and (awards := len(self._so_far(month))):
            id, label = (
                f"forecast.pay.{posts.id}.supplement_{awards}{amount.variant_of_year}",
                f"{posts.label} after award {awards}:",
            )
            return form_on(self.case, self.ledger, anew, Paid(posts.grade, salary, posts.salary, id, label))
        if self.lifts_supplement or (moves and anew is None):
            in_year = amount.variant_of_year
            return self._after(f"{posts.id}.supplement{in_year}", f"{posts.label} supplement", supplement, month)
        return supplement

    def _absorbed(self, posts: Posts, amount: Amount, salary: Figure, month: Month) -> Figure:
        """What the rise of the salary so far leaves of the supplement, zero at least."""
        awards, supplement = len(self._so_far(month)), amount.figure
        if not awards:
            return supplement
        id, label = (
            f"forecast.pay.{posts.id}.absorbed_{awards}{amount.variant_of_year}",
            f"{posts.label} supplement after award {awards}",
        )
        rise = self.ledger.work(f"{id}.rise", f"{posts.label}: raised by awards", "GBP", "difference", (salary, posts.salary))
        left = self.ledger.work(f"{id}.left", f"{label}, less that rise", "GBP", "difference", (supplement, rise))
        return self.ledger.work(id, label, "GBP", "greater of", (left, self.ledger.zero("GBP")))

    def uplifts(self, staff: Staffing, month: Month, *, gross: bool = False) -> list[tuple[Line, Figure]]:
        """Uplifts of staff in post, with how many: a higher point moves with pay. Net of the increments that they would have
        had by then, unless `gross`."""
        lines = []
        for uplift, given in zip(staff.uplifts, self.case.uplifts.values(), strict=True):
            if uplift.in_post is not None:
                steps = 0 if gross else self.increments.of(given, month)
                before, price = self.increments.pay_and_price(given, uplift, steps)
                step = f".increment_{steps}" if steps else ""
                salary = self._after(f"{uplift.id}.salary{step}", uplift.label, before, month)
                price = self._after(f"{uplift.id}{step}", uplift.label, price, month)
                awards = len(self._so_far(month))
                line = Line(uplift.id, uplift.label, salary, price, awards, True, steps, uplift.grade)
                lines.append((line, uplift.in_post))
        return lines

    def _after(self, id: str, label: str, pay: Figure, month: Month) -> Figure:
        """Pay after every award so far, one on the other."""
        for number, award in enumerate(self._so_far(month), 1):
            whole = self.ledger.work(
                f"forecast.award_{number}", f"Pay and award {number}", "percent", "sum", (self.itself, award.award)
            )
            pay = self.ledger.work(
                f"forecast.pay.{id}.after_award_{number}", f"{label} after award {number}", "GBP", "share", (whole, pay)
            )
        return pay

    def _so_far(self, month: Month) -> list[PayAward]:
        return [award for award in self.awards if award.from_ <= month.first]


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
