"""Sections of money: the key figures, costs and how they are worked out, agency staff, the forecast, funding."""

from __future__ import annotations

from collections.abc import Iterator

from ..charts.costs import cost_charts
from ..charts.forecast import forecast_charts
from ..document import Grid, KeyFigures, KeyNote, Sentence
from .material import Material
from .model import PaperBlock, Picture, Subheading


def key_figures(material: Material) -> Iterator[PaperBlock]:
    """The answer first: of the cost and of the forecast, or else of the evidence that the case is made of."""
    from ..pages.cost import key_figures_of

    costed = material.costing or material.package
    if costed is not None:
        yield key_figures_of(costed, material.shown)
    if material.forecast is not None:
        from ..pages.forecast.page import key_figures_of as of_forecast

        yield of_forecast(material.forecast, material.shown)
    if costed is None and material.market is not None:
        from ..pages.keys.market import market_key

        yield market_key(material.market, material.prices)
    if costed is None and material.workforce is not None:
        from ..pages.workforce.key import workforce_key

        key = workforce_key(material.workforce, material.people)
        if key is not None:
            yield key


def costs(material: Material) -> Iterator[PaperBlock]:
    """By financial year, against the budget, then how each total is worked out, and what it all rests on."""
    costing, shown = material.costing, material.shown
    if costing is None:
        return
    from ..pages.budget import budget_blocks
    from ..pages.cost import notes_of, position_grid, workings
    from ..pages.financial_years import years_blocks

    charts = {chart.id: chart for chart in cost_charts(costing, shown)}
    yield from (block for block in years_blocks(costing, shown) if isinstance(block, Grid | Sentence))
    yield position_grid(costing, shown)
    if "cost" in charts:
        yield Picture(charts["cost"])
    yield from (block for block in budget_blocks(costing, shown) if isinstance(block, Grid | Sentence))
    if "bridge" in charts:
        yield Picture(charts["bridge"])
    yield Subheading("How the costs are worked out")
    yield from workings(costing, shown)
    yield Subheading("What the costs rest on")
    yield from (Sentence(text) for text in notes_of(costing, shown))


def agency(material: Material) -> Iterator[PaperBlock]:
    """What agency staff cost and cover, and the break-even that they bear on."""
    costing, shown = material.costing, material.shown
    if costing is None:
        return
    from ..pages.agency_answers import answer_blocks

    yield from (block for block in answer_blocks(costing) if isinstance(block, Grid | Sentence))
    key = key_figures_notes(material, ("Break-even", "Agency"))
    if key.parts and costing.case.agency is not None:
        yield key
    yield from (Picture(chart) for chart in cost_charts(costing, shown) if chart.id == "vacancies")


def key_figures_notes(material: Material, labels: tuple[str, ...]) -> KeyFigures:
    """Some of the notes of the key figures of the cost."""
    from ..pages.cost import key_figures_of

    costing = material.costing
    parts = () if costing is None else key_figures_of(costing, material.shown).parts
    return KeyFigures(tuple(part for part in parts if isinstance(part, KeyNote) and part.label in labels))


def forecast(material: Material) -> Iterator[PaperBlock]:
    """The extra cost by year and by line, staff, the four costs of the proposal, and what is assumed."""
    result, shown = material.forecast, material.shown
    if result is None:
        return
    from ..pages.forecast.assumptions import assumption_sentences
    from ..pages.forecast.assumptions_grid import assumptions_grid
    from ..pages.forecast.four_costs import four_costs_blocks
    from ..pages.forecast.net import net_grid, net_sentences
    from ..pages.forecast.page import all_years_grid, staff_grid
    from ..pages.forecast.worth import worth_blocks

    charts = {chart.id: chart for chart in forecast_charts(result, shown)}
    yield net_grid(result, shown)
    yield all_years_grid(result, shown)
    if "bridge" in charts:
        yield Picture(charts["bridge"])
    yield staff_grid(result)
    if "forecast" in charts:
        yield Picture(charts["forecast"])
    yield from _for_readers(four_costs_blocks(result, shown))
    yield from _for_readers(worth_blocks(result, shown))
    yield Subheading("What the forecast assumes")
    yield assumptions_grid(result)
    yield from (Sentence(text) for text in (*assumption_sentences(result), *net_sentences(result, shown)))


def _for_readers(blocks: Iterator[object]) -> Iterator[PaperBlock]:
    """What speaks of the case, without what speaks of commands."""
    for block in blocks:
        if isinstance(block, Grid) or (isinstance(block, Sentence) and "`" not in block.text):
            yield block


def funding(material: Material) -> Iterator[PaperBlock]:
    """A package of measures with what pays for it."""
    costed = material.costing or material.package
    if costed is None:
        return
    from ..pages.package import package_blocks

    yield from (block for block in package_blocks(costed, material.shown) if isinstance(block, Grid | Sentence))
