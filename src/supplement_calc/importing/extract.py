"""Bring in extracts: from files to the text of sections, with what each came from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from ..case.models.fields.points import PayPoint
from ..diagnostics.names import listed, nearest
from . import sections
from .audit import Audit, ranges
from .columns_known import KINDS
from .comparators import comparators
from .establishment import counted
from .headings import Layout, laid_out, refuse_column
from .opening import tables_of
from .posts import Options
from .social_work import measures
from .spine import by_salary, spine
from .table import Progress, Row, Table, Unimportable
from .values import day, day_in

Watch = Callable[[Sequence[Row]], Iterable[Row]]


class Wanted(NamedTuple):
    """How extracts are to be read: what the command line says."""

    kind: str | None = None
    sheet: str | None = None
    columns: Mapping[str, str] = {}
    full_time_hours: Fraction = Fraction(37)
    as_at: date | None = None
    area: str | None = None
    grade: str | None = None


class Extract(NamedTuple):
    """A file brought in: its layout, what became of its rows, and the lines of each section that it gives."""

    layout: Layout
    audit: Audit
    gives: dict[str, list[str]]

    def provenance(self, *, quoting: bool) -> list[str]:
        """Where it all came from, a sentence a line; with cells quoted where only whoever gave the file reads it."""
        used = f"rows {ranges(self.audit.used)}" if self.audit.used else "no row"
        table = self.layout.table
        return [
            f"{table.named}, {used if len(used) < 60 else _span(self.audit.used)}: {KINDS[self.layout.kind].description}; "
            f"{table.read_as}",
            f"columns: {self.layout.shown()}",
            *([f"columns not used: {unused}"] if quoting and (unused := self.layout.unused()) else []),
            self.audit.reconciled(),
            *self.audit.reasons(quoting=quoting),
            *self.audit.notes,
            *([f"sheets not read: {', '.join(table.others)}"] if table.others else []),
        ]


def _span(rows: Sequence[int]) -> str:
    return f"rows {min(rows)} to {max(rows)}"


def bring_in(
    files: Sequence[str],
    wanted: Wanted,
    known: Mapping[PayPoint, Fraction],
    dated: Callable[[str], date],
    progress: Progress,
    watch: Watch,
) -> list[Extract]:
    """Every file brought in. `known` is the pay of the points of the case that they go into, `dated` the day of a file where it
    says none itself.

    Raises `Unimportable` for the first that cannot be.
    """
    _refuse_unknown_fields(wanted)
    alone = len(files) == 1
    layouts = [(name, _layout(tables_of(name, wanted.sheet, progress, alone=alone), wanted, alone=alone)) for name in files]
    _refuse_unused_columns(layouts, wanted)
    points = dict(known)
    made: list[Extract] = []
    for name, layout in sorted(layouts, key=lambda one: one[1].kind != "spine"):
        audit = Audit()
        made.append(Extract(layout, audit, {}))
        if layout.kind == "spine":
            found = spine(layout, audit)
            points.update(found)
            made[-1].gives["pay_points"] = sections.pay_points(found)
        elif layout.kind == "establishment":
            made[-1].gives.update(_establishment(name, layout, audit, wanted, points, dated, watch))
        elif layout.kind == "comparators":
            made[-1].gives["comparators"] = sections.comparators(comparators(layout, audit, wanted.grade))
        else:
            area, found_measures = measures(layout, audit, wanted.area)
            made[-1].gives["indicators"] = sections.indicators(area, found_measures, layout.table.named)
        if not audit.used:
            reasons = "; ".join(audit.reasons(quoting=True))
            raise Unimportable(f"{layout.table.named}: no row could be used", reasons, 1)
    _refuse_twice(made)
    return made


def _refuse_twice(made: Iterable[Extract]) -> None:
    seen: dict[str, str] = {}
    for extract in made:
        for section, lines in extract.gives.items():
            if lines and section in seen:
                raise Unimportable(
                    f"{seen[section]} and {extract.layout.table.named} both give {section}",
                    "bring them in one by one, or join them",
                )
            seen[section] = extract.layout.table.named


def _refuse_unknown_fields(wanted: Wanted) -> None:
    fields = {field for name, kind in KINDS.items() if wanted.kind in (None, name) for field in kind.fields}
    for field in wanted.columns:
        if field not in fields:
            near = nearest(field, fields)
            raise Unimportable(
                f"--column: there is no {field!r} to set",
                f"did you mean {near}?" if near else f"there are {listed(sorted(fields))}",
            )


def _refuse_unused_columns(layouts: Sequence[tuple[str, Layout]], wanted: Wanted) -> None:
    for field, name in wanted.columns.items():
        owners = [layout for _, layout in layouts if field in KINDS[layout.kind].fields]
        if not owners:
            kinds = listed(sorted({layout.kind for _, layout in layouts}))
            raise Unimportable(f"--column {field}: the files are {kinds}, which have no {field}", "leave it out, or set --kind")
        if name.casefold() != "none" and not any(field in layout.columns for layout in owners):
            refuse_column(owners[0], field, name)


def _layout(tables: Sequence[Table], wanted: Wanted, *, alone: bool) -> Layout:
    """The one table of a file that can be brought in."""
    some = [table for table in tables if any(any(row.cells) for row in table.rows)]
    if not some:
        raise Unimportable(f"{tables[0].named} has no rows" if tables else "the workbook has no sheets", "export it again", 1)
    alone = alone and len(some) == 1
    found = [one for table in some if (one := laid_out(table, wanted.kind, wanted.columns, alone=alone)) is not None]
    if not found:
        raise _unknown(some, wanted)
    if len(found) > 1:
        names = listed(f"{layout.table.sheet!r}" for layout in found)
        raise Unimportable(f"{found[0].table.file}: sheets {names} can all be brought in", "say which with --sheet")
    if len(some) > 1:
        others = tuple(table.sheet for table in some if table is not found[0].table)
        return found[0]._replace(table=found[0].table._replace(others=others))
    return found[0]


def _unknown(tables: Sequence[Table], wanted: Wanted) -> Unimportable:
    needs = [
        f"{kind} ({' and '.join(listed((one.replace('_', ' ') for one in group), 'or') for group in known.needs)})"
        for kind, known in KINDS.items()
        if wanted.kind in (None, kind)
    ]
    return Unimportable(
        f"{tables[0].named} has no columns that say what it is: {'; '.join(needs)}",
        "name them with --column, for example --kind establishment --column grade=Level --column fte=WTE",
        1,
    )


def _with_columns(error: Unimportable, layout: Layout, *, has_spine: bool) -> Unimportable:
    """What grades without pay lack, with the columns that may have it under a name that is not known."""
    unused = layout.unused()
    if {"point", "salary"} & layout.columns.keys() or not unused:
        return error
    first = "" if has_spine else f"{error.help}; and "
    help = f"{first}say which column has it, with --column point=NAME or --column salary=NAME; not used: {unused}"
    return Unimportable(error.text, help, error.code)


def _establishment(
    name: str,
    layout: Layout,
    audit: Audit,
    wanted: Wanted,
    points: dict[PayPoint, Fraction],
    dated: Callable[[str], date],
    watch: Watch,
) -> dict[str, list[str]]:
    as_at = wanted.as_at or _own_date(layout)
    ends = "end" in layout.columns
    if as_at is None and ends:
        as_at = dated(name)
        audit.notes.append(f"who ended before {as_at} is left out: the day of the file, which says no other (--date sets it)")
    options = Options(wanted.full_time_hours, as_at or date.min, by_salary(points), points)
    made = counted(layout, options, audit, watch)
    gives: dict[str, list[str]] = {}
    if not audit.used:
        return gives
    own = {} if points else sections.own_points(made)
    if own:
        gives["pay_points"] = sections.pay_points(own)
    try:
        gives["grades"] = sections.grades(made, points or own, audit.notes)
    except Unimportable as error:
        raise _with_columns(error, layout, has_spine=bool(points)) from None
    if made.teams:
        gives["workforce"] = sections.workforce(made.teams, as_at, f"{layout.table.named}, {_span(audit.used)}")
    if made.has_sexes and (lines := sections.equal_pay(made)):
        gives["equal_pay"] = lines
        if not made.has_paid:
            audit.notes.append("equal_pay takes all staff listed for those who would be paid: no column says who is")
        audit.notes.append("people by sex are `under 5` where they are fewer than 5")
    return gives


def _own_date(layout: Layout) -> date | None:
    """The day that the extract itself says it is of: above its columns, or in a column of its own."""
    for row in layout.table.rows[: layout.first]:
        if row.number not in layout.heading_rows and (found := day_in(" ".join(row.cells))) is not None:
            return found
    if (at := layout.columns.get("as_at")) is None:
        return None
    days = {day(row.cells[at[0]]) for row in layout.table.rows[layout.first :] if at[0] < len(row.cells) and row.cells[at[0]]}
    return days.pop() if len(days) == 1 else None
