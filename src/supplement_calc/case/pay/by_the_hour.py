"""Pay by the hour as pounds a year: hours a week × weeks a year × the rate, each a figure that `explain` and the workbook show.

A case is read with its rates an hour, and what stands in their place from there on are pounds a year worked out from them, so
that whatever is worked out from pay need not know how it was written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Literal

from ...diagnostics.names import fold
from ...ledger import Computed, Figure, Input
from ...ledger.rounding import EXACT
from ..labels import label

if TYPE_CHECKING:
    from ..case import Case
    from ..models.pay.working_time import WorkingTime

Key = Literal["hours_a_week", "weeks_a_year"]
STANDARD: Mapping[Key, tuple[str, Decimal, str]] = {
    "hours_a_week": ("Hours a week", Decimal(37), "37, taken as not given"),
    "weeks_a_year": ("Weeks a year", Decimal("52.143"), "52.143, which is 365 ÷ 7, taken as not given"),
}
"""What a full-time post works where the case does not say: the hours of the national agreement of local government."""
_PAY = ("salary", "supplement", "supplement_now")


def has_pay_by_the_hour(thing: object) -> bool:
    """Whether any of it is paid by the hour, still as an hour's or already as a year's."""
    return next(rates_in(thing), None) is not None


def rates_in(thing: object) -> Iterator[Figure]:
    """The rates an hour in a value of a case, nested as it may be."""
    from ..models.fields.by_the_hour import ByTheHour

    if isinstance(thing, ByTheHour):
        yield thing
    elif isinstance(thing, Figure):
        if isinstance(thing.origin, Computed):
            yield from rates_in(thing.operands[0])
    else:
        for one in inside(thing):
            yield from rates_in(one)


def inside(thing: object) -> Iterable[object]:
    """What a mapping, a list or a model has in it; nothing of any other value."""
    if isinstance(thing, Mapping):
        return thing.values()
    if isinstance(thing, list | tuple):
        return thing
    return thing.__dict__.values() if hasattr(thing, "model_fields_set") else ()


def in_pounds_a_year(case: Case) -> Case:
    """The case with every rate an hour as pounds a year; itself where it has none."""
    grades = {
        name: grade for name, grade in case.grades.items() if any(has_pay_by_the_hour(getattr(grade, key)) for key in _PAY)
    }
    if not grades:
        return case
    years = _Years(case)
    changed = {
        name: grade.model_copy(update={key: years.yearly(getattr(grade, key), name) for key in _PAY})
        if name in grades
        else grade
        for name, grade in case.grades.items()
    }
    return case._replace(grades=changed)


class _Years:
    """The hours of a year: those of all, and of each grade that has its own."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._made: dict[str, Figure] = {}

    def yearly(self, thing: Any, grade: str) -> Any:
        """A value of the case with the rates an hour in it as pounds a year."""
        from ..models.fields.by_the_hour import ByTheHour

        if isinstance(thing, ByTheHour):
            operands = (thing, self._hours(grade))
            value = EXACT.multiply(operands[0].known, operands[1].known)
            assert isinstance(thing.origin, Input)
            label_a_year = f"{label(thing.origin.path)} a year"
            return Figure(f"{thing.id}.a_year", label_a_year, value, "GBP", Computed("product", operands))
        if isinstance(thing, dict):
            return {key: self.yearly(one, grade) for key, one in thing.items()}
        if isinstance(thing, list | tuple):
            return type(thing)(self.yearly(one, grade) for one in thing)
        if hasattr(thing, "model_fields_set"):
            yearly = {
                key: self.yearly(thing.__dict__[key], grade) for key in thing.model_fields_set
            }  # what is not given stays so
            return thing.model_copy(update=yearly)
        return thing

    def _hours(self, grade: str) -> Figure:
        own = self.case.grades[grade].working_time
        under, whose = ("", "") if own is None else (f".{fold(grade)}", f" of {grade}")
        id = f"hours_a_year{under}"
        if id not in self._made:
            week, weeks = (figure_of(key, own, self.case.working_time) for key in STANDARD)
            value = EXACT.multiply(week.known, weeks.known)
            self._made[id] = Figure(id, f"Hours a year{whose}", value, "count", Computed("product", (week, weeks)))
        return self._made[id]


def figure_of(key: Key, *given: WorkingTime | None) -> Figure:
    """Hours a week or weeks a year: of the first that says so, else the standard."""
    for one in given:
        figure: Figure | None = None if one is None else getattr(one, key)
        if figure is not None:
            return figure
    label, value, text = STANDARD[key]
    return Figure(f"standard_{key}", label, value, "count", Input(text))


def hours_paid(case: Case) -> list[tuple[Figure, Figure]]:
    """The hours a week and weeks a year that pay by the hour of the case is paid for, each two once; none without such pay."""
    found = {
        one.operands[1].id: one.operands[1] for one in _yearly_in([getattr(g, k) for g in case.grades.values() for k in _PAY])
    }
    return [(one.operands[0], one.operands[1]) for one in found.values()]


def _yearly_in(thing: object) -> Iterator[Figure]:
    """The pounds a year in a value of a case that were made of a rate an hour."""
    if isinstance(thing, Figure):
        if thing.operands and next(rates_in(thing), None) is not None:
            yield thing
    else:
        for one in inside(thing):
            yield from _yearly_in(one)
