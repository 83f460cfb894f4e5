"""Table 1: what the staff in post and the agency staff cost in a full year."""

from __future__ import annotations

from ..case.case import Case
from ..ledger import Ledger, Table
from .agency.spend import agency_line
from .on_costs.base import OnCosts
from .post_lines import grade_lines, staffed, total_or_none
from .posts import Staffing
from .supplement_now import in_current_spend, supplement_now


def current_spend(case: Case, ledger: Ledger, staff: Staffing, on_costs: OnCosts) -> Table:
    """Σ FTE in post × salary; on-costs on that total; a supplement that is paid already; agency FTE × annual cost; the total.

    Source: Derbyshire County Council, 24 June 2019, application section 8, "Current Cost Estimate".
    """
    table = ledger.table("current_spend", "Current spend")
    lines = grade_lines(table, staff, lambda posts: posts.in_post, lambda posts: posts.salary)
    salaries = total_or_none(table, "salaries", "Salaries", lines, "no grade has staff in post")
    on_top = on_costs.on_pay(table, salaries, staffed(staff, lambda posts: posts.in_post))
    supplement_now(case, ledger, staff, on_costs)
    employed = table.total("employed", "Employed staff", [salaries, on_top, *in_current_spend(table)], "subtotal")
    agency = agency_line(table, case)
    table.whole("total", "Total current spend", [employed, agency])
    return table
