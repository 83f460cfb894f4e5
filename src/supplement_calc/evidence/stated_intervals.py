"""What stated numbers stand for: an interval of half the last digit, wider or one-sided by the words before it."""

from __future__ import annotations

from decimal import Decimal

from ..case.case import Case
from ..case.models.published import Printed, printed_of
from ..case.models.workforce import Group
from ..ledger import Figure, Input, Interval
from ..ledger.rounding import EXACT
from .workforce_measures import COUNTS

_EVIDENCE = ("workforce", "service_length", "recruitment", "coverage", "indicators")
_PEOPLE = ("headcount", "men", "women")
_TENTH = Decimal("0.1")
# What is stated as "over" a number is less than ten times it, and "under" more than a tenth of it: a digit more or fewer would
# be printed otherwise.
_ONE_DIGIT_MORE = Decimal(10)


def stands_for(printed: Printed, step: Decimal) -> Interval:
    """What a printed figure may be of: half the `step` that it is printed to on either side of it, and what its words say."""
    if printed.high is not None:
        half = EXACT.divide(step, 2)
        return Interval(EXACT.subtract(printed.value, half), EXACT.add(printed.high, half))
    if printed.value < 0:
        return _of_size(printed._replace(value=abs(printed.value)), step).negated()
    return _of_size(printed, step)


def _of_size(printed: Printed, step: Decimal) -> Interval:
    value, half = printed.value, EXACT.divide(step, 2)
    below, above = EXACT.subtract(value, half), EXACT.add(value, half)
    tenth = EXACT.multiply(value, _TENTH)
    nil = Decimal(0)
    match printed.sense:
        case "exactly":
            return Interval(below, above)
        case "about":
            room = max(half, min(EXACT.divide(_last_digit_but_nil(value), 2), tenth))
            return Interval(EXACT.subtract(value, room), EXACT.add(value, room))
        case "close to":
            room = max(half, tenth)
            return Interval(EXACT.subtract(value, room), EXACT.add(value, room))
        case "over":
            return Interval(value, None, low_open=True)
        case "at least":
            return Interval(below, None)
        case "just over":
            return Interval(value, max(above, EXACT.add(value, tenth)), low_open=True)
        case "under":
            return Interval(nil, value, high_open=True)
        case "up to":
            return Interval(nil, above)
        case "nearly":
            return Interval(min(below, EXACT.subtract(value, tenth)), value, high_open=True)


def _last_digit_but_nil(value: Decimal) -> Decimal:
    """One of the last digit that is not 0: 1,000 of 26,000."""
    return Decimal(1).scaleb(int(value.normalize(EXACT).as_tuple().exponent)) if value else Decimal(0)


class StatedInputs:
    """What the inputs of a case may be.

    FTE and percentages of the evidence are measured, and stand for what rounds to them. Numbers of people and other whole
    counts are exact: so are posts, in a table of whole numbers that does not say that it is counted in FTE. What a costing is
    worked from is exact too, unless it is hedged, or in thousands or millions.
    """

    def __init__(self, case: Case) -> None:
        self._case = case
        self._counts_posts: dict[str, bool] = {}

    def interval(self, figure: Figure) -> Interval | None:
        """What an input may be; None where it is exact."""
        printed = printed_of(figure)
        if printed is None or figure.value is None or (printed.sense == "exactly" and self._is_exact(figure, printed)):
            return None
        interval = stands_for(printed, Decimal(1).scaleb(printed.precision))
        low, high = interval.low, interval.high
        if high is None:
            high = EXACT.multiply(printed.value, _ONE_DIGIT_MORE)
        if printed.sense in ("under", "up to") and printed.value > _ONE_DIGIT_MORE:
            low = EXACT.multiply(printed.value, _TENTH)
        if low is not None and low < 0 <= printed.value:
            low = Decimal(0)
        return Interval(low, high)

    def _is_exact(self, figure: Figure, printed: Printed) -> bool:
        path = figure.origin.path if isinstance(figure.origin, Input) else ()
        if not path or path[0] not in _EVIDENCE:
            return printed.precision <= 0
        if printed.precision < 0 or printed.unit in ("percent", "FTE"):
            return False
        if printed.precision > 0 or path[0] != "workforce":
            return printed.precision == 0
        return path[-1] in _PEOPLE or self._is_in_counts(path[1])

    def _is_in_counts(self, name: str) -> bool:
        if name not in self._counts_posts:
            self._counts_posts[name] = name in self._case.workforce and _is_of_counts(self._case.workforce[name])
        return self._counts_posts[name]


def _is_of_counts(group: Group) -> bool:
    """Whether a table counts people, or posts: whole numbers all, which it does not say are FTE."""
    if group.counted_in == "heads":
        return True
    rows = [*(group.teams or {}).values(), *(group.series or {}).values(), *([group.total] if group.total else [])]
    rows += [then for row in rows for then in (row.earlier or {}).values()]
    cells = (getattr(row, measure) for row in rows for measure in COUNTS)
    return "counted_in" not in group.model_fields_set and all(
        cell is None or cell.value is None or cell.value == cell.value.to_integral_value() for cell in cells
    )
