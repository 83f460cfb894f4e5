"""A pay spine: its points in order, what each pays, and which stand between two."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from collections.abc import Mapping as MappingType
from typing import TYPE_CHECKING

from ...diagnostics.names import KnownNames, fold
from ...ledger import Figure
from ...parser.tree import Mapping, Path
from ..models.fields.points import PayPoint, PointRange

if TYPE_CHECKING:
    from ..models.grades import Grade

_SECTION = "pay_points"


class Spine(dict[PayPoint, Figure]):
    """The points of one spine that have a salary, in their order: numbers by number, names as they stand in the file, each in
    the places that numbers and names have there. `name` is None where the case has one spine alone, `at` has the key of each
    point that the file has, sound or not, and `is_whole` says that no point can have been meant beside those."""

    def __init__(
        self,
        points: Iterable[tuple[PayPoint, Figure]] = (),
        *,
        name: str | None = None,
        at: MappingType[PayPoint, str] | None = None,
        is_whole: bool = True,
    ) -> None:
        given = dict(points)
        self.name, self.is_whole = name, is_whole
        self.at = {point: str(point) for point in given} if at is None else at
        self.order = in_order(self.at)
        super().__init__((point, given[point]) for point in self.order if point in given)
        self._places = {point: place for place, point in enumerate(self.order)}
        self._numbers = sorted(point for point in self.at if isinstance(point, int))

    @property
    def has_names(self) -> bool:
        """Whether any of its points has a name and no number."""
        return len(self._numbers) < len(self.at)

    @property
    def above(self) -> Path:
        """The path of what its points stand in."""
        return (_SECTION,) if self.name is None else (_SECTION, self.name)

    def path(self, point: PayPoint) -> Path:
        """Where a point stands in the file."""
        return (*self.above, self.at.get(point, str(point)))

    def may_have(self, point: PayPoint) -> bool:
        """Whether the file has the point, sound or not, or may have been meant to."""
        return point in self.at or not self.is_whole

    def place(self, point: PayPoint) -> tuple[int, int]:
        """What points are put in order by: a number that the spine does not have comes after the next lower one."""
        if (place := self._places.get(point)) is not None:
            return place, -1
        if not isinstance(point, int):
            return len(self._places), 0
        lower = bisect_left(self._numbers, point)
        return (self._places[self._numbers[lower - 1]] if lower else -1), point

    def sorted(self, points: Iterable[PayPoint]) -> list[PayPoint]:
        """Points in the spine's order."""
        return sorted(points, key=self.place)

    def between(self, range_: PointRange | None) -> list[PayPoint]:
        """Every point of a range, both ends in: of two numbers the numbers between that the spine lacks too."""
        if range_ is None:
            return []
        low, high = range_
        if isinstance(low, int) and isinstance(high, int):
            numbers = range(low, high + 1)
            if not self.has_names:
                return list(numbers)
            return self.sorted({*numbers, *self._from_to(low, high)})
        if low not in self.at or high not in self.at:
            return list(dict.fromkeys(range_))
        return self._from_to(low, high)

    def _from_to(self, low: PayPoint, high: PayPoint) -> list[PayPoint]:
        first, last = self.place(low), self.place(high)
        return [point for point in self.order if first <= self.place(point) <= last]

    def knows(self, range_: PointRange) -> bool:
        """Whether it can be told which points a range has: of two numbers, or of two points that the spine has."""
        return all(isinstance(point, int) for point in range_) or all(point in self.at for point in range_)

    def holds(self, range_: PointRange, point: PayPoint) -> bool:
        """Whether a point is in a range."""
        low, high = range_
        if isinstance(low, int) and isinstance(point, int) and isinstance(high, int):
            return low <= point <= high
        return point in self.between(range_)

    def nearest(self, point: PayPoint) -> str | None:
        """The name of its own that a name it does not have is most like; None where none is near."""
        return KnownNames(map(str, self.order)).nearest(str(point)) if self.has_names else None


def in_order(points: Iterable[PayPoint]) -> list[PayPoint]:
    """Names where they stand, and the numbers among them by number."""
    given = list(points)
    numbers = iter(sorted(point for point in given if isinstance(point, int)))
    return [next(numbers) if isinstance(point, int) else point for point in given]


def spines_of(spines: Sequence[Spine], grade: Grade) -> list[Spine]:
    """The spines that a grade's points may be of: the one that it names, or each that has them all."""
    if grade.spine is not None:
        return [spine for spine in spines if fold(spine.name or "") == fold(grade.spine)]
    named = grade.points_named
    return [spine for spine in spines if named and all(spine.may_have(point) for point in named)]


def spine_among(spines: Sequence[Spine], grade: Grade) -> Spine:
    """The spine of a grade; where none has all its points, the one that has most of them."""
    if of := spines_of(spines, grade):
        return of[0]
    return max(spines, key=lambda spine: sum(point in spine.at for point in grade.points_named))


def spine_of_none(root: Mapping) -> Spine:
    """The spine of a case without any: what is wrong with its pay points is reported where they stand."""
    from ..validation_errors import is_misspelt_section

    return Spine(is_whole=root.get(_SECTION) is None and not is_misspelt_section(root, _SECTION))
