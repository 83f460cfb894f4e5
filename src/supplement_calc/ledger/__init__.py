"""The arithmetic record that all tables share: figures, operations, rounding, recalculation. Knows nothing of grades."""

from .dependents import Dependents
from .figure import Computed, Figure, Input, Missing, Unit, WorkedApart, is_unknown, why_none
from .interval import Interval
from .ledger import Ledger, Row, Table
from .operations import Operation
from .recalculation import Recalculated, Recalculation
from .rounding import NONE, PENNY, POUND, THOUSAND, Rounding, to_places

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
    "Rounding",
    "Row",
    "Table",
    "Unit",
    "WorkedApart",
    "is_unknown",
    "to_places",
    "why_none",
]
