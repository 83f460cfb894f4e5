"""What any command shows, as a paper: its own tables and sentences under the same styles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...diagnostics.names import fold
from ...ledger import Figure, WorkedApart
from ..charts.model import Bar, Bars, Mark
from ..document import Chart, Document, Grid, Heading, KeyFigures, Sentence, Steps
from ..view import View, made_for_reading
from .model import Paper, PaperBlock, Picture, Section

_KEY, _REST = "Key figures", "Tables and notes"


def paper_of_view(view: View) -> Paper:
    """The documents of a view, one after another; of several each under its own heading."""
    documents = [document for each in made_for_reading(view, lambda one: [one]) for document in each]
    headings = [_heading(document) for document in documents]
    if len(documents) == 1:
        title, under = headings[0]
        return Paper(title, "", under, "", tuple(_sections(documents[0])), ())
    sections = [
        Section(f"page_{number}", heading.title, "", (*map(Sentence, heading.under), *_blocks(document, number)))
        for number, (document, heading) in enumerate(zip(documents, headings, strict=True), 1)
    ]
    return Paper("Several cases", "", (), "", tuple(sections), ())


def _heading(document: Document) -> Heading:
    """The heading that a document opens with; an explanation, which has none, is named by what it explains."""
    of_steps = (f"{block.steps[-1].label}: how it was reached" for block in document if isinstance(block, Steps))
    return next((block for block in document if isinstance(block, Heading)), Heading(next(of_steps, "Figures")))


def _sections(document: Document) -> Iterator[Section]:
    blocks = list(_blocks(document, 1))
    key = [block for block in blocks if isinstance(block, KeyFigures)]
    rest = [block for block in blocks if not isinstance(block, KeyFigures)]
    for id, title, its in (("key_figures", _KEY, key), ("tables", _REST, rest)):
        if its:
            yield Section(id, title, "", tuple(its))


def _blocks(document: Iterable[object], number: int) -> Iterator[PaperBlock]:
    for place, block in enumerate(document):
        match block:
            case Heading():
                pass
            case Steps():
                yield block.grid
            case Grid():
                yield block.in_words
            case Chart():
                if block.rows:
                    yield Picture(_bars(block, f"{number}_{place}"))
            case _:
                yield block  # type: ignore[misc]  # what is left of a document is of a paper too


def _bars(chart: Chart, place: str) -> Bars:
    """The bars of a page as a chart."""
    rows = []
    for row in chart.rows:
        parts = (Mark(Figure("", row.label, part, "count", WorkedApart()), row.shown) for part in row.parts)
        rows.append(Bar(row.label, tuple(parts), row.shown))
    said = " ".join(f"{row.label}: {' '.join(row.text.split())}." for row in rows)
    names = chart.names if len(chart.names) > 1 else ()
    return Bars(f"chart_{place}_{fold(chart.title)[:40]}", chart.title, f"{chart.title}. {said}", "", names, tuple(rows))
