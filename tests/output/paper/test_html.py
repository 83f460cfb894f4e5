"""The page: everything of the case escaped, headings in order, headed tables, numbers that say which figure they are."""

from __future__ import annotations

import re
from decimal import Decimal
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from output.paper.cases import report_of
from supplement_calc.output.paper import html
from supplement_calc.output.paper.material import Material
from supplement_calc.output.paper.model import Paper

_VOID = {"meta", "link", "br", "hr", "img", "input"}


class Page(HTMLParser):
    """The elements of a page: their names with their attributes, in order, each closed as it should be."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: dict[int, str] = {}
        self._open: list[int] = []
        self.feed(text)
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in _VOID:
            self._open.append(len(self.elements) - 1)

    def handle_endtag(self, tag: str) -> None:
        assert self.elements[self._open.pop()][0] == tag

    def handle_data(self, data: str) -> None:
        for place in self._open:
            self.texts[place] = self.texts.get(place, "") + data

    def all(self, tag: str) -> list[tuple[dict[str, str | None], str]]:
        """Each element of a name with its attributes and its text."""
        return [(given, self.texts.get(at, "")) for at, (name, given) in enumerate(self.elements) if name == tag]


@pytest.fixture
def text(example: Paper, undrawn: None) -> str:
    """The page of the small case."""
    return html.page(example, report_of().case)


def test_the_page_is_accessible_by_its_structure(text: str) -> None:
    page = Page(text)
    assert page.all("html")[0][0]["lang"] == "en-GB"
    assert [len(page.all(name)) for name in ("main", "header", "nav", "footer", "h1")] == [1] * 5
    levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch(r"h[1-6]", tag)]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = [given["id"] for _, given in page.elements if given.get("id")]
    assert len(ids) == len(set(ids))
    labelled = {one for _, given in page.elements for one in (given.get("aria-labelledby") or "").split()}
    assert labelled <= set(ids)
    links = {str(given["href"])[1:] for given, _ in page.all("a")}
    assert links <= set(ids)
    assert len(page.all("caption")) == len(page.all("table")) > 10
    assert all(given.get("scope") in ("col", "row") for given, _ in page.all("th"))
    assert all(given.get("role") == "img" and given.get("aria-labelledby") for given, _ in page.all("svg"))
    assert all(words for _, words in page.all("desc"))


def test_everything_of_the_case_is_text(text: str) -> None:
    page = Page(text)
    assert [given.get("id") for given, _ in page.all("script")] == ["ledger", None]  # our own
    assert page.all("b") == []
    assert "Planners & <b>others</b>" in page.all("h1")[0][1]
    assert "<script>alert(1)</script>" in page.texts[next(at for at, (tag, _) in enumerate(page.elements) if tag == "main")]
    assert not re.search(r"(?:href|src)=\"(?!#)", text)
    assert not re.search(r"url\((?!#)|@import", text)  # it needs nothing else


def test_a_number_says_which_figure_it_is_and_its_exact_value(text: str) -> None:
    named, numbers = Material(report_of()).named, Page(text).all("data")
    assert len(numbers) > 100
    for given, _ in numbers:
        figure = named.find(str(given["data-figure"])).figure
        assert figure is not None, given
        assert figure.value == Decimal(str(given["value"]))
    shown = {(str(given["data-figure"]), words) for given, words in numbers}
    assert {("supplement_cost.total", "18,750"), ("budget_position.full_over_budget", "68,750")} <= shown
    assert not any(id.endswith(("east.men", "east.women")) for id, _ in shown)


def test_the_page_is_the_same_each_time(text: str, example: Paper) -> None:
    assert text == html.page(example, report_of().case)
