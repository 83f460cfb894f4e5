"""What is said of a key that its section does not know: the one that is meant, where such a key stands, or those known there.

A key that is near in spelling alone may mean another thing: it is offered with what it is, so that nobody takes it for theirs.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from ...diagnostics.everyday_names import MAY_DIFFER, MEANT
from ...diagnostics.names import fold, listed, nearest
from ...parser.tree import Mapping, Path
from ..sections import FORECAST, SECTIONS
from .model_keys import Keys, is_at, keys_of, places
from .places_of_keys import place_as_set, place_in_words

_MOST_OFFERED = 3
# Words that say no more of a key than its value does.
_ADDING_NOTHING = "a an the of in at on for per date amount number value figure total annual pa annum"
_FILLERS = frozenset(_ADDING_NOTHING.split())
# What is meant as often where a key is of one of two things.
_OR = {
    "weekly_spend": ("charge_rate", "for one worker write charge_rate and hours_a_week, or cost_per_fte for a year"),
    "cost_per_fte": ("weekly_spend", "for all agency staff together write weekly_spend and weeks_a_year"),
    "charge_rate": ("day_rate", "for a day write day_rate, for a year cost_per_fte"),
}
_BY_GRADE = ("grades", "by_grade", "pay")
_BEFORE_OTHERS = ("teams",)  # of the places that an entry may stand in by its keys
_CLAUSE = re.compile(r"; |\. |: |, (?=for example|such as|in place of|where that is|if not given)|\.$")


def help_of_key(root: Mapping, owner: Mapping, path: Path, keys: Keys, *, is_set: bool) -> str:
    """The help for a key that is none of those known in its section; `is_set` where a `--set` gives it."""
    key = str(owner.keys_at[path[-1]])
    offered = _offered(root, owner, path, keys, key, is_set=is_set)
    return offered or f"known here: {listed(keys.known, 'or')}"


def _offered(root: Mapping, owner: Mapping, path: Path, keys: Keys, key: str, *, is_set: bool) -> str | None:
    if not is_set and (under := _as_an_entry(root, owner, path, keys)) is not None:
        return under
    folded, known = _without_the_section(fold(key), path), keys.known
    free = {one: of for one, of in known.items() if is_set or one not in owner}
    everyday = [one for one in MEANT.get(folded, ()) if one in free]
    if everyday:
        return _with_meaning(everyday, free) if folded in MAY_DIFFER else f"did you mean {everyday[0]}?"
    near = nearest(folded, known)
    stands = places().get(folded, ())
    if near is not None and near in free and (fold(near) == folded or (not stands and means_alike(key, near))):
        return f"did you mean {near}?"
    if here := [place for place in stands if len(path) == 1 or (place[0] == path[0] and not is_at(place, path))]:
        return _elsewhere(root, folded, here, is_set=is_set)
    in_it = _named_in(folded, free)
    if near is not None and near in free and not in_it and _has_a_word_of(folded, near):
        in_it = [near]
    if in_it:
        return _with_meaning(in_it, free)
    there = next((one for one in MEANT.get(folded, ()) if one in owner and one in known), None)
    if there is not None:
        return _there_already(there, known[there], len(path) == 1)
    return _known_elsewhere(root, folded, len(path) == 1, is_set=is_set)


def _without_the_section(folded: str, path: Path) -> str:
    """A key without the name of the section that it stands in: `rate` of `agency_rate` under `agency`."""
    before = f"{path[0]}_" if len(path) > 1 else ""
    return folded.removeprefix(before) if before and folded.removeprefix(before) else folded


def means_alike(key: str, other: str) -> bool:
    """Whether two keys have the same words, but for how they are spelt and words that add nothing."""
    one, two = _words(key), _words(other)
    if "".join(one) == "".join(two):
        return True
    if not one or not two:
        return False
    if len(one) == 1 or len(two) == 1:
        joined = SequenceMatcher(None, "".join(one), "".join(two), autojunk=False).ratio()
        if joined >= _SPELT or (len(one) == len(two) and _near(one[0], two[0])):
            return True
    return all(any(_near(word, same) for same in two) for word in one) and all(
        any(_near(word, same) for same in one) for word in two
    )


def _has_a_word_of(key: str, other: str) -> bool:
    """Whether two keys have a word in common, however it is spelt; one word may be any misspelt."""
    one, two = _words(key), _words(other)
    return "_" not in key or any(_near(word, same) for word in one for same in two)


def _words(key: str) -> list[str]:
    words = fold(key[:_LONGEST]).split("_")
    return [word for word in words if word not in _FILLERS] or words


_SPELT = 0.85  # how alike two keys are of which one is the other misspelt
_LONGEST = 100  # of no key as long is anything said but what is known


def _near(word: str, other: str) -> bool:
    return word[:1] == other[:1] and SequenceMatcher(None, word, other, autojunk=False).ratio() >= 0.7


def _is_spelt(key: str, other: str) -> bool:
    """Whether a key is no more than another misspelt."""
    return SequenceMatcher(None, fold(key[:_LONGEST]), other, autojunk=False).ratio() >= _SPELT


def _named_in(folded: str, known: dict[str, str]) -> list[str]:
    """The known keys whose words are all in a key, that which it ends in first: `ends`, `supplement` of `supplement_ends`."""
    words = folded[:_LONGEST].split("_")
    named = [one for one in known if set(one.split("_")) <= set(words)]
    return sorted(named, key=lambda one: -words.index(one.rpartition("_")[2]))


def _with_meaning(offered: list[str], known: dict[str, str]) -> str:
    """The keys with what each is, for one that may mean another thing."""
    first = offered[:_MOST_OFFERED]
    if len(first) > 1:
        return f"did you mean {listed([f'{one} ({meaning(known[one])})' for one in first], 'or')}?"
    (one,) = first
    beside, instead = _OR.get(one, ("", ""))
    more = f" {instead[:1].upper()}{instead[1:]}" if beside in known else ""
    return f"did you mean {one}, which is {meaning(known[one])}?{more}"


def meaning(description: str) -> str:
    """The first clause of what a key is, as a sentence goes on."""
    clause = _CLAUSE.split(description, maxsplit=1)[0]
    return clause if clause[1:2].isupper() else f"{clause[:1].lower()}{clause[1:]}"


def _as_an_entry(root: Mapping, owner: Mapping, path: Path, keys: Keys) -> str | None:
    """What to write where the key is the name of an entry that stands beside its section's own keys: a grade's above all."""
    node, grades = owner[path[-1]], root.get("grades")
    is_grade = len(path) > 1 and isinstance(grades, Mapping) and bool(grades.spelt(path[-1]) or grades.spelt(fold(path[-1])))
    under = next((one for one in _BY_GRADE if one in keys.known), None) if is_grade else None
    if under is None and isinstance(node, Mapping) and node:
        inside = {fold(key) for key in list(node)[:_LONGEST]}
        fit = [one for one, known in keys.entries.items() if inside <= known and not _is_spelt(path[-1], one)]
        under = min(fit, key=lambda one: (one not in owner, one not in _BEFORE_OTHERS), default=None)
    if under is None:
        return None
    what = "it and the lines under it" if isinstance(node, Mapping) else "it"
    above = "" if under in owner else f"write `{under}:` on the line above, and "
    return f"{above}indent {what} two more spaces, under `{under}:`"


def _there_already(key: str, what: str, at_the_top: bool) -> str:
    below = list(keys_of(SECTIONS[key].type, ()).known) if at_the_top and SECTIONS[key].shape == "whole" else []
    if below:
        return f"`{key}:` is there already; write what is meant under it, as {listed(below, 'or')}"
    return f"`{key}`, which is {meaning(what)}, is there already: leave this line out"


def _elsewhere(root: Mapping, key: str, stands: list[Path], *, is_set: bool) -> str:
    """Where a key of the format stands, as `--set` names the place or as the file has it."""
    stands = [one for one in stands if one[0] in root and one[0] in FORECAST] or stands
    shortest = {one[0]: len(one) for one in reversed(stands)}
    stands = [one for one in stands if len(one) == shortest[one[0]]]
    if is_set:
        shown = [one for place in stands for one in place_as_set(root, place)]
        return f"write {listed(dict.fromkeys(shown[:_MOST_OFFERED]), 'or')}"
    shown = list(dict.fromkeys(place_in_words(root, place) for place in stands))
    return f"`{key}` goes under {listed(shown[:_MOST_OFFERED], 'or')}"


def _known_elsewhere(root: Mapping, folded: str, at_the_top: bool, *, is_set: bool) -> str | None:
    """Where a key that people mean by an everyday name stands, of one at the top of a file."""
    if not at_the_top:
        return None
    words = _words(folded)
    bare = "_".join(words)
    if lacking := [one for one in MEANT.get(bare, ()) if one in SECTIONS and one not in root]:
        return _with_meaning(lacking, {one: SECTIONS[one].description for one in lacking})
    for one in (*MEANT.get(folded, ()), bare, *MEANT.get(bare, ()), *words):
        if stands := places().get(one):
            return _elsewhere(root, one, list(stands), is_set=is_set)
    return None
