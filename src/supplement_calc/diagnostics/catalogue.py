"""The page of each code: its severity, its meaning, and a failing and a passing sample."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


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
    named = sorted((page.name.removesuffix(".md"), page) for page in _folder().iterdir() if page.name.endswith(".md"))
    return {code: _page(file) for code, file in named}


def page_of(code: str) -> Page | None:
    """The page of one code, which alone is read; None of a code that has none."""
    file = _folder().joinpath(f"{code}.md")
    return _page(file) if file.is_file() else None


def _folder() -> Traversable:
    from importlib.resources import files

    return files("supplement_calc").joinpath("catalogue")


def _page(file: Traversable) -> Page:
    text = file.read_text(encoding="utf-8")
    _, severity, meaning, *_ = text.split("\n\n")
    return Page(text, severity.strip(), " ".join(meaning.split()))
