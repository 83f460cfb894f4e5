"""The forms that a grade's supplement is given in: an amount, a percentage within limits, what makes pay up to something,
several parts one on the other, one for staff in post and another for vacant posts, or one for each financial year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import ConfigDict, Discriminator, Field, PlainValidator, Tag

from ....diagnostics.names import fold, listed, nearest
from ....diagnostics.patterns import late
from ....ledger import Figure
from ....parser.tree import Items, Mapping
from ...labels import phrase
from ..fields.base import Choice, InSchema, Model, Text, leaf, reject
from ..fields.by_the_hour import Supplement
from ..fields.dates import Year
from ..fields.numbers import Money, Percent
from ..fields.points import NAME, NUMBER, WORDS, PayPoint, PointName, read_point

MARKET_FIGURES = ("market mean", "market median", "market lower quartile", "market upper quartile")
POINT = late(rf"{WORDS}\s+(?:{NUMBER}|{NAME})", re.IGNORECASE)
Whose = Literal["in_post", "vacant"]
"""Whose supplement: that of staff in post, or that of vacant posts and of whoever fills them."""


def made_up_to(node: object) -> str | int:
    """A market figure, or a pay point by its number or its name."""
    scalar = leaf(node, "a market figure or a pay point")
    if POINT.fullmatch(scalar.strip()) is not None and (point := read_point(scalar)) is not None:
        return point
    name = fold(scalar).replace("_", " ")
    if name in MARKET_FIGURES:
        return name
    choices = [*MARKET_FIGURES, "point 22"]
    near = nearest(scalar, choices)
    return reject(
        "not-a-choice",
        f"{phrase(scalar.path)} is `{scalar.shown}`, which is not {listed(MARKET_FIGURES, 'or')}, or a pay point",
        f"did you mean {near}?" if near else f"write {listed(choices, 'or')}",
    )


MadeUpTo = Annotated[
    str | int,
    PlainValidator(made_up_to),
    InSchema("make_up_to"),
]
"""A market figure, or a pay point by its number or its name."""


class MakeUpTo(Model):
    """A supplement that makes pay up to what comparators pay, or to a pay point."""

    make_up_to: MadeUpTo = Field(
        description="market mean, market median, market lower quartile, market upper quartile, or a pay point such as point 22"
    )

    @property
    def point(self) -> PayPoint | None:
        """The pay point, where it is one."""
        return self.make_up_to if isinstance(self.make_up_to, int | PointName) else None


class PercentOf(Model):
    """A percentage of salary: whether it moves with it, and what it is at least and at most."""

    percent: Percent = Field(description="The percentage, for example 10%")
    of: Annotated[Literal["salary", "salary at award"], Choice] = Field(
        "salary",
        description="salary, which it moves with and which is taken if not said, or salary at award, which stays as it was "
        "whatever later pay awards do",
    )
    at_least: Money | None = Field(None, description="Pounds a year per FTE that it is at least")
    at_most: Money | None = Field(None, description="Pounds a year per FTE that it is at most")


class Part(Model):
    """One of several supplements that are paid together."""

    what: Text = Field(description="What this one is, for example Market supplement")
    amount: Supplement | None = Field(None, description="Pounds per FTE a year or an hour, or a percentage of salary")
    percent: Percent | None = Field(None, description="In place of an amount: the percentage, for example 5%")
    of: Annotated[Literal["salary", "salary at award", "salary and supplements"], Choice] = Field(
        "salary",
        description="What the percentage is of: salary, salary at award, or salary and supplements (those before this one)",
    )
    at_least: Money | None = Field(None, description="Pounds a year per FTE that the percentage comes to at least")
    at_most: Money | None = Field(None, description="Pounds a year per FTE that the percentage comes to at most")

    @property
    def given(self) -> Figure | None:
        """Its amount or percentage; None where it has neither, which is a problem."""
        return self.amount if self.amount is not None else self.percent


def _form(node: object) -> str:
    if isinstance(node, Items):
        return "<parts>"
    if not isinstance(node, Mapping):
        return "<amount>"
    if any(key[:1].isdigit() for key in node):
        return "<by year>"
    if "in_post" in node or "vacant" in node:
        return "<by post>"
    return "<percent>" if any(key in node for key in ("percent", "of", "at_least", "at_most")) else "<made up>"


def _form_of_year(node: object) -> str:
    return "<percent>" if isinstance(node, Mapping) else "<amount>"


Parts = Annotated[list[Part], Field(min_length=1)]
Form = Figure | MakeUpTo | PercentOf | list[Part]
"""What one FTE is paid, in whichever form."""
OneForm = Annotated[
    Annotated[Supplement, Tag("<amount>")]
    | Annotated[MakeUpTo, Tag("<made up>")]
    | Annotated[PercentOf, Tag("<percent>")]
    | Annotated[Parts, Tag("<parts>")],
    Discriminator(lambda node: form if (form := _form(node)) in ("<parts>", "<amount>", "<percent>") else "<made up>"),
]
FormOfYear = Annotated[
    Annotated[Supplement, Tag("<amount>")] | Annotated[PercentOf, Tag("<percent>")], Discriminator(_form_of_year)
]


class ByPost(Model):
    """One supplement for staff in post and another, or none, for vacant posts and whoever fills them."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1})

    in_post: OneForm | None = Field(None, description="What staff in post are paid, in any of the forms; none if not given")
    vacant: OneForm | None = Field(
        None, description="What whoever fills a vacant post is paid, and starters of a forecast; none if not given"
    )


