"""What a paper is made of: everything worked out from one case, each made once and only when a section asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...case.known_rates import forecast_problems
from ...case.limits import forecast_size
from ...checks.narrative.named import NamedFigures
from ...costing.costing import can_be_costed, cost
from ...costing.ledgers import CaseLedgers, kinds_of
from ...costing.package import has_package, package_alone
from ...ledger import POUND
from ..amounts import Shown
from ..followed.numbers import made
from ..followed.texts import is_followed
from ..reports import Report

if TYPE_CHECKING:
    from ...costing.costing import Costing
    from ...costing.forecast.forecast import ForecastResult
    from ...costing.package import PackageCosting
    from ...evidence.market import MarketEvidence
    from ...evidence.pay_points import PayPointEvidence
    from ...evidence.suppression import Suppressed
    from ...evidence.workforce import WorkforceEvidence
    from ...ledger import Figure
    from ...scenarios.comparison import Compared
    from ...scenarios.evaluation import Evaluation
    from ...scenarios.sensitivity.tornado import Tornado
    from ...scenarios.switching_answers import Answers
    from ..charts.bridge import Way

_WORKFORCE = ("workforce", "service_length", "recruitment", "coverage", "indicators")


class Material:
    """The case of a report with its costing, evidence and forecast."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.case = report.case
        self.shown = report.shown
        self.full = report.full
        self.prices = Shown("pounds", POUND)
        self._ledgers = CaseLedgers(report.case)

    @made
    def named(self) -> NamedFigures:
        """Any figure by its name, as the narrative names it."""
        return NamedFigures(self._ledgers, self.shown.rounding, POUND)

    @made
    def costing(self) -> Costing | None:
        """The costing; None of a case with nothing to cost but a package."""
        return cost(self.case, self.shown.rounding) if can_be_costed(self.case) else None

    @made
    def package(self) -> PackageCosting | None:
        """A package that is all there is to cost."""
        if self.costing is not None or not has_package(self.case):
            return None
        return package_alone(self.case, self.shown.rounding)

    @made
    def market(self) -> MarketEvidence | None:
        """What comparators pay."""
        return self._ledgers.market if self.case.comparators else None

    @made
    def workforce(self) -> WorkforceEvidence | None:
        """Teams, recruitment and indicators."""
        return self._ledgers.workforce if any(getattr(self.case, section) for section in _WORKFORCE) else None

    @made
    def people(self) -> Suppressed:
        """The counts of people that are not shown."""
        from ...evidence.suppression import Suppressed

        return Suppressed(self._ledgers.workforce, full=self.full)

    @property
    def hidden(self) -> frozenset[str]:
        """The ids of the figures that no page may carry."""
        from ...evidence.suppression import few_of_equal_pay

        of_workforce = self.people.instead if self.workforce is not None else ()
        return frozenset((*of_workforce, *(() if self.full else few_of_equal_pay(self.case))))

    def rests_on_part_of(self, figure: Figure) -> None:
        """Where the page is followed, have it ask what the engine asks as it makes the part that a figure is of."""
        if is_followed() and "forecast" in kinds_of(figure.id):
            _ = self.forecast
        elif is_followed():
            _ = self.costing, self.package, self.market, self.workforce, self.pay_points

    def instead_of(self, figure: Figure) -> str | None:
        """What stands in place of a figure that is not shown."""
        return self.people.instead_of(figure) if self.workforce is not None else None

    @made
    def pay_points(self) -> PayPointEvidence | None:
        """Pay before and after, of a case that has pay points."""
        return self._ledgers.pay_points if self.case.pay_points and self.case.grades else None

    @made
    def forecast(self) -> ForecastResult | None:
        """The forecast to the end of the supplement, where one can be made."""
        case = self.case
        if case.forecast is None or any(forecast_problems(case)) or any(forecast_size(case)):
            return None
        from ...costing.forecast.forecast import forecast

        return forecast(case, self.shown.rounding)

    @made
    def options(self) -> list[Compared]:
        """The options of the case as it stands and under each of its scenarios, each costed."""
        from ...scenarios.comparison import compared, options_of, scenarios_of

        return list(compared(self.case, self.shown.rounding, options_of(self.case), scenarios_of(self.case)))

    @made
    def option_ways(self) -> tuple[Way, ...]:
        """The way from the case to each of its options."""
        from ..charts.bridge import option_ways

        return tuple(option_ways(self.case, self.evaluation, self.shown))

    @made
    def switching(self) -> Answers:
        """The values of inputs at which an answer changes."""
        from ...scenarios.evaluation import Evaluation
        from ...scenarios.questions import questions
        from ...scenarios.switching_answers import answers

        evaluation = Evaluation(self.case, self.shown.rounding, forecasts=False)
        evaluation.costing = self.costing
        return answers(evaluation, [one for one in questions(evaluation) if one.about != "funding"])

    @made
    def varied(self) -> Tornado | None:
        """How far the main answer moves with one input at a time."""
        from ..charts.forecast import main_tornado

        return main_tornado(self.evaluation)

    @made
    def evaluation(self) -> Evaluation:
        """The case ready to be worked out with other inputs."""
        from ...scenarios.evaluation import Evaluation

        evaluation = Evaluation(self.case, self.shown.rounding, forecasts=self.forecast is not None)
        evaluation.costing, evaluation.forecast = self.costing, self.forecast  # what is made already
        return evaluation
