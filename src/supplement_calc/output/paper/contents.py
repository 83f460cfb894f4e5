"""What is in a paper: its sections in their order, each with the authors' words and what the case has for it.

The order is that of a council's own application form, opened by the key figures. What neither words nor figures fill is named
at the end, for the authors.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from ...reference.calendar import day_in_words
from ..case_figures import changed_text
from ..reports import Report
from . import appendices, costs, evidence, terms, what_if
from .material import Material
from .model import Listing, Paper, PaperBlock, Section, Words, Worked
from .narrative import words_of

Blocks = Callable[[Material], Iterator[PaperBlock]]


def _none(material: Material) -> Iterator[PaperBlock]:
    yield from ()


class Kind(NamedTuple):
    """A section: its title, what the case shows in it, and what to add where it has nothing."""

    title: str
    blocks: Blocks
    add: str


# By the key of its words under `narrative:`.
SECTIONS = {
    "decision": Kind("The decision", _none, "what is to be decided, and who may decide it"),
    "post": Kind("The posts, and why they are essential", terms.posts, "why the posts are essential"),
    "providers": Kind("Agency staff and other providers", costs.agency, "which other providers were considered"),
    "redesign": Kind("Redesign of the job or structure", _none, "which redesign of the job or structure was considered"),
    "turnover": Kind("Vacancies and turnover", evidence.turnover, "vacancies and turnover, under `workforce:`"),
    "adverts": Kind("Response to job adverts", evidence.adverts, "what adverts brought, under `recruitment:`"),
    "market": Kind("What other employers pay", evidence.market, "what other employers pay, under `comparators:`"),
    "amount": Kind("The amount, pay point by pay point", evidence.pay, "the pay points and the supplement, under `grades:`"),
    "costs": Kind("Costs", costs.costs, "the posts, the on-costs and the budget"),
    "forecast": Kind("Forecast", costs.forecast, "what is expected of turnover and starters, under `forecast:`"),
    "funding": Kind("Funding", costs.funding, "what pays for it by year, and whether the medium-term plan has it"),
    "options": Kind("Options considered", what_if.options, "what else was considered, under `options:`"),
    "risks": Kind("Risks, and what would change the answer", what_if.risks, "the risks, with money against them"),
    "effectiveness": Kind("Likely effectiveness and targets", evidence.targets, "its targets, and when they are looked at"),
    "impact": Kind("Impact on others", evidence.impact, "the impact on other grades, teams and employers"),
    "legal": Kind("Legal considerations and equal pay", terms.legal, "the equal-pay record, under `equal_pay:`"),
    "consultation": Kind("Consultation", _none, "what trade unions and staff said, and when"),
    "officers": Kind("Comments of statutory officers", _none,
                     "dated comments of the section 151 officer and the monitoring officer"),
    "withdrawal": Kind("Review, end and withdrawal", terms.withdrawal, "how it is reviewed and withdrawn, under `terms:`"),
    "recommendation": Kind("Recommendation", _none, "what is recommended"),
}  # fmt: skip


def paper_of(report: Report, material: Material | None = None) -> Paper:
    """The paper of a case, of what is made of it already or of what it makes."""
    material = material or Material(report)
    case = material.case
    sections = [_section("key_figures", "Key figures", "", lambda: costs.key_figures(material))]
    missing: list[str] = []
    empty: list[tuple[int, Section]] = []
    without_words: list[str] = []
    for key, kind in SECTIONS.items():
        section = _section(key, kind.title, f"{len(sections)}.", partial(_blocks, key, kind, material))
        if section.blocks:
            sections.append(section)
        if not section.blocks:
            empty.append((len(sections), section))
            missing.append(f"{kind.title}: add {kind.add}, or words as `narrative: {key}:`.")
        elif not _words(key, material):
            without_words.append(kind.title)
    if without_words:
        missing.append(f"Sections with figures and no words: {'; '.join(without_words)}. Add words under `narrative:`.")
    for id, title, number, make in appendices.appendices(material):
        sections.append(_section(id, title, number, make))
    under, changed = tuple(_under(material)), changed_text(case)
    named = (case.title, case.organisation or "", under, changed)
    return Paper(*named, tuple(sections), tuple(missing), material.hidden, tuple(empty))


def _blocks(key: str, kind: Kind, material: Material) -> Iterator[PaperBlock]:
    """The authors' words of a section, then what the case has for it."""
    yield from _words(key, material)
    yield from kind.blocks(material)


def _words(key: str, material: Material) -> tuple[Words | Listing, ...]:
    return words_of(material, key) if getattr(material.case.narrative, key, None) is not None else ()


def _section(id: str, title: str, number: str, make: Callable[[], Iterable[PaperBlock | Worked]]) -> Section:
    blocks = tuple(block.grid if isinstance(block, Worked) else block for block in make())
    return Section(id, title, number, blocks, make)


def _under(material: Material) -> Iterator[str]:
    case = material.case
    if case.source:
        yield case.source
    if case.period is not None:
        starts = day_in_words(case.period.starts)
        ends = "no end date" if case.period.ends is None else f"to {day_in_words(case.period.ends)}"
        yield f"Supplement proposed: {starts} {ends}" if case.period.ends else f"Supplement proposed: from {starts}, {ends}"
    if material.costing is not None:
        yield f"Costs are of a full year unless a period is named; {material.shown.rounding_phrase}"
