"""What `market` shows: for each grade, what each comparator pays, the statistic, the gap and where the supplement leaves us."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from ...diagnostics.names import listed
from ...evidence.comparators import Compared
from ...evidence.market import GradeMarket, MarketEvidence
from ...evidence.printed_precision import Held, held_against
from ...ledger import Figure, in_place_of_value, why_none
from ...reference.calendar import day_in_words
from ..amounts import Shown, bracketed, percent, shows_figure
from ..case_figures import CaseFigures, FigureTable, case_view
from ..document import Document, Grid, GridRow, Heading, Sentence
from ..followed.kept import kept
from ..followed.texts import place_text, written
from ..view import View
from .keys.market import ONE, basis, market_key, pay_shown
from .their_supplements import supplements_note

_TEENS = (11, 12, 13)


def market_view(evidence: MarketEvidence, shown: Shown) -> View:
    """The page, and a table a grade with the warnings as notes."""
    return case_view(
        lambda: market_page(evidence, shown),
        lambda: CaseFigures.of_evidence(
            evidence.case, evidence.ledger, market_tables(evidence), warnings(evidence, shown), key=market_key(evidence, shown)
        ),
        evidence.case,
    )


def market_page(evidence: MarketEvidence, shown: Shown) -> Document:
    """The whole page."""
    case, terms = evidence.case, evidence.terms
    dated = f"; our own pay of {day_in_words(terms.own_date)}" if terms.own_date else ""
    under = ([case.organisation] if case.organisation else []) + [basis(evidence) + dated]
    return (
        Heading(f"{case.title}: the market", tuple(under)),
        market_key(evidence, shown),
        *(block for grade in evidence.grades for block in grade_blocks(evidence, grade, shown)),
        *other_pay(evidence),
        *(Sentence(warning) for warning in warnings(evidence, shown).values()),
    )


def grade_blocks(
    evidence: MarketEvidence, grade: GradeMarket, shown: Shown, *, is_paper: bool = False
) -> Iterator[Grid | Sentence]:
    """A grade's comparators and results, who is left out, and, but in a paper of our own, what the case's paper prints."""
    yield _grid(evidence, grade, shown)
    if text := _place_and_left_out(evidence, grade):
        yield Sentence(text)
    for held in held_against(evidence.case, evidence.ledger) if not is_paper else ():
        if held.figure.id in grade.worked_out:
            yield Sentence(_printed_sentence(held, grade, shown))


@kept
def _grid(evidence: MarketEvidence, grade: GradeMarket, shown: Shown) -> Grid:
    end = ONE[evidence.terms.of]
    moved = any(
        one.brought is not None and one.figure is not None and one.brought.value != one.figure.value for one in grade.compared
    )
    counted = evidence.counts_supplements and bool(grade.with_supplements)
    as_paid = [f"As paid {shown.heading}", *([f"Own supplement {shown.heading}"] if counted else [])]
    amounts = [*as_paid, f"As compared {shown.heading}"] if moved or counted else [f"{end.capitalize()} {shown.heading}"]
    columns = (grade.name, "Range", *amounts)
    pay = pay_shown([grade], shown)
    rows = [_comparator(one, moved or counted, counted, end, pay) for one in grade.compared]
    blank = ("",) * (len(columns) - 2)
    rows += [GridRow((label, *blank, value), kind) for label, value, kind in _results(evidence, grade, pay)]  # type: ignore[arg-type]
    return Grid(columns, tuple(rows))


@kept
def _comparator(one: Compared, moved: bool, counted: bool, end: str, pay: Callable[[Decimal], str]) -> GridRow:
    figures = [one.figure, one.brought] if moved else [one.brought]
    cells = [f"no {end}" if figure is None or figure.value is None else pay(figure.value) for figure in figures]
    if counted:
        cells.insert(1, "not given" if one.supplement is None else pay(one.supplement.known))
    return GridRow((one.name, place_text((one.range.bottom, one.range.top), one.range.text), *cells))


@kept
def _results(evidence: MarketEvidence, grade: GradeMarket, pay: Callable[[Decimal], str]) -> Iterator[tuple[str, str, str]]:
    f = grade.figures
    yield f"{evidence.terms.statistic.capitalize()} of {len(grade.used)}", _cell(f["comparator"], pay), "subtotal"
    labels = (
        ("own", "Our pay"),
        ("gap", "Gap / (lead)"),
        ("gap_percent", "Gap / (lead) as a percentage of our pay"),
        ("supplement", "Supplement proposed"),
        ("supplement_less_gap", "Supplement above / (below) the gap"),
        ("supplement_of_gap", "Supplement as a percentage of the gap"),
        ("own_after", "Our pay with the supplement"),
    )
    for name, label in labels:
        if name in f:
            figure = f[name]
            yield label, _cell(figure, pay), "line"


@shows_figure
def _cell(figure: Figure, pay: Callable[[Decimal], str]) -> str:
    """A figure in a column, in brackets below zero."""
    if figure.value is None:
        return in_place_of_value(figure)
    return bracketed(figure.value, pay if figure.unit != "percent" else lambda value: percent(value, 1))


def _worked_out(figure: Figure, shown: Shown) -> str:
    """The same in a sentence."""
    if figure.value is None:
        return in_place_of_value(figure)
    if figure.unit == "percent":
        return percent(figure.value, 1)
    return f"{'-' if figure.value < 0 else ''}£{shown.exact(abs(figure.value))}{shown.heading[1:]}"


@kept
def _place_and_left_out(evidence: MarketEvidence, grade: GradeMarket) -> str:
    """The place among all, and who is left out and why."""
    sentences = []
    before, after = grade.figures.get("rank_before"), grade.figures.get("rank_after")
    if before is not None:
        of = len(before.operands)
        then = "" if after is None else f", and {_place(after)} with the supplement"
        sentences.append(f"{grade.name}: our pay ranks {_place(before)} of {of} employers, highest first{then}.")
    left_out = [f"{one.name} ({_why(one, evidence)})" for one in grade.compared if one.brought is None]
    if left_out:
        sentences.append(f"Left out: {listed(left_out)}.")
    return " ".join(sentences)


def _place(figure: Figure) -> str:
    """`1st`, `2nd`, `11th`; none where there is no rank."""
    if figure.value is None:
        return in_place_of_value(figure)
    return _ordinal(figure.value)


@written
def _ordinal(value: Decimal) -> str:
    number = int(value)
    ending = "th" if number % 100 in _TEENS else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _printed_sentence(held: Held, grade: GradeMarket, shown: Shown) -> str:
    """Whether a printed figure follows from what can be read, and what prevents it where it does not."""
    printed = f"The paper prints {held.printed.text} for {held.figure.label}"
    if held.agrees:
        return f"{printed}, and this case gives the same."
    missing = [one.name for one in grade.compared if one.brought is None]
    if missing:
        them = "them" if len(missing) > 1 else "it"
        without = f"{listed(missing)} cannot be counted. Without {them} it is {_worked_out(held.figure, shown)}."
        return f"{printed}, which cannot be reproduced: {without}"
    return f"{printed}. From the same figures it is {_worked_out(held.figure, shown)}."


def _why(one: Compared, evidence: MarketEvidence) -> str:
    ends = {"tops": (one.range.top,), "bottoms": (one.range.bottom,)}.get(evidence.terms.of, (one.range.bottom, one.range.top))
    for end in ends:
        if end is None:
            return f"the paper gives no {ONE[evidence.terms.of]}"
        if end.value is None:
            return why_none(end).partition(" (")[0]
    return "not given"


def other_pay(evidence: MarketEvidence) -> Iterator[Sentence]:
    """Other pay and benefits, employer by employer, then what the case notes of them."""
    comparators = evidence.case.comparators
    for name, comparator in comparators.items():
        parts = [" ".join(text.split()) for text in (comparator.allowances, comparator.non_pay) if text]
        if parts:
            yield Sentence(f"Other pay and benefits, {name}: {'; '.join(parts)}")
    for name, comparator in comparators.items():
        if comparator.note:
            yield Sentence(f"Note, {name}: {' '.join(comparator.note.split())}")


@kept
def warnings(evidence: MarketEvidence, shown: Shown) -> dict[str, str]:
    """What a reader must know before using the comparison, by the grade's figure it is about."""
    by_id: dict[str, str] = {}
    for grade in evidence.grades:
        if note := supplements_note(evidence, grade, shown):
            by_id[(grade.figures.get("gap") or grade.figures["comparator"]).id] = note
        if (single := grade.single) and evidence.terms.of != "midpoints":
            id = grade.figures["comparator"].id
            by_id[id] = (
                f"Check: for {grade.name}, {listed(single)} {'gives' if len(single) == 1 else 'give'} one figure, not a range. "
                f"It is used as the {ONE[evidence.terms.of]}, which it may not be."
            )
    comparators, undated = evidence.case.comparators, evidence.undated
    own = evidence.terms.own_date
    apart = [name for name, c in comparators.items() if c.pay_date and own and c.pay_date != own and c.award is None]
    reasons = []
    if undated:
        reasons.append(f"Check: no date is given for the pay of {listed(undated)}. It may be from another year than ours.")
    if apart:
        reasons.append(f"Check: the pay of {listed(apart)} is of another day than ours, and no award brings it to our date.")
    reasons += [text for name in comparators if (text := _brought_by(evidence, name))]
    if reasons:
        by_id["market"] = " ".join(reasons)
    return by_id


