"""Every ledger of a case, each made once: where a figure is found by its id, whichever command shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import cache, cached_property
from typing import TYPE_CHECKING

from ..case.case import Case
from ..case.known_rates import marginal_problems
from ..case.sections import COSTING, FORECAST, MARKET, PAY_POINTS, SECTIONS, WORKFORCE
from ..diagnostics.names import fold, nearest, nearest_id
from ..ledger import NONE, POUND, Figure, Ledger, Rounding
from .break_even import Chosen
from .costing import Costing, can_be_costed, cost
from .package import package_alone

if TYPE_CHECKING:
    from ..evidence.market import MarketEvidence
    from ..evidence.pay_points import PayPointEvidence
    from ..evidence.workforce import WorkforceEvidence

_WORKFORCE = ("workforce", "service_length", "recruitment", "coverage", "indicators")
# What is worked out only with the proofs of break-even.
_PROOF = "proof"
_PROVEN = (f"{_PROOF}.", "break_even.rate.", "break_even.costed_again")
# Each kind of ledger with the sections that it rests on; a costing with the proof of a basis is a kind of its own.
_SECTIONS = {
    "costing": COSTING,
    "marginal": COSTING,
    "market": MARKET,
    "pay_points": PAY_POINTS,
    "workforce": WORKFORCE,
    "forecast": FORECAST,
    "levers": FORECAST,
}
# A forecast, and the same with what rests on each thing that its courses differ in: most of the work, for ids of that alone.
FORECASTS = ("forecast", "levers")
# By the first part of an id: the kind of ledger that it is likely to be in. Anything else is likely a figure of the costing.
_KINDS = {
    "market": "market",
    "comparators": "market",
    "pay_points": "pay_points",
    "differential": "pay_points",
    "forecast": "forecast",
    "four_costs": "forecast",
    **dict.fromkeys(_WORKFORCE, "workforce"),
}
_OF_FORECASTS = frozenset(
    ("forecast", "four_costs", "employer_ni", "every_months", "agency_release", "supplement_now", "per_fte", "pay_awards")
)
# By the kind of ledger: the first parts of ids that it has and a costing may not have, other than those of given values, whose
# ids begin with their section, and of constants, whose ids have one part. Anything else is of a costing, which is looked in for
# every id.
OWN_PARTS: dict[str, frozenset[str]] = {
    "marginal": frozenset(("on_costs", "employer_ni", "current_spend", "supplement_cost")),
    "market": frozenset(("market", "comparators", "per_fte", "pay_awards")),
    "pay_points": frozenset(("pay_points", "differential", "per_fte")),
    "workforce": frozenset(_WORKFORCE),
    **dict.fromkeys(FORECASTS, _OF_FORECASTS),
}


def may_hold(kind: str, id: str) -> bool:
    """Whether a ledger of a kind may have a figure of this id, which is known without making it."""
    first, dot, _ = id.partition(".")
    return kind == "costing" or not dot or first in OWN_PARTS[kind] or (kind != "marginal" and first in SECTIONS)


def sections_of(id: str) -> frozenset[str]:
    """The sections of a case file that a figure likely needs read; another kind of ledger may hold it all the same."""
    return frozenset[str]().union(*map(_sections, kinds_of(id)))


def _sections(kind: str) -> frozenset[str]:
    return _SECTIONS.get(kind, COSTING)


def kinds_of(id: str) -> tuple[str, ...]:
    """The kinds of ledger that a figure of this id is looked for in, the likeliest first."""
    first = id.partition(".")[0]
    costing = "marginal" if first == "on_costs" else _proven(id) if id.startswith(_PROVEN) else "costing"
    if first == "pay_points":
        return ("pay_points", costing)
    if first == "forecast":
        from .forecast.worth.levers import is_of_levers

        return ("levers",) if is_of_levers(id) else ("forecast",)
    return (_KINDS.get(first, costing),)


def every_kind(id: str) -> Iterable[str]:
    """Every kind of ledger that may hold a figure of this id, the likeliest first."""
    return dict.fromkeys((*kinds_of(id), *(kind for kind in _SECTIONS if may_hold(kind, id))))


class CaseLedgers:
    """Everything worked out from one case, each ledger made once and only when asked for.

    A figure of a break-even proof is in a costing in which the posts of that basis alone are costed again in full.
    """

    def __init__(self, case: Case) -> None:
        self.case = case
        self._made: dict[tuple[str, Decimal | None], Ledger] = {}
        self._costings: dict[tuple[str, Decimal | None], Costing] = {}
        self._markets: dict[Decimal | None, MarketEvidence] = {}

    @cached_property
    def costing(self) -> Costing | None:
        """The costing at £1; None where the case has nothing to cost."""
        return self._costing("costing", POUND) if can_be_costed(self.case) else None

    @cached_property
    def market(self) -> MarketEvidence:
        """What comparators pay, to the pound."""
        return self._market(POUND)

    @cached_property
    def pay_points(self) -> PayPointEvidence:
        """Pay before and after the supplement."""
        from ..evidence.pay_points import pay_points

        return pay_points(self.case, NONE)

    @cached_property
    def workforce(self) -> WorkforceEvidence:
        """Teams, bands, funnels and indicators."""
        from ..evidence.workforce import workforce

        return workforce(self.case)

    def figure(self, id: str, rounding: Rounding) -> Figure | None:
        """The figure by its id, or a stated sum of such, its lines rounded to the unit; None where there is none of that id."""
        if " " in id:
            from ..evidence.stated_sums import figure_of_sum

            return figure_of_sum(id, rounding, self.figure)
        return next((ledger.figures[id] for ledger in self.holding(id, rounding) if id in ledger.figures), None)

    def holding(self, id: str, rounding: Rounding) -> Iterator[Ledger]:
        """The ledgers that may hold a figure of this id, the likeliest first."""
        for kind in kinds_of(id):
            if (ledger := self.ledger(kind, rounding)) is not None:
                yield ledger

    def ledger(self, kind: str, rounding: Rounding) -> Ledger | None:
        """The ledger of a kind; None where the case has nothing of that kind."""
        key = (kind, rounding.unit)
        if key not in self._made and (made := self._ledger(kind, rounding)) is not None:
            self._made[key] = made
        return self._made.get(key)

    def _ledger(self, kind: str, rounding: Rounding) -> Ledger | None:
        match kind:
            case "market":
                return self._market(rounding).ledger
            case "pay_points":
                return self.pay_points.ledger
            case "workforce":
                return self.workforce.ledger
            case "forecast" | "levers":
                with_levers = kind == "levers"
                return None if self.case.forecast is None else _forecast(self.case, rounding, with_levers=with_levers)
        if not can_be_costed(self.case):
            return package_alone(self.case, rounding).ledger
        return self._costing(kind, rounding).ledger

    def _market(self, rounding: Rounding) -> MarketEvidence:
        from ..evidence.market import market

        if rounding.unit not in self._markets:
            self._markets[rounding.unit] = market(self.case, rounding)
        return self._markets[rounding.unit]

    def _costing(self, kind: str, rounding: Rounding) -> Costing:
        """A costing, with its proofs or its `marginal` rates; pay points that nobody is costed at are kept too."""
        key = (kind, rounding.unit)
        if key not in self._costings:
            marginal = kind == "marginal" and not any(marginal_problems(self.case))
            proofs = _of_basis(kind) if is_proof(kind) else None
            made = cost(self.case, rounding, proofs=proofs, marginal=marginal)
            for spine in self.case.pay_points:
                for salary in spine.values():
                    made.ledger.keep(salary)
            self._costings[key] = made
        return self._costings[key]


class EveryLedger:
    """Every kind of ledger of one file, each read for and made once and only when asked for: where any figure of any command is
    found. `read` gives the case with some of its sections, or None where they cannot be read; the market is of prices, whose
    rounding is `of_prices`."""

    def __init__(self, read: Callable[[frozenset[str]], Case | None], rounding: Rounding, of_prices: Rounding) -> None:
        self.read, self.rounding = cache(read), rounding
        self._of_prices = of_prices
        self._of_case: dict[frozenset[str], CaseLedgers] = {}

    def holding(self, id: str) -> Iterator[tuple[Case, Ledger]]:
        """Each ledger that may hold a figure of this id, the likeliest first, with the case that it is of."""
        return self._of_kinds(every_kind(id))

    def whole(self) -> Iterator[tuple[Case, Ledger]]:
        """Every ledger of the file, with the case that it is of."""
        return self._of_kinds((*(kind for kind in _SECTIONS if kind != "forecast"), f"{_PROOF}s"))  # all of it has "levers"

    def _of_kinds(self, kinds: Iterable[str]) -> Iterator[tuple[Case, Ledger]]:
        for kind in kinds:
            sections = _sections(kind)
            case = self.read(sections)
            if case is not None:
                ledgers = self._of_case.setdefault(sections, CaseLedgers(case))
                ledger = ledgers.ledger(kind, self._of_prices if kind == "market" else self.rounding)
                if ledger is not None:
                    yield case, ledger


def _proven(id: str) -> str:
    """The kind of costing that has a figure of the proofs: the proof of its own basis in full."""
    return f"{_PROOF} of {id.split('.')[1]}" if id.startswith(f"{_PROOF}.") else f"{_PROOF}s"


def is_proof(kind: str) -> bool:
    """Whether a kind of ledger is a costing with the proof of a basis."""
    return kind.startswith(_PROOF)


def _of_basis(kind: str) -> Chosen:
    return lambda basis: f"{_PROOF} of {basis.id}" == kind


def _forecast(case: Case, rounding: Rounding, *, with_levers: bool) -> Ledger:
    """The forecast to the end of the supplement, with each grade's months."""
    from .forecast.forecast import forecast
    from .forecast.grade_months import by_grade

    result = forecast(case, rounding, with_levers=with_levers)
    by_grade(result)
    return result.ledger


