"""The case that the answers so far make: its text, with comments as a starter has them and at what is not answered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from ...diagnostics.names import listed
from ...importing.yaml_text import text as quoted
from .questions import Answers, grades_of, is_paid, points_of

if TYPE_CHECKING:
    from ...case.models.fields.points import PayPoint

_PLAIN_NUMBER = re.compile(r"£?[0-9][0-9A-Za-z .,/%\u2013-]*(?<![ .,])%?")


Keys = tuple[tuple[str, str], ...]
"""The keys of a section, each with what it is."""

_PERIOD: Keys = (
    ("starts", "the first day"),
    ("ends", "the last day, without which it is not time-limited"),
    ("review", "a day before the end"),
)
_AGENCY: Keys = (("fte", "FTE in use now"), ("cost_per_fte", "pounds a year"))
_TERMS: Keys = (
    ("review", "by whom, when, against what"),
    ("withdrawal", "how it ends, and what staff are paid then"),
    ("notice", "for example 3 months in writing"),
)


class Line(NamedTuple):
    """A line of the case, and the key of the answer that it holds."""

    text: str
    key: str = ""


def text_of(answers: Answers, unfinished: bool = False) -> str:
    """The whole file."""
    return "".join(f"{line.text}\n" for line in lines_of(answers, unfinished))


def lines_of(answers: Answers, unfinished: bool = False) -> list[Line]:
    """Its lines in order."""
    return list(_Draft(answers, unfinished).lines())


def value(answer: str) -> str:
    """An answer as a value of the file: plain where it reads back as it is, else in quotation marks."""
    answer = answer.strip()
    return answer if _PLAIN_NUMBER.fullmatch(answer) else quoted(answer)


class _Draft:
    def __init__(self, answers: Answers, unfinished: bool) -> None:
        self.answers, self.unfinished = answers, unfinished

    def lines(self) -> Iterator[Line]:
        yield Line("# Made from the answers to `supplement-calc init --ask`. Run")
        yield Line("#     supplement-calc check FILE")
        yield Line("#     supplement-calc cost FILE")
        yield Line(
            "# One thing to a line: a name, a colon, a space, a value. Two spaces for each step in. What follows a # is a note."
        )
        if self.unfinished:
            yield Line("# The questions were not all answered: what is missing has a note in its place.")
        yield Line("")
        yield from self._one("title", "title", "what the paper is called")
        yield from self._one("organisation", "organisation", "whose case it is")
        yield from self._one("", "source", "the paper or decision that the figures come from")
        yield from self._section(
            "period", "When the supplement is paid: first day, last day, and when it is reviewed.", _PERIOD
        )
        yield from self._pay_points()
        yield from self._grades()
        yield Line("")
        yield Line("# What the employer pays on top of salary: National Insurance and pension, as one rate.")
        yield from self._one("on_costs", "on_costs", "such as 28.5%")
        yield from self._section("agency", "Agency staff in use, and what one costs a year.", _AGENCY)
        yield Line("")
        yield Line("# The budget of a full year.")
        yield from self._one("budget", "budget", "pounds")
        yield from self._equal_pay()
        yield from self._section("terms", "The terms that it is paid on: how it is reviewed, and how it ends.", _TERMS)

    def _given(self, key: str) -> str:
        return self.answers.get(key, "")

    def _missing(self, name: str, what: str, indent: str = "") -> Line:
        return Line(f"{indent}# {name}: …  not answered: {what}")

    def _one(self, key: str, name: str, what: str, indent: str = "") -> Iterator[Line]:
        if answer := self._given(key):
            yield Line(f"{indent}{name}: {value(answer)}", key)
        else:
            yield self._missing(name, what, indent)

    def _section(self, name: str, comment: str, keys: Keys) -> Iterator[Line]:
        """A section of single values; a comment alone where none is answered."""
        yield Line("")
        yield Line(f"# {comment}")
        if not any(self._given(f"{name}.{key}") for key, _ in keys):
            yield self._missing(name, "; ".join(f"{key} ({what})" for key, what in keys))
            return
        yield Line(f"{name}:")
        for key, what in keys:
            yield from self._one(f"{name}.{key}", key, what, "  ")

    def _pay_points(self) -> Iterator[Line]:
        keys: dict[PayPoint, str] = {}
        for number in range(1, grades_of(self.answers) + 1):
            for end, point in points_of(self.answers, number).items():
                if self._given(key := f"grade.{number}.{end}"):
                    keys.setdefault(point, key)
        if keys:
            yield Line("")
            yield Line("# Full-time annual salary of each pay point, in pounds. Add the others where staff are paid at them.")
            yield Line("pay_points:")
            numbers = sorted(point for point in keys if isinstance(point, int))
            ordered: list[PayPoint] = [*numbers, *(point for point in keys if not isinstance(point, int))]  # names as they came
            yield from (Line(f"  {point}: {value(self._given(keys[point]))}", keys[point]) for point in ordered)

    def _grades(self) -> Iterator[Line]:
        yield Line("")
        yield Line(
            "# Each grade: its pay, its posts and the supplement proposed. Posts are full-time equivalents (FTE), not people."
        )
        numbers = [number for number in range(1, grades_of(self.answers) + 1) if self._given(f"grade.{number}.name")]
        if not any(self._grade_lines(number) for number in numbers):
            yield self._missing("grades", "the grades, each with its pay, posts and supplement")
            return
        yield Line("grades:")
        for number in numbers:
            lines = self._grade_lines(number)
            name = quoted(self._given(f"grade.{number}.name"))
            yield Line(f"  {name}:" if lines else f"  {name}: {{}}", f"grade.{number}.name")
            yield from lines
            yield from self._of_grade_missing(number)

    def _grade_lines(self, number: int) -> list[Line]:
        stem = f"grade.{number}"
        pay = "points" if points_of(self.answers, number) else "salary"
        names = (("title", "title"), ("pay", pay), ("supplement", "supplement"), ("in_post", "in_post"), ("vacant", "vacant"))
        given = ((f"{stem}.{key}", name) for key, name in names)
        return [Line(f"    {name}: {value(self._given(key))}", key) for key, name in given if self._given(key)]

    def _of_grade_missing(self, number: int) -> Iterator[Line]:
        what = (("title", "what people do"), ("pay", "salary or points"), ("supplement", "pounds or a percentage"),
                ("in_post", "FTE employed now"), ("vacant", "FTE vacant"))  # fmt: skip
        missing = [f"{key} ({words})" for key, words in what if not self._given(f"grade.{number}.{key}")]
        if missing:
            yield Line(f"    # not answered: {listed(missing)}")

    def _equal_pay(self) -> Iterator[Line]:
        yield Line("")
        yield Line(
            "# Who is paid the supplement and who is not: people, not FTE. Write `under 5` where they are fewer than five."
        )
        numbers = [number for number in range(1, grades_of(self.answers) + 1) if is_paid(self.answers, number)]
        records = [(number, self._record(number)) for number in numbers]
        records = [(number, lines) for number, lines in records if lines]
        assessment = self._given("equal_pay.impact_assessment")
        if not records and not assessment:
            yield self._missing("equal_pay", "for each grade men and women paid and not paid, and how the amount was reached")
            return
        yield Line("equal_pay:")
        if records:
            yield Line("  grades:")
        for number, lines in records:
            yield Line(f"    {quoted(self._given(f'grade.{number}.name'))}:")
            yield from lines
        yield from self._one("equal_pay.impact_assessment", "impact_assessment", "where it is, and its date", "  ")

    def _record(self, number: int) -> list[Line]:
        stem, lines = f"equal_pay.{number}", []
        for key in ("paid", "not_paid"):
            given = [(f"{stem}.{key}.{sex}", sex) for sex in ("men", "women") if self._given(f"{stem}.{key}.{sex}")]
            if given:
                lines.append(Line(f"      {key}:"))
                lines += [Line(f"        {sex}: {value(self._given(one))}", one) for one, sex in given]
        if how := self._given(f"{stem}.how_reached"):
            lines.append(Line(f"      how_reached: {value(how)}", f"{stem}.how_reached"))
        return lines
