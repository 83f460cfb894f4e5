"""How often the tests draw at random: enough for a fault of the kind to show each time, and more where that is asked for."""

from __future__ import annotations

import os

TIMES = int(os.environ.get("SUPPLEMENT_CALC_CONSISTENT", "1"))
"""How many times as many cases are drawn as in the suite: SUPPLEMENT_CALC_CONSISTENT=10 draws ten times as many."""
