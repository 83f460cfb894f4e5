from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supplement_calc.diagnostics.text import is_unsafe, safe, width


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "\\u001b[31mred"),
        ("a\nb\r\tc", "a\\u000ab\\u000d\\u0009c"),
        ("\x00\x7f\x85\x9b", "\\u0000\\u007f\\u0085\\u009b"),
        ("abc\u202edcb", "abc\\u202edcb"),
        ("\u2066a\u2069\u200e\u200f\u2028\u2029\ufeff", "\\u2066a\\u2069\\u200e\\u200f\\u2028\\u2029\\ufeff"),
        ("\udcff", "\\udcff"),
        ("£25,064 – Größe 漢字 😀 ’é", "£25,064 – Größe 漢字 😀 ’é"),
        ("", ""),
    ],
)
def test_what_steers_a_screen_is_shown_and_all_else_is_kept(text: str, shown: str) -> None:
    assert safe(text) == shown


@given(st.text(alphabet=st.characters()))
def test_nothing_unsafe_gets_through(text: str) -> None:
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]", safe(text))


@given(st.text(alphabet=st.characters()))
def test_safe_text_is_left_alone_the_second_time(text: str) -> None:
    assert safe(safe(text)) == safe(text)


@given(st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs", "Cf", "Zl", "Zp"))))
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert safe(text) == text


def test_ordinary_characters_are_safe() -> None:
    assert [c for c in "aZ ~£é漢😀\u00a0" if is_unsafe(c)] == []


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("", 0),
        ("Grade 9", 7),
        ("£–’é", 4),
        ("漢字", 4),
        ("ＡＢ", 4),
        ("e\u0301", 1),
        ("😀", 2),
        ("a\u200db", 2),
        ("ｶﾅ", 2),
        ("│", 1),
    ],
)
def test_a_terminal_gives_text_so_many_columns(text: str, columns: int) -> None:
    assert width(text) == columns


@given(st.text(), st.text())
def test_columns_add_up(one: str, other: str) -> None:
    assert width(one + other) == width(one) + width(other)


def test_a_mark_that_encloses_a_letter_takes_no_column() -> None:
    assert width("a\u20dd") == 1
