"""The Department for Education's children's social work workforce file, for one region or council."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..diagnostics.names import listed, nearest
from .audit import Audit
from .headings import Layout
from .rows import RowReader, data_rows
from .table import Unimportable
from .values import number

_MARKS = frozenset(("c", "x", "z", "u", "low", "..", ":", "*"))
_MEASURE = re.compile(r".*(?:turnover|agency|vacanc|absence|caseload|starter|leaver|rate|_fte|fte_|headcount|social_worker).*")
_ABOUT = re.compile(r"time_.*|geographic_.*|.*_(?:code|name|identifier)|.*_type|year")
# What a column of the file is called in a case.
_NAMES = {
    "turnover_rate": "Turnover rate",
    "absence": "Absence rate",
    "absence_rate": "Absence rate",
    "agency_rate": "Agency rate",
    "vacancy_rate": "Vacancy rate",
    "agency_cover_rate": "Agency staff covering vacancies",
    "caseload": "Average caseload",
    "average_caseload": "Average caseload",
}


class Measure(NamedTuple):
    """A measure of an area by year: its name, its unit, and each value as the file prints it."""

    name: str
    unit: str
    values: dict[str, str]


def measures(layout: Layout, audit: Audit, area: str | None) -> tuple[str, list[Measure]]:
    """The area as the file names it, and each of its measures by year.

    Raises `Unimportable` where no area is named, or one that is not in the file.
    """
    reader = RowReader(layout, audit)
    wanted = _area(layout, reader, area)
    columns = [
        (at, name)
        for at, name in enumerate(layout.names)
        if _MEASURE.fullmatch(name.lower()) and not _ABOUT.fullmatch(name.lower())
    ]
    if not columns:
        raise Unimportable(
            f"{layout.table.named} has no measure that is known", "such as turnover_rate_fte or vacancy_rate_fte", 1
        )
    values: dict[str, dict[str, str]] = {name: {} for _, name in columns}
    years: set[str] = set()
    for row in data_rows(layout, audit, reader):
        year = _year(reader.cell(row, "year"))
        if _named(reader.cell(row, _level(reader.cell(row, "level")))) != _named(wanted):
            audit.leave_out(row.number, "another area")
        elif not year:
            audit.leave_out(row.number, "no year", reader.cell(row, "year"))
        elif year in years:
            audit.leave_out(row.number, "the same area and year again")
        else:
            years.add(year)
            audit.use(row.number)
            for at, name in columns:
                _keep(values[name], year, row.cells[at] if at < len(row.cells) else "", row.number, name, audit)
    return wanted, [Measure(*_called(name), dict(sorted(of.items()))) for name, of in values.items() if of]


def _keep(of: dict[str, str], year: str, text: str, row: int, name: str, audit: Audit) -> None:
    bare = text.strip("[]").lower()
    if not text:
        return
    if bare in _MARKS:
        of[year] = bare
    elif number(text.removesuffix("%")).value is None:
        audit.change(row, f"{name} is left off: not a number", text)
    else:
        of[year] = text.removesuffix("%").replace(",", "")


def _called(column: str) -> tuple[str, str]:
    """The name and unit of a column's measure."""
    lower = column.lower()
    basis = next((f", {word}" for word in ("FTE", "headcount") if lower.endswith(f"_{word.lower()}")), "")
    bare = re.sub(r"_(?:fte|headcount)$", "", lower)
    name = _NAMES.get(bare) or bare.replace("_", " ").capitalize()
    is_rate = "rate" in bare or bare == "absence" or "percent" in bare
    return f"{name}{basis}", "%" if is_rate else "cases" if "caseload" in bare else basis.strip(", ")


def _year(text: str) -> str:
    digits = text.strip()
    return digits if re.fullmatch(r"\d{4}|\d{6}", digits) else ""


def _level(text: str) -> str:
    level = text.strip().lower()
    return "country" if level == "national" else "region" if level == "regional" else "area"


def _named(text: str) -> str:
    return text.casefold().replace("&", "and").strip()


def _area(layout: Layout, reader: RowReader, area: str | None) -> str:
    """The area as the file spells it."""
    names: dict[str, str] = {}
    for row in layout.table.rows[layout.first :]:
        if name := reader.cell(row, _level(reader.cell(row, "level"))):
            names.setdefault(_named(name), name)
    if area is None:
        raise Unimportable(
            f"{layout.table.named} has {len(names)} areas", "say which with --area, for example --area 'East Midlands'"
        )
    if (found := names.get(_named(area))) is not None:
        return found
    near = nearest(area, names.values())
    help = f"did you mean {near}?" if near else f"its areas are {listed(names.values())}"
    raise Unimportable(f"{layout.table.named} has no area {area!r}", help)
