"""Whether a case file may have a value: what `--set` refuses is no switching value, however the arithmetic comes out."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..case.case import Case
from ..case.overrides import Override, apply
from ..case.reading import read_sections
from ..case.sections import FORECAST
from ..diagnostics import Source
from ..diagnostics.problem import is_failure
from ..parser.tree import Mapping, copied
from .inputs import Varied
from .rewritten import as_typed, place_of
from .spine import SPINE, paid_by_point


def refusal(case: Case, input: Varied, value: Decimal) -> str | None:
    """Why the case would be wrong with this value of an input, in the words of the problem; None where it would be sound."""
    root = copied(case.root, ())
    assert isinstance(root, Mapping)
    problems = [problem for override in _sets(case, input, value) for problem in apply(root, override)]
    if not problems:
        problems = read_sections(case.file, root, FORECAST & root.keys() | {"title"})[1]
    return next((problem.headline for problem in problems if is_failure(problem)), None)


def _sets(case: Case, input: Varied, value: Decimal) -> Iterator[Override]:
    """What `--set` is given for a value; of all pay points together, one for each."""
    if input.path == SPINE:
        texts = {path: f"{one:f}" for path, one in paid_by_point(case, value).items()}
    else:
        place = place_of(case, [input])
        texts = {} if place is None else {place.path: place.text({input.keys: value})}
    for number, (path, text) in enumerate(texts.items(), 1):
        yield Override(Source(f"<--set {number}>", f"{path}={text}", number), path, text)


def set_path(case: Case, input: Varied) -> str:
    """The input's path as people write it for `--set`."""
    return input.path if input.path == SPINE else as_typed(case, input.keys)
