"""Two cases that differ in hidden counts of people alone give the same documents, to the last byte of every part: nothing is in
a formula, a cached value, a chart, the words of a picture, or the data of the page. Only the case file's hash differs."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from support.running import run

CASE = """
title: Ward
grades: {A: {salary: 30000, in_post: 3, vacant: 2, supplement: 1000}}
budget: 200,000
workforce:
  Ward:
    counted_in: heads
    teams:
      Nurses: {establishment: 250, men: %s, women: %s, headcount: 227, vacant: 23}
      Aides: {establishment: 40, men: 17, women: 21, headcount: 38, vacant: 2}
      Clerks: {establishment: 40, men: %s, women: %s, headcount: 34, vacant: 6}
equal_pay:
  grades:
    A: {paid: {men: %s, women: 9}, not_paid: {men: 14, women: 12}, how_reached: The gap to two others}
"""
COUNTS = ((3, 224, 11, 23, 3), (2, 225, 12, 22, 2))
_HASH = re.compile(rb"\b[0-9a-f]{64}\b")


def parts(folder: Path, counts: tuple[int, ...], *options: str) -> Iterator[tuple[str, bytes]]:
    """Every part of every document of a case with these counts."""
    case, charts = folder / "case.yaml", folder / "charts"
    case.write_text(CASE % counts, encoding="utf-8")
    for arguments, name in (
        (("report", case), "paper.docx"),
        (("report", case), "paper.html"),
        (("report", case, "--charts", charts), "paper.md"),
        (("report", case), "book.xlsx"),
        (("check", case), "found.xlsx"),
        (("workforce", case), "tables.xlsx"),
    ):
        assert run(*arguments, *options, "-o", folder / name).code in (0, 1)
        if zipfile.is_zipfile(folder / name):
            with zipfile.ZipFile(folder / name) as file:
                yield from ((f"{name} {part}", file.read(part)) for part in file.namelist())
        else:
            yield name, (folder / name).read_bytes()
    yield from ((chart.name, chart.read_bytes()) for chart in sorted(charts.iterdir()))


def test_no_part_of_a_document_says_a_small_count(tmp_path: Path) -> None:
    first, second = ({name: _HASH.sub(b"", data) for name, data in parts(tmp_path, counts)} for counts in COUNTS)
    assert list(first) == list(second)
    assert [name for name in first if first[name] != second[name]] == []
    assert {Path(name.partition(" ")[0]).suffix for name in first} == {".docx", ".html", ".md", ".xlsx", ".svg", ".png"}


def test_with_full_they_differ(tmp_path: Path) -> None:
    """The test of the test: both cases are told apart where all is asked for."""
    made = []
    for counts in COUNTS:
        (case := tmp_path / "case.yaml").write_text(CASE % counts, encoding="utf-8")
        target = tmp_path / "paper.md"
        assert run("report", case, "--full", "-o", target).code == 0
        made.append(target.read_text(encoding="utf-8"))
    assert made[0] != made[1]
