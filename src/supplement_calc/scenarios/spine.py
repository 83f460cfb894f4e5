"""The pay spine: what one point can be between its neighbours, and all points moved together, by per cent of what each pays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from ..case.case import Case
from ..ledger import Figure, Input
from ..ledger.rounding import EXACT
from .inputs import Varied, step_of

SPINE = "pay_points"
"""The path of all points together, and of the section that has them."""
LABEL = "Pay points, all"
_HUNDRED = Decimal(100)


def neighbours(case: Case, path: str) -> tuple[list[Figure], list[Figure]] | None:
    """The points below that of a path and those above it; None of a path that is no point's."""
    for spine in case.pay_points:
        points = list(spine)
        for place, point in enumerate(points):
            if ".".join(spine.path(point)) == path:
                return [spine[one] for one in points[:place]], [spine[one] for one in points[place + 1 :]]
    return None


def between_neighbours(case: Case, input: Varied) -> Varied:
    """A pay point above the one below it and under the one above it: a spine rises. Any other input as it is, and each end of
    one that does not rise there in the case."""
    found = neighbours(case, input.path) if is_point(input.path) else None
    if found is None:
        return input
    below, above = ([one.known for one in some] for some in found)
    least = _steps(max(below), input.step, ROUND_FLOOR) + input.step if below else input.least
    most = _steps(min(above), input.step, ROUND_CEILING) - input.step if above else input.most
    return input._replace(
        least=least if least <= input.value else input.least,
        most=most if most is None or most >= input.value else input.most,
    )


def _steps(value: Decimal, step: Decimal, how: str) -> Decimal:
    return EXACT.multiply(EXACT.divide(value, step).to_integral_value(how), step)


def spine_of(case: Case, inputs: Iterable[Varied]) -> Varied | None:
    """All points as one input, in per cent of what the case gives; None where no input is a point, or the case has but one."""
    points = [one for one in inputs if is_point(one.path)]
    if not points or sum(map(len, case.pay_points)) < 2:
        return None
    span = case.place(SPINE)
    figure = Figure(SPINE, LABEL, _HUNDRED, "percent", Input("100%", span, (SPINE,)))
    return Varied(SPINE, figure, Decimal(1), None, points[0].span)


def is_point(path: str) -> bool:
    """Whether a path is that of one pay point."""
    return path.startswith(f"{SPINE}.")


class Point:
    """What one point pays at per cents of what the case gives, each worked out once: to the nearest step of its own text, or a
    pound where that is finer. `share` is 1% of it."""

    def __init__(self, figure: Figure) -> None:
        self._step = step_of(figure)
        self.share = EXACT.divide(figure.known, _HUNDRED)
        self._made: dict[Decimal, Decimal] = {}

    def __call__(self, percent: Decimal) -> Decimal:
        """What it pays at one."""
        made = self._made.get(percent)
        if made is None:
            made = self._made[percent] = _steps(EXACT.multiply(self.share, percent), self._step, ROUND_HALF_UP)
        return made

    def column(self, percents: Sequence[Decimal]) -> list[Decimal]:
        """What it pays at many."""
        return list(map(self, percents))


def paid_by_point(case: Case, percent: Decimal) -> dict[str, Decimal]:
    """What every point of the case pays at this per cent, by its path: what `--set` is given to prove it."""
    return {".".join(spine.path(point)): Point(figure)(percent) for spine in case.pay_points for point, figure in spine.items()}
