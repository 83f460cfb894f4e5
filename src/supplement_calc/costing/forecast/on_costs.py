"""On-costs of a month: a flat rate on its pay, or each part as it falls, National Insurance by the month's own rate."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ...case.case import Case
from ...case.models.payments import FurtherPayment
from ...diagnostics.names import fold
from ...ledger import Figure, Ledger
from ...reference import contracted_out
from ...reference import national_insurance as reference
from ..constants import months_of_a_year
from ..on_costs.base import rate_due
from ..on_costs.form import ByPart, Flat, form_of
from ..on_costs.levy import levy_on
from ..on_costs.pensions import PensionBase, Salaried, pension_line, salaries_by_rate
from ..on_costs.reliefs import Rebate, mean_with_young, outside_band, rebate_of
from ..payments.on_costs_due import pension_of_payment
from .calendar import Month
from .pay import Line, share_of_month


class Paid(NamedTuple):
    """A line's pay and how many are paid it, FTE."""

    line: Line
    fte: Figure


class Rates(NamedTuple):
    """National Insurance of a month, the tax year that it is assumed to be as, where it is, and what is off it for staff who
    were contracted out."""

    rate: Figure
    threshold: Figure
    assumed: str | None
    rebate: Rebate | None = None


class MonthlyOnCosts:
    """On-costs of any month in the form that the case gives them."""

    def __init__(self, case: Case, ledger: Ledger, under: str = "forecast") -> None:
        self.case, self.ledger, self.under = case, ledger, under
        self.form = form_of(case, ledger)
        self.twelve = months_of_a_year(ledger)
        self.zero = ledger.zero("GBP")
        self._rates: dict[Month, Rates] = {}
        self._aboves: dict[tuple[str, str, str], Figure] = {}

    def of_pay(self, under: str, month: Month, paid: Sequence[Paid], salaries: Figure) -> Figure | None:
        """On salaries, the cash part too; None where the case gives no on-costs."""
        id, label = f"{under}.on_costs", f"On-costs of {month.name}"
        if isinstance(self.form, Flat):
            return self._flat(id, label, salaries)
        parts = self.form.parts
        lines = [
            self._insurance(f"{id}.national_insurance", month, paid),
            *self._shares(id, month, salaries, self._pay_by_rate(id, paid, salaries), self._liable(id, salaries, salaries)),
        ]
        if parts.pension_deficit is not None:
            lines.append(self._month(f"{id}.pension_deficit", f"Pension deficit, cash, of {month.name}", parts.pension_deficit))
        return self.ledger.work(id, label, "GBP", "sum", lines)

    def of_extras(self, under: str, month: Month, paid: Sequence[Paid], extras: Figure) -> Figure | None:
        """On what is paid on top: what it adds."""
        id, label = f"{under}.supplement_on_costs", f"On-costs of supplements of {month.name}"
        if isinstance(self.form, Flat):
            return self._flat_extras(self.form, id, label, month, paid, extras)
        form = self.form
        insured = [one for one in paid if one.line.higher_point or form.insured]
        both = [one for one in insured if one.line.higher_point or form.pensionable]
        points = [one for one in paid if one.line.higher_point]
        pensioned = form.pensions.bases(
            paid if form.pensionable else points,
            lambda one: one.line.grade,
            lambda key, some: (
                extras if not key and form.pensionable else self._of(id, f"pensionable.{key}".rstrip("."), month, some)
            ),
        )
        liable = self._liable(id, self._of(id, "liable_of", month, insured), self._of(id, "sacrificed_of", month, both))
        lines = [
            self._insurance_added(f"{id}.national_insurance", month, insured),
            *self._shares(id, month, extras, pensioned, liable),
        ]
        return self.ledger.work(id, label, "GBP", "sum", lines)

    def rates(self, month: Month) -> Rates:
        """What National Insurance is due at, where on-costs are given by part."""
        if month not in self._rates:
            assert isinstance(self.form, ByPart)
            stated = self.form.parts.national_insurance is not None
            assumed = None if stated else self._spell(month).assumed
            named = None if assumed is None else assumed.name
            self._rates[month] = Rates(self._rate(month), self._threshold(month), named, self._rebate(month))
        return self._rates[month]

    def terms(self, month: Month) -> tuple[str | None, ...]:
        """What on-costs depend on in a month: months in which it is the same have the same on the same pay."""
        if isinstance(self.form, Flat):
            return ()
        rates, levy = self.rates(month), levy_on(self.form.parts, month.pay_day)
        rebate = None if rates.rebate is None else rates.rebate.key
        return (rates.rate.id, rates.threshold.id, rebate, None if levy is None else levy.id)

    def of_payment(self, id: str, month: Month, paid: Figure, payment: FurtherPayment, over: Figure | None) -> Figure:
        """On a further payment: what is due on it, at the month's rate. The salary has passed the threshold; `over` bears
        National Insurance alone, where the payment does not."""
        due = payment.due
        name, label = f"{id}.on_costs", f"On-costs of {paid.label}"
        if isinstance(self.form, Flat):
            if self.form.rate is None or not (due.national_insurance or due.pension):
                return self.ledger.relabelled(name, label, self.zero)
            rate = rate_due(self.ledger, self.form.rate, self.form.pension, due)
            return self.ledger.work(name, label, "GBP", "share", (rate, paid))
        pensionable = paid if due.pension else self.zero
        liable = self._liable(name, paid, pensionable) if due.national_insurance else self.zero
        insured = liable if due.national_insurance else over or self.zero
        insurance = f"National Insurance of {paid.label}"
        lines = [
            self.ledger.work(f"{name}.national_insurance", insurance, "GBP", "share", (self.rates(month).rate, insured)),
            *self._shares(
                name, month, paid if due.national_insurance else self.zero, pension_of_payment(self.case, payment, paid), liable
            ),
        ]
        return self.ledger.work(name, label, "GBP", "sum", lines)

    def _flat(self, id: str, label: str, pay: Figure) -> Figure | None:
        assert isinstance(self.form, Flat)
        return None if self.form.rate is None else self.ledger.work(id, label, "GBP", "share", (self.form.rate, pay))

    def _flat_extras(
        self, form: Flat, id: str, label: str, month: Month, paid: Sequence[Paid], extras: Figure
    ) -> Figure | None:
        """What of the rate is due on the kind of payment that the supplement is; all of it on a higher point."""
        if form.rate is None or (rate := rate_due(self.ledger, form.rate, form.pension, form.supplement)) is form.rate:
            return self._flat(id, label, extras)
        points = [one for one in paid if one.line.higher_point]
        if not points:
            return self.ledger.work(id, label, "GBP", "share", (rate, extras))
        parts = []
        for name, at, some in (
            ("supplements", rate, [one for one in paid if not one.line.higher_point]),
            ("higher_points", form.rate, points),
        ):
            base = self._of(id, name, month, some)
            parts.append(self.ledger.work(f"{id}.{name}.on_costs", f"{label}: part", "GBP", "share", (at, base)))
        return self.ledger.work(id, label, "GBP", "sum", parts)

    def _pay_by_rate(self, id: str, paid: Sequence[Paid], salaries: Figure) -> tuple[PensionBase, ...]:
        """Salaries at each pension rate."""
        assert isinstance(self.form, ByPart)
        staffed = [Salaried(one.line.grade, one.line.id, one.line.label, one.fte, one.line.salary) for one in paid]
        return salaries_by_rate(self.ledger, self.form.pensions, f"{id}.pensionable", staffed, salaries, self.twelve)

    def _shares(self, id: str, month: Month, whole: Figure, pensionable: Sequence[PensionBase], liable: Figure) -> list[Figure]:
        assert isinstance(self.form, ByPart)
        parts = self.form.parts
        pension = pension_line(self.ledger, f"{id}.pension", f"Pension of {month.name}", "GBP", pensionable)
        rates = [
            ("apprenticeship_levy", "Apprenticeship levy", levy_on(parts, month.pay_day), liable),
            *((f"other.{fold(name)}", name, rate, whole) for name, rate in (parts.other or {}).items()),
        ]
        return [
            *([] if pension is None else [pension]),
            *(
                self.ledger.work(f"{id}.{name}", f"{label} of {month.name}", "GBP", "share", (rate, base))
                for name, label, rate, base in rates
                if rate is not None
            ),
        ]

    def _liable(self, id: str, pay: Figure, pensionable: Figure) -> Figure:
        """Pay less what of it is given up for pension contributions."""
        assert isinstance(self.form, ByPart)
        sacrifice = self.form.parts.salary_sacrifice
        if sacrifice is None:
            return pay
        given_up = self.ledger.work(
            f"{id}.sacrificed", "Given up for pension contributions", "GBP", "share", (sacrifice, pensionable)
        )
        return self.ledger.work(f"{id}.liable", "Pay less what is given up", "GBP", "difference", (pay, given_up))

    def _of(self, id: str, name: str, month: Month, paid: Sequence[Paid]) -> Figure:
        """What some of the extras come to in a month."""
        parts = [
            self.ledger.work(
                f"{id}.{name}.{one.line.id}",
                f"{one.line.label}: extra of {month.name}",
                "GBP",
                "product",
                (one.fte, self._extra(month, one.line)),
            )
            for one in paid
        ]
        return self.ledger.work(f"{id}.{name}", f"Extras of {month.name}", "GBP", "sum", parts or [self.zero])

    def _insurance(self, id: str, month: Month, paid: Sequence[Paid]) -> Figure:
        """The rate on what of each FTE's pay of the month is above the month's threshold for its heads."""
        above = [self._for_all(f"{id}.above", month, one, self._above(month, one.line, extra=False)) for one in paid]
        return self._at_rate(id, month, above, [(one, self._banded(month, one.line, extra=False)) for one in paid])

    def _insurance_added(self, id: str, month: Month, paid: Sequence[Paid]) -> Figure:
        """The same on what the extras take above it."""
        added = [self._for_all(f"{id}.added", month, one, self._added(month, one.line)) for one in paid]
        return self._at_rate(id, month, added, [(one, self._banded_added(month, one.line)) for one in paid])

    def _for_all(self, id: str, month: Month, one: Paid, each: Figure) -> Figure:
        label = f"{one.line.label}: pay of {month.name} above the threshold"
        return self.ledger.work(f"{id}.{one.line.id}", label, "GBP", "product", (one.fte, each))

    def _added(self, month: Month, line: Line) -> Figure:
        """Of one FTE: what the extra takes above the threshold."""
        with_it, without = self._above(month, line, extra=True), self._above(month, line, extra=False)
        label = f"{line.label}: extra of a month above the threshold, per FTE"
        return self.ledger.work(f"{with_it.id}.added", label, "GBP", "difference", (with_it, without))

    def _at_rate(self, id: str, month: Month, above: Sequence[Figure], banded: Sequence[tuple[Paid, Figure | None]]) -> Figure:
        """The rate on what is above the threshold, less the rebate on what is between its limits where there is one."""
        together = self.ledger.work(
            f"{id}.above", f"Pay of {month.name} above the threshold", "GBP", "sum", above or [self.zero]
        )
        label, rates = f"National Insurance of {month.name}", self.rates(month)
        if rates.rebate is None:
            return self.ledger.work(id, label, "GBP", "share", (rates.rate, together))
        full = self.ledger.work(f"{id}.in_full", f"{label}, before the rebate", "GBP", "share", (rates.rate, together))
        within = [self._for_all(f"{id}.within", month, one, each) for one, each in banded if each is not None]
        title = f"Pay of {month.name} between the limits of the rebate"
        of = self.ledger.work(f"{id}.within", title, "GBP", "sum", within or [self.zero])
        off = self.ledger.work(f"{id}.rebate", f"{label}: contracted-out rebate", "GBP", "share", (rates.rebate.rate, of))
        return self.ledger.work(id, label, "GBP", "difference", (full, off))

    def _banded(self, month: Month, line: Line, *, extra: bool) -> Figure | None:
        """Of one FTE: the month's pay between the limits of the rebate; None in a month without one."""
        rebate = self.rates(month).rebate
        if rebate is None:
            return None
        pay_id, pay = self._liable_pay(month, line, extra=extra)
        id, label = f"{pay_id}.rebate.{rebate.key.replace('.', '_')}", f"{line.label}: pay of a month"
        free = outside_band(self.ledger, f"{id}.free", label, pay, rebate)
        return self.ledger.work(id, f"{label} that bears the rebate", "GBP", "difference", (pay, free))

    def _banded_added(self, month: Month, line: Line) -> Figure | None:
        with_it, without = self._banded(month, line, extra=True), self._banded(month, line, extra=False)
        if with_it is None or without is None:
            return None
        label = f"{line.label}: extra of a month that bears the rebate"
        return self.ledger.work(f"{with_it.id}.added", label, "GBP", "difference", (with_it, without))

    def _above(self, month: Month, line: Line, *, extra: bool) -> Figure:
        """Of one FTE: the month's pay above the threshold, zero at least. The same figure in all months that are alike."""
        paid = "" if not extra else "whole" if month.paid == 1 else month.id
        key = (line.pay_id, self.rates(month).threshold.id, paid)
        if key not in self._aboves:
            self._aboves[key] = self._worked_above(month, line, extra=extra)
        return self._aboves[key]

    def _worked_above(self, month: Month, line: Line, *, extra: bool) -> Figure:
        assert isinstance(self.form, ByPart)
        threshold, young = self.rates(month).threshold, self.form.young
        pay_id, pay = self._liable_pay(month, line, extra=extra)
        id = f"{pay_id}.over.{threshold.id.replace('.', '_')}"
        share = None if young is None else young.share(line.id)
        if young is None or share is None:
            return self._over(id, line, pay, threshold)
        name = "No National Insurance on the young up to this, a month"
        limit = self._month(f"{self.under}.no_ni_below", name, young.limit)
        label = f"{line.label}: above the threshold"
        own, others = self._over(f"{id}.young", line, pay, limit), self._over(f"{id}.others", line, pay, threshold)
        return mean_with_young(self.ledger, id, label, own, others, share)

    def _over(self, id: str, line: Line, pay: Figure, threshold: Figure) -> Figure:
        """Pay above a threshold, zero at least."""
        over = self.ledger.work(f"{id}.less", f"{line.label}: less the threshold", "GBP", "difference", (pay, threshold))
        return self.ledger.work(id, f"{line.label}: above the threshold", "GBP", "greater of", (over, self.zero))

    def _liable_pay(self, month: Month, line: Line, *, extra: bool) -> tuple[str, Figure]:
        """Of one FTE: the month's pay that is liable, with what is on top or without; and what the ids of figures made of it
        start with."""
        pay_id = f"{self.under}.per_fte.{line.pay_id}"
        salary = self._month(f"{pay_id}.salary", f"{line.label}: salary of a month", line.salary)
        pay = self._liable(f"{pay_id}.salary", salary, salary)
        if not extra:
            return pay_id, pay
        on_top = self._extra(month, line)
        given_up = on_top if line.higher_point or self._pensionable else self.zero
        counted = self._liable(on_top.id, on_top, given_up)
        pay_id = f"{on_top.id}.with_salary"
        label = f"{line.label}: salary of a month with what is on top"
        return pay_id, self.ledger.work(pay_id, label, "GBP", "sum", (pay, counted))

    @property
    def _pensionable(self) -> bool:
        return isinstance(self.form, ByPart) and self.form.pensionable

    def _extra(self, month: Month, line: Line) -> Figure:
        """What one FTE is paid on top in a month, for the share of it that is paid."""
        assert line.on_top is not None
        part = "" if month.paid == 1 else f".{month.id}"
        id, label = f"{self.under}.extra.{line.pay_id}{part}", f"{line.label}: extra of a month, per FTE"
        return share_of_month(self.ledger, id, label, month, line.on_top)

    def _month(self, id: str, label: str, yearly: Figure) -> Figure:
        return self.ledger.work(id, label, "GBP", "ratio", (yearly, self.twelve))

    def _spell(self, month: Month) -> reference.Spell:
        assert isinstance(self.form, ByPart)
        (spell,) = reference.spells(month.pay_day, month.pay_day, self.form.parts.as_)
        return spell

    def _rate(self, month: Month) -> Figure:
        assert isinstance(self.form, ByPart)
        stated = self.form.parts.national_insurance
        return self._kept(reference.rate(self._spell(month))) if stated is None else stated.rate

    def _threshold(self, month: Month) -> Figure:
        """A month's threshold for the heads of an FTE."""
        assert isinstance(self.form, ByPart)
        parts = self.form.parts
        if parts.national_insurance is not None:
            id, label = f"{self.under}.threshold.stated.a_month", "Threshold a month, as stated"
            key, each = "stated", self._month(id, label, parts.national_insurance.threshold)
        else:
            spell = self._spell(month)
            key, each = spell.key, self._kept(reference.threshold_month(spell))
        if parts.heads_per_fte is None:
            return each
        id, label = f"{self.under}.threshold.{key}", f"{each.label}, for the people of an FTE"
        return self.ledger.work(id, label, "GBP", "product", (each, parts.heads_per_fte))

    def _rebate(self, month: Month) -> Rebate | None:
        """What is off for staff who were contracted out, on a payment of the month's pay day."""
        assert isinstance(self.form, ByPart)
        row = contracted_out.rebate_on(month.pay_day) if self.form.contracted_out else None
        return None if row is None else rebate_of(self.ledger, row, self.form.parts.heads_per_fte, month=True)

    def _kept(self, figure: Figure) -> Figure:
        """A figure of the reference data, one for the whole ledger."""
        return self.ledger.figures.get(figure.id) or self.ledger.keep(figure)


def rates_by_month(on_costs: MonthlyOnCosts, months: Sequence[Month]) -> dict[Month, Rates]:
    """The rate and threshold of each month where the case gives on-costs by part; none for a flat rate."""
    return {} if isinstance(on_costs.form, Flat) else {month: on_costs.rates(month) for month in months}
