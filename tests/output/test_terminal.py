"""Where lines go: UTF-8 to files and pipes, and to a terminal what it can show."""

from __future__ import annotations

import io

import pytest

from supplement_calc.diagnostics.styled_text import StyledText
from supplement_calc.output.terminal import columns, fitting, show, text_of, write


class Terminal(io.TextIOWrapper):
    """A terminal of some encoding, in memory."""

    def __init__(self, encoding: str) -> None:
        self.bytes = io.BytesIO()
        super().__init__(self.bytes, encoding=encoding, write_through=True)

    def isatty(self) -> bool:
        return True


LINES = [(StyledText("Total "), StyledText("£5", "total"), StyledText("  ")), (), (StyledText("a │ b – c"),)]


def test_a_line_is_the_text_of_its_pieces_without_spaces_at_its_end() -> None:
    assert [text_of(line) for line in LINES] == ["Total £5", "", "a │ b – c"]


def test_a_pipe_gets_utf_8_whatever_the_machines_own_encoding_is() -> None:
    pipe = io.TextIOWrapper(io.BytesIO(), encoding="ascii", newline="\r\n")
    show(LINES, pipe)
    assert pipe.buffer.getvalue() == "Total £5\n\na │ b – c\n".encode()


def test_a_stream_of_text_alone_gets_text() -> None:
    stream = io.StringIO()
    write("£5 │\n", stream)
    assert stream.getvalue() == "£5 │\n"


def test_text_that_is_not_unicode_is_no_error() -> None:
    pipe = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    write("a\udcffb\n", pipe)
    assert pipe.buffer.getvalue() == b"a\\udcffb\n"


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [("utf-8", "│ £5 – “x” · 社"), ("latin-1", '| £5 - "x" · ?'), ("cp1252", "| £5 – “x” · ?"), ("cp437", '│ £5 - "x" · ?')],
)
def test_only_what_a_terminal_cannot_show_is_made_plain(encoding: str, shown: str) -> None:
    assert fitting("│ £5 – “x” · 社", Terminal(encoding)) == shown


def test_every_character_that_a_page_is_made_of_has_a_plainer_one() -> None:
    assert "?" not in fitting("│├└─═–—…£×÷−’‘“”·Σ", Terminal("ascii"))


def test_no_color_sends_the_same_characters_without_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("NO_COLOR", "")
    terminal = Terminal("utf-8")
    show(LINES, terminal)
    assert terminal.bytes.getvalue() == "Total £5\n\na │ b – c\n".encode()


def test_markup_and_emoji_codes_are_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    terminal = Terminal("utf-8")
    show([(StyledText("[red]x[/red] :smile: [1, 2] 'a' 123", "note"),)], terminal)
    assert b"[red]x[/red] :smile: [1, 2] 'a' 123" in terminal.bytes.getvalue()


def test_a_pipe_has_no_width_and_a_terminal_at_least_40(monkeypatch: pytest.MonkeyPatch) -> None:
    assert columns(io.StringIO()) is None
    monkeypatch.setenv("COLUMNS", "10")
    assert columns(Terminal("utf-8")) == 40
    monkeypatch.setenv("COLUMNS", "132")
    assert columns(Terminal("utf-8")) == 132