def _brought_by(evidence: MarketEvidence, name: str) -> str:
    """Which awards of a national body bring a comparator's pay to our day, and what the table notes of them."""
    comparator = evidence.case.comparators[name]
    if not isinstance(comparator.award, str):
        return ""
    from ...evidence.brought_by_awards import national_rise  # of use to a case that names a national body alone

    rise = national_rise(evidence.case, comparator)
    assert rise is not None
    days = f"from {day_in_words(rise.since)} to {day_in_words(rise.until)}"
    from ...case.awards.points import number_of

    named = [number_of(point) for given in (comparator.points or {}).values() for point in given]
    points = {point for point in named if point is not None}
    rows = rise.rows_at(tuple(sorted(points)) or (None,))
    if not rows:
        return f"No {rise.body} award falls between the day of the pay of {name} and ours, {days}."
    awards = listed([f"{row.amount} from {day_in_words(row.day)} ({row.group})" for row in rows])
    said = [f"{rise.body} awards bring the pay of {name} {days}: {awards}."]
    said += [f"The table notes of {day_in_words(row.day)}: “{row.note}”." for row in rows if row.note]
    if rise.lump_sums:
        said.append("Lump sums, which were paid once, are left out.")
    return " ".join(said)


def market_tables(evidence: MarketEvidence) -> list[FigureTable]:
    """A table a grade: its comparators, then the results."""
    return [
        FigureTable.of(
            grade.id,
            grade.name,
            [
                *(figure for one in grade.used for figure in _of_comparator(evidence, one)),
                *grade.figures.values(),
            ],
        )
        for grade in evidence.grades
    ]


def _of_comparator(evidence: MarketEvidence, one: Compared) -> Iterator[Figure]:
    """What a comparator's own supplement adds, where it is counted, then its pay as compared."""
    if evidence.counts_supplements and one.supplement is not None:
        yield one.supplement
    if one.brought is not None:
        yield one.brought
