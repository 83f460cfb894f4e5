"""What a place in a case is called in a sentence: `Grade 9 in post`, `the on-cost rate`."""

from __future__ import annotations

from .tree import Path

# Keys whose words are not their own spelling with spaces.
_WORDS = {
    "fte": "FTE",
    "cost_per_fte": "cost per FTE",
    "cost_per_post": "cost per post",
    "on_costs": "on-costs",
    "costed_at": "costed point",
    "pay_points": "pay points",
}


def words(path: Path) -> str:
    """A path as a person says it."""
    match path:
        case ():
            return "the case"
        case ("grades", name):
            return name
        case ("grades", name, *rest):
            return f"{name} {' '.join(_rest(rest))}"
        case ("pay_points", point):
            return f"point {point}"
        case (section, number, *rest) if number.isdigit():
            return " ".join([word(section).rstrip("s"), number, *_rest(rest)])
        case _:
            section, *rest = path
            return " ".join([word(section), *_rest(rest)])


def _rest(names: list[str]) -> list[str]:
    return [f"at point {name}" if name.isdigit() else word(name) for name in names]


def word(key: str) -> str:
    """A key as a person says it."""
    return _WORDS.get(key, key.replace("_", " "))


def label(path: Path) -> str:
    """The same as the label of a figure: with a capital."""
    text = words(path)
    return text[:1].upper() + text[1:]
