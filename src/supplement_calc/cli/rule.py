"""`supplement-calc rule`."""

from __future__ import annotations

import click

from .delivery import deliver


@click.command("rule")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """What a problem's code means, with a failing and a passing sample.

    \b
        supplement-calc rule negative-fte
        supplement-calc rule

    Without CODE, every code with its first sentence.
    """
    from ..diagnostics import catalogue

    pages = catalogue.pages()
    if code is None:
        longest = max(map(len, pages))
        deliver("".join(f"{name:{longest}}  {page.summary}\n" for name, page in pages.items()), None)
        return
    if code not in pages:
        from ..diagnostics.names import nearest

        near = nearest(code, pages)
        hint = f"Did you mean {near}?" if near else "`supplement-calc rule` lists them."
        raise click.UsageError(f"There is no code {code!r}. {hint}")
    deliver(pages[code].text, None)
