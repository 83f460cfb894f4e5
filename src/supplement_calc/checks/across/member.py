"""What a case is held against others by: whose it is, when its supplements are paid, its grades and what they are paid."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from ...case.case import Case
from ...case.models.grades import Grade
from ...diagnostics.names import fold
from ...parser.numbers import Misread, read_number
from ...parser.tree import Items, Mapping, Node, node_at
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
        if self.grade.supplement is None:
            return ""
        return in_words(node_at(self.case.root, ("grades", self.name, "supplement")))


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


def in_words(node: Node) -> str:
    """What a part of the file says, as a sentence says it: `percent 10%, of salary`. Two spellings of one amount are alike."""
    if isinstance(node, Mapping):
        return ", ".join(f"{str(key).replace('_', ' ')} {in_words(value)}" for key, value in node.items())
    if isinstance(node, Items):
        return ", ".join(map(in_words, node))
    text = " ".join(str(node).split())
    number = read_number(text, "money")
    return text if isinstance(number, Misread) else plain_pounds(number.value)


def plain_pounds(value: Decimal) -> str:
    """Pounds without zeros after their point."""
    plain = value.to_integral_value() if value == value.to_integral_value() else value.normalize()
    return f"£{plain:,f}"
