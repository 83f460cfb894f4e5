"""What is wrong with the options and scenarios of a case: names they build on, and the case as each has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..diagnostics import Problem
from ..diagnostics.names import fold, nearest
from ..parser.tree import resolved
from .case import Case
from .sections import ABOUT, OPTIONS, SECTIONS, in_order
from .variants import AS_IT_STANDS, OF, Varied, changes_of, entries_of, vary

# What an answer can rest on; on the last three where a supplement is made up to the market, or staff are paid for time served.
_VARIED = (OPTIONS - OF.keys() - ABOUT) | {"comparators", "market", "service_length"}


def option_problems(case: Case, wanted: Iterable[str], before: Iterable[Problem]) -> Iterator[Problem]:
    """Each problem that an option or a scenario makes, at its own line; those of the case as it stands are left out.

    `before` are the problems of the case as it stands.
    """
    sections = frozenset(wanted) - OF.keys()
    seen = {(problem.code, problem.span) for problem in before}
    for section in OF:
        for name in entries_of(case, section):
            found: Iterable[Problem] = [*_misnamed(case, section, name), *_misplaced(case, section, name)]
            if not found:
                found = [wrong] if (wrong := _builds_on(case, section, name)) else _of_variant(case, section, name, sections)
            for problem in found:
                if (problem.code, problem.span) not in seen:
                    seen.add((problem.code, problem.span))
                    yield problem


def _of_variant(case: Case, section: Varied, name: str, sections: Iterable[str]) -> Iterator[Problem]:
    for problem in vary(case, list(changes_of(case, section, name)), sections).problems:
        yield problem._replace(headline=f"{OF[section]} {name}: {problem.headline}")


def _builds_on(case: Case, section: Varied, name: str) -> Problem | None:
    """An option that builds on one that is not there, or on itself by way of others."""
    entries, what = entries_of(case, section), OF[section]
    seen, at = [name], entries[name].builds_on
    while at is not None:
        span = case.place(section, seen[-1], "builds_on")
        if at not in entries:
            near = nearest(at, list(entries))
            help = f"did you mean {near}?" if near else f"the {what}s are {', '.join(entries)}"
            return Problem("unknown-option", f"{what} {seen[-1]} builds on {at}, which is no {what}", span, help)
        if at in seen:
            circle = seen[seen.index(at) :]
            first = min(circle, key=list(entries).index)  # one place for a circle, whichever option leads to it
            ring = " builds on ".join([*circle[circle.index(first) :], *circle[: circle.index(first)], first])
            span = case.place(section, first, "builds_on")
            help = "let one of them start from the case: leave its `builds_on` out"
            return Problem("circle-of-options", f"{what} {ring}, so none of them comes first", span, help)
        seen.append(at)
        at = entries[at].builds_on
    return None


def _misnamed(case: Case, section: Varied, name: str) -> Iterator[Problem]:
    """An option that could not be told from the case as it stands."""
    if section == "options" and fold(name) == fold(AS_IT_STANDS):
        headline = f"option {name} has the name that the case without an option is shown by"
        yield Problem("name-taken", headline, case.place(section, name), "give the option another name")


def _misplaced(case: Case, section: Varied, name: str) -> Iterator[Problem]:
    """Paths that change no answer, and an input changed twice by one option."""
    entry, who = entries_of(case, section)[name], f"{OF[section]} {name}"
    changes = [(str(path), path.span) for path in entry.changes or {}]
    left_out = [(path, case.place(section, name, "leave_out", str(n))) for n, path in enumerate(entry.leave_out or (), 1)]
    seen: set[tuple[str, ...]] = set()
    for paths in (left_out, changes):
        for path, span in paths:
            at = resolved(case.root, path.strip()) or tuple(path.strip().split("."))
            if at[0] not in SECTIONS:
                near = nearest(at[0], sorted(_VARIED))
                help = f"did you mean {near}?" if near else f"known here: {', '.join(one.key for one in in_order(_VARIED))}"
                yield Problem("unknown-key", f"{who}: `{at[0]}` is not known", span, help)
            elif at[0] not in _VARIED:
                help = f"change what is costed: {', '.join(one.key for one in in_order(_VARIED))}"
                yield Problem("unknown-path", f"{who} changes {path}, and no answer rests on what is in {at[0]}", span, help)
            elif at in seen and paths is changes:
                yield Problem("duplicate-key", f"{who} changes {'.'.join(at)} twice", span, "keep the value that is right")
            if paths is changes:
                seen.add(at)
