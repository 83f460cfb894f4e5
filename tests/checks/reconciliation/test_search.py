"""The search for causes is bounded: it grows with the case, says where it was cut, and finds the same however it works."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, localcontext
from random import Random

import pytest

from supplement_calc.case.loading import load_text
from supplement_calc.case.sections import EVERYTHING
from supplement_calc.checks.check import findings
from supplement_calc.checks.context import CheckContext
from supplement_calc.checks.reconciliation import cause_search, mismatch
from supplement_calc.checks.reconciliation.allowance import Allowance
from supplement_calc.checks.reconciliation.causes.rows import row_counted_in
from supplement_calc.checks.reconciliation.figure_index import FigureIndex
from supplement_calc.checks.reconciliation.reconciliation import reconcile
from supplement_calc.checks.reconciliation.revaluation import Revaluation
from supplement_calc.diagnostics import Source
from supplement_calc.ledger import POUND, Computed, Figure
from supplement_calc.ledger.ledger import evaluate
from supplement_calc.ledger.rounding import EXACT
from support.growth import growth
from support.running import DERBYSHIRE

KINDS = ("current_spend.g{}", "full_establishment.g{}", "supplement_cost.existing.g{}", "supplement_cost.vacant.g{}")

OUT = "title: x\nagency: {fte: 10, cost_per_fte: 61234}\npublished:\n  - {figure: current_spend.total, value: '£777,777'}\n"


def wrong(grades: int, published: int | None = None) -> str:
    """A case of so many grades whose every line is published wrongly, and the break-even of each grade."""
    draw = Random(1)
    out = ["title: x", "grades:"]
    for g in range(grades):
        posts = f"in_post: {draw.randint(100, 3000) / 100}, vacant: {draw.randint(1, 900) / 100}"
        out.append(f'  G{g}: {{salary: "{draw.randint(22_000, 60_000):,}", {posts}, supplement: "{draw.randint(5, 50)}00"}}')
    out += ["on_costs: 24.33%", 'agency: {fte: 20, cost_per_fte: "65,797"}', 'budget: "10,000,000"', "published:"]
    for g in range(grades if published is None else published):
        out += [f'  - {{figure: {kind.format(g)}, value: "£{12_345 + g:,}"}}' for kind in KINDS]
        out.append(f'  - {{figure: break_even.by_basis.g{g}_without_supplements, value: "{12_345 + g:,}"}}')
    return "\n".join(out)


def context_of(text: str) -> CheckContext:
    loaded = load_text(Source("case.yaml", text), EVERYTHING)
    assert loaded.case is not None, [problem.headline for problem in loaded.problems]
    return CheckContext(loaded.case)


def reconciling(text: str) -> Callable[[], object]:
    context = context_of(text)
    return lambda: reconcile(context)


def test_the_work_grows_no_faster_than_a_case_whose_every_figure_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mismatch, "Allowance", lambda: Allowance(of_a_run=20_000))
    assert growth(lambda grades: reconciling(wrong(grades)), 30) < 1.3


def test_a_figure_more_costs_no_more_in_a_case_of_more_grades(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mismatch, "Allowance", lambda: Allowance(of_a_run=0))
    assert growth(lambda grades: reconciling(wrong(grades, 20)), 40) < 1.2


def test_a_case_of_forty_grades_is_searched_in_full() -> None:
    reconciled = reconcile(context_of(wrong(40)))
    assert not any(verdict.is_cut for verdict in reconciled.verdicts)


def test_the_problem_says_that_the_search_was_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mismatch, "Allowance", lambda: Allowance(of_a_run=0, of_a_cause=5))
    (problem,) = [one for one in findings(context_of(OUT)).problems if one.code == "published-differs"]
    assert problem.headline.endswith("No slip that was tried accounts for it")
    assert problem.help is not None
    assert problem.help.startswith("so much of this case differs that not every slip was tried; correct the paper")


def test_a_search_that_is_not_cut_says_nothing_of_it() -> None:
    (problem,) = [one for one in findings(context_of(OUT)).problems if one.code == "published-differs"]
    assert problem.headline.endswith("No known slip accounts for it")
    assert problem.help is not None
    assert problem.help.startswith("correct the paper")


def test_what_is_within_the_allowance_is_whole_and_what_is_past_it_is_cut() -> None:
    allowance = Allowance(of_a_run=3, of_a_cause=2)
    allowance.start_figure()
    allowance.start_cause()
    assert list(allowance.within("abc")) == ["a", "b", "c"]
    assert not allowance.is_cut
    allowance.start_cause()
    assert list(allowance.within("abc")) == ["a", "b"]
    assert allowance.is_cut
    allowance.start_figure()
    assert not allowance.is_cut


def worked_out_anew(figure: Figure, changes: dict[str, Decimal], known: dict[str, Decimal | None]) -> Decimal | None:
    """The plain way: every precedent of a figure again."""
    if figure.id not in known:
        if figure.id in changes:
            known[figure.id] = changes[figure.id]
        elif not isinstance(figure.origin, Computed):
            known[figure.id] = figure.value
        else:
            values = [worked_out_anew(operand, changes, known) for operand in figure.origin.operands]
            with localcontext(EXACT):
                known[figure.id] = evaluate(figure.origin, values)
    return known[figure.id]


@pytest.mark.parametrize("text", [DERBYSHIRE.read_text(encoding="utf-8"), wrong(4)], ids=["derbyshire", "made up"])
def test_a_revaluation_is_what_working_all_of_it_out_anew_gives(text: str) -> None:
    ledgers, random, moved = context_of(text).ledgers, Random(10), 0
    assert ledgers.costing is not None
    for figure in ledgers.costing.ledger.figures.values():
        again = Revaluation(figure)
        for _ in range(6):
            some = random.sample(again.precedents, min(len(again.precedents), random.randint(1, 3)))
            changes = {one.id: Decimal(random.randint(-5000, 50_000)) / 100 for one in some}
            assert again.value(changes) == worked_out_anew(figure, changes, {})
            moved += again.value(changes) != figure.value
    assert moved > 500


def test_a_figure_by_itself_is_worked_out_from_all_its_operands_or_not_at_all() -> None:
    ledger = context_of("title: x\nagency: {fte: 10, cost_per_fte: 61234}\n").ledgers.costing
    assert ledger is not None
    figure = ledger.ledger.figures["current_spend.agency"]
    alone = Revaluation(figure, alone=True)
    one, other = figure.operands
    assert alone.precedents == [figure]
    assert alone.value({one.id: Decimal(2)}) is None
    assert alone.value({one.id: Decimal(2), other.id: Decimal(3)}) == 6
    assert alone.value({figure.id: Decimal(7)}) == 7


def test_the_index_gives_what_looking_through_all_figures_gives() -> None:
    ledgers = context_of(DERBYSHIRE.read_text(encoding="utf-8")).ledgers
    (ledger,) = ledgers.holding("current_spend.total", POUND)
    index, figures = FigureIndex(ledger), list(ledger.figures.values())
    for prefix in ("", "break_even.by_basis.", "agency_premium.", "nothing."):
        assert index.under(prefix) == [figure for figure in figures if figure.id.startswith(prefix)]
    rows = {"agency", "grades.grade_9"}
    assert index.at(index.in_rows(rows)) == [figure for figure in figures if figure.id.rpartition(".")[0] in rows]
    assert index.at(index.of_measure("total")) == [figure for figure in figures if figure.id.rpartition(".")[2] == "total"]


def mismatch_of(text: str, printed: str) -> mismatch.Mismatch:
    published = f"published:\n  - {{figure: full_establishment.total, value: '{printed}'}}\n"
    (verdict,) = reconcile(context_of(text + published)).verdicts
    return mismatch.Mismatch(verdict.claim, mismatch.Search({}))


AGENCY = "title: x\ngrades: {G: {salary: 30000, in_post: 10}, H: {salary: 31234, in_post: 10}}\n"


def causes_among(monkeypatch: pytest.MonkeyPatch, *candidates: int) -> list[str]:
    """The causes named of a figure printed ten off, where made-up causes give so many figures as near, the printed one too."""

    def giving(count: int) -> mismatch.Cause:
        return lambda _: iter(
            [mismatch.Candidate(Decimal(612_350 - place), "one") for place in range(21) if place != 10][:count]
        )

    monkeypatch.setattr(cause_search, "CAUSES", {f"cause-{n}": giving(count) for n, count in enumerate(candidates)})
    return [one.name for one in cause_search.causes_of(mismatch_of(AGENCY, "£612,350"))]


def test_a_cause_that_matches_every_second_figure_is_named_and_one_that_matches_more_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert causes_among(monkeypatch, 10) == ["cause-0"]
    assert causes_among(monkeypatch, 11) == []


def test_after_a_simpler_cause_one_that_matches_every_fifth_figure_is_named_and_one_that_matches_more_is_not(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert causes_among(monkeypatch, 1, 4) == ["cause-0", "cause-1"]
    assert causes_among(monkeypatch, 1, 5) == ["cause-0"]


def test_a_row_counted_in_of_a_precedent_is_said_to_be_one() -> None:
    beneath = {candidate.says: candidate.in_precedent for candidate in row_counted_in(mismatch_of(AGENCY, "£612,350"))}
    assert {says for says, is_beneath in beneath.items() if is_beneath} == {says for says in beneath if " of Salaries" in says}
