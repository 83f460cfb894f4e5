"""What to write for a text that is no date or no year, from what was typed."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from ....diagnostics.look_alikes import unquoted

_SHORT = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = re.compile(r"\b(" + "|".join(_SHORT) + r")[a-z]*\b", re.IGNORECASE)
# What a spreadsheet keeps for a day from 2000 to 2063: the days since the last of 1899.
_SERIAL = re.compile(r"[345][0-9]{4}")
_SERIAL_FROM = date(1899, 12, 30)
_TOGETHER = re.compile(r"(20[0-9]{2})([01][0-9])([0-3][0-9])")
_MONTH_OF_YEAR = re.compile(r"(?:([0-9]{4})[-/.]([0-9]{1,2})|([0-9]{1,2})[-/.]([0-9]{4}))")
# The time that a spreadsheet or a database puts after a day, and a letter typed for a nought.
_TIME = re.compile(r"(?<=[0-9])[T ]+[0-9]{1,2}:[0-9]{2}(?::[0-9.]+)?\s?(?:Z|[ap]m|[+-][0-9:]+)?$", re.IGNORECASE)
_NOUGHTS = re.compile(r"(?<=[0-9])[Oo](?=[0-9]|\b)|\b[Oo](?=[0-9])")
_MONTH_AND_YEAR = re.compile(r"([A-Za-z]{3,9})[-/. ']+([0-9]{2})")
_SHORT_YEAR = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{2})")


def put_right(text: str) -> str:
    """What to write for it, year-month-day."""
    text = unquoted(text)
    shown = text if len(text) <= 40 else f"{text[:39]}…"
    text = _TIME.sub("", _NOUGHTS.sub("0", text))
    if _SERIAL.fullmatch(text):
        return f"write {_SERIAL_FROM + timedelta(days=int(text))}, which a spreadsheet keeps as {text}"
    if together := _TOGETHER.fullmatch(text):
        return f"write {'-'.join(together.groups())}"
    if parts := _MONTH_OF_YEAR.fullmatch(text):
        return _either_end(int(parts[1] or parts[4]), int(parts[2] or parts[3]), shown)
    if short := _SHORT_YEAR.fullmatch(text):
        first, second, year = short.groups()
        return f"{either_way(f'20{year}', int(first), int(second))}, or the year in four digits"
    if months := {name.lower() for name in _NAMED.findall(text)}:
        return _of_words(text, shown, months)
    return _of_numbers(text, shown)


def _of_numbers(text: str, shown: str) -> str:
    """The same of a text without a month by its name."""
    if year_day_month := re.fullmatch(r"([0-9]{4})[-/.](1[3-9]|2[0-9]|3[01])[-/.](0?[1-9]|1[0-2])", text):
        year, day, month = map(int, year_day_month.groups())
        return _last_day(year, month, day, shown)
    if (numbers := re.findall(r"[0-9]+", text)) and len(numbers) == 3 and len(numbers[0]) == 4:
        return _last_day(int(numbers[0]), int(numbers[1]), int(numbers[2]), shown)
    if numbers and len(numbers) == 3 and len(numbers[2]) == 4:
        if numbers[0] != numbers[1] and 1 <= int(numbers[0]) <= 12 and 1 <= int(numbers[1]) <= 12:
            return either_way(numbers[2], int(numbers[0]), int(numbers[1]))
        return _last_day(int(numbers[2]), int(numbers[1]), int(numbers[0]), shown)
    if len(numbers) == 1 and len(numbers[0]) == 4:
        return f"write the month and the day too, {numbers[0]}-04-01 for the first day of the financial year"
    if (month_of := re.fullmatch(r"(0?[1-9]|1[0-2])[-/.]([0-9]{2})", text)) and int(month_of[2]) > 12:
        return _either_end(2000 + int(month_of[2]), int(month_of[1]), shown)
    return f"write year-month-day, YYYY-MM-DD, in place of `{shown}`, or leave the line out"


def either_way(year: str, first: int, second: int) -> str:
    """What to write for a day and a month in digits, in either order that they can have."""
    ways = []
    if second <= 12:
        ways.append(f"{year}-{second:02}-{first:02} if the day comes first")
    if first <= 12 and first != second:
        ways.append(f"{year}-{first:02}-{second:02} if the month comes first")
    return f"write {', or '.join(ways)}" if ways else f"write {year}-month-day, with a month from 01 to 12"


def _of_words(text: str, shown: str, months: set[str]) -> str:
    month = next(n for n, name in enumerate(_SHORT, 1) if name in months)
    years = re.findall(r"(?<![0-9])(?:20[0-9]{2})(?![0-9])", text)
    rest = re.findall(r"(?<![0-9])[0-9]{1,2}(?![0-9])", text)
    if of_year := _MONTH_AND_YEAR.fullmatch(text):
        year, day = 2000 + int(of_year[2]), int(of_year[2])
        first = f"write {year}-{month:02}-01 for the first day of the month in {year}"
        return f"{first}, or YYYY-{month:02}-{day:02} for a day of it" if 1 <= day <= 31 else first
    if len(months) > 1 or len(years) > 1:
        return f"write one day, YYYY-MM-DD, in place of `{shown}`"
    if years and len(rest) == 1:
        return _last_day(int(years[0]), month, int(rest[0]), shown)
    if years and not rest:
        return _either_end(int(years[0]), month, shown)
    if len(rest) == 2:
        return f"write the year in four digits, 20{rest[1]}-{month:02}-{int(rest[0]):02}"
    return f"write the year too, YYYY-{month:02}-{int(rest[0]) if rest else 1:02}, in place of `{shown}`"


def _either_end(year: int, month: int, shown: str) -> str:
    if not 1 <= month <= 12 or not 1 <= year <= 9999:
        return f"write year-month-day, YYYY-MM-DD, in place of `{shown}`"
    return f"write {year:04}-{month:02}-01 for its first day, or {year:04}-{month:02}-{monthrange(year, month)[1]} for its last"


def _last_day(year: int, month: int, day: int, shown: str) -> str:
    """The day, or the last of its month where the month has no such day."""
    if not 1 <= month <= 12 or not 1 <= year <= 9999 or not 1 <= day <= 31:
        return f"write year-month-day, YYYY-MM-DD, in place of `{shown}`"
    last = monthrange(year, month)[1]
    end = ", the last day of the month" if day > last else ""
    return f"write {year:04}-{month:02}-{min(day, last):02}{end}"


def years_in(text: str) -> int | None:
    """The first of the two years that a text means by a financial or a tax year; None where it has none, or others."""
    years = [int(one) for one in re.findall(r"(?<![0-9])[0-9]{4}(?![0-9])|(?<![0-9])[0-9]{2}(?![0-9])", unquoted(text))]
    if not years or len(years) > 2:
        return None
    first = years[0] if years[0] > 99 else 2000 + years[0]
    return first if 1900 <= first <= 2099 else None
