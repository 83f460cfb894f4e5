"""`python -m supplement_calc`, and the console script."""

from __future__ import annotations

import sys


def run() -> None:
    """Run the command line and leave with its exit code."""
    from .cli.main import main

    sys.exit(main())


if __name__ == "__main__":
    run()
