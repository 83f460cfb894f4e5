"""A case costed: every table in the order a paper prints them, and the ledger they rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..case.case import Case
from ..ledger import Figure, Ledger, Rounding, Table, exactly
from ..reference.payment_kinds import ALL_DUE
from .agency.conversion import agency_conversion
from .agency.cover import agency_cover
from .agency.premium import agency_premium
from .break_even import BreakEven, Chosen, break_even, prove, rates
from .budget import budget_by_year, open_budget, over_budget
from .costed_again import costed_again
from .current_spend import current_spend
from .day_one import day_one
from .full_establishment import full_cost, full_establishment
from .funding.reserve import ALL
from .on_costs.base import FlatOnCosts
from .package import PREFIX, package, years_of
from .posts import Staffing, staffing
from .supplement_cost import supplement_cost
from .supplement_now import over_what_is_paid_now

if TYPE_CHECKING:
    from .on_costs.by_part import OnCostsByPart
    from .supplement_by_year import SupplementYear

PAPER = (
    "supplement_now",
    "current_spend",
    "supplement_cost",
    "full_establishment",
    "day_one",
    "budget_position",
    "budget_by_year",
    "supplement_by_year",
    "supplement_movement",
    "break_even",
    "agency_cover",
    "agency_premium",
    "agency_conversion",
    "spend",
    "alternative",
    "payments",
    "flat_rate",
    "on_costs",
)


class Costing(NamedTuple):
    """A costed case. `proofs` and `rates` are by the break-even basis's id, and empty unless asked for;
    `on_costs` are the parts that average and marginal rates were worked out by, None where they were not. `years` are those of
    the supplement, as far as it or the case goes."""

    case: Case
    ledger: Ledger
    staff: Staffing
    break_even: BreakEven
    proofs: dict[str, Figure]
    rates: dict[str, Figure]
    on_costs: OnCostsByPart | None = None
    years: tuple[SupplementYear, ...] = ()

    @property
    def rounding(self) -> Rounding:
        """What every line is rounded to."""
        return self.ledger.rounding

    @property
    def tables(self) -> list[Table]:
        """The tables in the paper's order."""
        tables = self.ledger.tables
        years = [tables[f"{PREFIX}{year.id}"] for year in years_of(self.case)]
        together = [tables[id] for id in (f"{PREFIX}{ALL}",) if id in tables]
        return [*(tables[id] for id in PAPER if id in tables), *years, *together]

    def figure(self, id: str) -> Figure:
        """A figure by its id."""
        return self.ledger.figures[id]


@exactly
def cost(case: Case, rounding: Rounding, *, proofs: Chosen | None = None, marginal: bool = False) -> Costing:
    """Cost a case that has posts, every line rounded to the unit given; `marginal` asks it of a flat rate too.

    With `proofs`, the posts of each break-even basis are left empty: the bases that it chooses costed again in full.
    """
    from .supplement_by_year import supplement_by_year  # with the months of a forecast

    ledger = Ledger(rounding)
    staff = staffing(case, ledger)
    on_costs = on_costs_of(case, ledger)
    current = current_spend(case, ledger, staff, on_costs)
    supplements = supplement_cost(ledger, staff, on_costs)
    yearly = ledger.figures[f"{supplements.id}.total"]
    years = supplement_by_year(case, ledger, staff)
    over_what_is_paid_now(ledger)
    if case.payments:
        from .payments.full_year import further_payments

        further_payments(case, ledger, staff, on_costs)
    full_establishment(ledger, staff, on_costs, yearly)
    budget = open_budget(case, ledger)
    excess = over_budget(budget, ledger.figures[f"{current.id}.total"], full_cost(ledger), with_payments=bool(case.payments))
    budget_by_year(case, ledger)
    day_one(case, ledger, staff, on_costs)
    _stated_totals(case, ledger)
    answer = break_even(case, ledger, staff, on_costs, excess)
    costed_again(ledger, answer, by_grade=proofs is not None)
    cover = agency_cover(case, ledger, answer, staff)
    agency_premium(ledger, case.agency, staff, answer)
    agency_conversion(case, ledger, answer, cover)
    package(case, ledger)
    if case.flat_on_costs is not None and (case.payment is not None or case.payments):
        from .on_costs.flat_overstates import flat_overstates

        flat_overstates(case, ledger)
    parts = _on_cost_rates(case, ledger, staff, on_costs, marginal=marginal)
    if proofs is None:
        return Costing(case, ledger, staff, answer, {}, {}, parts, years)
    proven = prove(ledger, staff, on_costs, answer, proofs)
    return Costing(case, ledger, staff, answer, proven, rates(ledger, answer), parts, years)


def _stated_totals(case: Case, ledger: Ledger) -> None:
    """What the paper gives in totals, where it does."""
    if case.spend is not None:
        from .stated.spend import spend

        spend(case, ledger)
    if case.alternative is not None:
        from .stated.alternative import alternative

        alternative(case, ledger)


def on_costs_of(case: Case, ledger: Ledger) -> FlatOnCosts | OnCostsByPart:
    """The form that the case gives its on-costs in."""
    if case.on_costs_by_part is None:
        due = ALL_DUE if case.payment is None else case.payment.due
        return FlatOnCosts(case.flat_on_costs, case.flat_pension, due)
    from .on_costs.by_part import by_part

    return by_part(case, ledger, case.on_costs_by_part)


def _on_cost_rates(
    case: Case, ledger: Ledger, staff: Staffing, on_costs: FlatOnCosts | OnCostsByPart, *, marginal: bool
) -> OnCostsByPart | None:
    """On-costs as average and marginal rates: always where they are given by part, of a flat rate where it is asked."""
    if isinstance(on_costs, FlatOnCosts) and not (marginal and on_costs.rate is not None):
        return None
    from .on_costs.average_and_marginal import average_and_marginal

    return average_and_marginal(case, ledger, staff, on_costs)


def can_be_costed(case: Case) -> bool:
    """Whether the case has posts, agency staff or further payments to put a cost on, or what a paper states in totals."""
    has_posts = any(grade.has_posts for grade in case.grades.values())
    stated = case.spend is not None or case.alternative is not None
    return has_posts or case.agency is not None or bool(case.agency_by_job or case.payments) or stated
