"""The paper as Markdown, as GitHub shows it; a chart is a picture where charts are written beside it, and else its words."""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Grid, KeyFigures, KeyNote, Sentence
from ..formats.markdown import block_lines, escape, paragraph
from ..reports import Report
from .contents import paper_of
from .model import Inline, Listing, Paper, PaperBlock, Picture, Subheading, Words
from .numbering import Numbering


def written(report: Report) -> bytes:
    """The paper as a file of UTF-8."""
    return markdown(paper_of(report), report.charts_at).encode()


def markdown(paper: Paper, charts_at: str | None = None) -> str:
    """The paper; `charts_at` is the folder of the charts as a link from here has it."""
    return "\n".join(_lines(paper, charts_at)).rstrip("\n") + "\n"


def _lines(paper: Paper, charts_at: str | None) -> Iterator[str]:
    yield from (f"# {escape(paper.title)}", "")
    for line in (paper.organisation, *paper.under, *([f"Changed for this run: {paper.changed}"] if paper.changed else [])):
        if line:
            yield f"{paragraph(line)}  "
    numbering = Numbering()
    for section in paper.sections:
        yield from ("", f"## {escape(section.heading)}", "")
        for block in section.blocks:
            yield from _block(block, numbering, charts_at)
    if paper.missing:
        yield from ("", "## What this paper does not have yet", "")
        yield from (f"- {escape(line)}" for line in paper.missing)


def _block(block: PaperBlock, numbering: Numbering, charts_at: str | None) -> Iterator[str]:
    match block:
        case Picture(drawing):
            number = numbering.picture()
            if charts_at is not None:
                yield from (f"![{escape(drawing.alt)}]({charts_at}/{drawing.id}.svg)", "")
                yield from (f"**Figure {number}.** {escape(drawing.title)}", "")
            else:
                yield from (f"**Figure {number}.** {escape(drawing.title)}. {escape(drawing.alt)}", "")
        case Grid():
            yield from _table(block, numbering)
        case KeyFigures(parts):
            for part in parts:
                yield from block_lines(KeyFigures((part,))) if isinstance(part, KeyNote) else _table(part.grid, numbering)
        case _:
            yield from _words(block)


def _words(block: Words | Listing | Subheading | Sentence) -> Iterator[str]:
    match block:
        case Words(runs):
            yield from (_inline(runs, is_start=True), "")
        case Listing():
            yield from (*_listing(block), "")
        case Subheading(text):
            yield from (f"### {escape(text)}", "")
        case Sentence(text, _, in_words):
            yield from block_lines(Sentence(in_words or text))


def _listing(listing: Listing, before: str = "") -> Iterator[str]:
    """A point a line; those of a list within another stand four spaces further in, which is in a point of any kind."""
    for number, entry, within in listing.points:
        yield f"{before}{number or '-'} {_inline(entry, is_start=True)}"
        for one in within:
            yield from _listing(one, f"{before}    ")


def _table(grid: Grid, numbering: Numbering) -> Iterator[str]:
    yield from (f"**Table {numbering.table()}.** {escape(grid.columns[0])}", "")
    yield from block_lines(grid._replace(columns=("", *grid.columns[1:])))


def _inline(runs: tuple[Inline, ...], *, is_start: bool) -> str:
    parts: list[str] = []
    for run in runs:
        text = paragraph(run.text) if is_start and not parts and run.text.strip() == run.text else escape(run.text)
        bare = text.strip()
        marks = "***" if run.is_strong and run.is_emphasis else "**" if run.is_strong else "*" if run.is_emphasis else ""
        parts.append(text.replace(bare, f"{marks}{bare}{marks}", 1) if bare and marks else text)
    return "".join(parts).strip()
