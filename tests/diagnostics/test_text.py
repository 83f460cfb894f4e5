from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supplement_calc.diagnostics import text as module
from supplement_calc.diagnostics.characters import commands_at, unsafe_at
from supplement_calc.diagnostics.text import safe, safe_each, width


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "\\u001b[31mred"),
        ("a\nb\r\tc", "a\\u000ab\\u000d\\u0009c"),
        ("\x00\x7f\x85\x9b", "\\u0000\\u007f\\u0085\\u009b"),
        ("abc\u202edcb", "abc\\u202edcb"),
        ("\u2066a\u2069\u200e\u200f\u2028\u2029\ufeff", "\\u2066a\\u2069\\u200e\\u200f\\u2028\\u2029\\ufeff"),
        ("\udcff", "\\udcff"),
        ("Gra\u200bde\xad \U000e0041", "Gra\\u200bde\\u00ad \\U000e0041"),
        ("  ::error::", "  :\\u003aerror:\\u003a"),
        ("x ##[add-mask]y", "x \\u0023#[add-mask]y"),
        ("£25,064 – Größe 漢字 😀 ’é", "£25,064 – Größe 漢字 😀 ’é"),
        ("", ""),
    ],
)
def test_what_steers_a_screen_is_shown_and_all_else_is_kept(text: str, shown: str) -> None:
    assert safe(text) == shown


@given(st.text(alphabet=st.characters()))
def test_nothing_unsafe_gets_through(text: str) -> None:
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]", safe(text))
    assert (unsafe_at(safe(text)), commands_at(safe(text))) == ([], [])
    assert "".join(safe_each(text)) == safe(text)
    assert len(safe_each(text)) == len(text)


@given(st.text(alphabet=st.characters()))
def test_safe_text_is_left_alone_the_second_time(text: str) -> None:
    assert safe(safe(text)) == safe(text)


@given(st.text(alphabet=st.characters(categories=("L", "N", "P", "S", "Zs"), exclude_characters=":#\u115f\u1160\u3164\uffa0")))
def test_ordinary_text_is_left_alone(text: str) -> None:
    assert safe(text) == text


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


def test_text_that_is_not_looked_at_one_by_one_is_safe_and_of_one_column_each() -> None:
    """Every character that the quick way takes, the slow way would too."""
    quick = [c for c in map(chr, range(0x110000)) if module._plain(c)]
    assert {"a", "£", "–", "’", "é", "−", "─", "█"} <= set(quick)
    assert [c for c in quick if unsafe_at(c) or module._columns(c) != 1] == []


def test_a_mark_that_encloses_a_letter_takes_no_column() -> None:
    assert width("a\u20dd") == 1
