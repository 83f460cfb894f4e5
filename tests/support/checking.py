"""The rules that a text breaks."""

from __future__ import annotations

from supplement_calc.case.loading import load_text
from supplement_calc.case.models.policy import Policy
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.checks.context import CheckContext
from supplement_calc.checks.rule_registry import broken_rules
from supplement_calc.diagnostics import Problem, Source, in_file_order


def problems(text: str, policy: Policy | None = None) -> list[Problem]:
    """The problems of the rules that a case breaks, in the file's order, silenced ones included."""
    loaded = load_text(Source("case.yaml", text), EVERYTHING)
    assert loaded.case is not None, [problem.headline for problem in loaded.problems]
    return in_file_order(broken_rules(CheckContext(loaded.case, policy)))


def codes(text: str, policy: Policy | None = None) -> list[str]:
    """The codes of the problems that are not silenced, in the file's order."""
    return [problem.code for problem in problems(text, policy) if problem.excuse is None]


def under(problem: Problem) -> str:
    """The text that a problem underlines, on its first line."""
    line = problem.span.source.line(problem.span.line)
    assert line is not None
    return line[problem.span.column - 1 : problem.span.end_column - 1]
