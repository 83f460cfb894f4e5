"""What a rate may be, by what it is a rate of: for a number without its % sign, which of its meanings to offer.

The bounds are wide. Who means a rate outside them writes it with its sign.
"""

from __future__ import annotations

from decimal import Decimal

from ....parser.number_shapes import as_per_cent
from ....parser.tree import Path

_AWARD = (Decimal("0.1"), Decimal(15))
_PENSION = (Decimal(1), Decimal(60))
_OF_KEY: dict[str, tuple[Decimal, Decimal] | None] = {
    "on_costs": (Decimal(5), Decimal(60)),
    "other": None,
    "pension": _PENSION,
    "pension_by_grade": _PENSION,
    "salary_sacrifice": _PENSION,
    "apprenticeship_levy": (Decimal("0.1"), Decimal("0.5")),
    "national_insurance": (Decimal(5), Decimal(20)),
    "fee": (Decimal(1), Decimal(60)),
    "award": _AWARD,
    "inflation": _AWARD,
    "budget_inflation": _AWARD,
    "agency_inflation": _AWARD,
    "discount_rate": (Decimal("0.1"), Decimal(15)),
}


def rate_meant(path: Path, bare: str) -> str:
    """A number with the sign that it lacks, in each meaning that a rate of its key can have; the nearest key says of what."""
    return as_per_cent(bare, next((_OF_KEY[key] for key in reversed(path) if key in _OF_KEY), None))
