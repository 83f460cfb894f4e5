"""Break-even where agency staff cover some of the vacancies.

With a share c of vacancies covered at A a year, a vacancy saves S − cA: from c = S ÷ A on there is no break-even, and each
vacancy adds to the cost. The agency FTE a budget can bear at V vacancies is (V × S − excess) ÷ A.
"""

from __future__ import annotations

from decimal import Decimal

from ..case_file.case import Case
from ..ledger import Figure, Ledger
from .break_even import Basis, BreakEven

_BASES = ("budgeted", "vacant_mix_with_supplements")


def agency_cover(case: Case, ledger: Ledger, answer: BreakEven) -> None:
    """The figures `agency_cover.*`, where the case has agency staff."""
    if case.agency is None:
        return
    table = ledger.table("agency_cover", "Agency cover of vacancies")
    fte, cost = case.agency.fte, case.agency.cost_per_fte
    share = table.show(table.work("share", "Agency staff as a share of vacancies", "percent", "percentage", fte, answer.vacant))
    each = table.work("cost_per_vacancy", "Agency cost of a vacancy at that cover", "GBP", "share", share, cost)
    nil = ledger.constant("nil", "Nil", Decimal(0), "GBP", "0")
    for id in _BASES:
        _one(table.ledger, answer, answer.basis(id), cost, each, nil)


def _one(ledger: Ledger, answer: BreakEven, basis: Basis, cost: Figure, each: Figure, nil: Figure) -> None:
    table, label = ledger.tables["agency_cover"], basis.label
    assert basis.saving is not None
    name = basis.id
    table.show(
        table.work(
            f"limit.{name}",
            f"{label}: cover from which there is no break-even",
            "percent",
            "percentage",
            basis.saving,
            cost,
        )
    )
    net = table.show(
        table.work(
            f"saving.{name}",
            f"{label}: what a vacancy saves at the cover in use",
            "GBP",
            "difference",
            basis.saving,
            each,
        )
    )
    worth = table.work(
        f"worth.{name}", f"{label}: what a vacancy saves at that cover, if anything", "GBP", "greater of", net, nil
    )
    table.show(table.work(f"vacant_fte.{name}", f"{label}: vacant FTE at that cover", "FTE", "ratio", answer.excess, worth))
    saved = table.work(
        f"saved.{name}",
        f"{label}: what the vacancies save without cover",
        "GBP",
        "product",
        answer.vacant,
        basis.saving,
    )
    left = table.work(f"left.{name}", f"{label}: what is left for agency staff", "GBP", "difference", saved, answer.excess)
    table.show(table.work(f"bearable_fte.{name}", f"{label}: agency FTE the budget can bear", "FTE", "ratio", left, cost))
