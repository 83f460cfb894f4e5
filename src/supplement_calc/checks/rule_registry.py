"""Every rule, in the order of a case file's sections."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ..diagnostics import Problem
from .context import CheckContext
from .of_people import problem_of
from .rule import Rule
from .rules import (
    agency,
    budget,
    comparators,
    digits,
    fairness,
    figures,
    magnitudes,
    narrative,
    on_costs,
    pay_line,
    pay_spine,
    percentages,
    period,
    posts,
    rows,
    shares,
    shares_of_staff,
    small_counts,
    supplement,
    terms,
)
from .silences import silenced
from .sound_sections import UnsoundSection

RULES: tuple[Rule, ...] = (
    *period.RULES,
    *pay_spine.RULES,
    *digits.RULES,
    *posts.RULES,
    *supplement.RULES,
    *pay_line.RULES,
    *percentages.RULES,
    *on_costs.RULES,
    *agency.RULES,
    *magnitudes.RULES,
    *budget.RULES,
    *comparators.RULES,
    *shares.RULES,
    *shares_of_staff.RULES,
    *rows.RULES,
    *small_counts.RULES,
    *terms.RULES,
    *fairness.RULES,
    *figures.RULES,
    *narrative.RULES,
)

_SUBJECTS = {
    "digits": "digits of inputs",
    "fairness": "what the courses of a forecast differ in",
    "figures": "limits of figures",
    "magnitudes": "unusual amounts",
    "rows": "rows given twice",
}


def broken_rules(context: CheckContext) -> Iterator[Problem]:
    """What breaks the rules, rule by rule, with what the case silences excused; and silences that excuse nothing."""
    yield from silenced(context.case, _breaches(context), _known(), _between_cases())


def broken_rules_of_part(context: CheckContext) -> tuple[list[Problem], list[str]]:
    """The same of a case whose unsound sections cannot be asked for, and the codes of the rules that asked for one."""
    breaches: list[Problem] = []
    not_run: list[str] = []
    for rule in RULES:
        try:
            for breach in _of_rule(rule, context):  # what a rule found before it asked for the section stands
                breaches.append(breach)
        except UnsoundSection:
            not_run.append(rule.code)
    return list(silenced(context.case, breaches, _known(), [*not_run, *_between_cases()])), not_run


def _known() -> list[str]:
    """The codes that a silence can name."""
    return [*(rule.code for rule in RULES), *_between_cases()]


def _between_cases() -> list[str]:
    """The codes of the rules between cases, which a case alone never breaks: a silence of theirs is of use in another run."""
    from .across.rules import RULES as BETWEEN

    return [rule.code for rule in BETWEEN]


def subjects_of(codes: Collection[str]) -> list[str]:
    """What the rules with these codes are about, each once: their modules, in words."""
    modules = (rule.find.__module__.rpartition(".")[2] for rule in RULES if rule.code in codes)
    return list(dict.fromkeys(_SUBJECTS.get(module, module.replace("_", " ")) for module in modules))


def _breaches(context: CheckContext) -> Iterator[Problem]:
    for rule in RULES:
        yield from _of_rule(rule, context)


def _of_rule(rule: Rule, context: CheckContext) -> Iterator[Problem]:
    for breach in rule.find(context):
        yield problem_of(context, rule, breach)
