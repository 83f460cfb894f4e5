"""The arithmetic record that all tables share: figures, operations, rounding, recalculation. Knows nothing of grades."""

from .dependents import Dependents
from .figure import (
    Computed,
    Figure,
    Input,
    Missing,
    Roots,
    Unit,
    WorkedApart,
    in_place_of_value,
    is_unknown,
    why_none,
    why_of,
    without_value,
)
from .interval import Interval
from .ledger import Ledger, Row, Table
from .operations import Operation
from .recalculation import Recalculated, Recalculation
from .rounding import NONE, PENNY, POUND, THOUSAND, Rounding, exactly, to_places

__all__ = [
    "NONE",
    "PENNY",
    "POUND",
    "THOUSAND",
    "Computed",
    "Dependents",
    "Figure",
    "Input",
    "Interval",
    "Ledger",
    "Missing",
    "Operation",
    "Recalculated",
    "Recalculation",
    "Roots",
    "Rounding",
    "Row",
    "Table",
    "Unit",
    "WorkedApart",
    "exactly",
    "in_place_of_value",
    "is_unknown",
    "to_places",
    "why_none",
    "why_of",
    "without_value",
]
