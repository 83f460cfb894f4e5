"""Change over time: rates in percentage points, amounts in pounds, FTE or a count and per cent, each called by its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ..case.models.workforce import Indicator
from ..diagnostics.names import fold
from ..ledger import Figure, Ledger
from ..ledger.ledger import is_answered


class Change(NamedTuple):
    """From the first to the last of a measure's series. A rate's change is in percentage points; `percent` is the change of the
    rate or amount as a percentage of the first, None where the first is zero."""

    measure: str
    label: str
    first: Figure
    last: Figure
    by: Figure
    percent: Figure

    @property
    def in_points(self) -> bool:
        """Whether `by` is percentage points."""
        return self.by.unit == "percent"


class IndicatorEvidence(NamedTuple):
    """An indicator with its change, where it has two values that can be compared."""

    id: str
    name: str
    given: Indicator
    change: Change | None


def between(ledger: Ledger, id: str, measure: str, label: str, first: Figure, last: Figure) -> Change:
    """The change from one figure to another of the same unit."""
    by = ledger.work(id, f"{label}: change", first.unit, "difference", (last, first))
    percent = ledger.work(
        f"{id}_percent", f"{label}: change as a percentage of the first", "percent", "percentage", (by, first)
    )
    return Change(measure, label, first, last, by, percent)


def over(
    ledger: Ledger, id: str, series: Sequence[dict[str, Figure]], measures: Sequence[str], label: Callable[[str], str]
) -> Iterator[Change]:
    """The change of each measure from the first date of a series to the last."""
    first, last = series[0], series[-1]
    for measure in measures:
        if (
            len(series) > 1
            and measure in first
            and measure in last
            and is_answered(first[measure])
            and is_answered(last[measure])
        ):
            yield between(ledger, f"{id}.{measure}", measure, label(measure), first[measure], last[measure])


def indicator(ledger: Ledger, name: str, given: Indicator) -> IndicatorEvidence:
    """An indicator; where its values are by date, its change is from the first to the last, of one unit."""
    id = f"indicators.{fold(name)}"
    values = [ledger.keep(value) for value in given.values.values()]
    for new in (given.new or {}).values():
        ledger.keep(new)
    known = [value for value in values if is_answered(value)]
    if given.by != "date" or len(known) < 2 or len(known) < len(values) or known[0].unit != known[-1].unit:
        return IndicatorEvidence(id, name, given, None)
    return IndicatorEvidence(id, name, given, between(ledger, f"{id}.change", name, name, known[0], known[-1]))
