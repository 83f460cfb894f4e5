"""What to write where a text, a list or a section stands and another of the three is asked for."""

from __future__ import annotations

import re

from ...diagnostics.names import fold, listed
from ...parser.slips import with_a_space
from ...parser.tree import Items, Mapping, Node, Path, Scalar
from .model_keys import Keys
from .written_out import lines_for, list_for, made_lines


def help_of_shape(root: Mapping, node: Node, keys: Keys | None, is_list: bool) -> str:
    """What to write in place of a node; `keys` are those asked for, None where they are names; `is_list` of a list."""
    if node.path[:1] == ("sensitivity",):  # no starter has one
        if node.path[1:2] == ("correlations",):
            return "write, for example, `- {inputs: [budget, on_costs], rank: 0.5}` under `correlations:`"
        return "write, for example, `inputs: {on_costs: {least: 22%, most: 28%}}` under `sensitivity:`"
    if isinstance(node, Scalar):
        return _in_place_of_text(root, node, keys, is_list)
    if node.path == ("package",):
        return "write the list under `measures:`; `package:` has what the decision prints for all of it"
    if keys is None and isinstance(node, Items):  # its keys are names of the case's own
        return f"write {_entry(node.path)} on a line below, without dashes"
    if keys is not None and keys.known:
        return f"write its keys on the lines below, without dashes; known here: {listed(keys.known, 'or')}"
    return "docs/reference/case-file.md has an example of every section"


def _in_place_of_text(root: Mapping, text: Scalar, keys: Keys | None, is_list: bool) -> str:
    if not text.strip():
        return "write its entries on the lines below, indented, or leave the line out"
    if "\n" in text and (text.span.source.line(text.span.line) or "").rstrip().endswith(("|", ">")):
        return "leave out the mark after the key: lines under it are its entries, and no text"
    meant = with_a_space(text)
    made = None if meant and _is_a_key(meant.partition(":")[0], keys) else made_lines(root, text)
    if made is not None:
        return made
    if meant:
        return f"write {meant}, with a colon and a space after the key"
    if keys is not None and not keys.known:
        return "docs/reference/case-file.md has an example of every section"
    return list_for(text.path, keys) if is_list and keys is not None else lines_for(root, text.path, keys)


def _is_a_key(name: str, keys: Keys | None) -> bool:
    """Whether a text before a colon is one of the keys, or where those are names, one in letters."""
    return fold(name) in keys.known if keys is not None else re.search("[A-Za-z]{2}", name) is not None


def _entry(path: Path) -> str:
    """What stands on each line under a key whose own keys are names: of years, of grades, or others."""
    if path[-1].endswith("by_year"):
        return "each financial year, such as `2026/27: 40,000`,"
    return "each grade by its name" if path[-1].endswith("by_grade") else "each entry by its name, and a colon,"
