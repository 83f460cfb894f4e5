"""What a row says of a post: its grade and pay point, and how much of it is filled and vacant."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from ..case.models.fields.points import PayPoint
from ..diagnostics.names import fold
from .values import AGENCY, ERRORS, FILLED, GONE, NO, VACANT, YES, day, in_hours, number, point

Said = dict[str, str]
Changes = list[tuple[str, str]]

_MOST_OF_ONE_PERSON = Fraction(3, 2)
_MOST_HOURS = 48
_ZERO, _ONE = Fraction(0), Fraction(1)


class LeaveOut(Exception):  # noqa: N818 - a row that is left out is no error
    """Why a row is left out, and the cell that is the reason."""

    def __init__(self, reason: str, text: str = "") -> None:
        super().__init__(reason)
        self.reason, self.text = reason, text


class Options(NamedTuple):
    """What a row rests on that it does not say."""

    full_time_hours: Fraction
    as_at: date
    points: Mapping[Fraction, PayPoint] = {}  # the pay point of each salary, where only one point has it
    spine: Collection[PayPoint] = ()  # every pay point that has a salary, where those are known


class Post(NamedTuple):
    """A row understood; `changes` are how it was read where not as it stands."""

    grade: str
    point: PayPoint | None
    in_post: Fraction
    vacant: Fraction
    salary: Fraction | None
    changes: tuple[tuple[str, str], ...]


class PostReader:
    """Reads posts of one table: `fields` are those that it has, `is_flag` says that its status is a yes or no to being vacant,
    `has_people` that it says who is in a post, `by_point` are the grades of which any row has a pay point."""

    def __init__(
        self, options: Options, fields: Collection[str], by_point: Collection[str], *, is_flag: bool, has_people: bool
    ) -> None:
        self._options = options
        self._fields = fields
        self._by_point = by_point
        self._is_flag = is_flag
        self._has_people = has_people

    def read(self, said: Said) -> Post:
        """The post of a row. Raises `LeaveOut` for one that cannot be used."""
        changes: Changes = []
        grade = _text(said, "grade")
        if not grade:
            raise LeaveOut("no grade")
        if end := said.get("end"):
            self._refuse_gone(end)
        state = self._state(said, changes)
        in_post, vacant = self._amounts(said, state, changes)
        if not (in_post or vacant):
            raise LeaveOut("0 FTE")
        salary = _amount(said["salary"], "salary", changes, "money") if said.get("salary") else None
        return Post(grade, self._point(said, in_post, salary, changes), in_post, vacant, salary, tuple(changes))

    def _refuse_gone(self, end: str) -> None:
        if end.lower() in ERRORS:
            raise LeaveOut(f"{end.upper()} for an end date")
        last = day(end)
        if last is None and end.strip("-–"):
            raise LeaveOut("an end date that is no date", end)
        if last is not None and last < self._options.as_at:
            raise LeaveOut(f"ended before the day of the extract, {self._options.as_at}")

    def _point(self, said: Said, in_post: Fraction, salary: Fraction | None, changes: Changes) -> PayPoint | None:
        if text := _text(said, "point"):
            found = point(text)
            if found is None:
                raise LeaveOut("a pay point that is no number", text)
            if not isinstance(found, int) and (found not in self._options.spine if self._options.spine else salary is None):
                raise LeaveOut("a pay point by a name that has no salary", text)
            return found
        if salary is not None and salary in self._options.points:
            changes.append(("no pay point: the one of its salary", ""))
            return self._options.points[salary]
        if in_post and fold(said["grade"]) in self._by_point:
            raise LeaveOut("no pay point, where others of its grade have one")
        return None

    def _state(self, said: Said, changes: Changes) -> str:
        """`filled` or `vacant`."""
        word = _word(_text(said, "status"))
        holder = _word(said.get("person", ""))
        if word in GONE:
            raise LeaveOut("no post of staff: left, casual, frozen or deleted", said["status"])
        if word in AGENCY or holder in AGENCY:
            changes.append(("agency staff in the post, which counts as vacant", ""))
            return "vacant"
        if not word:
            is_empty = (self._has_people and not holder) or holder.partition(" ")[0] in ("vacant", "vacancy", "unfilled")
            return "vacant" if is_empty or said.get("headcount") == "0" else "filled"
        if word in VACANT or word in (YES if self._is_flag else NO):
            return "vacant"
        if word in FILLED or word in (NO if self._is_flag else YES):
            return "filled"
        raise LeaveOut("a status that says neither filled nor vacant", said["status"])

    def _amounts(self, said: Said, state: str, changes: Changes) -> tuple[Fraction, Fraction]:
        """FTE in post and vacant."""
        given = {field: said[field] for field in ("in_post", "vacant", "establishment") if said.get(field)}
        if self._is_flag:
            given.pop("vacant", None)
        fte = said.get("fte")
        if not given or (list(given) == ["establishment"] and not fte):
            whole = self._fte(said, changes)
            return (whole, _ZERO) if state == "filled" else (_ZERO, whole)
        if fte and list(given) == ["establishment"]:
            given["in_post"] = fte
        elif fte and "establishment" not in given and len(given) == 1:
            given["establishment"] = fte
        return _by_state({field: _amount(text, field, changes) for field, text in given.items()}, changes)

    def _fte(self, said: Said, changes: Changes) -> Fraction:
        heads = _amount(said["headcount"], "headcount", changes) if said.get("headcount") else _ONE
        text = said.get("fte") or said.get("establishment") or ""
        if not text:
            return self._of_hours(said, heads, changes)
        if (hours := in_hours(text)) is not None:
            changes.append(("hours in the column of FTE: ÷ full-time hours", text))
            return hours / self._options.full_time_hours
        found = _amount(text, "fte", changes)
        if said.get("person") and found > _MOST_OF_ONE_PERSON:
            raise LeaveOut("more than 1.5 FTE for one person (hours?)", text)
        return found

    def _of_hours(self, said: Said, heads: Fraction, changes: Changes) -> Fraction:
        """Hours ÷ full-time hours × people; people alone where no column says FTE or hours."""
        text = said.get("hours", "")
        if not text:
            if "headcount" in self._fields and not {"fte", "hours", "establishment"} & set(self._fields):
                changes.append(("each person counts as 1 FTE: no column gives FTE or hours", ""))
                return heads
            raise LeaveOut("no FTE" if {"fte", "establishment"} & set(self._fields) else "no hours")
        written = in_hours(text)
        hours = _amount(text, "hours", changes) if written is None else written
        if hours > _MOST_HOURS:
            raise LeaveOut(f"more than {_MOST_HOURS} hours a week", text)
        full = _amount(said["full_time_hours"], "full_time_hours", changes) if said.get("full_time_hours") else None
        whole = self._options.full_time_hours if full is None else full
        if not whole:
            raise LeaveOut("0 full-time hours")
        if "fte" in self._fields:
            changes.append(("no FTE: hours ÷ full-time hours", ""))
        return (heads or _ONE) * hours / whole  # a vacant post has nobody, and its hours


def _text(said: Said, field: str) -> str:
    """A cell that is no error of a spreadsheet."""
    text = said.get(field, "")
    if text.startswith("#") and text.lower() in ERRORS:
        raise LeaveOut(f"{field.replace('_', ' ')}: {number(text).why}")
    return text


def _word(text: str) -> str:
    return fold(text).replace("_", " ")


def _amount(text: str, field: str, changes: Changes, unit: str = "fte") -> Fraction:
    """A number of 0 or more."""
    name = "FTE" if field == "fte" else field.replace("_", " ")
    read = number(text, unit)
    if read.value is None:
        raise LeaveOut(f"{name}: {read.why}", "" if text.startswith("#") else text)
    if read.left_off:
        changes.append((f"the note after {name} is left off", text))
    return read.value


def _by_state(values: dict[str, Fraction], changes: Changes) -> tuple[Fraction, Fraction]:
    """FTE in post and vacant from two of the three: establishment, in post, vacant."""
    whole = values.get("establishment")
    if whole is None:
        return values.get("in_post", _ZERO), values.get("vacant", _ZERO)
    if "in_post" in values and "vacant" in values:
        if values["in_post"] + values["vacant"] != whole:
            changes.append(("in post and vacant are taken as given: they are not the establishment together", ""))
        return values["in_post"], values["vacant"]
    if "in_post" in values:
        if values["in_post"] > whole:
            changes.append(("more in post than the establishment: none taken to be vacant", ""))
        return values["in_post"], max(whole - values["in_post"], _ZERO)
    if values["vacant"] > whole:
        raise LeaveOut("more vacant than the establishment")
    return whole - values["vacant"], values["vacant"]
