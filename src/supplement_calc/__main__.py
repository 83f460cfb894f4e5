"""`python -m supplement_calc`, and the console script."""

from __future__ import annotations

import os
import sys


def run() -> None:
    """Run the command line and leave with its exit code."""
    try:
        from .output.interrupts import ignore_interrupts, leave_on_interrupt

        leave_on_interrupt()
        # Looking for pydantic plugins reads the metadata of every installed package, and no case file can want one.
        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
        from .cli.main import main

        code = main()
        ignore_interrupts()
        sys.exit(code)
    except KeyboardInterrupt:  # one that came before the first line of this function had done its work
        os._exit(130)


if __name__ == "__main__":
    run()
