"""What stands in the file, sound or not: a rule across sections is silent about what is told of already."""

from __future__ import annotations

from ...parser.tree import Mapping
from ..case import Case
from ..sections import SECTIONS
from ..validation_errors import is_misspelt


def may_define(case: Case, section: str, name: str) -> bool:
    """Whether a section has an entry, sound or not, or may have been meant to: what is wrong with it is told elsewhere."""
    there = case.root.get(section)
    if isinstance(there, Mapping):
        return name in there or there.incomplete
    return there is not None or is_misspelt(section, [key for key in case.root if key not in SECTIONS])


def entry_names(case: Case, section: str) -> list[str]:
    """The names of a section's entries as they stand in the file."""
    there = case.root.get(section)
    return list(there) if isinstance(there, Mapping) else []
