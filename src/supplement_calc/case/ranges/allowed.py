"""What each input of a case may be: found by having the case read with other numbers in their places, so that nothing that a
field's reader turns away is said here again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from ...diagnostics import Span, is_failure
from ...ledger import Figure, Input
from ...parser.number_shapes import MOST_WHOLE
from ...parser.tree import Items, Node, Path, Scalar, copied, node_at
from ...parser.tree import Mapping as Tree
from ..case import Case
from ..reading import read_sections

LARGEST = Decimal(10) ** MOST_WHOLE - 1
"""The largest whole number that a case file may have."""
_ALL = Decimal(100)
_ENDS = ("bottom", "top", "pay")  # of a range, which is one text


class Allowed(NamedTuple):
    """The least and the most that an input may be, None where there is no such bound; whether it may be no more than near to
    them; and whether it has to be a whole number."""

    least: Decimal | None = None
    most: Decimal | None = None
    is_above: bool = False
    is_below: bool = False
    is_whole: bool = False


def allowed(case: Case, figures: Iterable[Figure]) -> dict[Figure, Allowed]:
    """What each of these inputs may be; those that do not stand in the case file as one number may be any."""
    leaves = {figure: leaf for figure in figures if (leaf := _leaf(case, figure)) is not None}
    units = {leaf.path: figure.unit for figure, leaf in leaves.items()}
    spans = {leaf.span: leaf.path for leaf in leaves.values()}
    rates = [path for path, unit in units.items() if unit == "percent"]

    def refused(number: str, paths: Sequence[Path]) -> dict[Path, str]:
        """The inputs that may not be a number, each with the code of what is wrong."""
        found: dict[Path, str] = {}
        left = list(paths)
        while left:  # what is refused may hide what else is: it is tried without that too
            texts = {path: _written(number, units[path]) for path in left}
            more = _refused(case, texts, spans)
            if not more:
                break
            found |= more
            left = [path for path in left if path not in more]
        return found

    every = list(units)
    nil, below, part = refused("0", every), refused("-1", every), refused("1.5", every)
    past, at, under = (refused(number, rates) for number in ("101", "100", "99"))
    cuts = [path for path in rates if path not in below]
    all_gone, nearly = refused("-100", cuts), refused("-99", cuts)
    made: dict[Path, Allowed] = {}
    for path in every:
        is_cut = path in all_gone and path not in nearly
        is_above = is_cut or nil.get(path) == "nil-amount"
        has_least = is_above or below.get(path, "").startswith("negative")
        is_below = path in at and path not in under
        has_most = is_below or (path in past and path not in at)
        least = (-_ALL if is_cut else Decimal(0)) if has_least else None
        made[path] = Allowed(least, _ALL if has_most else None, is_above, is_below, part.get(path) == "not-whole")
    return {figure: made[leaf.path] for figure, leaf in leaves.items()}


def _leaf(case: Case, figure: Figure) -> Scalar | None:
    """The text of an input in the case; that of the range whose end it is."""
    assert isinstance(figure.origin, Input)
    path = figure.origin.path
    for one in (path, path[:-1]) if path[-1:] and path[-1] in _ENDS else (path,):
        try:
            node = node_at(case.root, one)
        except LookupError:
            continue
        return node if isinstance(node, Scalar) else None
    return None


def _written(number: str, unit: str) -> str:
    """A number as a case file has it in a unit."""
    minus = "-" * number.startswith("-")
    match unit:
        case "GBP":
            return f"{minus}£{number.removeprefix('-')}"
        case "percent":
            return f"{number}%"
        case "months":
            return f"{number} months"
        case _:
            return number


def _refused(case: Case, texts: Mapping[Path, str], spans: Mapping[Span, Path]) -> dict[Path, str]:
    """Which of these texts the case may not have, with the code of the first thing that is wrong with each."""
    root = copied(case.root)
    assert isinstance(root, Tree)
    for path, text in texts.items():
        _put(root, path, text)
    _, problems = read_sections(case.file, root, {path[0] for path in texts})
    found: dict[Path, str] = {}
    for problem in problems:
        at = spans.get(problem.span)
        if at is not None and at in texts and is_failure(problem):
            found.setdefault(at, problem.code)
    return found


def _put(root: Node, path: Path, text: str) -> None:
    holder, name = node_at(root, path[:-1]), path[-1]
    if isinstance(holder, Items):
        old = holder[int(name) - 1]
        holder[int(name) - 1] = Scalar.at(text, old.span, path)
    elif isinstance(holder, Tree):
        holder.put(holder.keys_at[name], Scalar.at(text, holder[name].span, path))
