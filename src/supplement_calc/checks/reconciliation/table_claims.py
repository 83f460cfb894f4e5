"""Claims of evidence: rates and totals that a paper prints in its own tables, each with what its other cells give."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...evidence.change import Change
from ...evidence.measure_names import MEANINGS, measure_named, with_further_rates
from ...evidence.workforce import GroupEvidence, TeamEvidence
from ...ledger import Figure, Interval, Missing, Unit, to_places
from ...ledger.ledger import is_answered
from ...ledger.rounding import EXACT
from ..context import CheckContext
from .ambiguous_measures import AmbiguousMeasures
from .claim import Claim, Column, LeftOut, Otherwise, Row
from .figure_index import row_of
from .possible_values import PossibleValues
from .printed_cells import PrintedCell, printed_in

NOT_WORKED_OUT = "nothing in the case gives it"


def team_claims(
    context: CheckContext, group: str, team: TeamEvidence, row: Row, meanings: AmbiguousMeasures
) -> Iterator[Claim]:
    """Every printed cell of a row and of its earlier dates, and those of its own that its other cells give."""
    name = f"{group}, {team.name}"
    yield from _row(context, name, row, meanings)
    for at, then in team.earlier.items():
        yield from _row(context, f"{name}, {at}", extended(context, f"{name}, {at}", then), meanings)


def _row(context: CheckContext, name: str, row: Row, meanings: AmbiguousMeasures) -> Iterator[Claim]:
    for measure, cell in printed_in(row, name).items():
        meaning = meanings.meaning_of(measure, cell)
        if meaning is not None:
            yield claim(context, cell, row.get(meaning))._replace(otherwise=on_average(measure, cell, row))
    yield from ties(context, name, row, meanings)


def extended(context: CheckContext, name: str, row: Row, earlier: tuple[Row, ...] = ()) -> Row:
    """A row with the further rates that papers print."""
    if not row:
        return row
    return with_further_rates(context.ledgers.workforce.ledger, row_of(next(iter(row.values()))), name, row, earlier)


def ties(context: CheckContext, name: str, row: Row, meanings: AmbiguousMeasures) -> Iterator[Claim]:
    """Inputs of a row that others give: people by men and women, posts by staff and vacancies, turnover by leavers."""
    for one in _ties(context, name, row, meanings):
        yield one._replace(is_within_row=True)


def _ties(context: CheckContext, name: str, row: Row, meanings: AmbiguousMeasures) -> Iterator[Claim]:
    heads, people = row.get("headcount"), row.get("people")
    if heads is not None and _has_value(people) and (cell := PrintedCell.of(heads, name, "headcount")) is not None:
        yield claim(context, cell, people)
    yield from _posts(context, name, row)
    given, ours = row.get("turnover"), row.get(meanings.resolve("turnover"))
    if given is not None and _has_value(ours) and (cell := PrintedCell.of(given, name, "turnover")) is not None:
        yield claim(context, cell, ours)._replace(otherwise=on_average("turnover", cell, row))


def _has_value(figure: Figure | None) -> bool:
    return figure is not None and figure.value is not None


# Staff a year before are taken to be half to twice those of the day: on average three quarters to one and a half times.
_LEAST_OF_AVERAGE, _MOST_OF_AVERAGE = Decimal("0.667"), Decimal("1.333")


def on_average(name: str, cell: PrintedCell, row: Row) -> Otherwise | None:
    """What a rate that may be of staff on average could be, where the row does not say how many those are."""
    measure = measure_named(name, cell.printed.unit)
    at_the_date, average = MEANINGS[measure] if measure in ("turnover", "starter_rate") else ("", "")
    ours = row.get(at_the_date)
    if ours is None or ours.value is None or average in row:
        return None
    least, most = (EXACT.multiply(ours.value, end) for end in (_LEAST_OF_AVERAGE, _MOST_OF_AVERAGE))
    shown = f"{to_places(ours.value, max(-cell.printed.precision, 0)):f}%"
    return Otherwise(Interval(least, most), f"of staff at the date it is {shown}, and staff on average are not given")


def _posts(context: CheckContext, name: str, row: Row) -> Iterator[Claim]:
    """Posts against staff in post and vacancies, where a row gives all three; where it has its vacancies without those that
    agency staff cover, and they say so, against all three together."""
    posts, staff, vacant = (row.get(measure) for measure in ("establishment", "in_post", "vacant"))
    if posts is None or staff is None or vacant is None or not (posts.is_input and staff.is_input and vacant.is_input):
        return
    cell = PrintedCell.of(posts, name, "establishment")
    if cell is None:
        return
    ledger, id = context.ledgers.workforce.ledger, f"{posts.id}.in_post_and_vacant"
    label = f"{name}: in post and vacant"
    together = ledger.work(id, label, posts.unit, "sum", (staff, vacant))
    agency = row.get("agency")
    if agency is not None and agency.value:
        with_agency = ledger.work(f"{id}_and_agency", f"{label} and agency", posts.unit, "sum", (staff, vacant, agency))
        if cell.may_be(PossibleValues(context.case).of(with_agency)):
            return
    yield claim(context, cell._replace(id=id), together)._replace(is_tie=True)


def series_claims(context: CheckContext, group: GroupEvidence, possible: PossibleValues) -> Iterator[Claim]:
    """The cells of every date of a series."""
    rows = {at.name: extended(context, f"{group.name}, {at.name}", at.measures) for at in group.series}
    meanings = AmbiguousMeasures(rows.values(), possible)
    for at in group.series:
        yield from team_claims(context, group.name, at, rows[at.name], meanings)


def change_claims(context: CheckContext, cell: PrintedCell, change: Change | None) -> Iterator[Claim]:
    """A change as a paper prints it: in points, times, per cent where it has that sign, else in the measure's own unit; with
    its direction where it says one, else its size alone; or both ends of it."""
    printed = cell.printed
    if change is None:
        yield claim(context, cell, None)
    elif printed.high is not None:
        for end, value, figure in (("first", printed.value, change.first), ("last", printed.high, change.last)):
            one = printed._replace(value=value, high=None)
            yield claim(context, PrintedCell(f"{cell.id}.{end}", f"{cell.label}, its {end}", one), figure)
    else:
        yield claim(context, cell, _change_meant(context, cell, change), unsigned=not printed.is_signed)


def _change_meant(context: CheckContext, cell: PrintedCell, change: Change) -> Figure | None:
    if cell.printed.measured == "times":
        ledger, id = context.ledgers.workforce.ledger, f"{change.by.id}_times"
        return ledger.work(id, f"{change.label}: times", "count", "ratio", (change.last, change.first))
    if cell.printed.measured == "points":
        return change.by if change.in_points else None
    return change.percent if cell.printed.unit == "percent" else change.by


def claim(
    context: CheckContext,
    cell: PrintedCell,
    figure: Figure | None,
    column: Column | None = None,
    left_out: LeftOut | None = None,
    *,
    why: str = NOT_WORKED_OUT,
    unsigned: bool = False,
) -> Claim:
    """A cell against the figure that it should be; `why` there is none."""
    return Claim(
        cell.id, cell.label, cell.printed, cell.unit, cell.printed.span, figure or _none(cell, why), context.ledgers,
        context.suppressed, column=column, left_out=left_out, unsigned=unsigned,
    )  # fmt: skip


def _none(cell: PrintedCell, why: str) -> Figure:
    unit: Unit = cell.printed.unit or "count"
    return Figure(f"{cell.id}.computed", cell.label, None, unit, Missing(why))


def is_given(row: Row, measure: str) -> bool:
    """Whether a row has an answer for a measure."""
    return measure in row and is_answered(row[measure])
