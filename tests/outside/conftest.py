"""Tests that need another program, such as an office suite or a browser: `.ci/run` installs `packages.txt` and runs them.

`pytest` alone leaves the folder out; `SUPPLEMENT_CALC_OUTSIDE=1 python -m pytest tests/outside` runs them.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip the tests of this folder unless they are asked for, so that a program that is missing then is a failure."""
    if os.environ.get("SUPPLEMENT_CALC_OUTSIDE") == "1":
        return
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.skip(reason="SUPPLEMENT_CALC_OUTSIDE is not 1"))
