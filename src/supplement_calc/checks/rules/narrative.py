"""The rules of a narrative: figures that it names, how they are shown, markup that is not shown, and numbers typed into it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...case.narrative.placeholders import FORMATS, Placeholder, clash
from ...case.narrative.places import place_in, sections_of
from ...diagnostics import Problem
from ...diagnostics.names import listed
from ...ledger import Unit, why_none
from ..context import CheckContext
from ..of_people import problem_of
from ..rule import Breach, Rule

if TYPE_CHECKING:
    from ...case.narrative.prose import Run
    from ...parser.tree import Scalar
    from ..narrative.named import NamedFigures

_UNITS: dict[Unit, str] = {"GBP": "pounds", "FTE": "FTE", "percent": "per cent", "months": "months", "count": "a plain number"}
# What people write as Markdown or HTML, and the paper shows as it stands.
_MARKUP = re.compile(
    r"(?P<html><(?:/?[A-Za-z][^<>\n]{0,200}|!--)>?)|(?P<image>!\[[^\[\]\n]{0,200}\]\()|(?P<heading>^ {0,3}#{1,6}(?= ))"
    r"|(?P<table>^ {0,3}\|.*\|)|(?P<fence>^ {0,3}(?:```|~~~))",
    re.MULTILINE,
)
_CALLED = {
    "html": "HTML",
    "image": "an image",
    "heading": "a heading",
    "table": "a table",
    "fence": "a block of code",
}
_INSTEAD = {
    "html": "leave the tag out: the paper shows it as text",
    "image": "leave the picture out: a narrative has words alone",
    "heading": "leave it out: the paper has the heading of the section",
    "table": "write a list: a narrative has no tables, and the paper has those of the case",
    "fence": "leave the marks out: the paper shows them as text",
}


def narrative_figure_unknown(context: CheckContext) -> Iterator[Breach]:
    """A placeholder that names no figure of the case."""
    for text, run, placeholder in _placeholders(context):
        found = context.once(named_of).find(placeholder.figure) if placeholder.figure else None
        if found is not None and found.figure is not None:
            continue
        near = None if found is None else found.nearest
        listed_by = "`supplement-calc explain CASE` lists the figures that a case has"
        help = f"write {{{near.id}}} ({near.label})" if near else listed_by
        what = f"the case has no figure {placeholder.figure}" if placeholder.figure else "a placeholder names no figure"
        yield Breach(what, place_in(text, run.text, run.at), help)


def narrative_figure_none(context: CheckContext) -> Iterator[Breach]:
    """A placeholder for a figure that has no value in this case."""
    for text, run, placeholder in _placeholders(context):
        figure = context.once(named_of).find(placeholder.figure).figure if placeholder.figure else None
        if figure is not None and figure.value is None:
            place = place_in(text, run.text, run.at)
            why = why_none(figure)
            yield Breach(
                f"{figure.id} has no value, because {why}", place, f"{_remedy(why)}, or say in words that it is not known"
            )


# What a reason says to write, such as "`as: …` under on_costs".
_TO_WRITE = re.compile(r"`[^`]+` under \w+")


def _remedy(why: str) -> str:
    """What gives a figure its value: what its reason says to write, as the problem of that says it, or whatever it lacks."""
    from ...case.known_rates import last_known

    to_write = _TO_WRITE.search(why)
    return f"add {to_write[0].replace('as: …', f'as: {last_known()}')}" if to_write else "give what it is worked out from"


def narrative_format(context: CheckContext) -> Iterator[Breach]:
    """A placeholder with a format that there is none of, that is for another unit, or that clashes with another."""
    for text, run, placeholder in _placeholders(context):
        figure = context.once(named_of).find(placeholder.figure).figure if placeholder.figure else None
        wrong = _wrong_format(placeholder, None if figure is None else figure.unit)
        if wrong is not None:
            yield Breach(wrong[0], place_in(text, run.text, run.at), wrong[1])


def _wrong_format(placeholder: Placeholder, unit: Unit | None) -> tuple[str, str] | None:
    for one in placeholder.formats:
        if one not in FORMATS:
            return f"{placeholder.figure} has a format {one}, which there is none of", f"write one of {listed(FORMATS, 'or')}"
        if unit is not None and FORMATS[one] and unit not in FORMATS[one]:
            return f"{placeholder.figure} is in {_UNITS[unit]}, and {one} is for pounds", f"leave |{one} out"
    if (two := clash(placeholder.formats)) is not None:
        return f"{placeholder.figure} has two formats of one kind, {two[0]} and {two[1]}", f"leave |{two[0]} or |{two[1]} out"
    return None


def narrative_markup(context: CheckContext) -> Iterator[Breach]:
    """Markup other than paragraphs, lists, bold, italic and links: it would be shown as it stands."""
    for _, text in sections_of(context.case):
        for found in _MARKUP.finditer(text):
            kind = str(found.lastgroup)
            place = place_in(text, found[0].strip(" "), found.start())
            yield Breach(f"the narrative has {_CALLED[kind]}", place, _INSTEAD[kind])


def narrative_number_differs(context: CheckContext) -> Iterator[Breach]:
    """A number typed into the narrative that is close to a figure of the case, and not it."""
    if context.case.narrative is None:
        return
    from ..narrative.typed_numbers import Typed, differing

    for text, typed in differing(context, context.once(named_of)):
        assert isinstance(typed, Typed)
        place = place_in(text, typed.text, typed.at)
        figure = typed.figure
        help = f"write {{{figure.id}}} in place of the number, or correct it; silence the rule where it is of something else"
        yield Breach(f"the narrative says {typed.text} where the case has {typed.ours} ({figure.label})", place, help)


def errors_of(context: CheckContext) -> Iterator[Problem]:
    """What no paper can be made with: placeholders of no figure, and formats that there are none of."""
    for rule in RULES:
        if rule.severity == "error":
            for breach in rule.find(context):
                yield problem_of(context, rule, breach)


def named_of(context: CheckContext) -> NamedFigures:
    """The figures of the case by name, every line rounded to £1."""
    from ...ledger import POUND
    from ..narrative.named import NamedFigures

    return NamedFigures(context.ledgers, POUND, POUND)


def _placeholders(context: CheckContext) -> Iterator[tuple[Scalar, Run, Placeholder]]:
    if context.case.narrative is None:
        return
    from ...case.narrative.prose import placeholders, prose

    for _, text in sections_of(context.case):
        for run in placeholders(prose(text)):
            assert run.placeholder is not None
            yield text, run, run.placeholder


RULES = (
    Rule("narrative-figure-unknown", "error", narrative_figure_unknown),
    Rule("narrative-figure-none", "warning", narrative_figure_none),
    Rule("narrative-format", "error", narrative_format),
    Rule("narrative-markup", "warning", narrative_markup),
    Rule("narrative-number-differs", "warning", narrative_number_differs),
)
