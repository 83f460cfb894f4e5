"""The arithmetic record that all tables share: figures, operations, rounding, recalculation. Knows nothing of grades."""

from .figure import Figure, Given, Unanswered, Unit, Worked, why_none
from .ledger import Ledger, Row, Table
from .recalculation import Recalculated, Recalculation
from .rounding import NONE, PENNY, POUND, THOUSAND, Rounding, to_places

__all__ = [
    "NONE",
    "PENNY",
    "POUND",
    "THOUSAND",
    "Figure",
    "Given",
    "Ledger",
    "Recalculated",
    "Recalculation",
    "Rounding",
    "Row",
    "Table",
    "Unanswered",
    "Unit",
    "Worked",
    "to_places",
    "why_none",
]
