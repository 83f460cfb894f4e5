"""On-costs part by part: National Insurance above its threshold, pension on pensionable pay, and the rest.

Each part is a rate on a total, rounded once a table. On salaries that is the average; on a supplement it is what the supplement
adds, since the salary has passed the threshold already. Pay up to the threshold is free: per FTE, the lesser of the salary and
the threshold for its heads, so that a salary below the threshold bears nothing and gives none of its rest to another's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import NamedTuple

from ...case.case import Case
from ...case.models.on_costs import OnCostParts
from ...case.models.payment import Payment
from ...diagnostics.names import fold
from ...ledger import Figure, Ledger, Missing, Operation, Rounding, Table
from ...ledger.figure import Unit
from ...reference.payment_kinds import KINDS, Kind
from ..posts import Posts
from .base import PayOnTop, PostCost, Staffed, post_id
from .levy import with_levy_of_its_days
from .national_insurance import Insurance, InsuranceRate, contribution, insurance_of
from .pensions import PensionBase, Pensions, pension_line, pensions_of
from .reliefs import YoungStaff, free_with_young, outside_band, young_staff

HIGHER_POINT = KINDS["higher point"]


class OnCostLines(NamedTuple):
    """Where parts are worked out: under which id, in what unit, and in a table or none."""

    ledger: Ledger
    under: str
    unit: Unit = "GBP"
    table: Table | None = None
    rounding: Rounding | None = None
    of: str = ""  # after each label: what a rate is of

    def work(self, name: str, label: str, operation: Operation, operands: Sequence[Figure]) -> Figure:
        """A figure on the way, not rounded."""
        return self.ledger.work(f"{self.under}.{name}", label, self.unit, operation, operands)

    def shown(self, figure: Figure) -> Figure:
        """The figure, as a detail of the table's own line."""
        return figure if self.table is None else self.table.show(figure, "detail")


class Bases(NamedTuple):
    """The totals that rates are taken on: all pay, what of it is pensionable, what is liable to National Insurance (after
    salary sacrifice), and what of that is above the threshold, by the key of each rate. None where nothing is."""

    whole: Figure
    pensionable: tuple[PensionBase, ...]
    liable: Figure | None
    above: dict[str, Figure]

    def in_percent(self, ledger: Ledger, under: str) -> Bases:
        """Each as a percentage of all pay, so that rates on them are rates on all pay."""

        def of_all(name: str, figure: Figure) -> Figure:
            return ledger.work(f"{under}.{name}", f"{figure.label}, of all pay", "percent", "percentage", (figure, self.whole))

        return Bases(
            of_all("whole", self.whole),
            tuple(
                one._replace(pay=of_all(f"pensionable.{one.key}" if self.pensionable[1:] else "pensionable", one.pay))
                for one in self.pensionable
            ),
            self.liable and of_all("liable", self.liable),
            {key: of_all(f"above.{key}", figure) for key, figure in self.above.items()},
        )


