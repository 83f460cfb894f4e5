"""Golden files: what users see, kept beside the tests that hold it.

Look at what changed, then write the files again with

    UPDATE_GOLDEN=1 pytest tests/cli tests/output

and read the difference before it is committed: a golden file is a promise to whoever reads the output.
"""

from __future__ import annotations

import os
from difflib import unified_diff
from pathlib import Path

GOLDEN = Path(__file__).parents[1] / "cli" / "golden"


def assert_golden(name: str, text: str) -> None:
    """The text is what the golden file of that name holds."""
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode("utf-8"))
    kept = path.read_bytes().decode("utf-8") if path.exists() else ""
    if text != kept:
        changed = unified_diff(kept.splitlines(), text.splitlines(), f"golden/{name}", "now", lineterm="", n=1)
        raise AssertionError("\n".join([f"golden/{name} has changed; UPDATE_GOLDEN=1 writes it again", *changed]))
