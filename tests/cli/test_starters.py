"""What `init` starts a case with: every starter is plain to edit, passes its check, and goes through every command that it
has the sections for."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from supplement_calc.cli.init import STARTERS as NAMES
from support.running import STARTERS, run

TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in STARTERS}
COMMANDS = ("cost", "break-even", "forecast", "market", "pay-points", "workforce")
# What the paper without a supplement has no sections for.
LACKING = {
    "cost": "nothing-to-cost]: the case has no grade with posts",
    "break-even": "nothing-to-cost]: the case has no grade with posts",
    "forecast": "nothing-to-show]: the case has no forecast",
}


def test_every_starter_is_listed_and_no_other() -> None:
    assert sorted(NAMES) == sorted(TEXTS)


def test_the_list_has_a_line_for_each_the_default_first() -> None:
    ran = run("init", "--list")
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert [line.split()[0] for line in lines] == list(NAMES)
    assert [line.split(maxsplit=1)[1] for line in lines] == [
        run("init", name).out.partition("\n")[0].removeprefix("# ") for name in NAMES
    ]
    assert run("init").out == run("init", NAMES[0]).out


def test_a_list_is_asked_for_alone() -> None:
    assert run("init", "--list", "flat").code == 2


@pytest.mark.parametrize("name", NAMES)
def test_a_starter_is_printed_or_written_to_a_file(name: str, tmp_path: Path) -> None:
    assert run("init", name) == run("init", name, "-") == (0, TEXTS[name], "")
    assert run("init", name, tmp_path / "case.yaml") == (0, "", "")
    assert (tmp_path / "case.yaml").read_text(encoding="utf-8") == TEXTS[name]
    assert run("init", name, tmp_path / "case.yaml").code == 2
    assert run("init", NAMES[0], tmp_path / "case.yaml", "--force").code == 0
    assert (tmp_path / "case.yaml").read_text(encoding="utf-8") == TEXTS[NAMES[0]]


def test_a_starter_s_name_is_never_taken_for_a_file_of_that_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "renewal").write_text("my own case")
    assert run("init", "renewal", "--force") == (0, TEXTS["renewal"], "")
    assert (tmp_path / "renewal").read_text() == "my own case"
    assert run("init", "./renewal").code == 2
    assert run("init", "./renewal", "--force") == (0, "", "")
    assert (tmp_path / "renewal").read_text(encoding="utf-8") == TEXTS["flat"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("retension",), "Did you mean retention? For a file of that name write ./retension."),
        (("retension", "case.yaml"), "There is no starter 'retension'. Did you mean retention?"),
        (("zzz", "case.yaml"), "There is no starter 'zzz'. `supplement-calc init --list` lists them."),
        (("", "case.yaml"), "There is no starter ''."),
        (("case.yaml", "renewal"), "The starter comes first: `supplement-calc init renewal FILE`."),
    ],
)
def test_an_unknown_starter_writes_nothing_and_offers_the_nearest(
    arguments: tuple[str, ...], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("init", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("file", ["mine", "renewal.yaml", "new/retention.yaml", "./flat"])
def test_one_name_that_is_no_starter_s_is_a_file(file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "new").mkdir()
    assert run("init", file) == (0, "", "")
    assert (tmp_path / file).read_text(encoding="utf-8") == TEXTS["flat"]


# Every command on every starter


@pytest.mark.parametrize("name", NAMES)
def test_a_starter_s_check_finds_nothing(name: str) -> None:
    assert run("check", "-", "--strict", stdin=TEXTS[name].encode()) == (0, "", "")


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", NAMES)
def test_a_command_works_on_a_starter_or_says_what_the_case_lacks(name: str, command: str) -> None:
    ran = run(command, "-", stdin=TEXTS[name].encode())
    if name == "evidence" and command in LACKING:
        assert (ran.code, ran.out) == (1, "")
        assert LACKING[command] in ran.err
    else:
        assert (ran.code, ran.err) == (0, "")
        assert ran.out


@pytest.mark.parametrize("name", [name for name in NAMES if name != "evidence"])
def test_a_starter_s_costs_are_explained(name: str) -> None:
    for figure in ("supplement_cost.total", "break_even.vacant_fte"):
        assert run("explain", "-", figure, stdin=TEXTS[name].encode()).code == 0


def test_a_package_and_further_payments_are_shown_by_a_starter() -> None:
    out = run("cost", "-", stdin=TEXTS["retention"].encode()).out
    assert "Package by financial year" in out
    assert "Other payments, a full year" in out


# As people edit them


def code_of(line: str) -> str:
    """A line without its note."""
    return "" if line.lstrip().startswith("#") else line.partition(" #")[0].rstrip()


@pytest.mark.parametrize("name", NAMES)
def test_a_starter_has_one_thing_to_a_line_and_no_marks_to_match(name: str) -> None:
    for line in TEXTS[name].splitlines():
        assert not set('{}[]"\t') & set(line), line
        assert len(line) <= 120, line
        assert not line.strip() or (len(line) - len(line.lstrip())) % 2 == 0, line
        assert line.lstrip().startswith("#") or not line or ": " in f"{code_of(line)} ", line


@pytest.mark.parametrize("name", NAMES)
def test_a_starter_says_what_it_is_what_is_made_up_and_what_each_section_is(name: str) -> None:
    lines = TEXTS[name].splitlines()
    assert lines[0].startswith("# ")
    assert lines[0].endswith(".")
    assert "made up" in TEXTS[name].partition("\ntitle:")[0]
    sections = [number for number, line in enumerate(lines) if re.match(r"[a-z_]+:$", code_of(line))]
    assert [lines[number] for number in sections if not lines[number - 1].startswith("# ")] == []


SOUND = {("award", "negative")}
"""Edits that make another case of a sound one: a pay award may be a cut."""


def edits() -> dict[str, list[tuple[int, str, str]]]:
    """By starter, the usual edits: the line's number, the edited line, what was done. What starters share is edited once."""
    found: dict[str, list[tuple[int, str, str]]] = {name: [] for name in NAMES}
    seen: set[tuple[str, str]] = set()
    for name, text in TEXTS.items():
        for number, line in enumerate(text.splitlines()):
            start, colon, value = code_of(line).partition(": ")
            for done, new in edits_of(value) if colon else ():
                if (start, done) not in seen and (start.strip(), done) not in SOUND:
                    seen.add((start, done))
                    found[name].append((number, f"{start}: {new}".rstrip(), done))
    return found


