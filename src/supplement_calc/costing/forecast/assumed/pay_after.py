"""Pay after awards: percentages, pounds, the greater of both, by pay point; and what goes by pay, worked out on it again."""

from __future__ import annotations

from collections.abc import Callable

from ....case.awards.days import Award, AwardDay, award_days
from ....case.case import Case
from ....case.models.fields.points import PayPoint
from ....ledger import Computed, Figure, Ledger
from ....ledger.ledger import is_answered
from ...constants import pay_itself
from ..calendar import Month


class AfterAwards:
    """What every award so far makes of a figure, one after the other."""

    def __init__(self, case: Case, ledger: Ledger) -> None:
        self.ledger = ledger
        self.days = award_days(case)
        self.itself = pay_itself(ledger)
        self.points = {figure.id: point for spine in case.pay_points for point, figure in spine.items()}

    def so_far(self, month: Month) -> list[AwardDay]:
        """The days of awards by a month."""
        return [day for day in self.days if day.day <= month.first]

    def salary(self, id: str, label: str, pay: Figure, point: PayPoint | None, month: Month) -> Figure:
        """A full-time salary in a month, of posts at a pay point or at none; what the case does not give stays so."""
        if not is_answered(pay):
            return pay
        for number, day in enumerate(self.so_far(month), 1):
            award = day.at(point)
            assert award is not None, f"no award of {day.day} for {id}"  # a rule has seen to it
            pay = self._raised(f"forecast.pay.{id}", label, pay, number, award)
        return pay

    def supplement(self, id: str, label: str, amount: Figure, point: PayPoint | None, month: Month) -> Figure:
        """A supplement in pounds that awards lift: by their percentage, or by what the case says of one in pounds."""
        for number, day in enumerate(self.so_far(month), 1):
            award = day.at(point)
            assert award is not None, f"no award of {day.day} for {id}"
            rate, key = (award.on_supplement, ".on_supplement") if award.on_supplement is not None else (award.amount, "")
            amount = self._lifted(f"forecast.pay.{id}", label, amount, number, rate, f"{award.key}{key}")
        return amount

    def going_by_pay(self, id: str, label: str, amount: Figure, salaries: dict[str, Figure], month: Month) -> Figure:
        """An amount that is worked out from salaries, in a month. `salaries` are those in the month, by the ids that they have
        before any award; other pay points are raised here.

        Where all pay has risen by percentages alone so has the amount; else it is worked out again.
        """
        so_far = self.so_far(month)
        if all(day.is_one_share for day in so_far):
            for number, day in enumerate(so_far, 1):
                amount = self._lifted(f"forecast.pay.{id}", label, amount, number, day.awards[0].amount, "")
            return amount
        then = dict(salaries)

        def now(figure: Figure) -> Figure | None:
            if figure.id not in then and figure.id in self.points:
                name = f"{id}.{figure.id.replace('.', '_')}"
                then[figure.id] = self.salary(name, figure.label, figure, self.points[figure.id], month)
            return then.get(figure.id)

        after = f"after award {len(so_far)}"
        return self._again(f"forecast.pay.{id}.after_award_{len(so_far)}", f"{label} {after}", after, amount, now, top=True)

    def _again(
        self, id: str, label: str, after: str, figure: Figure, now: Callable[[Figure], Figure | None], *, top: bool = False
    ) -> Figure:
        """The same arithmetic on what its operands have become; the figure itself where none of them has."""
        if (changed := now(figure)) is not None:
            return changed
        if not isinstance(figure.origin, Computed):
            return figure
        operands = [
            self._again(f"{id}.of_{number}", f"{one.label} {after}", after, one, now)
            for number, one in enumerate(figure.origin.operands, 1)
        ]
        if all(one is other for one, other in zip(operands, figure.origin.operands, strict=True)):
            return figure
        origin = figure.origin
        return self.ledger.work(
            id, label, figure.unit, origin.operation, operands, origin.rounding, origin.part, origin.why_undefined
        )

    def _raised(self, id: str, label: str, pay: Figure, number: int, award: Award) -> Figure:
        after = f"{label} after award {number}"
        if award.is_share:
            return self._lifted(id, label, pay, number, award.amount, award.key)
        rise = award.amount
        if award.at_least is not None:
            share = self.ledger.work(
                f"{id}.award_{number}.share", f"{label}: award {number}", "GBP", "share", (award.amount, pay)
            )
            name = f"{label}: award {number}, or its least if greater"
            rise = self.ledger.work(f"{id}.award_{number}", name, "GBP", "greater of", (share, award.at_least))
        return self.ledger.work(f"{id}.after_award_{number}", after, "GBP", "sum", (pay, rise))

    def _lifted(self, id: str, label: str, amount: Figure, number: int, rate: Figure, key: str) -> Figure:
        whole = self.ledger.work(
            f"forecast.award_{number}{key}", f"Pay and award {number}", "percent", "sum", (self.itself, rate)
        )
        return self.ledger.work(f"{id}.after_award_{number}", f"{label} after award {number}", "GBP", "share", (whole, amount))
