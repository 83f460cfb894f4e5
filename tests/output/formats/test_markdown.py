"""Markdown: rendered by a Markdown reader, the text of a case is the text that is read."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from supplement_calc.output.document import Grid, GridRow, Heading, Sentence
from supplement_calc.output.formats.markdown import markdown
from support.running import DERBYSHIRE, run
from support.samples import HOSTILE, written

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
NASTY = [
    "*bold* and _low_ and __both__",
    "`code`",
    "<b>html</b> <script>x</script>",
    "a | b",
    "[link](http://x) ![image](x)",
    "# heading",
    "~~gone~~",
    "back\\slash",
    "R&amp;D &lt;b&gt; &#42;",
    "> quoted",
    "- a list",
    "+ a list",
    "1. a list",
    "2) a list",
    "---",
    "===",
    "<http://x.example>",
    "    four spaces",
]


def read(text: str) -> str:
    """What a reader of the rendered text sees, its spaces as a browser shows them."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", READER.render(text))).split())


@pytest.mark.parametrize("text", NASTY)
def test_text_in_a_cell_is_read_as_it_is(text: str) -> None:
    html = READER.render(markdown((Grid(("Table", "£"), (GridRow((text, "1")),)),)))
    cells = re.findall(r"<td[^>]*>(.*?)</td>", html)
    assert [" ".join(unescape(cell).split()) for cell in cells] == [" ".join(text.split()), "1"]


@pytest.mark.parametrize("text", NASTY)
def test_text_in_a_heading_is_read_as_it_is(text: str) -> None:
    html = READER.render(markdown((Heading(text, ("under",)),)))
    heading = re.fullmatch(r"<h1>(.*)</h1>\n<p>under</p>\n", html)
    assert heading is not None, html
    assert " ".join(unescape(heading[1]).split()) == " ".join(text.split())


@pytest.mark.parametrize("text", NASTY)
def test_text_in_a_sentence_is_read_as_it_is(text: str) -> None:
    for document in ((Sentence(text),), (Heading("Title", (text,)),)):
        html = READER.render(markdown(document))
        paragraph = re.search(r"<p>(.*)</p>", html)
        assert paragraph is not None, html
        assert " ".join(unescape(paragraph[1]).split()) == " ".join(text.split())


def test_a_case_with_hostile_names_renders_to_its_own_words(tmp_path: Path) -> None:
    ran = run("cost", written(tmp_path, HOSTILE), "-f", "markdown")
    assert ran.code == 0
    html = READER.render(ran.out)
    assert not re.search(r"<(?:b|i|em|a|code|img|del|ul|ol|blockquote)\b", html)
    assert "=HYPERLINK(1) [red]alarm[/red] *bold* | <b>html</b> `code`" in unescape(html)
    assert "=1+1|<i>Grade</i> 2 – 1.5 FTE @ £31,000" in unescape(html)


def test_a_total_is_set_off_and_amounts_are_at_the_right() -> None:
    text = run("cost", DERBYSHIRE, "-f", "markdown").out
    assert "| Current spend | £ |\n| --- | ---: |\n" in text
    assert "| **Total current spend** | **11,318,237** |" in text
    assert "<strong>11,318,237</strong>" in READER.render(text)


def test_every_table_is_a_table() -> None:
    html = READER.render(run("cost", DERBYSHIRE, "-f", "markdown").out)
    assert html.count("<table>") == 6
    assert html.count("<h1>") == 1


def test_words_in_an_explanation_are_at_the_left() -> None:
    """Only numbers line up at the right."""
    head = run("explain", DERBYSHIRE, "current_spend.total", "-f", "markdown").out.splitlines()[:2]
    assert head == ["| Figure | What it is | Value | How it was reached |", "| --- | --- | ---: | --- |"]
