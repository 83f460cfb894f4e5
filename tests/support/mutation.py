"""Case files changed by their structure: real and starter cases, cut down, with something wrong at a place or two."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import yaml

from supplement_calc.case.sections import SECTIONS
from support import samples
from support.nasty import NAMES, RAW, nasty, other_unit
from support.schema_values import case_schema_once, known_at, made
from support.yaml_trees import Items, Leaf, Section, Slot, Tree, copied, copied_case, parsed, slots, written

ROOT = Path(__file__).parents[2]
LARGEST = 95_000  # bytes: a file under 100 kB is to be done with in five seconds
_SAMPLE = re.compile(r"^```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)
# Mappings of names that are of the case's own choosing, at any depth; those at the top are known by their section.
_BY_NAME = frozenset(("teams", "pay", "values", "at", "stages", "series", "grades", "earlier"))

_RESTS_ON_GRADES = frozenset(("grades", "comparators", "forecast", "agency", "budget", "equal_pay", "published"))


@cache
def seeds() -> tuple[Section, ...]:
    """The cases to start from: the published ones, the starters, those that tests share, and the catalogue's samples."""
    package = files("supplement_calc")
    cases = [path.read_text(encoding="utf-8") for path in sorted((ROOT / "cases").glob("*.yaml"))]
    starters = sorted(package.joinpath("case", "starters").iterdir(), key=lambda starter: starter.name)
    cases += [starter.read_text(encoding="utf-8") for starter in starters]
    cases += [*samples.ALL.values(), samples.WIDE]
    pages = sorted(
        (page for page in package.joinpath("catalogue").iterdir() if page.name.endswith(".md")), key=lambda p: p.name
    )
    lines = [sample for page in pages for sample in _SAMPLE.findall(page.read_text(encoding="utf-8"))]
    first, rest = ([tree for text in texts if len(text) < LARGEST for tree in _readable(text)] for texts in (cases, lines))
    return (*first * 15, *rest)  # of the two about as many


def _readable(text: str) -> Iterator[Section]:
    try:
        tree = parsed(text)
    except (yaml.YAMLError, ValueError, TypeError):  # a sample of what cannot be read
        return
    if tree.get("title") is not None:
        yield tree


@cache
def seeds_with(needed: tuple[str, ...]) -> tuple[Section, ...]:
    """The seeds that have one of the sections; all of them where none is needed."""
    return tuple(seed for seed in seeds() if not needed or any(seed.get(key) is not None for key in needed))


def cut_down(draw: Random, seed: Section, needed: Sequence[str]) -> Section:
    """A part of a case that is sound where the case is: some sections, and a few entries of each."""
    case = copied_case(seed)
    kept = {"title", *needed}
    if draw.random() < (0.9 if kept & _RESTS_ON_GRADES else 0.5):
        kept |= {"pay_points", "grades", "uplifts", "on_costs", "period"}
    if kept & {"payments"} or draw.random() < 0.3:
        kept |= {"payments", "forecast", "service_length"}
    share = draw.choice((0.2, 0.5, 0.9))
    case.entries = [(key, tree) for key, tree in case.entries if key in kept or draw.random() < share]
    before = _names(case.get("grades"))
    for slot in slots(case):  # each is shortened before what is in it is come to
        _shorten(draw, slot)
    gone = before - _names(case.get("grades"))
    if gone:
        _prune(case, gone)
    return case


def _names(tree: Tree | None) -> set[str]:
    return {key for key, _ in tree.entries} if isinstance(tree, Section) else set()


def _shorten(draw: Random, slot: Slot) -> None:
    most = draw.choice((2, 3, 5) if slot.path == ("grades",) else (1, 2, 3, 3))
    value, path = slot.value, slot.path
    if isinstance(value, Items):
        value.trees = _some(draw, value.trees, most)
    elif isinstance(value, Section):
        by_name = path[0] in SECTIONS and SECTIONS[path[0]].shape == "by name" if len(path) == 1 else path[-1] in _BY_NAME
        value.entries = _some(draw, value.entries, most) if by_name else value.entries


def _some(draw: Random, entries: list[Any], most: int) -> list[Any]:
    if len(entries) <= most:
        return entries
    chosen = sorted(draw.sample(range(len(entries)), most))
    return [entries[number] for number in chosen]


def _prune(tree: Tree, gone: set[str]) -> None:
    """Take out what names a grade that is there no more."""
    ids = tuple(folded(name) for name in gone)

    def names_one(value: Tree) -> bool:
        if isinstance(value, Leaf):
            return value.text in gone
        figure = value.get("figure") if isinstance(value, Section) else None
        grade = value.get("grade") if isinstance(value, Section) else None
        return (isinstance(grade, Leaf) and grade.text in gone) or (
            isinstance(figure, Leaf) and any(one in figure.text for one in ids)
        )

    if isinstance(tree, Items):
        tree.trees = [one for one in tree.trees if not names_one(one)]
        for one in tree.trees:
            _prune(one, gone)
    elif isinstance(tree, Section):
        tree.entries = [(key, value) for key, value in tree.entries if key not in gone and not names_one(value)]
        for _, value in tree.entries:
            _prune(value, gone)
        tree.entries = [(key, value) for key, value in tree.entries if value not in (Section(), Items())]


