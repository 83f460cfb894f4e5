"""Pay awards: a percentage of pay, pounds a year on a full-time salary, either of them a cut, or the national body's."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated

from pydantic import PlainValidator

from ....diagnostics.look_alikes import plainly
from ....diagnostics.names import nearest
from ....ledger import Figure
from ....parser.tree import Mapping, Scalar
from ....reference.pay_awards import BODIES, HIGHEST, Body, body_named
from ...labels import phrase
from .base import InSchema, leaf, reject
from .numbers import signed_money, signed_percent
from .points import PointRange, point_range
from .rates_meant import rate_meant

WANTED = "a percentage such as 2.75%, or pounds such as £1,925"
WANTED_BODY = "NJC or Agenda for Change"
BARE = re.compile(r"[-+−–‑]?\s?[0-9]{1,2}(?:\.[0-9]+)?(?!\s?[kKmMbt0-9,_.(])")
"""A number under a hundred with no scale after it, which without £ or % may be a percentage as well as pounds."""
_ALL_OF_PAY = Decimal(-100)
_WORDS = re.compile(r"[^\W\d_]{2}")
_IS_PERCENT = re.compile(r"%|per\s?cent|\d\s?p\.?c\.?t?\b", re.IGNORECASE)
_PERCENT, _POUNDS = r"\d[\d.]*\s?(?:%|per\s?cent)", r"£\s?\d[\d,.]*\d"
_EITHER = re.compile(
    rf"[^\d£]*(?:(?P<percent>{_PERCENT})[^\d£]+(?P<pounds>{_POUNDS})|(?P<or_pounds>{_POUNDS})[^\d£]+(?P<or_percent>{_PERCENT}))"
    r"[^\d£]*",
    re.IGNORECASE,
)
OPEN = re.compile(
    r"(?:(?:scp|points?)\s*)?(?P<least>[0-9]{1,4})\s*(?:\+|(?:and|or)\s+(?:above|over|up|higher)|upwards)"
    r"|(?:above|over)\s+(?:(?:scp|points?)\s*)?(?P<above>[0-9]{1,4})"
    r"|(?:(?:scp|points?)\s*)?(?P<most>[0-9]{1,4})\s+(?:and|or)\s+(?:below|lower|under)"
    r"|up\s+to\s+(?:(?:scp|points?)\s*)?(?P<to>[0-9]{1,4})"
    r"|below\s+(?:(?:scp|points?)\s*)?(?P<below>[0-9]{1,4})",
    re.IGNORECASE,
)
"""Points from one on, or up to one."""


def award(node: object) -> Figure:
    """A percentage of pay or pounds a year; the figure's unit tells them apart. Below zero it is a cut."""
    scalar = leaf(node, WANTED)
    text = scalar.strip()
    if _IS_PERCENT.search(plainly(text)) and not _EITHER.fullmatch(text):
        figure = signed_percent(scalar)
        if figure.known <= _ALL_OF_PAY:
            reject("negative-rate", f"{phrase(scalar.path)} is {scalar.shown}, which leaves no pay", f"write {WANTED}")
        return figure
    if both := _EITHER.fullmatch(text):
        percent, pounds = both["percent"] or both["or_percent"], both["pounds"] or both["or_pounds"]
        headline = f"{phrase(scalar.path)} is `{scalar.shown}`, which is two amounts"
        reject("not-a-number", headline, f"write `award: {percent}` and `at_least: {pounds}` for the greater of the two")
    if _WORDS.search(text) and not re.search(r"\d", text):
        near = nearest(text, BODIES)
        headline = f"{phrase(scalar.path)} is `{scalar.shown}`, which is not an award"
        reject("not-a-number", headline, f"did you mean {near}?" if near else f"write {WANTED}, NJC or Agenda for Change")
    figure = signed_money(scalar)
    if "£" not in plainly(text) and BARE.match(plainly(text)):
        bare = f"{figure.known:f}"
        headline = f"{phrase(scalar.path)} is `{scalar.shown}`, which has neither a % sign nor a £"
        reject("missing-percent", headline, f"write {rate_meant(scalar.path, bare)}, or £{bare} for pounds a year")
    return figure


def award_or_body(node: object) -> Figure | str:
    """An award, or the national body whose awards count."""
    scalar = leaf(node, f"{WANTED}, or NJC")
    return body_named(scalar) or award(scalar)


def body(node: object) -> Body:
    """The national body."""
    scalar = leaf(node, WANTED_BODY)
    named = body_named(scalar)
    if named is None:
        reject("not-a-choice", f"{phrase(scalar.path)} is `{scalar.shown}`, which is no national body", f"write {WANTED_BODY}")
    return named


def names_body(node: object) -> bool:
    """Whether an entry of pay awards counts those of a national body."""
    given = node.get("award") if isinstance(node, Mapping) else None
    return isinstance(given, Scalar) and body_named(given) is not None


def award_points(node: object) -> PointRange:
    """Pay points from the lowest to the highest, from one on, or up to one."""
    scalar = leaf(node, "pay points, such as 2-43 or 44 and above")
    shape = OPEN.fullmatch(scalar.strip())
    if shape is None:
        return point_range(scalar)
    low = int(shape["least"] or 0) if shape["above"] is None else int(shape["above"]) + 1
    high = shape["most"] or shape["to"]
    most = int(shape["below"]) - 1 if shape["below"] else HIGHEST if high is None else int(high)
    if low > most:
        reject(
            "not-a-range", f"{phrase(scalar.path)} is `{scalar.shown}`, which has no pay point in it", "write 2-43, for example"
        )
    return PointRange((low, most))


Award = Annotated[Figure, PlainValidator(award), InSchema("award")]
"""A percentage of pay or pounds a year, a cut below zero; the figure's unit tells them apart."""
AwardOrBody = Annotated[Figure | str, PlainValidator(award_or_body), InSchema("award_or_body")]
"""The same, or the name of the national body whose awards count."""
NationalBody = Annotated[str, PlainValidator(body), InSchema("body")]
"""The NJC, or Agenda for Change."""
AwardPoints = Annotated[PointRange, PlainValidator(award_points), InSchema("award_points")]
"""A range of pay points, open at either end."""
