"""What a case is held against others by: whose it is, when its supplements are paid, its grades and what they are paid."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from ...case.case import Case
from ...case.models.grades import Grade, MakeUpTo, PercentOf, SupplementForm
from ...diagnostics.names import fold
from ...ledger import Figure, Input
from ...reference.calendar import EARLIEST, LATEST, FinancialYear
from ..sound_sections import UnsoundSection


class GradeOf(NamedTuple):
    """A grade of a case: its name and job folded, what people call both, and when its supplement is paid."""

    case: Case
    name: str
    grade: Grade
    job: str
    first: date
    last: date

    @property
    def has_posts(self) -> bool:
        """Whether anyone is in post or any post is vacant."""
        return bool(self.grade.fte_in_post or self.grade.fte_vacant)

    @property
    def called(self) -> str:
        """`Grade 8, Planning Officer`; the name alone of a grade that is called by its job."""
        return self.name if fold(self.name) == fold(self.job) else f"{self.name}, {self.job}"

    @property
    def supplement(self) -> str:
        """What it is paid, in words; nothing of a grade without a supplement."""
        form = self.grade.supplement
        return "" if form is None else in_words(form)


class Member(NamedTuple):
    """A case among others: the folded names of its organisation and title, the financial year that its pay is of (None where
    it does not say), and its grades."""

    case: Case
    organisation: str
    title: str
    pay_year: FinancialYear | None
    grades: tuple[GradeOf, ...]


def member_of(case: Case) -> Member | None:
    """A case among others; None of one that names no organisation, has no grade, or has errors in what is asked for."""
    try:
        organisation = fold(case.organisation or "")
        if not organisation or not case.grades:
            return None
        own = case.market.own_date if case.market is not None else None
        day = own or (None if case.period is None else case.period.starts)
        year = None if day is None else case.years.of(day)
        return Member(case, organisation, fold(case.title), year, tuple(_grades(case)))
    except UnsoundSection:
        return None


def _grades(case: Case) -> Iterator[GradeOf]:
    starts = EARLIEST if case.period is None else case.period.starts
    ends = (None if case.period is None else case.period.ends) or LATEST
    for name, grade in case.grades.items():
        yield GradeOf(case, name, grade, _job(name, grade), grade.starts or starts, grade.ends or ends)


def _job(name: str, grade: Grade) -> str:
    """What people at a grade do: its title, or the name of a grade that is called by its job and not by a number."""
    if grade.title:
        return str(grade.title)
    return "" if any(character.isdigit() for character in name) or len(fold(name)) <= _A_LETTER else name


_A_LETTER = 3  # a grade called by letters, as G or PO


def in_words(form: SupplementForm) -> str:
    """A supplement as a sentence says it."""
    match form:
        case MakeUpTo():
            return f"pay made up to {form.make_up_to if form.point is None else f'point {form.point}'}"
        case PercentOf():
            return f"{_amount(form.percent)} of {form.of}"
        case dict():
            return ", ".join(f"{_amount(amount)} in {year.name}" for year, amount in form.items())
        case _:
            return _amount(form)


def _amount(figure: Figure) -> str:
    """An amount or a percentage without zeros after its point, so that two spellings of one are alike."""
    value = figure.known
    plain = value.to_integral_value() if value == value.to_integral_value() else value.normalize()
    return f"{plain:f}%" if figure.unit == "percent" else f"£{plain:,f}"


def salary_text(figure: Figure) -> str:
    """A salary in pounds."""
    return _amount(figure)


def text_of(figure: Figure) -> str:
    """A figure as its file has it."""
    return figure.origin.text if isinstance(figure.origin, Input) else str(figure.value)


def differs(one: Figure, other: Figure) -> bool:
    """Whether two given numbers are not the same."""
    return Decimal(one.known) != Decimal(other.known)
