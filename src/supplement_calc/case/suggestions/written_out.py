"""The lines to write for a text that stands where a section does, made from what was typed where it can be read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ...diagnostics.look_alikes import plainly
from ...diagnostics.names import listed
from ...parser.tree import Mapping, Path, Scalar
from .model_keys import Keys, is_at

_LONGEST = 80  # of a text that lines are made from
_MOST_KEYS = 12
_SAYING_MOST = ("salary", "teams", "adverts", "changes", "bands", "at", "values", "statistic")
_BETWEEN = re.compile(r"\s+(?:to|until|till|up to|-|–|—)\s+|\s*[–—]\s*", re.IGNORECASE)
_MONEY = r"£\s?[\d,.]+\s?[km]?\b"
_NUMBER = r"\d[\d,]*(?:\.\d+)?"
_COUNTED = re.compile(
    rf"(?P<n>{_NUMBER})\s*(?:fte|wte|agency|staff|workers?|locums?|temps?|people|posts?|x|×|@|at\b)", re.IGNORECASE
)
_OF_SEX = re.compile(
    rf"(?P<n>under 5|fewer than 5|<\s?5|no|none|{_NUMBER})\s*(?P<sex>women|men|females?|males?|f|m|w)\b", re.IGNORECASE
)
_OFTEN = re.compile(
    r"(?:/|\b(?:per|an?|each|every)\s+)\s*(hour|hr|day|week|wk)|\b(p\.?h\.?|hourly|daily|weekly|pw)\b", re.IGNORECASE
)


def made_lines(root: Mapping, text: Scalar) -> str | None:
    """What to write below the key, made from the text; None where it cannot be read."""
    if len(text) > _LONGEST or "\n" in text:
        return None
    for place, made in _MAKERS.items():
        if is_at(place, text.path) and (lines := list(made(root, plainly(text).strip(), text))):
            return f"write {_under(text.path)}, {listed([f'`{line}`' for line in lines])}"
    return None


def lines_for(root: Mapping, path: Path, keys: Keys | None) -> str:
    """What to write below the key whatever its text; without `keys` each entry is by a name of the case's own."""
    if keys is None:
        return f"{_each_by_name(path)}, such as `{_name_of(root, path)}: …`"
    needed = _needed(keys)
    others = [one for one in keys.known if one not in needed]
    more = f"; it may have {listed(others, 'or')} too" if 0 < len(others) <= _MOST_KEYS else ""
    return f"write {_under(path)}, {listed([f'`{one}: …`' for one in needed])}{more}"


def list_for(path: Path, keys: Keys) -> str:
    """What to write below the key of a list."""
    first, *others = _needed(keys) or ["…"]
    more = f", with {listed([f'`{one}: …`' for one in others])} under it" if others else ""
    return f"write on the lines under `{path[-1]}:`, each entry after a dash and a space, such as `- {first}: …`{more}"


def entries_for(path: Path, keys: Keys) -> str:
    """What to write below the key of a section whose entries are by name."""
    return f"{_each_by_name(path)}, and two more spaces in its keys, such as `{_needed(keys)[0]}: …`"


def _needed(keys: Keys) -> list[str]:
    """The keys that must be there, or else one that says the most."""
    needed = [one for one in keys.known if one in keys.required]
    return needed or [one for one in (*_SAYING_MOST, *keys.known) if one in keys.known][:1]


def _each_by_name(path: Path) -> str:
    return f"write each entry by its name and a colon {_under(path)}"


def _under(path: Path) -> str:
    return f"on the lines under `{path[-1]}:`, two spaces further in"


def _name_of(root: Mapping, path: Path) -> str:
    grades = root.get("grades")
    by_grade = path[-1] in ("pay", "supplements", "grades") or path[-1].endswith("by_grade")
    return next(iter(grades), "Grade 9") if by_grade and isinstance(grades, Mapping) else "NAME"


def _period(_: Mapping, text: str, scalar: Scalar) -> Iterator[str]:
    parts = _BETWEEN.split(re.sub(r"^(?:from|between)\s+", "", text, flags=re.IGNORECASE))
    if len(parts) == 2:
        yield from (f"{key}: {_day(part, scalar)}" for key, part in zip(("starts", "ends"), parts, strict=True))
    elif len(parts) == 1 and _day(text, scalar) != text:
        yield f"starts: {_day(text, scalar)}"
        yield "ends: …"


