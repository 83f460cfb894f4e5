"""The supplement that is paid already: what staff in post get now, with on-costs, and what a new one costs more than that.

A proposal's supplement is the whole of the new amount and takes the place of the old, so that day one is current spend, less
what is paid now, plus the whole of the new.
"""

from __future__ import annotations

from ..case.case import Case
from ..evidence.supplement_per_fte import supplement_now_on
from ..ledger import Figure, Ledger, Table
from ..ledger.ledger import is_answered
from .on_costs.base import OnCosts, PayOnTop
from .post_lines import grade_lines
from .posts import GradePosts, Posts, Staffing

ID = "supplement_now"


def is_paid_now(case: Case) -> bool:
    """Whether any grade has a supplement already."""
    return any(grade.supplement_now is not None for grade in case.grades.values())


def amount_now(case: Case, ledger: Ledger, posts: Posts) -> Figure | None:
    """What each FTE of some posts that has it is paid now, pounds a year."""
    return supplement_now_on(ledger, posts.grade, case.grades[posts.grade], posts.salary, posts.point)


def share_now(case: Case, ledger: Ledger, grade: GradePosts) -> Figure | None:
    """The share of a grade's staff in post who have it, where that is given as a number; None where all have it."""
    given = case.grades[grade.label].paid_now_to
    if given is None:
        return None
    in_post = [posts.in_post for posts in grade.posts if posts.in_post is not None]
    id, label = f"{ID}.share.{grade.id}", f"{grade.label}: share of staff in post who are paid a supplement now"
    together = ledger.work(f"{id}.of", f"{grade.label} in post", "FTE", "sum", in_post or [ledger.zero("FTE")])
    return ledger.work(id, label, "percent", "percentage", (given, together), why_undefined="nobody is in post")


def supplement_now(case: Case, ledger: Ledger, staff: Staffing, on_costs: OnCosts) -> Table | None:
    """Σ FTE who have it × what they are paid, and on-costs on that as on any supplement; None where no grade has one."""
    if not is_paid_now(case):
        return None
    table = ledger.table(ID, "Supplement paid now")
    amounts = {posts.id: amount_now(case, ledger, posts) for posts in staff.posts}
    having = {posts.id: fte for grade in staff.grades for posts in grade.posts if (fte := _having(case, ledger, grade, posts))}
    lines = grade_lines(table, staff, lambda posts: having.get(posts.id), lambda posts: amounts[posts.id], "existing.")
    before = table.total("before_on_costs", "Before on-costs", lines or [ledger.zero("GBP")], "subtotal")
    on_top = on_costs.on_extras(table, before, _extras(table, staff, having, amounts))
    table.total("total", "Total supplement paid now", [before, on_top])
    return table


def _having(case: Case, ledger: Ledger, grade: GradePosts, posts: Posts) -> Figure | None:
    """How many of some posts have it, FTE: those given, all in post, or at each point the share of the grade's staff."""
    given = case.grades[grade.label].paid_now_to
    if posts.in_post is None or given is None:
        return posts.in_post
    if not grade.by_point:
        return given
    share = share_now(case, ledger, grade)
    assert share is not None
    id, label = f"{ID}.fte.{posts.id}", f"{posts.label}: in post who are paid a supplement now"
    return ledger.work(id, label, "FTE", "share", (share, posts.in_post))


def _extras(table: Table, staff: Staffing, having: dict[str, Figure], amounts: dict[str, Figure | None]) -> list[PayOnTop]:
    on_top = []
    for posts in staff.posts:
        fte, amount = having.get(posts.id), amounts[posts.id]
        if fte is not None and amount is not None:
            line = table.ledger.figures[f"{table.id}.existing.{posts.line}"]
            on_top.append(PayOnTop("now", f"{posts.id}.now", posts.label, posts.salary, amount, fte, line, posts.grade))
    return on_top


def in_current_spend(table: Table) -> list[Figure]:
    """Its lines in the table of current spend: the supplement, and the on-costs on it. None where nothing is paid now."""
    figures = table.ledger.figures
    lines = []
    for name, label in (("before_on_costs", "Supplement paid now"), ("on_costs", "On-costs of the supplement paid now")):
        figure = figures.get(f"{ID}.{name}")
        if figure is not None:
            id = f"{table.id}.{ID}" if name == "before_on_costs" else f"{table.id}.{ID}_on_costs"
            lines.append(table.show(table.ledger.relabelled(id, label, figure)))
    return lines


def over_what_is_paid_now(ledger: Ledger) -> None:
    """Under the whole cost of the supplements what is paid now, and the extra over that."""
    now = ledger.figures.get(f"{ID}.total")
    if now is None:
        return
    table = ledger.tables["supplement_cost"]
    whole = ledger.figures[f"{table.id}.total"]
    if not is_answered(whole):
        whole = ledger.zero("GBP")  # all that is paid now ends
    paid = table.show(ledger.relabelled(f"{table.id}.paid_now", "Supplement paid now with on-costs", now))
    table.difference("extra", "Extra over / (under) what is paid now", whole, paid)


def less_what_is_paid_now(table: Table) -> list[Figure]:
    """In the table of day one: what is paid now and no longer once the new supplement is, below zero."""
    ledger, now = table.ledger, table.ledger.figures.get(f"{ID}.total")
    if now is None:
        return []
    id, label = f"{table.id}.less_{ID}", "Less the supplement paid now, with on-costs"
    return [table.show(ledger.work(id, label, "GBP", "difference", (ledger.zero("GBP"), now)))]
