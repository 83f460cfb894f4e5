"""`python -m supplement_calc`, and the console script."""

from __future__ import annotations

import gc
import os
import sys


def run() -> None:
    """Run the command line and leave with its exit code."""
    try:
        from .output.interrupts import ignore_interrupts, leave_on_interrupt

        leave_on_interrupt()
        # Imports, reading and costing make thousands of objects and few circles: to look for those at Python's usual step is a
        # tenth of a run, and to look through all that is left as it ends is another.
        gc.set_threshold(50_000, *gc.get_threshold()[1:])
        # Looking for pydantic plugins reads the metadata of every installed package, and no case file can want one.
        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
        from .cli.main import main

        code = main()
        ignore_interrupts()
        gc.freeze()
        sys.exit(code)
    except KeyboardInterrupt:  # one that came before the first line of this function had done its work
        os._exit(130)


if __name__ == "__main__":
    run()
