"""Sections of evidence: vacancies, adverts, the market, pay points, targets, the impact on other grades."""

from __future__ import annotations

from collections.abc import Iterator

from ...diagnostics.names import fold
from ..charts.evidence import market_charts, pay_point_charts, vacancy_charts
from ..document import Grid, KeyFigures, KeyNote, Sentence
from ..followed.kept import kept_if_kept
from .material import Material
from .model import PaperBlock, Picture

_SUPPRESSED = "Counts of people under 5 are not shown, nor a second count where one could be worked out."


def turnover(material: Material) -> Iterator[PaperBlock]:
    """Each group of teams with its chart, then how long staff have served and how posts are filled."""
    evidence = material.workforce
    if evidence is None:
        return
    from ..pages.workforce.key import workforce_key
    from ..pages.workforce.other_tables import coverage_blocks, service_blocks, showing
    from ..pages.workforce.page import paper_blocks

    people, show = material.people, showing(material.people)
    charts = {chart.id: chart for chart in vacancy_charts(evidence, people)}
    key = workforce_key(evidence, people) if evidence.groups else None
    if key is not None:
        yield key
    for group in evidence.groups:
        yield from (block for block in paper_blocks(group, people) if isinstance(block, Grid | Sentence))
        if (chart := charts.get(f"vacancies_{fold(group.name)}")) is not None:
            yield Picture(chart)
    for service in evidence.service:
        yield from (block for block in service_blocks(service, show) if isinstance(block, Grid | Sentence))
    for coverage in evidence.coverage:
        yield from (block for block in coverage_blocks(coverage, show) if isinstance(block, Grid | Sentence))
    if people.instead:
        yield Sentence(_SUPPRESSED)


def adverts(material: Material) -> Iterator[PaperBlock]:
    """Recruitment from adverts to staff who accept."""
    evidence = material.workforce
    if evidence is None:
        return
    from ..pages.workforce.other_tables import funnel_blocks, showing

    show = showing(material.people)
    for funnel in evidence.recruitment:
        blocks = funnel_blocks(funnel, show, material.people)
        yield from (block for block in blocks if isinstance(block, Grid | Sentence) and not _is_of_another_paper(block))


def _is_of_another_paper(block: Grid | Sentence) -> bool:
    """Whether it says what the paper prints that the case was read from."""
    return isinstance(block, Sentence) and "the paper prints" in block.text


def targets(material: Material) -> Iterator[PaperBlock]:
    """Measures over time, with their targets."""
    evidence = material.workforce
    if evidence is None or not evidence.indicators:
        return
    from ..pages.workforce.other_tables import indicator_blocks, showing

    show = showing(material.people)
    yield from (
        block for block in indicator_blocks(evidence.indicators, show, material.people) if isinstance(block, Grid | Sentence)
    )


def market(material: Material) -> Iterator[PaperBlock]:
    """The gap of each grade, then every comparator with its chart, and what a reader must know first."""
    evidence = material.market
    if evidence is None:
        return
    from ...diagnostics.names import fold
    from ..pages.keys.market import market_key
    from ..pages.market import grade_blocks, warnings

    charts = {chart.id: chart for chart in market_charts(evidence)}
    yield _of_this_paper(market_key(evidence, material.prices))
    for grade in evidence.grades:
        yield from grade_blocks(evidence, grade, material.prices, is_paper=True)
        if (chart := charts.get(f"market_{fold(grade.name)}")) is not None:
            yield Picture(chart)
    yield from (Sentence(text) for text in warnings(evidence, material.prices).values())


@kept_if_kept
def _of_this_paper(block: KeyFigures) -> KeyFigures:
    """Without what the paper prints that the case was read from."""
    return KeyFigures(tuple(part for part in block.parts if not isinstance(part, KeyNote) or part.label != "The paper"))


def pay(material: Material) -> Iterator[PaperBlock]:
    """Pay at each point before and after."""
    evidence = material.pay_points
    if evidence is None:
        return
    from ..pages.pay_points import grade_grid

    yield from (grade_grid(grade) for grade in evidence.grades)
    yield from map(Picture, pay_point_charts(evidence))


def impact(material: Material) -> Iterator[PaperBlock]:
    """Each grade against the next: where the supplement makes pay overlap."""
    evidence = material.pay_points
    if evidence is None:
        return
    from ..pages.pay_points import step_sentences

    yield from (Sentence(text) for step in evidence.steps for text in step_sentences(evidence, step))