def folded(name: str) -> str:
    """A name as ids have it, near enough."""
    return re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")


# Changes, each to a case at a place chosen by chance. They change it where it stands.

Change = Callable[[Random, Section, Slot], None]


def _delete(draw: Random, case: Section, slot: Slot) -> None:
    slot.delete()


def _duplicate(draw: Random, case: Section, slot: Slot) -> None:
    key = slot.path[-1]
    near = (key, key, *_spelt_otherwise(key), f"{key} 2", f"{key} 3")
    slot.repeat(draw.choice((1, 1, 1, 2)), iter(draw.sample(near, 2)))


def _swap(draw: Random, case: Section, slot: Slot) -> None:
    other = draw.choice(list(slots(case)))
    if other.path[: len(slot.path)] == slot.path or slot.path[: len(other.path)] == other.path:
        return
    one, two = slot.value, other.value
    slot.put(two)
    other.put(one)


def _rename(draw: Random, case: Section, slot: Slot) -> None:
    here = tuple(one.path[-1] for one in slots(case))
    names = draw.choice((NAMES, tuple(SECTIONS), here, _spelt_otherwise(slot.path[-1])))
    slot.rename(draw.choice(names))


def _rename_everywhere(draw: Random, case: Section, slot: Slot) -> None:
    """Give a grade, a team or an employer another name wherever it is named, so that the case stays sound."""
    named = [key for one in slots(case) if isinstance(one.holder, Section) and _is_a_name(one.path) for key in one.path[-1:]]
    if named:
        old = draw.choice(named)
        new = draw.choice((draw.choice(NAMES), draw.choice(NAMES), *_spelt_otherwise(old)))
        for one in list(slots(case)):
            if one.path[-1] == old and isinstance(one.holder, Section):
                one.rename(new)
            if isinstance(one.value, Leaf) and one.value.text == old:
                one.put(Leaf(new, quoted=True))


def _is_a_name(path: Sequence[str]) -> bool:
    """Whether a key is of the case's own choosing."""
    if len(path) == 2:
        return path[0] in SECTIONS and SECTIONS[path[0]].shape == "by name"
    return len(path) > 2 and path[-2] in _BY_NAME


def _spelt_otherwise(key: str) -> tuple[str, ...]:
    """The name in other letters or with other marks, so that its id is the same."""
    return (key.upper(), key.lower(), key.title(), f"{key} ", key.replace(" ", "_"), f"{key}.")


def _empty(draw: Random, case: Section, slot: Slot) -> None:
    slot.put(draw.choice((Section(), Items(), Leaf("", raw=True), Leaf(""), Leaf("null", raw=True), Leaf("~", raw=True))))


def _nasty(draw: Random, case: Section, slot: Slot) -> None:
    leaves = [one for one in slots(case) if isinstance(one.value, Leaf)]
    chosen = slot if isinstance(slot.value, Leaf) or not leaves else draw.choice(leaves)
    text = chosen.value.text if isinstance(chosen.value, Leaf) else ""
    chosen.put(Leaf(nasty(draw, text), quoted=draw.random() < 0.3))


def _other_unit(draw: Random, case: Section, slot: Slot) -> None:
    numbers = [one for one in slots(case) if isinstance(one.value, Leaf) and re.search(r"\d", one.value.text)]
    if numbers:
        chosen = draw.choice(numbers)
        assert isinstance(chosen.value, Leaf)
        chosen.put(Leaf(other_unit(draw, chosen.value.text)))


def _other_number(draw: Random, case: Section, slot: Slot) -> None:
    """A number that could well be there in place of one that is: of the same kind and mostly sound."""
    numbers = [one for one in slots(case) if isinstance(one.value, Leaf) and re.fullmatch(r"£?[\d,.]+%?", one.value.text)]
    if numbers:
        chosen = draw.choice(numbers)
        assert isinstance(chosen.value, Leaf)
        number = draw.choice(("0", "1", "2", "0.5", "3.75", "12", "99.9", "1200", "31,415.93", "1,000,000", "0.01"))
        chosen.put(Leaf(number + "%" * chosen.value.text.endswith("%"), quoted=True))


