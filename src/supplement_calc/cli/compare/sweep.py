"""`--sweep` on the command line: what it names, and that the case has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...case.case import Case
    from ...diagnostics import Problem
    from ...scenarios.sweeps import Axis

# Of a first value: nobody means a sweep whose every value is refused for one of these.
_MISNAMED = ("unknown-key", "unknown-path", "missing-percent", "wrong-unit")


def axes_of(texts: Sequence[str]) -> list[Axis]:
    """The inputs swept. A usage error for a text that is no sweep, for more than two, and for one input twice."""
    from ...scenarios.sweeps import NoSweep, parse_sweep

    if len(texts) > 2:
        raise click.UsageError(f"--sweep can be given once or twice; it was given {len(texts)} times.")
    axes = []
    for text in texts:
        try:
            axes.append(parse_sweep(text))
        except NoSweep as wrong:
            raise click.UsageError(f"--sweep {wrong}") from None
    return axes


def refuse_too_many(axes: Sequence[Axis], each: int) -> None:
    """A usage error for a sweep of more rows than a run makes; `each` is how many options and scenarios it is made for."""
    from ...scenarios.sweeps import MOST_ROWS

    rows = each
    for axis in axes:
        rows *= axis.size
    if rows > MOST_ROWS:
        raise click.UsageError(f"--sweep has {rows:,} rows; the most is {MOST_ROWS:,}. Take a larger step, or fewer values.")


def refuse_misnamed(case: Case, axes: Sequence[Axis]) -> None:
    """A usage error, with the nearest, for a path that is no number of the case."""
    from ...parser.tree import resolved

    found: list[object] = []
    for axis in axes:
        wrong = _wrong(case, axis)
        if wrong is not None:
            raise click.UsageError(f"--sweep {axis.path}: {wrong}")
        found.append(resolved(case.root, axis.path) or axis.path)
    if len(found) == 2 and found[0] == found[1]:
        raise click.UsageError(f"--sweep names {axes[1].path} twice; name two inputs.")


def _wrong(case: Case, axis: Axis) -> str | None:
    from ...case.overrides import text_at
    from ...diagnostics import is_failure
    from ...parser.numbers import Misread, read_number
    from ...parser.tree import Scalar, node_at, resolved
    from ...scenarios.comparison import AS_IT_STANDS, SWEPT_SECTIONS, variant_of

    path = resolved(case.root, axis.path)
    section = axis.path.partition(".")[0] if path is None else path[0]
    problems = [p for p in variant_of(case, AS_IT_STANDS, None, [axis.override(0)]).problems if is_failure(p)]
    misnamed = next((problem for problem in problems if problem.code in _MISNAMED), None)
    if path is None:
        return None if misnamed is None and section in SWEPT_SECTIONS else f"the case has no such input{_near(case, axis.path)}"
    if section not in SWEPT_SECTIONS:
        return f"no answer rests on what is in {section}."
    node = node_at(case.root, path)
    if not isinstance(node, Scalar):
        return f"it has {text_at(node, case.root, path)}; name one of the inputs in it." if problems else None
    if all(isinstance(read_number(node.shown, kind), Misread) for kind in ("money", "percent", "fte", "count")):
        return f"it is no number but {node.shown!r}."
    return None if misnamed is None else _said(misnamed)


def _said(problem: Problem) -> str:
    return f"{problem.headline}; {problem.help}." if problem.help else f"{problem.headline}."


def _near(case: Case, path: str) -> str:
    from ...diagnostics.names import fold, nearest_id
    from ...parser.tree import scalars
    from ...scenarios.comparison import SWEPT_SECTIONS

    paths = [".".join(map(fold, one.path)) for one in scalars(case.root) if one.path and one.path[0] in SWEPT_SECTIONS]
    near = nearest_id(path, paths)
    return f"; did you mean {near}?" if near else "; `explain` names the inputs that a figure rests on."
