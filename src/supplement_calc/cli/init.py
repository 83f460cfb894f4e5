"""`supplement-calc init`."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import click

from .delivery import OutputError, deliver


@click.command("init")
@click.argument("file", required=False)
@click.option("--force", is_flag=True, help="Replace FILE if it exists.")
def command(file: str | None, force: bool) -> None:
    """Start a case: a commented file with example figures, which costs as it is.

    \b
        supplement-calc init case.yaml
        supplement-calc init | supplement-calc cost -

    Without FILE it goes to standard output. A file that exists is left as it is unless --force is given.
    """
    if file and file != "-" and not force and _exists(Path(file)):
        raise click.UsageError(f"{file} exists; give another name, or --force to replace it.")
    deliver(files("supplement_calc.case").joinpath("starter.yaml").read_text(encoding="utf-8"), file)


def _exists(path: Path) -> bool:
    try:
        return path.exists() or path.is_symlink()
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror or error}.") from None
