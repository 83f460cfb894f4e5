"""Markdown: rendered by a Markdown reader, the text of a case is the text that is read."""

from __future__ import annotations

import re
from decimal import Decimal
from html import unescape
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from supplement_calc.output.document import Chart, ChartRow, Grid, GridRow, Heading, Sentence
from supplement_calc.output.formats.markdown import escape, markdown
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
    "@user and a@b.example",
    "https://x.example www.x.example mailto:a@b.c",
    "$x$ and $`y`$",
    ":smile: :+1: :100:",
    "#12 GH-34",
    "::error::x",
    "a@`b``c` ``@`` `@`",
    "a@b|c@d\\|e@f\\",
    ":--:",
]
# What is read of a line that a CI runner would take for a command: its second colon is shown by its code.
GUARDED = {"::error::x": ":\\u003aerror:\\u003ax"}


def read(text: str) -> str:
    """What a reader of the rendered text sees, its spaces as a browser shows them."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", READER.render(text))).split())


def words(html: str) -> str:
    """What is read of a cell or paragraph, in code or not; any other tag in it is left to be seen."""
    return " ".join(unescape(re.sub(r"</?code>", "", html)).split())


def expected(text: str) -> str:
    return " ".join(GUARDED.get(text, text).split())


@pytest.mark.parametrize("text", NASTY)
def test_text_in_a_cell_is_read_as_it_is(text: str) -> None:
    html = READER.render(markdown((Grid(("Table", "£"), (GridRow((text, "1")),)),)))
    cells = re.findall(r"<td[^>]*>(.*?)</td>", html)
    assert [words(cell) for cell in cells] == [expected(text), "1"]


@pytest.mark.parametrize("text", NASTY)
def test_text_in_a_heading_is_read_as_it_is(text: str) -> None:
    html = READER.render(markdown((Heading(text, ("under",)),)))
    heading = re.fullmatch(r"<h1>(.*)</h1>\n<p>under</p>\n", html)
    assert heading is not None, html
    assert words(heading[1]) == expected(text)


@pytest.mark.parametrize("text", NASTY)
def test_text_in_a_sentence_is_read_as_it_is(text: str) -> None:
    for document in ((Sentence(text),), (Heading("Title", (text,)),)):
        html = READER.render(markdown(document))
        paragraph = re.search(r"<p>(.*)</p>", html)
        assert paragraph is not None, html
        assert words(paragraph[1]) == expected(text)


def test_a_case_with_hostile_names_renders_to_its_own_words(tmp_path: Path) -> None:
    ran = run("cost", written(tmp_path, HOSTILE), "-f", "markdown")
    assert ran.code == 0
    html = READER.render(ran.out)
    assert not re.search(r"<(?:b|i|em|a|img|del|ul|ol|blockquote)\b", html)
    html = re.sub(r"</?code>", "", html)
    assert "=HYPERLINK(1) [red]alarm[/red] *bold* | <b>html</b> `code`" in unescape(html)
    assert "=1+1|<i>Grade</i> 2 – 1.5 FTE @ £31,000" in unescape(html)


def test_no_site_makes_anything_of_a_word_that_is_shown_as_code() -> None:
    for word in ("@user", "a@b.example", "https://x.example", "WWW.x.example", "$5", ":smile:", "#12", r"\(x"):
        assert escape(f"a {word} b") == f"a `{word}` b"
    for word in ("@", "case.yaml:12:5", "10:30", "#", "a:b", "£5"):
        assert "`" not in escape(f"a {word} b")


@pytest.mark.parametrize("ticks", ["`", "```", "``````"])
def test_no_title_of_a_chart_closes_its_fence(ticks: str) -> None:
    """A title of eighty letters is folded, so that what follows begins a line."""
    title = f"{'x' * 80} {ticks} {'y' * 80} <b>out</b>"
    text = markdown((Chart(title, ("FTE",), (ChartRow(f"{ticks} row", (Decimal(1),), "1"),)),))
    html = READER.render(text)
    assert html.startswith("<pre><code")
    assert html.rstrip().endswith("</code></pre>")
    assert html.count("<pre>") == 1
    assert "<b>" not in html


def test_a_total_is_set_off_and_amounts_are_at_the_right() -> None:
    text = run("cost", DERBYSHIRE, "-f", "markdown").out
    assert "| Current spend | £ |\n| --- | ---: |\n" in text
    assert "| **Total current spend** | **11,318,237** |" in text
    assert "<strong>11,318,237</strong>" in READER.render(text)


def test_every_table_is_a_table() -> None:
    html = READER.render(run("cost", DERBYSHIRE, "-f", "markdown").out)
    assert html.count("<table>") == 9
    assert html.count("<h1>") == 1


def test_words_in_an_explanation_are_at_the_left() -> None:
    """Only numbers line up at the right."""
    head = run("explain", DERBYSHIRE, "current_spend.total", "-f", "markdown").out.splitlines()[:2]
    assert head == ["| Figure | What it is | Value | How it was reached |", "| --- | --- | ---: | --- |"]
