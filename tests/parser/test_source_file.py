from __future__ import annotations

import io
from pathlib import Path

import pytest

from supplement_calc.diagnostics import Problem
from supplement_calc.parser.source_file import LARGEST, UnreadableFile, decode, open_source


def reported(data: bytes) -> Problem:
    (problem,) = decode("case.yaml", data)[1]
    return problem


def underlined(problem: Problem) -> str:
    line = problem.span.source.line(problem.span.line) or ""
    return line[problem.span.column - 1 : problem.span.end_column - 1]


def test_a_sound_file_is_its_text(tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    file.write_bytes("title: Größe 漢字\r\n".encode())
    source, problems = open_source(str(file))
    assert (source.text, source.name, problems) == ("title: Größe 漢字\r\n", str(file), [])


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    source, problems = decode("case.yaml", b"\xef\xbb\xbftitle: x\n")
    assert (source.text, problems) == ("title: x\n", [])


def test_standard_input_has_a_name_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"title: \xc2\xa35\n"), encoding="ascii"))
    source, problems = open_source("-")
    assert (source.name, source.text, problems) == ("<stdin>", "title: £5\n", [])


@pytest.mark.parametrize(
    ("data", "place", "byte"),
    [
        (b"title: x\nbudget: \xa35\n", (2, 9), "0xa3"),
        (b"\xff", (1, 1), "0xff"),
        ("title: Größe 漢字 😀".encode() + b"\x80\n", (1, 18), "0x80"),
        (b"title: x\r\nbudget: \xa35\r\n", (2, 9), "0xa3"),
        (b"title: x\rbudget: \xa35\r", (2, 9), "0xa3"),
        (b"\xef\xbb\xbftitle: \xa35\n", (1, 8), "0xa3"),
        (b"\xef\xbb\xbftitle: \xc3\xa9\nbudget: \xa35\n", (2, 9), "0xa3"),
        (b"title: cut off \xe2\x82", (1, 16), "0xe2"),
        (b"title: \xed\xa0\x80\n", (1, 8), "0xed"),
    ],
    ids=["latin 1", "first", "after other alphabets", "CRLF", "CR", "byte order mark", "mark, then é", "cut off", "surrogate"],
)
def test_a_byte_that_is_not_utf_8_is_shown_where_it_is(data: bytes, place: tuple[int, int], byte: str) -> None:
    problem = reported(data)
    assert (problem.code, problem.span.line, problem.span.column) == ("not-utf-8", *place)
    assert problem.headline == f"byte {byte} here is not UTF-8"
    assert problem.help == "save the file as UTF-8"
    assert underlined(problem) == "�"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_said_to_be_that(encoding: str) -> None:
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    problem = reported(mark + "title: x\n".encode(encoding))
    assert (problem.code, problem.headline, problem.help) == ("not-utf-8", "the file is in UTF-16", "save it as UTF-8")


def test_a_file_of_five_million_bytes_is_read_and_one_more_is_not() -> None:
    assert LARGEST == 5_000_000
    start = b"title: x\n#"
    assert decode("case.yaml", start + b"-" * (LARGEST - len(start)))[1] == []
    assert reported(start + b"-" * (LARGEST - len(start) + 1)).code == "too-large"


def test_no_more_of_a_large_file_is_read_than_shows_that_it_is_large(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.BytesIO(b"a" * (LARGEST * 2))
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(stream))
    assert [p.code for p in open_source("-")[1]] == ["too-large"]
    assert stream.tell() == LARGEST + 1


@pytest.mark.parametrize("text", ["", "\n\n", "  \n\t\n", "# a comment\n", "\n  # a comment\n# and one more", "\ufeff"])
def test_a_file_with_nothing_in_it_is_reported_of(text: str) -> None:
    problem = reported(text.encode())
    assert (problem.code, problem.span.place) == ("empty-file", "case.yaml:1:1")
    assert problem.help == "`supplement-calc init` prints a starter case"


@pytest.mark.parametrize(
    "character",
    ["\x00", "\x07", "\x08", "\x0b", "\x0c", "\x1b", "\x7f", "\x85", "\x9b", "\u2028", "\u2029", "\u200e", "\u200f",
     "\u202a", "\u202e", "\u2066", "\u2069", "\ufeff"],
)  # fmt: skip
def test_a_character_that_steers_a_screen_or_hides_text_is_shown_where_it_is(character: str) -> None:
    problem = reported(f"title: x\n# 漢字 {character} so\n".encode())
    assert (problem.code, *problem.span[1:]) == ("control-character", 2, 6, 2, 7)
    assert f"U+{ord(character):04X}" in problem.headline
    assert underlined(problem) == character


LEAVE_IT_OUT = "leave it out and write `Team`"


@pytest.mark.parametrize(
    ("text", "place", "headline", "help"),
    [
        ("title: Te\u00adam\n", (1, 10), "a character that cannot be shown (U+00AD, soft hyphen)", LEAVE_IT_OUT),
        (
            "title: x\r\n# \u200b\r\n#\u200b\u2060",
            (2, 3),
            "a character that cannot be shown (U+200B, zero width space)",
            "leave it out; there are others at 3:2 and 3:3",
        ),
        (
            "title: x # " + "a\ufeff" * 6,
            (1, 13),
            "a character that cannot be shown (U+FEFF, zero width no-break space)",
            "leave it out and write `aaaaaa`; there are others at 1:15, 1:17, 1:19 and 2 more",
        ),
        (
            "title: e" + "\u0301" * 9,
            (1, 17),
            "more than 8 marks on one letter (U+0301, combining acute accent)",
            "leave it out",
        ),
    ],
)
def test_a_character_is_named_with_the_places_of_others(text: str, place: tuple[int, int], headline: str, help: str) -> None:
    problem = reported(text.encode())
    assert (problem.span.line, problem.span.column) == place
    assert problem.headline == f"the file holds {headline}"
    assert problem.help == help


def test_other_alphabets_tabs_and_line_ends_are_welcome() -> None:
    assert decode("case.yaml", "title:\tGröße 漢字 👩🏽\u200d⚕\ufe0f £ – ’\u00a0\r\n\rx: y\n".encode())[1] == []


@pytest.mark.parametrize(("name", "code"), [("missing.yaml", "no-such-file"), (".", "directory"), ("a\0b", "unreadable")])
def test_what_cannot_be_opened_is_raised_with_its_problem(name: str, code: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as unopened:
        open_source(str(tmp_path / name))
    assert unopened.value.problem.code == code
    assert unopened.value.problem.span.place == f"{tmp_path / name}:1:1"


def test_a_missing_file_names_its_neighbour(tmp_path: Path) -> None:
    (tmp_path / "derbyshire-2019.yaml").touch()
    with pytest.raises(UnreadableFile) as unopened:
        open_source(str(tmp_path / "derbyshire-2018.yaml"))
    assert unopened.value.problem.help == f"did you mean {tmp_path / 'derbyshire-2019.yaml'}?"


@pytest.mark.parametrize("name", ["nothing-like-it.yaml", "no/such/folder/case.yaml"])
def test_a_missing_file_without_one_says_what_to_do(name: str, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile) as unopened:
        open_source(str(tmp_path / name))
    assert unopened.value.problem.help == "check the path; `supplement-calc init FILE` starts a new case"


def test_bytes_that_stop_the_reading_are_the_only_problem() -> None:
    source, problems = decode("case.yaml", b"title: [\n\xff")
    assert [p.code for p in problems] == ["not-utf-8"]
    assert source.lines == ["title: [", "�"]
