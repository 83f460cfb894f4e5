"""Verdicts as problems, and as data for machines."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from ...case.labels import key_phrase
from ...case.people.counts import FEWEST
from ...diagnostics import Excuse, Problem, Related
from ...diagnostics.names import listed
from ...ledger import Figure, Input
from .cause_search import LikelyCause
from .claim import Accepted, Claim
from .printed_format import NONE, as_printed, distance, in_full
from .tied_inputs import Repair
from .verdict import Verdict

_MOST = 3  # causes reported; more would add nothing


def problem_of(verdict: Verdict, repair: Repair | None = None) -> Problem | None:
    """The problem of a verdict; None of one that reproduces and has no acceptance that it makes stale. With the `repair` of a
    row that does not add up its help has what else agrees then."""
    claim = verdict.claim
    if verdict.agrees:
        if claim.accepted is not None:
            return _stale(verdict, claim.accepted)
        return _other_rounding(verdict) if verdict.result == "reproduces at another rounding" else None
    verdict = verdict._replace(causes=tuple(_shown_causes(claim, verdict.causes)))
    if claim.is_hidden:
        problem = _hidden(verdict)
    else:
        problem = _differs(verdict) if verdict.result == "differs" else _not_derived(verdict)
        if repair is not None:
            problem = problem._replace(help=f"{_repairing(repair)}; {problem.help}")
    return problem if claim.accepted is None else _accepted(verdict, claim.accepted, problem)


def _hidden(verdict: Verdict) -> Problem:
    """The problem of a small count of people: that it differs, and no number."""
    name, span = verdict.claim.label, verdict.claim.span
    why = f"it has counts of people under {FEWEST}, which are not shown without --full"
    help = "correct the paper or the case file, or accept the difference"
    if verdict.result == "differs":
        headline = f"{name} differs from what the case's other figures give; {why}"
        return Problem("published-differs", headline, span, help, withheld=True)
    headline = f"{name} cannot be derived from this case; {why}"
    return Problem("published-not-derived", headline, span, help, severity="warning", withheld=True)


def cause_of(verdict: Verdict) -> str:
    """The likeliest cause by its name; `none` where none is known."""
    return verdict.causes[0].name if verdict.causes else NONE


def data_of(verdict: Verdict) -> dict[str, object]:
    """A verdict for machines."""
    claim = verdict.claim
    hidden = claim.is_hidden
    causes = [] if hidden else _shown_causes(claim, verdict.causes)
    return {
        "figure": claim.id,
        "published": NOT_SHOWN if hidden else claim.printed.text,
        "computed": NOT_SHOWN if hidden else None if verdict.computed is None else as_printed(claim, verdict.computed),
        "result": verdict.result,
        "how": None if not verdict.how else NOT_SHOWN if hidden else verdict.how,
        "within_row": claim.is_within_row,
        "where": claim.where,
        "line": claim.span.line,
        "causes": [{"cause": one.name, "says": one.says, "chance": f"{one.chance:.4f}"} for one in causes],
        "accepted": None if claim.accepted is None else claim.accepted.given.reason,
    }


def _differs(verdict: Verdict) -> Problem:
    claim = verdict.claim
    assert verdict.computed is not None
    if claim.is_tie:
        return _not_tied(verdict, verdict.computed)
    without = f" {verdict.how}" if claim.left_out is not None else ""
    headline = (
        f"{claim.label}: the paper prints {_quoted(claim)}; the case gives {in_full(claim, verdict.computed)}{without} "
        f"({_difference(claim, verdict.computed)}). {_likely(verdict)}"
    )
    return Problem("published-differs", headline, claim.span, _help(verdict))


def _not_tied(verdict: Verdict, computed: Decimal) -> Problem:
    """Posts that are not those of staff in post and vacancies together."""
    claim = verdict.claim
    off = distance(claim, computed).rpartition(" ")[0]
    way = "missing" if claim.printed.value > computed else "too many"
    staff, vacant = (_text(figure) for figure in claim.figure.operands)
    headline = (
        f"{claim.label}: the paper prints {_quoted(claim)}; {staff} in post and {vacant} vacant give "
        f"{as_printed(claim, computed)} ({off} {way})"
    )
    return Problem("published-differs", headline, claim.span, _help(verdict))


def _repairing(repair: Repair) -> str:
    """`write 5.5 vacant if that is meant: All: vacancy rate agrees then too`."""
    origin = repair.figure.origin
    measure = key_phrase(origin.path[-1]) if isinstance(origin, Input) else repair.figure.label
    agree = "agrees" if len(repair.followers) == 1 else "agree"
    first, more = list(repair.followers[:_MOST]), len(repair.followers) - _MOST
    others = [*first, f"{more} more"] if more > 0 else first
    return f"write {repair.value.normalize():f} {measure} if that is meant: {listed(others)} {agree} then too"


def _text(figure: Figure) -> str:
    return figure.origin.text if isinstance(figure.origin, Input) else f"{figure.value:f}"


_NOT_SO = {
    "over": "not over it",
    "at least": "below it",
    "just over": "not just over it",
    "under": "not under it",
    "up to": "above it",
    "nearly": "not just under it",
}


def _difference(claim: Claim, computed: Decimal) -> str:
    """How ours differs from what is printed."""
    printed = claim.printed
    if printed.high is not None:
        return "not between them"
    if printed.sense in _NOT_SO:
        return _NOT_SO[printed.sense]
    if printed.value == -computed != 0:
        return "the direction differs"
    other_way = ", and the direction differs" if printed.value * computed < 0 and printed.is_signed else ""
    return f"{distance(claim, computed)}{other_way}"


def _not_derived(verdict: Verdict) -> Problem:
    claim = verdict.claim
    cause = f". {_likely(verdict)}" if verdict.causes else ""
    headline = f"{claim.label}: the paper prints {_quoted(claim)}, which cannot be derived from this case: {verdict.how}{cause}"
    return Problem("published-not-derived", headline, claim.span, _help(verdict), severity="warning")


def _other_rounding(verdict: Verdict) -> Problem:
    claim = verdict.claim
    printed = NOT_SHOWN if claim.is_hidden else _quoted(claim)
    headline = f"{claim.label}: the paper prints {printed}, which the case gives with {verdict.how}"
    return Problem(
        "published-other-rounding", headline, claim.span, "say in the paper how figures are rounded", severity="note"
    )


def _quoted(claim: Claim) -> str:
    return claim.printed.text.strip()


def _likely(verdict: Verdict) -> str:
    if not verdict.causes:
        return "No slip that was tried accounts for it" if verdict.is_cut else "No known slip accounts for it"
    first, *others = (f"{one.says} ({one.name})" for one in verdict.causes[:_MOST])
    return f"Likely cause: {first}" + (f"; or {'; or '.join(others)}" if others else "")


def _help(verdict: Verdict) -> str:
    """What to correct, and how to accept the difference."""
    cut = "so much of this case differs that not every slip was tried; " if verdict.is_cut else ""
    return f"{cut}correct the paper or the case file, or accept the difference: {_acceptance(verdict)}"


def _acceptance(verdict: Verdict) -> str:
    computed = NONE if verdict.computed is None else as_printed(verdict.claim, verdict.computed)
    return f'`accepted: {{reason: …, computed: "{computed}", cause: {cause_of(verdict)}}}`'


def _accepted(verdict: Verdict, accepted: Accepted, problem: Problem) -> Problem:
    """The problem, excused where the acceptance is of it."""
    given = accepted.given
    now = NONE if verdict.computed is None else as_printed(verdict.claim, verdict.computed)
    cause = cause_of(verdict)
    changed = [
        f"{what} {pinned}, and now {current}"
        for what, pinned, current in (("the case giving", given.computed, now), ("the cause", given.cause, cause))
        if pinned is not None and _plain(pinned) != _plain(current)
    ]
    if changed and verdict.claim.is_hidden:
        headline = f"{verdict.claim.label} was accepted for another difference than there is now"
        return Problem("acceptance-outdated", headline, accepted.span, "look at it again with --full", withheld=True)
    if changed:
        headline = f"{verdict.claim.label} was accepted as {_quoted(verdict.claim)} with {' and '.join(changed)}"
        help = f"look at it again, then write {_acceptance(verdict)}"
        return Problem("acceptance-outdated", headline, accepted.span, help, (Related(problem.span, "as published"),))
    return problem._replace(excuse=Excuse("accepted", given.reason))


def _plain(text: str) -> str:
    return "".join(text.lower().split()).replace(",", "")


def _stale(verdict: Verdict, accepted: Accepted) -> Problem:
    claim = verdict.claim
    if claim.is_hidden:
        headline = f"{claim.label} is accepted as differing, and does not differ now"
        return Problem("acceptance-stale", headline, accepted.span, "leave `accepted` out", withheld=True)
    headline = f"{claim.label} is accepted as differing from {_quoted(claim)}, which the case now gives"
    return Problem("acceptance-stale", headline, accepted.span, "leave `accepted` out", (Related(claim.span, "as published"),))


def not_pinned(verdict: Verdict, accepted: Accepted) -> Problem | None:
    """A note on an acceptance that does not say what it is of, and so cannot tell when that changes."""
    given = accepted.given
    if verdict.agrees or (given.computed is not None and given.cause is not None):
        return None
    headline = f"the acceptance of {verdict.claim.label} does not say what was found, so it would pass whatever changes"
    help = "write in it what --full shows" if verdict.claim.is_hidden else f"write {_acceptance(verdict)}"
    return Problem("acceptance-not-pinned", headline, accepted.span, help, severity="note")


NOT_SHOWN = "not shown"


def _shown_causes(claim: Claim, causes: Sequence[LikelyCause]) -> Sequence[LikelyCause]:
    """The causes, in words without figures where the table of the claim has counts that are not shown."""
    tables = tuple(".".join(one.id.split(".")[:2]) + "." for one in (claim.figure, *claim.parts))
    if not any(id.startswith(tables) for id in claim.suppressed.instead):
        return causes
    return [cause._replace(says=f"{cause.name.replace('-', ' ')}, of counts that are not shown") for cause in causes]
