"""Every cell of a case's evidence that its other cells should give."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...diagnostics.names import fold
from ...evidence.funnel import CoverageEvidence, FunnelEvidence
from ...evidence.workforce_measures import printed as printed_measures
from ...ledger import Figure, Input
from ..context import CheckContext
from .claim import Claim
from .printed_cells import PrintedCell, printed_in
from .table_claims import change_claim, claim, group_claims


def evidence_claims(context: CheckContext) -> Iterator[Claim]:
    """Those of groups, recruitment, coverage and indicators, in that order."""
    evidence = context.ledgers.workforce
    for group in evidence.groups:
        yield from group_claims(context, group)
    for funnel in evidence.recruitment:
        yield from _funnel(context, funnel)
    for coverage in evidence.coverage:
        yield from _coverage(context, coverage)
    for indicator in evidence.indicators:
        printed = indicator.given.printed_change
        if printed is not None:
            figure = Figure(
                f"indicators.{fold(indicator.name)}.printed_change",
                f"{indicator.name}: change",
                printed.value,
                printed.unit or "count",
                Input(printed.text, printed.span),
            )
            cell = PrintedCell.of(figure)
            if cell is not None:
                yield change_claim(context, cell, indicator.change)


def _funnel(context: CheckContext, funnel: FunnelEvidence) -> Iterator[Claim]:
    id = f"recruitment.{fold(funnel.name)}"
    kept = printed_measures(context.ledgers.workforce.ledger, id, funnel.name, funnel.given.printed or {})
    for measure, cell in printed_in(kept).items():
        yield claim(context, cell, funnel.rates.get(measure))
    for name, stage in funnel.stages.items():
        total = PrintedCell.of(stage.total)
        if total is not None and stage.external is not None and stage.internal is not None:
            parts = context.ledgers.workforce.ledger.work(
                f"{id}.{name}.parts",
                f"{funnel.name}: {name}, external and internal",
                "count",
                "sum",
                (stage.external, stage.internal),
            )
            yield claim(context, total, parts)


def _coverage(context: CheckContext, coverage: CoverageEvidence) -> Iterator[Claim]:
    for at in coverage.at.values():
        if "uncovered" in at and "not_covered" in at and (cell := PrintedCell.of(at["uncovered"])) is not None:
            yield claim(context, cell, at["not_covered"], within_tolerance=True)
        if "vacancy_gap" in at and "permanent" in at and (cell := PrintedCell.of(at["vacancy_gap"])) is not None:
            yield claim(context, cell, _gap(context, cell, at["permanent"]), within_tolerance=True)


def _gap(context: CheckContext, cell: PrintedCell, permanent: Figure) -> Figure:
    ledger = context.ledgers.workforce.ledger
    all_posts = ledger.figures.get("all_posts") or ledger.constant("all_posts", "All posts", Decimal(100), "percent", "100%")
    return ledger.work(f"{cell.id}.of_permanent", cell.label, "percent", "difference", (all_posts, permanent))
