"""`python -m supplement_calc`, and the console script."""

from __future__ import annotations

import os
import sys


def run() -> None:
    """Run the command line and leave with its exit code."""
    # Looking for pydantic plugins reads the metadata of every installed package, and no case file can want one.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from .cli.main import main

    sys.exit(main())


if __name__ == "__main__":
    run()
