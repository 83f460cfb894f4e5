"""Files of JSON on the command line of `compare`: results saved before, in place of cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ...scenarios.saved import Saved


def saved_in(name: str, sets: tuple[str, ...]) -> list[Saved] | None:
    """The results in a file of JSON; None where it is no saved result, or cannot be read, which is reported as of a case.

    Raises `UsageError` for one that is cut short or of another version, and for --set, which changes a case.
    """
    if not name.lower().endswith(".json"):
        return None
    from ...parser.source_file import UnreadableFile, open_source
    from ...scenarios.saved import NotSaved, looks_saved, read_every

    try:
        source, problems = open_source(name)
    except UnreadableFile:
        return None
    if problems or not looks_saved(source.text):
        return None
    if sets:
        raise click.UsageError(f"--set changes a case, and {name} is a saved result. Save it with that --set instead.")
    try:
        return read_every(source.text)
    except NotSaved as wrong:
        raise click.UsageError(f"{name} is not a saved result: {wrong}.") from None
