"""What is wrong with the options and scenarios of a case: names they build on, and the case as each has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..diagnostics import Problem
from ..diagnostics.names import nearest
from .case import Case
from .variants import OF, Varied, changes_of, entries_of, vary


def option_problems(case: Case, wanted: Iterable[str], before: Iterable[Problem]) -> Iterator[Problem]:
    """Each problem that an option or a scenario makes, at its own line; those of the case as it stands are left out.

    `before` are the problems of the case as it stands.
    """
    sections = frozenset(wanted) - OF.keys()
    seen = {(problem.code, problem.span) for problem in before}
    for section in OF:
        for name in entries_of(case, section):
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
