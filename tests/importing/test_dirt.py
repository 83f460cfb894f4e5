"""A file with more than twenty kinds of dirt: each row is listed with its reason, none is dropped or counted twice."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from support.establishments import as_csv, as_xlsx, spine
from support.plain_yaml import as_texts
from support.running import Ran, run

HEAD = ["Post No", "Grade", "SCP", "FTE", "Hours", "Status", "Employee name", "End date", "Gender", "Team"]
# Each row with what must be said of it; None where it is used as it stands.
ROWS: list[tuple[list[str], str | None]] = [
    (["Children's services establishment"], "left out, above the column headings"),
    (["As at 31/03/2026"], "left out, above the column headings"),
    ([], "left out, above the column headings"),
    (HEAD, "left out, column headings"),
    (["1", "Grade 8", "20", "1", "", "Filled", "Ann Smith", "", "F", "Court"], None),
    (["2", "grade 8 ", "SCP 21", "0.6", "", "filled", "Bob Jones", "", "Male", "Court"], None),
    ([], "left out, blank"),
    (["Assessment team"], "left out, a heading or a note, one cell"),
    (["3", "Grade 8", "22", "22.2 hrs", "", "Filled", "C Brown", "", "F", "Court"], "used, hours in the column of FTE"),
    (["4", "Grade 8", "22", "", "18.5", "Filled", "D Green", "", "F", "Court"], "used, no FTE: hours ÷ full-time hours"),
    (["5", "Grade 8", "23", "1.0 [note 2]", "", "Filled", "E White", "", "F", "Court"], "used, the note after FTE is left off"),
    (["6", "Grade 8", "23", "0,5", "", "Filled", "F Black", "", "F", "Court"], None),
    (["7", "Grade 8", "23", "(1.00)", "", "Filled", "G Grey", "", "F", "Court"], "left out, FTE: below 0 (in brackets)"),
    (["8", "Grade 8", "23", "-1", "", "Filled", "H Blue", "", "F", "Court"], "left out, FTE: below 0"),
    (["9", "Grade 8", "23", "#N/A", "", "Filled", "I Red", "", "F", "Court"], "left out, FTE: #N/A"),
    (["10", "#REF!", "23", "1", "", "Filled", "J Pink", "", "F", "Court"], "left out, grade: #REF!"),
    (["11", "", "23", "1", "", "Filled", "K Teal", "", "F", "Court"], "left out, no grade"),
    (["12", "Grade 8", "M1", "1", "", "Filled", "L Gold", "", "F", "Court"], "left out, a pay point by a name that has no"),
    (["13", "Grade 8", "", "1", "", "Filled", "M Lime", "", "F", "Court"], "left out, no pay point"),
    (["14", "Grade 8", "24", "one", "", "Filled", "N Rose", "", "F", "Court"], "left out, FTE: not a number"),
    (["15", "Grade 8", "24", "", "", "Filled", "O Cyan", "", "F", "Court"], "left out, no FTE"),
    (["16", "Grade 8", "24", "0", "", "Filled", "P Plum", "", "F", "Court"], "left out, 0 FTE"),
    (["17", "Grade 8", "24", "37", "", "Filled", "Q Rust", "", "F", "Court"], "left out, more than 1.5 FTE for one person"),
    (["18", "Grade 8", "24", "", "370", "Filled", "R Sand", "", "F", "Court"], "left out, more than 48 hours a week"),
    (["19", "Grade 8", "24", "1", "", "Filled", "S Mint", "28/02/2026", "F", "Court"], "left out, ended before the day"),
    (["20", "Grade 8", "24", "1", "", "Filled", "T Navy", "30 June 2027", "F", "Court"], None),
    (["21", "Grade 8", "24", "1", "", "Filled", "U Buff", "soon", "F", "Court"], "left out, an end date that is no date"),
    (["22", "Grade 8", "24", "1", "", "Leaver", "V Jade", "", "F", "Court"], "left out, no post of staff"),
    (["23", "Grade 8", "24", "1", "", "Blocked", "W Opal", "", "F", "Court"], "left out, a status that says neither"),
    (["1", "Grade 8", "20", "1", "", "Filled", "Ann Smith", "", "F", "Court"], "left out, the same row again"),
    (["2", "Grade 8", "21", "0.4", "", "Filled", "X Onyx", "", "F", "Court"], "used, a post shared with an earlier row"),
    (["2", "Grade 8", "21", "0.5", "", "Filled", "Y Ruby", "", "F", "Court"], "left out, the same post number again, and more"),
    (["24", "Grade 8", "24", "1", "", "Vacant", "", "", "", "Court"], None),
    (["25", "Grade 8", "", "1", "", "Vacant", "VACANT", "", "", "Court"], None),
    (["26", "Grade 8", "20", "1", "", "Agency", "Z Agency Ltd", "", "", "Court"], "used, agency staff in the post"),
    (HEAD, "left out, column headings again"),
    (["", "Grade 8 total", "", "14.1", "", "", "", "", "", ""], "left out, a total"),
    (["Grand total", "", "", "14.1", "370", "", "", "", "", ""], "left out, a total"),
    (["Source: HR system, extracted 31 March"], "left out, a heading or a note, one cell"),
]  # fmt: skip


@cache
def _imported(folder: Path, form: str) -> tuple[Ran, Ran]:
    (folder / "spine.csv").write_text(spine(), encoding="utf-8")
    rows = [list(cells) for cells, _ in ROWS]
    if form == "xlsx":
        path = as_xlsx(folder / "dirt.xlsx", [[cell or None for cell in row] for row in rows])
    else:
        path = as_csv(folder / "dirt.csv", [[*row] for row in rows], form, separator=";" if form == "utf-16" else "\t")
    return run("import", path, folder / "spine.csv"), run("import", path, folder / "spine.csv", "-o", folder / f"{form}.yaml")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all forms of the file."""
    return tmp_path_factory.mktemp("dirt")