def as_an_id(figure: str) -> str:
    """The id as the ledgers have it, of one as people write it: `grades.Grade 9.in_post`."""
    return ".".join(fold(part) or part for part in figure.split("."))


def written_alike(id: str, known: Iterable[str]) -> frozenset[str]:
    """The ids that differ from one by no more than where dots stand and where underscores do."""
    joined = id.replace(".", "_")
    return frozenset(one for one in known if one.replace(".", "_") == joined)


def is_under(id: str, known: Iterable[str]) -> bool:
    """Whether figures stand under an id that is none of theirs: a table's, or a row's of several columns."""
    stem = f"{id}."
    return any(one.startswith(stem) for one in known)


def nearest_figure(
    holding: Callable[[str], Iterable[Ledger]], id: str, known: list[str], every: list[str] | None = None
) -> str | None:
    """The id that is meant by one that no ledger has: the one written alike but for dots and underscores, the total or the
    first of those under it, or else among those that begin alike, or else among all that may be meant.

    `holding` gives the ledgers that may hold a figure of an id; `known` has the ids of those that were looked in, and `every`
    those of all ledgers where they are made: an id without dots may be like any.
    """
    if alike := written_alike(id, known):
        return min(alike)
    first, dot, rest = id.partition(".")
    if every and not dot and not is_under(first, every):
        return nearest_id(id, every)
    parts = {one.partition(".")[0] for one in known}
    if first not in parts and (meant := nearest(first, parts.union(*OWN_PARTS.values()))) is not None:
        first = meant
        known += (one for ledger in holding(f"{first}{dot}{rest}") for one in ledger.figures)
    stem = f"{first}{dot}{rest}".rstrip(".")
    under = [one for one in known if one.startswith(f"{stem}.")]
    if stem and under:
        return f"{stem}.total" if f"{stem}.total" in under else under[0]
    beside = [one for one in known if one.partition(".")[0] == first]
    return (nearest_id(id, beside) if beside else None) or nearest_id(id, known)
