"""What a place in a case is called in a sentence: `Grade 9 in post`, `the on-cost rate`."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from ..parser.tree import Path

# Keys whose words are not their own spelling with spaces.
_WORDS = {
    "fte": "FTE",
    "cost_per_fte": "cost per FTE",
    "agency_cost_per_fte": "agency cost per FTE",
    "cost_by_year": "cost by year",
    "cost_per_post": "cost per post",
    "on_costs": "on-costs",
    "costed_at": "costed point",
    "pay_points": "pay points",
    "national_insurance": "National Insurance",
    "heads_per_fte": "heads per FTE",
    "as": "assumption",
    "financial_year_starts": "start of the financial year",
}


def phrase(path: Path) -> str:
    """A path as a person puts it."""
    if not path:
        return "the case"
    section, *rest = path
    return _SAYINGS.get(section, _plainly)(section, rest)


def _plainly(section: str, rest: list[str]) -> str:
    """`agency cost per FTE`, `uplift 1 in post`."""
    if rest and rest[0].isdigit():
        return " ".join([key_phrase(section).removesuffix("s"), rest[0], *_rest(rest[1:])])
    return " ".join([key_phrase(section), *_rest(rest)])


def _by_name(section: str, rest: list[str]) -> str:
    """An entry's name stands for its section: `Grade 9 in post`."""
    return " ".join([rest[0], *_rest(rest[1:])]) if rest else key_phrase(section)


def _grade(section: str, rest: list[str]) -> str:
    match rest:
        case [name, "in_post" | "vacant" as key, point]:
            return f"{name} {key_phrase(key)} at point {point}"
        case _:
            return _by_name(section, rest)


def _point(section: str, rest: list[str]) -> str:
    match rest:
        case [spine, point]:
            return f"{spine} point {point}"
        case [point]:
            return f"point {point}"
        case _:
            return key_phrase(section)


def _workforce(section: str, rest: list[str]) -> str:
    match rest:
        case [group, "teams" | "series", team, *more]:
            return " ".join([f"{group}, {team}", *_rest(more)])
        case _:
            return _by_name(section, rest)


def _indicator(section: str, rest: list[str]) -> str:
    match rest:
        case [name, "values", when]:
            return f"{name}, {when}"
        case [name, "new", when]:
            return f"{name}, {when} (new)"
        case _:
            return _by_name(section, rest)


def _comparator(section: str, rest: list[str]) -> str:
    match rest:
        case [name, "pay", grade, *end]:
            return " ".join([f"{name}, {grade}", *end])
        case _:
            return _by_name(section, rest)


def _sensitivity(section: str, rest: list[str]) -> str:
    match rest:
        case ["inputs", name]:
            return f"the range of {name}"
        case ["inputs", name, "values", value]:
            return f"the chance of {value} of {name}"
        case ["inputs", name, key]:
            return f"the {key} of {name}"
        case ["correlations", number, *key]:
            return " ".join([f"correlation {number}", *_rest(key)])
        case _:
            return _plainly(section, rest)


_SAYINGS: dict[str, Callable[[str, list[str]], str]] = {
    "grades": _grade,
    "pay_points": _point,
    "workforce": _workforce,
    "service_length": _by_name,
    "recruitment": _by_name,
    "coverage": _by_name,
    "indicators": _indicator,
    "comparators": _comparator,
    "sensitivity": _sensitivity,
}


_NUMBERED = ("pay_awards", "bands")


def _rest(names: list[str]) -> list[str]:
    words: list[str] = []
    for before, name in zip(("", *names), names, strict=False):
        if before in _NUMBERED and name.isdigit():  # the first of a list, and no pay point
            words[-1] = f"{words[-1].removesuffix('s')} {name}"
        else:
            words.append(_within(name))
    return words


@lru_cache(maxsize=1024)  # every figure of every file has a label, and the same few keys
def _within(name: str) -> str:
    return f"at point {name}" if name.isdigit() else key_phrase(name)


def key_phrase(key: str) -> str:
    """A key as a person puts it."""
    return _WORDS.get(key, key.replace("_", " "))


def label(path: Path) -> str:
    """The same as the label of a figure: with a capital."""
    text = phrase(path)
    return text[:1].upper() + text[1:]
