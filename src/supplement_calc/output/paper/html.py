"""The paper as one HTML page that needs nothing else: landmarks, captions, tables with headed rows and columns, charts as SVG.

Each number that is one figure of the case is a `data` element with the figure's id and its exact value.
"""

from __future__ import annotations

import json
import re
from importlib import resources
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup, escape

from ... import __version__
from ...case.case import Case
from ...diagnostics.text import safe
from ...ledger import Figure
from ..amounts import FigureText, digits
from ..charts.draw import inline_svg
from ..charts.model import Drawing
from ..document import Grid, KeyFigures, KeyNote, Sentence
from ..reports import Report
from ..view import View
from .contents import paper_of
from .live import Ledger, form_of, form_text
from .model import Inline, Listing, Paper, PaperBlock, Picture, Subheading, Words
from .numbering import SHORT, Numbering
from .pages import paper_of_view

_TEMPLATE, _STYLE, _SCRIPT = "page.html.j2", "page.css", "live.js"
# Groups of a drawing whose names every drawing has; a page has each id once.
_GROUP_ID = re.compile(r' id="(?:figure|axes|patch|text|matplotlib\.axis|xtick|ytick|line2d|legend|[A-Za-z]+Collection)_\d+"')
_GLOBAL_STYLE = re.compile(r"<style[^>]*>\*\{[^}]*\}</style>")


def written(report: Report) -> bytes:
    """The paper as a file of UTF-8."""
    return page(paper_of(report), report.case).encode()


def tables(view: View) -> bytes:
    """What one command shows, as a file of UTF-8."""
    return page(paper_of_view(view)).encode()


def page(paper: Paper, case: Case | None = None) -> str:
    """The page; everything from the case is escaped. With its case the page is live: its numbers follow inputs."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    folder = resources.files(__package__)
    template = environment.from_string(folder.joinpath(_TEMPLATE).read_text(encoding="utf-8"))
    maker = _Maker(None if case is None else Ledger(paper.hidden))
    sections = [
        {"id": f"section-{section.id.replace('_', '-')}", "heading": section.heading,
         "blocks": [part for block in section.blocks for part in maker.parts(block)]}
        for section in paper.sections
    ]  # fmt: skip
    return template.render(
        paper=paper,
        sections=sections,
        style=Markup(folder.joinpath(_STYLE).read_text(encoding="utf-8")),
        case_file="" if case is None else safe(case.file.name.rpartition("/")[2]),
        version=__version__,
        **_live(maker, case, folder.joinpath(_SCRIPT).read_text(encoding="utf-8")),
    )


def _live(maker: _Maker, case: Case | None, script: str) -> dict[str, Any]:
    """What the script needs: nothing of a page without inputs."""
    if case is None or maker.ledger is None:
        return {"inputs": [], "ledger": "", "script": ""}
    data = maker.ledger.data(case)
    inputs = [
        {"label": one["label"], "value": form_text(one["value"], one["unit"]), "path": one["path"]}
        for one in json.loads(data)["inputs"]
    ]
    return {"inputs": inputs, "ledger": Markup(data), "script": Markup(script)}


class _Maker:
    """The blocks of a paper as what the template loops over; numbers are live where there is a ledger for them."""

    def __init__(self, ledger: Ledger | None) -> None:
        self._numbering = Numbering()
        self.ledger = ledger

    def parts(self, block: PaperBlock) -> list[dict[str, Any]]:
        """A block as one part of the page or several."""
        match block:
            case Words(runs):
                return [{"kind": "words", "text": self._inline(runs)}]
            case Listing(entries, is_numbered):
                return [{"kind": "list", "is_numbered": is_numbered, "entries": [self._inline(entry) for entry in entries]}]
            case Subheading(text):
                return [{"kind": "subheading", "text": text}]
            case Picture(drawing):
                number = self._numbering.picture()
                return [{"kind": "picture", "number": number, "drawing": drawing, "svg": _svg(drawing)}]
            case Sentence(text):
                return [{"kind": "words", "text": text}]
            case Grid():
                return [self._table(block)]
            case KeyFigures(parts):
                return self._key(parts)

    def _key(self, parts: tuple[Any, ...]) -> list[dict[str, Any]]:
        """Tables, and notes that follow each other as one list of terms."""
        made: list[dict[str, Any]] = []
        for part in parts:
            if not isinstance(part, KeyNote):
                made.append(self._table(part.grid))
            elif made and made[-1]["kind"] == "notes":
                made[-1]["notes"].append({"label": part.label, "text": part.text})
            else:
                made.append({"kind": "notes", "notes": [{"label": part.label, "text": part.text}]})
        return made

    def _table(self, grid: Grid) -> dict[str, Any]:
        rows = [
            {"kind": row.kind, "cells": [self._cell(cell, number in grid.left) for number, cell in enumerate(row.cells)]}
            for row in grid.rows
        ]
        heads = [{"text": head, "is_text": number in grid.left} for number, head in enumerate(grid.columns)]
        return {
            "kind": "table",
            "number": self._numbering.table(),
            "title": grid.columns[0],
            "heads": heads[1:],
            "rows": rows,
            "is_short": len(rows) <= SHORT,
        }

    def _cell(self, cell: str, is_text: bool) -> dict[str, Any]:
        figure = cell.figure if isinstance(cell, FigureText) else None
        html = self._figure(cell, figure)
        is_still = "data-n" not in html and any(character.isdigit() for character in cell)
        return {"html": html, "is_text": is_text, "is_still": is_still}

    def _figure(self, text: str, figure: Figure | None) -> Markup:
        """A text, marked with the figure that it shows where it shows one, and with how to write it anew."""
        if figure is None:
            return escape(safe(text))
        form = form_of(figure, text) if self.ledger is not None else None
        number = self.ledger.number(figure) if self.ledger is not None and form is not None else None
        more = Markup("") if number is None else Markup(' data-n="{}" data-form="{}"').format(number, json.dumps(form))
        marked = '<data class="figure" data-figure="{}" value="{}"{}>{}</data>'
        return Markup(marked).format(figure.id, digits(figure), more, safe(text))

    def _inline(self, runs: tuple[Inline, ...]) -> Markup:
        made = Markup("")
        for run in runs:
            text = self._figure(run.text, run.figure)
            text = Markup("<em>{}</em>").format(text) if run.is_emphasis else text
            made += Markup("<strong>{}</strong>").format(text) if run.is_strong else text
        return made


def _svg(drawing: Drawing) -> Markup:
    """The drawing as an image with its words; what matplotlib names alike in every drawing goes unnamed."""
    text = _GROUP_ID.sub("", _GLOBAL_STYLE.sub("", inline_svg(drawing)))
    start = text.index(">") + 1
    head = text[: start - 1].replace("<svg", '<svg role="img" style="stroke-linejoin: round; stroke-linecap: butt"', 1)
    named = Markup(' aria-labelledby="{0}-title {0}-words"><title id="{0}-title">{1}</title><desc id="{0}-words">{2}</desc>')
    return Markup(head) + named.format(f"chart-{drawing.id}", safe(drawing.title), safe(drawing.alt)) + Markup(text[start:])