class OnCostsByPart(NamedTuple):
    """The parts of a case's on-costs, its National Insurance, the kind of payment its supplements are, and staff so young that
    less is due on them."""

    parts: OnCostParts
    insurance: Insurance
    kind: Kind
    pensionable: bool
    pensions: Pensions
    young: YoungStaff | None = None

    def on_pay(self, table: Table, of: Figure, staffed: Staffed) -> Figure:
        """Each part on salaries, and the cash that does not move with them, as lines; then their sum."""
        if isinstance(of.origin, Missing):
            return table.ledger.unanswered_as(f"{table.id}.on_costs", "On-costs", "GBP", of)
        sheet = sheet_of(table)
        return table.total("on_costs", "On-costs", self.lines(sheet, self.bases_of_pay(sheet, of, staffed), of), "line")

    def on_extras(self, table: Table, of: Figure, extras: Sequence[PayOnTop]) -> Figure:
        """Each part on what the extras add, as lines; then their sum. The cash part is not theirs."""
        if isinstance(of.origin, Missing):
            return table.ledger.unanswered_as(f"{table.id}.on_costs", "On-costs", "GBP", of)
        sheet = sheet_of(table)
        lines = self.lines(sheet, self.bases_of_extras(sheet, of, extras))
        return table.total("on_costs", "On-costs", lines or [table.ledger.zero("GBP")], "line")

    def cost_of_posts(self, ledger: Ledger) -> PostCost:
        """Pay with each part on it, not rounded. A vacancy does not save the cash part."""
        return partial(self._cost_of_post, ledger)

    def _cost_of_post(self, ledger: Ledger, posts: Posts, pay: Figure, how: str) -> Figure:
        id, label = post_id(posts, how)
        sheet = OnCostLines(ledger, f"break_even.on_costs.{posts.id}_{how}")
        supplement = posts.supplement if how == "with_supplements" else None
        liable, free = self._per_fte(ledger, posts.id, posts.label, posts.salary, supplement)
        above = {
            key: sheet.work(f"above.{key}", f"{posts.label} pay {self.insurance.pay_at(key)}", "difference", (liable, each))
            for key, each in free.items()
        }
        pensioned = pay if self.pensionable or supplement is None else posts.salary
        bases = Bases(pay, self.pensions.on(posts.grade, pensioned), liable, above)
        return ledger.work(id, label, "GBP", "sum", [pay, *self.lines(sheet, bases)])

    @property
    def labels(self) -> dict[str, str]:
        """What each part is called, by its name in the ids of its lines."""
        return {
            "national_insurance": "National Insurance above the threshold",
            "pension": "Pension",
            "apprenticeship_levy": "Apprenticeship levy",
            **{f"other.{fold(name)}": name for name in self.parts.other or ()},
            "pension_deficit": "Pension deficit, cash",
        }

    def lines(self, sheet: OnCostLines, bases: Bases, salaries: Figure | None = None) -> list[Figure]:
        """The parts on some bases; with the salaries of the table, the cash part too."""
        ledger, parts, labels, lines = sheet.ledger, self.parts, self.labels, []
        if bases.above:
            id, label = f"{sheet.under}.national_insurance", f"{labels['national_insurance']}{sheet.of}"
            lines.append(contribution(ledger, id, label, sheet.unit, self.insurance.rates, bases.above, sheet.rounding))
        id, label = f"{sheet.under}.pension", f"{labels['pension']}{sheet.of}"
        pension = pension_line(ledger, id, label, sheet.unit, bases.pensionable, sheet.rounding)
        lines += [] if pension is None else [pension]
        rates = [
            ("apprenticeship_levy", parts.apprenticeship_levy, bases.liable),
            *((f"other.{fold(name)}", rate, bases.whole) for name, rate in (parts.other or {}).items()),
        ]
        for name, rate, base in rates:
            if rate is not None and base is not None:
                lines.append(
                    ledger.work(
                        f"{sheet.under}.{name}", f"{labels[name]}{sheet.of}", sheet.unit, "share", (rate, base), sheet.rounding
                    )
                )
        if salaries is not None and parts.pension_deficit is not None:
            lines.append(_cash(sheet, labels["pension_deficit"], parts.pension_deficit, salaries))
        return [sheet.shown(figure) for figure in lines]

    def bases_of_pay(self, sheet: OnCostLines, of: Figure, staffed: Staffed) -> Bases:
        """Salaries are pensionable and liable, all of them."""
        liable = self._after_sacrifice(sheet.ledger, f"{sheet.under}.liable", "Salaries", of)
        free: dict[str, list[Figure]] = {key: [] for key in self.insurance.keys}
        for posts, fte in staffed:
            _, each = self._per_fte(sheet.ledger, posts.id, posts.label, posts.salary, None)
            for key, per_fte in each.items():
                label = f"{posts.label} pay {self.insurance.pay_free_of(key)}"
                free[key].append(sheet.work(f"free.{key}.{posts.id}", label, "product", (fte, per_fte)))
        pensionable = self.pensions.bases(
            staffed, lambda one: one[0].grade, lambda key, some: _salaries(sheet, key, some) if key else of
        )
        return Bases(of, pensionable, liable, self._above(sheet, liable, free))

    def bases_of_extras(self, sheet: OnCostLines, of: Figure, extras: Sequence[PayOnTop]) -> Bases:
        """A supplement is liable and pensionable as its kind of payment is; a rise to a higher point is both."""
        present = [extra for extra in extras if not isinstance(extra.line.origin, Missing)]
        due = [extra for extra in present if self._kind(extra).national_insurance]
        pensioned = [extra for extra in present if self._is_pensionable(extra)]
        pensionable = self.pensions.bases(
            pensioned,
            lambda extra: extra.grade,
            lambda key, some: _together(sheet, f"pensionable.{key}".rstrip("."), "Pensionable payments", of, present, some),
        )
        liable = self._liable_extras(sheet, of, present, due)
        free: dict[str, list[Figure]] = {key: [] for key in self.insurance.keys if due}
        for extra in due:
            _, before = self._per_fte(sheet.ledger, extra.id, extra.label, extra.salary, None)
            _, after = self._per_fte(sheet.ledger, extra.id, extra.label, extra.salary, extra.amount, extra.higher_point)
            for key in free:
                label = f"{extra.label}: what of it is {self.insurance.pay_free_of(key)}"
                id = f"free.{key}.{extra.part}.{extra.id}"
                each = sheet.work(f"{id}.per_fte", f"{label}, per FTE", "difference", (after[key], before[key]))
                free[key].append(sheet.work(id, label, "product", (extra.fte, each)))
        return Bases(of, pensionable, liable, self._above(sheet, liable, free) if liable else {})

    def _kind(self, extra: PayOnTop) -> Kind:
        return HIGHER_POINT if extra.higher_point else self.kind

    def _is_pensionable(self, extra: PayOnTop) -> bool:
        return extra.higher_point or self.pensionable

    def _liable_extras(
        self, sheet: OnCostLines, of: Figure, present: Sequence[PayOnTop], due: Sequence[PayOnTop]
    ) -> Figure | None:
        """What of the extras is liable, less what is sacrificed of those that are pensionable too."""
        if not due:
            return None
        liable = _together(sheet, "due", "Payments liable to National Insurance", of, present, due)
        both = [extra for extra in due if self._is_pensionable(extra)]
        if self.parts.salary_sacrifice is None or not both:
            return liable
        pensioned = _together(sheet, "sacrificed_of", "Payments that contributions are made of", of, present, both)
        given_up = sheet.work(
            "sacrificed", "Given up for pension contributions", "share", (self.parts.salary_sacrifice, pensioned)
        )
        return sheet.work("liable", "Payments less what is given up", "difference", (liable, given_up))

    def _per_fte(
        self, ledger: Ledger, id: str, label: str, salary: Figure, extra: Figure | None, higher_point: bool = False
    ) -> tuple[Figure, dict[str, Figure]]:
        """Of one FTE: the pay liable to National Insurance, and what of that is up to the threshold, by the rate's key."""
        under, title = f"on_costs.pay.{id}", f"{label} pay"
        liable = self._after_sacrifice(ledger, under, label, salary)
        if extra is not None and (higher_point or self.kind.national_insurance):
            under, title = f"{under}.with_extra", f"{label} pay with what is paid on top"
            sacrificed = higher_point or self.pensionable
            added = self._after_sacrifice(ledger, f"{under}.extra", f"{label} extra", extra) if sacrificed else extra
            liable = ledger.work(under, title, "GBP", "sum", (liable, added))
        free = {}
        for one in self.insurance.rates:
            free[one.key] = self._free(ledger, f"{under}.free.{one.key}", f"{title} up to the threshold", liable, one, id)
            if one.rebate is not None:
                free[one.rebate.key] = outside_band(ledger, f"{under}.free.{one.rebate.key}", title, liable, one.rebate)
        return liable, free

    def _free(self, ledger: Ledger, id: str, label: str, liable: Figure, one: InsuranceRate, of: str) -> Figure:
        """Pay up to the threshold; of the young among the staff of such posts, up to their own."""
        share = None if self.young is None else self.young.share(of)
        if self.young is None or share is None:
            return ledger.work(id, label, "GBP", "lesser of", (liable, one.threshold))
        others = ledger.work(f"{id}.others", label, "GBP", "lesser of", (liable, one.threshold))
        return free_with_young(ledger, id, label, liable, others, self.young.limit, share)

    def _above(self, sheet: OnCostLines, liable: Figure, free: dict[str, list[Figure]]) -> dict[str, Figure]:
        """Liable pay less what is up to the threshold, by the key of each rate; less what bears no rebate, by that of each."""
        above = {}
        for key, parts in free.items():
            together = sheet.work(f"free.{key}", f"Pay {self.insurance.pay_free_of(key)}", "sum", parts)
            label = f"Pay {self.insurance.pay_at(key)}"
            above[key] = sheet.work(f"above.{key}", label, "difference", (liable, together))
        return above

    def _after_sacrifice(self, ledger: Ledger, id: str, label: str, pay: Figure) -> Figure:
        if self.parts.salary_sacrifice is None:
            return pay
        operands = (self.parts.salary_sacrifice, pay)
        given_up = ledger.work(f"{id}.sacrificed", f"{label}: given up for pension contributions", "GBP", "share", operands)
        return ledger.work(id, f"{label} less what is given up", "GBP", "difference", (pay, given_up))


