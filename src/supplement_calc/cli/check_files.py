"""The run of a check: each file read, held against the rules, and its published figures reconciled."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

import click

from ..diagnostics.checked import Checked
from .options import overrides
from .result import CASE_WRONG, USAGE_WRONG, Result, own_fault

if TYPE_CHECKING:
    from ..case.case import Case
    from ..case.loading import Loaded
    from ..case.models.policy import Policy
    from ..checks.across.member import Member
    from ..checks.context import CheckContext
    from ..checks.figure_limit import FigureLimit, Unfit
    from ..diagnostics import Problem
    from ..parser.source_file import UnreadableFile

_SHAPE = r"\s*(?P<figure>[^<>=≤≥]*[^<>=≤≥!~\s])\s*(?P<sign><=|>=|≤|≥|<|>|=)\s*(?P<amount>[^<>=≤≥\s](?:[^<>=≤≥]*[^<>=≤≥\s])?)\s*"
_AS_TYPED = {"≤": "<=", "≥": ">="}


class Requirements:
    """The limits of a run, and what the cases have shown of them: the requirements and the policy's limits that fit no figure,
    and the requirements whose figure some case has."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.limits: list[FigureLimit] = [_limit(text, number) for number, text in enumerate(texts, 1)]
        self._texts = texts
        self._unfit: dict[FigureLimit, Unfit] = {}
        self._known: set[FigureLimit] = set()
        self._of_policy: dict[FigureLimit, Problem] = {}

    def note(self, context: CheckContext) -> None:
        """Take from a case that is checked what it shows of the limits."""
        from ..checks.figure_limits import held

        found = context.once(held)
        for unfit in found.unfit:
            if unfit.limit.set_by == "command line":
                if unfit.code is not None or unfit.limit not in self._unfit:
                    self._unfit[unfit.limit] = unfit
            elif unfit.limit.set_by == "policy" and (problem := unfit.problem) is not None:
                self._of_policy[unfit.limit] = problem
        self._known |= {limit for limit in self.limits if limit not in {unfit.limit for unfit in found.unfit}}

    def unfit(self) -> Iterator[Checked]:
        """The policy file with what is wrong with its limits of figures, where something is.

        Raises `UsageError` for a requirement of another unit than its figure has, or whose figure no case has.
        """
        for limit, text in zip(self.limits, self._texts, strict=True):
            unfit = self._unfit.get(limit)
            if unfit is not None and (unfit.code is not None or limit not in self._known):
                what = unfit.reason if unfit.code is None else f"{limit.amount} {unfit.reason}"
                end = "" if unfit.help.endswith("?") else "."
                raise click.UsageError(f"--require {text.strip()!r}: {what}. {unfit.help[:1].upper()}{unfit.help[1:]}{end}")
        if self._of_policy:
            problems = list(self._of_policy.values())
            yield Checked(problems[0].span.source.name, problems)


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
    from ..checks.across.member import member_of
    from ..diagnostics import is_failure

    checked: list[Checked] = []
    policy = None
    if options.policy is not None and (policy := _policy(options.policy, checked, result)) is None:
        return checked
    members: list[Member | None] = []
    each: list[Checked] = []
    for name in names:
        one, case = _one(name, options, policy, result)
        each.append(one)
        members.append(None if case is None else member_of(case))
    for one in _with_those_between(each, members, options, policy):
        checked.append(one)
        result.at_least(CASE_WRONG if any(is_failure(problem, strict=options.strict) for problem in one.problems) else 0)
    of_policy = [] if options.requirements is None else list(options.requirements.unfit())
    if of_policy:
        result.at_least(CASE_WRONG)
    return [*of_policy, *checked]


def _with_those_between(
    each: list[Checked], members: Sequence[Member | None], options: CheckOptions, policy: Policy | None
) -> Sequence[Checked]:
    """Each file, with what is wrong between its case and those before it."""
    from ..checks.across.check import Held, found_between
    from ..diagnostics import in_file_order

    for number, problems in found_between(members, Held(policy, options.full)).items():
        each[number] = each[number]._replace(problems=in_file_order([*each[number].problems, *problems]))
    return each


def _one(
    name: str | UnreadableFile, options: CheckOptions, policy: Policy | None, result: Result
) -> tuple[Checked, Case | None]:
    """A file checked by itself, and what of its case is sound."""
    from ..case.loading import load
    from ..case.sections import EVERYTHING
    from ..parser.source_file import UnreadableFile

    problems: list[Problem] = []
    try:
        if isinstance(name, UnreadableFile):
            raise name
        with own_fault(name, result, problems.extend):
            return _checked(load(name, EVERYTHING, overrides(options.sets)), policy, options)
        return Checked(problems[0].span.source.name, problems), None
    except UnreadableFile as unreadable:
        from .arguments.unquoted import said_of_the_rest

        result.at_least(USAGE_WRONG)
        shown = unreadable.problem.span.source.name
        return Checked(shown, [said_of_the_rest(unreadable.problem, shown)]), None


def _checked(loaded: Loaded, policy: Policy | None, options: CheckOptions) -> tuple[Checked, Case | None]:
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
    return Checked(loaded.file.name, in_file_order(problems), checks.reconciled), loaded.case


def _part_checked(loaded: Loaded, policy: Policy | None, options: CheckOptions) -> tuple[Checked, Case | None]:
    """The problems of reading it, and those of the rules and the printed figures that need no section with errors."""
    from ..checks.check import findings_of_part
    from ..checks.context import CheckContext
    from ..checks.sound_sections import UnsoundSection, sound_part
    from ..diagnostics import in_file_order
    from ..evidence.excerpts import of_loading

    problems = loaded.problems if options.full else of_loading(loaded)
    part = sound_part(loaded)
    if part is None:
        return Checked(loaded.file.name, problems), None
    context = CheckContext(part.case, policy, full=options.full, required=_required(options))
    checks = findings_of_part(context, accept=options.accept)
    _note(context, options)
    try:
        found = context.without_small_counts(checks.problems)
    except UnsoundSection:  # which lines have small counts of people is not known
        found = [problem._replace(withheld=True) for problem in checks.problems]
    its = in_file_order([*problems, *found])
    of_part = Checked(loaded.file.name, its, checks.reconciled, checks.not_checked, part.unsound, checks.subjects)
    return of_part, part.case


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


def _limit(text: str, number: int) -> FigureLimit:
    """A requirement as it is typed. Raises `UsageError` where it is none."""
    from ..checks.figure_limit import FigureLimit
    from ..diagnostics import Source, Span
    from ..parser.numbers import Misread, read_number

    shape = re.fullmatch(_SHAPE, text)
    if shape is None:
        raise click.UsageError(
            "--require needs 'FIGURE <= AMOUNT', its sign <=, >=, <, > or =, for example "
            f"'budget_position.full_over_budget <= £0'; it was given {text!r}."
        )
    amount = shape["amount"]
    read = [read_number(amount, kind) for kind in ("money", "percent", "fte", "count")]
    misread = read[1] if amount.endswith(("%", "per cent", "percent")) else read[0]
    if isinstance(misread, Misread) and all(isinstance(one, Misread) for one in read):
        raise click.UsageError(
            f"--require {text.strip()!r}: {amount} {misread.reason}. {misread.help[:1].upper()}{misread.help[1:]}."
        )
    sign = _AS_TYPED.get(shape["sign"], shape["sign"])
    source = Source(f"<--require {number}>", text, number)
    span = Span(source, 1, shape.start("amount") + 1, 1, shape.end("amount") + 1)
    return FigureLimit(shape["figure"], sign, amount, span, "command line")  # type: ignore[arg-type]
