"""`supplement-calc rule`."""

from __future__ import annotations

import click

from .delivery import deliver, deliver_view, is_for_excel
from .options import chosen_format, output_options


@click.command("rule")
@click.argument("code", required=False)
@output_options
def command(code: str | None, format_: str | None, output: str | None) -> None:
    """What a problem's code means, with a failing and a passing sample.

    \b
        supplement-calc rule negative-fte
        supplement-calc rule
        supplement-calc rule -o rules.xlsx

    Without CODE, every code with its first sentence. Formats other than table have a row a code: its severity and what it
    means, without the samples.
    """
    from ..diagnostics import catalogue

    chosen, pages = chosen_format(format_, output), catalogue.pages()
    if code is not None and code not in pages:
        from ..diagnostics.names import nearest

        near = nearest(code, pages)
        hint = f"Did you mean {near}?" if near else "`supplement-calc rule` lists them."
        raise click.UsageError(f"There is no code {code!r}. {hint}")
    if chosen != "table":
        from ..output.pages.check.codes import codes_view

        deliver_view(codes_view(pages if code is None else {code: pages[code]}, in_short=code is None), chosen, output)
        return
    is_for_excel(chosen)
    longest = max(map(len, pages))
    listed = (f"{name:{longest}}  {page.summary}\n" for name, page in pages.items())
    deliver("".join(listed) if code is None else pages[code].text, output)
