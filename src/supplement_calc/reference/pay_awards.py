"""National pay awards by date, from `pay_awards.csv`: the NJC's for local government, and the NHS's Agenda for Change.

Each row is quoted as its sources print it, with both of them, whether they agree, and a note. The file is read when first asked
for, its numbers straight into `Decimal`. What a row does not settle is not settled here either: a point that was given another
number, or an award that goes by pay band, has no answer.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple

from ..diagnostics.names import fold
from ..ledger import Figure, Input
from .calendar import FROM_APRIL, day_in_words

FILE = "pay_awards.csv"
Body = Literal["NJC", "Agenda for Change"]
Kind = Literal["flat", "percent", "lump_sum_percent", "respread"]
Who = Literal["all", "points", "other"]

_BODIES: dict[str, Body] = {"NJC (England, Wales, NI)": "NJC", "NHS Agenda for Change (England)": "Agenda for Change"}
_NAMES: dict[str, Body] = {
    **dict.fromkeys(("njc", "njc_award", "njc_awards", "njc_pay_award", "njc_pay_awards"), "NJC"),
    **dict.fromkeys(
        ("agenda_for_change", "afc", "nhs_agenda_for_change", "nhs_afc", "nhs_agenda_for_change_england"), "Agenda for Change"
    ),
}
BODIES: tuple[Body, ...] = ("NJC", "Agenda for Change")
HIGHEST = 9999
"""The number that no pay point is above."""
_POINTS = re.compile(
    r"(?:(?:most points \(\w+: )?(?P<spine>new )?(?:SCP|points?) "
    r"(?:(?P<least>\d+) and above|up to (?P<most>\d+)|(?P<low>\d+)(?:-(?P<high>\d+))?)|above SCP (?P<above>\d+))"
    r"\)?(?P<old> \(old spine\))?(?P<more>, additional)?"
)
_DELETED = re.compile(r"SCP (\d+) deleted (\d{1,2} \w{3,9} \d{4})")


class Row(NamedTuple):
    """One row: what staff of a group were given from a day on. `who` is whether all were, those at some pay points (`points`,
    from the lowest to the highest), or others, whom points do not tell."""

    body: Body
    day: date
    group: str
    who: Who
    points: tuple[int, int]
    renumbered: bool
    kind: Kind
    value: Decimal | None
    sources: tuple[str, ...]
    sources_agree: str
    note: str

    @property
    def is_lump(self) -> bool:
        """Whether it was paid once, so that it is in no later pay."""
        return self.kind == "lump_sum_percent"

    @property
    def amount(self) -> str:
        """`£1,925`, `3.2%`; `` of points that were laid out anew."""
        if self.value is None:
            return ""
        return f"£{self.value:,f}" if self.kind == "flat" else f"{self.value:f}%"

    @property
    def key(self) -> str:
        """What the ids of its figures have: `njc.2024_04_01.scp_2_43`."""
        return ".".join((fold(self.body), f"{self.day:%Y_%m_%d}", *(() if self.who == "all" else (fold(self.group),))))


class Unsettled(NamedTuple):
    """Why the table does not say what somebody's award was, and what to do about it; `by_points` where a pay point would."""

    why: str
    by_points: bool = False


@cache
def rows() -> tuple[Row, ...]:
    """The table, as the file has it."""
    import csv  # of use to a case that names a national award alone
    from importlib.resources import files

    text = files(__package__).joinpath(FILE).read_text(encoding="utf-8")
    return tuple(_row(cells) for cells in csv.DictReader(text.splitlines()))


def _row(cells: dict[str, str]) -> Row:
    group, who, points, renumbered = cells["group"], "other", (0, HIGHEST), False
    if re.match(r"all\b", group):
        who = "all"
    elif shape := _POINTS.fullmatch(group):
        who, renumbered = "points", bool(shape["spine"])
        low = int(shape["least"] or shape["low"] or (int(shape["above"]) + 1 if shape["above"] else 0))
        high = int(shape["most"] or shape["high"] or shape["low"] or HIGHEST)
        points = (0 if shape["more"] else low, high)  # what those below were given besides, the note says alone
    value = Decimal(cells["value"]) if cells["value"] else None
    sources = tuple(source for source in (cells["source_1"], cells["source_2"]) if source)
    day = date.fromisoformat(cells["effective_date"])
    body, kind = _BODIES[cells["body"]], cells["kind"]
    agree, note = cells["sources_agree"], cells["note"]
    return Row(body, day, group, who, points, renumbered, kind, value, sources, agree, note)  # type: ignore[arg-type]


