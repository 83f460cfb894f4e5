"""What a claim comes to: it reproduces, at which rounding; it differs, with the likely causes; or it cannot be derived."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from ...diagnostics.names import listed
from ...ledger import NONE, PENNY, POUND, THOUSAND, Rounding, why_none
from .cause_search import LikelyCause, causes_of
from .claim import Claim
from .mismatch import Mismatch, Search, at_most_a_thousand
from .printed_format import as_printed
from .tolerance import tolerance_of
from .unread_comparators import UnreadComparators

Result = Literal["reproduces", "reproduces at another rounding", "differs", "cannot be derived"]


class Verdict(NamedTuple):
    """`computed` is ours as the paper would print it; `how` says at which rounding, or what is missing. `is_cut` where not
    every slip was tried for its causes."""

    claim: Claim
    result: Result
    computed: Decimal | None
    how: str
    causes: Sequence[LikelyCause] = ()
    is_cut: bool = False

    @property
    def agrees(self) -> bool:
        """Whether the case gives the figure as it is printed, at its own rounding or another."""
        return self.result in ("reproduces", "reproduces at another rounding")


def verdict_of(claim: Claim, unread: UnreadComparators) -> Verdict:
    """The verdict on a claim, without its causes."""
    if claim.figure.value is None:
        return Verdict(claim, "cannot be derived", None, why_none(claim.figure))
    for rounding, how in _own_roundings(claim):
        value = _value(claim, rounding)
        if claim.is_given_by(value):
            return Verdict(claim, "reproduces", claim.printed.value, how)
    if claim.within_tolerance and abs(abs(claim.figure.value) - abs(claim.printed.value)) <= tolerance_of(claim.figure):
        return Verdict(claim, "reproduces", claim.printed.value, "within the rounding of what it is worked from")
    for rounding in (NONE, PENNY, POUND, THOUSAND) if claim.figure.unit == "GBP" else ():
        if claim.is_given_by(_value(claim, rounding)):
            return Verdict(claim, "reproduces at another rounding", claim.printed.value, _every_line(rounding))
    if why := _why_not_derived(claim, unread):
        return Verdict(claim, "cannot be derived", None, why)
    return Verdict(claim, "differs", claim.shown(claim.figure.value), "")


def with_causes(verdict: Verdict, search: Search) -> Verdict:
    """The verdict with the likely causes of a difference."""
    if verdict.agrees:
        return verdict
    mismatch = Mismatch(verdict.claim, search)
    causes = tuple(causes_of(mismatch))
    return verdict._replace(causes=causes, is_cut=mismatch.is_cut)


def _own_roundings(claim: Claim) -> list[tuple[Rounding, str]]:
    """A costing at the unit it is printed to gives it (£1,000 at most), or the costing at £1 rounded to it does."""
    if claim.figure.unit != "GBP":
        return [(POUND, "")]
    unit = at_most_a_thousand(claim.unit)
    if unit.unit == 1:
        return [(POUND, _every_line(POUND))]
    return [(unit, _every_line(unit)), (POUND, f"{_every_line(POUND)}, then the figure to {claim.unit.name}")]


def _every_line(rounding: Rounding) -> str:
    return f"every line rounded to {rounding.name}" if rounding.unit is not None else "nothing rounded before it"


def _value(claim: Claim, rounding: Rounding) -> Decimal | None:
    figure = claim.ledgers.figure(claim.figure.id, rounding) if claim.figure.unit == "GBP" else claim.figure
    return claim.figure.value if figure is None else figure.value


def _why_not_derived(claim: Claim, unread: UnreadComparators) -> str:
    """Why the paper's own statistic of the comparators cannot be derived, where one of them that it would count cannot be read;
    `` where all can."""
    under = unread.under(claim.figure)
    if under is None:
        return ""
    pay, them = ("pays", "it") if len(under.names) == 1 else ("pay", "them")
    value = as_printed(claim, under.statistic.value)
    return f"what {listed(under.names)} {pay} there cannot be read; without {them} {under.statistic.label} is {value}"
