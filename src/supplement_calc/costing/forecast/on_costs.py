"""On-costs of a month: a flat rate on its pay, or each part as it falls, National Insurance by the month's own rate."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from ...case_file.case import Case
from ...case_file.payments import Due
from ...diagnostics.names import fold
from ...ledger import Figure, Ledger
from ...reference import national_insurance as reference
from ..on_costs import FlatOnCosts, on_costs_of
from ..statutory import StatutoryOnCosts
from .calendar import Month
from .pay import Line


class Paid(NamedTuple):
    """A line's pay and how many are paid it, FTE."""

    line: Line
    fte: Figure


class MonthlyOnCosts:
    """On-costs of any month in the form that the case gives them."""

    def __init__(self, case: Case, ledger: Ledger) -> None:
        self.ledger = ledger
        self.terms = on_costs_of(case, ledger)
        self.twelve = ledger.constant("months_of_a_year", "Months of a year", Decimal(12), "count", "12")
        self.nil = ledger.constant("nil", "Nil", Decimal(0), "GBP", "0")

    def of_pay(self, under: str, month: Month, paid: Sequence[Paid], salaries: Figure) -> Figure | None:
        """On salaries, the cash part too; None where the case gives no on-costs."""
        id, label = f"{under}.on_costs", f"On-costs of {month.name}"
        if isinstance(self.terms, FlatOnCosts):
            return self._flat(id, label, salaries)
        parts = self.terms.parts
        lines = [
            self._insurance(f"{id}.national_insurance", month, paid),
            *self._shares(id, month, salaries, salaries, self._liable(id, salaries, salaries)),
        ]
        if parts.pension_deficit is not None:
            lines.append(self._month(f"{id}.pension_deficit", f"Pension deficit, cash, of {month.name}", parts.pension_deficit))
        return self.ledger.work(id, label, "GBP", "sum", lines)

    def of_extras(self, under: str, month: Month, paid: Sequence[Paid], extras: Figure) -> Figure | None:
        """On what is paid on top: what it adds."""
        id, label = f"{under}.supplement_on_costs", f"On-costs of supplements of {month.name}"
        if isinstance(self.terms, FlatOnCosts):
            return self._flat(id, label, extras)
        terms = self.terms
        insured = [one for one in paid if one.line.higher_point or terms.kind.national_insurance]
        pensioned = (
            extras if terms.pensionable else self._of(id, "pensionable", month, [one for one in paid if one.line.higher_point])
        )
        liable = self._liable(id, self._of(id, "liable_of", month, insured), pensioned)
        lines = [
            self._insurance_added(f"{id}.national_insurance", month, insured),
            *self._shares(id, month, extras, pensioned, liable),
        ]
        return self.ledger.work(id, label, "GBP", "sum", lines)

    def of_payment(self, id: str, month: Month, paid: Figure, due: Due, over: Figure | None) -> Figure:
        """On a further payment: what is due on it, at the month's rate. The salary has passed the threshold; `over` bears
        National Insurance alone, where the payment does not."""
        name, label = f"{id}.on_costs", f"On-costs of {paid.label}"
        if isinstance(self.terms, FlatOnCosts):
            on_top = self._flat(name, label, paid) if due.national_insurance or due.pension else None
            return on_top or self.ledger.work(name, label, "GBP", "sum", [self.nil])
        pensionable = paid if due.pension else self.nil
        liable = self._liable(name, paid, pensionable) if due.national_insurance else self.nil
        insured = liable if due.national_insurance else over or self.nil
        insurance = f"National Insurance of {paid.label}"
        lines = [
            self.ledger.work(f"{name}.national_insurance", insurance, "GBP", "share", (self._rate(month), insured)),
            *self._shares(name, month, paid if due.national_insurance else self.nil, pensionable, liable),
        ]
        return self.ledger.work(name, label, "GBP", "sum", lines)

    def _flat(self, id: str, label: str, pay: Figure) -> Figure | None:
        assert isinstance(self.terms, FlatOnCosts)
        return None if self.terms.rate is None else self.ledger.work(id, label, "GBP", "share", (self.terms.rate, pay))

    def _shares(self, id: str, month: Month, whole: Figure, pensionable: Figure, liable: Figure) -> list[Figure]:
        assert isinstance(self.terms, StatutoryOnCosts)
        parts = self.terms.parts
        rates = [
            ("pension", "Pension", parts.pension, pensionable),
            ("apprenticeship_levy", "Apprenticeship levy", parts.apprenticeship_levy, liable),
            *((f"other.{fold(name)}", name, rate, whole) for name, rate in (parts.other or {}).items()),
        ]
        return [
            self.ledger.work(f"{id}.{name}", f"{label} of {month.name}", "GBP", "share", (rate, base))
            for name, label, rate, base in rates
            if rate is not None
        ]

    def _liable(self, id: str, pay: Figure, pensionable: Figure) -> Figure:
        """Pay less what of it is given up for pension contributions."""
        assert isinstance(self.terms, StatutoryOnCosts)
        sacrifice = self.terms.parts.salary_sacrifice
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
        return self.ledger.work(f"{id}.{name}", f"Extras of {month.name}", "GBP", "sum", parts or [self.nil])

    def _insurance(self, id: str, month: Month, paid: Sequence[Paid]) -> Figure:
        """The rate on what of each FTE's pay of the month is above the month's threshold for its heads."""
        above = [
            self.ledger.work(
                f"{id}.above.{one.line.id}",
                f"{one.line.label}: pay of {month.name} above the threshold",
                "GBP",
                "product",
                (one.fte, self._above(id, month, one.line, extra=False)),
            )
            for one in paid
        ]
        return self._at_rate(id, month, above)

    def _insurance_added(self, id: str, month: Month, paid: Sequence[Paid]) -> Figure:
        """The same on what the extras take above it."""
        added = []
        for one in paid:
            with_it, without = self._above(id, month, one.line, extra=True), self._above(id, month, one.line, extra=False)
            each = self.ledger.work(
                f"{id}.added.{one.line.id}.per_fte",
                f"{one.line.label}: extra above the threshold, per FTE",
                "GBP",
                "difference",
                (with_it, without),
            )
            added.append(
                self.ledger.work(
                    f"{id}.added.{one.line.id}",
                    f"{one.line.label}: extra of {month.name} above the threshold",
                    "GBP",
                    "product",
                    (one.fte, each),
                )
            )
        return self._at_rate(id, month, added)

    def _at_rate(self, id: str, month: Month, above: Sequence[Figure]) -> Figure:
        together = self.ledger.work(
            f"{id}.above", f"Pay of {month.name} above the threshold", "GBP", "sum", above or [self.nil]
        )
        return self.ledger.work(id, f"National Insurance of {month.name}", "GBP", "share", (self._rate(month), together))

    def _above(self, id: str, month: Month, line: Line, *, extra: bool) -> Figure:
        """Of one FTE: the month's pay above the threshold, nil at least."""
        name = f"{id}.per_fte.{line.id}{'.with_extra' if extra else ''}"
        salary = self._month(f"{name}.pay", f"{line.label}: pay of a month", line.salary)
        pay = self._liable(f"{name}.pay", salary, salary)
        if extra:
            on_top = self._extra(month, line)
            counted = self._liable(f"{name}.extra", on_top, on_top if line.higher_point or self._pensionable else self.nil)
            pay = self.ledger.work(
                f"{name}.both", f"{line.label}: pay of a month with what is on top", "GBP", "sum", (pay, counted)
            )
        over = self.ledger.work(
            f"{name}.over", f"{line.label}: less the threshold", "GBP", "difference", (pay, self._threshold(month))
        )
        return self.ledger.work(f"{name}.above", f"{line.label}: above the threshold", "GBP", "greater of", (over, self.nil))

    @property
    def _pensionable(self) -> bool:
        return isinstance(self.terms, StatutoryOnCosts) and self.terms.pensionable

    def _extra(self, month: Month, line: Line) -> Figure:
        """What one FTE is paid on top in a month, for the share of it that is paid."""
        assert line.on_top is not None
        id, label = f"forecast.extra.{month.id}.{line.id}", f"{line.label}: extra of {month.name}, per FTE"
        parts, of = month.paid.numerator, 12 * month.paid.denominator
        if of == 12:
            return self.ledger.work(id, label, "GBP", "ratio", (line.on_top, self.twelve))
        paid = self.ledger.constant(
            f"forecast.paid.{month.id}", f"Parts of {month.name} paid", Decimal(parts), "count", str(parts)
        )
        whole = self.ledger.constant(f"forecast.parts_{of}", "A year, in such parts", Decimal(of), "count", str(of))
        times = self.ledger.work(f"{id}.times", f"{label}, times the parts paid", "GBP", "product", (line.on_top, paid))
        return self.ledger.work(id, label, "GBP", "ratio", (times, whole))

    def _month(self, id: str, label: str, yearly: Figure) -> Figure:
        return self.ledger.work(id, label, "GBP", "ratio", (yearly, self.twelve))

    def _spell(self, month: Month) -> reference.Spell:
        assert isinstance(self.terms, StatutoryOnCosts)
        (spell,) = reference.spells(month.pay_day, month.pay_day, self.terms.parts.as_)
        return spell

    def _rate(self, month: Month) -> Figure:
        assert isinstance(self.terms, StatutoryOnCosts)
        stated = self.terms.parts.national_insurance
        return self._kept(reference.rate(self._spell(month))) if stated is None else stated.rate

    def _threshold(self, month: Month) -> Figure:
        """A month's threshold for the heads of an FTE."""
        assert isinstance(self.terms, StatutoryOnCosts)
        parts = self.terms.parts
        if parts.national_insurance is not None:
            key, each = (
                "stated",
                self._month(
                    "forecast.threshold.stated.a_month", "Threshold a month, as stated", parts.national_insurance.threshold
                ),
            )
        else:
            spell = self._spell(month)
            key, each = spell.key, self._kept(reference.threshold_month(spell))
        if parts.heads_per_fte is None:
            return each
        return self.ledger.work(
            f"forecast.threshold.{key}",
            "Threshold a month, for the heads of an FTE",
            "GBP",
            "product",
            (each, parts.heads_per_fte),
        )

    def _kept(self, figure: Figure) -> Figure:
        """A figure of the reference data, one for the whole ledger."""
        return self.ledger.figures.get(figure.id) or self.ledger.keep(figure)
