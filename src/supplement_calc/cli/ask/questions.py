"""The questions of `init --ask`, in plain words and in order: which come next depends on the answers so far."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

Answers = Mapping[str, str]
"""By the question's key; nothing where it was left out."""

_POINT = r"(?:scp|points?)[\s.]*"
_RANGE = re.compile(rf"\s*(?:{_POINT})?[0-9]{{1,3}}\s*(?:[-\u2013]|to)\s*(?:{_POINT})?(?P<top>[0-9]{{1,3}})\s*", re.IGNORECASE)
_ONE = re.compile(rf"\s*{_POINT}(?P<top>[0-9]{{1,3}})\s*", re.IGNORECASE)
_YES = ("y", "yes")


class Question(NamedTuple):
    """A question: its key, its words, the answer that Enter gives, and whether it may be left out."""

    key: str
    text: str
    default: str = ""
    is_required: bool = False
    is_yes_or_no: bool = False


def questions(answers: Answers) -> Iterator[Question]:
    """Every question that the answers so far lead to; the first without an answer is the next."""
    yield Question("title", "What is the case for, as its paper would be called?", is_required=True)
    yield Question("organisation", "Which organisation is it for?")
    yield from _period(answers)
    for number in range(1, grades_of(answers) + 1):
        yield from _grade(answers, number)
    yield Question("on_costs", "On-costs on top of salary (National Insurance, pension, levy) as one rate, such as 28.5%")
    yield Question("agency.fte", "Agency staff in use now, FTE, such as 2.5")
    if answers.get("agency.fte"):
        yield Question("agency.cost_per_fte", "What does one agency FTE cost a year, in pounds?", is_required=True)
    yield Question("budget", "The budget of a full year for these posts, in pounds")
    yield from _record(answers)


def _period(answers: Answers) -> Iterator[Question]:
    yield Question("period.starts", "First day that the supplement is paid, such as 1 April 2027")
    if answers.get("period.starts"):
        yield Question("period.ends", "Last day that it is paid, such as 31 March 2029")
        yield Question("period.review", "Day by which it is reviewed")


def grades_of(answers: Answers) -> int:
    """How many grades there are to ask about: one, and one more for each time that another was wanted."""
    number = 1
    while answers.get(f"grade.{number}.another", "").lower() in _YES:
        number += 1
    return number


def _grade(answers: Answers, number: int) -> Iterator[Question]:
    stem = f"grade.{number}"
    name = answers.get(f"{stem}.name") or "this grade"
    which = "first" if number == 1 else "next"
    yield Question(f"{stem}.name", f"Name of the {which} grade, such as Grade 9", is_required=True)
    yield Question(f"{stem}.title", f"What do people at {name} do, such as Planning Officer?")
    yield Question(f"{stem}.pay", f"Full-time salary of {name} a year, such as 41,771; or its pay points, such as 29-31")
    top = top_point(answers, number)
    if top is not None and not any(top_point(answers, before) == top for before in range(1, number)):
        yield Question(f"{stem}.top", f"Full-time salary a year at point {top}, the top of {name}", is_required=True)
    yield Question(f"{stem}.supplement", f"Supplement for {name} a year: pounds for each FTE, such as 1,000, or 5% of salary")
    yield Question(f"{stem}.in_post", f"Staff in post at {name}, FTE, such as 11.4")
    yield Question(f"{stem}.vacant", f"Vacant posts at {name}, FTE, whether or not agency staff cover them")
    yield Question(f"{stem}.another", "Is there another grade? yes or no", default="no", is_yes_or_no=True)


def top_point(answers: Answers, number: int) -> int | None:
    """The highest pay point of a grade that is paid by points; None of another."""
    pay = answers.get(f"grade.{number}.pay", "")
    points = _RANGE.fullmatch(pay) or _ONE.fullmatch(pay)
    return None if points is None else int(points["top"])


def is_paid(answers: Answers, number: int) -> bool:
    """Whether a supplement is proposed for a grade."""
    return bool(answers.get(f"grade.{number}.supplement"))


def _record(answers: Answers) -> Iterator[Question]:
    """What a committee asks of a supplement that is proposed: the equal-pay record and the terms."""
    paid = [number for number in range(1, grades_of(answers) + 1) if is_paid(answers, number)]
    if not paid or not answers.get("period.starts"):
        return
    for number in paid:
        name, stem = answers.get(f"grade.{number}.name"), f"equal_pay.{number}"
        yield Question(f"{stem}.paid.men", f"How many men at {name} would be paid it? People, or under 5")
        yield Question(f"{stem}.paid.women", f"How many women at {name} would be paid it? People, or under 5")
        yield Question(f"{stem}.not_paid.men", f"How many men on the same grade or job as {name} would not? People, or under 5")
        yield Question(f"{stem}.not_paid.women", "And how many women? People, or under 5")
        yield Question(f"{stem}.how_reached", f"How was the amount for {name} reached?")
    yield Question("equal_pay.impact_assessment", "Where is the equality impact assessment, and of what date?")
    yield Question("terms.review", "Who reviews the supplement, when, and against what?")
    yield Question("terms.withdrawal", "How is it withdrawn, and what are staff paid then?")
    yield Question("terms.notice", "What notice do staff get of its end, such as 3 months in writing?")