def edits_of(value: str) -> Iterator[tuple[str, str]]:
    value = value.strip()
    yield "blank", ""
    if re.fullmatch(r"[\d,.]+", value):
        yield "negative", f"-{value}"
        yield "words", "to follow"
        if "," in value:
            yield "same", f"£{value}"
    elif value.endswith("%"):
        yield "no sign", value[:-1]
        yield "negative", f"-{value}"
    elif " - £" in value:
        low, high = value.split(" - ")
        yield "same", value.replace(",", "")
        yield "same", f"{low}-{high}"
        yield "same", f"{low} to {high}"
        yield "wrong", f"{high} - {low}"
    elif re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        yield "wrong", "01/04/2026"


EDITS = edits()


def shortened(text: str) -> str:
    """A starter with a term of half a year in place of two, line for line the same: its forecast is soon made. One with an
    amount for each financial year still reaches the second."""
    end = "{}-04-30" if re.search(r"(?m)^      \d{4}/\d\d:", text) else "{}-09-30"
    over = 1 if end == "{}-04-30" else 2
    return re.sub(r"(?m)^(  ends: )(\d{4})-03-31", lambda ends: ends[1] + end.format(int(ends[2]) - over), text)


@pytest.mark.parametrize("name", NAMES)
def test_an_edit_of_one_value_is_clean_or_one_problem_at_a_line(name: str) -> None:
    lines = shortened(TEXTS[name]).splitlines()
    section = [next((one for one in lines[number::-1] if re.match(r"[a-z]", one)), "") for number in range(len(lines))]
    assert EDITS[name]
    assert run("check", "-", "--strict", stdin="\n".join(lines).encode()) == (0, "", "")
    for number, edited, done in EDITS[name]:
        text = "\n".join((*lines[:number], edited, *lines[number + 1 :]))
        ran = run("check", "-", "-f", "json", stdin=text.encode())
        assert ran.code in (0, 1), f"{edited}: {ran.err}"
        problems = json.loads(ran.out)["problems"]
        where = f"line {number + 1}: {edited!r} ({done}): {problems}"
        assert all(1 <= problem["line"] <= len(lines) for problem in problems), where
        if done == "same":
            assert problems == [], where
        elif done in ("blank", "wrong"):
            assert len(problems) == 1, where
            assert problems[0]["line"] == number + 1, where
        elif section[number] not in ("recruitment:", "indicators:", "published:"):
            assert problems, where
            assert len([problem for problem in problems if problem["severity"] == "error"]) <= 1, where
