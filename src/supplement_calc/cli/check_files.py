"""The run of a check: each file read, held against the rules, and its published figures reconciled."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from .faults import own_fault
from .options import overrides
from .result import CASE_WRONG, USAGE_WRONG, Result

if TYPE_CHECKING:
    from ..case.loading import Loaded
    from ..costing.costing import Costing
    from ..costing.package import PackageCosting

    Costed = Costing | PackageCosting

if TYPE_CHECKING:
    from ..case.loading import Loaded
    from ..case.models.policy import Policy
    from ..diagnostics import Problem
    from ..diagnostics.render.json import Checked
    from ..parser.source_file import UnreadableFile


class Terms(NamedTuple):
    """What the files are held to."""

    sets: tuple[str, ...]
    policy: str | None
    strict: bool
    accept: bool
    full: bool


def files(cases: Sequence[str]) -> list[str | UnreadableFile]:
    """Every file that the command line means."""
    from .discovery import files_of

    return list(files_of(cases))


def check_files(names: Iterable[str | UnreadableFile], terms: Terms, result: Result) -> list[Checked]:
    """What is found in each file; with a policy that cannot be read, what is wrong with that alone."""
    from ..diagnostics import is_failure

    checked: list[Checked] = []
    policy = None
    if terms.policy is not None and (policy := _policy(terms.policy, checked, result)) is None:
        return checked
    for name in names:
        one = _one(name, terms, policy, result)
        checked.append(one)
        result.at_least(CASE_WRONG if any(is_failure(problem, strict=terms.strict) for problem in one.problems) else 0)
    return checked


def _one(name: str | UnreadableFile, terms: Terms, policy: Policy | None, result: Result) -> Checked:
    from ..case.loading import load
    from ..case.sections import EVERYTHING
    from ..diagnostics.render.json import Checked
    from ..parser.source_file import UnreadableFile

    problems: list[Problem] = []
    try:
        if isinstance(name, UnreadableFile):
            raise name
        with own_fault(name, result, problems.extend):
            return _checked(load(name, EVERYTHING, overrides(terms.sets)), policy, terms)
        return Checked(problems[0].span.source.name, problems)
    except UnreadableFile as unopened:
        result.at_least(USAGE_WRONG)
        return Checked(unopened.problem.span.source.name, [unopened.problem])


def _checked(loaded: Loaded, policy: Policy | None, terms: Terms) -> Checked:
    """What reading found, and where the case can be read, what the rules and the reconciliation find."""
    from ..diagnostics import in_file_order
    from ..diagnostics.render.json import Checked

    if loaded.case is None:
        return Checked(loaded.file.name, loaded.problems)
    from ..checks.check import findings
    from ..checks.context import CheckContext

    found = findings(CheckContext(loaded.case, policy, full=terms.full), accept=terms.accept)
    return Checked(loaded.file.name, in_file_order([*loaded.problems, *found.problems]), found.reconciled)


def _policy(name: str, checked: list[Checked], result: Result) -> Policy | None:
    """The policy of `--policy`; None, with its problems among those found, where no case can be held against it."""
    from ..case.policy_file import load_policy
    from ..diagnostics.render.json import Checked
    from ..parser.source_file import UnreadableFile

    try:
        loaded = load_policy(name)
    except UnreadableFile as unopened:
        checked.append(Checked(unopened.problem.span.source.name, [unopened.problem]))
        result.at_least(USAGE_WRONG)
        return None
    if loaded.problems:
        checked.append(Checked(loaded.file.name, loaded.problems))
    if loaded.policy is None:
        result.at_least(CASE_WRONG)
    return loaded.policy


@contextmanager
def few_collections() -> Iterator[None]:
    """While many files are read, Python looks for garbage in circles only now and then.

    Reading makes thousands of objects and no circles, and a costing has a few; at its usual step Python would look through
    them several times a file, a tenth of all the time. What is not in circles is freed at once, as ever.
    """
    before = gc.get_threshold()
    gc.set_threshold(50_000, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
