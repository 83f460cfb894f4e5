"""`supplement-calc rule`."""

from __future__ import annotations

from importlib.resources import files

import click

from .run import deliver


@click.command("rule")
@click.argument("code", required=False)
def command(code: str | None) -> None:
    """What a problem's code means, with a failing and a passing sample.

    \b
        supplement-calc rule negative-fte
        supplement-calc rule

    Without CODE, every code with its first sentence.
    """
    pages = {
        page.name.removesuffix(".md"): page.read_text(encoding="utf-8")
        for page in sorted(files("supplement_calc").joinpath("catalogue").iterdir(), key=lambda page: page.name)
        if page.name.endswith(".md")
    }
    if code is None:
        longest = max(map(len, pages))
        deliver("".join(f"{name:{longest}}  {_first_sentence(text)}\n" for name, text in pages.items()), None)
        return
    if code not in pages:
        from ..diagnostics.names import nearest

        near = nearest(code, pages)
        hint = f"Did you mean {near}?" if near else "`supplement-calc rule` lists them."
        raise click.UsageError(f"There is no code {code!r}. {hint}")
    deliver(pages[code], None)


def _first_sentence(page: str) -> str:
    """The first sentence of what a page says: it stands under the code and the severity."""
    said = " ".join(page.split("\n\n")[2].split())
    return said.partition(". ")[0].rstrip(".") + "."
