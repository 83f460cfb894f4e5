"""A case costed and forecast once, and any of its figures for other values of its inputs, from the one ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from ..case.case import Case
from ..costing.costing import Costing, can_be_costed, cost
from ..costing.package import package_alone
from ..ledger import Figure, Ledger, Recalculation, Rounding
from ..ledger.figure import precedents
from ..ledger.slopes import slopes
from ..ledger.working_order import WorkingOrder
from .inputs import Varied, inputs_of
from .spine import SPINE, Point, between_neighbours, is_point, spine_of

if TYPE_CHECKING:
    from ..costing.forecast.forecast import ForecastResult

Values = Mapping[str, Decimal | None]
"""Values by the id of their figure; None where there is no answer."""
Columns = Mapping[str, Sequence[Decimal | None]]
"""The same of many rows, a column each."""


class Evaluation:
    """The ledgers of a case, each made once and only when asked for.

    What is worked out again is the engine's own arithmetic, in its order and with its rounding, so that an answer for other
    inputs is what `--set` gives.
    """

    def __init__(self, case: Case, rounding: Rounding, *, forecasts: bool = True) -> None:
        self.case = case
        self.forecasts = forecasts
        self.rounding = rounding
        self._found: dict[tuple[str, ...], list[_Part]] = {}

    @cached_property
    def costing(self) -> Costing | None:
        """The tables of a full year; None where there is nothing to cost, or a package alone."""
        return cost(self.case, self.rounding) if can_be_costed(self.case) else None

    @cached_property
    def forecast(self) -> ForecastResult | None:
        """The forecast with all its working, but for what rests on each thing that its courses differ in; None where the case
        assumes none, or none is wanted."""
        if self.case.forecast is None or not self.forecasts:
            return None
        from ..costing.forecast.forecast import forecast

        return forecast(self.case, self.rounding, with_levers=False)

    @cached_property
    def _with_levers(self) -> ForecastResult | None:
        """The forecast with that too, made for whoever asks for a figure of it, or for every id."""
        made = self.forecast
        if made is None or made.levers:
            return made
        from ..costing.forecast.forecast import forecast

        return forecast(self.case, self.rounding)

    @cached_property
    def ledgers(self) -> tuple[Ledger, ...]:
        """The costing's ledger, then the forecast's, with every figure that they have."""
        return (self._first,) if self._with_levers is None else (self._first, self._with_levers.ledger)

    def _each_ledger(self) -> Iterator[Ledger]:
        """The forecast is made only for whoever asks for more than the costing has."""
        yield self._first
        if self.forecast is not None:
            yield self.forecast.ledger

    def _likely(self, id: str) -> Iterator[Ledger]:
        """The ledgers that may have a figure of this id, the likeliest first."""
        yield from self._each_ledger()
        if self.forecast is not None:
            from ..costing.forecast.worth.levers import is_of_levers

            if is_of_levers(id) and self._with_levers is not None:
                yield self._with_levers.ledger

    @cached_property
    def _first(self) -> Ledger:
        return package_alone(self.case, self.rounding).ledger if self.costing is None else self.costing.ledger

    def holding(self, id: str) -> Ledger | None:
        """The ledger that has a figure of this id, nothing forecast where the costing has it; None where no table has it."""
        return next((ledger for ledger in self._likely(id) if id in ledger.figures), None)

    def figure(self, id: str) -> Figure | None:
        """A figure by its id; None where no table of the case has it."""
        ledger = self.holding(id)
        return None if ledger is None else ledger.figures[id]

    def inputs(self, ids: Sequence[str]) -> list[Varied]:
        """Every input that these figures rest on, in the file's order; a pay point can be what is between its neighbours."""
        inputs = inputs_of(self.case.root, (figure for figure in map(self.figure, ids) if figure is not None))
        return [between_neighbours(self.case, one) for one in inputs]

    def spine(self, ids: Sequence[str]) -> Varied | None:
        """All pay points as one input, where these figures rest on any; None of a case that has fewer than two."""
        return spine_of(self.case, self.inputs(ids))

    def recalculation(self, path: str, id: str) -> tuple[Recalculation, list[Point | None]]:
        """What of one figure depends on the inputs at a path, ready to be worked out for other values of all that stand at it;
        and, where those are all pay points together, the point that each is."""
        (part,) = self._parts([id])
        recalculation, places = part.recalculation([path])
        return recalculation, [point for _, point in places]

    def moving(self, path: str, id: str, most: int) -> int | None:
        """How many figures move one figure along with an input; None of more than `most`."""
        (part,) = self._parts([id])
        return part.moving(path, most)

    def figures_at(self, path: str, id: str) -> list[Figure]:
        """The inputs at a path that one figure rests on: all that are changed with it."""
        (part,) = self._parts([id])
        return part.figures_at(path)

    def slopes(self, id: str) -> dict[str, Decimal]:
        """By how much a figure changes for each 1 that an input changes, by the input's path, rounding left out."""
        (part,) = self._parts([id])
        return part.slopes(id)

    def function(self, paths: Sequence[str], ids: Sequence[str]) -> Callable[[Sequence[Decimal]], Values]:
        """The figures of these ids as a function of the inputs at these paths, in their order.

        Figures that rest on none of them keep their values.
        """
        parts = [(*part.recalculation(paths), part.ids) for part in self._parts(ids)]

        def values(at: Sequence[Decimal]) -> Values:
            answers: dict[str, Decimal | None] = {}
            for recalculation, places, mine in parts:
                run = recalculation.run([at[place] if point is None else point(at[place]) for place, point in places])
                answers |= {id: run[id] for id in mine}
            return answers

        return values

    def columns(self, paths: Sequence[str], ids: Sequence[str]) -> Callable[[Sequence[Sequence[Decimal]], int], Columns]:
        """The same for many rows at once, several times as fast: a column of values for each path and how many rows there are
        give a column for each id."""
        parts = [(*part.recalculation(paths), part.ids) for part in self._parts(ids)]

        def values(at: Sequence[Sequence[Decimal]], rows: int) -> Columns:
            answers: dict[str, list[Decimal | None]] = {}
            for recalculation, places, mine in parts:
                columns = [at[place] if point is None else point.column(at[place]) for place, point in places]
                answers |= recalculation.columns(columns, mine, rows)
            return answers

        return values

    def _parts(self, ids: Sequence[str]) -> Sequence[_Part]:
        """What each ledger has of these figures, found once for as many inputs as are varied."""
        if tuple(ids) not in self._found:
            held: dict[Ledger, list[str]] = {}
            for id in dict.fromkeys(ids):
                if (ledger := self.holding(id)) is not None:
                    held.setdefault(ledger, []).append(id)
            self._found[tuple(ids)] = [_Part(ledger, mine) for ledger, mine in held.items()]
        return self._found[tuple(ids)]


