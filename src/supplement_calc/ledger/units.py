"""What a figure is counted in."""

from __future__ import annotations

from typing import Literal

Unit = Literal["GBP", "FTE", "percent", "months", "count"]
