"""`import`: any file ends in a case or in a sentence, never in a traceback; `--into` leaves all else byte for byte."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from support.establishments import Cells, as_csv, as_xlsx, spine
from support.plain_yaml import as_texts
from support.running import ROOT, Ran, run

POSTS: Cells = [["Grade", "SCP", "FTE", "Status"], ["Grade 8", 20, 1.5, "Filled"], ["Grade 8", 21, 1, "Vacant"]]
GRADES = {"Grade 8": {"points": "20-21", "in_post": {"20": "1.5"}, "vacant": {"21": "1"}}}
SPINE: Cells = [["SCP", "Salary"], [20, 30000], [21, 31000]]


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder with a pay spine."""
    (tmp_path / "spine.csv").write_text(spine(), encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def _zip(parts: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return data.getvalue()


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
ODD: dict[str, tuple[bytes, str]] = {
    "empty.csv": (b"", "is empty"),
    "spaces.csv": (b" \r\n\r\n", "is empty"),
    "mark.csv": (b"\xef\xbb\xbf", "no rows"),
    "binary.csv": (bytes(range(256)) * 40, "neither a workbook nor text"),
    "nul.csv": (b"Grade\x00,FTE\n1,2\n" * 3, "neither a workbook nor text"),
    "picture.xlsx": (b"\x89PNG\r\n\x1a\n" + bytes(50), "neither a workbook nor text"),
    "paper.csv": (b"%PDF-1.7\n", "is a PDF"),
    "locked.xlsx": (_OLE + "EncryptedPackage".encode("utf-16-le"), "is protected with a password"),
    "old.xls": (_OLE, "old format of Excel"),
    "line.csv": (b"x" * 10_000_000, "a cell of more than 131,072 characters"),
    "commas.csv": (b"," * 1_000_000, "no rows"),
    "letter.csv": (b"Dear all,\nplease find attached.\n", "no columns that say what it is"),
    "headings.csv": (b"Grade,SCP,FTE\n", "no row could be used"),
    "cut.xlsx": (_zip({"xl/workbook.xml": b"<workbook/>"})[:60], "is a damaged workbook"),
    "other.xlsx": (_zip({"word/document.xml": b"<w/>"}), "no workbook that can be read"),
    "hollow.xlsx": (_zip({"xl/workbook.xml": b"<workbook/>"}), "no workbook that can be read"),
    "bomb.xlsx": (
        _zip({"xl/workbook.xml": b"<a/>", "xl/worksheets/sheet1.xml": bytes(3_000_000)}),
        "is larger than 2 MB unpacked",
    ),
    "page.xls": (b"<html><body>Your session has ended</body></html>", "a page of HTML without a table"),
    "feed.xml": (b"<?xml version='1.0'?><a/>", "is XML"),
}


@pytest.mark.parametrize("name", ODD)
def test_a_file_that_is_no_extract_is_refused_in_a_sentence(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data, said = ODD[name]
    monkeypatch.setattr("supplement_calc.importing.workbook._LARGEST_UNPACKED", 2_000_000)  # 400 MB take seconds to make
    (tmp_path / name).write_bytes(data)
    ran = run("import", name, "-o", "case.yaml")
    assert ran.code in (1, 2)
    assert said in ran.err and ran.err.count("Error: ") == 1 and len(ran.err) < 1500
    assert not (tmp_path / "case.yaml").exists()


def test_a_name_that_is_no_file_is_refused(tmp_path: Path) -> None:
    assert "did you mean spine.csv?" in run("import", "spin.csv").err
    (tmp_path / "folder.csv").mkdir()
    ran = run("import", "folder.csv")
    assert (ran.code, "is a directory" in ran.err) == (2, True)


def _grades(ran: Ran) -> object:
    assert ran.code == 0, ran.err
    return as_texts(ran.out)["grades"]


def test_a_workbook_that_is_really_text_or_html_is_read(tmp_path: Path) -> None:
    as_csv(tmp_path / "posts.xlsx", POSTS)
    assert _grades(run("import", "posts.xlsx", "spine.csv")) == GRADES
    rows = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in POSTS)
    (tmp_path / "posts.xls").write_text(f"<html><table>{rows}</table></html>", encoding="utf-8")
    ran = run("import", "posts.xls", "spine.csv")
    assert _grades(ran) == GRADES and "read as a page of HTML" in ran.err


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_encodings_and_separators_are_found(encoding: str, separator: str, tmp_path: Path) -> None:
    rows: Cells = [[*POSTS[0], "Salary £"], *([*row, 30000 + 1000 * at] for at, row in enumerate(POSTS[1:]))]
    as_csv(tmp_path / "posts.csv", rows, encoding, separator)
    ran = run("import", "posts.csv")
    assert _grades(ran) == GRADES
    assert "  20: 30,000\n  21: 31,000\n" in ran.out


def _book(path: Path, sheets: dict[str, Cells], hidden: tuple[str, ...] = ()) -> None:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        sheet.sheet_state = "hidden" if name in hidden else "visible"
    book.save(path)


def test_sheets_are_told_apart(tmp_path: Path) -> None:
    other: Cells = [["Grade", "SCP", "FTE"], ["Grade 1", 20, 9]]
    _book(tmp_path / "a.xlsx", {"Notes": [["Read me"]], "Posts": POSTS, "Old": other}, ("Old",))
    ran = run("import", "a.xlsx", "spine.csv")
    assert _grades(ran) == GRADES
    assert "a.xlsx, sheet Posts, rows 2, 3" in ran.out and "sheets not read: Notes" in ran.err
    _book(tmp_path / "b.xlsx", {"Posts": POSTS, "Old": other})
    ran = run("import", "b.xlsx")
    assert (ran.code, "sheets 'Posts' and 'Old' can all be brought in" in ran.err) == (2, True)
    assert _grades(run("import", "b.xlsx", "spine.csv", "--sheet", "posts")) == GRADES
    ran = run("import", "b.xlsx", "--sheet", "Post")
    assert (ran.code, "did you mean 'Posts'?" in ran.err) == (2, True)


def test_formulas_dates_and_merged_cells_of_a_workbook(tmp_path: Path) -> None:
    rows: Cells = [[None], [None], ["Grade", "SCP", "FTE", "Salary"], ["Grade 8", 20, 0.6, 30000.5], [None, 21, "=1/2", 31000]]
    rows += [[None, "21", "1", "31,000.00"]]
    _book(tmp_path / "a.xlsx", {"Posts": rows})
    book = load_workbook(tmp_path / "a.xlsx")
    book.worksheets[0].merge_cells("A4:A6")
    book.save(tmp_path / "a.xlsx")
    ran = run("import", "a.xlsx")
    assert _grades(ran) == {"Grade 8": {"points": "20-21", "in_post": {"20": "0.6", "21": "1"}}}
    assert "left out, FTE: a formula without a saved value: row 5" in ran.err
    assert "  20: 30,000.50" in ran.out


def test_a_workbook_without_openpyxl_is_one_line_that_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    as_xlsx(tmp_path / "posts.xlsx", POSTS)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    ran = run("import", "posts.xlsx")
    assert (ran.code, ran.out) == (2, "")
    assert "pip install 'supplement-calc[import]'" in ran.err


COLUMNS: list[tuple[list[str], int, str]] = [
    (["--column", "fte=WET"], 2, "did you mean 'WTE'?"),
    (["--column", "ftee=WTE"], 2, "did you mean fte?"),
    (["--column", "fte"], 2, "--column needs FIELD=NAME"),
    ([], 2, "fte could be 'WTE' (C) or 'FTE' (D), and they differ"),
    (["--date", "soon"], 2, "--date is a day"),
    (["--full-time-hours", "0"], 2, "--full-time-hours is the hours"),
    (["--into", "case.yaml", "-o", "b.yaml"], 2, "give one of them"),
    (["--sheet", "One"], 2, "has no sheets"),
    (["--into", "none.yaml"], 2, "there is no such file"),
    (["-o", "posts.csv"], 2, "would lose the case"),
]  # fmt: skip


@pytest.mark.parametrize(("options", "code", "said"), COLUMNS, ids=[" ".join(one[0]) for one in COLUMNS])
def test_options_that_cannot_be_are_refused(options: list[str], code: int, said: str, tmp_path: Path) -> None:
    rows: Cells = [["Grade", "SCP", "WTE", "FTE"], ["Grade 8", 20, 1, 0.5]]
    as_csv(tmp_path / "posts.csv", rows)
    ran = run("import", "posts.csv", *options)
    assert (ran.code, ran.out) == (code, "")
    assert said in " ".join(ran.err.split())


def test_a_column_is_set_by_name_by_letter_or_to_none(tmp_path: Path) -> None:
    as_csv(tmp_path / "posts.csv", [["Grade", "SCP", "WTE", "FTE", "Level"], ["Grade 8", 20, 1, 0.5, "Band A"]])
    for column, grade, fte in (("fte=WTE", "Grade 8", "1"), ("fte=D", "Grade 8", "0.5")):
        made = _grades(run("import", "posts.csv", "spine.csv", "--column", column))
        assert made == {grade: {"points": "20", "in_post": {"20": fte}}}
    made = _grades(run("import", "posts.csv", "spine.csv", "--column", "grade=Level", "--column", "fte=WTE"))
    assert made == {"Band A": {"points": "20", "in_post": {"20": "1"}}}


def test_posts_without_pay_are_refused_and_nothing_is_written(tmp_path: Path) -> None:
    as_csv(tmp_path / "posts.csv", POSTS)
    ran = run("import", "posts.csv", "-o", "case.yaml")
    assert (ran.code, (tmp_path / "case.yaml").exists()) == (1, False)
    assert "pay points 20 and 21 of Grade 8 have no salary" in ran.err


INTO = """# A comment above all.\r
title: Planners   # the title's own\r
\r
grades:\r
  # inside, replaced with its section\r
  Old grade: {salary: 30,000, in_post: 2}\r
\r
# Above on-costs: kept.\r
on_costs: 28.5%\r
\r
pay_points: {20: 29,000}   # replaced\r
"""


def test_into_replaces_those_sections_alone(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    case.write_bytes(b"\xef\xbb\xbf" + INTO.encode())
    as_csv(tmp_path / "posts.csv", POSTS)
    for _ in range(2):
        assert run("import", "posts.csv", "spine.csv", "--into", "case.yaml").code == 0
        text = case.read_bytes().decode()
        before, after = text.split("grades:\r\n  # posts.csv, rows 2, 3: ")
        assert before == "\ufeff# A comment above all.\r\ntitle: Planners   # the title's own\r\n\r\n"
        assert "\r\n\r\n# Above on-costs: kept.\r\non_costs: 28.5%\r\n\r\npay_points:\r\n  # spine.csv, rows" in after
        assert "Old grade" not in text and "replaced" not in text and "\n" not in text.replace("\r\n", "")
    assert run("check", case).code == 0


def test_into_writes_nothing_where_check_would_refuse_the_case(tmp_path: Path) -> None:
    case = tmp_path / "case.yaml"
    text = "title: A team\npay_points: {20: 30,000, 21: 31,000, 22: 32,000}\ngrades:\n  Old: {points: 20-22, in_post: 2}\n"
    case.write_text(text + "uplifts:\n  - {grade: Old, from: 20, to: 21, in_post: 1}\n", encoding="utf-8")
    before = case.read_bytes()
    as_csv(tmp_path / "posts.csv", POSTS)
    ran = run("import", "posts.csv", "--into", "case.yaml")
    assert ran.code == 1 and "unknown-grade" in ran.err and "Nothing is written" in ran.err
    assert case.read_bytes() == before


def test_comparators_and_the_national_file_go_into_a_case() -> None:
    extracts = ROOT / "docs" / "extracts"
    assert run("import", extracts / "establishment.csv", extracts / "spine.csv", "-o", "case.yaml").code == 0
    assert run("import", extracts / "comparators.csv", "--into", "case.yaml").code == 0
    ran = run("import", extracts / "social_work.csv", "--area", "east midlands", "--into", "case.yaml")
    assert ran.code == 0 and run("check", "case.yaml") == (0, "", "")
    made = as_texts(Path("case.yaml").read_text(encoding="utf-8"))
    next_borough = {"pay": {"Grade 8": "39,400 - 43,100"}, "pay_date": "2026-04-01", "source": "Advert, May 2026"}
    assert made["comparators"]["Next Borough Council"] == next_borough
    assert made["indicators"]["Vacancy rate, FTE (East Midlands)"]["values"] == {"2024": "18.8%", "2025": "low"}
    ran = run("import", extracts / "social_work.csv", "--area", "Exampleshir")
    assert (ran.code, "did you mean Exampleshire?" in ran.err) == (2, True)
    assert "say which with --area" in run("import", extracts / "social_work.csv").err