SupplementForm = Annotated[
    Annotated[Supplement, Tag("<amount>")]
    | Annotated[MakeUpTo, Tag("<made up>")]
    | Annotated[PercentOf, Tag("<percent>")]
    | Annotated[Parts, Tag("<parts>")]
    | Annotated[ByPost, Tag("<by post>")]
    | Annotated[dict[Year, FormOfYear], Field(min_length=1), Tag("<by year>")],
    Discriminator(_form),
]


def forms_within(form: object) -> Iterator[tuple[tuple[str, ...], Form]]:
    """Every form in a supplement, each with the keys under which it stands there."""
    if isinstance(form, ByPost):
        yield from (((key,), one) for key in ("in_post", "vacant") if (one := getattr(form, key)) is not None)
    elif isinstance(form, dict):
        yield from (((year.name,), one) for year, one in form.items())
    elif form is not None:
        yield (), form  # type: ignore[misc]


def amounts_within(form: object) -> Iterator[tuple[tuple[str, ...], Figure | MakeUpTo]]:
    """Every amount and percentage in a supplement, and what makes pay up, each with the keys under which it stands."""
    for keys, one in forms_within(form):
        if isinstance(one, list):
            for number, part in enumerate(one, 1):
                if part.given is not None:
                    yield (*keys, str(number), "amount" if part.amount is not None else "percent"), part.given
        elif isinstance(one, PercentOf):
            yield keys, one.percent
        else:
            yield keys, one


def moves_with_pay(form: Form | None) -> bool:
    """Whether pay awards move a supplement, or a part of it, by themselves."""
    return any(moving_parts(form))


def moving_parts(form: Form | None) -> list[bool]:
    """Of each part whether pay awards move it by themselves: a percentage of salary as it is, or what makes pay up to a point,
    they do; pounds, a market figure and a percentage of the salary at award they do not. None of no supplement."""
    if form is None:
        return []
    if isinstance(form, list):
        return [_is_percent(part.given) and part.of != "salary at award" for part in form]
    if isinstance(form, MakeUpTo):
        return [form.point is not None]
    return [form.of == "salary" if isinstance(form, PercentOf) else _is_percent(form)]


def is_worked_out_anew(form: Form | None) -> bool:
    """Whether a supplement that moves with pay is another share of pay after an award than before: one with limits or parts."""
    if isinstance(form, list):
        return True
    return isinstance(form, PercentOf) and (form.at_least is not None or form.at_most is not None)


def _is_percent(figure: Figure | None) -> bool:
    return figure is not None and figure.unit == "percent"
