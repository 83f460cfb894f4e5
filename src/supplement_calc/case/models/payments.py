"""Further payments of a proposal: lumps, retention at landmarks of service, fees, cars, relocation, and clawback of them."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import Discriminator, Field, PlainValidator, Tag

from ...parser.tree import Mapping
from ...reference.payment_kinds import KINDS, Due, KindName, due_on
from ..labels import phrase
from .fields.base import Choice, InSchema, Model, Text, YesOrNo, leaf, reject
from .fields.dates import Date
from .fields.numbers import Count, Fte, Percent, Supplement

LENGTH = re.compile(r"(?P<number>[0-9]{1,3})(?: ?(?P<unit>months?|years?))?", re.IGNORECASE)
LONGEST = 600
"""Months of service that a payment may speak of: fifty years."""


def months_in(text: str, *, bare: bool) -> int | None:
    """Months from a text: `6 months`, `2 years`, and `24` where a bare number may stand for months."""
    parts = LENGTH.fullmatch(text.strip())
    if parts is None or not (parts[2] or bare):
        return None
    months = int(parts[1]) * (12 if (parts[2] or "").lower().startswith("year") else 1)
    return months if 0 < months <= LONGEST else None


def months_of(node: object) -> int:
    """Whole months, from a number of them or of years."""
    scalar = leaf(node, "a number of months")
    months = months_in(scalar, bare=True)
    if months is None:
        headline = f"{phrase(scalar.path)} is `{scalar.shown}`, which is not a number of months"
        meant = _months_meant(scalar)
        help = f"write {meant} months" if meant else f"write whole months from 1 to {LONGEST} in place of `{scalar.shown}`"
        reject("not-months", headline, help)
    return months


_UNITS_OF_TIME = re.compile(r"(?P<years>ye?a?rs?|y|annum)|m(?:on)?(?:ths?|o|s)?", re.IGNORECASE)
_HOW_OFTEN = {"annually": 12, "yearly": 12, "every year": 12, "a year": 12, "quarterly": 3, "monthly": 1, "every month": 1}


def _months_meant(text: str) -> int | None:
    """The months that a text means in other words: `annually`, `twelve`, `18mths`; None where it may mean anything else."""
    from ...parser.number_words import number_in_words

    words = " ".join(text.lower().split())
    if words in _HOW_OFTEN:
        return _HOW_OFTEN[words]
    parts = re.fullmatch(r"(?:every )?([0-9]{1,3}|[a-z-]+(?: [a-z-]+)??) ?(?:([a-z]+)\.?)?", words)
    unit = _UNITS_OF_TIME.fullmatch(parts[2]) if parts and parts[2] else None
    if parts is None or (parts[2] and unit is None):
        return None
    number = int(parts[1]) if parts[1].isdigit() else number_in_words(parts[1])
    if number is None or number != int(number):
        return None
    months = int(number) * (12 if unit and unit["years"] else 1)
    return months if 0 < months <= LONGEST else None


def landmark(node: object) -> int:
    """Months of service, from a length with its unit."""
    scalar = leaf(node, "a length of service")
    months = months_in(scalar, bare=False)
    if months is None:
        headline = f"`{scalar.shown}` is not a length of service to pay at"
        reject("not-months", headline, "write 6 months, 1 year, 2 years …")
    return months


Months = Annotated[int, PlainValidator(months_of), InSchema("months")]
"""Whole months: `24` or `2 years`."""
Landmark = Annotated[int, PlainValidator(landmark), InSchema("landmark")]
"""A length of service in months, with its unit: `6 months`, `2 years`."""


class Clawback(Model):
    """What somebody who leaves early is to pay back."""

    months: Months = Field(description="Months after which nothing is paid back any more, for example 24")
    how: Annotated[Literal["whole", "by month"], Choice] = Field(
        description="whole, or by month: the payment × (months − complete months served) ÷ months"
    )
    recovered: Percent = Field(description="What is expected to be recovered of what is due back, for example 60%")
    counted_from: Annotated[Literal["payment", "start of employment"], Choice] = Field(
        "payment", description="payment or start of employment: from when the months are counted"
    )
    exempt: Text | None = Field(
        None, description="Who pays nothing back, for example redundancy, ill health, death; the rate of recovery allows for it"
    )


class AtLandmark(Model):
    """What is paid at one landmark, and to how many."""

    amount: Supplement = Field(description="Pounds, or a percentage of salary")
    expected: Fte | None = Field(None, description="Staff expected to reach it in a year, in place of the service bands")


AtLandmarkForm = Annotated[
    Annotated[Supplement, Tag("<amount>")] | Annotated[AtLandmark, Tag("<with number>")],
    Discriminator(lambda node: "<with number>" if isinstance(node, Mapping) else "<amount>"),
]


class FurtherPayment(Model):
    """A payment of the proposal beside the supplement."""

    what: Text = Field(description="What it is called, for example Welcome payment")
    kind: Annotated[KindName, Choice] = Field(
        description="monthly supplement, higher point, lump to stay, retention payment, golden hello, professional "
        "registration fee, qualifying relocation or cash in lieu of a car: decides what is due on it"
    )
    amount: Supplement | None = Field(None, description="Pounds for each payment, or a percentage of salary such as 5%")
    at: dict[Landmark, AtLandmarkForm] | None = Field(
        None,
        min_length=1,
        description="In place of an amount: what is paid at each landmark of service, for example {6 months: 1,000, 1 year: "
        "1,000}, or {amount: 1,000, expected: 12} for one",
    )
    to: Annotated[Literal["starters", "staff in post", "staff reaching"], Choice] | None = Field(
        None, description="starters, staff in post, or staff reaching landmarks of service, which `at` says by itself"
    )
    grades: list[Text] | None = Field(
        None, description="The grades that get it; all that have posts if not given", min_length=1
    )
    after_months: Months | None = Field(
        None,
        description="Paid to those who are still there after so many months, such as a probation of 6; at once if not given",
    )
    every_months: Months | None = Field(
        None, description="Paid again and again to staff in post: 12 for each anniversary, 1 for a monthly allowance"
    )
    paid_on: Date | None = Field(
        None, description="Paid once, in the month of this day, to as many as `expected` says; not again in another year"
    )
    after_the_end: Annotated[Literal["paid", "lapses"], Choice] = Field(
        "paid",
        description="paid where what was promised before the supplement ends is paid after it too, lapses where nothing is "
        "paid after its end",
    )
    expected: Fte | None = Field(
        None,
        description="How many are expected to be paid it in a year, in place of what the case gives; with `paid_on`, how many "
        "are paid it on that day",
    )
    paid_per: Annotated[Literal["head", "fte"], Choice] | None = Field(
        None,
        description="FTE where part-timers get their share, head where each person gets all of it, as for a fee or a move",
    )
    heads_per_fte: Count | None = Field(
        None, description="People for each FTE, where it is paid per head; as under on_costs, or 1, if not given"
    )
    pensionable: YesOrNo | None = Field(None, description="yes or no; by the kind of payment if not given")
    on_costs: YesOrNo | None = Field(None, description="yes or no; by the kind of payment if not given")
    clawback: Clawback | None = Field(None, description="What is paid back by those who leave early")
    turnover: Percent | None = Field(
        None, description="Leavers in a year among those paid; that of the forecast's proposal if not given"
    )
    service_length: Text | None = Field(
        None, description="The workforce under service_length whose bands are used; not needed where there is one"
    )
    where: Text | None = Field(None, description="Where the paper says it")
    note: Text | None = Field(None, description="Anything a reader should know")

    @property
    def goes_to(self) -> str:
        """Who gets it: with landmarks, staff reaching them."""
        return self.to or ("staff reaching" if self.at else "")

    @property
    def is_per_head(self) -> bool:
        """Whether each person gets the whole; a registration fee or a move is a person's, whatever the hours."""
        if self.paid_per is None:
            return self.kind in ("professional registration fee", "qualifying relocation")
        return self.paid_per == "head"

    @property
    def needs_turnover(self) -> bool:
        """Whether how many stay decides what it costs."""
        return self.clawback is not None or (self.after_months is not None and self.expected is None)

    @property
    def pension_is_known(self) -> bool:
        """Whether the case or the kind of payment decides if it is pensionable."""
        return self.pensionable is not None or self.on_costs == "no" or KINDS[self.kind].pension is not None

    @property
    def due(self) -> Due:
        """What is due on it, by its kind unless the case decides otherwise."""
        if self.on_costs == "no":
            return Due(False, False, False)
        due = due_on(self.kind, None if self.pensionable is None else self.pensionable == "yes")
        return Due(True, due.pension, True) if self.on_costs == "yes" else due

    @property
    def amounts(self) -> dict[int, AtLandmark]:
        """What is paid at each landmark, by months of service."""
        return {
            months: form if isinstance(form, AtLandmark) else AtLandmark.model_construct(amount=form, expected=None)
            for months, form in (self.at or {}).items()
        }
