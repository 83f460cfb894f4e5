"""Posts or people, a row each, or counts of them, to counts by grade, pay point and team."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from ..case.models.fields.points import PayPoint
from ..diagnostics.names import fold
from .audit import Audit
from .headings import Layout
from .posts import LeaveOut, Options, Post, PostReader, Said
from .rows import RowReader, data_rows
from .table import Row
from .values import FILLED, NO, VACANT, YES, number, point

_ZERO = Fraction(0)
_STATES = ("in_post", "vacant", "establishment")
# What the rows of the long form call what they count.
LONG = {
    "in_post": ("in post", "filled", "actual", "employed", "staff in post", "occupied", "fte in post", "wte in post"),
    "vacant": ("vacant", "vacancies", "vacancy", "unfilled", "vacant fte", "vacant wte", "fte vacant"),
    "establishment": ("establishment", "budget", "budgeted", "funded", "approved", "budgeted fte", "establishment fte"),
    "fte": ("fte", "wte", "full time equivalent", "contracted fte"),
    "hours": ("hours", "weekly hours", "contracted hours", "hours per week"),
    "headcount": ("headcount", "heads", "people"),
    "salary": ("salary", "annual salary"),
    "point": ("scp", "point", "pay point", "spinal column point"),
    "status": ("status", "post status"),
}


class Counts:
    """FTE in post and vacant, by pay point (None where a row has none)."""

    def __init__(self) -> None:
        self.in_post: dict[PayPoint | None, Fraction] = {}
        self.vacant: dict[PayPoint | None, Fraction] = {}


class Team(NamedTuple):
    """The FTE of a team."""

    in_post: Fraction
    vacant: Fraction


class Establishment:
    """What an establishment comes to."""

    def __init__(self) -> None:
        self.grades: dict[str, Counts] = {}
        self.teams: dict[str, Team] = {}
        self.salaries: dict[tuple[str, PayPoint | None], set[Fraction]] = defaultdict(set)
        self.sexes: dict[tuple[str, str, str], int] = defaultdict(int)
        self.has_sexes = self.has_paid = False
        self._names: dict[str, str] = {}

    def add(self, post: Post, said: Said) -> None:
        """Count a post."""
        name = self._name(post.grade)
        counts = self.grades.setdefault(name, Counts())
        for of, fte in ((counts.in_post, post.in_post), (counts.vacant, post.vacant)):
            of[post.point] = _plus(of.get(post.point, _ZERO), fte)
        if team := said.get("team", ""):
            team = self._name(team)
            before = self.teams.get(team, Team(_ZERO, _ZERO))
            self.teams[team] = Team(_plus(before.in_post, post.in_post), _plus(before.vacant, post.vacant))
        if post.salary is not None:
            self.salaries[name, post.point].add(post.salary)
        if post.in_post and (sex := _sex(said.get("sex", ""))):
            self.sexes[name, _paid(said.get("paid", "")), sex] += _heads(said.get("headcount", ""))

    def _name(self, text: str) -> str:
        """A name as it was first written, whatever its case and marks."""
        return self._names.setdefault(fold(text) or text, text)


def counted(
    layout: Layout, options: Options, audit: Audit, watch: Callable[[Sequence[Row]], Iterable[Row]] = iter
) -> Establishment:
    """The counts of a table, and in the audit what became of every row."""
    reader = _Reader(layout, options, audit)
    for row in data_rows(layout, audit, reader.rows, watch):
        reader.read(row)
    reader.finish()
    return reader.made


class _Reader:
    """Row by row; the rows of a post in the long form together."""

    def __init__(self, layout: Layout, options: Options, audit: Audit) -> None:
        self.made = Establishment()
        self.rows = rows = RowReader(layout, audit)
        self._audit = audit
        self._is_long = "measure" in layout.columns and "value" in layout.columns
        is_flag = "vacan" in rows.header("status")
        if "vacant" in layout.columns and rows.all_in("vacant", YES | NO | VACANT | FILLED):
            rows.columns = {field: at for field, at in layout.columns.items() if field != "vacant"}
            rows.columns["status"] = layout.columns["vacant"]
            is_flag = True
        if rows.drop_unless_mostly_different("post"):
            audit.notes.append("the column of post numbers repeats in most rows, so it is not used as one")
        self._has_people = rows.any_in("person")
        self._says_state = self._has_people or self._is_long or bool({"status", *_STATES} & set(rows.columns))
        self._posts = PostReader(options, rows.columns, _by_point(rows, layout), is_flag=is_flag, has_people=self._has_people)
        self._listed: dict[str, tuple[Fraction, set[str]]] = {}
        self._seen: set[tuple[str, ...]] = set()
        self._long: dict[tuple[str, ...], dict[str, tuple[int, str]]] = {}
        self._key = [field for field in rows.columns if field not in ("measure", "value")]
        self.made.has_sexes = "sex" in rows.columns
        self.made.has_paid = "paid" in rows.columns

    def read(self, row: Row) -> None:
        """One row."""
        if self._is_long:
            self._long_row(row)
        else:
            self._post([row.number], self.rows.said(row), tuple(row.cells))

    def finish(self) -> None:
        """What can only be said of all rows together."""
        for key, measures in self._long.items():
            said = {**dict(zip(self._key, key, strict=True)), **{name: text for name, (_, text) in measures.items()}}
            self._post([at for at, _ in measures.values()], said, key)
        if not self._says_state:
            self._audit.notes.append("no column says which posts are vacant: all are taken to be in post")

    def _long_row(self, row: Row) -> None:
        name = fold(self.rows.cell(row, "measure")).replace("_", " ")
        measure = next((measure for measure, names in LONG.items() if name in names), None)
        if measure is None:
            self._audit.leave_out(row.number, "a measure that is not known", self.rows.cell(row, "measure"))
            return
        measures = self._long.setdefault(tuple(self.rows.cell(row, field) for field in self._key), {})
        if measure in measures:
            self._audit.leave_out(row.number, "the same measure again")
        else:
            measures[measure] = (row.number, self.rows.cell(row, "value"))

    def _post(self, rows: Sequence[int], said: Said, cells: tuple[str, ...]) -> None:
        """A post, of one row or of several: they are used, or left out, together."""
        try:
            post = self._posts.read(said)
            is_shared = self._is_shared(said, post, cells)
        except LeaveOut as why:
            for row in rows:
                self._audit.leave_out(row, why.reason, why.text)
            return
        for row in rows:
            self._audit.use(row)
        for how, text in post.changes:
            self._audit.change(rows[0], how, text)
        if is_shared:
            self._audit.change(rows[0], "a post shared with an earlier row, 1 FTE or less together")
        self.made.add(post, said)

    def _is_shared(self, said: Said, post: Post, cells: tuple[str, ...]) -> bool:
        """Whether a post is listed before, for another who shares it. Raises `LeaveOut` for one that is listed twice."""
        number_, person = said.get("post", "").casefold(), said.get("person", "")
        holder = person or ("vacant" if post.vacant else "filled")
        if number_ or person:
            if cells in self._seen:
                raise LeaveOut("the same row again")
            self._seen.add(cells)
        if not number_:
            return False
        fte, people = self._listed.get(number_, (_ZERO, set()))
        together = _plus(fte, _plus(post.in_post, post.vacant))
        if fte and together > 1:
            raise LeaveOut("the same post number again, and more than 1 FTE together")
        if fte and holder in people:
            raise LeaveOut("the same post number again")
        self._listed[number_] = (together, people | {holder})
        return bool(fte)


def _by_point(rows: RowReader, layout: Layout) -> set[str]:
    """The grades of which any row has a pay point."""
    data = layout.table.rows[layout.first :] if "point" in rows.columns else []
    return {fold(rows.cell(row, "grade")) for row in data if point(rows.cell(row, "point")) is not None}


def _plus(one: Fraction, other: Fraction) -> Fraction:
    """Their sum; most of many are 0, and to add that takes as long as to add any other."""
    return one + other if one and other else one or other


def _heads(text: str) -> int:
    heads = number(text).value if text else None
    return int(heads) if heads is not None and heads.denominator == 1 else 1


def _paid(text: str) -> str:
    amount = number(text, "money").value if text and text.lower() not in NO else None
    return "paid" if text.lower() in YES or amount else "not_paid"


def _sex(text: str) -> str:
    first = text[:1].lower()
    return "women" if first in ("f", "w") else "men" if first == "m" else ""
