"""Every cell of a case's evidence that its other cells should give."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ...diagnostics.names import fold
from ...evidence.funnel import CoverageEvidence, FunnelEvidence
from ...evidence.staff import printed as printed_measures
from ...ledger import Figure, Given
from .books import Books
from .cells import change_claim, claim, group_claims
from .claim import Claim
from .printed_cells import PrintedCell, printed_in


def evidence_claims(books: Books) -> Iterator[Claim]:
    """Those of groups, recruitment, coverage and indicators, in that order."""
    evidence = books.subject.workforce
    for group in evidence.groups:
        yield from group_claims(books, group)
    for funnel in evidence.recruitment:
        yield from _funnel(books, funnel)
    for coverage in evidence.coverage:
        yield from _coverage(books, coverage)
    for indicator in evidence.indicators:
        printed = indicator.given.printed_change
        if printed is not None:
            figure = Figure(
                f"indicators.{fold(indicator.name)}.printed_change",
                f"{indicator.name}: change",
                printed.value,
                printed.unit or "count",
                Given(printed.text, printed.span),
            )
            cell = PrintedCell.of(figure)
            if cell is not None:
                yield change_claim(books, cell, indicator.change)


def _funnel(books: Books, funnel: FunnelEvidence) -> Iterator[Claim]:
    id = f"recruitment.{fold(funnel.name)}"
    kept = printed_measures(books.subject.workforce.ledger, id, funnel.name, funnel.given.printed or {})
    for measure, cell in printed_in(kept).items():
        yield claim(books, cell, funnel.rates.get(measure))
    for name, stage in funnel.stages.items():
        total = PrintedCell.of(stage.total)
        if total is not None and stage.external is not None and stage.internal is not None:
            parts = books.subject.workforce.ledger.work(
                f"{id}.{name}.parts",
                f"{funnel.name}: {name}, external and internal",
                "count",
                "sum",
                (stage.external, stage.internal),
            )
            yield claim(books, total, parts)


def _coverage(books: Books, coverage: CoverageEvidence) -> Iterator[Claim]:
    for at in coverage.at.values():
        if "uncovered" in at and "not_covered" in at and (cell := PrintedCell.of(at["uncovered"])) is not None:
            yield claim(books, cell, at["not_covered"], loose=True)
        if "vacancy_gap" in at and "permanent" in at and (cell := PrintedCell.of(at["vacancy_gap"])) is not None:
            yield claim(books, cell, _gap(books, cell, at["permanent"]), loose=True)


def _gap(books: Books, cell: PrintedCell, permanent: Figure) -> Figure:
    ledger = books.subject.workforce.ledger
    all_posts = ledger.figures.get("all_posts") or ledger.constant("all_posts", "All posts", Decimal(100), "percent", "100%")
    return ledger.work(f"{cell.id}.of_permanent", cell.label, "percent", "difference", (all_posts, permanent))
