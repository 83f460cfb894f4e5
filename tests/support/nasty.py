"""Values that have gone wrong somewhere, by the kind of field they are for."""

from __future__ import annotations

import re
from random import Random

DATES = (
    "0001-01-01", "0001-12-31", "0000-01-01", "1066-10-14", "1752-09-03", "1899-12-31", "1900-01-01", "1900-02-29",
    "1999-12-31", "2000-02-29", "2015-04-05", "2016-04-06", "2017-04-05", "2019-02-29", "2019-03-31", "2019-04-01",
    "2019-04-05", "2019-04-06", "2019-07-15", "2019-07-31", "2019-13-01", "2020-02-29", "2025-04-06", "2026-04-01",
    "2100-02-28", "9000-01-01", "9998-03-31", "9998-04-01", "9998-12-31", "9999-01-01", "9999-01-15", "9999-03-31",
    "9999-04-01", "9999-04-06", "9999-12-01", "9999-12-15", "9999-12-31", "10000-01-01", "1 July 2019",
    "31 February 2020", "31 December 9999", "1 January 0001", "01/04/2019", "13/13/2019", "July 2019", "2019-07",
    "2019", "31 April 2021", "٢٠١٩-٠٧-٠١", "2019‑07‑01", "tomorrow",
)  # fmt: skip
YEARS = (
    "0001/02", "1000/01", "1899/00", "1999/00", "2014/15", "2015-16", "2016-17", "2019/20", "2019-20", "2019–20",
    "2019/21", "2019", "2026/27", "2098/99", "9998/99", "9999/00", "9999/10000", "2019-2020",
)  # fmt: skip
NUMBERS = (
    "0", "0.00", "-0", "-0.00", "-1", "-61.03", "+5", "007", "1", "2", "0.5", "0.01", "0.001", f"0.{'0' * 60}1", "1e3",
    "1e999999", "1E-999999", "9e99999999999", "999999999999", "1" * 40, "9" * 400, "7" * 4299, "7" * 4301,
    f"{'7' * 5000},1", f"1.{'3' * 5000}", "1,00,000", "1,000", "1,000.50", "1.000,50", "1 000", "1_000", "1.5m",
    "£1.5m", "£2bn", "3k", "£5", "5 FTE", "٣", "½", "1/3", "inf", "-inf", "nan", "sNaN", "0x10", "(5,000)", "<5",
    "under 5", "~5", "5-6", "£", "-", ".", "1.2.3", "12 months", "1,5",
)  # fmt: skip
PERCENTAGES = (
    "0%", "0.0%", "100%", "-5%", "-100%", "1000%", "0.0001%", "99.99%", "100.01%", "50", "0.5", "24.33 per cent", "£24",
    "1e9%", "%", "5%%", f"{'9' * 5000}%", f"0.{'3' * 300}%", "1e-400%", "5 %", "under 5%",
)  # fmt: skip
RANGES = (
    "16-19", "19-16", "0-0", "0-9999", "16", "16–19", "16 to 19", "9999-9999", "10000", "16-", "-19", "16-17-18",
    "£1 - £2", "£40,000 - £30,000", "up to £5", "from £3", "top 1-", f"top{' ' * 1500}1-", f"1{' ' * 1500}1",
    f"{'9' * 5000}-{'9' * 5001}", "£30,000 +", "£30k-£35k", "n/a", "illegible", "0 - 0", "£0", "-5 - -3",
)  # fmt: skip
BANDS = (
    "Up to 1 year", "1 to 2 years", "2 to 1 years", "20 years or more", "over 20 years", "under 1 year", "0 to 0 years",
    "1 year", "6 months", "0 months", "999 months", f"up to {'9' * 5000} years", f"{'9' * 400} years", "their team",
    "1 to 2", "0.5 years",
)  # fmt: skip
WORDS = (
    "", " ", "n/a", "N/A", "illegible", "not given", "none", "null", "~", "yes", "no", "true", "false", "on", "off",
    "under 5", "market", "market mean", "mean", "median", "starters", "staff in post", "salary", "salary at award",
    "point 19", "by month", "whole", "monthly supplement", "golden hello", "retention payment", "2019/20", "Total",
    "x" * 300, "word " * 2000, "漢字" * 50, "é" * 80, "e\u0301\u0302\u0303" * 60, "\u202eabc", "\x1b[31mred",
    "\x1b]8;;http://x\x07y", "a\u200bb", "\U000e0041", "a\nb", "a\tb", "a\r\nb", "=1+1", "@SUM(1)", "+3", "-2",
    "| a | b |", "```", "<script>alert(1)</script>", "]]>", "&amp;", "::error::x", "##[error]x", "[red]x[/red]",
    "{title}", "%s %d {0}", "C:\\temp", "../../etc/passwd", "\ud800", "\udcff", "\U0010ffff", "\ufffe", "\x00", "\x85",
)  # fmt: skip
NAMES = (
    "Total", "total", "TOTAL", "In post", "in_post", "Vacant", "Existing", "Salaries", "On-costs", "on_costs",
    "Employed", "Agency", "Supplements", "Without supplements", "Before on-costs", "Period total", "Period in post",
    "By months", "Before last", "Months", "By basis", "Budgeted", "Cheapest first", "Vacant fte",
    "Vacant mix with supplements", "Pooled", "Printed", "Teams", "Earlier", "Month 1", "Month 13", "Month", "2019/20",
    "2019-20", "2019_20", "Doing nothing", "Proposal", "Carrying on", "Starters", "Leavers", "Turnover", "By", "Gap",
    "Mean", "Median", "Rank", "Lowest", "Highest", "Least", "Point 19", "point_19", "After", "Measure 1", "Costs given",
    "Funding", "Unfunded", "nil", "nil FTE", "Grade 9", "grade 9", "GRADE-9", "Grade.9", "Grade  9", " Grade 9", "9",
    "19", "1", "0", "-1", "é", "ﬁ", "İ", "ß", "漢", "!", "...", "_", "a.b.c", "a=b", "title", "grades", "<<", "null",
    "yes", "x" * 300,
)  # fmt: skip
RAW = (
    "{", "}", "[", "]", "[[", "{{}}", "&a x", "*a", "!!int 5", "!x y", "? x", "| x", ">", "'", '"', "\\", "%YAML 1.1",
    "---", "...", "@x", "`", "\t", "- - -", "a: b: c", "{a: 1, a: 2}", "[,]", "{,}", "#", ": :", "<<: *a", "[" * 60,
    "{a: " * 60, "1,000, 2,000",
)  # fmt: skip

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,2} [A-Z][a-z]+ \d{4}")
_YEAR = re.compile(r"\d{4}[/–-]\d{2}")
_RANGE = re.compile(r"£?[\d,.]+k? ?(?:-|–|to) ?£?[\d,.]+k?")
_BAND = re.compile(r".*\b(years?|months?)\b.*", re.IGNORECASE)
_NUMBER = re.compile(r"£?-?[\d,_.]+[mk]?")
ALL = (DATES, YEARS, NUMBERS, PERCENTAGES, RANGES, BANDS, WORDS, NAMES)


def kind_of(text: str) -> tuple[str, ...]:
    """The nasty values of the kind that a value is of, by its text."""
    stripped = text.strip()
    for shape, values in ((_DATE, DATES), (_YEAR, YEARS), (_RANGE, RANGES), (_NUMBER, NUMBERS), (_BAND, BANDS)):
        if shape.fullmatch(stripped):
            return values
    return PERCENTAGES if stripped.endswith("%") else WORDS


def nasty(draw: Random, text: str) -> str:
    """A nasty value for a field: mostly of the kind of the value that is there, now and then of another."""
    values = kind_of(text) if draw.random() < 0.8 else draw.choice(ALL)
    return draw.choice(values)


def other_unit(draw: Random, text: str) -> str:
    """The same number in another unit, or with another sign."""
    bare = text.strip().strip("%£").removesuffix("per cent").strip()
    return draw.choice(
        (f"{bare}%", f"£{bare}", bare, f"{bare} per cent", f"{bare}m", f"{bare}k", f"-{bare}", f"{bare}0", f"{bare} FTE")
    )
