"""When staff counted by pay point move up: on a day of the year or an anniversary, every so often, and up to which point."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import Discriminator, Field, PlainValidator, Tag

from ....parser.tree import Mapping
from ....reference.calendar import MONTHS, months_named
from ...labels import phrase
from ..fields.base import Choice, InSchema, Model, Text, YesOrNo, leaf, reject
from ..fields.points import PayPoint, Point
from ..payments import Months

ANNIVERSARY = 0
"""The month of increments that each gets on an anniversary."""
APRIL = 4
SERVICE = 6
YEAR = 12
DAY = re.compile(r"(?:(?P<day>[0-9]{1,2})(?:st)? )?(?P<month>[a-zA-Z]{3,9})", re.IGNORECASE)
ANNIVERSARIES = ("anniversary", "anniversaries")


def increment_day(node: object) -> int:
    """The month on whose first day increments are paid; 0 for anniversaries."""
    scalar = leaf(node, "a day of the year, or anniversary")
    text = scalar.strip()
    if text.lower() in ANNIVERSARIES:
        return ANNIVERSARY
    found = DAY.fullmatch(text)
    months = () if found is None else months_named(found["month"])
    if found is None or len(months) != 1:
        reject(
            "not-a-choice",
            f"{phrase(scalar.path)} is `{scalar.shown}`, which is neither a day of the year nor `anniversary`",
            "write, for example, 1 April, 1 September or anniversary",
        )
    (month,) = months
    if found["day"] is not None and int(found["day"]) != 1:
        reject(
            "not-first-of-month",
            f"{phrase(scalar.path)} is `{scalar.shown}`, which is not the first day of a month",
            f"a forecast goes by whole months: write 1 {MONTHS[month - 1]} or 1 {MONTHS[month % YEAR]}",
        )
    return month


IncrementDay = Annotated[int, PlainValidator(increment_day), InSchema("increment_day")]
"""The month on whose first day increments are paid; 0 for anniversaries."""

Every = Annotated[
    Annotated[Months, Tag("<one>")] | Annotated[dict[Point, Months], Field(min_length=1), Tag("<by point>")],
    Discriminator(lambda node: "<by point>" if isinstance(node, Mapping) else "<one>"),
]
"""How long staff stay at a point: at each, or at those named."""


class Increments(Model):
    """How staff counted by pay point move up to the next."""

    date: IncrementDay = Field(
        APRIL, description="1 April if not given; another first day of a month such as 1 September, or anniversary"
    )
    every: Every | None = Field(
        None,
        description="How long staff stay at a point: 12 months if not given, or 2 years, or by point such as {5.1: 2 years, "
        "5.2: 3 years}",
    )
    up_to: Point | None = Field(
        None,
        description="The highest point reached by service; the top of the grade if not given. Who is there or above stays",
    )
    service: Months | None = Field(
        None, description="Months of service that a first increment on a date asks for; 6 if not given, 12 at most"
    )
    short_of_service: Annotated[Literal["on completing it", "at the next date"], Choice] | None = Field(
        None, description="When those get it who have less by the date: on completing it, or at the next date"
    )

    @property
    def months_of_service(self) -> int:
        """Months of service that a first increment on a date asks for."""
        return SERVICE if self.service is None else self.service

    def months_at(self, point: PayPoint) -> int:
        """How long staff stay at a point."""
        if isinstance(self.every, dict):
            return self.every.get(point, YEAR)
        return YEAR if self.every is None else self.every

    @property
    def is_yearly(self) -> bool:
        """Whether all who may move up do so on one day of each year."""
        lengths = self.every.values() if isinstance(self.every, dict) else [YEAR if self.every is None else self.every]
        return self.date != ANNIVERSARY and set(lengths) == {YEAR}


_RULE = Annotated[YesOrNo, Tag("<yes or no>")] | Annotated[Increments, Tag("<rule>")]


def _form(node: object) -> str:
    if not isinstance(node, Mapping):
        return "<yes or no>"
    return "<rule>" if not node or any(key in Increments.model_fields for key in node) else "<by grade>"


IncrementsForm = Annotated[
    _RULE
    | Annotated[
        dict[Text, Annotated[_RULE, Discriminator(lambda node: "<rule>" if isinstance(node, Mapping) else "<yes or no>")]],
        Field(min_length=1),
        Tag("<by grade>"),
    ],
    Discriminator(_form),
]
"""yes as the NJC has them, how they are otherwise, or either for each grade."""

Given = Increments | Literal["yes", "no"]


def rule_of(given: Given | dict[str, Given], grade: str) -> Increments | None:
    """How staff of a grade move up; None where they do not."""
    own = given.get(grade, "no") if isinstance(given, dict) else given
    if isinstance(own, Increments):
        return own
    return Increments.model_validate({}) if own == "yes" else None
