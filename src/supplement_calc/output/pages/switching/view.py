"""Switching values added to the view of a break-even: blocks of the page, rows for sheets, plain data for scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from itertools import chain
from typing import Any

from ....ledger import Figure, Input, Unit
from ....scenarios.allowed import set_path
from ....scenarios.inputs import Varied
from ....scenarios.spine import SPINE, paid_by_point
from ....scenarios.switching import Crossing, Switching
from ....scenarios.switching_answers import Answered, Answers
from ...amounts import Shown, exact
from ...case_figures import changed_text, says_changed
from ...document import Document, Heading
from ...view import Cell, Records, View
from .page import not_asked, switching_blocks, varied_page


def with_switching(view: View, make: Callable[[], Answers], shown: Shown) -> View:
    """The view with the switching values after all else; the page of inputs that alone were asked for has them only."""
    made = cache(make)

    def documents() -> Iterator[Document]:
        for document in view.documents():
            yield _page(document, made(), shown)

    def data() -> object:
        had = view.data()
        assert isinstance(had, dict)
        return had | {"switching": list(_data(made())), "switching_notes": list(not_asked(made()))}

    def records() -> Records:
        had = view.records()
        return Records(had.columns, chain(had.of_each, [_rows(made())]))

    closing = None if made().varied else view.closing
    return view._replace(documents=documents, records=records, data=data, closing=closing)


def _page(document: Document, answers: Answers, shown: Shown) -> Document:
    if not answers.varied:
        return (*document, *switching_blocks(answers, shown))
    heading = document[0]
    assert isinstance(heading, Heading)
    return says_changed(varied_page(answers, _unchanged(heading, answers), shown), answers.evaluation.case)


def _unchanged(heading: Heading, answers: Answers) -> Heading:
    return heading._replace(under=heading.under[1:]) if answers.evaluation.case.changed else heading


def _data(answers: Answers) -> Iterator[dict[str, Any]]:
    """Each input of each question, in the order of the page; numbers are texts with every digit."""
    for one in answers.answered:
        for found in one.switching:
            searched = found.searched
            yield _asked(answers, one, found.input) | {
                "crossings": [_crossing(found, crossing) | _sets(answers, found, crossing) for crossing in found.crossings],
                "searched": {
                    "least": exact(searched.least),
                    "most": None if searched.most is None else exact(searched.most),
                    "steps": searched.steps,
                },
                "extremes": [{"value": exact(at), "figure": exact(figure)} for at, figure in found.extremes],
            }
        for input in one.unsearched:
            yield _asked(answers, one, input) | {"crossings": [], "searched": None, "extremes": []}
        for input, value, why in one.refused:
            yield _asked(answers, one, input) | {"crossings": [], "refused": exact(value), "why": why, "extremes": []}
        if one.frontier:
            first, second = answers.varied
            yield {
                "question": one.question.id,
                "figure": one.question.figure,
                "frontier": [set_path(answers.evaluation.case, input) for input in (first, second)],
                "points": [
                    {"value": exact(value), "crossings": [[exact(at) for at in crossing.values] for crossing in crossings]}
                    for value, crossings in one.frontier
                ],
            }


def _asked(answers: Answers, one: Answered, input: Varied) -> dict[str, Any]:
    return {
        "question": one.question.id,
        "figure": one.question.figure,
        "answer": "yes" if one.is_yes else "no",
        "amount": exact(one.now),
        "input": input.figure.label,
        "path": set_path(answers.evaluation.case, input),
        "unit": input.unit,
        "now": exact(input.value),
    }


def _crossing(found: Switching, crossing: Crossing) -> dict[str, Any]:
    share, whole = found.share(crossing), found.whole_posts(crossing)
    return {
        "values": [exact(value) for value in crossing.values],
        "figures": [exact(value) for value in crossing.figures],
        "change": exact(found.change(crossing)),
        "change_percent": None if share is None else exact(share),
        "whole_posts": None if whole is None else exact(whole),
    }


def _sets(answers: Answers, found: Switching, crossing: Crossing) -> dict[str, Any]:
    """Of all pay points together, what `--set` takes for each point at each value."""
    if found.input.path != SPINE:
        return {}
    at = (paid_by_point(answers.evaluation.case, value) for value in crossing.values)
    return {"sets": [{path: exact(amount) for path, amount in amounts.items()} for amounts in at]}


def _rows(answers: Answers) -> Iterator[tuple[Cell, ...]]:
    """A row for each number: the switching values, the change, per cent and whole posts of every input of every question."""
    changed = (changed_text(answers.evaluation.case),) if answers.evaluation.case.changed else ()
    for one in answers.answered:
        table = f"switching.{one.question.id}"
        numbers = [(found.input, _numbers(one, found)) for found in one.switching]
        numbers += [(input, _unsearched(input)) for input in one.unsearched]
        for input, its in numbers:
            path, label = set_path(answers.evaluation.case, input), input.figure.label
            for id, what, value, unit in its:
                figure = Figure(f"{table}.{path}.{id}", f"{label}, {what}", value, unit, Input(exact(value)))
                yield (table, figure.id, figure.label, None, None, figure, unit, "line", *changed)


def _unsearched(input: Varied) -> Iterator[tuple[str, str, Decimal, Unit]]:
    yield "now", "now, not looked through", input.value, input.unit


def _numbers(one: Answered, found: Switching) -> Iterator[tuple[str, str, Decimal, Unit]]:
    unit = found.input.unit
    yield "now", "now", found.input.value, unit
    for number, crossing in enumerate(found.crossings, 1):
        *before, value = crossing.values
        for neighbour in before:
            yield f"{number}.before", "last value with the answer before", neighbour, unit
        yield f"{number}.value", "switching value", value, unit
        yield f"{number}.change", "change to the switching value", found.change(crossing), unit
        if (share := found.share(crossing)) is not None:
            yield f"{number}.change_percent", "change in per cent of the value now", share, "percent"
        if (whole := found.whole_posts(crossing)) is not None:
            yield f"{number}.whole_posts", "change in whole posts", whole, "FTE"
    for name, (at, figure) in zip(("least", "most"), found.extremes, strict=False):
        if found.searched.most is None and at >= 10**12:
            continue
        yield f"{name}_at", f"value at which the figure is {name}", at, unit
        yield name, f"{name} of the figure, the answer never changing", figure, "GBP"
