"""The run of a check: each file read, held against the rules, and its published figures reconciled."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..diagnostics.checked import Checked
from .options import overrides
from .result import CASE_WRONG, USAGE_WRONG, Result, own_fault

if TYPE_CHECKING:
    from ..case.loading import Loaded
    from ..case.models.policy import Policy
    from ..checks.context import CheckContext
    from ..checks.figure_limit import FigureLimit
    from ..diagnostics import Problem
    from ..parser.source_file import UnreadableFile
    from .requirements import Requirements


class CheckOptions(NamedTuple):
    """What the files are checked against, and how."""

    sets: tuple[str, ...]
    policy: str | None
    strict: bool
    accept: bool
    full: bool
    requirements: Requirements | None = None


def check_files(names: Iterable[str | UnreadableFile], options: CheckOptions, result: Result) -> list[Checked]:
    """The problems of each file; with a policy that cannot be read, its problems alone."""
    from ..diagnostics import is_failure

    checked: list[Checked] = []
    policy = None
    if options.policy is not None and (policy := _policy(options.policy, checked, result)) is None:
        return checked
    for name in names:
        one = _one(name, options, policy, result)
        checked.append(one)
        result.at_least(CASE_WRONG if any(is_failure(problem, strict=options.strict) for problem in one.problems) else 0)
    of_policy = [] if options.requirements is None else list(options.requirements.unfit())
    if of_policy:
        result.at_least(CASE_WRONG)
    return [*of_policy, *checked]


def _one(name: str | UnreadableFile, options: CheckOptions, policy: Policy | None, result: Result) -> Checked:
    from ..case.loading import load
    from ..case.sections import EVERYTHING
    from ..parser.source_file import UnreadableFile

    problems: list[Problem] = []
    try:
        if isinstance(name, UnreadableFile):
            raise name
        with own_fault(name, result, problems.extend):
            return _checked(load(name, EVERYTHING, overrides(options.sets)), policy, options)
        return Checked(problems[0].span.source.name, problems)
    except UnreadableFile as unreadable:
        result.at_least(USAGE_WRONG)
        return Checked(unreadable.problem.span.source.name, [unreadable.problem])


def _checked(loaded: Loaded, policy: Policy | None, options: CheckOptions) -> Checked:
    """The problems of reading it, and where the case can be read, those of the rules and the reconciliation."""
    from ..diagnostics import in_file_order

    if loaded.case is None:
        return _part_checked(loaded, policy, options)
    from ..checks.check import findings
    from ..checks.context import CheckContext

    context = CheckContext(loaded.case, policy, full=options.full, required=_required(options))
    checks = findings(context, accept=options.accept)
    _note(context, options)
    problems = context.without_small_counts([*loaded.problems, *checks.problems])
    return Checked(loaded.file.name, in_file_order(problems), checks.reconciled)


def _part_checked(loaded: Loaded, policy: Policy | None, options: CheckOptions) -> Checked:
    """The problems of reading it, and those of the rules and the printed figures that need no section with errors."""
    from ..checks.check import findings_of_part
    from ..checks.context import CheckContext
    from ..checks.sound_sections import UnsoundSection, sound_part
    from ..diagnostics import in_file_order
    from ..evidence.excerpts import of_loading

    problems = loaded.problems if options.full else of_loading(loaded)
    part = sound_part(loaded)
    if part is None:
        return Checked(loaded.file.name, problems)
    context = CheckContext(part.case, policy, full=options.full, required=_required(options))
    checks = findings_of_part(context, accept=options.accept)
    _note(context, options)
    try:
        found = context.without_small_counts(checks.problems)
    except UnsoundSection:  # which lines have small counts of people is not known
        found = [problem._replace(withheld=True) for problem in checks.problems]
    return Checked(loaded.file.name, in_file_order([*problems, *found]), checks.reconciled, checks.not_checked, part.unsound)


def _required(options: CheckOptions) -> Sequence[FigureLimit]:
    return () if options.requirements is None else options.requirements.limits


def _note(context: CheckContext, options: CheckOptions) -> None:
    """Keep what a case shows of the limits that stand in no case."""
    if options.requirements is not None:
        options.requirements.note(context)


def _policy(name: str, checked: list[Checked], result: Result) -> Policy | None:
    """The policy of `--policy`; None, with its problems in `checked`, where no case can be held against it."""
    from ..case.policy_file import load_policy
    from ..parser.source_file import UnreadableFile

    try:
        loaded = load_policy(name)
    except UnreadableFile as unreadable:
        checked.append(Checked(unreadable.problem.span.source.name, [unreadable.problem]))
        result.at_least(USAGE_WRONG)
        return None
    if loaded.problems:
        checked.append(Checked(loaded.file.name, loaded.problems))
    if loaded.policy is None:
        result.at_least(CASE_WRONG)
    return loaded.policy