def _rows_said(line: str) -> set[int]:
    said: set[int] = set()
    for part in line.rpartition("row")[2].removeprefix("s").split(","):
        first, _, last = part.strip().partition(" to ")
        said |= set(range(int(first), int(last or first) + 1))
    return said


@pytest.mark.parametrize("form", ["cp1252", "utf-16", "xlsx"])
def test_every_row_is_listed_with_its_reason(form: str, folder: Path) -> None:
    ran = _imported(folder, form)[0]
    assert ran.code == 0, ran.err
    lines = [line.strip() for line in ran.err.partition("dirt.")[2].splitlines()]
    listed = {row: line for line in lines if line.startswith(("left out, ", "used, ")) for row in _rows_said(line)}
    wrong = {
        number: (reason, listed.get(number))
        for number, (_, reason) in enumerate(ROWS, 1)
        if (reason is None) != (number not in listed) or (reason is not None and not listed[number].startswith(reason))
    }
    assert wrong == {}
    out = sum(reason is not None and reason.startswith("left out") for _, reason in ROWS)
    assert f"{len(ROWS)} rows read: {len(ROWS) - out} used, {out} left out" in lines
    rows = [row for line in lines if line.startswith("left out, ") for row in sorted(_rows_said(line))]
    assert len(rows) == len(set(rows)) == out


@pytest.mark.parametrize("form", ["cp1252", "utf-16", "xlsx"])
def test_what_is_left_counts_once_and_names_nobody(form: str, folder: Path) -> None:
    text = _imported(folder, form)[0].out
    made = as_texts(text)
    assert made["grades"] == {
        "Grade 8": {
            "points": "20-24",
            "in_post": {"20": "1", "21": "1", "22": "1.1", "23": "1.5", "24": "1"},
            "vacant": {"20": "1", "24": "2"},
        }
    }
    assert made["equal_pay"]["grades"] == {"Grade 8": {"paid": {"men": "under 5", "women": "7"}}}
    assert made["workforce"]["Establishment"]["teams"]["Court"] == {"establishment": "8.6", "in_post": "5.6", "vacant": "3"}
    assert made["workforce"]["Establishment"]["date"] == "2026-03-31"
    assert "Smith" not in text and "Agency Ltd" not in text
    assert run("check", folder / f"{form}.yaml") == (0, "", "") if _imported(folder, form)[1].code == 0 else False
