"""The key figures of `market`: a row a grade, and in notes what the comparison rests on and who is left out of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal

from ....checks.limits import limits_of
from ....diagnostics.names import listed
from ....evidence.market import GradeMarket, MarketEvidence
from ....evidence.printed_precision import Held, held_against
from ....ledger import Figure, in_place_of_value
from ....reference.calendar import day_in_words, months_after
from ...amounts import Shown, bracketed, shows_figure
from ...document import KeyFigures, KeyNote, KeyRow, KeyTable
from ...followed.kept import kept

ONE = {"tops": "top", "bottoms": "bottom", "midpoints": "midpoint"}
_MOST = 6  # grades in the block; all have a table below it
_SPARE = ("Above / (below)", "Counted")
_NAMED = 3  # names in a sentence; the tables have them all


@kept
def market_key(evidence: MarketEvidence, shown: Shown) -> KeyFigures:
    """The block."""
    grades = evidence.grades[:_MOST]
    return KeyFigures((_table(evidence, grades, shown), *_notes(evidence)))


@kept
def pay_shown(grades: Iterable[GradeMarket], shown: Shown) -> Callable[[Decimal], str]:
    """How a table of some grades shows pay: by our own and the market figure."""
    return shown.pay([grade.figures.get(name) for grade in grades for name in ("own", "comparator")])


@kept
def _table(evidence: MarketEvidence, grades: Sequence[GradeMarket], shown: Shown) -> KeyTable:
    """Where grades have long names, a page has room without the last columns but one; the grades' own tables have them."""
    end, statistic = ONE[evidence.terms.of], evidence.terms.statistic
    paid = any("supplement" in grade.figures for grade in grades)
    names = ["own", "comparator", "gap"]
    columns = [f"Key figures, {shown.heading} a year", f"Our {end}", f"Market {statistic}", "Gap / (lead)"]
    if paid:
        names += ["supplement", "supplement_less_gap"]
        columns += ["Supplement", "Above / (below)"]
    columns += ["Counted", "Rank now → with it" if paid else "Rank now"]
    spare = tuple(number for number, column in enumerate(columns) if column in _SPARE)
    return KeyTable(tuple(columns), tuple(_row(grade, names, pay_shown(grades, shown)) for grade in grades), spare=spare)


@kept
def _row(grade: GradeMarket, names: Sequence[str], pay: Callable[[Decimal], str]) -> KeyRow:
    cells = [_money(grade.figures.get(name), pay) for name in names]
    cells.append(f"{len(grade.used)} of {len(grade.compared)}")
    said = [grade.figures[name] for name in (*names, "rank_before", "rank_after") if name in grade.figures]
    return KeyRow(grade.name, (*cells, _rank(grade)), tuple(said))


@shows_figure
def _money(figure: Figure | None, pay: Callable[[Decimal], str]) -> str:
    if figure is None:
        return "not given"
    return in_place_of_value(figure) if figure.value is None else bracketed(figure.value, pay)


def _rank(grade: GradeMarket) -> str:
    """`6 → 4 of 7`: our place among all, the highest first, and with the supplement."""
    before, after = grade.figures.get("rank_before"), grade.figures.get("rank_after")
    if before is None or before.value is None:
        return "none" if before is None else in_place_of_value(before)
    then = f" → {after.value}" if after is not None and after.value is not None else ""
    return f"{before.value}{then} of {len(before.operands)}"


@kept
def _notes(evidence: MarketEvidence) -> Iterator[KeyNote]:
    yield KeyNote("Rests on", f"{basis(evidence)}{_supplements(evidence)}. {_dated(evidence)}")
    if more := evidence.grades[_MOST:]:
        yield KeyNote("Not shown", f"{len(more)} more grades, each with a table below.")
    left_out = list(_left_out(evidence))
    if left_out:
        yield KeyNote("Left out", " ".join(left_out))
    yield from _paper(evidence)
    if single := _single(evidence):
        yield KeyNote("Check", single)


def _supplements(evidence: MarketEvidence) -> str:
    """How many employers have supplements of their own that are counted, or are not; they are named below."""
    number = len({one.name for grade in evidence.grades for one in grade.with_supplements})
    if not number:
        return ""
    whose = "1 employer pays" if number == 1 else f"{number} employers pay"
    return f", which {whose}" if evidence.counts_supplements else f" without the supplements that {whose}"


