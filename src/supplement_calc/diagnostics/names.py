"""Names: folded to ids, and the nearest known spelling of an unknown one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cached_property, lru_cache

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


# No name of a case file is nearly as long, and likeness takes time by the square of the length.
_LONGEST = 100


class Closest:
    """Spellings, to find the one most like another: those that cannot be near by their length or their letters are passed over
    before they are compared."""

    def __init__(self, spellings: Iterable[str]) -> None:
        self._spellings = [
            (one, len(one), dict.fromkeys(map(ord, one))) for one in dict.fromkeys(spellings) if len(one) <= _LONGEST
        ]

    def to(self, spelling: str) -> str | None:
        """The spelling most like another, or None where none is near enough; of equally near ones the last in the alphabet."""
        if not 0 < len(spelling) <= _LONGEST:
            return None
        from difflib import SequenceMatcher

        matcher = SequenceMatcher()
        matcher.set_seq2(spelling)
        size = len(spelling)
        best: tuple[float, str] | None = None
        for one, length, letters in self._spellings:
            # A ratio of 0.6 is twice the letters in common over the letters of both.
            least = 3 * (size + length)
            if 10 * min(size, length) < least or 10 * (size - len(spelling.translate(letters))) < least:
                continue
            matcher.set_seq1(one)
            # No ratio is above the quick one, which takes a tenth of the time.
            if matcher.quick_ratio() >= (0.6 if best is None else best[0]):
                ratio = matcher.ratio()
                if ratio >= 0.6 and (best is None or (ratio, one) > best):
                    best = (ratio, one)
        return None if best is None else best[1]


class KnownNames:
    """Names that are known, folded once, to find the nearest to each that is not."""

    def __init__(self, names: Iterable[str]) -> None:
        self._folded = {fold(name): name for name in reversed(list(names))}
        self._closest = Closest(self._folded)

    def nearest(self, name: str) -> str | None:
        """The known name that a text is the start of, where there is one, or else the one most like it; None where none is
        near enough to suggest."""
        folded = fold(name)
        longer = [known for known in self._folded if known.startswith(f"{folded}_")] if folded else []
        near = longer[0] if len(longer) == 1 else self._everyday(folded) or self._closest.to(folded) or self._by_words(folded)
        return None if near is None else self._folded[near]

    def _everyday(self, folded: str) -> str | None:
        """The known name that people mean by an everyday one."""
        from .everyday_names import MEANT

        return next((one for one in MEANT.get(folded, ()) if one in self._folded), None)

    def _by_words(self, folded: str) -> str | None:
        """The known name that people mean by one word of several, such as `lgps` of `lgps_2026`, where all mean one thing."""
        near = {self._everyday(word) for word in folded.split("_")} - {None}
        return near.pop() if len(near) == 1 else None


class KnownIds:
    """Ids that are known, to find the nearest to each that is not."""

    def __init__(self, ids: Iterable[str]) -> None:
        self._ids = dict.fromkeys(ids)
        self._closest = Closest(self._ids)

    def nearest(self, id: str) -> str | None:
        """The id that is meant by one that does not exist: written alike but for dots and underscores, near in spelling in each
        part, or else one that ends in its last part. A beginning in common makes no two ids mean the same."""
        return self._joined.get(id.replace(".", "_")) or self._spelt(id) or self._part_by_part(id) or self._by_last(id)

    def _spelt(self, id: str) -> str | None:
        """The id nearest in spelling, where what differs is near in spelling by itself."""
        near = self._closest.to(id)
        return near if near is not None and _differ_in_spelling(id, near) else None

    def _part_by_part(self, id: str) -> str | None:
        """The id of which each part is near, under the one before it, as people say it."""
        known, path = self._tree, []
        for part in id.split("."):
            near = part if part in known else KnownNames(known).nearest(part)
            if near is None:
                return None
            path.append(near)
            known = known[near]
        found = ".".join(path)
        return found if found in self._ids else None

    def _by_last(self, id: str) -> str | None:
        """The one id that ends in the last part of another, or of several, which are of different things, the first that has
        another word of it too."""
        start, _, last = id.rpartition(".")
        found = [one for one in self._ids if one.endswith(f".{last}")]
        if len(found) == 1:
            return found[0]
        words = Closest(_words(start))
        return next((one for one in found if any(map(words.to, _words(one.removesuffix(f".{last}"))))), None)

    @cached_property
    def _joined(self) -> dict[str, str]:
        return {id.replace(".", "_"): id for id in reversed(self._ids)}

    @cached_property
    def _tree(self) -> _Tree:
        tree: _Tree = {}
        for id in self._ids:
            at = tree
            for part in id.split("."):
                at = at.setdefault(part, {})
        return tree


_Tree = dict[str, "_Tree"]


def _differ_in_spelling(one: str, other: str) -> bool:
    """Whether what two ids have between the parts that they begin and end with alike is near, part by part or word by word."""
    first, second = one.split("."), other.split(".")
    while first and second and first[0] == second[0]:
        del first[0], second[0]
    while first and second and first[-1] == second[-1]:
        del first[-1], second[-1]
    if first and second and len(first) != len(second):
        first, second = "_".join(first).split("_"), "_".join(second).split("_")
    return not first or not second or (len(first) == len(second) and all(map(_is_near, first, second)))


def _words(id: str) -> list[str]:
    return [word for word in id.replace(".", "_").split("_") if len(word) > 3]


def _is_near(one: str, other: str) -> bool:
    return Closest((one,)).to(other) is not None


def nearest(name: str, choices: Iterable[str]) -> str | None:
    """The choice most like the name, or None where none is near enough to suggest."""
    return _known(tuple(choices)).nearest(name)


@lru_cache(maxsize=32)  # the same few lists of keys
def _known(choices: tuple[str, ...]) -> KnownNames:
    return KnownNames(choices)


def nearest_id(id: str, ids: Iterable[str]) -> str | None:
    """The id that is meant by one that does not exist, as `KnownIds` finds it."""
    return KnownIds(ids).nearest(id)


# More names than anybody reads in one sentence.
_MOST_LISTED = 60


def listed(names: Iterable[str], last: str = "and") -> str:
    """Names as a sentence says them: `a`, `a and b`, `a, b and c`; `none` where there are none; of very many the first, and how
    many more there are."""
    *rest, end = list(names) or ["none"]
    if len(rest) >= _MOST_LISTED:
        rest, end = rest[: _MOST_LISTED - 1], f"{len(rest) + 2 - _MOST_LISTED} more"
    return f"{', '.join(rest)} {last} {end}" if rest else end
