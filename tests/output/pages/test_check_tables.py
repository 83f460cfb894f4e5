"""The tables of `check` and `rule` as documents: all that the machine formats have, and no more than people are shown."""

from __future__ import annotations

import json
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from supplement_calc.cli import check_output
from supplement_calc.diagnostics import Problem, catalogue
from supplement_calc.output.pages.check import view
from support.running import DERBYSHIRE, run
from support.xlsx import Sheets, read

SMALL = """
title: Ward
grades: {A: {salary: 30000, in_post: -3}}
workforce:
  Ward:
    counted_in: heads
    teams:
      Nurses: {establishment: 250, men: 3, women: 224, headcount: 228}
      Aides: {establishment: 40, men: 17, women: 21, headcount: 38}
"""


def rows(sheets: Sheets, name: str) -> list[dict[str, object]]:
    """The rows of a sheet by the names of its columns, which stand on its second row; None for an empty cell."""
    cells, letters = sheets[name], "ABCDEFGHIJKLMN"
    heads = {letter: str(cells[f"{letter}2"].value) for letter in letters if f"{letter}2" in cells}
    last = max(int(ref[1:]) for ref in cells)
    return [
        {head: (cells[f"{letter}{n}"].value or None) if f"{letter}{n}" in cells else None for letter, head in heads.items()}
        for n in range(3, last + 1)
    ]


def test_a_workbook_has_every_finding_and_every_printed_figure_with_those_that_are_excused(tmp_path: Path) -> None:
    target = tmp_path / "found.xlsx"
    assert run("check", DERBYSHIRE, "-o", target).code == 0
    sheets, data = read(target.read_bytes()), json.loads(run("check", DERBYSHIRE, "-f", "json").out)
    assert list(sheets) == ["Summary", "Findings", "Printed figures"]
    found, printed = rows(sheets, "Findings"), rows(sheets, "Printed figures")
    for row, problem in zip(found, data["problems"], strict=True):
        assert [row[name] for name in ("file", "code", "severity", "message", "help", "excused", "reason")] == [
            *(problem[name] for name in ("file", "code", "severity", "headline", "help")),
            *(problem["excuse"][name] for name in ("kind", "reason")),
        ]
        assert (row["line"], row["column"]) == (problem["line"], problem["column"])
    for row, verdict in zip(printed, data["reconciled"], strict=True):
        assert [row[name] for name in ("figure", "printed", "case gives", "result", "how", "accepted because", "where")] == [
            verdict[name] for name in ("figure", "published", "computed", "result", "how", "accepted", "where")
        ]
        says = str(row["reason that fits best"])
        assert verdict["causes"][0]["says"] in says if verdict["causes"] else says in ("None", "No known reason")
    (summary,) = rows(sheets, "Summary")
    numbers = {"accepted": 28, "silenced": 12, "printed figures": 128, "agree": 100, "differ": 15, "cannot be worked out": 13}
    nothing = {"errors": 0, "warnings": 0, "notes": 0}
    assert {name: summary[name] or 0 for name in (*nothing, *numbers)} == nothing | {k: Decimal(n) for k, n in numbers.items()}


def test_a_document_has_what_people_are_shown_and_counts_the_rest(tmp_path: Path) -> None:
    def tables(*options: str) -> list[list[list[str]]]:
        target = tmp_path / "found.docx"
        run("check", DERBYSHIRE, *options, "-o", target)
        return [
            [[cell.text for cell in row.cells] for row in table.rows] for table in Document(BytesIO(target.read_bytes())).tables
        ]

    short, open_, every = tables(), tables("--no-accept"), tables("-v")
    assert short == [[["Item", "Errors", "Warnings", "Notes", "Excused", "Printed figures", "That agree"],
                      [str(DERBYSHIRE), "0", "0", "0", "40", "128", "100"]]]  # fmt: skip
    assert [len(table) - 1 for table in open_] == [1, 28, 28]
    assert [len(table) - 1 for table in every] == [1, 40, 28]
    assert open_[1][1][:2] == ["Line 165", "error: published-differs"]
    assert open_[2][1][1:4] == ["7.65%", "7.46%", "differs"]
    assert every[1][1][1] == "warning, silenced: no-review"


@pytest.mark.parametrize("ending", [".xlsx", ".html", ".docx"])
def test_small_counts_of_people_are_not_in_it_unless_asked_for(ending: str, tmp_path: Path) -> None:
    case, target = tmp_path / "case.yaml", tmp_path / f"out{ending}"
    case.write_text(SMALL.replace("-3", "3"), encoding="utf-8")
    for more in ((), ("--full",)):
        assert run("check", case, *more, "-o", target).code == 1
        data = target.read_bytes()
        if ending == ".docx":
            data = "\n".join(cell.text for table in Document(BytesIO(data)).tables for cell in table._cells).encode()
        if ending == ".xlsx":
            data = "\n".join(str(cell.value) for cells in read(data).values() for cell in cells.values()).encode()
        assert b"published-differs" in data or b"sex" in data
        assert (b"227" in data) is bool(more)


def test_what_is_not_checked_is_said(tmp_path: Path) -> None:
    case, target = tmp_path / "case.yaml", tmp_path / "out.xlsx"
    case.write_text(SMALL, encoding="utf-8")
    run("check", case, "-o", target)
    (summary,) = rows(read(target.read_bytes()), "Summary")
    assert str(summary["not checked"]).startswith("Not checked, as grades has errors: ")


def test_a_fault_in_showing_one_file_is_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong, faulty, target = tmp_path / "wrong.yaml", tmp_path / "faulty.yaml", tmp_path / "out.xlsx"
    for case in (wrong, faulty):
        case.write_text(SMALL, encoding="utf-8")
    finding = view._finding

    def fails(problem: Problem) -> view.Row:
        if "faulty" in problem.span.source.name and problem.code != "fault-of-ours":
            raise RuntimeError("of ours")
        return finding(problem)

    monkeypatch.setattr(view, "_finding", fails)
    monkeypatch.setattr(check_output, "wants_traceback", bool)
    for order in ([wrong, faulty], [faulty, wrong]):
        assert run("check", *order, "-o", target).code == 3
        found = [(Path(str(row["file"])).stem, row["code"]) for row in rows(read(target.read_bytes()), "Findings")]
        assert ("faulty", "fault-of-ours") in found
        assert ("wrong", "negative-fte") in found
        assert ("faulty", "negative-fte") not in found


def test_the_codes_are_a_table_with_their_severities_and_meanings(tmp_path: Path) -> None:
    target = tmp_path / "rules.xlsx"
    assert run("rule", "-o", target).code == 0
    pages = catalogue.pages()
    assert rows(read(target.read_bytes()), "Codes") == [
        {"code": code, "severity": page.severity, "meaning": page.summary} for code, page in pages.items()
    ]
    one = json.loads(run("rule", "no-review", "-f", "json").out)["codes"]
    assert one == [{"code": "no-review", "severity": "warning", "meaning": pages["no-review"].meaning}]
