"""What the evidence commands have in common."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from .run import CASE_WRONG, Result, deliver, deliver_documents, load_case, tell

if TYPE_CHECKING:
    from ..case_file.case import Case
    from ..ledger import Ledger
    from ..output.document import Document
    from ..output.evidence_data import FigureTable


def load_evidence(
    name: str, wanted: Iterable[str], needs: str, sets: tuple[str, ...], result: Result, how: str = ""
) -> Case | None:
    """A case that has the section needed; None, with the reason told and how to add it, where it cannot be shown."""
    from ..diagnostics import Problem

    loaded = load_case(name, wanted, sets, result)
    if loaded is None or loaded.case is None:
        return None
    case = loaded.case
    if not any(key in case.root for key in needs.split(" or ")):
        headline = f"the case has no {needs.replace('_', ' ')}, so there is nothing to show"
        first = needs.split(" or ")[0]
        help = f"{how or f'add `{first}:`'}; docs/case-file.md shows how"
        problem = Problem("nothing-to-show", headline, case.place("title"), help)
        tell([problem])
        result.at_least(CASE_WRONG)
        return None
    return case


def deliver_evidence(
    case: Case,
    ledger: Ledger,
    tables: list[FigureTable],
    page: Callable[[], Document],
    format_: str,
    output: str | None,
    notes: Mapping[str, str] | None = None,
    hidden: Collection[str] = (),
    left_out: str | None = None,
) -> None:
    """Evidence, or a forecast, in the format asked for; the figures of JSON without those with `left_out` in their ids."""
    match format_:
        case "json":
            from ..output.as_json import dumps
            from ..output.evidence_data import evidence_data

            deliver(dumps(evidence_data(case, ledger, tables, notes or {}, hidden, left_out)), output)
        case "csv":
            from ..output.evidence_data import evidence_csv

            deliver(evidence_csv(tables, hidden), output)
        case _:
            deliver_documents([page()], format_, output)
