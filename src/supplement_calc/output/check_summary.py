"""The last lines of `check`, on standard error: what was found, and what could not be checked. Piped, a clean run has none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ..diagnostics.checked import CheckRun
from ..diagnostics.names import listed
from ..diagnostics.text import safe

if TYPE_CHECKING:
    from ..diagnostics import Problem

_RESULTS = {
    "reproduces": "reproduce",
    "reproduces at another rounding": "reproduce at another rounding",
    "differs": "differ",
    "cannot be derived": "cannot be derived",
}
AGREE = ("reproduces", "reproduces at another rounding")
# What a reader is told of each cause; causes with the same words are counted together.
_REASONS = {
    **dict.fromkeys(
        ("truncated", "rounded-lines", "rounded-sooner", "rounded-twice", "cut-to-zeros"),
        "Digits cut off or rounded too soon",
    ),
    "points-for-per-cent": "Percentage points given as per cent",
    "carried-on": "Follows from another figure that differs",
    **dict.fromkeys(
        (
            "on-costs-left-out",
            "on-costs-put-on",
            "supplement-on-costs-left-out",
            "on-cost-part-left-out",
            "salary-sacrifice-left-out",
        ),
        "On-costs or a part left out, or put on twice",
    ),
    "agency-without-fee": "Agency cost without its fee or VAT",
    **dict.fromkeys(("full-year", "other-months"), "A full year, or other months than are paid"),
    "sign-turned": "The sign the other way about",
    "ratio-turned": "A ratio the other way about",
    "columns-swapped": "Another column's or row's figure",
    **dict.fromkeys(("headcount-for-fte", "another-count"), "Another count, or people for FTE"),
    "one-rate-for-all": "One grade's rate for all",
    "mean-of-parts": "Average of the team rates, not the overall rate",
    "another-basis": "Worked out on another basis",
    "other-denominator": "Divided by another total",
    "other-hours": "Other hours or weeks in a year",
    "other-end": "Another end of a pay range",
    **dict.fromkeys(("row-left-out", "row-counted-in"), "A row left out, or one too many"),
    **dict.fromkeys(
        ("digits-transposed", "digit-changed", "input-digits-transposed", "input-digit-changed"),
        "A digit changed, or two swapped",
    ),
}
_NO_REASON = "No known reason"
_LABEL = 50


def piped_lines(run: CheckRun) -> Iterator[str]:
    """For logs: how many problems of each kind, nothing where there are none; and what could not be checked."""
    problems = [problem for problem in run.problems if problem.excuse is None]
    counts = _counted(problems)
    excused = _excused(run.problems)
    if counts:
        files = sum(any(problem.excuse is None for problem in one.problems) for one in run.files)
        of = f"{files} of {len(run.files)} file{'s' if len(run.files) != 1 else ''}"
        yield f"Found {', '.join(counts)} in {of}{f'; {listed(excused)}' if excused else ''}."
    elif run.verbose and excused:
        yield f"Nothing found but what is excused: {listed(excused)}."
    for name, verdicts in zip(("Published figures", "Table rows"), _printed_and_within_rows(run), strict=True):
        results = [str(verdict["result"]) for verdict in verdicts]
        if run.verbose and results:
            of_each = [f"{results.count(result)} {_RESULTS[result]}" for result in _RESULTS if result in results]
            yield f"{name}: {listed(of_each)}."
    yield from _not_checked(run)


def terminal_lines(run: CheckRun) -> Iterator[str]:
    """For people: what was found, the printed figures with the reasons that fit them best, and where to start."""
    problems = [problem for problem in run.problems if problem.excuse is None]
    name = safe(run.files[0].file) if len(run.files) == 1 else f"{len(run.files)} files"
    silenced = sum(problem.excuse is not None and problem.excuse.kind == "silenced" for problem in run.problems)
    counts = _counted(problems)
    if counts:
        yield f"{name}: {listed(counts)}{f'; {_findings(silenced)} silenced' if silenced else ''}."
    else:
        yield f"{name}: nothing to correct."
    verdicts = _verdicts(run)
    for heading, of_kind in zip(("Printed figures", "Table rows"), _printed_and_within_rows(run), strict=True):
        if of_kind:
            yield f"  {heading:<15}  {_counts_of(of_kind, problems)}"
    if silenced and not counts:
        yield f"  Rules            {_findings(silenced)} silenced, {'each with a' if silenced > 1 else 'with a'} reason."
    yield from (f"  {line}" for line in _not_checked(run))
    open_ = [verdict for verdict in verdicts if verdict["accepted"] is None and verdict["result"] not in AGREE]
    if open_ and problems:
        yield from ("", *_reasons(open_))
    if start := _start(problems, open_):
        yield f"  {start}"
    if not counts and not run.verbose and len(run.files) == 1 and any(problem.excuse for problem in run.problems):
        yield f"  To list them: supplement-calc check {name} --verbose"


def _verdicts(run: CheckRun) -> list[Mapping[str, object]]:
    return [verdict for one in run.files for verdict in one.reconciled]


def _printed_and_within_rows(run: CheckRun) -> tuple[Sequence[Mapping[str, object]], Sequence[Mapping[str, object]]]:
    """The verdicts on printed figures, and those on what a row's own cells tie together: posts, staff and vacancies."""
    verdicts = _verdicts(run)
    return [one for one in verdicts if not one["within_row"]], [one for one in verdicts if one["within_row"]]


