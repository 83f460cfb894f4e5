"""Which numbers of a case file count people, and how few are not shown, for whoever reads, shows or repeats them."""

from __future__ import annotations

from ...diagnostics.names import fold
from ...parser.numbers import Misread, read_number
from ...parser.tree import Mapping, Path, Scalar, node_at, resolved, scalars

FEWEST = 5
"""Counts of people below it are not shown."""
SECTIONS = ("workforce", "recruitment", "indicators")
"""The sections whose counts of people may be too small to be shown."""
PEOPLE = ("headcount", "men", "women")
"""Counts of people, whatever a group is counted in."""
HEADS = ("in_post", "agency", "agency_beyond", "agency_covering", "leavers", "starters")
"""Those that are people only where a group is counted in heads."""


def is_small(text: str) -> bool:
    """Whether a text is a number of people that is not shown."""
    number = read_number(text, "fte")
    return not isinstance(number, Misread) and 0 < number.value < FEWEST


def is_of_people(root: Mapping, path: Path) -> bool:
    """Whether people are counted at a path: posts and FTE are not."""
    section, *names = map(fold, path)
    if not names:
        return False
    if section == "indicators":
        return any(one in ("values", "new") for one in names) and _says(root, path, "counts", "people")
    if section == "recruitment":
        return names[-1] != "adverts"
    if section not in ("workforce", "equal_pay"):
        return False
    if names[-1] in PEOPLE or (section == "workforce" and "printed" in names):
        return True
    return section == "workforce" and names[-1] in HEADS and _says(root, path, "counted_in", "heads")


def is_beside_a_small_count(root: Mapping, path: Path) -> bool:
    """Whether an entry of a section has a count of people that is not shown."""
    at = resolved(root, ".".join(path[:2]))
    leaves = () if at is None else scalars(node_at(root, at))
    return any(is_small(leaf.shown) and is_of_people(root, leaf.path) for leaf in leaves)


def _says(root: Mapping, path: Path, key: str, word: str) -> bool:
    """Whether a key of an entry of a section is a word."""
    at = resolved(root, f"{path[0]}.{path[1]}.{key}")
    node = None if at is None else node_at(root, at)
    return isinstance(node, Scalar) and fold(node) == word
