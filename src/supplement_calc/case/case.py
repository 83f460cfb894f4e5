"""A case: every section read, typed and frozen."""

from __future__ import annotations

from collections.abc import Mapping as MappingType
from typing import TYPE_CHECKING, Any, NamedTuple

from ..diagnostics import Source, Span
from ..ledger import Figure
from ..parser.tree import Mapping, place_of
from ..reference.calendar import FROM_APRIL, FinancialYears

if TYPE_CHECKING:
    from .models.agency import Agency, AgencyJob
    from .models.budget import BudgetAmount, BudgetByYear, BudgetedPosts
    from .models.comparators import Comparator
    from .models.equal_pay import EqualPay
    from .models.fields.points import PayPoint
    from .models.forecast import Forecast
    from .models.grades import Grade, Uplift
    from .models.market import Differential, Market
    from .models.on_costs import FlatRate, OnCostParts
    from .models.options import Option
    from .models.package import Funding, Measure, Package
    from .models.paper.narrative import Narrative
    from .models.pay.working_time import WorkingTime
    from .models.payment import Payment
    from .models.payments import FurtherPayment
    from .models.period import Period
    from .models.policy import Policy
    from .models.published import Published
    from .models.scenarios import Scenario
    from .models.service_length import ServiceLength
    from .models.silences import Silence
    from .models.stated.alternative import Alternative
    from .models.stated.spend import Spend
    from .models.terms import Terms
    from .models.what_if.sensitivity import Sensitivity
    from .models.workforce import Coverage, Group, Indicator, Recruitment
    from .overrides import Changed
    from .pay_spines.spine import Spine

_EMPTY: MappingType[Any, Any] = {}


class Case(NamedTuple):
    """One business case. A section that the file leaves out, or that the command did not ask for, is None or empty.

    Lists are kept by the numbers of their entries, from 1: an entry with problems of its own leaves a gap.
    """

    file: Source
    root: Mapping
    title: str
    organisation: str | None = None
    source: str | None = None
    financial_year_starts: FinancialYears | None = None
    period: Period | None = None
    policy: Policy | None = None
    pay_points: tuple[Spine, ...] = ()  # one for each pay spine
    working_time: WorkingTime | None = None
    grades: MappingType[str, Grade] = _EMPTY
    uplifts: MappingType[int, Uplift] = _EMPTY
    establishment: Figure | None = None
    payment: Payment | None = None
    payments: MappingType[int, FurtherPayment] = _EMPTY
    on_costs: Figure | FlatRate | OnCostParts | None = None
    agency: Agency | None = None
    agency_by_job: MappingType[str, AgencyJob] = _EMPTY
    budget: Figure | BudgetedPosts | BudgetAmount | BudgetByYear | None = None
    spend: Spend | None = None
    alternative: Alternative | None = None
    comparators: MappingType[str, Comparator] = _EMPTY
    market: Market | None = None
    differential: Differential | None = None
    workforce: MappingType[str, Group] = _EMPTY
    service_length: MappingType[str, ServiceLength] = _EMPTY
    recruitment: MappingType[str, Recruitment] = _EMPTY
    coverage: MappingType[str, Coverage] = _EMPTY
    indicators: MappingType[str, Indicator] = _EMPTY
    equal_pay: EqualPay | None = None
    terms: Terms | None = None
    package: Package | None = None
    measures: MappingType[int, Measure] = _EMPTY
    funding: MappingType[int, Funding] = _EMPTY
    forecast: Forecast | None = None
    options: MappingType[str, Option] = _EMPTY
    scenarios: MappingType[str, Scenario] = _EMPTY
    sensitivity: Sensitivity | None = None
    silences: MappingType[int, Silence] = _EMPTY
    published: MappingType[int, Published] = _EMPTY
    narrative: Narrative | None = None
    changed: tuple[Changed, ...] = ()  # by --set

    @property
    def with_on_costs(self) -> str:
        """The words after what a payment comes to: whether its on-costs are in it, or the case gives none."""
        return "before on-costs" if self.on_costs is None else "with on-costs"

    @property
    def flat_on_costs(self) -> Figure | None:
        """On-costs as one rate; None where they are given part by part, or not at all."""
        if self.on_costs is None or isinstance(self.on_costs, Figure):
            return self.on_costs
        from .models.on_costs import FlatRate

        return self.on_costs.rate if isinstance(self.on_costs, FlatRate) else None

    @property
    def flat_pension(self) -> Figure | None:
        """What of a flat rate is the pension contribution, where the case says."""
        if self.on_costs is None or isinstance(self.on_costs, Figure):
            return None
        from .models.on_costs import FlatRate

        return self.on_costs.pension if isinstance(self.on_costs, FlatRate) else None

    @property
    def on_costs_by_part(self) -> OnCostParts | None:
        """On-costs where they are given part by part; None for a flat rate or none."""
        if self.on_costs is None or isinstance(self.on_costs, Figure):
            return None
        from .models.on_costs import OnCostParts

        return self.on_costs if isinstance(self.on_costs, OnCostParts) else None

    @property
    def has_young_staff(self) -> bool:
        """Whether the case speaks of staff under 21 or of apprentices under 25."""
        parts = self.on_costs_by_part
        counted = any(one.under_21 is not None or one.apprentices_under_25 is not None for one in self.grades.values())
        return counted or (parts is not None and parts.no_ni_below is not None)

    def spine_of(self, name: str) -> Spine:
        """The pay spine of a grade, by the grade's name; one without points where the case has none."""
        from .pay_spines.spine import spine_among, spine_of_none

        if len(self.pay_points) == 1:
            return self.pay_points[0]
        if not self.pay_points or (grade := self.grades.get(name)) is None:
            return spine_of_none(self.root)
        return spine_among(self.pay_points, grade)

    def pay_of(self, name: str, point: PayPoint) -> Figure:
        """What a pay point of a grade pays. Raises `KeyError` for a point without a salary."""
        return self.spine_of(name)[point]

    @property
    def years(self) -> FinancialYears:
        """The employer's financial years: from 1 April where the case does not say."""
        return self.financial_year_starts or FROM_APRIL

    @property
    def has_pension_by_grade(self) -> bool:
        """Whether any grade has a pension rate of its own."""
        parts = self.on_costs_by_part
        of_grades = any(grade.pension is not None for grade in self.grades.values())
        return of_grades or (parts is not None and parts.pension_by_grade is not None)

    def place(self, *path: str) -> Span:
        """Where to point for what stands at a path of this case."""
        return place_of(self.root, path)