def _findings(count: int) -> str:
    return f"{count} finding{'s' if count != 1 else ''}"


def _counts_of(verdicts: Sequence[Mapping[str, object]], problems: Sequence[Problem]) -> str:
    """`128 checked: 95 agree, 23 differ, 10 cannot be worked out.`"""
    results = [str(verdict["result"]) for verdict in verdicts]
    agree = sum(results.count(one) for one in AGREE)
    others = [verdict for verdict in verdicts if verdict["result"] not in AGREE]
    accepted = sum(verdict["accepted"] is not None for verdict in others)
    outdated = sum(problem.code == "acceptance-outdated" for problem in problems)
    if others and accepted == len(others) and not outdated:
        each = "each accepted with reason" if len(others) > 1 else "accepted with reason"
        not_so = "does not" if len(others) == 1 else "do not"
        return f"{len(verdicts)} checked: {agree} {_agree(agree)}; {len(others)} {not_so}, {each}."
    parts = [
        (agree, _agree(agree)),
        (differ := results.count("differs"), "differs" if differ == 1 else "differ"),
        (results.count("cannot be derived"), "cannot be worked out"),
    ]
    text = ", ".join(f"{count} {words}" for count, words in parts if count)
    return f"{len(verdicts)} checked: {text}{f'; {accepted} accepted with reason' if accepted else ''}."


def _agree(count: int) -> str:
    return "agrees" if count == 1 else "agree"


def cause_of(verdict: Mapping[str, object]) -> Mapping[str, str] | None:
    """The slip that fits a verdict best."""
    causes = verdict["causes"]
    assert isinstance(causes, list)
    return causes[0] if causes else None


def reason_of(verdict: Mapping[str, object]) -> str:
    """The same in a few words, which slips of one kind share."""
    cause = cause_of(verdict)
    return _NO_REASON if cause is None else _REASONS.get(cause["cause"], cause["cause"])


def _reasons(verdicts: Sequence[Mapping[str, object]]) -> Iterator[str]:
    """A table of the reasons that fit best, the commonest first, those without any last."""
    counts: dict[str, list[int]] = {}
    for verdict in verdicts:
        counts.setdefault(reason_of(verdict), [0, 0])[verdict["result"] != "differs"] += 1
    yield f"  {'Reason that fits best':<{_LABEL}} Differ  Cannot work out"
    for reason, (differ, not_derived) in sorted(counts.items(), key=lambda one: (one[0] == _NO_REASON, -sum(one[1]))):
        yield _counts(reason, differ, not_derived)
    if len(counts) > 1:
        differ, not_derived = (sum(one[column] for one in counts.values()) for column in (0, 1))
        yield _counts("", *("─" * len(str(count)) if count else "" for count in (differ, not_derived)))
        yield _counts("", differ, not_derived)


def _counts(words: str, differ: int | str, not_derived: int | str) -> str:
    return f"    {words:<{_LABEL - 2}} {differ or '':>6}  {not_derived or '':>15}".rstrip()


def _start(problems: Sequence[Problem], verdicts: Sequence[Mapping[str, object]]) -> str | None:
    """Where to start: an error that is no printed figure; else a total that differs; else the first that does."""
    errors = [problem for problem in problems if problem.severity == "error"]
    others = [problem for problem in errors if problem.code != "published-differs"]
    if others:
        return f"Start with {safe(others[0].span.place)}: {safe(others[0].headline)}."
    differ = [verdict for verdict in verdicts if verdict["result"] == "differs"]
    if not differ:
        return None
    first = next((one for one in differ if ".total." in str(one["figure"])), differ[0])
    what = safe(str(first["figure"]).rpartition(".")[2].replace("_", " "))
    if first["published"] == first["computed"]:  # neither is shown
        return f"Start with line {first['line']}: {what}."
    printed, ours = safe(str(first["published"])), first["computed"]
    return f"Start with line {first['line']}: {what}, printed as {printed}; the case gives {ours}."


def _not_checked(run: CheckRun) -> Iterator[str]:
    """What needs a section that has errors, by its rules' codes."""
    for one in run.files:
        if sentence := one.not_checked_sentence:
            yield sentence if len(run.files) == 1 else f"{safe(one.file)}: {sentence}"


def _counted(problems: Iterable[Problem]) -> list[str]:
    severities = [problem.severity for problem in problems]
    counts = ((word, severities.count(word)) for word in ("error", "warning", "note"))
    return [f"{count} {word}{'s' if count != 1 else ''}" for word, count in counts if count]


def _excused(problems: Sequence[Problem]) -> list[str]:
    kinds = [problem.excuse.kind for problem in problems if problem.excuse is not None]
    return [f"{kinds.count(kind)} {kind}" for kind in dict.fromkeys(kinds)]
