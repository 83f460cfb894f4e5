"""Whether a case file may have a value: what `--set` refuses is no switching value, however the arithmetic comes out."""

from __future__ import annotations

from decimal import Decimal

from ..case.case import Case
from ..case.overrides import Override, apply
from ..case.reading import read_sections
from ..case.sections import FORECAST
from ..diagnostics import Source
from ..diagnostics.problem import is_failure
from ..parser.tree import Mapping, copied
from .inputs import Varied


def refusal(case: Case, input: Varied, value: Decimal) -> str | None:
    """Why the case would be wrong with this value of an input, in the words of the problem; None where it would be sound."""
    root = copied(case.root, ())
    assert isinstance(root, Mapping)
    text = f"{value:f}%" if input.unit == "percent" else f"{value:f}"
    override = Override(Source("<--set 1>", f"{input.path}={text}", 1), input.path, text)
    problems = apply(root, override)
    if not problems:
        problems = read_sections(case.file, root, FORECAST & root.keys() | {"title"})[1]
    return next((problem.headline for problem in problems if is_failure(problem)), None)
