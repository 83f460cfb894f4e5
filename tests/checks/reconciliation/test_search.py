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


def causes_among(monkeypatch: pytest.MonkeyPatch, *candidates: int, pen: frozenset[str] = frozenset()) -> list[str]:
    """The causes named of a figure printed 60 off, where made-up causes give so many figures as near, the printed one too."""

    def giving(count: int) -> mismatch.Cause:
        return lambda _: iter([mismatch.Candidate(Decimal(612_400 - place), "one") for place in range(count)])

    monkeypatch.setattr(cause_search, "CAUSES", {f"cause-{n}": giving(count) for n, count in enumerate(candidates)})
    monkeypatch.setattr(cause_search, "SLIPS_OF_THE_PEN", pen)
    return [one.name for one in cause_search.causes_of(mismatch_of(AGENCY, "£612,400"))]


def test_a_cause_that_matches_fewer_than_one_figure_in_twenty_is_named_and_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """612,340 printed as 612,400: of the 120 as near, five are fewer than a twentieth and six are not."""
    assert causes_among(monkeypatch, 5) == ["cause-0"]
    assert causes_among(monkeypatch, 6) == []
    assert causes_among(monkeypatch, 6, 5) == ["cause-1"]


def test_causes_are_ranked_by_chance_then_by_simplicity_with_slips_of_the_pen_last(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two of 120 are fewer than one in fifty, three are not."""
    assert causes_among(monkeypatch, 1, 2) == ["cause-0", "cause-1"]
    assert causes_among(monkeypatch, 2, 1) == ["cause-0", "cause-1"]
    assert causes_among(monkeypatch, 3, 1) == ["cause-1", "cause-0"]
    assert causes_among(monkeypatch, 1, 5, pen=frozenset(["cause-0"])) == ["cause-1", "cause-0"]
    assert causes_among(monkeypatch, 3, 5, pen=frozenset(["cause-0"])) == ["cause-1"]  # it adds nothing
    assert causes_among(monkeypatch, 3, pen=frozenset(["cause-0"])) == ["cause-0"]


def chance_of(monkeypatch: pytest.MonkeyPatch, printed: str, *candidates: mismatch.Candidate) -> str:
    monkeypatch.setattr(cause_search, "CAUSES", {"one": lambda _: iter(candidates)})
    return "/".join(f"{one.chance:.4f}" for one in cause_search.causes_of(mismatch_of(AGENCY, printed)))


def test_a_misprint_may_fall_anywhere_within_fifty_of_the_last_digit(monkeypatch: pytest.MonkeyPatch) -> None:
    one = mismatch.Candidate(Decimal(612_341), "one")
    assert chance_of(monkeypatch, "£612,341", one) == "0.0100"  # one of the hundred within fifty
    assert chance_of(monkeypatch, "£612,341", one, mismatch.Candidate(Decimal(612_390), "at fifty")) == "0.0200"
    assert chance_of(monkeypatch, "£612,341", one, mismatch.Candidate(Decimal(612_391), "farther")) == "0.0100"


def test_what_is_looked_for_further_down_is_counted_only_where_the_match_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    here = mismatch.Candidate(Decimal(612_341), "one")
    beneath = mismatch.Candidate(Decimal(612_345), "two", depth=1)
    assert chance_of(monkeypatch, "£612,341", here, beneath) == "0.0100"
    assert chance_of(monkeypatch, "£612,345", here, beneath) == "0.0200"


def test_what_is_counted_and_not_listed_counts_too(monkeypatch: pytest.MonkeyPatch) -> None:
    assert chance_of(monkeypatch, "£612,341", mismatch.Candidate(Decimal(612_341), "one", alike=Decimal(3))) == "0.0400"
    found = (mismatch.Candidate(Decimal(612_341), "one"), mismatch.Candidate(None, "", alike=Decimal("2.5")))
    assert chance_of(monkeypatch, "£612,341", *found) == "0.0350"


def test_a_small_figure_may_be_off_by_its_own_size_at_most() -> None:
    """2 of 10 posts printed as 3: four values within two, so that no one of them is rare."""
    text = "title: x\nworkforce: {G: {teams: {A: {establishment: 10, in_post: 8, printed: {vacant: 3}}}}}\n"
    (verdict,) = reconcile(context_of(text)).verdicts
    assert mismatch.Mismatch(verdict.claim, mismatch.Search({})).reach == 2


def test_a_row_counted_in_of_a_precedent_or_from_elsewhere_is_looked_for_further_down() -> None:
    beneath = {candidate.says: candidate.depth for candidate in row_counted_in(mismatch_of(AGENCY, "£612,350"))}
    further = {says for says in beneath if " of Salaries" in says or says.endswith("counted in")}
    assert {says for says, depth in beneath.items() if depth} == further
