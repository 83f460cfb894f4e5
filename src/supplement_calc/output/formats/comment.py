"""A comment for a pull request: Markdown with the change first and all else folded; nothing where nothing changed."""

from __future__ import annotations

from ..document import Block, Document, Heading, KeyFigures
from ..view import View
from .markdown import escape, markdown

_FIRST = (Heading, KeyFigures)


def render(view: View, columns: int | None = None) -> str:
    """The key figures of each document under a small heading, then its other blocks folded."""
    if view.is_unchanged is not None and view.is_unchanged():
        return ""
    return "\n".join(map(comment, view.documents()))


def comment(document: Document) -> str:
    """One document as a comment."""
    title = next((block.title for block in document if isinstance(block, Heading)), "")
    under = [line for block in document if isinstance(block, Heading) for line in block.under]
    shown: list[Block] = [block for block in document if isinstance(block, KeyFigures)]
    folded = [block for block in document if not isinstance(block, _FIRST)]
    parts = [f"### {escape(title)}", "", markdown(tuple(shown)), *(f"{escape(line)}  " for line in under)]
    if folded:
        parts += ["", "<details>", "<summary>Causes and inputs</summary>", "", markdown(tuple(folded)), "</details>"]
    return "\n".join(parts) + "\n"