def by_part(case: Case, ledger: Ledger, parts: OnCostParts) -> OnCostsByPart:
    """The parts that the case gives."""
    payment = Payment.model_validate({}) if case.payment is None else case.payment
    pensionable = payment.is_pensionable
    assert pensionable is not None
    return OnCostsByPart(
        with_levy_of_its_days(case, ledger, parts),
        insurance_of(case, ledger, parts),
        KINDS[payment.kind],
        pensionable,
        pensions_of(case),
        young_staff(case, ledger, parts),
    )


def sheet_of(table: Table) -> OnCostLines:
    """The parts as lines of a table, rounded."""
    return OnCostLines(table.ledger, f"{table.id}.on_costs", "GBP", table, table.ledger.rounding)


def _cash(sheet: OnCostLines, name: str, cash: Figure, salaries: Figure) -> Figure:
    id, label = f"{sheet.under}.pension_deficit", f"{name}{sheet.of}"
    if sheet.unit == "percent":
        return sheet.ledger.work(id, label, "percent", "percentage", (cash, salaries))
    return sheet.ledger.relabelled(id, label, cash, sheet.rounding)


def _together(
    sheet: OnCostLines, name: str, label: str, of: Figure, present: Sequence[PayOnTop], some: Sequence[PayOnTop]
) -> Figure:
    """What some of the extras come to: the whole itself where that is all of them."""
    return of if len(some) == len(present) else sheet.work(name, label, "sum", _lines(some))


def _salaries(sheet: OnCostLines, key: str, staffed: Staffed) -> Figure:
    """The lines of some posts in a table of salaries, together."""
    assert sheet.table is not None
    ids = dict.fromkeys(f"{sheet.table.id}.{posts.line}" for posts, _ in staffed)
    lines = [sheet.ledger.figures[id] for id in ids]
    return sheet.work(f"pensionable.{key}", "Salaries at one pension rate", "sum", lines)


def _lines(extras: Iterable[PayOnTop]) -> list[Figure]:
    return [extra.line for extra in extras]
