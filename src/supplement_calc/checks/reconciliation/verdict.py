"""What a claim comes to: it reproduces, at which rounding; it differs, with the likely causes; or it cannot be derived."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Literal, NamedTuple

from ...diagnostics.names import listed
from ...ledger import NONE, PENNY, POUND, THOUSAND, Interval, Rounding, why_none
from .cause_search import LikelyCause, causes_of
from .claim import Claim, LeftOut
from .mismatch import Mismatch, Search, at_most_a_thousand
from .possible_values import PossibleValues
from .printed_format import as_printed
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


def verdict_of(claim: Claim, unread: UnreadComparators, possible: PossibleValues) -> Verdict:
    """The verdict on a claim, without its causes."""
    if claim.figure.value is None:
        return Verdict(claim, "cannot be derived", None, why_none(claim.figure))
    if claim.left_out is not None:
        return _of_some_rows(claim, claim.left_out, possible)
    for rounding, how in _own_roundings(claim):
        if _is_given(claim, rounding):
            return Verdict(claim, "reproduces", claim.printed.value, how)
    ours = possible.of(claim.figure)
    if not ours.is_point and claim.holds_for(ours) and _holds_of_own(claim, ours, possible):
        return Verdict(claim, "reproduces", claim.printed.value, _WITHIN)
    for rounding in (NONE, PENNY, POUND, THOUSAND) if claim.figure.unit == "GBP" else ():
        if _is_given(claim, rounding):
            return Verdict(claim, "reproduces at another rounding", claim.printed.value, _every_line(rounding))
    if why := _why_not_derived(claim, unread):
        return Verdict(claim, "cannot be derived", None, why)
    if claim.otherwise is not None and claim.holds_for(claim.otherwise.interval):
        return Verdict(claim, "cannot be derived", None, claim.otherwise.why)
    return Verdict(claim, "differs", claim.shown(claim.figure.value), "")


# What a paper may have put in place of a row that gives no figure: the rest of its whole is not known.
_OF_ROWS_NOT_GIVEN = ("row-counted-in",)
_WITHIN = "within the rounding of what it is worked from"


def _holds_of_own(claim: Claim, ours: Interval, possible: PossibleValues) -> bool:
    """Whether a rate of a whole is what the whole's own cells may give too, where those agree with its rows: they are rounded
    once, and the rows once each."""
    if claim.own is None or claim.own.value is None:
        return True
    own = possible.of(claim.own)
    return not own.meets(ours) or claim.holds_for(own)


def _of_some_rows(claim: Claim, left_out: LeftOut, possible: PossibleValues) -> Verdict:
    """A whole of which some rows are not given: it cannot be below the others, nor above them by more than the rest may be."""
    assert claim.figure.value is not None
    names = listed(list(left_out.names))
    if not claim.holds_for(possible.of(claim.figure).reaching(left_out.most)):
        return Verdict(claim, "differs", claim.shown(claim.figure.value), f"without {names}")
    if left_out.most is not None:
        return Verdict(claim, "reproduces", claim.printed.value, f"within what {names} may be")
    without = as_printed(claim, claim.figure.value)
    return Verdict(claim, "cannot be derived", None, f"{names} {_give(left_out)} no figure, and the others give {without}")


def _give(left_out: LeftOut) -> str:
    return "gives" if len(left_out.names) == 1 else "give"


def _is_given(claim: Claim, rounding: Rounding) -> bool:
    value = _value(claim, rounding)
    if not claim.is_hedged:
        return claim.is_given_by(value)
    return value is not None and claim.holds_for(Interval.point(value))


def with_causes(verdict: Verdict, search: Search) -> Verdict:
    """The verdict with the likely causes of a difference."""
    if verdict.agrees or verdict.claim.is_tie or _is_only_its_words(verdict.claim):
        return verdict  # which of several inputs of a tie is wrong cannot be said
    mismatch = Mismatch(verdict.claim, search)
    causes = tuple(causes_of(mismatch))
    if verdict.result == "cannot be derived" and verdict.claim.otherwise is not None:
        return verdict
    if verdict.claim.left_out is not None and verdict.result != "differs":
        causes = tuple(cause for cause in causes if cause.name in _OF_ROWS_NOT_GIVEN)
    return verdict._replace(causes=causes, is_cut=mismatch.is_cut)


def _is_only_its_words(claim: Claim) -> bool:
    """Whether the number is right and its hedge is not: no slip made that."""
    return claim.is_hedged and claim.is_given_by(claim.figure.value)


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
