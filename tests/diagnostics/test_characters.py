"""Characters that steer a terminal or hide text: found in every place but the one where a script or an emoji needs them."""

from __future__ import annotations

import json
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supplement_calc.diagnostics.characters import MOST_MARKS, code_of, commands_at, in_json, named, unsafe_at

ANY = st.characters()
EVERY = [chr(code) for code in range(sys.maxunicode + 1)]


def test_no_control_no_end_of_a_line_and_no_half_of_a_character_is_safe() -> None:
    kinds = ("Cc", "Cs", "Zl", "Zp")
    assert [c for c in EVERY if unicodedata.category(c) in kinds and not unsafe_at(c)] == []


def test_of_the_characters_that_format_only_those_that_are_seen_are_safe() -> None:
    """Signs of Arabic, Syriac and Kaithi numbers, and what joins hieroglyphs, are drawn."""
    safe = [c for c in EVERY if unicodedata.category(c) == "Cf" and not unsafe_at(c)]
    drawn = ("ARABIC", "SYRIAC", "KAITHI", "EGYPTIAN")
    assert [c for c in safe if not unicodedata.name(c).startswith(drawn)] == []


def test_ordinary_characters_are_safe() -> None:
    """But for fillers and the like, which are letters or marks without width."""
    kinds = ("L", "N", "P", "S", "Zs", "M")
    unsafe = [c for c in EVERY if unicodedata.category(c).startswith(kinds) and unsafe_at(c)]
    names = ("FILLER", "SELECTOR", "GRAPHEME JOINER", "VOWEL INHERENT")
    assert [c for c in unsafe if not any(name in unicodedata.name(c) for name in names)] == []
    assert len(unsafe) == 4 + 256 + 4 + 1 + 2


@pytest.mark.parametrize(
    "text",
    [
        "Zoë’s “team” – £25\u00a0000 …", "naïve Größe", "漢字 かな", "עברית", "العربية", "שָׁלוֹם", "Tiếng Việt",
        "می\u200cخواهم", "क्\u200dष", "ක්\u200dර", "👩🏽\u200d⚕\ufe0f", "❤\ufe0f\u200d🔥", "1\ufe0f\u20e3", "☎\ufe0e", "🇬🇧",
        "葛\U000e0100",
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
        "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f",
        "e" + "\u0301" * MOST_MARKS,
    ],
)  # fmt: skip
def test_typography_scripts_and_emoji_are_safe(text: str) -> None:
    assert unsafe_at(text) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Gra\u200bde\xad 9\ufeff", [3, 6, 9]),
        ("a\u200db", [1]),
        ("ab\u200c", [2]),
        ("👩\u200d", [1]),
        ("👩\u200d\u200d👩", [1, 2]),
        ("a\ufe0f", [1]),
        ("1\ufe0f2", [1]),
        ("a\U000e0100\U000e0101", [1, 2]),
        ("葛\U000e0100\U000e0101", [2]),
        ("\U0001f3f4\U000e0067\U000e0062\U000e007f", [1, 2, 3]),
        ("hidden\U000e0068\U000e0069", [6, 7]),
        ("e" + "\u0301" * (MOST_MARKS + 2) + "e\u0301", [9, 10]),
        ("ك" + ("\u064b" * 8 + "\u200d") * 2 + "ك", list(range(9, 19))),
    ],
)
def test_what_hides_is_found_where_it_is(text: str, places: list[int]) -> None:
    assert unsafe_at(text) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("::error::x", [1, 8]),
        (":::", [1]),
        ("::::", [1, 3]),
        ("a: b:c", []),
        ("x ##[error]", [2]),
        ("###[add-mask]", [1]),
        ("##vso[task", [0]),
        ("## not one [", []),
    ],
)
def test_what_a_runner_takes_for_a_command_is_found(text: str, places: list[int]) -> None:
    assert commands_at(text) == places


def test_a_character_is_named_so_that_it_can_be_looked_up() -> None:
    assert [named(c) for c in "\xad\u202e\x1b"] == ["U+00AD, soft hyphen", "U+202E, right-to-left override", "U+001B"]
    assert [code_of(c) for c in "\x1b\u202e\U000e0041"] == ["\\u001b", "\\u202e", "\\U000e0041"]


@given(st.dictionaries(st.text(ANY), st.text(st.one_of(ANY, st.sampled_from("\u202e\x9b\U000e0041#[:\\\u200b")))))
def test_json_keeps_every_value_and_shows_nothing_unsafe(data: dict[str, str]) -> None:
    text = in_json(json.dumps(data, indent=2, ensure_ascii=False))
    assert json.loads(text) == data
    assert all(text[place] == "\n" for place in unsafe_at(text))
    assert "##[" not in text