class _Part:
    """What of some figures one ledger has, and the inputs that they rest on by path: one path may have several."""

    def __init__(self, ledger: Ledger, ids: Sequence[str]) -> None:
        self.ids = ids
        self._ledger = ledger
        wanted = [ledger.figures[id] for id in ids]
        self._order = WorkingOrder(ledger, wanted)
        self._by_path: dict[str, list[Figure]] = {}
        for one in {one.id: one for figure in wanted for one in precedents(figure)}.values():
            if one.is_input and (path := ".".join(getattr(one.origin, "path", ()))):
                self._by_path.setdefault(path, []).append(one)
        if points := [one for path, figures in self._by_path.items() if is_point(path) for one in figures]:
            self._by_path[SPINE] = points

    def moving(self, path: str, most: int) -> int | None:
        """How many figures move with an input; None of more than `most`."""
        moved = self._order.moved([self._order.places[one.id] for one in self.figures_at(path)], most)
        return None if moved is None else len(moved)

    def figures_at(self, path: str) -> list[Figure]:
        """The inputs at a path that any of the figures rests on."""
        return self._by_path.get(path, [])

    def slopes(self, id: str) -> dict[str, Decimal]:
        """The slope of one of the figures by the inputs at each path, all of them changed alike; pay points by per cent."""
        found, zero = slopes(self._order, self._ledger.figures[id]), Decimal(0)
        by_path = {path: sum((found.get(one.id, zero) for one in figures), zero) for path, figures in self._by_path.items()}
        if SPINE in by_path:
            by_path[SPINE] = sum((found.get(one.id, zero) * one.known for one in self._by_path[SPINE]), zero) / 100
        return by_path

    def recalculation(self, paths: Sequence[str]) -> tuple[Recalculation, list[tuple[int, Point | None]]]:
        """The recalculation for other values at these paths, and for each changed input the place of its path, and its pay
        point where all points are changed together."""
        changed = [(figure, place) for place, path in enumerate(paths) for figure in self.figures_at(path)]
        recalculation = Recalculation(self._ledger, [figure for figure, _ in changed], order=self._order)
        return recalculation, [(place, Point(figure) if paths[place] == SPINE else None) for figure, place in changed]