def _other_date(draw: Random, case: Section, slot: Slot) -> None:
    """Another year, month or day in place of a date's own."""
    dates = [one for one in slots(case) if isinstance(one.value, Leaf) and re.fullmatch(r"\d{4}-\d\d-\d\d", one.value.text)]
    if dates:
        chosen = draw.choice(dates)
        assert isinstance(chosen.value, Leaf)
        year, month, day = chosen.value.text.split("-")
        match draw.randrange(3):
            case 0:
                year = draw.choice(
                    ("0001", "1899", "1999", "2015", "2017", "2019", "2024", "2026", "2035", "2099", "9998", "9999")
                )
            case 1:
                month = draw.choice(("01", "02", "03", "04", "07", "12"))
            case _:
                day = draw.choice(("01", "05", "06", "15", "28", "30", "31"))
        chosen.put(Leaf(f"{year}-{month}-{day}"))


def _raw(draw: Random, case: Section, slot: Slot) -> None:
    slot.put(Leaf(draw.choice(RAW), raw=True))


def _wrap(draw: Random, case: Section, slot: Slot) -> None:
    value = slot.value
    if isinstance(value, Leaf):
        slot.put(draw.choice((Items([value]), Section([(draw.choice(NAMES), value)]), Items([Items([value])]))))
    elif isinstance(value, Items):
        slot.put(value.trees[0] if value.trees else Leaf(""))
    else:
        slot.put(value.entries[0][1] if value.entries else Leaf(""))


def _inject(draw: Random, case: Section, slot: Slot) -> None:
    """A whole section of another case, in place of the case's own or beside it."""
    other = draw.choice(seeds())
    if not other.entries:
        return
    key, value = draw.choice(other.entries)
    if draw.random() < 0.9:
        case.entries = [(name, tree) for name, tree in case.entries if name != key]
    case.entries.append((key, copied(value)))


def _transplant(draw: Random, case: Section, slot: Slot) -> None:
    """What another case has under the same key."""
    others = [one for one in slots(draw.choice(seeds())) if one.path[-1] == slot.path[-1]]
    if others:
        slot.put(copied(draw.choice(others).value))


def _grow(draw: Random, case: Section, slot: Slot) -> None:
    """A key that the schema knows there and the case does not have, or a section made from the schema."""
    known = known_at(slot.path[:-1]) if draw.random() < 0.8 else case_schema_once()["properties"]
    holder = slot.holder if known is not case_schema_once()["properties"] else case
    absent = sorted(set(known) - _names(holder))
    if absent and isinstance(holder, Section):
        key = draw.choice(absent)
        names = sorted(_names(case.get("grades"))) or ["Grade 9"]
        holder.entries.append((key, made(draw, known[key], names)))


def _many(draw: Random, case: Section, slot: Slot) -> None:
    """Very many copies of an entry, as many as a file of the largest size has room for, or nearly."""
    size = len(written(slot.value)) + len(slot.path[-1]) + 8
    base = slot.path[-1]
    digits = int(base) if base.isdecimal() and len(base) < 5 else None
    keys = (str(digits + n) if digits is not None else f"{base} {n}" for n in count(1))
    room = (LARGEST - 5_000 - len(written(case))) // (size + 4 * len(slot.path))
    slot.repeat(max(0, min(draw.choice((30, 300, 1_000, 4_000)), room)), keys)


CHANGES: tuple[tuple[Change, int], ...] = (
    (_nasty, 30), (_delete, 8), (_duplicate, 6), (_swap, 4), (_rename, 5), (_rename_everywhere, 12), (_empty, 6),
    (_other_unit, 6), (_raw, 2),
    (_other_number, 16), (_other_date, 12), (_wrap, 3), (_inject, 7), (_transplant, 6), (_grow, 14),
)  # fmt: skip


def changed(draw: Random, case: Section, times: int) -> None:
    """Change the case so many times."""
    changes, weights = zip(*CHANGES, strict=True)
    for change in draw.choices(changes, weights, k=times):
        places = list(slots(case))
        if places:
            change(draw, case, draw.choice(places))


def multiplied(draw: Random, case: Section) -> None:
    """Make one entry of the case very many."""
    places = list(slots(case))
    if places:
        _many(draw, case, draw.choice(places))


def text_slip(draw: Random, text: str) -> str:
    """A slip of the text itself: a line lost, doubled or indented, a character put in, the rest cut off, other line ends."""
    lines = text.splitlines(keepends=True) or [""]
    at = draw.randrange(len(lines))
    match draw.randrange(6):
        case 0:
            lines[at : at + 1] = draw.choice(
                ([], [lines[at]] * 2, [f"  {lines[at]}"], [lines[at].lstrip()], [f"# {lines[at]}"])
            )
        case 1:
            return text[: draw.randrange(len(text) + 1)]
        case 2:
            where = draw.randrange(len(text) + 1)
            return text[:where] + draw.choice((*RAW, "\x00", "\ufeff", "\u2028", "\u0085", "\ud800")) + text[where:]
        case 3:
            return text.replace("\n", draw.choice(("\r\n", "\r", "\n\n", "\u2028")))
        case 4:
            return f"\ufeff{text}"
        case _:
            lines[at] = lines[at].replace(": ", draw.choice((":", " :", ":  ", ": # ", ": - ")))
    return "".join(lines)