def basis(evidence: MarketEvidence) -> str:
    """`Mean of the tops of their ranges, basic pay`."""
    terms = evidence.terms
    return f"{terms.statistic.capitalize()} of the {terms.of} of their ranges, {terms.counting}"


def _dated(evidence: MarketEvidence) -> str:
    undated = evidence.undated
    if not undated:
        return _apart(evidence) or "Each employer's pay is dated."
    if len(undated) == len(evidence.case.comparators):
        return "The paper does not date any employer's pay."
    return f"The paper does not date the pay of {some(undated)}."


def _apart(evidence: MarketEvidence) -> str:
    """From when to when the employers' pay is, where that is further apart than the policy allows and no award brings it up."""
    within = limits_of(evidence.case.policy).comparators_within
    days = sorted({one.pay_date for one in evidence.case.comparators.values() if one.pay_date and one.award is None})
    if within is None or not days or days[-1] <= months_after(days[0], int(within)):
        return ""
    first, last = day_in_words(days[0]), day_in_words(days[-1])
    return f"Each employer's pay is dated: {first} to {last}, more than {within:f} months apart."


def some(names: list[str]) -> str:
    """The first names of a list, and how many more there are."""
    return listed(names if len(names) <= _NAMED else [*names[: _NAMED - 1], f"{len(names) - _NAMED + 1} more"])


def _left_out(evidence: MarketEvidence) -> Iterator[str]:
    """Who is left out, the grades that leave out the same employers together."""
    by_names: dict[tuple[str, ...], list[str]] = {}
    for grade in evidence.grades:
        names = tuple(one.name for one in grade.compared if one.brought is None)
        if names:
            by_names.setdefault(names, []).append(grade.name)
    for names, grades in list(by_names.items())[:_NAMED]:
        yield f"{some(grades)}: {some(list(names))} (no {ONE[evidence.terms.of]} given or legible)."


def _paper(evidence: MarketEvidence) -> Iterator[KeyNote]:
    """What the paper prints of our gaps, or where it prints none of the market's pay: whether this case gives it."""
    held = held_against(evidence.case, evidence.ledger)
    by_id = {one.figure.id: one for one in held}
    for name in ("gap", "comparator"):
        of_grades = [
            (grade, by_id[grade.figures[name].id])
            for grade in evidence.grades
            if name in grade.figures and grade.figures[name].id in by_id
        ]
        if of_grades:
            what = "gap" if name == "gap" else f"market {evidence.terms.statistic}"
            yield KeyNote("The paper", _held(of_grades, what), tuple(one.figure for _, one in of_grades))
            return


def _held(of_grades: list[tuple[GradeMarket, Held]], what: str) -> str:
    agree = [_printed(grade, one) for grade, one in of_grades if one.agrees]
    unread = [_printed(grade, one) for grade, one in of_grades if not one.agrees and len(grade.used) < len(grade.compared)]
    differ = [_printed(grade, one) for grade, one in of_grades if not one.agrees and len(grade.used) == len(grade.compared)]
    text = []
    if agree:
        text.append(f"Its {what} of {some(agree)} agree{'s' if len(agree) == 1 else ''}.")
    if differ:
        text.append(f"Its {what} of {some(differ)} differ{'s' if len(differ) == 1 else ''}.")
    if unread:
        text.append(f"Its {what} of {some(unread)} cannot be reproduced without those left out.")
    return " ".join(text)


def _printed(grade: GradeMarket, one: Held) -> str:
    return f"{one.printed.text} for {grade.name}"


def _single(evidence: MarketEvidence) -> str:
    """Who prints one figure where others print a range."""
    if evidence.terms.of == "midpoints":
        return ""
    by_name: dict[str, list[str]] = {}
    for grade in evidence.grades:
        for name in grade.single:
            by_name.setdefault(name, []).append(grade.name)
    if not by_name:
        return ""
    named = some([f"{name} ({some(grades)})" for name, grades in by_name.items()])
    verb = "prints" if len(by_name) == 1 else "print"
    return f"{named} {verb} one figure, not a range. It is used as the {ONE[evidence.terms.of]}; it may not be."
