"""The columns that are known, of each kind of extract: their names in the files of HR and finance systems."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..diagnostics.names import fold


class Field(NamedTuple):
    """What a column gives: its description, the names it is known by, and whether more than one column may give it."""

    description: str
    names: tuple[str, ...]
    many: bool = False


class Kind(NamedTuple):
    """A kind of extract: what it is, the columns known, and those without which it is not of this kind: one of each group."""

    description: str
    fields: dict[str, Field]
    needs: tuple[tuple[str, ...], ...]


def _names(text: str) -> tuple[str, ...]:
    return tuple(text.split("; "))


ESTABLISHMENT = Kind(
    "posts or people, a row each, or counts of them",
    {
        "grade": Field(
            "The grade",
            _names(
                "grade; pay grade; salary grade; grade name; grade description; grade code; band; pay band; job grade; "
                "post grade; position grade; payscale; pay scale; grade band; employee grade"
            ),
        ),
        "point": Field(
            "The pay point",
            _names(
                "scp; spinal column point; spinal point; pay point; point; spine point; scale point; scp point; current "
                "scp; current point; pay scale point; spinal col point; spinal column; nodal point; pay step; step; salary "
                "point; grade point; current spinal point"
            ),
        ),
        "fte": Field(
            "FTE of the post or person",
            _names(
                "fte; wte; full time equivalent; whole time equivalent; contracted fte; contracted wte; contract fte; post "
                "fte; post wte; position fte; fte value; wte value; ftes; fte hours ratio; contract wte; full time "
                "equivalents; whole time equivalents; contract full time equivalent; posts fte; total fte"
            ),
        ),
        "establishment": Field(
            "FTE approved",
            _names(
                "establishment; establishment fte; establishment wte; fte establishment; wte establishment; budgeted fte; "
                "budgeted wte; budget fte; budget wte; funded fte; funded wte; approved fte; established fte; established "
                "wte; approved establishment; wte budget; fte budget; wte budgeted; fte budgeted; wte funded"
            ),
        ),
        "in_post": Field(
            "FTE in post",
            _names(
                "in post; fte in post; wte in post; in post fte; in post wte; actual fte; actual wte; filled fte; filled "
                "wte; occupied fte; staff in post; filled; fte actual; wte actual; employed fte; staff fte; fte filled; "
                "wte filled; occupied wte"
            ),
        ),
        "vacant": Field(
            "FTE vacant",
            _names(
                "vacant fte; vacant wte; fte vacant; wte vacant; vacant; vacancies; vacancy fte; vacancy wte; unfilled; "
                "unfilled fte; vacancies fte; vacancies wte; fte vacancies"
            ),
        ),
        "status": Field(
            "Whether the post is filled or vacant",
            _names(
                "status; post status; position status; occupancy; occupancy status; vacancy status; employment status; "
                "filled or vacant; filled vacant; vacant filled; assignment status; employee status; is vacant; vacant y "
                "n; occupied; vacancy indicator"
            ),
        ),
        "headcount": Field(
            "How many people or posts the row counts",
            _names(
                "headcount; head count; number of staff; people; number of posts; no of posts; posts; count; number "
                "of people; number of employees; employees; no of staff; staff"
            ),
        ),
        "hours": Field(
            "Hours a week of each",
            _names(
                "hours; weekly hours; contracted hours; hours per week; contract hours; hours a week; hrs; hrs per week; "
                "contractual hours; contracted hours per week; weekly contracted hours; hours worked; contracted weekly "
                "hours"
            ),
        ),
        "full_time_hours": Field(
            "Hours a week of a full-time post",
            _names(
                "full time hours; standard hours; ft hours; fte hours; full time weekly hours; full time hours per week; "
                "standard weekly hours; standard hours per week; wte hours"
            ),
        ),
        "salary": Field(
            "The full-time annual salary",
            _names(
                "salary; annual salary; full time salary; fte salary; full time annual salary; fte annual salary; base "
                "salary; basic salary; annual fte salary; wte salary; salary fte; basic annual salary; full time "
                "equivalent salary; pay point salary; annual salary fte"
            ),
        ),
        "team": Field(
            "The team or service",
            _names(
                "team; team name; service; service area; department; directorate; section; cost centre name; business "
                "unit; org unit; organisation unit; organisational unit; unit; division"
            ),
        ),
        "sex": Field(
            "Sex, for the equal-pay record",
            _names("sex; gender; legal sex; sex gender"),
        ),
        "paid": Field(
            "Whether the person is paid the supplement",
            _names(
                "market supplement; supplement; receives supplement; paid supplement; market supplement paid; in receipt "
                "of supplement; market pay supplement; market premium"
            ),
        ),
        "post": Field(
            "The post's number: by it a post is known that is listed twice",
            _names(
                "post number; post no; position number; position id; post id; post ref; post reference; position code; "
                "position no; position; post code number; post num; position ref; position reference; postno; post"
            ),
        ),
        "end": Field(
            "The day the person left or the contract ended",
            _names(
                "end date; leaving date; termination date; date left; contract end date; leave date; date of leaving; last "
                "day; leaver date; date leaving; actual end date; assignment end date; employment end date"
            ),
        ),
        "measure": Field(
            "What a row counts, where each row gives one number",
            _names("measure; metric; measure name; type; data item; indicator; attribute; item"),
        ),
        "value": Field(
            "The number",
            _names("value; amount; number; measure value; figure; total value; quantity"),
        ),
        "as_at": Field(
            "The day of the extract",
            _names("as at; extract date; snapshot date; date of extract; report date; effective date; as at date"),
        ),
        "person": Field(
            "Who is in the post: tells filled from vacant, and is carried nowhere",
            _names(
                "employee number; payroll number; payroll no; employee no; employee id; staff number; staff id; staff no; "
                "person number; person id; assignment number; name; employee name; full name; surname; last name; first "
                "name; forename; forenames; employee; post holder; postholder; occupant; incumbent; personnel number; ni "
                "number; national insurance number; date of birth; dob; holder; employee ref; worker; worker id; post "
                "holder name; current occupant; known as; email; email address; pay number; pay no"
            ),
            many=True,
        ),
    },
    (("grade",), ("fte", "establishment", "in_post", "vacant", "hours", "headcount", "value", "status", "post", "person")),
)

SPINE = Kind(
    "a pay spine: pay points and their salaries",
    {
        "point": ESTABLISHMENT.fields["point"],
        "salary": Field(
            "The full-time annual salary",
            _names(
                "salary; annual salary; full time salary; annual; per annum; salary per annum; fte salary; annual pay; "
                "pay; basic salary; full time annual salary; pa; per year; basic pay; annual full time salary; salary pa; "
                "annual basic pay; spot salary; amount; value"
            ),
        ),
    },
    (("point",), ("salary",)),
)

COMPARATORS = Kind(
    "other employers and what they pay",
    {
        "employer": Field(
            "The employer",
            _names(
                "employer; council; authority; organisation; organization; comparator; local authority; employer name; "
                "comparator name; council name; comparator employer; company"
            ),
        ),
        "grade": Field(
            "Our grade that its posts compare with",
            _names("our grade; grade; equivalent grade; compares with; comparable grade; matched grade; grade equivalent"),
        ),
        "low": Field(
            "The lowest pay of its range",
            _names(
                "minimum; min; low; lowest; bottom; from; salary from; min salary; minimum salary; bottom of grade; salary "
                "min; salary minimum; bottom of range; pay from; range minimum; lower"
            ),
        ),
        "high": Field(
            "The highest pay of its range",
            _names(
                "maximum; max; high; highest; top; to; salary to; max salary; maximum salary; top of grade; salary max; "
                "salary maximum; top of range; pay to; range maximum; upper"
            ),
        ),
        "pay": Field(
            "Its pay, a range or an amount",
            _names("salary; pay; salary range; pay range; range; annual salary"),
        ),
        "supplement": Field(
            "Its own supplement",
            _names("supplement; market supplement; premium; allowance; market premium"),
        ),
        "date": Field(
            "The day its pay is of",
            _names("pay date; date; as at; pay award date; date of pay; effective date; pay as at"),
        ),
        "source": Field(
            "Where it comes from",
            _names("source; where; link; url; reference; evidence"),
        ),
    },
    (("employer",), ("low", "high", "pay", "date", "source")),
)

WORKFORCE = Kind(
    "the Department for Education's children's social work workforce",
    {
        "year": Field(
            "The year, as at 30 September",
            _names("time period; year"),
        ),
        "level": Field(
            "National, Regional or Local authority",
            _names("geographic level"),
        ),
        "country": Field(
            "The country",
            _names("country name"),
        ),
        "region": Field(
            "The region",
            _names("region name"),
        ),
        "area": Field(
            "The local authority",
            _names("la name"),
        ),
    },
    (("year",), ("level",), ("region", "area", "country")),
)

KINDS = {"establishment": ESTABLISHMENT, "spine": SPINE, "comparators": COMPARATORS, "workforce": WORKFORCE}
# The day that a column is of, at the end of its name: `salary from 1 april 2026`, `fte 31 03 2026`, `pay 2026 27`.
_DATES = re.compile(
    r"(?: (?:from|at|as at|on|wef|with effect from|effective))*"
    r"(?: (?:\d{1,4}(?:st|nd|rd|th)?|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|january|february|march|april|june|july"
    r"|august|september|october|november|december))+$"
)
_UNITS = re.compile(r"\((?:£|£ ?pa|gbp|fte|wte|hrs|hours|%)\)|£|\bgbp\b", re.IGNORECASE)


def spelling(header: str) -> str:
    """A column's name for comparing: without case, marks, and the pound sign."""
    return fold(_UNITS.sub(" ", header) if "£" in header or "(" in header else header).replace("_", " ")


def guessed(kind: Kind, header: str) -> str | None:
    """The field that a column's name means, or None."""
    names = _by_name(kind)
    spelt = spelling(header)
    return names.get(spelt) or names.get(fold(header).replace("_", " ")) or names.get(_DATES.sub("", spelt).strip())


_BY_KIND: dict[int, dict[str, str]] = {}


def _by_name(kind: Kind) -> dict[str, str]:
    made = _BY_KIND.get(id(kind))
    if made is None:
        made = {}
        for field, known in kind.fields.items():
            for name in (field.replace("_", " "), *known.names):
                made.setdefault(name, field)
        _BY_KIND[id(kind)] = made
    return made
