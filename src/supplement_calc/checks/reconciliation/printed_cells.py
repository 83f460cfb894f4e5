"""Cells as a paper prints them: those kept under `printed`, inputs that the case's other cells should give, and names of no
measure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from ...case.case import Case
from ...case.models.published import Printed, printed_of
from ...case.models.workforce import Staff
from ...diagnostics import Problem
from ...diagnostics.names import fold
from ...evidence.measure_names import (
    ALL_RATES,
    MEANINGS,
    funnel_rate_named,
    measure_named,
    nearest_funnel_rate,
    nearest_measure,
)
from ...evidence.printed_precision import agrees, last_digit
from ...evidence.stated_intervals import stands_for
from ...ledger import Figure, Interval, Rounding

_PRINTED = "printed."


class PrintedCell(NamedTuple):
    """One cell: the id it has, its label and its printed value."""

    id: str
    label: str
    printed: Printed

    @classmethod
    def of(cls, figure: Figure, row: str = "", measure: str = "") -> PrintedCell | None:
        """The cell of an input, called by its row and measure where given; None where the paper has no number there."""
        printed = printed_of(figure)
        if printed is None or figure.value is None:
            return None
        label = f"{row}: {fold(measure).replace('_', ' ')}" if row else figure.label.removesuffix(" as printed")
        return cls(figure.id, label, printed)

    @property
    def unit(self) -> Rounding:
        """What it is printed to."""
        return last_digit(self.printed)

    def agrees_with(self, value: Decimal | None) -> bool:
        """Whether a value would be printed as the cell is."""
        return value is not None and agrees(value, self.printed, self.unit)

    def may_be(self, ours: Interval) -> bool:
        """Whether something that ours may be would be printed as the cell is."""
        assert self.unit.unit is not None
        return stands_for(self.printed, self.unit.unit).meets(ours)


def printed_in(row: Mapping[str, Figure], name_of_row: str = "") -> dict[str, PrintedCell]:
    """The cells kept as printed in a row, by their measures."""
    cells = (
        (name.removeprefix(_PRINTED), PrintedCell.of(figure, name_of_row, name.removeprefix(_PRINTED)))
        for name, figure in row.items()
        if name.startswith(_PRINTED)
    )
    return {measure: cell for measure, cell in cells if cell is not None}


def cells_of(row: Mapping[str, Figure], measure: str) -> list[PrintedCell]:
    """The cells that a row has under a measure's names, as printed or, of turnover, as given."""
    cells = [cell for name, cell in printed_in(row).items() if measure_named(name, cell.printed.unit) == measure]
    given = PrintedCell.of(row[measure]) if measure == "turnover" and measure in row else None
    return cells if given is None else [*cells, given]


_MEASURES = (
    "vacancy_rate, agency_share, agency_share_of_workforce, permanent_share, turnover, unfilled and the names of columns"
)
_RATES = "applications_per_advert, shortlisted_of_applications, offered_of_applications and accepted_of_offered"


def misnamed(case: Case) -> Iterator[Problem]:
    """The problem of each name under `printed:` that is of no measure, with the nearest that is."""
    for group in case.workforce.values():
        for staff in (*(group.teams or {}).values(), *(group.series or {}).values(), *([group.total] if group.total else [])):
            yield from _of_staff(staff)
    for funnel in case.recruitment.values():
        for name, printed in _of(funnel.printed):
            if funnel_rate_named(name) is None:
                yield _problem(name, "a recruitment", printed, nearest_funnel_rate(name), _RATES)


def _of_staff(staff: Staff) -> Iterator[Problem]:
    for name, printed in _of(staff.printed):
        measure = measure_named(name, printed.unit)
        if measure is None:
            yield _problem(name, "a table of staff", printed, nearest_measure(name), _MEASURES)
        elif (misfit := _misfit(measure, printed)) is not None:
            yield Problem("wrong-unit", f"{name} is printed as `{printed.text.strip()}`, {misfit}", printed.span, _CORRECT)
    for then in (staff.earlier or {}).values():
        yield from _of_staff(then)


_CORRECT = "correct the name or the figure: `vacancy_rate_change` is a change of vacancy_rate, of a total over its series"
_NO_RATES = ("in_work",)


def _misfit(measure: str, printed: Printed) -> str | None:
    """Why a figure cannot be of a measure, whatever its size: another unit, or a change where the measure has a level."""
    if printed.unit == "GBP":
        return "in pounds, which no measure of staff is"
    is_rate = measure in ALL_RATES or (measure in MEANINGS and measure not in _NO_RATES)
    if is_rate and printed.unit == "FTE":
        return "in FTE, where a rate is a percentage"
    if not measure.endswith("_change") and (printed.measured == "points" or printed.says_way):
        return "a change, where the measure is a level"
    return None


def _of(printed: Mapping[str, Printed] | None) -> Iterator[tuple[str, Printed]]:
    yield from (printed or {}).items()


def _problem(name: str, of: str, printed: Printed, near: str | None, names: str) -> Problem:
    help = f"did you mean {near}?" if near else f"write one of {names}"
    return Problem("published-unknown", f"{name} is no measure of {of}", printed.span, help)
