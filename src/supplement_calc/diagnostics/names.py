"""Names: folded to ids, and the nearest known spelling of an unknown one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_NOT_WORD = re.compile(r"[^a-z0-9]+")


def fold(name: str) -> str:
    """The name as an id: ASCII, lower snake case. `Grade 9` gives `grade_9`; a name without letters or digits gives ``."""
    return _folded(str(name))  # a leaf of a case file too, whose place is not to be kept alive


@lru_cache(maxsize=4096)  # the same few keys are folded for every figure of every file
def _folded(name: str) -> str:
    if name.isascii():  # most are, and come to the same
        return _NOT_WORD.sub("_", name.lower()).strip("_")
    return _NOT_WORD.sub("_", "".join(map(_in_ascii, unicodedata.normalize("NFKD", name))).lower()).strip("_")


def _in_ascii(character: str) -> str:
    """The character, nothing for an accent or a letter that ASCII does not have, and a gap for any other mark."""
    if character.isascii():
        return character
    return "" if unicodedata.category(character)[0] in "LM" else " "


def nearest(name: str, choices: Iterable[str]) -> str | None:
    """The choice most like the name, or None where none is near enough to suggest."""
    from difflib import get_close_matches

    folded = {fold(choice): choice for choice in reversed(list(choices))}
    longer = [choice for choice in folded if fold(name) and choice.startswith(f"{fold(name)}_")]
    if len(longer) == 1:
        return folded[longer[0]]
    near = get_close_matches(fold(name), folded, n=1, cutoff=0.6)
    return folded[near[0]] if near else None


def nearest_id(id: str, ids: Iterable[str]) -> str | None:
    """The id most like one that does not exist: near in spelling, or else the first that ends in its last part."""
    from difflib import get_close_matches

    known = list(ids)
    near = get_close_matches(id, known, n=1, cutoff=0.6)
    if near:
        return near[0]
    last = id.rpartition(".")[2]
    return next((one for one in known if one.rpartition(".")[2] == last), None)


def listed(names: Iterable[str], last: str = "and") -> str:
    """Names as a sentence says them: `a`, `a and b`, `a, b and c`; `none` where there are none."""
    *rest, end = list(names) or ["none"]
    return f"{', '.join(rest)} {last} {end}" if rest else end
