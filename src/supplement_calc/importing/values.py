"""What a cell says: a number, a day, whether a post is vacant. Nothing is guessed that could be read in two ways."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from ..case.models.fields.points import PayPoint, read_point
from ..parser.numbers import Misread, read_number

ERRORS = frozenset(("#n/a", "#ref!", "#value!", "#div/0!", "#name?", "#null!", "#num!", "#spill!", "#calc!", "#formula"))
_NOTE = re.compile(r"\s*(?:\[[^\]]{1,20}\]|\((?:[a-z]|note ?\d*|\d{1,2})\)|[*†‡]{1,3})$", re.IGNORECASE)
_DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,2}")
_HOURS = re.compile(r"(\d{1,3}(?:\.\d{1,4})?)\s*(?:hours?|hrs?|h)(?:\s*(?:a|per|/|p/?)?\s*(?:week|wk|w))?\.?", re.IGNORECASE)
_UNIT = re.compile(r"\s*(?:fte|wte|p\.?a\.?|per annum|a year|points?)\.?$", re.IGNORECASE)
_POINT = re.compile(r"(?:(?:scp|points?|pts?|spinal point|nodal point)[\s.:]*)?0*(\d{1,4})(?:\.0+)?", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?")
_DAY = re.compile(r"(\d{1,2})[/.\- ](\d{1,2}|[A-Za-z]{3,9})[/.\- ,]+(\d{4}|\d{2})(?: .*)?")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_EXCEL_EPOCH = date(1899, 12, 30).toordinal()
_SERIAL = re.compile(r"[2-7]\d{4}(?:\.\d+)?")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split(";"))


VACANT = _words(
    "vacant;vacancy;v;unfilled;empty;to be recruited;recruiting;vacant post;unoccupied;open;advertised;agency;agency cover;"
    "covered by agency;vacant agency;vacant agency cover;agency worker;interim agency;locum"
)
FILLED = _words(
    "filled;occupied;active;in post;current;permanent;fixed term;temporary;temp;perm;employed;employee;substantive;f;o;a;p;"
    "active assignment;live;secondment;seconded;maternity;maternity leave;acting up;fixed term contract;ftc;apprentice;"
    "full time;part time;job share;contracted;staff"
)
GONE = _words(
    "leaver;left;terminated;inactive;ended;deleted;closed;ex employee;former;resigned;retired;terminate assignment;dismissed;"
    "leavers;frozen;deleted post;suspended post;casual;bank;relief;zero hours;casual worker;sessional;volunteer"
)
AGENCY = frozenset(word for word in VACANT if "agency" in word or word == "locum")
YES = frozenset(("yes", "y", "true", "t", "1", "x", "✓"))
NO = frozenset(("no", "n", "false", "0", "none", "nil"))


class Said(NamedTuple):
    """A number as a cell says it, and what was left off to read it; or why it says none."""

    value: Fraction | None
    why: str = ""
    left_off: str = ""


@lru_cache(maxsize=65536)
def number(text: str, unit: str = "fte") -> Said:
    """The number in a cell: pounds for `money`, else FTE, hours or people. A note after it is left off."""
    if text.lower() in ERRORS:
        return Said(None, _error(text))
    bare = text
    left_off = ""
    if (note := _NOTE.search(bare)) is not None and note.start():
        bare, left_off = bare[: note.start()], note[0].strip()
    bare = _UNIT.sub("", bare)
    if bare.startswith("(") and bare.endswith(")"):
        return Said(None, "below 0 (in brackets)")
    if _DECIMAL_COMMA.fullmatch(bare):
        bare = bare.replace(",", ".")
    read = read_number(bare, "money" if unit == "money" else "fte")
    if isinstance(read, Misread):
        return Said(None, "not a number")
    if read.value < 0:
        return Said(None, "below 0")
    return Said(Fraction(read.value), "", left_off)


def _error(text: str) -> str:
    return "a formula without a saved value" if text.lower() == "#formula" else text.upper()


def in_hours(text: str) -> Fraction | None:
    """The hours that a cell gives as such: `18.5 hours`; None where it does not."""
    found = _HOURS.fullmatch(text)
    return Fraction(found[1]) if found else None


@lru_cache(maxsize=65536)
def point(text: str) -> PayPoint | None:
    """A pay point: its number in `19`, `SCP 19` or `19.0`, or a name such as `M1`; None where it is none."""
    found = _POINT.fullmatch(text)
    return int(found[1]) if found else read_point(text)


@lru_cache(maxsize=65536)
def day(text: str) -> date | None:
    """A day as extracts have it: 2026-03-31, 31/03/2026, 31 March 2026, or the number that Excel keeps for it; None for
    anything else."""
    if _SERIAL.fullmatch(text):
        return date.fromordinal(_EXCEL_EPOCH + int(text.partition(".")[0]))
    if found := _ISO.fullmatch(text):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := _DAY.fullmatch(text):
        year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
        month = int(found[2]) if found[2].isdigit() else _month(found[2])
        return _date(year, month, int(found[1]))
    return None


def _month(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1 if name[:3].lower() in _MONTHS else 0


def _date(year: int, month: int, day_: int) -> date | None:
    try:
        return date(year, month, day_)
    except ValueError:
        return None


_DAYS = re.compile(r"\d{1,2}[/.\- ](?:\d{1,2}|[A-Za-z]{3,9})[/.\- ]\d{4}|\d{4}-\d{2}-\d{2}")


def day_in(text: str) -> date | None:
    """The one day that a text names, such as a heading's `as at 31 March 2026`; None where it names none or several."""
    found = {day(one) for one in _DAYS.findall(text)}
    return found.pop() if len(found) == 1 else None
