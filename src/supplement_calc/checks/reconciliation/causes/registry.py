"""The causes in order, the simplest first, each by its function's name. Slips of the pen come last: one never outranks an
arithmetic one."""

from __future__ import annotations

from ..mismatch import Cause
from .agency import agency_without_fee
from .basis import another_basis, other_end, other_hours
from .counts import another_count, headcount_for_fte, one_rate_for_all
from .digits import digit_changed, digits_transposed
from .inputs import input_digit_changed, input_digits_transposed
from .months import full_year, other_months
from .on_costs import (
    on_cost_part_left_out,
    on_costs_left_out,
    on_costs_put_on,
    salary_sacrifice_left_out,
    supplement_on_costs_left_out,
)
from .places import columns_swapped, ratio_turned, sign_turned
from .rates import mean_of_parts, other_denominator, points_for_per_cent
from .rounding import cut_to_zeros, rounded_lines, rounded_sooner, rounded_twice, truncated
from .rows import carried_on, row_counted_in, row_left_out

CAUSES: dict[str, Cause] = {
    "rounded-lines": rounded_lines,
    "truncated": truncated,
    "rounded-twice": rounded_twice,
    "sign-turned": sign_turned,
    "points-for-per-cent": points_for_per_cent,
    "carried-on": carried_on,
    "full-year": full_year,
    "on-costs-left-out": on_costs_left_out,
    "supplement-on-costs-left-out": supplement_on_costs_left_out,
    "on-cost-part-left-out": on_cost_part_left_out,
    "salary-sacrifice-left-out": salary_sacrifice_left_out,
    "on-costs-put-on": on_costs_put_on,
    "agency-without-fee": agency_without_fee,
    "mean-of-parts": mean_of_parts,
    "another-basis": another_basis,
    "headcount-for-fte": headcount_for_fte,
    "other-denominator": other_denominator,
    "other-hours": other_hours,
    "other-end": other_end,
    "rounded-sooner": rounded_sooner,
    "cut-to-zeros": cut_to_zeros,
    "one-rate-for-all": one_rate_for_all,
    "columns-swapped": columns_swapped,
    "row-left-out": row_left_out,
    "row-counted-in": row_counted_in,
    "other-months": other_months,
    "another-count": another_count,
    "ratio-turned": ratio_turned,
    "digits-transposed": digits_transposed,
    "digit-changed": digit_changed,
    "input-digits-transposed": input_digits_transposed,
    "input-digit-changed": input_digit_changed,
}
SLIPS_OF_THE_PEN = frozenset(("digits-transposed", "digit-changed", "input-digits-transposed", "input-digit-changed"))
