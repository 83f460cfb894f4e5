"""Names that one section takes from another, and keys of an entry that stand in place of each other, whether the entry is
sound or not: a rule across sections is silent about what is reported already."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING

from ..diagnostics import Problem, Related, Span
from ..diagnostics.names import listed
from ..parser.tree import Items, Mapping
from .case import Case
from .labels import key_phrase
from .validation_errors import is_misspelt_section

if TYPE_CHECKING:
    from .models.fields.points import PayPoint
    from .pay_spines.spine import Spine

_MOST_NAMED = 12  # points that one sentence names


def may_define(case: Case, section: str, name: str) -> bool:
    """Whether a section has an entry, sound or not, or may have been meant to: what is wrong with it, such as a section with
    nothing in it, is reported elsewhere."""
    node = case.root.get(section)
    if isinstance(node, Mapping):
        return name in node or node.incomplete or not node
    return node is not None or is_misspelt_section(case.root, section)


def entry_names(case: Case, section: str) -> list[str]:
    """The names of a section's entries as they stand in the file."""
    node = case.root.get(section)
    return list(node) if isinstance(node, Mapping) else []


def is_incomplete(case: Case, section: str, name: str) -> bool:
    """Whether something of an entry, by its name or its number, was refused as it was read: it may be what is missing."""
    match case.root[section]:
        case Items() as entries:
            entry = entries.by_number(name)
        case Mapping() as entries:
            entry = entries[name]
        case _:
            entry = None
    return isinstance(entry, Mapping) and entry.incomplete


def in_place_of_each_other(
    case: Case, code: str, who: str, entry: tuple[str, ...], given: Sequence[str], keys: Collection[str]
) -> Iterator[Problem]:
    """The problem of each key that an entry has after the first of those of which it may have one."""
    for key in given[1:]:
        yield Problem(
            code,
            f"{who} has both {key_phrase(given[0])} and {key_phrase(key)}",
            case.place(*entry, key),
            f"keep one of {listed(keys, 'and')}",
            (Related(case.place(*entry, given[0]), "the other"),),
        )


def unknown_grade(case: Case, name: str, place: Span) -> Problem:
    """The problem of a name that is none of the case's grades."""
    grades = case.root.get("grades")
    near = grades.nearest(name) if isinstance(grades, Mapping) else None
    help = f"did you mean {near}?" if near else "name a grade that is under `grades`"
    return Problem("unknown-grade", f"there is no grade called {name}", place, help)


def unknown_service_bands(case: Case, name: str, place: Span) -> Problem:
    """The problem of a name that is none of the case's service bands."""
    names = entry_names(case, "service_length")
    bands = case.root.get("service_length")
    near = bands.nearest(name) if isinstance(bands, Mapping) else None
    help = f"did you mean {near}?" if near else f"known here: {listed(names, 'or')}"
    return Problem("unknown-service-bands", f"there are no service bands called {name}", place, help)


def without_pay(spine: Spine, point: PayPoint, who: str, place: Span) -> Problem:
    """The problem of a point that has no salary: `who` comes to it."""
    near = None if isinstance(point, int) else spine.nearest(point)
    known = [str(one) for one in spine]
    if near is not None:
        help = f"did you mean {near}? Or add `{point}: …` to {'.'.join(spine.above)}"
    else:
        has = f", which has {listed(known)}" if 0 < len(known) <= _MOST_NAMED else ""
        help = f"add `{point}: …` to {'.'.join(spine.above)}{has}"
    of = "" if spine.name is None else f" under {spine.name}"
    return Problem("point-without-pay", f"{who} {point}, which has no salary in pay_points{of}", place, help)
