"""`supplement-calc schema`."""

from __future__ import annotations

import click

from .delivery import deliver


@click.command("schema")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE, replaced whole.")
def command(output: str | None) -> None:
    """Print the JSON Schema of a case file.

    \b
        supplement-calc schema -o case.schema.json

    An editor with YAML support then completes keys and explains them. Put this line at the top of the case:

    \b
        # yaml-language-server: $schema=case.schema.json
    """
    from ..case.schema import case_schema
    from ..output.formats.json import dumps

    deliver(dumps(case_schema()), output)
