"""The paper as one HTML page that needs nothing else: landmarks, captions, tables with headed rows and columns, charts as SVG.

Each number that is one figure of the case is a `data` element with the figure's id and its exact value.
"""

from __future__ import annotations

import json
from importlib import resources
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from ... import __version__
from ...case.case import Case
from ...diagnostics.text import safe
from ...ledger.figure import Unit
from ..reports import Report
from ..view import View
from .contents import paper_of
from .live.data import live_page, plain_sections
from .live.follower import PageFollower
from .live.ledger import PageLedger
from .material import Material
from .model import Paper
from .pages import paper_of_view

_TEMPLATE, _STYLE = "page.html.j2", "page.css"
_SCRIPTS = ("ledger.js", "reckoned.js", "chart.js", "words.js", "page.js")


def written(report: Report) -> bytes:
    """The paper as a file of UTF-8."""
    return live(report).encode()


def live(report: Report) -> str:
    """The page of a case that follows its inputs."""
    material = Material(report)
    follower = PageFollower(PageLedger(report.case, material.hidden), material)
    return page(paper_of(report, material), report.case, follower)


def tables(view: View) -> bytes:
    """What one command shows, as a file of UTF-8."""
    return page(paper_of_view(view)).encode()


def page(paper: Paper, case: Case | None = None, follower: PageFollower | None = None) -> str:
    """The page; everything from the case is escaped. With its case the page is live: it follows inputs, as its follower has
    them."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    folder = resources.files(__package__)
    template = environment.from_string(folder.joinpath(_TEMPLATE).read_text(encoding="utf-8"))
    live = None if case is None else live_page(paper, follower or PageFollower(PageLedger(case, paper.hidden)))
    bodies = plain_sections(paper) if live is None else live.sections
    sections = [
        {"id": f"section-{section.id.replace('_', '-')}", "heading": section.heading, "body": Markup(body)}
        for section, body in zip(paper.sections, bodies, strict=True)
    ]
    return template.render(
        paper=paper,
        sections=sections,
        style=Markup(folder.joinpath(_STYLE).read_text(encoding="utf-8")),
        case_file="" if case is None else safe(case.file.name.rpartition("/")[2]),
        version=__version__,
        **_live({} if live is None else live.data),
    )


def _live(data: dict[str, Any]) -> dict[str, Any]:
    """What the script needs: nothing of a page without inputs."""
    if not data.get("inputs"):
        return {"inputs": [], "ledger": "", "script": ""}
    inputs = [
        {
            "label": one["label"],
            "value": form_text(one["value"], one["unit"]) + one["after"],
            "wrong": _wrong(one),
        }
        for one in data["inputs"]
    ]
    folder = resources.files(f"{__package__}.live")
    script = "".join(folder.joinpath(name).read_text(encoding="utf-8") for name in _SCRIPTS)
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":")).replace("<", "\\u003c")
    return {"inputs": inputs, "ledger": Markup(text), "script": Markup(script)}


def _wrong(one: dict[str, Any]) -> str:
    """What is said of a text that is no value of an input."""
    number, least = "a whole number" if one["isWhole"] else "a number", form_text(one["least"], one["unit"])
    from_on = f"above {least}" if one["isAbove"] else f"{least} or more"
    if one["most"] is None:
        return f"Write {number}, {from_on}."
    most = form_text(one["most"], one["unit"])
    if not one["isAbove"] and not one["isBelow"]:
        return f"Write {number} from {least} to {most}."
    up_to = f"below {most}" if one["isBelow"] else f"{most} or less"
    return f"Write {number}, {from_on} and {up_to}."


def form_text(value: str, unit: Unit) -> str:
    """An input's value as people write it: £4,000, 24.33%, 61.03."""
    from decimal import Decimal

    number = f"{Decimal(value):,f}"
    if unit == "GBP" and number[-2:-1] == ".":  # pence have two digits
        number += "0"
    return f"£{number}" if unit == "GBP" else f"{number}%" if unit == "percent" else number