def _day(text: str, scalar: Scalar) -> str:
    """The day as it is written in digits; the text where it cannot be read, which its own problem then says."""
    from ..models.fields.dates import day

    try:
        return f"{day(Scalar.at(text.strip(' .,'), scalar.span, scalar.path))}"
    except ValueError:
        return text


def _agency(_: Mapping, text: str, __: Scalar) -> Iterator[str]:
    money, counted = re.search(_MONEY, text), _COUNTED.search(text)
    if money is None and not re.fullmatch(rf"{_NUMBER}(?:\s?\w+)?", text):
        return
    alone = re.match(_NUMBER, text) if money is None else None
    count = counted["n"] if counted else alone[0] if alone else "…"
    often = _OFTEN.search(text)
    yield f"fte: {count}"
    price = money[0].strip() if money else "…"
    match (often[1] or often[2]).lower()[:1] if often else "":
        case "h":
            yield from (f"charge_rate: {price}", "hours_a_week: …", "weeks_a_year: …")
        case "d":
            yield from (f"day_rate: {price}", "days_a_year: …")
        case "w":
            yield from ("charge_rate: …", "hours_a_week: …", "weeks_a_year: …")
        case "p" if "w" in text.lower().split()[-1]:
            yield from ("charge_rate: …", "hours_a_week: …", "weeks_a_year: …")
        case "p":
            yield from (f"charge_rate: {price}", "hours_a_week: …", "weeks_a_year: …")
        case _:
            yield f"cost_per_fte: {price}"


def _by_sex(_: Mapping, text: str, __: Scalar) -> Iterator[str]:
    for found in _OF_SEX.finditer(text):
        few = re.fullmatch(r"[1-4]|(?:under|fewer|<).*", found["n"], re.IGNORECASE)
        count = "under 5" if few else "0" if found["n"].lower().startswith("no") else found["n"]
        yield f"{'men' if found['sex'].lower().startswith('m') else 'women'}: {count}"


def _comparator(root: Mapping, text: str, scalar: Scalar) -> Iterator[str]:
    if re.search(r"\d", text):
        yield f'pay: {{{_name_of(root, ("by_grade",))}: "{text}"}}'


def _pay(root: Mapping, text: str, __: Scalar) -> Iterator[str]:
    if re.search(r"\d", text):
        yield f"{_name_of(root, ('pay',))}: {text}"


def _grade(_: Mapping, text: str, __: Scalar) -> Iterator[str]:
    if re.fullmatch(r"(?:scp\s*)?\d{1,3}\s*(?:-|–|—|to)\s*\d{1,3}", text, re.IGNORECASE):
        yield f"points: {text}"
    elif re.search(r"£|\d{2},?\d{3}|\dk\b", text):
        yield f"salary: {text}"
    elif re.match(_NUMBER, text):
        yield f"in_post: {text}"


def _course(_: Mapping, text: str, __: Scalar) -> Iterator[str]:
    if rate := re.search(rf"{_NUMBER}\s?(?:%|per ?cent)", text):
        yield f"turnover: {rate[0]}"
        yield "starters: …"


def _plainly(key: str) -> Callable[[Mapping, str, Scalar], Iterator[str]]:
    def made(_: Mapping, text: str, __: Scalar) -> Iterator[str]:
        yield f"{key}: {text}"

    return made


_MAKERS: dict[Path, Callable[[Mapping, str, Scalar], Iterator[str]]] = {
    ("period",): _period,
    ("agency",): _agency,
    ("agency", "by_grade", "*"): _agency,
    ("agency_by_job", "*"): _agency,
    ("equal_pay", "grades", "*", "paid"): _by_sex,
    ("equal_pay", "grades", "*", "not_paid"): _by_sex,
    ("comparators", "*"): _comparator,
    ("comparators", "*", "pay"): _pay,
    ("grades", "*"): _grade,
    ("forecast", "doing_nothing"): _course,
    ("forecast", "proposal"): _course,
    ("payment",): _plainly("kind"),
    ("narrative",): _plainly("recommendation"),
    ("terms",): _plainly("review"),
}