def body_named(text: str) -> Body | None:
    """The body that a text names: `NJC`, `Agenda for Change` or `AfC`, however it is written."""
    return _NAMES.get(fold(text))


def body_names() -> list[str]:
    """Those names, folded."""
    return list(_NAMES)


def days(body: Body) -> list[date]:
    """The days from which a body's awards hold, in order."""
    return list(dict.fromkeys(row.day for row in rows() if row.body == body and not row.is_lump))


def known_from(body: Body) -> date:
    """The first day whose pay the table brings to a later one: that before its first award."""
    return days(body)[0] - timedelta(days=1)


def known_to(body: Body) -> date:
    """The last day to which it does: that before the next award, which falls on a 1 April."""
    return FROM_APRIL.last_day(FROM_APRIL.of(days(body)[-1]))


def between(body: Body, after: date, until: date) -> list[date]:
    """The days of awards after one day, to another and that too."""
    return [day for day in days(body) if after < day <= until]


def lump_sums(body: Body, after: date, until: date) -> list[Row]:
    """What was paid once between two days."""
    return [row for row in rows() if row.body == body and row.is_lump and after < row.day <= until]


def award_of(body: Body, day: date, point: int | None, since: date) -> Row | Unsettled:
    """What was given from a day on to who is at a pay point, as points were numbered on the earlier day `since`; to everybody
    where the case gives no point."""
    of_day = [row for row in rows() if row.body == body and row.day == day and not row.is_lump]
    if others := [row for row in of_day if row.who == "other"]:
        return Unsettled(f"it was not the same for all, and the table knows no more than “{others[0].group}”")
    if of_day[0].who == "all":
        gone = None if point is None else _deleted(body, point, since, day)
        return of_day[0] if gone is None else Unsettled(f"point {point} was deleted on {day_in_words(gone)}")
    if any(row.renumbered for row in of_day):
        return Unsettled("the pay points were laid out anew and given other numbers")
    if point is None:
        return Unsettled(f"it goes by pay point ({'; '.join(f'{row.group} {row.amount}' for row in of_day)})", by_points=True)
    if (gone := _deleted(body, point, since, day)) is not None:
        return Unsettled(f"point {point} was deleted on {day_in_words(gone)}")
    at = [row for row in of_day if row.points[0] <= point <= row.points[1]]
    if len(at) != 1:
        notes = "; ".join(dict.fromkeys(row.note for row in at or of_day if row.note))
        return Unsettled(f"the table does not settle what point {point} was given{f' ({notes})' if notes else ''}")
    return at[0]


def _deleted(body: Body, point: int, since: date, until: date) -> date | None:
    """The day on which a point was deleted, if that is after one day and on or before another."""
    for row in rows():
        for number, text in _DELETED.findall(row.note) if row.body == body else ():
            day = datetime.strptime(text, "%d %b %Y" if len(text.split()[1]) == 3 else "%d %B %Y").date()  # noqa: DTZ007
            if int(number) == point and since < day <= until:
                return day
    return None


@cache
def figure_of(row: Row) -> Figure:
    """A row as a figure with its sources: pounds a year, or a percentage of pay. One figure, whoever asks."""
    assert row.value is not None, row.group
    sources = ", ".join(_host(source) for source in row.sources)
    more = f"; {row.note}" if row.note else ""
    text = f"{row.amount} from {day_in_words(row.day)}, {row.group}{more} ({sources}; sources agree: {row.sources_agree})"
    label = f"{row.body} award from {day_in_words(row.day)}{'' if row.who == 'all' else f', {row.group}'}"
    return Figure(f"pay_awards.{row.key}", label, row.value, "GBP" if row.kind == "flat" else "percent", Input(text))


def _host(source: str) -> str:
    """The site of an address, or the source as it is printed."""
    address = re.match(r"https?://(?:www\.)?([^/\s]+)", source)
    return address[1] if address else source
