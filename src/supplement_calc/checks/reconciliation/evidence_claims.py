"""Every cell of a case's evidence that its other cells should give."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...diagnostics.names import fold
from ...evidence.funnel import CoverageEvidence, FunnelEvidence
from ...evidence.measure_names import funnel_rate_named
from ...evidence.workforce_measures import printed as printed_measures
from ...ledger import Figure
from ..context import CheckContext
from .claim import Claim
from .possible_values import PossibleValues
from .printed_cells import PrintedCell, printed_in
from .table_claims import change_claims, claim
from .whole_claims import group_claims


def evidence_claims(context: CheckContext, possible: PossibleValues) -> Iterator[Claim]:
    """Those of groups, recruitment, coverage and indicators, in that order."""
    evidence = context.ledgers.workforce
    for group in evidence.groups:
        yield from group_claims(context, group, possible)
    for funnel in evidence.recruitment:
        yield from _funnel(context, funnel)
    for coverage in evidence.coverage:
        yield from _coverage(context, coverage)
    for indicator in evidence.indicators:
        printed = indicator.given.printed_change
        if printed is not None:
            cell = PrintedCell(f"indicators.{fold(indicator.name)}.printed_change", f"{indicator.name}: change", printed)
            yield from change_claims(context, cell, indicator.change)


def _funnel(context: CheckContext, funnel: FunnelEvidence) -> Iterator[Claim]:
    id = f"recruitment.{fold(funnel.name)}"
    kept = printed_measures(context.ledgers.workforce.ledger, id, funnel.name, funnel.given.printed or {})
    for measure, cell in printed_in(kept).items():
        rate = funnel_rate_named(measure)
        if rate is not None:
            yield claim(context, cell, funnel.rates.get(rate))
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
            yield claim(context, total, parts)._replace(is_within_row=True)


def _coverage(context: CheckContext, coverage: CoverageEvidence) -> Iterator[Claim]:
    for at in coverage.at.values():
        if "uncovered" in at and "not_covered" in at and (cell := PrintedCell.of(at["uncovered"])) is not None:
            yield claim(context, cell, at["not_covered"])._replace(is_within_row=True)
        if "vacancy_gap" in at and "permanent" in at and (cell := PrintedCell.of(at["vacancy_gap"])) is not None:
            yield claim(context, cell, _gap(context, cell, at["permanent"]))._replace(is_within_row=True)


def _gap(context: CheckContext, cell: PrintedCell, permanent: Figure) -> Figure:
    ledger = context.ledgers.workforce.ledger
    all_posts = ledger.figures.get("all_posts") or ledger.constant("all_posts", "All posts", Decimal(100), "percent", "100%")
    return ledger.work(f"{cell.id}.of_permanent", cell.label, "percent", "difference", (all_posts, permanent))
