"""The causes in order, the simplest first, each by its function's name. Slips of the pen come last: one never outranks an
arithmetic one."""

from __future__ import annotations

from ..mismatch import Cause
from .basis import another_basis, other_end, other_hours
from .digits import digit_changed, digits_transposed
from .on_costs import on_costs_left_out, on_costs_put_on
from .rates import mean_of_parts, other_denominator, points_for_per_cent
from .rounding import rounded_lines, rounded_sooner, rounded_twice, truncated
from .rows import carried_on, row_counted_in, row_left_out

CAUSES: dict[str, Cause] = {
    "truncated": truncated,
    "rounded-lines": rounded_lines,
    "rounded-sooner": rounded_sooner,
    "rounded-twice": rounded_twice,
    "points-for-per-cent": points_for_per_cent,
    "carried-on": carried_on,
    "on-costs-left-out": on_costs_left_out,
    "on-costs-put-on": on_costs_put_on,
    "mean-of-parts": mean_of_parts,
    "another-basis": another_basis,
    "other-denominator": other_denominator,
    "other-hours": other_hours,
    "other-end": other_end,
    "row-left-out": row_left_out,
    "row-counted-in": row_counted_in,
    "digits-transposed": digits_transposed,
    "digit-changed": digit_changed,
}
# Off by little by nature, or resting on another figure that the paper prints wrong: being near does not count against them.
NEAR_BY_NATURE = frozenset(("truncated", "rounded-lines", "rounded-sooner", "rounded-twice", "carried-on"))
SLIPS_OF_THE_PEN = frozenset(("digits-transposed", "digit-changed"))
