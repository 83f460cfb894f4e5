"""The page of each code: its severity, its meaning, and a failing and a passing sample."""

from __future__ import annotations

from typing import NamedTuple


class Page(NamedTuple):
    """A code's page: the whole text, and the part before its samples."""

    text: str
    severity: str
    meaning: str

    @property
    def summary(self) -> str:
        """The first sentence."""
        return self.meaning.partition(". ")[0].rstrip(".") + "."


def pages() -> dict[str, Page]:
    """Every page by its code, in order."""
    from importlib.resources import files

    folder = files("supplement_calc").joinpath("catalogue")
    named = sorted((page.name.removesuffix(".md"), page) for page in folder.iterdir() if page.name.endswith(".md"))
    return {code: _page(file.read_text(encoding="utf-8")) for code, file in named}


def _page(text: str) -> Page:
    _, severity, meaning, *_ = text.split("\n\n")
    return Page(text, severity.strip(), " ".join(meaning.split()))
